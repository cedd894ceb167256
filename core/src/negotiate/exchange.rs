//! Main or aggressive mode: what was chosen, where both ends have it.

use super::refusal::NO_AGGRESSIVE;
use super::{Party, Refusals};
use crate::crypto::{ExchangeMode, IkeVersion};
use crate::devices::Feature;
use crate::draft::DraftTunnel;
use crate::finding::Edit;

/// Main mode unless the other one was chosen: it is never the better one.
pub(super) fn choose(
    tunnel: &DraftTunnel,
    parties: &[Party<'_>; 2],
    version: IkeVersion,
    refusals: &mut Refusals,
) -> ExchangeMode {
    match (tunnel.protection.exchange_mode, version) {
        (None | Some(ExchangeMode::Main), _) => return ExchangeMode::Main,
        (Some(ExchangeMode::Aggressive), IkeVersion::V1) => {}
        (Some(ExchangeMode::Aggressive), IkeVersion::V2) => {
            refuse(tunnel, "IKEv2 has no aggressive mode".to_owned(), refusals);
            return ExchangeMode::Main;
        }
    }
    for party in parties.iter().filter(|party| !party.has(Feature::AggressiveMode)) {
        let what = format!("{} ({}) does not have aggressive mode here", party.gateway.id, party.name());
        refuse(tunnel, what, refusals);
    }
    ExchangeMode::Aggressive
}

fn refuse(tunnel: &DraftTunnel, what: String, refusals: &mut Refusals) {
    let path = format!("{}.protection.exchange_mode", tunnel.path);
    let fix = "use main mode; an end whose address changes can have a host name that follows it".to_owned();
    let edit = Edit { path: path.clone(), value: serde_json::Value::Null };
    refusals.add_with(&NO_AGGRESSIVE, path, what, fix, Some(("Use main mode".to_owned(), vec![edit])));
}
