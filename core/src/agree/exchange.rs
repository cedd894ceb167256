//! One negotiation, step by step, as a daemon does it.

use ipnet::IpNet;

use super::{Outcome, Run, Stage, View};
use crate::addressing::overlap;
use crate::crypto::{EspSuite, IkeSuite, IkeVersion, Named, Rating, rate_encryption, rate_group, rate_integrity};
use crate::plan::{Identity, Remote};

/// Where and why it fails.
pub(super) struct Failure {
    pub(super) stage: Stage,
    pub(super) reason: &'static str,
    pub(super) fix: String,
}

/// What came of one negotiation.
#[derive(Default)]
pub(super) struct Result {
    ike: Option<IkeSuite>,
    esp: Option<EspSuite>,
    narrowed: bool,
    pub(super) failure: Option<Failure>,
}

impl Result {
    pub(super) fn run(&self) -> Run {
        let failed_now = self.failure.as_ref().is_some_and(|failure| failure.stage < Stage::RekeyChild);
        let now = if failed_now { Outcome::Fails } else { self.success() };
        let rekey = if self.failure.is_some() { Outcome::Fails } else { self.success() };
        Run { now, rekey }
    }

    pub(super) fn outcome(&self) -> Outcome {
        match self.run() {
            Run { now: Outcome::Fails, .. } => Outcome::Fails,
            Run { rekey: Outcome::Fails, .. } => Outcome::FailsAtRekey,
            Run { now, .. } => now,
        }
    }

    pub(super) fn suite(&self) -> Option<String> {
        self.ike.zip(self.esp).map(|(ike, esp)| format!("{ike} / {esp}"))
    }

    fn success(&self) -> Outcome {
        let weakest = self.ike.map(rate_ike).min(self.esp.map(rate_esp));
        match weakest {
            _ if self.narrowed => Outcome::Narrowed,
            Some(Rating::Broken | Rating::Weak) => Outcome::Weak,
            Some(Rating::Good | Rating::Strong) => Outcome::Agreed,
            None => Outcome::Unknown,
        }
    }
}

/// The weakest part of an IKE suite.
pub(crate) fn rate_ike(suite: IkeSuite) -> Rating {
    let parts = [rate_encryption(suite.encryption), rate_integrity(suite.integrity), rate_group(suite.group)];
    parts.map(|part| part.rating).into_iter().min().unwrap_or(Rating::Broken)
}

/// The weakest part of an ESP suite; without PFS it rests on the IKE SA's group.
pub(crate) fn rate_esp(suite: EspSuite) -> Rating {
    let hash = suite.integrity.map(|hash| rate_integrity(hash).rating);
    let group = suite.pfs.map(|group| rate_group(group).rating);
    [Some(rate_encryption(suite.encryption).rating), hash, group].into_iter().flatten().min().unwrap_or(Rating::Broken)
}

fn fail(stage: Stage, reason: &'static str, fix: String) -> Failure {
    Failure { stage, reason, fix }
}

/// Lets `i` start against `r`.
pub(super) fn run(i: &View, r: &View) -> Result {
    let mut result = Result::default();
    result.failure = steps(i, r, &mut result).err();
    result
}

fn steps(i: &View, r: &View, result: &mut Result) -> std::result::Result<(), Failure> {
    reach(i, r)?;
    versions(i, r)?;
    modes(i, r)?;
    let ike = ike_suite(i, r)?;
    result.ike = Some(ike);
    auth(i, r)?;
    result.narrowed = selectors(i, r)?;
    let esp = child_suite(i, r)?;
    result.esp = Some(esp);
    rekey(i, r, esp).map(|esp| result.esp = Some(esp))
}

