//! Further tunnels of a scenario: to another site, over another line; and one taken away.

use tunnelwright_core::scenario::{Gateway, Line, Manual, Routing, Scenario, Tunnel, TunnelEnd};

/// A tunnel that was taken away, with what only it had: to bring it back.
#[derive(Debug, Clone)]
pub struct Removed {
    place: usize,
    /// The tunnel.
    pub tunnel: Tunnel,
    gateways: Vec<(usize, Gateway)>,
    lines: Vec<(String, usize, Line)>,
}

/// Adds a site, and a tunnel to it from the first end of the tunnel at `place`; the new tunnel's place.
pub fn another_site(scenario: &mut Scenario, place: usize) -> Option<usize> {
    let model = scenario.tunnels.get(place)?;
    let home = TunnelEnd { translate: Vec::new(), ..like(model.ends.first()?) };
    let kind = model.routing.kind;
    let id = free("site", scenario.gateways.iter().map(|gateway| gateway.id.as_str()));
    let far = TunnelEnd { gateway: id.clone(), ..TunnelEnd::default() };
    let tunnel = Tunnel {
        id: free("tunnel", ids(scenario)),
        ends: vec![home, far],
        routing: Routing { kind, ..Routing::default() },
        ..Tunnel::default()
    };
    scenario.gateways.push(Gateway { id, lines: vec![Line::default()], ..Gateway::default() });
    scenario.tunnels.push(tunnel);
    Some(scenario.tunnels.len() - 1)
}

/// Adds a line to one end of the tunnel at `place`, and a tunnel over it between the same two; its place.
pub fn another_line(scenario: &mut Scenario, place: usize, end: usize) -> Option<usize> {
    let model = scenario.tunnels.get(place)?.clone();
    let mut ends: Vec<TunnelEnd> = model.ends.iter().map(like).collect();
    let id = free(&model.id, ids(scenario));
    let gateway = scenario.gateways.iter_mut().find(|gateway| gateway.id == model.ends[end].gateway)?;
    for (place, line) in gateway.lines.iter_mut().enumerate().filter(|(_, line)| line.id.is_empty()) {
        line.id = format!("line-{}", place + 1);
    }
    let line = free("line", gateway.lines.iter().map(|line| line.id.as_str()));
    gateway.lines.push(Line { id: line.clone(), ..Line::default() });
    ends.get_mut(end)?.line = line;
    scenario.tunnels.push(Tunnel {
        id,
        ends,
        initiator: model.initiator,
        routing: Routing { kind: model.routing.kind, ..Routing::default() },
        protection: model.protection,
        keying: model.keying,
        manual: Manual { encryption: model.manual.encryption, integrity: model.manual.integrity, ..Manual::default() },
        ..Tunnel::default()
    });
    Some(scenario.tunnels.len() - 1)
}

/// Takes the tunnel at `place` away, with the sites and lines that no other tunnel uses. The last one stays.
pub fn remove(scenario: &mut Scenario, place: usize) -> Option<Removed> {
    if scenario.tunnels.len() < 2 || place >= scenario.tunnels.len() {
        return None;
    }
    let tunnel = scenario.tunnels.remove(place);
    let mut removed = Removed { place, tunnel, gateways: Vec::new(), lines: Vec::new() };
    for end in &removed.tunnel.ends {
        let Some(index) = scenario.gateways.iter().position(|gateway| gateway.id == end.gateway) else { continue };
        let others: Vec<&TunnelEnd> =
            scenario.tunnels.iter().flat_map(|tunnel| &tunnel.ends).filter(|own| own.gateway == end.gateway).collect();
        if others.is_empty() {
            removed.gateways.push((index, scenario.gateways.remove(index)));
        } else if !end.line.is_empty() && others.iter().all(|own| own.line != end.line) {
            let lines = &mut scenario.gateways[index].lines;
            // An end that names no line uses the first.
            let own = lines.iter().position(|line| line.id == end.line).filter(|place| *place > 0);
            removed.lines.extend(own.map(|place| (end.gateway.clone(), place, lines.remove(place))));
        }
    }
    Some(removed)
}

