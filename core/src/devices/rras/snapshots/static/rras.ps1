# Tunnelwright 0.1.0: The script to run in an elevated PowerShell
# Scenario: A & B
# Facts as of 2026-11-21, written 2026-11-21
# Side: North "1" # set (Windows RRAS Windows Server 2025)

$ErrorActionPreference = 'Stop'
Import-Module RemoteAccess
if ((Get-RemoteAccess).VpnS2SStatus -ne 'Installed') {
    Install-RemoteAccess -VpnType VpnS2S
}

# a-b
$tunnel = @{
    Name = 'tw-a-b'
    Destination = '203.0.113.20'
    Protocol = 'IKEv2'
    AuthenticationMethod = 'PSKOnly'
    ResponderAuthenticationMethod = 'PSKOnly'
    SharedSecret = 'KtqqQ0xy8fbsegXdwFlwbIPC5BMbz0mh'
    IPv4Subnet = @('172.16.0.0/16:100')
    NumberOfTries = 0
    Persistent = $true
    InitiateConfigPayload = $false
    CustomPolicy = $true
    EncryptionMethod = 'AES256'
    IntegrityCheckMethod = 'SHA384'
    DHGroup = 'ECP384'
    MMSALifeTimeSeconds = 28800
    CipherTransformConstants = 'GCMAES256'
    AuthenticationTransformConstants = 'GCMAES256'
    PfsGroup = 'ECP384'
    SALifeTimeSeconds = 3600
}
Add-VpnS2SInterface @tunnel
Connect-VpnS2SInterface -Name 'tw-a-b'
