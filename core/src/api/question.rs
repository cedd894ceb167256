//! Reading a question: its form is data, as a scenario's is, and the same walk
//! names every fault of it.

use jiff::civil::Date;
use serde_json::Value;

use super::{Answer, Failure};
use crate::by_name::ByName;
use crate::draft::read_date;
use crate::fault::Fault;
use crate::keys::KeyMaterial;
use crate::scenario::shape::Shape;
use crate::scenario::{Secret, Typed};

/// An object with known fields, each of which may be absent.
pub trait Question: Sized {
    /// Reads it; nothing at all is a question without fields.
    ///
    /// # Errors
    /// Every field that is unknown or of the wrong kind.
    fn read(tree: Value) -> Answer<Self>;
}

/// What may stand in a field of a question.
pub(super) trait Given: Default {
    /// Its form.
    const SHAPE: Shape;
    /// The value; the form is right.
    fn take(value: &Value) -> Self;
}

impl Given for String {
    const SHAPE: Shape = Shape::Text;
    fn take(value: &Value) -> Self {
        value.as_str().unwrap_or_default().to_owned()
    }
}

impl Given for Secret {
    const SHAPE: Shape = Shape::Secret;
    fn take(value: &Value) -> Self {
        Self::new(value.as_str().unwrap_or_default())
    }
}

impl Given for Typed {
    const SHAPE: Shape = Shape::Typed;
    fn take(value: &Value) -> Self {
        Self(value.as_str().map_or_else(|| value.to_string(), str::to_owned))
    }
}

impl Given for bool {
    const SHAPE: Shape = Shape::Flag;
    fn take(value: &Value) -> Self {
        value.as_bool().unwrap_or_default()
    }
}

impl Given for Vec<String> {
    const SHAPE: Shape = Shape::List(&Shape::Text);
    fn take(value: &Value) -> Self {
        value.as_array().into_iter().flatten().map(String::take).collect()
    }
}

impl Given for ByName<String> {
    const SHAPE: Shape = Shape::Texts;
    fn take(value: &Value) -> Self {
        let map = value.as_object().into_iter().flatten();
        map.map(|(name, text)| (name.clone(), String::take(text))).collect()
    }
}

/// Names every fault of a question's form; an absent question is an empty one.
pub(super) fn judged(tree: &mut Value, shape: &Shape) -> Answer<()> {
    if tree.is_null() {
        return Ok(());
    }
    let mut faults = Vec::new();
    shape.walk(tree, "", &mut faults);
    let faults: Vec<Fault> = faults.into_iter().map(|fault| Fault::new(fault.path, fault.message, "")).collect();
    if faults.is_empty() { Ok(()) } else { Err(Failure::of_question(faults)) }
}

/// A question's type, its form and its reader from one list of fields.
macro_rules! question {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $field:ident: $kind:ty,)* }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Default, PartialEq)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(default, deny_unknown_fields))]
        pub struct $name {
            $($(#[$doc])* pub $field: $kind,)*
        }

        impl $crate::api::question::Question for $name {
            fn read(mut tree: serde_json::Value) -> $crate::api::Answer<Self> {
                use $crate::api::question::{Given, judged};
                const SHAPE: $crate::scenario::shape::Shape =
                    $crate::scenario::shape::Shape::Object(&[$((stringify!($field), <$kind as Given>::SHAPE)),*]);
                judged(&mut tree, &SHAPE)?;
                Ok(Self {
                    $($field: tree.get(stringify!($field)).map(<$kind as Given>::take).unwrap_or_default(),)*
                })
            }
        }
    };
}

pub(super) use question;

/// A fault whose words say already what would be right.
pub(super) fn known(field: impl Into<String>, what: String) -> Fault {
    Fault::new(field, what, "")
}

/// A day.
pub(super) fn day(field: &str, text: &str) -> Answer<Date> {
    read_date(text).ok_or_else(|| {
        let what = if text.is_empty() { "the day is missing".to_owned() } else { format!("\"{text}\" is no date") };
        Failure::of_question(vec![Fault::new(field, what, "write YYYY-MM-DD")])
    })
}

/// Key material from hexadecimal digits. The message shows nothing of them.
pub(super) fn seed(hex: &Secret) -> Answer<KeyMaterial> {
    let mut bytes = [0_u8; 32];
    match base16ct::mixed::decode(hex.reveal(), &mut bytes) {
        Ok(decoded) if decoded.len() == 32 => Ok(KeyMaterial(bytes)),
        Ok(_) | Err(_) => {
            let fault = Fault::new("seed", "this is no key material", "give 64 hex digits (32 bytes)");
            Err(Failure::of_question(vec![fault]))
        }
    }
}
