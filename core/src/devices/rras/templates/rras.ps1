$ErrorActionPreference = 'Stop'
Import-Module RemoteAccess
if ((Get-RemoteAccess).VpnS2SStatus -ne 'Installed') {
    Install-RemoteAccess -VpnType VpnS2S
}
{{#tunnels}}

# {{id}}
$tunnel = @{
    Name = {{name}}
    Destination = {{destination}}
    Protocol = 'IKEv2'
    AuthenticationMethod = 'PSKOnly'
    ResponderAuthenticationMethod = 'PSKOnly'
    SharedSecret = {{key}}
    IPv4Subnet = @({{subnets}})
    NumberOfTries = 0
    Persistent = {{persistent}}
    InitiateConfigPayload = $false
    CustomPolicy = $true
    EncryptionMethod = {{cipher}}
    IntegrityCheckMethod = {{hash}}
    DHGroup = {{group}}
    MMSALifeTimeSeconds = {{ike_lifetime}}
    CipherTransformConstants = {{esp_cipher}}
    AuthenticationTransformConstants = {{esp_hash}}
    PfsGroup = {{pfs}}
    SALifeTimeSeconds = {{esp_lifetime}}
}
Add-VpnS2SInterface @tunnel
{{#starts}}
Connect-VpnS2SInterface -Name {{name}}
{{/starts}}
{{#bgp}}
# The server has one router: where one with another AS number is there, it stays, and the peer gets this number of its own.
if (-not (Get-BgpRouter -ErrorAction SilentlyContinue)) {
    Add-BgpRouter -BgpIdentifier {{bgp_address}} -LocalASN {{asn}}
}
Add-BgpPeer -Name {{name}} -LocalIPAddress {{bgp_address}} -PeerIPAddress {{bgp_peer}} -LocalASN {{asn}} -PeerASN {{peer_asn}}
{{#announce}}
Add-BgpCustomRoute -Network {{network}}
{{/announce}}
{{/bgp}}
{{/tunnels}}
