#!/usr/bin/env bash
# Tunnelwright 0.1.0: takes back what deploy.sh created
# Scenario: The same network on both sides, BGP
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
LOCAL_GATEWAY_OFFICE_CLOUD=onpremises
CONNECTION_OFFICE_CLOUD=onpremises-vpn
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

# drop_nat_rule NAME: a part of the gateway, with commands of its own.
drop_nat_rule() {
  local known answer=no
  known=$(az network vnet-gateway show "${AT[@]}" --name "$GATEWAY" --query 'natRules[].name' --output tsv 2>/dev/null) ||
    return 0
  grep -qxF -e "$1" <<<"$known" || return 0
  read -rp "Delete the NAT rule $1? [yes/no] " answer || true
  if [ "$answer" = yes ]; then
    az network vnet-gateway nat-rule remove "${AT[@]}" --gateway-name "$GATEWAY" --name "$1" --output none
  fi
}

# ---- The way back

command -v az >/dev/null || {
  printf 'The Azure CLI is missing.\n' >&2
  exit 1
}
az account show --output none

drop connection "$CONNECTION_OFFICE_CLOUD" network vpn-connection
drop 'local network gateway' "$LOCAL_GATEWAY_OFFICE_CLOUD" network local-gateway
drop_nat_rule egress-10.1.0.0-16-as-10.201.0.0-16
drop_nat_rule ingress-10.1.0.0-16-as-10.200.0.0-16
# Other connections may use the gateway: Azure then refuses to delete it.
drop gateway "$GATEWAY" network vnet-gateway
drop 'public IP address' "$PUBLIC_IP" network public-ip
AT+=(--vnet-name "$VNET")
drop subnet GatewaySubnet network vnet subnet
AT=(--resource-group "$RESOURCE_GROUP")
# Machines in its subnets keep the virtual network: Azure then refuses to delete it.
drop 'virtual network' "$VNET" network vnet
printf 'The resource group %s stays; delete it yourself once it is empty.\n' "$RESOURCE_GROUP"
