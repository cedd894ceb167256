//! One file of an export.

use serde::Serialize;

/// What kind of file it is: a published list, `manifest.json` speaks these words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ArtifactKind {
    /// A bash script of `az` commands.
    AzureCli, // tidy: vendor
    /// Where to click, field by field.
    Guide,
    /// The IPsec section of a configuration, for an empty box.
    PfsenseIpsecSection, // tidy: vendor
    /// A saved configuration with the tunnel added.
    PfsenseConfigMerged, // tidy: vendor
    /// FRR's configuration.
    FrrConf,
    /// OpenBGPD's configuration.
    BgpdConf,
    /// The configuration of strongSwan's daemon.
    SwanctlConf,
    /// The device's own configuration, as text or commands, to be added to what it has.
    #[serde(rename = "native-config")]
    Configuration,
    /// Commands and places that show whether it works.
    Verify,
    /// The way back.
    Rollback,
    /// The order of work for both sides.
    Runbook,
    /// Every value in both sides' words.
    ParameterSheet,
    /// A drawing.
    Diagram,
    /// The scenario without secrets.
    Scenario,
    /// The keys.
    Secrets,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artifact {
    /// Path below the export's folder: `<side>/<name>` or `shared/<name>`.
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
    /// The file's text: UTF-8, one newline at the end.
    pub text: String,
}

impl Artifact {
    /// A file without a key and with nothing to replace, in a side's folder or in `shared`.
    pub fn new(
        side: &str,
        name: &str,
        kind: ArtifactKind,
        media_type: &'static str,
        purpose: &str,
        text: String,
    ) -> Self {
        Self {
            path: [side, "/", name].concat(),
            side: side.to_owned(),
            kind,
            media_type,
            purpose: purpose.to_owned(),
            secret: false,
            replace: Vec::new(),
            text,
        }
    }

    /// A file for both sides.
    pub(super) fn shared(
        kind: ArtifactKind,
        name: &str,
        media_type: &'static str,
        purpose: &str,
        text: String,
    ) -> Self {
        Self::new("shared", name, kind, media_type, purpose, text)
    }
}
