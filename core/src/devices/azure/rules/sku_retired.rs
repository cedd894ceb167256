//! A SKU is retired on the day whose facts hold.

use super::azure;
use crate::devices::azure::sources::NEW26;
use crate::draft::Draft;
use crate::finding::{Edit, Severity};
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "Z101",
    name: "sku-retired",
    severity: Severity::Error,
    what: "A SKU is retired on the day whose facts hold.",
    why: "Azure has migrated or removed such gateways: no new one can be built.",
    fix: "choose the successor with availability zones",
    source: NEW26.url,
    check: Check::Draft(check),
    fires: Case::new(Base::Cloud, &[("gateways[1].settings.sku", "\"VpnGw1\"")]),
    silent: Case::new(Base::Cloud, &[("gateways[1].settings.sku", "\"VpnGw1AZ\"")]),
};

fn check(draft: &Draft<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (gateway, setup) in azure(draft) {
        let Some(sku) = setup.sku.filter(|sku| sku.is_retired(draft.as_of)) else { continue };
        let path = format!("{}.settings.sku", gateway.path);
        let since = sku.retired.map(|(day, _)| day.to_string()).unwrap_or_default();
        let hit = Hit::at(path.clone(), format!("{} was retired on {since}", sku.name));
        hits.push(match sku.successor {
            Some(next) => hit.fix(format!("use {next}")).repair(format!("Use {next}"), vec![Edit::set(path, next)]),
            None => hit,
        });
    }
    hits
}
