//! The whole tunnel in words: what it withstands, what not, and the one change
//! that helps most.

use serde::Serialize;

use crate::agree::{Outcome, TunnelAgreement};
use crate::crypto::{
    EspSuite, IkeSuite, IkeVersion, Named, Rating, Strength, rate_encryption, rate_group, rate_integrity,
};
use crate::finding::{Finding, Severity};
use crate::plan::{ManualTunnel, Plan, PlannedTunnel};

/// The verdict.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Verdict {
    /// One sentence.
    pub sentence: String,
    /// What the tunnel withstands.
    pub withstands: Vec<String>,
    /// What it does not.
    pub does_not: Vec<String>,
    /// The single change that helps most.
    pub best_change: Option<String>,
}

/// The verdict on a plan and its findings.
pub fn of(plan: Option<&Plan>, findings: &[Finding], agreement: &[TunnelAgreement]) -> Verdict {
    let errors = findings.iter().filter(|f| f.severity == Severity::Error && !f.is_missing()).count();
    let missing = findings.iter().filter(|f| f.is_missing()).count();
    let parts = |plan: &Plan| {
        let by_ike = plan.tunnels.iter().map(Parts::of);
        by_ike.chain(plan.manual.iter().map(Parts::of_manual)).min_by_key(Parts::rating)
    };
    let weakest = plan.and_then(parts);
    let Some(weakest) = weakest else {
        return Verdict { sentence: unfinished(errors, missing), ..Verdict::default() };
    };
    let sentence = match (errors, missing) {
        (0, 0) => agreed(&weakest, agreement),
        _ => unfinished(errors, missing),
    };
    Verdict {
        sentence,
        withstands: weakest.withstands(),
        does_not: weakest.does_not(),
        best_change: best_change(findings, &weakest),
    }
}

fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}

fn unfinished(errors: usize, missing: usize) -> String {
    match (errors, missing) {
        (0, missing) => format!("Not finished: {} still to be filled in.", count(missing, "thing is", "things are")),
        (errors, 0) => format!("This would not work as it stands: {} to cure.", count(errors, "error", "errors")),
        (errors, missing) => format!(
            "This would not work as it stands: {} to cure, {} to fill in.",
            count(errors, "error", "errors"),
            count(missing, "thing", "things")
        ),
    }
}

fn agreed(weakest: &Parts, agreement: &[TunnelAgreement]) -> String {
    let worst = agreement.iter().map(|tunnel| tunnel.agreement.outcome).max().unwrap_or(Outcome::Unknown);
    let ends = match worst {
        Outcome::Agreed | Outcome::Weak => "Both ends will agree",
        Outcome::Narrowed => "Both ends will agree, but on fewer networks than one of them wants",
        Outcome::Unknown => "Whether both ends agree is not known yet",
        Outcome::FailsAtRekey => "The tunnel comes up and fails at its first rekey",
        Outcome::Fails => "The ends will not agree",
    };
    let strength = match weakest.rating() {
        Rating::Strong => "the tunnel is as strong as these devices can make it",
        Rating::Good => "the tunnel is sound",
        Rating::Weak => "the tunnel keeps casual readers out, not a determined state",
        Rating::Broken => "what protects it can be broken",
    };
    format!("{ends}; {strength}.")
}

/// One tunnel's algorithms, each rated.
struct Parts {
    parts: Vec<(&'static str, String, Strength)>,
    pfs: bool,
    /// None with manual keys.
    version: Option<IkeVersion>,
}

impl Parts {
    fn of(tunnel: &PlannedTunnel) -> Self {
        let IkeSuite { encryption, integrity, group } = tunnel.ike;
        let EspSuite { encryption: cipher, integrity: hash, pfs } = tunnel.esp;
        let mut parts = vec![
            ("the IKE SA's cipher", encryption.name().to_owned(), rate_encryption(encryption)),
            ("the IKE SA's hash", integrity.name().to_owned(), rate_integrity(integrity)),
            ("the key exchange", group.name().to_owned(), rate_group(group)),
            ("the data's cipher", cipher.name().to_owned(), rate_encryption(cipher)),
        ];
        parts.extend(hash.map(|hash| ("the data's hash", hash.name().to_owned(), rate_integrity(hash))));
        parts.extend(pfs.map(|group| ("the rekey's group", group.name().to_owned(), rate_group(group))));
        Self { parts, pfs: pfs.is_some(), version: Some(tunnel.ike_version) }
    }

