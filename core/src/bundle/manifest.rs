//! `manifest.json`: what an export holds.

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::{Artifact, ArtifactKind};

/// The manifest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Manifest {
    /// Name of the scenario.
    pub scenario: String,
    /// The day whose facts hold.
    pub facts_as_of: String,
    /// The files, in the order of their paths.
    pub files: Vec<ManifestFile>,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ManifestFile {
    /// Path below the export's folder.
    pub path: String,
    /// The gateway's id, or `shared`.
    pub side: String,
    /// The kind.
    pub kind: ArtifactKind,
    /// Media type.
    pub media_type: &'static str,
    /// It holds a key.
    pub secret: bool,
    /// SHA-256 of its bytes, in hex.
    pub sha256: String,
}

impl ManifestFile {
    pub(super) fn of(artifact: &Artifact) -> Self {
        Self {
            path: artifact.path.clone(),
            side: artifact.side.clone(),
            kind: artifact.kind,
            media_type: artifact.media_type,
            secret: artifact.secret,
            sha256: sha256(artifact.text.as_bytes()),
        }
    }
}

fn sha256(bytes: &[u8]) -> String {
    base16ct::lower::encode_string(&Sha256::digest(bytes))
}

impl Manifest {
    /// The manifest as indented JSON.
    pub fn to_json(&self) -> String {
        // Plain data with string keys: serialising it cannot fail.
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }
}
