#!/usr/bin/env bash
# Tunnelwright 0.1.0: deploy.sh
# Scenario: A & B
# Facts as of 2026-11-21, written 2026-11-21
# Side: Cloud "1" # set (AWS Site-to-Site VPN)
#
# It creates what is missing and leaves what is there, so it can be run again.
# A VPN connection is billed by the hour from its creation, whether tunnels are up or not.

set -euo pipefail
umask 077

# ---- Values

export AWS_DEFAULT_REGION=eu-central-1 AWS_PAGER=
VPC_ID=vpc-0a1b2c3d4e5f60718
GATEWAY=vpn-gateway
# The route tables that learn the other side's networks; when empty, the VPC's main one.
ROUTE_TABLES=${ROUTE_TABLES:-}

# Connection site-to-site, to It's `here`
CONNECTION_1=site-to-site
PEER_1=203.0.113.20
# The pre-shared key of one is asked for, or taken from the environment: PSK_ONE

# ---- Helpers

die() {
  printf '%s\n' "$*" >&2
  exit 1
}

# first QUERY COMMAND...: what the query finds, or nothing.
first() {
  local query=$1 answer
  shift
  answer=$(aws ec2 "$@" --query "$query" --output text) || die "aws ec2 $1 failed."
  [ "$answer" = None ] || printf '%s' "$answer"
}

# named TYPE NAME: the tag that gives a resource its name.
named() {
  printf 'ResourceType=%s,Tags=[{Key=Name,Value=%s}]' "$1" "$2"
}

# customer_gateway ADDRESS ASN NAME: the customer gateway of that address and number, made when it is missing.
customer_gateway() {
  local found asn=--bgp-asn
  [ "$2" -le 2147483647 ] || asn=--bgp-asn-extended
  found=$(first 'CustomerGateways[0].CustomerGatewayId' describe-customer-gateways \
    --filters "Name=ip-address,Values=$1" "Name=bgp-asn,Values=$2" Name=state,Values=pending,available) || exit 1
  if [ -z "$found" ]; then
    found=$(first CustomerGateway.CustomerGatewayId create-customer-gateway --type ipsec.1 --ip-address "$1" \
      "$asn" "$2" --tag-specifications "$(named customer-gateway "$3")") || exit 1
  fi
  printf '%s' "$found"
}

# connection NAME: the id of the VPN connection with this name.
connection() {
  first 'VpnConnections[0].VpnConnectionId' describe-vpn-connections \
    --filters "Name=tag:Name,Values=$1" Name=state,Values=pending,available
}

# static_route CONNECTION NETWORK: a network of the other side, entered when it is missing.
static_route() {
  local known
  known=$(first "VpnConnections[0].Routes[?DestinationCidrBlock=='$2'] | [0].State" \
    describe-vpn-connections --vpn-connection-ids "$1") || exit 1
  [ -n "$known" ] || aws ec2 create-vpn-connection-route --vpn-connection-id "$1" --destination-cidr-block "$2"
}

# outside CONNECTION INSIDE-NETWORK: the outside address that AWS gave the tunnel.
outside() {
  first "VpnConnections[0].Options.TunnelOptions[?TunnelInsideCidr=='$2'] | [0].OutsideIpAddress" \
    describe-vpn-connections --vpn-connection-ids "$1"
}

# ask_key VARIABLE TUNNEL: takes the key from the environment, or asks for it.
ask_key() {
  local LC_ALL=C key=${!1:-} allowed='^[A-Za-z1-9._][A-Za-z0-9._]{7,63}$'
  if [ -z "$key" ]; then
    read -rsp "Pre-shared key of the tunnel $2: " key || die "No key for the tunnel $2."
    printf '\n'
  fi
  [[ $key =~ $allowed ]] ||
    die "The key of $2: 8 to 64 letters, digits, periods and underscores, not beginning with 0."
  printf -v "$1" '%s' "$key"
}

# ---- Before anything is created

command -v aws >/dev/null || die "The AWS CLI is missing: https://aws.amazon.com/cli/"
ACCOUNT=$(aws sts get-caller-identity --query Account --output text) || die "Log in first: aws configure, or aws sso login"
printf 'Account: %s\n' "$ACCOUNT"
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
ask_key PSK_ONE one

# ---- Virtual private gateway

