//! The guides, and every value in ipsec.conf's words.

use crate::bundle::Header;
use crate::devices::{ManualLabels, Parameter, manual_parameters, manual_replace, manual_words};
use crate::render::ipsec_conf;
use crate::render::markdown::{filled, plain};
use crate::render::template::Words;
use crate::side::{ManualView, Side};

const GUIDE: &str = include_str!("templates/manual-guide.md");
const VERIFY: &str = include_str!("templates/manual-verify.md");
const ROLLBACK: &str = include_str!("templates/manual-rollback.md");

const LABELS: ManualLabels = ManualLabels {
    local: "from of the esp rule",
    remote: "to of the esp rule",
    encryption: "enc",
    integrity: "auth",
    encryption_key: ["enckey, behind the colon", "enckey, before the colon"],
    integrity_key: ["authkey, behind the colon", "authkey, before the colon"],
    local_networks: "from of the flow rules",
    remote_networks: "to of the flow rules",
};

/// Every value of a tunnel with manual keys.
pub fn parameters(side: &Side<'_>, view: &ManualView<'_>) -> Vec<Parameter> {
    let hash = view.tunnel.integrity.map_or("", ipsec_conf::hash);
    manual_parameters(side, view, &LABELS, (ipsec_conf::cipher(view.tunnel.encryption), hash))
}

/// What to do, in order.
pub fn manual(side: &Side<'_>) -> String {
    // The table is for reading aloud; the keys stand in the file that is loaded, and nowhere else.
    let without = Side { keys: None, ..*side };
    filled(GUIDE, &words(&without), &Header::of(side, "guide", &manual_replace(&without)))
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
    words.list(
        "tunnels",
        side.manual_tunnels().map(|view| manual_words(side, &view, &parameters(side, &view))).collect(),
    );
    words
}