fn reach(i: &View, r: &View) -> std::result::Result<(), Failure> {
    if !r.reachable {
        let fix = format!("{} cannot be reached from outside: forward UDP 500 and 4500 to it, or let it start", r.name);
        return Err(fail(Stage::Reach, "ike_blocked", fix));
    }
    if differs(&i.remote, &r.outside) {
        let fix = format!("{} calls {}, but {} is at {}", i.name, i.remote.text(), r.name, r.outside.text());
        return Err(fail(Stage::Reach, "ike_blocked", fix));
    }
    if differs(&r.remote, &i.outside) {
        let fix = format!("{} waits for {}, but {} comes from {}", r.name, r.remote.text(), i.name, i.outside.text());
        return Err(fail(Stage::IkeInit, "peer_unknown", fix));
    }
    Ok(())
}

/// Two addresses that are both known and not the same.
fn differs(one: &Remote, other: &Remote) -> bool {
    match (one, other) {
        (Remote::Address(one), Remote::Address(other)) => one != other,
        (Remote::Name(one), Remote::Name(other)) => one != other,
        _ => false,
    }
}

fn versions(i: &View, r: &View) -> std::result::Result<(), Failure> {
    if i.version == r.version {
        return Ok(());
    }
    let fix = format!("{} speaks {}, {} {}: set both to the same", i.name, i.version.name(), r.name, r.version.name());
    Err(fail(Stage::IkeInit, "ike_version_mismatch", fix))
}

/// The first packet already says which of the two it is.
fn modes(i: &View, r: &View) -> std::result::Result<(), Failure> {
    if i.exchange == r.exchange {
        return Ok(());
    }
    let (one, other) = (i.exchange.name(), r.exchange.name());
    let fix = format!("{} opens with {one}, {} has {other}: set both to main mode", i.name, r.name);
    Err(fail(Stage::IkeInit, "exchange_mode_mismatch", fix))
}

fn ike_suite(i: &View, r: &View) -> std::result::Result<IkeSuite, Failure> {
    if let Some(common) = i.ike.iter().copied().find(|suite| r.ike.contains(suite)) {
        return Ok(common);
    }
    let some = |same: fn(&IkeSuite, &IkeSuite) -> bool| i.ike.iter().any(|a| r.ike.iter().any(|b| same(a, b)));
    let (reason, what) = if some(|a, b| a.encryption == b.encryption && a.integrity == b.integrity) {
        ("p1_dh_mismatch", "the Diffie-Hellman group")
    } else if some(|a, b| a.encryption == b.encryption && a.group == b.group) {
        ("p1_hash_mismatch", "the hash")
    } else if some(|a, b| a.integrity == b.integrity && a.group == b.group) {
        ("p1_enc_mismatch", "the encryption")
    } else {
        ("p1_proposal_mismatch", "more than one algorithm")
    };
    let fix = format!("{what} of the IKE SA differs: {} has {}, {} has {}", i.name, list(&i.ike), r.name, list(&r.ike));
    Err(fail(Stage::IkeInit, reason, fix))
}

fn list<T: std::fmt::Display>(suites: &[T]) -> String {
    let shown: Vec<String> = suites.iter().take(3).map(ToString::to_string).collect();
    let more = if suites.len() > 3 { ", ..." } else { "" };
    format!("{}{more}", shown.join(", "))
}

fn auth(i: &View, r: &View) -> std::result::Result<(), Failure> {
    for (sender, receiver) in [(i, r), (r, i)] {
        if not_the_same(&sender.identity, &receiver.expects) {
            let fix = format!(
                "{} says it is {}, {} expects {}",
                sender.name,
                sender.identity.text(),
                receiver.name,
                receiver.expects.text()
            );
            return Err(fail(Stage::IkeAuth, "peer_id_mismatch", fix));
        }
    }
    if i.key != r.key {
        return Err(fail(
            Stage::IkeAuth,
            "psk_mismatch",
            "the pre-shared keys differ: enter the same one at both ends".to_owned(),
        ));
    }
    Ok(())
}

fn not_the_same(sent: &Identity, expected: &Identity) -> bool {
    match (sent, expected) {
        (Identity::Later(_), _) | (_, Identity::Later(_)) => false,
        _ => sent != expected,
    }
}

