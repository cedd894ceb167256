//! `bgpd.conf`: what the OpenBGPD package's pages come to, and the filter beside.
//!
//! Only words that the package's old release and today's OpenBGPD both take:
//! `announce`, `softreconfig` and `inet connected` are gone from the new one, and
//! the old one does not know `export`.

use ipnet::IpNet;

use super::bgp::{Session, Speaker, group_name, neighbor_name};
use crate::bundle::Header;
use crate::render::lines::Lines;
use crate::side::Side;

/// The file.
pub fn text(side: &Side<'_>, speaker: &Speaker<'_>, replace: &[String]) -> String {
    let mut out = Lines::indented_by("\t");
    out.header("#", &Header::of(side, "OpenBGPD", replace)).line("");
    out.format(format_args!("AS {}", speaker.asn));
    out.line("fib-update yes");
    out.format(format_args!("router-id {}", speaker.router_id)).line("");
    for network in &speaker.announce {
        out.format(format_args!("network {network}"));
    }
    out.line("");
    for session in &speaker.sessions {
        group(&mut out, session);
    }
    // The last line that matches decides.
    out.line("deny from any").line("deny to any");
    for session in &speaker.sessions {
        allow(&mut out, session, "from", &session.bgp.expect);
        allow(&mut out, session, "to", &session.bgp.announce);
    }
    out.finish()
}

fn group(out: &mut Lines, session: &Session<'_>) {
    out.format(format_args!("group \"{}\" {{", group_name(session.tunnel)));
    out.block(|out| {
        out.format(format_args!("remote-as {}", session.bgp.peer_asn));
        out.format(format_args!("neighbor {} {{", session.bgp.peer_address));
        out.block(|out| {
            out.format(format_args!("descr \"{}\"", neighbor_name(session.tunnel)));
            out.line("multihop 2");
            out.format(format_args!("local-address {}", session.bgp.address));
        });
        out.line("}");
    });
    out.line("}").line("");
}

fn allow(out: &mut Lines, session: &Session<'_>, way: &str, prefixes: &[IpNet]) {
    let peer = session.bgp.peer_address;
    for prefix in prefixes {
        out.format(format_args!("allow {way} {peer} prefix {prefix}"));
    }
}
