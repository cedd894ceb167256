//! Which algorithms: the best that both ends have, within what was chosen.

use super::refusal::{NO_COMMON, NO_IKE_VERSION, NOT_OFFERED, NOT_SUPPORTED};
use super::{Party, Refusals};
use crate::crypto::{
    DhGroup, ENCRYPTION_BEST_FIRST, Encryption, EspSuite, ExchangeMode, GROUP_BEST_FIRST, INTEGRITY_BEST_FIRST,
    IkeSuite, IkeVersion, Integrity, Named,
};
use crate::devices::Feature;
use crate::draft::DraftTunnel;
use crate::finding::Edit;
use crate::plan::Start;
use crate::scenario::RoutingKind;

/// The outcome: version and both suites.
pub(super) struct Chosen {
    pub(super) version: IkeVersion,
    pub(super) ike: IkeSuite,
    pub(super) esp: EspSuite,
}

pub(super) fn choose(
    tunnel: &DraftTunnel,
    parties: &[Party<'_>; 2],
    starts: [Start; 2],
    refusals: &mut Refusals,
) -> Option<Chosen> {
    let version = version(tunnel, parties, refusals);
    let refused = unsupported(tunnel, parties, version, refusals);
    let [strict, lenient] = [false, true].map(|lenient| Terms { version, lenient });
    let ike = best_ike(tunnel, parties, strict).or_else(|| best_ike(tunnel, parties, lenient));
    let esp = best_esp(tunnel, parties, starts, strict).or_else(|| best_esp(tunnel, parties, starts, lenient));
    // What one end lacks is named already; the whole suite is blamed only when each part is there.
    if ike.is_none() && !refused.iter().any(|field| field.starts_with("ike")) {
        no_suite(tunnel, parties, "ike", refusals);
    }
    if esp.is_none() && !refused.iter().any(|field| !field.starts_with("ike")) {
        no_suite(tunnel, parties, "esp", refusals);
    }
    // With an error already reported, what was chosen is written all the same.
    let ike = ike.or_else(|| wished_ike(tunnel))?;
    let esp = esp.or_else(|| wished_esp(tunnel))?;
    Some(Chosen { version, ike, esp })
}

fn version(tunnel: &DraftTunnel, parties: &[Party<'_>; 2], refusals: &mut Refusals) -> IkeVersion {
    let path = format!("{}.protection.ike_version", tunnel.path);
    let both = |version: IkeVersion| parties.iter().all(|party| speaks(party, version, tunnel.routing));
    // Who wants aggressive mode wants IKEv1, where it is: IKEv2 has no such choice.
    let order = match tunnel.protection.exchange_mode {
        Some(ExchangeMode::Aggressive) => [IkeVersion::V1, IkeVersion::V2],
        Some(ExchangeMode::Main) | None => [IkeVersion::V2, IkeVersion::V1],
    };
    let common = order.into_iter().find(|version| both(*version));
    match (tunnel.protection.ike_version, common) {
        (Some(chosen), _) if both(chosen) => chosen,
        (Some(chosen), Some(common)) => {
            let lacking = parties
                .iter()
                .find(|party| !speaks(party, chosen, tunnel.routing))
                .map(Party::name)
                .unwrap_or_default();
            refusals.add_with(
                &NO_IKE_VERSION,
                path.clone(),
                format!("{lacking} does not speak {} here", chosen.name()),
                format!("use {}, which both speak", common.name()),
                Some((format!("Use {}", common.name()), vec![Edit::set(path, common.keyword())])),
            );
            chosen
        }
        (chosen, None) => {
            let says = |party: &Party<'_>| {
                let own = IkeVersion::ALL.iter().filter(|version| speaks(party, **version, tunnel.routing));
                let spoken: Vec<&str> = own.map(|version| version.name()).collect();
                format!("{} ({}) speaks {}", party.gateway.id, party.name(), spoken.join(" and "))
            };
            refusals.add(
                &NO_IKE_VERSION,
                path,
                format!("The ends share no version of IKE: {}; {}", says(&parties[0]), says(&parties[1])),
                "take a newer release of one end, or another kind of gateway at the other".to_owned(),
            );
            chosen.unwrap_or(IkeVersion::V2)
        }
        (None, Some(common)) => common,
    }
}

/// True when it speaks that version, with this kind of routing. A kind that it lacks altogether is refused elsewhere.
fn speaks(party: &Party<'_>, version: IkeVersion, routing: RoutingKind) -> bool {
    let routing = Feature::Routing(routing);
    party.has(Feature::Ike(version)) && (!party.has(routing) || party.abilities.row_with(routing, version).is_some())
}

/// A chosen algorithm that one end lacks is named for itself, with the end. Gives the fields refused.
fn unsupported(
    tunnel: &DraftTunnel,
    parties: &[Party<'_>; 2],
    version: IkeVersion,
    refusals: &mut Refusals,
) -> Vec<&'static str> {
    let mut refused = Vec::new();
    let p = &tunnel.protection;
    let wishes = [
        (p.ike_encryption.map(Feature::IkeEncryption), "ike_encryption", p.ike_encryption.map(Named::name)),
        (p.ike_integrity.map(Feature::IkeIntegrity), "ike_integrity", p.ike_integrity.map(Named::name)),
        (p.ike_group.map(Feature::IkeGroup), "ike_group", p.ike_group.map(Named::name)),
        (p.esp_encryption.map(Feature::EspEncryption), "esp_encryption", p.esp_encryption.map(Named::name)),
        (esp_hash(p).map(Feature::EspIntegrity), "esp_integrity", p.esp_integrity.map(Named::name)),
        (
            p.pfs.map(|pfs| pfs.group().map_or(Feature::NoPfs, Feature::Pfs)),
            "pfs",
            p.pfs.map(|pfs| pfs.group().map_or("no perfect forward secrecy", Named::name)),
        ),
    ];
    for (feature, field, name) in wishes {
        let Some((feature, name)) = feature.zip(name) else { continue };
        // Where an end has a fixed list, the list decides, and it is asked as a whole.
        let lacks = |party: &&Party<'_>| party.abilities.row_with(feature, version).is_none();
        for party in parties.iter().filter(|party| party.behaviour.offers.is_none()).filter(lacks) {
            refused.push(field);
            let path = format!("{}.protection.{field}", tunnel.path);
            let with = if party.has(feature) { format!(" with {}", version.name()) } else { String::new() };
            refusals.add_with(
                &NOT_SUPPORTED,
                path.clone(),
                format!("{} ({}) does not have {name}{with} here", party.gateway.id, party.name()),
                "take the best that both ends have".to_owned(),
                Some(("Use the best that both have".to_owned(), vec![Edit { path, value: serde_json::Value::Null }])),
            );
        }
    }
    refused
}

fn esp_hash(protection: &crate::scenario::Protection) -> Option<Integrity> {
    let aead = protection.esp_encryption.is_some_and(Encryption::is_aead);
    protection.esp_integrity.filter(|_| !aead)
}

/// Under which terms a suite is looked for.
#[derive(Clone, Copy)]
struct Terms {
    version: IkeVersion,
    /// What no source confirms counts too.
    lenient: bool,
}

/// Whether a party can: from a fixed list, or feature by feature. What no source
/// confirms counts only when it was chosen or nothing else is left (`lenient`).
fn free(party: &Party<'_>, feature: Feature, terms: Terms) -> bool {
    party.abilities.row_with(feature, terms.version).is_some_and(|row| terms.lenient || row.confirmed)
}

fn ike_allowed(party: &Party<'_>, suite: IkeSuite, terms: Terms) -> bool {
    match party.behaviour.offers {
        Some(offers) => offers.ike.contains(&suite),
        None => {
            free(party, Feature::IkeEncryption(suite.encryption), terms)
                && free(party, Feature::IkeIntegrity(suite.integrity), terms)
                && free(party, Feature::IkeGroup(suite.group), terms)
        }
    }
}

fn best_ike(tunnel: &DraftTunnel, parties: &[Party<'_>; 2], terms: Terms) -> Option<IkeSuite> {
    let p = &tunnel.protection;
    // What one end lacks for itself is left out before the combinations are tried.
    let part = |feature: Feature, listed: &dyn Fn(&IkeSuite) -> bool| {
        parties.iter().all(|party| match party.behaviour.offers {
            Some(offers) => offers.ike.iter().any(listed),
            None => free(party, feature, terms),
        })
    };
    let groups: Vec<DhGroup> = wished(GROUP_BEST_FIRST, p.ike_group)
        .filter(|group| part(Feature::IkeGroup(*group), &|suite| suite.group == *group))
        .collect();
    let hashes: Vec<Integrity> = wished(INTEGRITY_BEST_FIRST, p.ike_integrity)
        .filter(|hash| part(Feature::IkeIntegrity(*hash), &|suite| suite.integrity == *hash))
        .collect();
    // RFC 5282: authenticated ciphers protect an IKE SA in IKEv2 only.
    let ciphers = wished(ENCRYPTION_BEST_FIRST, p.ike_encryption)
        .filter(|cipher| !(cipher.is_aead() && terms.version == IkeVersion::V1))
        .filter(|cipher| part(Feature::IkeEncryption(*cipher), &|suite| suite.encryption == *cipher));
    let suites = ciphers.flat_map(|cipher| {
        let groups = &groups;
        hashes.iter().flat_map(move |hash| groups.iter().map(move |group| IkeSuite::new(cipher, *hash, *group)))
    });
    let mut suites = suites.filter(|suite| parties.iter().all(|party| ike_allowed(party, *suite, terms)));
    suites.next()
}

/// The values in order of preference, narrowed to the one that was chosen.
fn wished<T: Copy + PartialEq>(order: &'static [T], wish: Option<T>) -> impl Iterator<Item = T> {
    order.iter().copied().filter(move |value| wish.is_none_or(|wish| wish == *value))
}

/// A responder's list counts for who answers, an initiator's for who starts.
fn esp_allowed(party: &Party<'_>, suite: EspSuite, starts: bool, answers: bool, terms: Terms) -> bool {
    match party.behaviour.offers {
        Some(offers) => {
            (!starts || offers.esp_as_initiator.contains(&suite))
                && (!answers || offers.esp_as_responder.contains(&suite))
        }
        None => {
            let pfs = suite.pfs.map_or(Feature::NoPfs, Feature::Pfs);
            free(party, Feature::EspEncryption(suite.encryption), terms)
                && suite.integrity.is_none_or(|hash| free(party, Feature::EspIntegrity(hash), terms))
                && free(party, pfs, terms)
        }
    }
}

fn best_esp(tunnel: &DraftTunnel, parties: &[Party<'_>; 2], starts: [Start; 2], terms: Terms) -> Option<EspSuite> {
    let p = &tunnel.protection;
    let begins = starts.map(|start| start == Start::Initiate);
    let ok = |suite: EspSuite| (0..2).all(|i| esp_allowed(&parties[i], suite, begins[i], begins[1 - i], terms));
    let groups: Vec<Option<DhGroup>> = match p.pfs {
        Some(pfs) => vec![pfs.group()],
        None => GROUP_BEST_FIRST.iter().copied().map(Some).chain([None]).collect(),
    };
    for encryption in wished(ENCRYPTION_BEST_FIRST, p.esp_encryption) {
        for integrity in hashes(encryption, p.esp_integrity) {
            let suites = groups.iter().map(|pfs| EspSuite::new(encryption, integrity, *pfs));
            let found = suites.into_iter().find(|suite| ok(*suite));
            if found.is_some() {
                return found;
            }
        }
    }
    None
}

fn hashes(encryption: Encryption, wish: Option<Integrity>) -> Vec<Option<Integrity>> {
    if encryption.is_aead() {
        return vec![None];
    }
    wished(INTEGRITY_BEST_FIRST, wish).map(Some).collect()
}

fn wished_ike(tunnel: &DraftTunnel) -> Option<IkeSuite> {
    let p = &tunnel.protection;
    Some(IkeSuite::new(p.ike_encryption?, p.ike_integrity?, p.ike_group?))
}

fn wished_esp(tunnel: &DraftTunnel) -> Option<EspSuite> {
    let p = &tunnel.protection;
    let encryption = p.esp_encryption?;
    let integrity = if encryption.is_aead() { None } else { Some(p.esp_integrity?) };
    Some(EspSuite::new(encryption, integrity, p.pfs?.group()))
}

fn no_suite(tunnel: &DraftTunnel, parties: &[Party<'_>; 2], phase: &str, refusals: &mut Refusals) {
    let path = format!("{}.protection", tunnel.path);
    let sa = if phase == "ike" { "IKE SA" } else { "Child SA" };
    let fields: &[&str] = match phase {
        "ike" => &["ike_encryption", "ike_integrity", "ike_group"],
        _ => &["esp_encryption", "esp_integrity", "pfs"],
    };
    let clear = fields.iter().map(|f| Edit { path: format!("{path}.{f}"), value: serde_json::Value::Null }).collect();
    let repair = Some((format!("Use the best that both have for the {sa}"), clear));
    match parties.iter().find_map(|party| party.behaviour.offers.map(|offers| (party, offers))) {
        Some((party, offers)) => refusals.add_with(
            &NOT_OFFERED,
            path,
            format!("No suite for the {sa} fits: {} offers only those of \"{}\"", party.name(), offers.title),
            format!("leave the choice for the {sa} to Tunnelwright, or see {}", offers.source.url),
            repair,
        ),
        None => refusals.add_with(
            &NO_COMMON,
            path,
            format!("{} and {} share no suite for the {sa} with what was chosen", parties[0].name(), parties[1].name()),
            format!("leave the choice for the {sa} to Tunnelwright"),
            repair,
        ),
    }
}
