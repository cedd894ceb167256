//! The export of a whole plan.

use std::borrow::Cow;

use super::{Artifact, ArtifactKind, Manifest, ManifestFile, router, runbook, sheet};
use crate::check::Report;
use crate::devices::{MergeError, PskRule};
use crate::diagram;
use crate::finding::{Finding, Severity};
use crate::keys::{self, KeyMaterial, ManualKeys, Notation};
use crate::order::in_order;
use crate::plan::{Plan, PlannedTunnel};
use crate::scenario::{Psk, Scenario};
use crate::side::{Keys, Side};

/// How to export.
#[derive(Debug, Clone)]
pub struct Options {
    /// Key material for the tunnels without a key of their own.
    pub material: KeyMaterial,
    /// Write the keys into the files.
    pub with_secrets: bool,
    /// Write all the same when a finding is an error.
    pub despite_errors: bool,
    /// Saved configurations to add the tunnels to, by the gateway's id.
    pub merge: Vec<(String, String)>,
}

/// Everything that an export writes.
#[derive(Debug, Clone)]
pub struct Bundle {
    /// The files, in the order of their paths.
    pub files: Vec<Artifact>,
    /// Name of the scenario.
    scenario: String,
    /// The day whose facts hold.
    facts_as_of: String,
}

impl Bundle {
    /// The list of the files. Made when asked, since it takes the hash of every
    /// file: the page draws files at each key press and needs no hash for that.
    pub fn manifest(&self) -> Manifest {
        Manifest {
            scenario: self.scenario.clone(),
            facts_as_of: self.facts_as_of.clone(),
            files: self.files.iter().map(ManifestFile::of).collect(),
        }
    }
}

/// Why nothing is exported.
#[derive(Debug, Clone)]
pub struct Refusal {
    /// The errors.
    pub findings: Vec<Finding>,
}

/// Exports a checked scenario.
///
/// # Errors
/// When a finding is an error and `despite_errors` is not set, or when so much
/// is missing that there is no plan.
pub fn export(scenario: &Scenario, report: &Report, options: &Options) -> Result<Bundle, Refusal> {
    let refusal =
        || Refusal { findings: report.findings.iter().filter(|f| f.severity == Severity::Error).cloned().collect() };
    if report.has_error() && !options.despite_errors {
        return Err(refusal());
    }
    let plan = report.plan.as_ref().ok_or_else(refusal)?;
    let keys = options.with_secrets.then(|| keys_of(scenario, plan, &options.material));
    let merged = merges(plan, keys.as_ref(), &report.findings, &options.merge)?;
    Ok(bundle(scenario, plan, report, keys.as_ref(), merged))
}

fn merges(
    plan: &Plan,
    keys: Option<&Keys>,
    findings: &[Finding],
    originals: &[(String, String)],
) -> Result<Vec<Artifact>, Refusal> {
    let mut merged = Vec::new();
    let mut refused = Vec::new();
    for (id, original) in originals {
        match plan.gateways.iter().position(|gateway| gateway.id == *id) {
            None => refused.push(cannot_merge(String::new(), format!("there is no gateway \"{id}\" to merge for"))),
            Some(index) => match merge_artifact(&Side { plan, index, keys, findings }, original) {
                Ok(artifact) => merged.push(artifact),
                Err(error) => refused.push(cannot_merge(format!("gateways[{index}]"), error.message)),
            },
        }
    }
    if refused.is_empty() { Ok(merged) } else { Err(Refusal { findings: refused }) }
}

fn cannot_merge(path: String, what: String) -> Finding {
    Finding {
        code: Cow::Borrowed("M001"),
        severity: Severity::Error,
        path,
        what,
        why: Cow::Borrowed("The tunnel can only be added to a configuration that was read without doubt."),
        fix: "save the device's configuration anew and merge into that, or use the guide".to_owned(),
        source: Cow::Borrowed(""),
        repair: None,
    }
}

fn merge_artifact(side: &Side<'_>, original: &str) -> Result<Artifact, MergeError> {
    let gateway = side.gateway();
    let merge = gateway.device.merge.as_ref().ok_or_else(|| no_merge(side))?;
    let text = (merge.add)(side, original)?;
    Ok(Artifact {
        // A saved configuration holds the other tunnels' keys and passwords as well.
        secret: true,
        replace: placeholders(&text, original),
        ..Artifact::new(&gateway.id, merge.output, merge.kind, merge.media_type, merge.purpose, text)
    })
}

/// The words to replace by hand that the original did not hold.
fn placeholders(text: &str, original: &str) -> Vec<String> {
    let in_word = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-';
    let found: Vec<String> = text
        .match_indices("REPLACE-WITH-")
        .map(|(place, _)| text[place..].chars().take_while(|c| in_word(*c)).collect())
        .filter(|word: &String| !original.contains(word.as_str()))
        .collect();
    let mut found = in_order(found, |one, other| one <= other);
    found.dedup();
    found
}

