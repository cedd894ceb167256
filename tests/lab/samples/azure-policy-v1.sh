#!/usr/bin/env bash
# Hand-made sample in the form that an export has: policy-based gateway, default offers, device with fixed selectors.
set -euo pipefail

GROUP='rg-tunnel'
az group create --name "$GROUP" --location westeurope --output none
az network vnet create --resource-group "$GROUP" --name vnet-hub --address-prefixes 10.2.0.0/16 --output none
az network vnet subnet create --resource-group "$GROUP" --vnet-name vnet-hub --name GatewaySubnet \
  --address-prefixes 10.2.255.0/27 --output none
az network public-ip create --resource-group "$GROUP" --name pip-vpn --sku Standard --allocation-method Static --output none
az network vnet-gateway create --resource-group "$GROUP" --name vgw-hub --vnet vnet-hub \
  --public-ip-addresses pip-vpn --gateway-type Vpn --vpn-type PolicyBased --sku Basic
az network local-gateway create --resource-group "$GROUP" --name lgw-hq --gateway-ip-address 203.0.113.7 \
  --local-address-prefixes 10.0.0.0/24 10.0.1.0/24 --output none
az network vpn-connection create --resource-group "$GROUP" --name cn-hq --vnet-gateway1 vgw-hub \
  --local-gateway2 lgw-hq --shared-key 'kJ7mQ2vX9bN4tR8wZ3cF6hL1pS5dG0yA' --output none
az network public-ip show --resource-group "$GROUP" --name pip-vpn --query ipAddress --output tsv
