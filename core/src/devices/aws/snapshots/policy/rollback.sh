#!/usr/bin/env bash
# Tunnelwright 0.1.0: rollback.sh
# Scenario: A & B
# Facts as of 2026-11-21, written 2026-11-21
# Side: Cloud "1" # set (AWS Site-to-Site VPN)
#
# Nothing is deleted without a "yes". Say no to what was there before.

set -euo pipefail

# ---- Values

export AWS_DEFAULT_REGION=eu-central-1 AWS_PAGER=
GATEWAY=vpn-gateway
CONNECTIONS=(site-to-site)

# ---- Helpers

# first QUERY COMMAND...: what the query finds, or nothing.
first() {
  local query=$1 answer
  shift
  answer=$(aws ec2 "$@" --query "$query" --output text) || exit 1
  [ "$answer" = None ] || printf '%s' "$answer"
}

# agreed WHAT ID: asks.
agreed() {
  local answer=no
  [ -n "$2" ] || return 1
  read -rp "Delete the $1 $2? [yes/no] " answer || true
  [ "$answer" = yes ]
}

# ---- The way back

command -v aws >/dev/null || {
  printf 'The AWS CLI is missing.\n' >&2
  exit 1
}
aws sts get-caller-identity --output text >/dev/null

for NAME in "${CONNECTIONS[@]}"; do
  VPN=$(first 'VpnConnections[0].VpnConnectionId' describe-vpn-connections \
    --filters "Name=tag:Name,Values=$NAME" Name=state,Values=pending,available)
  if agreed 'VPN connection' "$VPN"; then
    aws ec2 delete-vpn-connection --vpn-connection-id "$VPN"
    aws ec2 wait vpn-connection-deleted --vpn-connection-ids "$VPN"
  fi
  CUSTOMER=$(first 'CustomerGateways[0].CustomerGatewayId' describe-customer-gateways \
    --filters "Name=tag:Name,Values=$NAME" Name=state,Values=pending,available)
  if agreed 'customer gateway' "$CUSTOMER"; then
    aws ec2 delete-customer-gateway --customer-gateway-id "$CUSTOMER"
  fi
done

# Other connections may use the gateway: AWS then refuses to delete it.
VGW=$(first 'VpnGateways[0].VpnGatewayId' describe-vpn-gateways \
  --filters "Name=tag:Name,Values=$GATEWAY" Name=state,Values=pending,available)
if agreed 'virtual private gateway' "$VGW"; then
  for TABLE in $(aws ec2 describe-route-tables --query 'RouteTables[].RouteTableId' --output text \
    --filters "Name=route.gateway-id,Values=$VGW"); do
    aws ec2 disable-vgw-route-propagation --gateway-id "$VGW" --route-table-id "$TABLE"
  done
  VPC_ID=$(first "VpnGateways[0].VpcAttachments[?State=='attached'] | [0].VpcId" \
    describe-vpn-gateways --vpn-gateway-ids "$VGW")
  if [ -n "$VPC_ID" ]; then
    aws ec2 detach-vpn-gateway --vpn-gateway-id "$VGW" --vpc-id "$VPC_ID"
  fi
  for _ in {1..60}; do
    STATE=$(first 'VpnGateways[0].VpcAttachments[0].State' describe-vpn-gateways --vpn-gateway-ids "$VGW")
    case $STATE in detached | '') break ;; esac
    sleep 10
  done
  aws ec2 delete-vpn-gateway --vpn-gateway-id "$VGW"
fi