/// A key that every end takes. A tunnel that shares its key has that of the first one.
fn made(scenario: &Scenario, plan: &Plan, tunnel: &PlannedTunnel, material: &KeyMaterial) -> Psk {
    let name = scenario.tunnels.get(tunnel.key_of).map_or(&tunnel.id, |first| &first.id);
    let sharing = plan.tunnels.iter().filter(|other| other.key_of == tunnel.key_of).flat_map(|other| &other.ends);
    let rules: Vec<&PskRule> = sharing.map(|end| &plan.gateways[end.gateway].device.psk).collect();
    keys::psk(material, name, &rules)
}

/// The keys of every tunnel: the user's own, or made from the material.
pub fn keys_of(scenario: &Scenario, plan: &Plan, material: &KeyMaterial) -> Keys {
    let key = |tunnel: &PlannedTunnel| {
        let own = scenario.tunnels.iter().find(|own| own.id == tunnel.id).map(|own| own.psk.clone());
        let key = own.filter(|key| !key.is_empty()).unwrap_or_else(|| made(scenario, plan, tunnel, material));
        (tunnel.id.clone(), key)
    };
    let by_hand = plan.manual.iter().filter_map(|tunnel| {
        let typed = &scenario.tunnels.get(tunnel.place)?.manual;
        Some((tunnel.id.clone(), keys::manual(tunnel, typed, material)))
    });
    let has_ospf = plan.tunnels.iter().any(|tunnel| tunnel.ends[0].ospf.is_some());
    let ospf = has_ospf.then(|| keys::ospf(material));
    Keys { psks: plan.tunnels.iter().map(key).collect(), manual: by_hand.collect(), ospf }
}

fn bundle(scenario: &Scenario, plan: &Plan, report: &Report, keys: Option<&Keys>, merged: Vec<Artifact>) -> Bundle {
    let findings = &report.findings;
    let mut files: Vec<Artifact> = (0..plan.gateways.len())
        .flat_map(|index| {
            let side = Side { plan, index, keys, findings };
            (side.gateway().device.render)(&side)
        })
        .collect();
    files.extend(router::artifacts(plan, findings));
    files.push(sheet::artifact(plan, findings));
    files.push(runbook::artifact(plan, findings));
    files.push(Artifact::shared(
        ArtifactKind::Diagram,
        "diagram.svg",
        "image/svg+xml",
        "The tunnel as a drawing.",
        diagram::svg(plan),
    ));
    files.push(Artifact::shared(
        ArtifactKind::Scenario,
        "scenario.json",
        "application/json",
        "The scenario without keys: open it again here, or keep it in version control.",
        scenario.to_json(),
    ));
    files.extend(keys.map(|keys| secrets(plan, keys)));
    files.extend(merged);
    let files = in_order(files, |one, other| one.path <= other.path);
    Bundle { files, scenario: plan.name.clone(), facts_as_of: plan.as_of.to_string() }
}

fn secrets(plan: &Plan, keys: &Keys) -> Artifact {
    let lines = plan
        .tunnels
        .iter()
        .filter_map(|tunnel| keys.psks.get(&tunnel.id).map(|key| format!("{}\t{}\n", tunnel.id, key.reveal())));
    let by_hand = keys.manual.iter().flat_map(|(id, keys)| manual_lines(id, keys));
    let ospf = keys.ospf.iter().map(|key| format!("ospf\tauth-md\t{}\n", key.reveal()));
    let text = lines.chain(by_hand).chain(ospf).collect();
    let purpose = "The keys, one a line. Hand them over by another way than the rest, then destroy this file.";
    let mut file = Artifact::shared(ArtifactKind::Secrets, "secrets.txt", "text/plain", purpose, text);
    file.secret = true;
    file
}

/// Tunnel, direction, kind and key in hexadecimal digits.
fn manual_lines(id: &str, keys: &ManualKeys) -> Vec<String> {
    let mut lines = Vec::new();
    for (direction, sa) in [("to-first", &keys.to_first), ("to-second", &keys.to_second)] {
        let parts = [("encryption", Some(&sa.encryption)), ("integrity", sa.integrity.as_ref())];
        for (kind, key) in parts.into_iter().filter_map(|(kind, key)| Some((kind, key?))) {
            // Every key has hexadecimal digits.
            let text = Notation::Prefixed.write(key).unwrap_or_default();
            lines.push(format!("{id}\t{direction}\t{kind}\t{}\n", text.reveal()));
        }
    }
    lines
}

/// A side's saved configuration with its tunnels added.
///
/// # Errors
/// When the device has no such file, or the file is not one of its.
pub fn merge(side: &Side<'_>, original: &str) -> Result<String, MergeError> {
    match &side.gateway().device.merge {
        Some(merge) => (merge.add)(side, original),
        None => Err(no_merge(side)),
    }
}

/// A side's saved configuration with what [`merge`] added taken away.
///
/// # Errors
/// As for [`merge`].
pub fn unmerge(side: &Side<'_>, merged: &str) -> Result<String, MergeError> {
    match &side.gateway().device.merge {
        Some(merge) => (merge.remove)(side, merged),
        None => Err(no_merge(side)),
    }
}

fn no_merge(side: &Side<'_>) -> MergeError {
    MergeError {
        message: format!("{} has no saved configuration to merge into; use its files", side.gateway().device.name),
    }
}
