//! The parts that the steps are made of: each gets values and callbacks, and
//! knows nothing of the whole page. What has a state of its own is a component,
//! the rest are functions, which cost the page less.

mod card;
mod code_view;
mod copy_button;
mod default_field;
mod diagram;
mod field;
mod file_drop;
mod finding;
mod fold;
mod icon;
mod masthead;
mod options;
mod parameters;
mod prefix_list;
mod rail;
mod secret_field;
mod sketch;
mod slot;
mod step_buttons;
mod table;

pub use card::{card, outcome, sentence as verdict_sentence};
pub use code_view::{Code, code_view};
pub use copy_button::CopyButton;
pub use default_field::DefaultField;
pub use diagram::Diagram;
pub use field::{Field, Look, PutBack};
pub use file_drop::FileDrop;
pub use finding::finding_list;
pub use fold::Fold;
pub use icon::{Sign, icon};
pub use masthead::Masthead;
pub use options::{OptionGroup, RadioOption, SelectOption};
pub use parameters::parameter_table;
pub use prefix_list::PrefixList;
pub use rail::{Progress, Status, rail};
pub use secret_field::SecretField;
pub use sketch::sketch;
pub use slot::Slot;
pub use step_buttons::step_buttons;
pub use table::plain_table;
