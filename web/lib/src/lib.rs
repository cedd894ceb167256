//! The edge between JavaScript and the core: plain objects in, plain objects out.
//!
//! Nothing is decided here. What an object must look like, and what is wrong with
//! it, is said by [`tunnelwright_core::api`]; a failure is thrown as the object
//! that it serialises to. A panic ends the instance: `js/api.js` throws a typed
//! error for it and makes a new instance.
//!
//! There are two modules of it: everything, and, without the feature `plan`, the tools
//! that need no scenario.

#[cfg(feature = "plan")]
mod scenario;

use serde::Serialize;
use serde_json::Value;
use serde_wasm_bindgen::Serializer;
use tunnelwright_core::api::{self, Failure};
use wasm_bindgen::prelude::*;

type Answer = Result<JsValue, JsValue>;

/// A tree as it comes from JSON: `undefined` is nothing, as in JSON.
fn tree(value: JsValue) -> Result<Value, JsValue> {
    match serde_wasm_bindgen::from_value(value) {
        Ok(tree) => Ok(tree),
        // What the error says might show a key.
        Err(_) => Err(object(&Failure::no_tree())?),
    }
}

/// As JSON would show it: maps are objects, nothing is `null`.
fn object(value: &impl Serialize) -> Answer {
    value.serialize(&Serializer::json_compatible()).map_err(JsValue::from)
}

fn answer<T: Serialize>(answer: Result<T, Failure>) -> Answer {
    match answer {
        Ok(answer) => object(&answer),
        Err(failure) => Err(object(&failure)?),
    }
}

/// Version of the package.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// See [`api::matrix`].
#[wasm_bindgen]
pub fn matrix(question: JsValue) -> Answer {
    answer(api::matrix(tree(question)?))
}

/// See [`api::pair`].
#[wasm_bindgen]
pub fn pair(question: JsValue) -> Answer {
    answer(api::pair(tree(question)?))
}

/// See [`api::subnet`].
#[wasm_bindgen]
pub fn subnet(question: JsValue) -> Answer {
    answer(api::subnet(tree(question)?))
}

/// See [`api::mtu`].
#[wasm_bindgen]
pub fn mtu(question: JsValue) -> Answer {
    answer(api::mtu(tree(question)?))
}

/// See [`api::psk`].
#[wasm_bindgen]
pub fn psk(question: JsValue) -> Answer {
    answer(api::psk(tree(question)?))
}

/// See [`api::check_key`].
#[wasm_bindgen]
pub fn check_key(question: JsValue) -> Answer {
    answer(api::check_key(tree(question)?))
}

/// See [`api::convert`].
#[wasm_bindgen]
pub fn convert(question: JsValue) -> Answer {
    match api::convert(tree(question)?) {
        Ok(key) => Ok(JsValue::from_str(key.reveal())),
        Err(failure) => Err(object(&failure)?),
    }
}

/// See [`api::spi`].
#[wasm_bindgen]
pub fn spi(question: JsValue) -> Answer {
    answer(api::spi(tree(question)?))
}