/// Puts back what [`remove`] took away; the tunnel's place.
pub fn bring_back(scenario: &mut Scenario, removed: Removed) -> usize {
    for (place, gateway) in removed.gateways.into_iter().rev() {
        scenario.gateways.insert(place.min(scenario.gateways.len()), gateway);
    }
    for (id, place, line) in removed.lines {
        if let Some(gateway) = scenario.gateways.iter_mut().find(|gateway| gateway.id == id) {
            gateway.lines.insert(place.min(gateway.lines.len()), line);
        }
    }
    let place = removed.place.min(scenario.tunnels.len());
    scenario.tunnels.insert(place, removed.tunnel);
    place
}

/// The same end for another tunnel: names, and addresses of the transit network and of GRE, are a tunnel's own.
fn like(end: &TunnelEnd) -> TunnelEnd {
    TunnelEnd { identity: String::new(), transit: String::new(), transport: String::new(), ..end.clone() }
}

fn ids(scenario: &Scenario) -> impl Iterator<Item = &str> {
    scenario.tunnels.iter().map(|tunnel| tunnel.id.as_str())
}

/// The first of "name-2", "name-3" and so on that nothing is called.
fn free<'a>(name: &str, taken: impl Iterator<Item = &'a str>) -> String {
    let taken: Vec<&str> = taken.collect();
    let mut number = 2;
    loop {
        let id = format!("{name}-{number}");
        if !taken.contains(&id.as_str()) {
            return id;
        }
        number += 1;
    }
}

#[cfg(test)]
mod tests {
    use tunnelwright_core::presets;

    use super::*;

    fn scenario() -> Scenario {
        presets::ALL.iter().find(|preset| preset.name == "pfsense-pfsense-bgp").expect("it is there").scenario() // tidy: vendor
    }

    #[test]
    fn a_further_site_hangs_at_your_side_and_routes_alike() {
        let mut grown = scenario();
        let place = another_site(&mut grown, 0).expect("there is a tunnel");
        let (first, new) = (&grown.tunnels[0], &grown.tunnels[place]);
        assert_eq!(new.ends[0].gateway, first.ends[0].gateway);
        assert_eq!(new.ends[1].gateway, grown.gateways[2].id);
        assert_eq!(new.routing.kind, first.routing.kind);
        assert!(new.routing.transit.is_empty(), "a transit network serves one tunnel");
        let again = another_site(&mut grown, 0).expect("there is a tunnel");
        assert_ne!(grown.tunnels[again].id, grown.tunnels[place].id);
        assert_eq!(grown.gateways.len(), 4);
    }

    #[test]
    fn a_second_line_has_a_tunnel_of_its_own_and_no_key_of_the_first() {
        let mut grown = scenario();
        grown.tunnels[0].psk = tunnelwright_core::scenario::Psk::new("of-the-first".to_owned());
        let place = another_line(&mut grown, 0, 1).expect("there is a tunnel");
        let far = grown.gateways.iter().find(|gateway| gateway.id == grown.tunnels[0].ends[1].gateway);
        let lines: Vec<&str> = far.expect("it is there").lines.iter().map(|line| line.id.as_str()).collect();
        assert_eq!(lines.len(), 2);
        assert!(lines.iter().all(|id| !id.is_empty()), "every line has a name that a tunnel can use");
        assert_eq!(grown.tunnels[place].ends[1].line, lines[1]);
        assert!(grown.tunnels[place].psk.is_empty());
        assert_eq!(grown.tunnels[place].protection, grown.tunnels[0].protection);
    }

    #[test]
    fn what_was_taken_away_comes_back_as_it_was() {
        for grow in [|s: &mut Scenario| another_site(s, 0), |s: &mut Scenario| another_line(s, 0, 1)] {
            let mut grown = scenario();
            let place = grow(&mut grown).expect("there is a tunnel");
            let whole = grown.clone();
            for place in [place, 0] {
                let removed = remove(&mut grown, place).expect("another one is left");
                assert_eq!(grown.tunnels.len(), 1);
                assert_eq!(bring_back(&mut grown, removed), place);
                assert_eq!(grown, whole);
            }
            remove(&mut grown, place).expect("another one is left");
            assert_eq!(grown.gateways.len(), 2);
            assert!(grown.gateways.iter().all(|gateway| gateway.lines.len() == 1));
            assert!(remove(&mut grown, 0).is_none(), "the last tunnel stays");
        }
    }
}
