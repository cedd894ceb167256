//! The files of a side: the script that builds it, the console's guide, checks, the way back.

use std::fmt::Display;

use super::connections::{Connection, connections};
use super::parameters::{group, or_none, peer, routes, startup};
use super::words;
use crate::bundle::{Artifact, ArtifactKind, Header, one_line};
use crate::crypto::Named;
use crate::plan::{Remote, Start};
use crate::render::joined::joined;
use crate::render::markdown::{code, filled, plain};
use crate::render::shell::word;
use crate::render::template::{Words, fill};
use crate::side::{KEY_PLACEHOLDER, Side, TunnelView};

const DEPLOY: &str = include_str!("templates/deploy.sh");
const GUIDE: &str = include_str!("templates/guide.md");
const ROLLBACK: &str = include_str!("templates/rollback.sh");
const VERIFY: &str = include_str!("templates/verify.md");
const SHELL: &str = "text/x-shellscript";
const MARKDOWN: &str = "text/markdown";
/// What stands where no VPC is named.
const VPC_LATER: &str = "REPLACE-WITH-THE-ID-OF-THE-VPC";
/// What AWS takes for a customer gateway when nothing is said.
const USUAL_ASN: u32 = 65_000;

/// For whom a word is quoted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reader {
    Shell,
    Person,
}

impl Reader {
    fn quoted(self, value: &dyn Display) -> String {
        match self {
            Self::Shell => word(&value.to_string()),
            Self::Person => code(value),
        }
    }
}

/// Every file.
pub fn render(side: &Side<'_>) -> Vec<Artifact> {
    let (mut shell, mut person) = (side_words(side, Reader::Shell), side_words(side, Reader::Person));
    let script = ArtifactKind::Configuration;
    vec![
        file(
            side,
            &mut shell,
            ("deploy.sh", script, SHELL),
            "Builds this side with the AWS CLI, and can be run again.",
            DEPLOY,
        ),
        file(
            side,
            &mut person,
            ("guide.md", ArtifactKind::Guide, MARKDOWN),
            "The same in the AWS console, field by field.",
            GUIDE,
        ),
        file(
            side,
            &mut shell,
            ("rollback.sh", ArtifactKind::Rollback, SHELL),
            "Takes back what deploy.sh created; asks before each deletion.",
            ROLLBACK,
        ),
        file(
            side,
            &mut shell,
            ("verify.md", ArtifactKind::Verify, MARKDOWN),
            "Commands that show whether the AWS side works, and what its log says.",
            VERIFY,
        ),
    ]
}

