#!/usr/bin/env bash
# Hand-made sample in the form that an export has: route-based, custom policy, BGP, device behind NAT.
set -euo pipefail

GROUP='rg-tunnel'
REGION='westeurope'
PSK='kJ7mQ2vX9bN4tR8wZ3cF6hL1pS5dG0yA'

az group create --name "$GROUP" --location "$REGION" --output none
az network vnet create --resource-group "$GROUP" --name vnet-hub --address-prefixes 172.16.0.0/16 \
  --subnet-name servers --subnet-prefixes 172.16.20.0/24 --output none
az network vnet subnet create --resource-group "$GROUP" --vnet-name vnet-hub --name GatewaySubnet \
  --address-prefixes 172.16.19.224/27 --output none
az network public-ip create --resource-group "$GROUP" --name pip-vpn --sku Standard \
  --allocation-method Static --zone 1 2 3 --output none
az network vnet-gateway create --resource-group "$GROUP" --name vgw-hub --vnet vnet-hub \
  --public-ip-addresses pip-vpn --gateway-type Vpn --vpn-type RouteBased --sku VpnGw1AZ \
  --vpn-gateway-generation Generation1 --asn 65515 --no-wait
az network vnet-gateway wait --resource-group "$GROUP" --name vgw-hub --created

SUBSCRIPTION=$(az account show --query id --output tsv)
BASE="https://management.azure.com/subscriptions/$SUBSCRIPTION/resourceGroups/$GROUP/providers/Microsoft.Network"
az rest --method put --url "$BASE/localNetworkGateways/lgw-hq?api-version=2024-05-01" --output none --body @- <<'JSON'
{"location": "westeurope", "properties": {"fqdn": "hq.example.net",
 "localNetworkAddressSpace": {"addressPrefixes": []},
 "bgpSettings": {"asn": 65010, "bgpPeeringAddress": "10.0.0.1"}}}
JSON
cat > connection.json <<JSON
{"location": "westeurope", "properties": {
 "connectionType": "IPsec", "connectionProtocol": "IKEv2", "connectionMode": "ResponderOnly",
 "dpdTimeoutSeconds": 45, "sharedKey": "$PSK", "enableBgp": true, "usePolicyBasedTrafficSelectors": false,
 "virtualNetworkGateway1": {"id": "/subscriptions/$SUBSCRIPTION/resourceGroups/$GROUP/providers/Microsoft.Network/virtualNetworkGateways/vgw-hub"},
 "localNetworkGateway2": {"id": "/subscriptions/$SUBSCRIPTION/resourceGroups/$GROUP/providers/Microsoft.Network/localNetworkGateways/lgw-hq"},
 "ipsecPolicies": [{"ikeEncryption": "AES256", "ikeIntegrity": "SHA256", "dhGroup": "DHGroup14",
  "ipsecEncryption": "GCMAES256", "ipsecIntegrity": "GCMAES256", "pfsGroup": "PFS2048",
  "saLifeTimeSeconds": 27000, "saDataSizeKilobytes": 102400000}]}}
JSON
az rest --method put --url "$BASE/connections/cn-hq?api-version=2024-05-01" --body @connection.json --output none
PUBLIC_IP=$(az network public-ip show -g "$GROUP" -n pip-vpn --query ipAddress -o tsv)
PEER=$(az network vnet-gateway show -g "$GROUP" -n vgw-hub --query 'bgpSettings.bgpPeeringAddresses[0].defaultBgpIpAddresses[0]' -o tsv)
echo "public address: $PUBLIC_IP, BGP address: $PEER"