VGW=$(first 'VpnGateways[0].VpnGatewayId' describe-vpn-gateways \
  --filters "Name=tag:Name,Values=$GATEWAY" Name=state,Values=pending,available)
if [ -n "$VGW" ]; then
  printf 'Stays as it is: %s\n' "$VGW"
else
  VGW=$(first VpnGateway.VpnGatewayId create-vpn-gateway --type ipsec.1 \
    --tag-specifications "$(named vpn-gateway "$GATEWAY")")
fi

ATTACHED=$(first "VpnGateways[0].VpcAttachments[?State=='attached' || State=='attaching'] | [0].VpcId" \
  describe-vpn-gateways --vpn-gateway-ids "$VGW")
case $ATTACHED in
  "$VPC_ID") ;;
  '') aws ec2 attach-vpn-gateway --vpn-gateway-id "$VGW" --vpc-id "$VPC_ID" --output text >/dev/null ;;
  *) die "$VGW is attached to $ATTACHED." ;;
esac
for _ in {1..60}; do
  STATE=$(first "VpnGateways[0].VpcAttachments[?VpcId=='$VPC_ID'] | [0].State" \
    describe-vpn-gateways --vpn-gateway-ids "$VGW")
  [ "$STATE" != attached ] || break
  sleep 10
done
[ "$STATE" = attached ] || die "$VGW is still not attached to $VPC_ID."

# The VPC learns the other side's networks from the gateway.
[ -n "$ROUTE_TABLES" ] || ROUTE_TABLES=$(aws ec2 describe-route-tables --query 'RouteTables[].RouteTableId' --output text \
  --filters "Name=vpc-id,Values=$VPC_ID" Name=association.main,Values=true)
for TABLE in $ROUTE_TABLES; do
  aws ec2 enable-vgw-route-propagation --gateway-id "$VGW" --route-table-id "$TABLE"
done

# ---- Connection site-to-site

CUSTOMER=$(customer_gateway "$PEER_1" 65000 "$CONNECTION_1")
VPN=$(connection "$CONNECTION_1")
if [ -n "$VPN" ]; then
  printf 'Stays as it is: %s\n' "$VPN"
else
  # The keys pass through a file that only you can read, so that none shows in "ps".
  cat >"$WORK/options.json" <<JSON
{
  "LocalIpv4NetworkCidr": "192.168.10.0/24",
  "RemoteIpv4NetworkCidr": "10.20.0.0/16",
  "StaticRoutesOnly": true,
  "TunnelOptions": [
    {
      "DPDTimeoutAction": "clear",
      "DPDTimeoutSeconds": 40,
      "IKEVersions": [{"Value": "ikev1"}],
      "Phase1DHGroupNumbers": [{"Value": 20}],
      "Phase1EncryptionAlgorithms": [{"Value": "AES256"}],
      "Phase1IntegrityAlgorithms": [{"Value": "SHA2-384"}],
      "Phase1LifetimeSeconds": 28800,
      "Phase2DHGroupNumbers": [{"Value": 20}],
      "Phase2EncryptionAlgorithms": [{"Value": "AES256-GCM-16"}],
      "Phase2LifetimeSeconds": 3600,
      "PreSharedKey": "$PSK_ONE",
      "RekeyFuzzPercentage": 100,
      "RekeyMarginTimeSeconds": 270,
      "StartupAction": "add",
      "TunnelInsideCidr": "169.254.0.4/30"
    }
  ]
}
JSON
  VPN=$(first VpnConnection.VpnConnectionId create-vpn-connection --type ipsec.1 --customer-gateway-id "$CUSTOMER" \
    --vpn-gateway-id "$VGW" --options "file://$WORK/options.json" \
    --tag-specifications "$(named vpn-connection "$CONNECTION_1")")
  rm -f "$WORK/options.json"
fi
printf 'Waiting for %s: some minutes are usual.\n' "$VPN"
aws ec2 wait vpn-connection-available --vpn-connection-ids "$VPN"
static_route "$VPN" 192.168.10.0/24
OUTSIDE=$(outside "$VPN" 169.254.0.4/30)
printf 'Outside address of the tunnel one: %s\n' "$OUTSIDE"
[ "$OUTSIDE" = 198.51.100.10 ] ||
  printf 'NOTE: the plan says 198.51.100.10. Change it in the scenario and export the other end again.\n'
