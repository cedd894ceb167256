//! The files of a side: swanctl.conf, what strongSwan leaves to others (interfaces,
//! routes, firewall), FRR's configuration, a guide, checks, the way back.

use super::gather::side_words;
use super::guide;
use crate::bundle::{Artifact, ArtifactKind, Header};
use crate::plan::{Identity, Remote};
use crate::render::frr::{self, PeerRoutes};
use crate::render::template::{Words, fill};
use crate::side::{KEY_PLACEHOLDER, Side};

const SWANCTL: &str = include_str!("templates/swanctl.conf");
const SCRIPT: &str = include_str!("templates/tunnels.sh");
const AGGRESSIVE: &str = include_str!("templates/aggressive.conf");
const UNIT: &str = include_str!("templates/tunnelwright.service");
const RULES: &str = include_str!("templates/tunnels.nft");
const ROLLBACK: &str = include_str!("templates/rollback.sh");
const PLAIN: &str = "text/plain";
const SHELL: &str = "text/x-shellscript";

/// Every file.
pub fn render(side: &Side<'_>) -> Vec<Artifact> {
    let configuration = ArtifactKind::Configuration;
    let mut words = side_words(side);
    let mut file = |name, purpose, template| file(side, &mut words, name, purpose, template);
    let mut files = vec![
        file(
            ("swanctl.conf", ArtifactKind::SwanctlConf, PLAIN),
            "For /etc/swanctl/conf.d: connections and keys.",
            SWANCTL,
        ),
        file(
            ("tunnels.sh", configuration, SHELL),
            "Makes interfaces and routes, switches forwarding on, loads the firewall rules.",
            SCRIPT,
        ),
        file(("tunnels.nft", configuration, PLAIN), "The firewall rules: IKE and ESP, no NAT, TCP MSS.", RULES),
        file(("tunnelwright.service", configuration, PLAIN), "Calls the script at boot, before strongSwan.", UNIT),
        file(("rollback.sh", ArtifactKind::Rollback, SHELL), "Takes it all away again.", ROLLBACK),
    ];
    if super::gather::answers_aggressive(side) {
        let purpose = "For /etc/strongswan.d: lets the daemon answer aggressive mode.";
        files.push(file(("aggressive.conf", configuration, PLAIN), purpose, AGGRESSIVE));
    }
    files.extend(frr::text(side, "FRR", PeerRoutes::Elsewhere).map(|text| {
        let purpose = "BGP, for FRR on the same machine.";
        Artifact::new(&side.gateway().id, "frr.conf", ArtifactKind::FrrConf, PLAIN, purpose, text)
    }));
    files.extend(guide::render(side));
    files
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
    let mut filled = |replace: &[String]| fill(template, words.header(Header::of(side, name, replace).lines()));
    let mut text = filled(&[]);
    let replace: Vec<String> = to_replace(side).into_iter().filter(|word| text.contains(word.as_str())).collect();
    if !replace.is_empty() {
        text = filled(&replace);
    }
    // The keys stand in one file and nowhere else.
    let secret = name == "swanctl.conf" && side.tunnels().any(|view| side.key(&view.tunnel.id).is_secret());
    let file = Artifact::new(&side.gateway().id, name, kind, media_type, purpose, text);
    Artifact { secret, replace, ..file }
}

/// Every word to put in by hand, once.
fn to_replace(side: &Side<'_>) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut add = |word: String| {
        if !words.contains(&word) {
            words.push(word);
        }
    };
    for view in side.tunnels() {
        if !side.key(&view.tunnel.id).is_secret() {
            add(KEY_PLACEHOLDER.to_owned());
        }
        for identity in [&view.here.identity, &view.here.peer_identity] {
            if matches!(identity, Identity::Later(_)) {
                add(identity.text());
            }
        }
        if matches!(view.here.remote, Remote::Later(_)) {
            add(view.here.remote.text());
        }
    }
    words
}
