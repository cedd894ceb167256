//! NAT rules: created on the gateway, used by the connections.

use super::{heading, speaks_bgp};
use crate::devices::azure::nat;
use crate::render::lines::Lines;
use crate::side::Side;

const FUNCTION: &str = r#"# nat_rule NAME MODE INTERNAL EXTERNAL: host for host, one rule for both directions.
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
}"#;

const ROUTES: &str = r#"
# The routes that BGP tells must be translated as well. The command line has no flag for that: a gateway made
# here has it on, one that was there before may not.
[ "$(az network vnet-gateway show --resource-group "$RESOURCE_GROUP" --name "$GATEWAY" \
  --query enableBgpRouteTranslationForNat --output tsv)" = true ] ||
  die "Switch on \"Enable Bgp Route Translation\" on the page NAT Rules of the gateway, then run this again.""#;

/// Nothing where nothing is translated.
pub(super) fn write(out: &mut Lines, side: &Side<'_>) {
    let rules = nat::of_gateway(side);
    if rules.is_empty() {
        return;
    }
    heading(out, "NAT rules");
    out.line("# Internal is what a network is, external what it is seen as. The command is a preview and says so.");
    out.lines(FUNCTION.lines()).line("");
    for rule in rules {
        let (mode, internal, external) = (rule.mode.word(), rule.internal, rule.external);
        out.format(format_args!("nat_rule {} {mode} {internal} {external}", rule.name));
    }
    if speaks_bgp(side) {
        out.lines(ROUTES.lines());
    }
}