/// True when less was agreed than the initiator wanted.
fn selectors(i: &View, r: &View) -> std::result::Result<bool, Failure> {
    let covered = |(own, other): &&(IpNet, IpNet)| {
        r.selectors.iter().any(|(r_own, r_other)| r_own.contains(other) && r_other.contains(own))
    };
    let touched = |(own, other): &&(IpNet, IpNet)| {
        r.selectors.iter().any(|(r_own, r_other)| overlap(*r_own, *other) && overlap(*r_other, *own))
    };
    let whole = i.selectors.iter().filter(covered).count();
    if whole == i.selectors.len() {
        return Ok(false);
    }
    // IKEv1 knows no narrowing: a pair is taken as it stands or refused.
    let part = i.version == IkeVersion::V2 && i.selectors.iter().any(|pair| touched(&pair));
    if part || (i.version == IkeVersion::V1 && whole > 0) {
        return Ok(true);
    }
    let fix =
        format!("the networks do not mirror each other: {} wants {}, {} has {}", i.name, pairs(i), r.name, pairs(r));
    Err(fail(Stage::Child, "ts_mismatch", fix))
}

fn pairs(view: &View) -> String {
    let shown: Vec<String> = view.selectors.iter().take(3).map(|(own, other)| format!("{own} to {other}")).collect();
    shown.join(", ")
}

fn same_ciphers(a: &EspSuite, b: &EspSuite) -> bool {
    a.encryption == b.encryption && a.integrity == b.integrity
}

/// The first Child SA of IKEv2 is made within IKE_AUTH, where no group is
/// exchanged: perfect forward secrecy shows first at the rekey (RFC 7296, 1.2).
fn child_suite(i: &View, r: &View) -> std::result::Result<EspSuite, Failure> {
    let (wants, has) = (&i.esp_as_initiator, &r.esp_as_responder);
    let exact = wants.iter().copied().find(|suite| has.contains(suite));
    let ciphers = wants.iter().copied().find(|a| has.iter().any(|b| same_ciphers(a, b)));
    let found = match i.version {
        IkeVersion::V1 => exact,
        IkeVersion::V2 => exact.or(ciphers),
    };
    found.ok_or_else(|| {
        let reason = if ciphers.is_some() { "pfs_mismatch" } else { "p2_proposal_mismatch" };
        let fix = format!("the Child SA's suites differ: {} has {}, {} has {}", i.name, list(wants), r.name, list(has));
        fail(Stage::Child, reason, fix)
    })
}

fn rekey(i: &View, r: &View, esp: EspSuite) -> std::result::Result<EspSuite, Failure> {
    let common = |a: &EspSuite| r.esp_as_responder.iter().any(|b| a == b) && same_ciphers(a, &esp);
    i.esp_as_initiator.iter().copied().find(common).ok_or_else(|| {
        let group = |suites: &[EspSuite]| {
            let suite = suites.iter().find(|suite| same_ciphers(suite, &esp));
            suite.and_then(|suite| suite.pfs).map_or("off", Named::name)
        };
        let (one, other) = (group(&i.esp_as_initiator), group(&r.esp_as_responder));
        let fix =
            format!("perfect forward secrecy differs: {} has {one}, {} has {other}; set both alike", i.name, r.name);
        fail(Stage::RekeyChild, "pfs_mismatch", fix)
    })
}

#[cfg(test)]
mod tests {
    use super::super::{Stage, agree, view};
    use crate::check;
    use crate::crypto::ExchangeMode;
    use crate::draft::Moment;
    use crate::fact::day;

    #[test]
    fn who_opens_in_aggressive_mode_gets_no_answer_from_main_mode() {
        let preset = crate::presets::by_name("halon-dynamic-aggressive").expect("the preset");
        let plan = check(&preset.scenario(), &Moment { today: day(2026, 11, 21), as_of: None }).plan.expect("a plan");
        let [caller, mut office] = [0, 1].map(|end| view(&plan, 0, end, None).expect("an end"));
        assert_eq!(agree(&caller, &office).reason, None);
        office.exchange = ExchangeMode::Main;
        let answer = agree(&caller, &office);
        assert_eq!((answer.stage, answer.reason), (Some(Stage::IkeInit), Some("exchange_mode_mismatch")));
    }
}
