#!/usr/bin/env bash
# Tunnelwright 0.1.0: Azure CLI script that builds this side
# Scenario: The same network on both sides, BGP
# Facts as of 2026-11-21, written 2026-11-21
# Side: cloud (Azure Resource Manager)
#
# It creates what is missing and leaves what is there, so it can be run again. With UPDATE=yes before the
# command it writes the local network gateways and the connections anew.
# The gateway is billed by the hour from its creation.

set -euo pipefail
umask 077

# ---- Values

RESOURCE_GROUP=rg-vpn
LOCATION=westeurope
VNET=vnet-vpn
PUBLIC_IP=vpn-gateway-ip
GATEWAY=vpn-gateway
API_VERSION=2025-01-01

# Tunnel office-cloud, to office
LOCAL_GATEWAY_OFFICE_CLOUD=onpremises
CONNECTION_OFFICE_CLOUD=onpremises-vpn
PEER_OFFICE_CLOUD=198.51.100.10
# The pre-shared key is asked for, or taken from the environment: PSK_OFFICE_CLOUD

# ---- Helpers

die() {
  printf '%s\n' "$*" >&2
  exit 1
}

# True when a resource is there. Only a plain "not found" means that it is not:
# on any other error nothing is created over it.
there() {
  local answer code=0
  answer=$(az "$@" --output none 2>&1) || code=$?
  [ "$code" -ne 0 ] || return 0
  case $code:$answer in
    3:* | *NotFound* | *"not found"*) return 1 ;;
    *) die "$answer" ;;
  esac
}

# True when a resource is not there. One that is there stays as it is.
missing() {
  if there "$@"; then
    printf 'Stays as it is: %s\n' "$*"
    return 1
  fi
}

# As above, but UPDATE=yes writes over what is there.
wanted() {
  [ "${UPDATE:-no}" = yes ] || missing "$@"
}

# A text inside a JSON string.
json() {
  printf '%s' "$1" | sed 's/["\\]/\\&/g'
}

# put TYPE NAME: writes a resource whole; its JSON comes from standard input. It
# passes through a file that only you can read, so that no key shows in "ps".
put() {
  cat >"$WORK/body.json"
  az rest --method put \
    --url "https://management.azure.com$SCOPE/$1/$2?api-version=$API_VERSION" \
    --body "@$WORK/body.json" \
    --output none
  rm -f "$WORK/body.json"
}

# ask_key VARIABLE TUNNEL: takes the key from the environment, or asks for it.
ask_key() {
  local LC_ALL=C key=${!1:-} allowed='^[!-,.-}]{1,128}$'
  if [ -z "$key" ]; then
    read -rsp "Pre-shared key of the tunnel $2: " key || die "No key for the tunnel $2."
    printf '\n'
  fi
  [[ $key =~ $allowed ]] ||
    die "The key of $2: 1 to 128 printable ASCII characters without space, hyphen and tilde."
  printf -v "$1" '%s' "$key"
}

# ---- Before anything is created

command -v az >/dev/null || die "The Azure CLI is missing: https://aka.ms/azure-cli"
SUBSCRIPTION=$(az account show --query id --output tsv) || die "Log in first: az login"
SCOPE=/subscriptions/$SUBSCRIPTION/resourceGroups/$RESOURCE_GROUP/providers/Microsoft.Network
printf 'Subscription: %s\n' "$SUBSCRIPTION"
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
ask_key PSK_OFFICE_CLOUD office-cloud

# ---- Resource group

if missing group show --name "$RESOURCE_GROUP"; then
  az group create --name "$RESOURCE_GROUP" --location "$LOCATION" --output none
fi

# ---- Virtual network

if missing network vnet show --resource-group "$RESOURCE_GROUP" --name "$VNET"; then
  az network vnet create \
    --resource-group "$RESOURCE_GROUP" \
    --name "$VNET" \
    --location "$LOCATION" \
    --address-prefixes 10.1.0.0/16 10.99.0.0/27 \
    --output none
