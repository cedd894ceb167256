#!/usr/bin/env bash
# Tunnelwright 0.1.0: takes back what deploy.sh created
# Scenario: Two sites with link-local BGP
# Facts as of 2026-11-21, written 2026-11-21
# Side: cloud (Azure Resource Manager)
#
# Nothing is deleted without a "yes". Say no to what was there before.

set -euo pipefail

# ---- Values

RESOURCE_GROUP=rg-vpn
VNET=vnet-vpn
PUBLIC_IP=vpn-gateway-ip
GATEWAY=vpn-gateway
LOCAL_GATEWAY_A=onpremises-a
CONNECTION_A=onpremises-vpn-a
LOCAL_GATEWAY_B=onpremises-b
CONNECTION_B=onpremises-vpn-b
AT=(--resource-group "$RESOURCE_GROUP")

# ---- Helpers

# drop WHAT NAME COMMAND...: asks, then deletes what is there.
drop() {
  local what=$1 name=$2 answer=no
  shift 2
  az "$@" show "${AT[@]}" --name "$name" --output none 2>/dev/null || return 0
  read -rp "Delete the $what $name? [yes/no] " answer || true
  if [ "$answer" = yes ]; then
    az "$@" delete "${AT[@]}" --name "$name" --output none
  fi
}

# ---- The way back

command -v az >/dev/null || {
  printf 'The Azure CLI is missing.\n' >&2
  exit 1
}
az account show --output none

drop connection "$CONNECTION_A" network vpn-connection
drop 'local network gateway' "$LOCAL_GATEWAY_A" network local-gateway
drop connection "$CONNECTION_B" network vpn-connection
drop 'local network gateway' "$LOCAL_GATEWAY_B" network local-gateway
# Other connections may use the gateway: Azure then refuses to delete it.
drop gateway "$GATEWAY" network vnet-gateway
drop 'public IP address' "$PUBLIC_IP" network public-ip
AT+=(--vnet-name "$VNET")
drop subnet GatewaySubnet network vnet subnet
AT=(--resource-group "$RESOURCE_GROUP")
# Machines in its subnets keep the virtual network: Azure then refuses to delete it.
drop 'virtual network' "$VNET" network vnet
printf 'The resource group %s stays; delete it yourself once it is empty.\n' "$RESOURCE_GROUP"