    fn of_manual(tunnel: &ManualTunnel) -> Self {
        let cipher = tunnel.encryption;
        let mut parts = vec![("the data's cipher", cipher.name().to_owned(), rate_encryption(cipher))];
        let hash = tunnel.integrity;
        parts.extend(hash.map(|hash| ("the data's hash", hash.name().to_owned(), rate_integrity(hash))));
        Self { parts, pfs: false, version: None }
    }

    fn rating(&self) -> Rating {
        self.parts.iter().map(|(_, _, strength)| strength.rating).min().unwrap_or(Rating::Broken)
    }

    fn withstands(&self) -> Vec<String> {
        let mut list = Vec::new();
        if self.rating() > Rating::Broken {
            list.push("Anyone who reads or changes packets on the way with ordinary means.".to_owned());
        }
        if self.rating() > Rating::Weak {
            list.push("A state that records the traffic, as far as is publicly known today.".to_owned());
        }
        if self.pfs {
            list.push("The theft of one session's key: every rekey makes a fresh one.".to_owned());
        }
        list
    }

    fn does_not(&self) -> Vec<String> {
        let weak = self.parts.iter().filter(|(_, _, strength)| strength.rating <= Rating::Weak);
        let mut list: Vec<String> =
            weak.map(|(what, name, strength)| format!("{name} for {what}: {}", strength.reason)).collect();
        list.dedup();
        if self.version.is_none() {
            list.push(
                "The theft of the manual keys: they open everything that was recorded since they were entered."
                    .to_owned(),
            );
            list.push(
                "Packets that somebody has recorded and sends again: with manual keys repetition is not noticed."
                    .to_owned(),
            );
        }
        if !self.pfs && self.version.is_some() {
            list.push("The theft of the IKE SA's keys: without perfect forward secrecy they open every data key made under them.".to_owned());
        }
        if self.version == Some(IkeVersion::V1) {
            list.push("IKEv1's own weaknesses: it is no longer maintained, and each renewal interrupts the traffic for seconds.".to_owned());
        }
        if self.version.is_some() {
            list.push(
                "A pre-shared key that somebody else has read: hand it over by another way than the rest.".to_owned(),
            );
        }
        list.push("A quantum computer of the future, for traffic recorded today.".to_owned());
        list
    }

    fn weakest(&self) -> Option<&(&'static str, String, Strength)> {
        self.parts.iter().filter(|(_, _, s)| s.rating <= Rating::Weak).min_by_key(|(_, _, s)| s.rating)
    }
}

/// The cure of the gravest finding; else the weakest algorithm; else PFS.
fn best_change(findings: &[Finding], parts: &Parts) -> Option<String> {
    let error = findings.iter().find(|finding| finding.severity == Severity::Error);
    if let Some(error) = error {
        return Some(format!("{}: {}.", error.what, error.fix));
    }
    if let Some((what, name, _)) = parts.weakest() {
        return Some(format!("Replace {name} for {what} with something stronger, where both ends can."));
    }
    if parts.version.is_none() {
        return Some("Let IKE make the keys, where both ends can; else change them every few months.".to_owned());
    }
    if !parts.pfs {
        return Some("Switch on perfect forward secrecy.".to_owned());
    }
    let warning = findings.iter().find(|finding| finding.severity == Severity::Warning);
    warning.map(|warning| format!("{}: {}.", warning.what, warning.fix))
}
