//! The SKUs side by side: what each carries, per gateway and per single tunnel,
//! and what it cannot do of what is asked.

use super::setup::Setup;
use super::sku::{self, Sku};
use super::sources::PERF24;
use crate::cost::{Needs, Size};
use crate::crypto::{Encryption, EspSuite, IkeVersion, Integrity};
use crate::scenario::RoutingKind;

/// Measured through one tunnel, Mbps: GCMAES256, AES256 with SHA256, 3DES with SHA256.
struct Tunnel {
    skus: &'static [&'static str],
    second_generation: bool,
    mbps: [u32; 3],
}

const fn tunnel(skus: &'static [&'static str], second_generation: bool, mbps: [u32; 3]) -> Tunnel {
    Tunnel { skus, second_generation, mbps }
}

/// Between two gateways of Microsoft's own, a hundred connections; no promise on the Internet (PERF24).
static MEASURED: &[Tunnel] = &[
    tunnel(&["VpnGw1", "VpnGw1AZ"], false, [650, 500, 130]),
    tunnel(&["VpnGw2", "VpnGw2AZ"], false, [1_200, 650, 140]),
    tunnel(&["VpnGw3", "VpnGw3AZ"], false, [1_250, 700, 140]),
    tunnel(&["VpnGw2", "VpnGw2AZ"], true, [1_250, 550, 130]),
    tunnel(&["VpnGw3", "VpnGw3AZ"], true, [1_500, 700, 140]),
    tunnel(&["VpnGw4", "VpnGw4AZ", "VpnGw5", "VpnGw5AZ"], true, [2_300, 700, 140]),
];

/// The column of a suite; none when nobody measured it.
fn column(suite: &EspSuite) -> Option<usize> {
    let sha256 = suite.integrity == Some(Integrity::Sha256);
    match suite.encryption {
        Encryption::Aes256Gcm => Some(0),
        Encryption::Aes256 => sha256.then_some(1),
        Encryption::TripleDes => sha256.then_some(2),
        Encryption::Des
        | Encryption::Cast128
        | Encryption::Blowfish128
        | Encryption::Blowfish192
        | Encryption::Blowfish256
        | Encryption::Aes128
        | Encryption::Aes192
        | Encryption::Aes128Gcm
        | Encryption::Aes192Gcm
        | Encryption::ChaCha20Poly1305 => None,
    }
}

fn through_one_tunnel(sku: &Sku, second: bool, suite: &EspSuite) -> Option<u32> {
    let row = MEASURED.iter().find(|row| row.skus.contains(&sku.name) && row.second_generation == second)?;
    Some(row.mbps[column(suite)?])
}

/// Every SKU that the day knows.
pub(super) fn sizes(needs: &Needs<'_>) -> Vec<Size> {
    let setup = Setup::of(needs.gateway.release, &needs.gateway.settings, needs.day);
    let known = sku::ALL.iter().filter(|sku| sku.first_seen.is_none_or(|seen| seen <= needs.day));
    known.map(|sku| size(sku, setup, needs)).collect()
}

fn size(sku: &'static Sku, setup: Setup, needs: &Needs<'_>) -> Size {
    let second = sku.generation(needs.gateway.settings.text("generation")) == Some("Generation2");
    let mbps = if second { sku.mbps[1].or(sku.mbps[0]) } else { sku.mbps[0].or(sku.mbps[1]) };
    // The slowest suite of the plan's tunnels; one that nobody measured makes it unknown.
    let through = needs.tunnels.iter().map(|tunnel| through_one_tunnel(sku, second, &tunnel.esp));
    let tunnel_mbps = through.min().flatten();
    let mut cannot = Vec::from_iter(over(sku, needs));
    cannot.extend(too_slow(needs, mbps, tunnel_mbps));
    cannot.extend(lacks(sku, setup, needs));
    let source = if tunnel_mbps.is_some() { PERF24.url } else { sku.source.url };
    Size { name: sku.name, mbps, tunnel_mbps, tunnels: sku.tunnels, cannot, source }
}

/// Not to be had on that day.
fn over(sku: &Sku, needs: &Needs<'_>) -> Option<String> {
    let instead = sku.successor.map(|next| format!("; {next} takes its place")).unwrap_or_default();
    match (sku.retired, sku.no_new) {
        (Some((end, _)), _) if end <= needs.day => Some(format!("is retired since {end}{instead}")),
        (_, Some((end, _))) if end <= needs.day => Some(format!("cannot be created since {end}{instead}")),
        _ => None,
    }
}

fn too_slow(needs: &Needs<'_>, mbps: Option<u32>, tunnel_mbps: Option<u32>) -> Vec<String> {
    let Some(wanted) = needs.usage.mbps else { return Vec::new() };
    let mut reasons = Vec::new();
    if let Some(most) = mbps.filter(|most| *most < wanted) {
        reasons.push(format!("carries {most} Mbps in all, {wanted} are asked for"));
    }
    if let ([tunnel], Some(most)) = (needs.tunnels, tunnel_mbps.filter(|most| *most < wanted)) {
        reasons.push(format!("one tunnel with {} carries {most} Mbps, {wanted} are asked for", tunnel.esp));
    }
    reasons
}

fn lacks(sku: &Sku, setup: Setup, needs: &Needs<'_>) -> Vec<String> {
    let mut reasons = Vec::new();
    let count = needs.tunnels.len();
    if count > usize::from(sku.tunnels) {
        reasons.push(format!("carries {} tunnels, there are {count}", sku.tunnels));
    }
    if !setup.route_based && sku.name != "Basic" && !setup.classic {
        reasons.push("has no policy-based gateway".to_owned());
    }
    if !sku.bgp && needs.tunnels.iter().any(|tunnel| tunnel.routing == RoutingKind::Bgp) {
        reasons.push("does not speak BGP".to_owned());
    }
    if !sku.custom_policy && setup.custom {
        reasons.push("takes no custom IPsec/IKE policy, so the algorithms cannot be chosen".to_owned());
    }
    let version_1 = needs.tunnels.iter().any(|tunnel| tunnel.ike_version == IkeVersion::V1);
    if !sku.custom_policy && setup.route_based && !setup.classic && version_1 {
        reasons.push("refuses IKEv1 on a route-based gateway".to_owned());
    }
    if needs.usage.active_active && matches!(sku.name, "Basic" | "Standard") {
        reasons.push("has no active-active mode".to_owned());
    }
    reasons
}
