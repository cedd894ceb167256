//! What works on a scenario.

use tunnelwright_core::{api, presets};
use wasm_bindgen::prelude::*;

use crate::{Answer, answer, object, tree};

/// The built-in scenarios: name and story.
#[wasm_bindgen]
pub fn presets() -> Answer {
    object(&presets::ALL)
}

/// A built-in scenario as the text of its JSON; nothing where there is none of this name.
#[wasm_bindgen]
pub fn preset(name: &str) -> Option<String> {
    presets::by_name(name).map(|preset| preset.json().to_owned())
}

/// See [`api::check`].
#[wasm_bindgen]
pub fn check(scenario: JsValue, question: JsValue) -> Answer {
    match api::check(tree(scenario)?, tree(question)?) {
        Ok(report) => object(&report.answer()),
        Err(failure) => Err(object(&failure)?),
    }
}

/// See [`api::plan`].
#[wasm_bindgen]
pub fn plan(scenario: JsValue, question: JsValue) -> Answer {
    answer(api::plan(tree(scenario)?, tree(question)?))
}

/// See [`api::export`].
#[wasm_bindgen]
pub fn export(scenario: JsValue, question: JsValue) -> Answer {
    answer(api::export(tree(scenario)?, tree(question)?))
}

/// See [`api::cost`].
#[wasm_bindgen]
pub fn cost(scenario: JsValue, question: JsValue) -> Answer {
    answer(api::cost(tree(scenario)?, tree(question)?))
}
