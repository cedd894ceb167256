# Tunnelwright 0.1.0: Takes it away again
# Scenario: A & B
# Facts as of 2026-11-21, written 2026-11-21
# Side: North "1" # set (Windows RRAS Windows Server 2025)

$ErrorActionPreference = 'Stop'
Import-Module RemoteAccess

# a-b
Remove-VpnS2SInterface -Name 'tw-a-b' -Force
