//! NAT rules: which the gateway needs, and which of them a connection uses.

use ipnet::IpNet;

use crate::side::{Side, TunnelView};

/// Whose networks a rule translates. One rule serves both directions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// The virtual network's own.
    Egress,
    /// The other side's.
    Ingress,
}

impl Mode {
    /// As the interfaces write it.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Egress => "EgressSnat",
            Self::Ingress => "IngressSnat",
        }
    }
}

/// One static rule: host for host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NatRule {
    /// Digits, letters, periods and hyphens only.
    pub(super) name: String,
    /// Whose networks.
    pub(super) mode: Mode,
    /// Before the translation: as the network itself is.
    pub(super) internal: IpNet,
    /// After it.
    pub(super) external: IpNet,
}

/// The rules that a tunnel's connection uses, of one kind.
pub(super) fn of_tunnel(view: &TunnelView<'_>, mode: Mode) -> Vec<NatRule> {
    let (pairs, word) = match mode {
        Mode::Egress => (&view.here.translate, "egress"),
        Mode::Ingress => (&view.here.translate_other, "ingress"),
    };
    // The whole mapping names the rule: one that is there under this name is the right one. A slash is refused.
    let name = |from: &IpNet, to: &IpNet| format!("{word}-{from}-as-{to}").replace('/', "-");
    let rule = |(from, to): &(IpNet, IpNet)| NatRule { name: name(from, to), mode, internal: *from, external: *to };
    pairs.iter().map(rule).collect()
}

/// The rules of the gateway: tunnels that show a network alike share one.
pub(super) fn of_gateway(side: &Side<'_>) -> Vec<NatRule> {
    let mut all: Vec<NatRule> = Vec::new();
    for view in side.tunnels() {
        for rule in [Mode::Egress, Mode::Ingress].into_iter().flat_map(|mode| of_tunnel(&view, mode)) {
            if !all.contains(&rule) {
                all.push(rule);
            }
        }
    }
    all
}
