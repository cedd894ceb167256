//! GRE between addresses that are not private.

use super::rule::{Base, Case, Check, Hit, Rule};
use crate::addressing::{Use, use_of};
use crate::finding::{Edit, Severity};
use crate::plan::Plan;

pub(super) static RULE: Rule = Rule {
    code: "A113",
    name: "transport-not-private",
    severity: Severity::Error,
    what: "GRE ends at an address that is not private.",
    why: "Only the two ends of the tunnel may know these addresses: where the SA is missing, packets to anybody else's address leave in the clear.",
    fix: "take one of 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16 that nothing else uses, or leave the field empty",
    source: "https://www.rfc-editor.org/rfc/rfc1918",
    check: Check::Plan(check),
    fires: Case::new(Base::TwoWays, &[("tunnels[0].ends[0].transport", "\"192.0.2.77\"")]),
    silent: Case::new(Base::TwoWays, &[("tunnels[0].ends[0].transport", "\"192.168.77.1\"")]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let public = |transport: &Transport| use_of(transport.address.into()) != Some(Use::Private);
    let hit = |transport: Transport| {
        let what = format!("{} of {} is no private address", transport.address, transport.whose);
        transport.hit(what)
    };
    transports(plan).into_iter().filter(public).map(hit).collect()
}

/// An end of GRE, with its field.
pub(super) struct Transport<'a> {
    pub(super) address: std::net::Ipv4Addr,
    pub(super) whose: &'a str,
    pub(super) path: String,
}

impl Transport<'_> {
    /// A report on it; empty the field, and a free address is taken.
    pub(super) fn hit(self, what: String) -> Hit {
        let edit = Edit::set(self.path.clone(), serde_json::Value::Null);
        Hit::at(self.path, what).repair("Take a free address", vec![edit])
    }
}

/// Every end of GRE, in the order of the tunnels.
pub(super) fn transports(plan: &Plan) -> Vec<Transport<'_>> {
    let ends = plan.placed().flat_map(|(place, tunnel)| [0, 1].map(|end| (place, end, &tunnel.ends[end])));
    let with_gre = ends.filter_map(|(place, end, here)| {
        let path = format!("tunnels[{place}].ends[{end}].transport");
        Some(Transport { address: here.ospf?.transport, whose: &plan.gateways[here.gateway].id, path })
    });
    with_gre.collect()
}
