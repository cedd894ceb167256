//! The guide of the web form, and every value in its words.

use crate::bundle::Header;
use crate::devices::{ManualLabels, Parameter, Topic, manual_parameters, manual_replace, manual_words};
use crate::render::ipsec_conf;
use crate::render::markdown::{code, filled, plain};
use crate::render::template::Words;
use crate::side::{ManualView, Side};

const GUIDE: &str = include_str!("templates/manual-guide.md");
const VERIFY: &str = include_str!("templates/manual-verify.md");
const ROLLBACK: &str = include_str!("templates/manual-rollback.md");

const LABELS: ManualLabels = ManualLabels {
    local: "Local gateway",
    remote: "Remote gateway",
    encryption: "Encryption algorithm",
    integrity: "Authentication algorithm",
    encryption_key: ["Encryption key", "Encryption key"],
    integrity_key: ["Authentication key", "Authentication key"],
    local_networks: "Flow, out: from",
    remote_networks: "Flow, out: to",
};

/// Every value of a tunnel with manual keys, in the form's words.
pub fn parameters(side: &Side<'_>, view: &ManualView<'_>) -> Vec<Parameter> {
    let hash = view.tunnel.integrity.map_or("", ipsec_conf::hash);
    manual_parameters(side, view, &LABELS, (ipsec_conf::cipher(view.tunnel.encryption), hash))
}

/// What to enter where.
pub fn manual(side: &Side<'_>) -> String {
    let mut words = Words::new();
    words.set("label", &plain(&side.gateway().label));
    words.list("tunnels", side.manual_tunnels().map(|view| tunnel(side, &view)).collect());
    filled(GUIDE, &words, &Header::of(side, "guide", &manual_replace(side)))
}

/// How to see whether it works.
pub fn verify(side: &Side<'_>) -> String {
    let mut words = Words::new();
    words.list("tunnels", side.manual_tunnels().map(|view| tunnel(side, &view)).collect());
    filled(VERIFY, &words, &Header::of(side, "checks", &[]))
}

/// The way back.
pub fn rollback(side: &Side<'_>) -> String {
    let mut words = Words::new();
    words.list("tunnels", side.manual_tunnels().map(|view| tunnel(side, &view)).collect());
    filled(ROLLBACK, &words, &Header::of(side, "the way back", &[]))
}

fn tunnel(side: &Side<'_>, view: &ManualView<'_>) -> Words {
    let in_the_form: Vec<Parameter> = parameters(side, view).into_iter().filter(stands_in_the_form).collect();
    let mut words = manual_words(side, view, &in_the_form);
    words.set("remote", &code(&view.here.remote.text()));
    words
}

/// Networks stand in the flows below the form, and the packet size on another page.
fn stands_in_the_form(parameter: &Parameter) -> bool {
    !matches!(parameter.topic, Topic::LocalNetworks | Topic::RemoteNetworks | Topic::PacketSize)
}
