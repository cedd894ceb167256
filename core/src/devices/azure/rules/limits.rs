//! How many networks a gateway is told of, how many it takes, and the same
//! addresses in fewer networks.

use ipnet::IpNet;

use super::{sides, translates};
use crate::addressing::summarise;
use crate::devices::azure::GATEWAY_SUBNET;
use crate::devices::azure::sources::{INTER26, LIMITS24};
use crate::fact::Source;
use crate::finding::Edit;
use crate::plan::Plan;
use crate::rules::Hit;

/// How far one limit is used.
pub(super) struct Used {
    /// The field to change.
    path: String,
    /// How many there are.
    count: usize,
    /// The limit.
    most: usize,
    /// From how many on the limit is near.
    near: usize,
    /// What is counted.
    what: String,
    /// Lists that fewer networks replace, with those.
    shorter: Vec<Shorter>,
}

/// A list of networks and the fewest that hold the same addresses.
struct Shorter {
    path: String,
    before: usize,
    networks: Vec<IpNet>,
}

/// Prefixes of a local network gateway.
const ENTERED: usize = GATEWAY_SUBNET.most_remote.0;
/// Prefixes by BGP, of all peers together: the sources differ whether it is a peer's.
pub(super) const ANNOUNCED: (usize, &Source) = (4_000, &LIMITS24);
/// Pairs of networks; one table names half of it.
pub(super) const PAIRS: (usize, &Source) = (200, &INTER26);

/// The networks that are entered for each other end without BGP.
pub(super) fn entered(plan: &Plan) -> Vec<Used> {
    let of = |index: usize| {
        let networks = &plan.gateways[index].networks;
        let path = format!("gateways[{index}].networks");
        let shorter = shorter(plan, index, path.clone(), networks).into_iter().collect();
        let what = "networks to enter in the local network gateway".to_owned();
        Used { path, count: networks.len(), most: ENTERED, near: ENTERED / 2, what, shorter }
    };
    let told = sides(plan).filter(|side| side.here.bgp.is_none()).map(|side| side.there.gateway);
    each_once(told).into_iter().map(of).collect()
}

/// The networks that each gateway learns by BGP.
pub(super) fn announced(plan: &Plan) -> Vec<Used> {
    let of = |index: usize| {
        let peers = sides(plan).filter(|side| side.here.gateway == index && side.here.bgp.is_some());
        let peers = each_once(peers.map(|side| side.there.gateway));
        let count = peers.iter().map(|peer| plan.gateways[*peer].announce.len()).sum();
        let path = |peer: usize| format!("gateways[{peer}].bgp.announce");
        let one = |peer: &usize| shorter(plan, *peer, path(*peer), &plan.gateways[*peer].announce);
        let what = format!("networks for {} by BGP", plan.gateways[index].id);
        let shorter = peers.iter().filter_map(one).collect();
        Used { path: path(*peers.first()?), count, most: ANNOUNCED.0, near: ANNOUNCED.0 / 2, what, shorter }.into()
    };
    each_once(sides(plan).map(|side| side.here.gateway)).into_iter().filter_map(of).collect()
}

/// The pairs of networks that end at each gateway.
pub(super) fn pairs(plan: &Plan) -> Vec<Used> {
    let of = |index: usize| {
        let sides = || sides(plan).filter(|side| side.here.gateway == index);
        let gateways = each_once([index].into_iter().chain(sides().map(|side| side.there.gateway)));
        let path = |gateway: usize| format!("gateways[{gateway}].networks");
        let one = |gateway: &usize| shorter(plan, *gateway, path(*gateway), &plan.gateways[*gateway].networks);
        let count = sides().map(|side| side.here.selectors.len()).sum();
        let what = format!("pairs of networks end at {}", plan.gateways[index].id);
        let shorter = gateways.iter().filter_map(one).collect();
        Used { path: path(index), count, most: PAIRS.0, near: PAIRS.0 / 2, what, shorter }
    };
    each_once(sides(plan).map(|side| side.here.gateway)).into_iter().map(of).collect()
}

fn each_once(gateways: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut once = Vec::new();
    for gateway in gateways {
        if !once.contains(&gateway) {
            once.push(gateway);
        }
    }
    once
}

/// A shorter list with exactly the same addresses, where there is one. A network
/// that is shown at other addresses is named by its prefix, and stays as it is.
fn shorter(plan: &Plan, gateway: usize, path: String, networks: &[IpNet]) -> Option<Shorter> {
    let mut tunnels = plan.tunnels.iter().filter(|tunnel| tunnel.ends.iter().any(|end| end.gateway == gateway));
    if tunnels.any(|tunnel| tunnel.ends.iter().any(translates)) {
        return None;
    }
    let fewer = summarise(networks);
    (fewer.len() < networks.len()).then_some(Shorter { path, before: networks.len(), networks: fewer })
}

impl Used {
    /// There are more than the limit.
    pub(super) fn above(&self) -> Option<Hit> {
        (self.count > self.most).then(|| self.hit())
    }

    /// The limit is near, and fewer networks would hold the same.
    pub(super) fn near(&self) -> Option<Hit> {
        let is_near = self.count > self.near && self.count <= self.most;
        (is_near && !self.shorter.is_empty()).then(|| self.hit())
    }

    fn hit(&self) -> Hit {
        let hit = Hit::at(self.path.clone(), format!("{} {}; {} is the limit", self.count, self.what, self.most));
        let before: usize = self.shorter.iter().map(|list| list.before).sum();
        let after: usize = self.shorter.iter().map(|list| list.networks.len()).sum();
        if self.shorter.is_empty() {
            return hit;
        }
        let edit = |list: &Shorter| {
            let networks: Vec<String> = list.networks.iter().map(ToString::to_string).collect();
            Edit::set(list.path.clone(), networks)
        };
        hit.fix(format!("write these {before} networks as {after} that hold exactly the same addresses"))
            .repair(format!("Summarise {before} networks as {after}"), self.shorter.iter().map(edit).collect())
    }
}