/// A template with its words. Its header lists the words to replace that the text
/// really holds, so the text is needed first.
fn file(
    side: &Side<'_>,
    words: &mut Words,
    (name, kind, media_type): (&str, ArtifactKind, &'static str),
    purpose: &str,
    template: &str,
) -> Artifact {
    let mut text_with = |replace: &[String]| {
        let header = Header::of(side, name, replace);
        match media_type {
            SHELL => fill(template, words.header(header.lines())),
            _ => filled(template, words, &header),
        }
    };
    let mut text = text_with(&[]);
    let mut replace = to_replace(side);
    replace.retain(|word| text.contains(word.as_str()));
    if !replace.is_empty() {
        text = text_with(&replace);
    }
    let has_key = matches!(name, "deploy.sh" | "guide.md");
    let secret = has_key && side.tunnels().any(|view| side.key(&view.tunnel.id).is_secret());
    Artifact { secret, replace, ..Artifact::new(&side.gateway().id, name, kind, media_type, purpose, text) }
}

/// Every word to put in by hand, once.
fn to_replace(side: &Side<'_>) -> Vec<String> {
    let mut words = vec![VPC_LATER.to_owned(), KEY_PLACEHOLDER.to_owned()];
    for view in side.tunnels().filter(|view| matches!(view.here.remote, Remote::Later(_))) {
        let peer = peer(&view).into_owned();
        if !words.contains(&peer) {
            words.push(peer);
        }
    }
    words
}

fn side_words(side: &Side<'_>, reader: Reader) -> Words {
    let settings = &side.gateway().settings;
    let all = connections(side);
    let names: Vec<String> = all.iter().map(|connection| word(&connection.name)).collect();
    let names = joined(&names, " ");
    let mut words = Words::new();
    let vpc = Some(settings.text("vpc_id")).filter(|id| !id.is_empty());
    words.set("label", &plain(&side.gateway().label));
    words.set("region", &reader.quoted(&settings.text("region")));
    words.set("vpc", &reader.quoted(&vpc.unwrap_or(VPC_LATER))).flag("vpc_later", vpc.is_none());
    words.set("gateway", &reader.quoted(&settings.text("gateway_name")));
    let asn = side.tunnels().find_map(|view| view.here.bgp.as_ref().map(|bgp| bgp.asn));
    words.set_some("asn", asn.as_ref().map(|asn| asn as &dyn Display));
    words.flag("any_static", side.tunnels().any(|view| !routes(&view).is_empty()));
    words.flag("asks", side.tunnels().any(|view| !side.key(&view.tunnel.id).is_secret()));
    words.set("connection_names", &names);
    let mut networks: Vec<ipnet::IpNet> = Vec::new();
    for network in side.tunnels().flat_map(|view| view.peer_networks()) {
        if !networks.contains(&network) {
            networks.push(network);
        }
    }
    words.set("routes_word", &joined(&networks, ", "));
    log_words(&mut words, settings.text("log_group"));
    let number = |(place, connection)| connection_words(side, connection, place + 1, reader);
    words.list("connections", all.iter().enumerate().map(number).collect());
    words
}

/// The name of a log group stands behind its ARN's sixth colon.
fn log_words(words: &mut Words, arn: &str) {
    words.set("log_group", &arn);
    words.set("log_name", &word(arn.splitn(7, ':').nth(6).unwrap_or_default().trim_end_matches(":*")));
}

fn connection_words(side: &Side<'_>, connection: &Connection<'_>, number: usize, reader: Reader) -> Words {
    let first = &connection.tunnels[0];
    let mut words = Words::new();
    let label = &first.peer.label;
    words.set("number", &number).set("name", &reader.quoted(&connection.name));
    words.set("label", &if reader == Reader::Person { plain(label) } else { one_line(label) });
    words.set("peer", &reader.quoted(&peer(first)));
    words.flag("peer_later", peer(first).contains("REPLACE-"));
    let nat = if first.tunnel.nat_between { " the public one of the router, not the inner one" } else { "" };
    words.set("nat_note", &nat);
    let bgp = first.here.bgp.as_ref();
    words.set("peer_asn", &reader.quoted(&bgp.map_or(USUAL_ASN, |bgp| bgp.peer_asn)));
    words.set("static", &bgp.is_none()).flag("bgp", bgp.is_some());
    let routes = routes(first);
    words.set("routes_word", &reader.quoted(&joined(&routes, ", ")));
    words.list("routes", routes.iter().map(|route| Words::one("route", route)).collect());
    if let Some((near, far)) = first.here.selectors.first() {
        words.flag("pair", !first.tunnel.is_route_based());
        // Inside JSON in the script.
        let quoted = |network| if reader == Reader::Person { code(network) } else { network.to_string() };
        words.set("near", &quoted(near)).set("far", &quoted(far));
    }
    let last = connection.tunnels.len();
    let tunnels = connection.tunnels.iter().enumerate();
    words.list("tunnels", tunnels.map(|(place, view)| tunnel_words(side, view, (place + 1, last), reader)).collect());
    words
}

fn tunnel_words(side: &Side<'_>, view: &TunnelView<'_>, (place, last): (usize, usize), reader: Reader) -> Words {
    let (here, ike, esp) = (view.here, view.tunnel.ike, view.tunnel.esp);
    let mut words = Words::new();
    words.set("id", &view.tunnel.id).set("place", &place).set("comma", &if place < last { "," } else { "" });
    words.set("key_variable", &["PSK_", &view.tunnel.id.to_ascii_uppercase().replace('-', "_")].concat());
    let key = side.key(&view.tunnel.id);
    // Without keys the script asks; the guide shows what to replace.
    let shown = reader == Reader::Person || key.is_secret();
    words.set("key", &if shown { reader.quoted(&key.text()) } else { String::new() });
    let mut put = |name, value: &dyn Display| {
        // In the script these stand inside JSON, and are words of AWS, numbers and networks.
        words.set(name, &if reader == Reader::Person { code(value) } else { value.to_string() });
    };
    put("version", &words::version(view.tunnel.ike_version));
    put("ike_encryption", &or_none(words::encryption(ike.encryption), ike.encryption.name()));
    put("ike_integrity", &or_none(words::integrity(ike.integrity), ike.integrity.name()));
    put("ike_group", &or_none(words::group(ike.group), ike.group.name()));
    put("ike_lifetime", &here.ike_lifetime);
    put("esp_encryption", &or_none(words::encryption(esp.encryption), esp.encryption.name()));
    if let Some(hash) = esp.integrity {
        put("esp_integrity", &or_none(words::integrity(hash), hash.name()));
    }
    put("esp_group", &group(view));
    put("esp_lifetime", &here.esp_lifetime);
    put("dpd", &here.dpd_seconds.unwrap_or_default());
    put("dpd_action", &if here.start == Start::Initiate { "restart" } else { "clear" });
    put("startup", &startup(view));
    if let Some(transit) = here.transit {
        put("inside", &transit.network);
        put("here", &transit.here);
        put("there", &transit.there);
    }
    words.set_some("own", view.line.address.as_ref().map(|address| address as &dyn Display));
    words
}
