//! An export as data.

use serde::Serialize;
use serde_json::Value;

use super::ask::{Days, ExportQuestion};
use super::plan::{moment, read};
use super::question::{Question, seed};
use super::{Answer, Failure};
use crate::bundle::{self, Artifact, ArtifactKind, Options};

/// Every file of an export.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ExportAnswer {
    /// The files, in the order of their paths; without `manifest.json`.
    pub files: Vec<ExportedFile>,
    /// The text of `manifest.json`: path, side, kind, media type, secrecy and SHA-256 of every file.
    pub manifest: String,
}

/// One file.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ExportedFile {
    /// Path below the export's folder.
    pub path: String,
    /// The gateway's id, or `shared`.
    pub side: String,
    /// The kind.
    pub kind: ArtifactKind,
    /// Media type.
    pub media_type: &'static str,
    /// What to do with it, one sentence.
    pub purpose: String,
    /// It holds a key.
    pub secret: bool,
    /// What must be put in by hand: the very texts that stand in the file.
    pub replace: Vec<String>,
    /// The file's text.
    pub text: String,
}

/// Every file of both sides, as `tunnelwright export` writes them.
///
/// # Errors
/// Faults of the scenario's form or of the question; the findings where the
/// export is refused.
pub fn export(scenario: Value, question: Value) -> Answer<ExportAnswer> {
    let scenario = read(scenario)?;
    let ask = ExportQuestion::read(question)?;
    let report = crate::check(&scenario, &moment(&Days { date: ask.date, as_of: ask.as_of })?);
    let options = Options {
        material: seed(&ask.seed)?,
        with_secrets: ask.with_secrets,
        despite_errors: ask.despite_errors,
        merge: ask.merge.iter().map(|(side, text)| (side.to_owned(), text.clone())).collect(),
    };
    let bundle = bundle::export(&scenario, &report, &options).map_err(|refusal| Failure::refused(refusal.findings))?;
    let manifest = bundle.manifest().to_json();
    Ok(ExportAnswer { files: bundle.files.into_iter().map(file).collect(), manifest })
}

fn file(artifact: Artifact) -> ExportedFile {
    let Artifact { path, side, kind, media_type, purpose, secret, replace, text } = artifact;
    ExportedFile { path, side, kind, media_type, purpose, secret, replace, text }
}
