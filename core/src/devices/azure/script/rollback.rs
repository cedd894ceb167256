//! `rollback.sh`: takes back what `deploy.sh` creates, one question each.

use super::values::variable;
use super::{MEDIA_TYPE, heading, start};
use crate::bundle::{Artifact, ArtifactKind, Header};
use crate::devices::azure::{naming, nat};
use crate::render::lines::Lines;
use crate::render::shell::word;
use crate::side::Side;

const ASK: &str = r#"# drop WHAT NAME COMMAND...: asks, then deletes what is there.
drop() {
  local what=$1 name=$2 answer=no
  shift 2
  az "$@" show "${AT[@]}" --name "$name" --output none 2>/dev/null || return 0
  read -rp "Delete the $what $name? [yes/no] " answer || true
  if [ "$answer" = yes ]; then
    az "$@" delete "${AT[@]}" --name "$name" --output none
  fi
}"#;

const ASK_NAT_RULE: &str = r#"
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
}"#;

/// The way back.
pub(in crate::devices::azure) fn rollback(side: &Side<'_>) -> Artifact {
    let header = Header::of(side, "takes back what deploy.sh created", &[]);
    let mut out = start(&header);
    out.line("#").line("# Nothing is deleted without a \"yes\". Say no to what was there before.");
    out.line("").line("set -euo pipefail");
    heading(&mut out, "Values");
    values(&mut out, side);
    heading(&mut out, "Helpers");
    out.lines(ASK.lines());
    if !nat::of_gateway(side).is_empty() {
        out.lines(ASK_NAT_RULE.lines());
    }
    heading(&mut out, "The way back");
    steps(&mut out, side);
    let purpose = "Takes back what deploy.sh created; asks before each deletion.";
    Artifact::new(&side.gateway().id, "rollback.sh", ArtifactKind::Rollback, MEDIA_TYPE, purpose, out.finish())
}

fn values(out: &mut Lines, side: &Side<'_>) {
    let settings = &side.gateway().settings;
    out.format(format_args!("RESOURCE_GROUP={}", word(settings.text("resource_group"))));
    out.format(format_args!("VNET={}", word(settings.text("vnet_name"))));
    out.format(format_args!("PUBLIC_IP={}", word(settings.text("public_ip_name"))));
    out.format(format_args!("GATEWAY={}", word(settings.text("gateway_name"))));
    for view in side.tunnels() {
        let id = &view.tunnel.id;
        out.format(format_args!("{}={}", variable("LOCAL_GATEWAY", id), word(&naming::local_gateway(side, &view))));
        out.format(format_args!("{}={}", variable("CONNECTION", id), word(&naming::connection(side, &view))));
    }
    out.line("AT=(--resource-group \"$RESOURCE_GROUP\")");
}

fn steps(out: &mut Lines, side: &Side<'_>) {
    out.line("command -v az >/dev/null || {").block(|out| {
        out.line("printf 'The Azure CLI is missing.\\n' >&2").line("exit 1");
    });
    out.line("}");
    out.line("az account show --output none").line("");
    for view in side.tunnels() {
        let id = &view.tunnel.id;
        out.format(format_args!("drop connection \"${}\" network vpn-connection", variable("CONNECTION", id)));
        out.format(format_args!(
            "drop 'local network gateway' \"${}\" network local-gateway",
            variable("LOCAL_GATEWAY", id)
        ));
    }
    for rule in nat::of_gateway(side) {
        out.format(format_args!("drop_nat_rule {}", rule.name));
    }
    out.line("# Other connections may use the gateway: Azure then refuses to delete it.");
    out.line("drop gateway \"$GATEWAY\" network vnet-gateway");
    out.line("drop 'public IP address' \"$PUBLIC_IP\" network public-ip");
    out.line("AT+=(--vnet-name \"$VNET\")");
    out.line("drop subnet GatewaySubnet network vnet subnet");
    out.line("AT=(--resource-group \"$RESOURCE_GROUP\")");
    if side.gateway().settings.flag("vnet_exists") {
        out.line("# The virtual network was there before and stays.");
    } else {
        out.line("# Machines in its subnets keep the virtual network: Azure then refuses to delete it.");
        out.line("drop 'virtual network' \"$VNET\" network vnet");
    }
    out.line("printf 'The resource group %s stays; delete it yourself once it is empty.\\n' \"$RESOURCE_GROUP\"");
}
