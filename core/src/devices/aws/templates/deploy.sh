#!/usr/bin/env bash
{{#header}}
# {{line}}
{{/header}}
#
# It creates what is missing and leaves what is there, so it can be run again.
# A VPN connection is billed by the hour from its creation, whether tunnels are up or not.

set -euo pipefail
umask 077

# ---- Values

export AWS_DEFAULT_REGION={{region}} AWS_PAGER=
VPC_ID={{vpc}}
GATEWAY={{gateway}}
# The route tables that learn the other side's networks; when empty, the VPC's main one.
ROUTE_TABLES=${ROUTE_TABLES:-}
{{#connections}}

# Connection {{name}}, to {{label}}
CONNECTION_{{number}}={{name}}
PEER_{{number}}={{peer}}
{{#tunnels}}
{{#key}}
# The pre-shared key of {{id}}: keep this file to yourself, and destroy it when the tunnel is up.
{{key_variable}}={{key}}
{{/key}}
{{^key}}
# The pre-shared key of {{id}} is asked for, or taken from the environment: {{key_variable}}
{{/key}}
{{/tunnels}}
{{/connections}}

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
{{#any_static}}

# static_route CONNECTION NETWORK: a network of the other side, entered when it is missing.
static_route() {
  local known
  known=$(first "VpnConnections[0].Routes[?DestinationCidrBlock=='$2'] | [0].State" \
    describe-vpn-connections --vpn-connection-ids "$1") || exit 1
  [ -n "$known" ] || aws ec2 create-vpn-connection-route --vpn-connection-id "$1" --destination-cidr-block "$2"
}
{{/any_static}}

# outside CONNECTION INSIDE-NETWORK: the outside address that AWS gave the tunnel.
outside() {
  first "VpnConnections[0].Options.TunnelOptions[?TunnelInsideCidr=='$2'] | [0].OutsideIpAddress" \
    describe-vpn-connections --vpn-connection-ids "$1"
}
{{#asks}}

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
{{/asks}}

# ---- Before anything is created

{{#vpc_later}}
case $VPC_ID in *REPLACE-*) die "Put the VPC's id into VPC_ID first: aws ec2 describe-vpcs prints it." ;; esac
{{/vpc_later}}
{{#connections}}
{{#peer_later}}
case $PEER_{{number}} in *REPLACE-*) die "Put the other end's public address into PEER_{{number}} first." ;; esac
{{/peer_later}}
{{/connections}}
command -v aws >/dev/null || die "The AWS CLI is missing: https://aws.amazon.com/cli/"
ACCOUNT=$(aws sts get-caller-identity --query Account --output text) || die "Log in first: aws configure, or aws sso login"
printf 'Account: %s\n' "$ACCOUNT"
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
{{#connections}}
{{#tunnels}}
{{^key}}
ask_key {{key_variable}} {{id}}
{{/key}}
{{/tunnels}}
{{/connections}}

# ---- Virtual private gateway

VGW=$(first 'VpnGateways[0].VpnGatewayId' describe-vpn-gateways \
  --filters "Name=tag:Name,Values=$GATEWAY" Name=state,Values=pending,available)
if [ -n "$VGW" ]; then
  printf 'Stays as it is: %s\n' "$VGW"
else
{{#asn}}
  VGW=$(first VpnGateway.VpnGatewayId create-vpn-gateway --type ipsec.1 --amazon-side-asn {{asn}} \
    --tag-specifications "$(named vpn-gateway "$GATEWAY")")
{{/asn}}
{{^asn}}
  VGW=$(first VpnGateway.VpnGatewayId create-vpn-gateway --type ipsec.1 \
    --tag-specifications "$(named vpn-gateway "$GATEWAY")")
{{/asn}}
fi
{{#asn}}
# The number of a gateway that is there already cannot be changed.
ASN=$(first 'VpnGateways[0].AmazonSideAsn' describe-vpn-gateways --vpn-gateway-ids "$VGW")
[ "$ASN" = {{asn}} ] || die "$VGW has the AS number $ASN, the plan says {{asn}}."
{{/asn}}

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
{{#connections}}

# ---- Connection {{name}}

CUSTOMER=$(customer_gateway "$PEER_{{number}}" {{peer_asn}} "$CONNECTION_{{number}}")
VPN=$(connection "$CONNECTION_{{number}}")
if [ -n "$VPN" ]; then
  printf 'Stays as it is: %s\n' "$VPN"
else
  # The keys pass through a file that only you can read, so that none shows in "ps".
  cat >"$WORK/options.json" <<JSON
{
{{#pair}}
  "LocalIpv4NetworkCidr": "{{far}}",
  "RemoteIpv4NetworkCidr": "{{near}}",
{{/pair}}
  "StaticRoutesOnly": {{static}},
  "TunnelOptions": [
{{#tunnels}}
    {
      "DPDTimeoutAction": "{{dpd_action}}",
      "DPDTimeoutSeconds": {{dpd}},
      "IKEVersions": [{"Value": "{{version}}"}],
{{#log_group}}
      "LogOptions": {
        "CloudWatchLogOptions": {"LogEnabled": true, "LogGroupArn": "{{log_group}}", "LogOutputFormat": "json"}
      },
{{/log_group}}
      "Phase1DHGroupNumbers": [{"Value": {{ike_group}}}],
      "Phase1EncryptionAlgorithms": [{"Value": "{{ike_encryption}}"}],
      "Phase1IntegrityAlgorithms": [{"Value": "{{ike_integrity}}"}],
      "Phase1LifetimeSeconds": {{ike_lifetime}},
      "Phase2DHGroupNumbers": [{"Value": {{esp_group}}}],
      "Phase2EncryptionAlgorithms": [{"Value": "{{esp_encryption}}"}],
{{#esp_integrity}}
      "Phase2IntegrityAlgorithms": [{"Value": "{{esp_integrity}}"}],
{{/esp_integrity}}
      "Phase2LifetimeSeconds": {{esp_lifetime}},
      "PreSharedKey": "${{key_variable}}",
      "RekeyFuzzPercentage": 100,
      "RekeyMarginTimeSeconds": 270,
      "StartupAction": "{{startup}}",
      "TunnelInsideCidr": "{{inside}}"
    }{{comma}}
{{/tunnels}}
  ]
}
JSON
  VPN=$(first VpnConnection.VpnConnectionId create-vpn-connection --type ipsec.1 --customer-gateway-id "$CUSTOMER" \
    --vpn-gateway-id "$VGW" --options "file://$WORK/options.json" \
    --tag-specifications "$(named vpn-connection "$CONNECTION_{{number}}")")
  rm -f "$WORK/options.json"
fi
printf 'Waiting for %s: some minutes are usual.\n' "$VPN"
aws ec2 wait vpn-connection-available --vpn-connection-ids "$VPN"
{{#routes}}
static_route "$VPN" {{route}}
{{/routes}}
{{#tunnels}}
OUTSIDE=$(outside "$VPN" {{inside}})
printf 'Outside address of the tunnel {{id}}: %s\n' "$OUTSIDE"
{{#own}}
[ "$OUTSIDE" = {{own}} ] ||
  printf 'NOTE: the plan says {{own}}. Change it in the scenario and export the other end again.\n'
{{/own}}
{{^own}}
printf 'Enter it in the scenario and export the other end again.\n'
{{/own}}
{{/tunnels}}
{{/connections}}