fi
if missing network vnet subnet show --resource-group "$RESOURCE_GROUP" --vnet-name "$VNET" --name workload; then
  az network vnet subnet create \
    --resource-group "$RESOURCE_GROUP" \
    --vnet-name "$VNET" \
    --name workload \
    --address-prefixes 10.1.1.0/24 \
    --output none
fi

# The gateway's own subnet: its name is fixed, nothing else may stand in it.
if missing network vnet subnet show --resource-group "$RESOURCE_GROUP" --vnet-name "$VNET" --name GatewaySubnet; then
  az network vnet subnet create \
    --resource-group "$RESOURCE_GROUP" \
    --vnet-name "$VNET" \
    --name GatewaySubnet \
    --address-prefixes 10.99.0.0/27 \
    --output none
fi

# ---- Public IP address

# Not spread over zones: in a region without them "--zone" fails.
if missing network public-ip show --resource-group "$RESOURCE_GROUP" --name "$PUBLIC_IP"; then
  az network public-ip create \
    --resource-group "$RESOURCE_GROUP" \
    --name "$PUBLIC_IP" \
    --location "$LOCATION" \
    --sku Standard \
    --allocation-method Static \
    --output none
fi

# ---- Gateway

# A gateway that is there already only gets the connection: it must have this SKU's features.
# "az network vnet-gateway create" has no flag for the translation of BGP's routes: it is written whole.
if missing network vnet-gateway show --resource-group "$RESOURCE_GROUP" --name "$GATEWAY"; then
  put virtualNetworkGateways "$GATEWAY" <<JSON
{
  "location": "$LOCATION",
  "properties": {
    "bgpSettings": {
      "asn": 65515
    },
    "enableBgp": true,
    "enableBgpRouteTranslationForNat": true,
    "gatewayType": "Vpn",
    "ipConfigurations": [
      {
        "name": "vnetGatewayConfig0",
        "properties": {
          "privateIPAllocationMethod": "Dynamic",
          "publicIPAddress": {
            "id": "$SCOPE/publicIPAddresses/$PUBLIC_IP"
          },
          "subnet": {
            "id": "$SCOPE/virtualNetworks/$VNET/subnets/GatewaySubnet"
          }
        }
      }
    ],
    "sku": {
      "name": "VpnGw2AZ",
      "tier": "VpnGw2AZ"
    },
    "vpnGatewayGeneration": "Generation2",
    "vpnType": "RouteBased"
  }
}
JSON
fi

# ---- Tunnel office-cloud: the other end

if wanted network local-gateway show --resource-group "$RESOURCE_GROUP" --name "$LOCAL_GATEWAY_OFFICE_CLOUD"; then
  az network local-gateway create \
    --resource-group "$RESOURCE_GROUP" \
    --name "$LOCAL_GATEWAY_OFFICE_CLOUD" \
    --location "$LOCATION" \
    --gateway-ip-address "$PEER_OFFICE_CLOUD" \
    --asn 65010 \
    --bgp-peering-address 10.98.0.30 \
    --output none
fi

# ---- Until the gateway is built

printf 'Waiting for the gateway: 30 to 45 minutes are usual.\n'
az network vnet-gateway wait --resource-group "$RESOURCE_GROUP" --name "$GATEWAY" --created --timeout 5400

# ---- NAT rules

# Internal is what a network is, external what it is seen as. The command is a preview and says so.
# nat_rule NAME MODE INTERNAL EXTERNAL: host for host, one rule for both directions.
nat_rule() {
  local known
  known=$(az network vnet-gateway show --resource-group "$RESOURCE_GROUP" --name "$GATEWAY" \
    --query 'natRules[].name' --output tsv)
  if grep -qxF -e "$1" <<<"$known"; then
    printf 'Stays as it is: NAT rule %s\n' "$1"
    return
  fi
  az network vnet-gateway nat-rule add \
    --resource-group "$RESOURCE_GROUP" \
    --gateway-name "$GATEWAY" \
    --name "$1" \
    --mode "$2" \
    --type Static \
    --internal-mappings "$3" \
    --external-mappings "$4" \
    --output none
}

