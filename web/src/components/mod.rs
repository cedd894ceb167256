//! The parts that the steps are made of: each gets values and callbacks, and
//! knows nothing of the whole page. All are functions; what has a state of its own
//! is a [`Part`], since every component costs the page some kilobytes.

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
mod own;
mod parameters;
mod prefix_list;
mod qr_code;
mod rail;
mod secret_field;
mod sketch;
mod slot;
mod step_buttons;
mod table;

pub use card::{card, outcome, sentence as verdict_sentence};
pub use code_view::{Code, code_view};
pub use copy_button::copy_button;
pub use default_field::default_field;
pub use diagram::diagram;
pub use field::{Field, Look, PutBack};
pub use file_drop::FileDrop;
pub use finding::finding_list;
pub use fold::fold;
pub use icon::{Sign, icon};
pub use masthead::{masthead, show_stored_theme};
pub use options::{OptionGroup, RadioOption, SelectOption};
pub use own::{Kept, Own, Part};
pub use parameters::parameter_table;
pub use prefix_list::prefix_list;
pub use qr_code::qr_code;
pub use rail::{Progress, Status, rail};
pub use secret_field::{secret_field, show_button};
pub use sketch::sketch;
pub use slot::Slot;
pub use step_buttons::step_buttons;
pub use table::plain_table;
