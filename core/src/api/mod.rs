//! What a program asks: trees as they come from JSON in, answers that serialise out.
//!
//! The library for JavaScript is a thin edge around these functions. The command
//! makes its answers by the same ones of the modules below, so the words and the
//! bytes are equal. A question is an object with the fields of its type; whatever
//! is wrong with it is a [`Failure`] that names every field at once.

mod ask;
#[cfg(feature = "plan")]
mod cost;
#[cfg(feature = "plan")]
mod export;
mod failure;
mod keys;
#[cfg(feature = "plan")]
mod plan;
mod question;
#[cfg(feature = "schema")]
mod schema;

use jiff::civil::Date;
use serde_json::Value;

use crate::fault::Fault;
use crate::matrix::{self, End, Matrix, PairRow};
use crate::packet::{self, Sizes};
use crate::{devices, planner};

pub use ask::{
    ConvertQuestion, CostQuestion, Days, ExportQuestion, KeyCheckQuestion, MatrixQuestion, MtuQuestion, PairQuestion,
    PskQuestion, SpiQuestion, SubnetQuestion,
};
#[cfg(feature = "plan")]
pub use cost::cost;
#[cfg(feature = "plan")]
pub use export::{ExportAnswer, ExportedFile, export};
pub use failure::{Failure, FailureKind};
pub use keys::{check_key, convert, psk, spi};
#[cfg(feature = "plan")]
pub use plan::{EndRow, Parameters, PlanAnswer, PlanSide, PlanTunnel, check, plan};
pub use question::Question;
#[cfg(feature = "schema")]
pub use schema::schema;

use question::{day, known};

/// What a question to the core comes to.
pub type Answer<T> = Result<T, Failure>;

/// The day whose facts are asked for.
fn as_of(date: &str) -> Answer<Date> {
    day("date", date)
}

/// The compatibility matrix, as `tunnelwright matrix --json` prints it.
///
/// # Errors
/// Faults of the question.
pub fn matrix(question: Value) -> Answer<Matrix> {
    let ask = MatrixQuestion::read(question)?;
    let mut table = matrix::table(as_of(&ask.date)?);
    let faults: Vec<Fault> = ask
        .devices
        .iter()
        .enumerate()
        .filter_map(|(place, id)| devices::named(id).err().map(|what| known(format!("devices[{place}]"), what)))
        .collect();
    if !faults.is_empty() {
        return Err(Failure::of_question(faults));
    }
    let wanted: Vec<&str> = ask.devices.iter().filter_map(|id| devices::named(id).ok()).map(|own| own.id).collect();
    table.devices.retain(|device| wanted.is_empty() || wanted.contains(&device.id));
    Ok(table)
}

/// What two devices can do together, as `tunnelwright matrix --pair --json` prints it.
///
/// # Errors
/// Faults of the question.
pub fn pair(question: Value) -> Answer<Vec<PairRow>> {
    let ask = PairQuestion::read(question)?;
    let [one, other] = two(&ask.ends, "ends", End::named)?;
    Ok(matrix::together([one, other], as_of(&ask.date)?).iter().map(PairRow::of).collect())
}

/// Two things by their names, with every fault at its place in the list.
fn two<T>(names: &[String], field: &str, named: fn(&str) -> Result<T, String>) -> Answer<[T; 2]> {
    let [one, other] = names else {
        let what = format!("{} are named", names.len());
        return Err(Failure::of_question(vec![Fault::new(field, what, "name two")]));
    };
    match (named(one), named(other)) {
        (Ok(one), Ok(other)) => Ok([one, other]),
        (one, other) => {
            let faults = [one.err(), other.err()].into_iter().enumerate();
            let faults = faults.filter_map(|(place, what)| Some(known(format!("{field}[{place}]"), what?)));
            Err(Failure::of_question(faults.collect()))
        }
    }
}

/// Addresses for a tunnel, as `tunnelwright plan-subnet --json` prints them.
///
/// # Errors
/// Faults of the question: what cannot be read. Conflicts and a lack of room are
/// findings of the answer.
pub fn subnet(question: Value) -> Answer<planner::Answer> {
    let ask = SubnetQuestion::read(question)?;
    let answer = planner::plan(&ask.into()).ok_or_else(|| Failure::of_question(Vec::new()))?;
    let unread = answer.findings.iter().filter(|finding| finding.code == "A001" || finding.is_missing());
    let faults: Vec<Fault> =
        unread.map(|own| Fault::new(ask::subnet_field(&own.path), own.what.clone(), own.fix.clone())).collect();
    if faults.is_empty() { Ok(answer) } else { Err(Failure::of_question(faults)) }
}

/// The largest packet and segment in a tunnel, as `tunnelwright mtu --json` prints them.
///
/// # Errors
/// Faults of the question.
pub fn mtu(question: Value) -> Answer<Sizes> {
    let ask = MtuQuestion::read(question)?;
    let usual = packet::Ask::default();
    let ask = packet::Ask {
        path: if ask.path.is_empty() { usual.path } else { &ask.path.0 },
        esp: &ask.esp,
        mode: &ask.mode,
        nat_t: ask.nat_t,
        outer: &ask.outer.0,
        inner: &ask.inner.0,
        gre: ask.gre,
        pppoe: ask.pppoe,
    };
    packet::ask(&ask).map(|(_, sizes)| sizes).map_err(Failure::of_question)
}
