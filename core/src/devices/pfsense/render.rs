//! The files of a side.

use super::bgp::speaker;
use super::tunnel::{Tunnel, any_bgp, on_openbgpd, tunnels};
use super::xml::section;
use super::{guide, openbgpd, rollback, verify};
use crate::bundle::{Artifact, ArtifactKind, Header};
use crate::render::frr::{self, PeerRoutes};
use crate::side::Side;

/// Every file.
pub fn render(side: &Side<'_>) -> Vec<Artifact> {
    let tunnels = tunnels(side);
    let replace = replace(&tunnels);
    let secret = tunnels.iter().any(|tunnel| tunnel.key.is_secret());
    let mut files = vec![
        guide_file(side, &tunnels, &replace, secret),
        section_file(side, &tunnels, &replace, secret),
        verify_file(side, &tunnels),
        rollback_file(side, &tunnels),
    ];
    files.extend(bgp_file(side, &tunnels));
    files
}

/// Every word to put in by hand, once.
fn replace(tunnels: &[Tunnel<'_>]) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in tunnels.iter().flat_map(Tunnel::replace) {
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words
}

fn file(
    side: &Side<'_>,
    name: &str,
    kind: ArtifactKind,
    media_type: &'static str,
    purpose: &str,
    text: String,
) -> Artifact {
    Artifact::new(&side.gateway().id, name, kind, media_type, purpose, text)
}

fn guide_file(side: &Side<'_>, tunnels: &[Tunnel<'_>], replace: &[String], secret: bool) -> Artifact {
    let purpose = "Every field of every page, in order: the way for a firewall in use.";
    let text = guide::text(side, tunnels, replace);
    let mut artifact = file(side, "guide.md", ArtifactKind::Guide, "text/markdown", purpose, text);
    artifact.secret = secret;
    artifact.replace = replace.to_vec();
    artifact
}

fn section_file(side: &Side<'_>, tunnels: &[Tunnel<'_>], replace: &[String], secret: bool) -> Artifact {
    let purpose = "For an empty firewall only: restoring it (area IPsec) replaces the whole IPsec section.";
    let header = Header::of(side, "IPsec section", replace);
    let text = section::write(tunnels, &header);
    let name = "ipsec-section.xml";
    let mut artifact = file(side, name, ArtifactKind::PfsenseIpsecSection, "application/xml", purpose, text);
    artifact.secret = secret;
    artifact.replace = replace.to_vec();
    artifact
}

fn verify_file(side: &Side<'_>, tunnels: &[Tunnel<'_>]) -> Artifact {
    let purpose = "Where to look and what to type to see whether the tunnel works.";
    file(side, "verify.md", ArtifactKind::Verify, "text/markdown", purpose, verify::text(side, tunnels))
}

fn rollback_file(side: &Side<'_>, tunnels: &[Tunnel<'_>]) -> Artifact {
    let purpose = "The way back.";
    file(side, "rollback.md", ArtifactKind::Rollback, "text/markdown", purpose, rollback::text(side, tunnels))
}

fn bgp_file(side: &Side<'_>, tunnels: &[Tunnel<'_>]) -> Option<Artifact> {
    if !any_bgp(tunnels) {
        return None;
    }
    Some(if on_openbgpd(side) {
        let text = openbgpd::text(side, &speaker(tunnels)?, &[]);
        let purpose = "OpenBGPD's configuration: what the package's pages come to, for its tab Raw config.";
        file(side, "bgpd.conf", ArtifactKind::BgpdConf, "text/plain", purpose, text)
    } else {
        let text = frr::text(side, "FRR", PeerRoutes::Written)?;
        let purpose = "FRR's configuration: what the package's pages come to.";
        file(side, "frr.conf", ArtifactKind::FrrConf, "text/plain", purpose, text)
    })
}
