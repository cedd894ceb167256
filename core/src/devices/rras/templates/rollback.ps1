$ErrorActionPreference = 'Stop'
Import-Module RemoteAccess
{{#tunnels}}

# {{id}}
{{#bgp}}
# The networks that are announced, and the router, stay: other peers may need them.
Remove-BgpPeer -Name {{name}} -Force
{{/bgp}}
Remove-VpnS2SInterface -Name {{name}} -Force
{{/tunnels}}
