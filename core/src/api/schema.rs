//! The types of the library as one JSON Schema, from which its TypeScript is made.

use schemars::JsonSchema;
use schemars::generate::{SchemaGenerator, SchemaSettings};
use serde_json::{Value, json};

use super::ask;
use super::{ExportAnswer, Failure, PlanAnswer};
use crate::keys::{PskAnswer, PskJudged, SpiAnswer};
use crate::matrix::{Matrix, PairRow};
use crate::{bundle, check, cost, packet, planner, presets, scenario};

/// Every type that goes in or comes out, by its name, as `$defs`.
pub fn schema() -> Value {
    let mut given = SchemaSettings::draft2020_12().for_deserialize().into_generator();
    with::<scenario::Scenario>(&mut given);
    with::<ask::Days>(&mut given);
    with::<ask::ExportQuestion>(&mut given);
    with::<ask::CostQuestion>(&mut given);
    with::<ask::MtuQuestion>(&mut given);
    with::<ask::SubnetQuestion>(&mut given);
    with::<ask::MatrixQuestion>(&mut given);
    with::<ask::PairQuestion>(&mut given);
    with::<ask::PskQuestion>(&mut given);
    with::<ask::KeyCheckQuestion>(&mut given);
    with::<ask::ConvertQuestion>(&mut given);
    with::<ask::SpiQuestion>(&mut given);
    let mut made = SchemaSettings::draft2020_12().for_serialize().into_generator();
    with::<check::Answer<'static>>(&mut made);
    with::<PlanAnswer>(&mut made);
    with::<ExportAnswer>(&mut made);
    with::<bundle::Manifest>(&mut made);
    with::<Matrix>(&mut made);
    with::<PairRow>(&mut made);
    with::<planner::Answer>(&mut made);
    with::<packet::Sizes>(&mut made);
    with::<cost::Answer>(&mut made);
    with::<PskAnswer>(&mut made);
    with::<PskJudged>(&mut made);
    with::<SpiAnswer>(&mut made);
    with::<presets::Preset>(&mut made);
    with::<Failure>(&mut made);
    let mut all = given.take_definitions(true);
    for (name, schema) in made.take_definitions(true) {
        // A type that goes both ways must look the same in both directions.
        debug_assert!(all.get(&name).is_none_or(|other| *other == schema), "{name} is two types");
        all.insert(name, schema);
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Tunnelwright",
        "description": "Every type of the library",
        "$defs": all,
    })
}

fn with<T: JsonSchema>(generator: &mut SchemaGenerator) {
    generator.subschema_for::<T>();
}
