//! The variables at the top: every text that a person typed stands here, quoted, and nowhere else.

use super::{API_VERSION, heading, peer_word};
use crate::devices::azure::naming;
use crate::render::lines::Lines;
use crate::render::shell::word;
use crate::side::{KeyText, Side, TunnelView};

pub(super) fn write(out: &mut Lines, side: &Side<'_>) {
    out.line("#");
    out.line(
        "# It creates what is missing and leaves what is there, so it can be run again. With UPDATE=yes before the",
    );
    out.line("# command it writes the local network gateways and the connections anew.");
    out.line("# The gateway is billed by the hour from its creation.");
    out.line("").line("set -euo pipefail").line("umask 077");
    heading(out, "Values");
    let settings = &side.gateway().settings;
    for (name, key) in [
        ("RESOURCE_GROUP", "resource_group"),
        ("LOCATION", "location"),
        ("VNET", "vnet_name"),
        ("PUBLIC_IP", "public_ip_name"),
        ("GATEWAY", "gateway_name"),
    ] {
        out.format(format_args!("{name}={}", word(settings.text(key))));
    }
    out.format(format_args!("API_VERSION={API_VERSION}"));
    for view in side.tunnels() {
        tunnel(out, side, &view);
    }
}

fn tunnel(out: &mut Lines, side: &Side<'_>, view: &TunnelView<'_>) {
    let id = &view.tunnel.id;
    out.line("").format(format_args!("# Tunnel {id}, to {}", crate::bundle::one_line(&view.peer.label)));
    out.format(format_args!("{}={}", variable("LOCAL_GATEWAY", id), word(&naming::local_gateway(side, view))));
    out.format(format_args!("{}={}", variable("CONNECTION", id), word(&naming::connection(side, view))));
    out.format(format_args!("{}={}", variable("PEER", id), word(&peer_word(view))));
    match side.key(id) {
        KeyText::Shown(key) => {
            out.line("# The pre-shared key: keep this file to yourself, and destroy it when the tunnel is up.");
            out.format(format_args!("{}={}", naming::key_variable(id), word(key)));
        }
        KeyText::Hidden(_) => {
            out.format(format_args!(
                "# The pre-shared key is asked for, or taken from the environment: {}",
                naming::key_variable(id)
            ));
        }
    }
}

/// The name of a tunnel's own variable.
pub(in crate::devices::azure) fn variable(what: &str, tunnel: &str) -> String {
    format!("{what}_{}", tunnel.to_ascii_uppercase().replace('-', "_"))
}
