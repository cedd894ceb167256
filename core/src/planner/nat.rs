//! Networks that overlap where neither side can be renumbered: where each is
//! shown instead, host for host, and who can do that.

use ipnet::IpNet;
use serde::Serialize;

use super::clash::is_between_sides;
use crate::addressing::{Claim, conflicts, elsewhere};
use crate::devices::Feature;
use crate::matrix::{Able, able};

/// 1:1 NAT for all that overlaps.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NatPlan {
    /// The networks; the other side of each reaches it by what it is shown as.
    pub networks: Vec<Shown>,
    /// Who can translate, and in which tunnels.
    pub able: Vec<Able>,
}

/// A network that the other side sees at other addresses.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Shown {
    /// Its own addresses.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub network: IpNet,
    /// Whose it is.
    pub of: String,
    /// The free range of its size; none where no private range has room.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub shown_as: Option<IpNet>,
}

/// The plan; none when nothing overlaps.
pub(super) fn plan(claims: &[Claim], mut taken: Vec<IpNet>) -> Option<NatPlan> {
    let mut networks: Vec<Shown> = Vec::new();
    for found in conflicts(claims).iter().filter(|found| is_between_sides(claims, found)) {
        for claim in [&claims[found.change], &claims[found.keep]] {
            // No system here translates IPv6.
            let known = networks.iter().any(|known| known.network == claim.prefix && known.of == claim.owner);
            if known || claim.prefix.addr().is_ipv6() {
                continue;
            }
            let shown_as = elsewhere(claim.prefix, &taken);
            taken.extend(shown_as);
            networks.push(Shown { network: claim.prefix, of: claim.owner.clone(), shown_as });
        }
    }
    let able = || [Feature::TranslateBoth, Feature::TranslateOwn].into_iter().flat_map(able).collect();
    (!networks.is_empty()).then(|| NatPlan { networks, able: able() })
}
