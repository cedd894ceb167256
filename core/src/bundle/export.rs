//! The export of a whole plan.

use super::{Artifact, ArtifactKind, Manifest, ManifestFile, runbook, sheet};
use crate::check::Report;
use crate::devices::MergeError;
use crate::diagram;
use crate::finding::Finding;
use crate::keys::{self, KeyMaterial};
use crate::plan::Plan;
use crate::scenario::Scenario;
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
}

/// Everything that an export writes.
#[derive(Debug, Clone)]
pub struct Bundle {
    /// The files, in the order of their paths.
    pub files: Vec<Artifact>,
    /// Their list.
    pub manifest: Manifest,
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
    let refusal = || Refusal {
        findings: report.findings.iter().filter(|f| f.severity == crate::finding::Severity::Error).cloned().collect(),
    };
    if report.has_error() && !options.despite_errors {
        return Err(refusal());
    }
    let plan = report.plan.as_ref().ok_or_else(refusal)?;
    let keys = options.with_secrets.then(|| keys_of(scenario, plan, &options.material));
    Ok(bundle(scenario, plan, report, keys.as_ref()))
}

/// The key of every tunnel: the user's own, or one made from the material.
pub fn keys_of(scenario: &Scenario, plan: &Plan, material: &KeyMaterial) -> Keys {
    let key = |tunnel: &crate::plan::PlannedTunnel| {
        let own = scenario.tunnels.iter().find(|own| own.id == tunnel.id).map(|own| own.psk.clone());
        let key = own.filter(|key| !key.is_empty()).unwrap_or_else(|| keys::psk(material, &tunnel.id));
        (tunnel.id.clone(), key)
    };
    Keys(plan.tunnels.iter().map(key).collect())
}

fn bundle(scenario: &Scenario, plan: &Plan, report: &Report, keys: Option<&Keys>) -> Bundle {
    let findings = &report.findings;
    let mut files: Vec<Artifact> = (0..plan.gateways.len())
        .flat_map(|index| {
            let side = Side { plan, index, keys, findings };
            (side.gateway().device.render)(&side)
        })
        .collect();
    files.push(sheet::artifact(plan, findings));
    files.push(runbook::artifact(plan, findings));
    files.push(shared(
        ArtifactKind::Diagram,
        "diagram.svg",
        "image/svg+xml",
        "The tunnel as a drawing.",
        diagram::svg(plan),
    ));
    files.push(shared(
        ArtifactKind::Scenario,
        "scenario.json",
        "application/json",
        "The scenario without keys: open it again here, or keep it in version control.",
        scenario.to_json(),
    ));
    files.extend(keys.map(|keys| secrets(plan, keys)));
    files.sort_by(|one, other| one.path.cmp(&other.path));
    let manifest = Manifest {
        scenario: plan.name.clone(),
        facts_as_of: plan.as_of.to_string(),
        files: files.iter().map(ManifestFile::of).collect(),
    };
    Bundle { files, manifest }
}

pub(super) fn shared(
    kind: ArtifactKind,
    name: &str,
    media_type: &'static str,
    purpose: &str,
    text: String,
) -> Artifact {
    Artifact {
        path: format!("shared/{name}"),
        side: "shared".to_owned(),
        kind,
        media_type,
        purpose: purpose.to_owned(),
        secret: false,
        replace: Vec::new(),
        text,
    }
}

fn secrets(plan: &Plan, keys: &Keys) -> Artifact {
    let lines = plan
        .tunnels
        .iter()
        .filter_map(|tunnel| keys.0.get(&tunnel.id).map(|key| format!("{}\t{}\n", tunnel.id, key.reveal())));
    let text = lines.collect();
    let purpose =
        "The pre-shared keys, one a tunnel. Hand them over by another way than the rest, then destroy this file.";
    let mut file = shared(ArtifactKind::Secrets, "secrets.txt", "text/plain", purpose, text);
    file.secret = true;
    file
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
