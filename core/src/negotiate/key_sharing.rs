//! Which tunnels have one key: those with the same one typed, and those of callers whom
//! nobody can tell apart before the key is needed. The keys themselves stay outside.

use crate::draft::Draft;
use crate::plan::PlannedTunnel;

/// Notes for each tunnel the first one that has its key.
pub(super) fn note(draft: &Draft<'_>, tunnels: &mut [PlannedTunnel]) {
    for index in 1..tunnels.len() {
        let (before, rest) = tunnels.split_at_mut(index);
        let Some(own) = rest.first_mut() else { continue };
        let first = before.iter().find(|other| have_one_key(draft, other, own)).map(|other| other.key_of);
        own.key_of = first.unwrap_or(own.key_of);
    }
}

fn have_one_key(draft: &Draft<'_>, one: &PlannedTunnel, other: &PlannedTunnel) -> bool {
    let typed = |tunnel: &PlannedTunnel| draft.scenario.tunnels.get(tunnel.place).map(|typed| typed.psk.reveal());
    match (typed(one), typed(other)) {
        (Some(""), Some("")) => call_the_same(one, other),
        (one, other) => one == other,
    }
}

/// True when one gateway answers both, whoever calls.
fn call_the_same(one: &PlannedTunnel, other: &PlannedTunnel) -> bool {
    let answering = |tunnel: &PlannedTunnel| tunnel.answers_any().map(|end| end.gateway);
    answering(one).is_some() && answering(one) == answering(other)
}

#[cfg(test)]
mod tests {
    use crate::bundle::keys_of;
    use crate::draft::Moment;
    use crate::fact::day;
    use crate::keys::KeyMaterial;
    use crate::scenario::Psk;

    /// Two branches with changing addresses and one with a fixed one; keys made here.
    fn keys(protection: &str, typed: [&str; 2]) -> [String; 3] {
        let gateway = |id: &str, line: &str, net: u8| {
            format!(r#"{{"id": "{id}", "system": "halon_sr", "lines": [{line}], "networks": ["10.{net}.0.0/24"]}}"#) // tidy: vendor
        };
        let tunnel = |id: &str, psk: &str| {
            format!(
                r#"{{"id": "{id}-tunnel", "ends": [{{"gateway": "{id}", "identity": "branches.example.net"}}, {{"gateway": "hub"}}],
                    "routing": {{"kind": "policy"}}, "protection": {protection}, "psk": "{psk}"}}"#
            )
        };
        let text = format!(
            r#"{{"version": 1, "name": "n", "gateways": [{}, {}, {}, {}], "tunnels": [{}, {}, {}]}}"#,
            gateway("hub", r#"{"address": "203.0.113.20"}"#, 1),
            gateway("a", r#"{"dynamic": true}"#, 2),
            gateway("b", r#"{"dynamic": true}"#, 3),
            gateway("c", r#"{"address": "198.51.100.10"}"#, 4),
            tunnel("a", typed[0]),
            tunnel("b", typed[1]),
            tunnel("c", "")
        );
        let scenario = crate::scenario::read(&text).unwrap_or_else(|faults| panic!("{faults:?}"));
        let report = crate::check(&scenario, &Moment { today: day(2026, 11, 21), as_of: None });
        let plan = report.plan.unwrap_or_else(|| panic!("{:?}", report.findings));
        let keys = keys_of(&scenario, &plan, &KeyMaterial([7; 32]));
        ["a-tunnel", "b-tunnel", "c-tunnel"].map(|id| keys.psks.get(id).map_or("", Psk::reveal).to_owned())
    }

    #[test]
    fn callers_of_any_address_get_one_key_and_nobody_else_gets_it() {
        for protection in ["{}", r#"{"exchange_mode": "aggressive"}"#] {
            let [a, b, c] = keys(protection, ["", ""]);
            assert_eq!(a, b);
            assert_ne!(a, c);
        }
        let [a, b, _] = keys("{}", ["Wq7xT2mNc8vRb5zKd9hJf3gLp6sYa4eU", ""]);
        assert_ne!(a, b, "a typed key is never copied");
    }
}
