//! The guide of the web form, and every value in its words.

use crate::bundle::Header;
use crate::devices::{ManualLabels, Parameter, Topic, manual_parameters, manual_replace};
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
    let mut words = Words::new();
    words.set("id", &view.tunnel.id).set("remote", &code(&view.here.remote.text()));
    words.set("mss", &view.tunnel.mss);
    let fields = parameters(side, view);
    words.list("fields", fields.iter().filter(|parameter| stands_in_the_form(parameter)).map(field).collect());
    words.list("pairs", view.here.selectors.iter().map(pair).collect());
    words
}

/// Networks stand in the flows below the form, and the packet size on another page.
fn stands_in_the_form(parameter: &Parameter) -> bool {
    !matches!(parameter.topic, Topic::LocalNetworks | Topic::RemoteNetworks | Topic::PacketSize)
}

fn field(parameter: &Parameter) -> Words {
    let mut words = Words::new();
    words.set("field", &plain(&parameter.label)).set("value", &code(&parameter.value));
    words
}

fn pair((own, other): &(ipnet::IpNet, ipnet::IpNet)) -> Words {
    let mut words = Words::new();
    words.set("own", own).set("other", other);
    words
}
