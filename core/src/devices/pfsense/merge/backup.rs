//! What kind of file it is, and whether it fits the release.

use super::refuse;
use super::tree::{self, Node};
use crate::devices::MergeError;
use crate::devices::pfsense::releases::{Revision, config_revisions, read_revision, with_revision};
use crate::devices::pfsense::tunnel::Tunnel;
use crate::plan::Remote;
use crate::side::Side;

/// A backup that was read.
#[derive(Debug)]
pub struct Backup<'a> {
    /// Its text.
    pub text: &'a str,
    /// Its root.
    pub root: Node,
}

impl<'a> Backup<'a> {
    /// Reads a file and holds it against the release.
    ///
    /// # Errors
    /// When it is encrypted, no backup of pfSense, or one of another release.
    pub fn read(side: &Side<'_>, text: &'a str) -> Result<Self, MergeError> {
        if text.contains("---- BEGIN config.xml ----") {
            return Err(refuse(
                "the backup is encrypted: download it again without \"Encrypt this configuration file\"",
            ));
        }
        let root = tree::read(text)?;
        let backup = Self { text, root };
        match backup.root.name.as_str() {
            "ipsec" => Ok(backup),
            "pfsense" => {
                backup.fits(side)?;
                Ok(backup)
            }
            other => Err(refuse(format!(
                "the file is no pfSense backup: its root element is <{other}>, not <pfsense> or <ipsec>"
            ))),
        }
    }

    /// A section in `<pfsense>` alone has no revision; a whole configuration must.
    fn fits(&self, side: &Side<'_>) -> Result<(), MergeError> {
        let release = side.gateway().release;
        let Some(version) = self.root.child("version") else {
            return match self.root.children.as_slice() {
                [only] if only.name == "ipsec" => Ok(()),
                _ => Err(refuse("the file has no <version>: it is no whole backup of pfSense")),
            };
        };
        let version = version.text(self.text);
        let revision = read_revision(version.trim())
            .ok_or_else(|| refuse(format!("<version> is \"{version}\", no config revision of pfSense")))?;
        let (low, high) = config_revisions(release.id).unwrap_or_default();
        if (low..=high).contains(&revision) {
            return Ok(());
        }
        let expected = if low < high { format!("{} to {}", shown(low), shown(high)) } else { shown(low) };
        let fits = with_revision(revision);
        let written =
            if fits.is_empty() { "no release known here".to_owned() } else { format!("pfSense {}", fits.join(" or ")) };
        Err(refuse(format!(
            "the backup has config revision {version}, which {written} writes; pfSense {} writes {expected}. \
             Choose the release that the firewall really runs",
            release.name
        )))
    }

    /// True when only the IPsec section is there.
    pub fn is_section(&self) -> bool {
        self.root.name == "ipsec" || self.root.child("version").is_none()
    }

    /// The IPsec section.
    pub fn ipsec(&self) -> Option<&Node> {
        if self.root.name == "ipsec" { Some(&self.root) } else { self.root.child("ipsec") }
    }

    /// Every phase 1.
    pub fn phase1(&self) -> impl Iterator<Item = &Node> {
        self.ipsec().into_iter().flat_map(|ipsec| ipsec.all("phase1"))
    }

    /// Every phase 2.
    pub fn phase2(&self) -> impl Iterator<Item = &Node> {
        self.ipsec().into_iter().flat_map(|ipsec| ipsec.all("phase2"))
    }

    /// Every item of the list of interface numbers.
    pub fn vti_maps(&self) -> impl Iterator<Item = &Node> {
        self.ipsec().and_then(|ipsec| ipsec.child("vtimaps")).into_iter().flat_map(|maps| maps.all("item"))
    }

    /// The elements of a section of the whole configuration.
    pub fn section(&self, path: &[&str]) -> &[Node] {
        self.root.at(path).map_or(&[], |node| node.children.as_slice())
    }

    /// Two phase 1 with one remote gateway are refused by the pages too, unless the
    /// other one has been set to allow it.
    ///
    /// # Errors
    /// When there is such a phase 1.
    pub fn refuse_same_gateway(&self, tunnel: &Tunnel<'_>) -> Result<(), MergeError> {
        let remote = match &tunnel.view.here.remote {
            Remote::Address(address) => address.to_string(),
            Remote::Name(name) => name.clone(),
            Remote::Later(_) | Remote::Any => return Ok(()),
        };
        let may_share = |phase1: &Node| tunnel.era.gateway_duplicates() && phase1.child("gw_duplicates").is_some();
        for phase1 in self.phase1() {
            let same = phase1.field("remote-gateway", self.text).eq_ignore_ascii_case(&remote);
            if same && !may_share(phase1) {
                let name = phase1.field("descr", self.text);
                return Err(refuse(format!(
                    "the backup has a phase 1 with the remote gateway {remote} already (\"{name}\"); \
                     pfSense refuses a second one. Delete that one first, or change it by the guide instead"
                )));
            }
        }
        Ok(())
    }

    /// The numbers in a field of several elements.
    pub fn numbers<'n>(&self, nodes: impl Iterator<Item = &'n Node>, field: &str) -> Vec<u32> {
        nodes.filter_map(|node| node.field(field, self.text).trim().parse().ok()).collect()
    }
}

fn shown((whole, tenth): Revision) -> String {
    format!("{whole}.{tenth}")
}
