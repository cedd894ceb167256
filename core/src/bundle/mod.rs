//! From a plan to files: every side's artifacts, the shared ones, the manifest.

mod artifact;
#[cfg(feature = "plan")]
mod export;
mod header;
mod manifest;
mod router;
mod runbook;
mod sheet;

pub use artifact::{Artifact, ArtifactKind};
#[cfg(feature = "plan")]
pub use export::{Bundle, Options, Refusal, export, keys_of, merge, unmerge};
pub use header::{Header, one_line};
pub use manifest::{Manifest, ManifestFile};
pub use runbook::{PHASES, steps};
pub use sheet::{SheetRow, manual_rows, rows};