/// Ten networks as JSON, each with a comma behind it.
macro_rules! ten {
    ($($p:literal)*) => {
        concat!(
            "\"", $($p,)* "0.0/24\",", "\"", $($p,)* "1.0/24\",", "\"", $($p,)* "2.0/24\",", "\"", $($p,)* "3.0/24\",",
            "\"", $($p,)* "4.0/24\",", "\"", $($p,)* "5.0/24\",", "\"", $($p,)* "6.0/24\",", "\"", $($p,)* "7.0/24\",",
            "\"", $($p,)* "8.0/24\",", "\"", $($p,)* "9.0/24\","
        )
    };
}

macro_rules! hundreds {
    ($($p:literal)*) => {
        concat!($(
            ten!($p "1"), ten!($p "2"), ten!($p "3"), ten!($p "4"), ten!($p "5"),
            ten!($p "6"), ten!($p "7"), ten!($p "8"), ten!($p "9"), ten!($p "10"),
        )*)
    };
}

/// Lists for the rules' cases, which only the tests run: the page does not carry them.
macro_rules! list {
    ($text:expr) => {
        if cfg!(test) { $text } else { "" }
    };
}

/// 601 networks.
pub(super) const MANY: &str =
    list!(concat!("[", hundreds!("10.100." "10.101." "10.102." "10.103." "10.104." "10.105."), "\"10.110.0.0/24\"]"));

/// 1001 networks.
pub(super) const THOUSAND: &str = list!(concat!(
    "[",
    hundreds!("10.100." "10.101." "10.102." "10.103." "10.104." "10.105." "10.106." "10.107." "10.108." "10.109."),
    "\"10.110.0.0/24\"]"
));

/// 4001 networks.
pub(super) const THOUSANDS: &str = list!(concat!(
    "[",
    hundreds!("10.100." "10.101." "10.102." "10.103." "10.104." "10.105." "10.106." "10.107." "10.108." "10.109."),
    hundreds!("10.110." "10.111." "10.112." "10.113." "10.114." "10.115." "10.116." "10.117." "10.118." "10.119."),
    hundreds!("10.120." "10.121." "10.122." "10.123." "10.124." "10.125." "10.126." "10.127." "10.128." "10.129."),
    hundreds!("10.130." "10.131." "10.132." "10.133." "10.134." "10.135." "10.136." "10.137." "10.138." "10.139."),
    "\"10.140.0.0/24\"]"
));

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::Moment;
    use crate::fact::day;
    use crate::finding::Finding;
    use crate::rules::{Base, Case};
    use crate::scenario::{Scenario, apply, get_path};

    fn found(scenario: &Scenario, codes: &[&str]) -> Vec<Finding> {
        let report = crate::check(scenario, &Moment { today: day(2026, 11, 21), as_of: None });
        report.findings.into_iter().filter(|finding| codes.contains(&finding.code.as_ref())).collect()
    }

    fn networks(scenario: &Scenario, path: &str) -> Vec<IpNet> {
        let tree = serde_json::to_value(scenario).unwrap();
        let list = get_path(&tree, path).and_then(|list| list.as_array().cloned()).unwrap_or_default();
        list.iter().map(|text| text.as_str().unwrap().parse().unwrap()).collect()
    }

    /// The button must never route an address that nobody asked for, nor lose one.
    fn check_cure(case: &Case, code: &str, words: &str) {
        let codes = ["Z117", "Z118", "Z140", "Z141"];
        let scenario = case.scenario().unwrap();
        let before = found(&scenario, &codes);
        assert_eq!((before.len(), before[0].code.as_ref()), (1, code), "{before:?}");
        let repair = before[0].repair.clone().unwrap();
        assert_eq!(repair.label, words);
        let cured = apply(&scenario, &repair.edits).unwrap();
        for edit in &repair.edits {
            let after = networks(&cured, &edit.path);
            assert_eq!(after, summarise(&networks(&scenario, &edit.path)), "{}", edit.path);
        }
        assert!(found(&cured, &codes).is_empty(), "{code}");
    }

    #[test]
    fn summarising_brings_back_under_the_limit_with_the_very_same_addresses() {
        let of = |base: Base, edits: &'static [(&'static str, &'static str)]| Case { base, edits };
        let entered = of(Base::Cloud, &[("gateways[0].networks", MANY)]);
        check_cure(&entered, "Z141", "Summarise 601 networks as 49");
        let entered = of(Base::Cloud, &[("gateways[0].networks", THOUSAND)]);
        check_cure(&entered, "Z118", "Summarise 1001 networks as 81");
        let announced = of(Base::CloudBgpNat, &[("gateways[0].bgp.announce", THOUSANDS)]);
        check_cure(&announced, "Z140", "Summarise 4001 networks as 321");
    }

    #[test]
    fn networks_that_are_shown_elsewhere_keep_their_prefixes() {
        let mut scenario = Case { base: Base::Cloud, edits: &[("gateways[0].networks", MANY)] }.scenario().unwrap();
        scenario.tunnels[0].ends[0].translate =
            vec![crate::scenario::Translation { from: "10.100.10.0/24".to_owned(), to: "192.168.77.0/24".to_owned() }];
        assert!(found(&scenario, &["Z141"]).is_empty(), "there is no shorter list with the same prefixes");
    }
}
