//! Which tunnels make one VPN connection: those that lead to one address of the other end.

use crate::side::{Side, TunnelView};

/// One VPN connection, and the customer gateway that stands for the other end.
pub struct Connection<'a> {
    /// Its name, and the customer gateway's.
    pub name: String,
    /// Its tunnels: one or two, more only with an error.
    pub tunnels: Vec<TunnelView<'a>>,
}

/// Every connection, in the order of their first tunnels.
pub fn connections<'a>(side: &Side<'a>) -> Vec<Connection<'a>> {
    let mut groups: Vec<Vec<TunnelView<'a>>> = Vec::new();
    for view in side.tunnels() {
        let same = |group: &&mut Vec<TunnelView<'a>>| opposite(&group[0]) == opposite(&view);
        match groups.iter_mut().find(same) {
            Some(group) => group.push(view),
            None => groups.push(vec![view]),
        }
    }
    let base = side.gateway().settings.text("connection_name");
    let several = groups.len() > 1;
    let name = |first: &TunnelView<'_>| match (several, opposite(first).1) {
        (false, _) => base.to_owned(),
        (true, 0) => [base, "-", &first.peer.id].concat(),
        (true, line) => format!("{base}-{}-{}", first.peer.id, line + 1),
    };
    groups.into_iter().map(|tunnels| Connection { name: name(&tunnels[0]), tunnels }).collect()
}

/// The gateway at the other end, and its line.
pub fn opposite(view: &TunnelView<'_>) -> (usize, usize) {
    (view.there.gateway, view.there.line)
}
