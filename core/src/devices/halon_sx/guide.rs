//! The guide of the form, and every value in its words.

use crate::bundle::Header;
use crate::crypto::{Encryption, Named};
use crate::devices::{ManualLabels, Parameter, Topic, manual_parameters, manual_replace, manual_words};
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
    local_networks: "Own networks",
    remote_networks: "Networks on the other side",
};

/// Every value of a tunnel with manual keys. Its words for algorithms are not
/// known; these are the ones that people say.
pub fn parameters(side: &Side<'_>, view: &ManualView<'_>) -> Vec<Parameter> {
    let cipher: Encryption = view.tunnel.encryption;
    manual_parameters(side, view, &LABELS, (cipher.name(), view.tunnel.integrity.map_or("", Named::name)))
}

/// What to enter where.
pub fn manual(side: &Side<'_>) -> String {
    filled(GUIDE, &words(side), &Header::of(side, "guide", &manual_replace(side)))
}

/// How to see whether it works.
pub fn verify(side: &Side<'_>) -> String {
    filled(VERIFY, &words(side), &Header::of(side, "checks", &[]))
}

/// The way back.
pub fn rollback(side: &Side<'_>) -> String {
    filled(ROLLBACK, &words(side), &Header::of(side, "the way back", &[]))
}

fn words(side: &Side<'_>) -> Words {
    let mut words = Words::new();
    words.set("label", &plain(&side.gateway().label));
    words.list("tunnels", side.manual_tunnels().map(|view| tunnel(side, &view)).collect());
    words
}

fn tunnel(side: &Side<'_>, view: &ManualView<'_>) -> Words {
    let is_in_the_form = |parameter: &Parameter| parameter.topic != Topic::PacketSize;
    let in_the_form: Vec<Parameter> = parameters(side, view).into_iter().filter(is_in_the_form).collect();
    let mut words = manual_words(side, view, &in_the_form);
    words.set("remote", &code(&view.here.remote.text()));
    words
}