nat_rule egress-10.1.0.0-16-as-10.201.0.0-16 EgressSnat 10.1.0.0/16 10.201.0.0/16
nat_rule ingress-10.1.0.0-16-as-10.200.0.0-16 IngressSnat 10.1.0.0/16 10.200.0.0/16

# The routes that BGP tells must be translated as well. The command line has no flag for that: a gateway made
# here has it on, one that was there before may not.
[ "$(az network vnet-gateway show --resource-group "$RESOURCE_GROUP" --name "$GATEWAY" \
  --query enableBgpRouteTranslationForNat --output tsv)" = true ] ||
  die "Switch on \"Enable Bgp Route Translation\" on the page NAT Rules of the gateway, then run this again."

# ---- Tunnel office-cloud: the connection

# "az network vpn-connection create" has no flag for the IKE version, the connection mode and the DPD
# timeout, and the version is fixed at creation: the connection is written whole.
if wanted network vpn-connection show --resource-group "$RESOURCE_GROUP" --name "$CONNECTION_OFFICE_CLOUD"; then
  KEY=$(json "$PSK_OFFICE_CLOUD")
  put connections "$CONNECTION_OFFICE_CLOUD" <<JSON
{
  "location": "$LOCATION",
  "properties": {
    "connectionMode": "ResponderOnly",
    "connectionProtocol": "IKEv2",
    "connectionType": "IPsec",
    "dpdTimeoutSeconds": 45,
    "egressNatRules": [
      {
        "id": "$SCOPE/virtualNetworkGateways/$GATEWAY/natRules/egress-10.1.0.0-16-as-10.201.0.0-16"
      }
    ],
    "enableBgp": true,
    "ingressNatRules": [
      {
        "id": "$SCOPE/virtualNetworkGateways/$GATEWAY/natRules/ingress-10.1.0.0-16-as-10.200.0.0-16"
      }
    ],
    "ipsecPolicies": [
      {
        "dhGroup": "ECP384",
        "ikeEncryption": "AES256",
        "ikeIntegrity": "SHA384",
        "ipsecEncryption": "GCMAES256",
        "ipsecIntegrity": "GCMAES256",
        "pfsGroup": "ECP384",
        "saDataSizeKilobytes": 102400000,
        "saLifeTimeSeconds": 29700
      }
    ],
    "localNetworkGateway2": {
      "id": "$SCOPE/localNetworkGateways/$LOCAL_GATEWAY_OFFICE_CLOUD"
    },
    "sharedKey": "$KEY",
    "usePolicyBasedTrafficSelectors": false,
    "virtualNetworkGateway1": {
      "id": "$SCOPE/virtualNetworkGateways/$GATEWAY"
    }
  }
}
JSON
  unset KEY
  az network vpn-connection wait --resource-group "$RESOURCE_GROUP" --name "$CONNECTION_OFFICE_CLOUD" --created
fi

# ---- For the other end

PUBLIC_ADDRESS=$(az network public-ip show --resource-group "$RESOURCE_GROUP" --name "$PUBLIC_IP" \
  --query ipAddress --output tsv)
printf 'Public address of the gateway: %s\n' "$PUBLIC_ADDRESS"
[ "$PUBLIC_ADDRESS" = 203.0.113.20 ] ||
  printf 'NOTE: the plan says 203.0.113.20. Change it in the scenario and export the other end again.\n'
BGP_ADDRESS=$(az network vnet-gateway show --resource-group "$RESOURCE_GROUP" --name "$GATEWAY" \
  --query bgpSettings.bgpPeeringAddress --output tsv)
printf 'BGP address of the gateway: %s\n' "$BGP_ADDRESS"
[ "$BGP_ADDRESS" = 10.99.0.30 ] ||
  printf 'NOTE: the plan says 10.99.0.30. Change it in the scenario and export the other end again.\n'
