//! Everything that can happen to the state.

use std::rc::Rc;

use tunnelwright_core::finding::{Edit, Repair};
use tunnelwright_core::planner::Fleet;
use tunnelwright_core::scenario::{Psk, Scenario};
use yew::AttrValue;

use crate::steps::StepId;
use crate::tools::ToolId;

/// One thing that the user, or the browser, did.
#[derive(Debug, Clone)]
pub enum Action {
    /// Began with nothing but two ends.
    Start,
    /// Opened a scenario: a preset, a file, a pasted text.
    Open(Box<Scenario>),
    /// Opened a link, by its words.
    Link(String),
    /// Took back what was worked on before another tunnel was opened.
    TakeBack,
    /// Went to a step; `true` when a field of it is to be focused.
    Go(StepId),
    /// Went to a tool.
    Tool(ToolId),
    /// Typed into the fields of a tool.
    Fill(Vec<Edit>),
    /// Applied the cure of a finding in a tool.
    Mend(Repair),
    /// Pasted a fleet's prefixes: what there is to say about them, and the text.
    Fleet(Rc<(Fleet, AttrValue)>),
    /// Chose a saved price list, name and text; or took it away.
    PriceList(Option<(AttrValue, AttrValue)>),
    /// Went to the field that a finding is about.
    Jump(String),
    /// Has arrived there.
    Arrived,
    /// Chose another tunnel to edit.
    Tunnel(usize),
    /// Added a tunnel to another site.
    AnotherSite,
    /// Added a tunnel over a second line of an end, by its place in the tunnel.
    AnotherLine(usize),
    /// Took the tunnel that is edited away.
    RemoveTunnel,
    /// Brought back the one that was taken away last.
    BringBack,
    /// Typed into fields.
    Edit(Vec<Edit>),
    /// Left a field.
    Leave(String),
    /// Applied a finding's cure.
    Repair(Repair),
    /// Chose another system for a gateway, by place.
    System(usize, String),
    /// Gave a gateway another short name.
    Rename(usize, String),
    /// Typed a key for a tunnel, by place.
    Key(usize, Psk),
    /// Chose between a typed key (`true`) and a made one, for a tunnel by place.
    TypeKey(usize, bool),
    /// New random bytes to make keys from.
    Material([u8; 32]),
    /// Typed a key, or an SPI, into a tool's field, by its path.
    ToolKey(String, Psk),
    /// New random bytes for one of the tool's answers, by place.
    Draw(usize, [u8; 32]),
    /// Wants to see the keys of the tool, or not.
    ShowTool(bool),
    /// A made key was shown, copied or exported.
    KeyUsed,
    /// Opened or closed the tunnel card.
    Card(bool),
    /// Wants the keys in the files, or not.
    WithSecrets(bool),
    /// Wants to see the keys, or not.
    ShowSecrets(bool),
    /// Wants the files although a finding is an error.
    DespiteErrors(bool),
    /// Wants long lines of files broken, or not.
    Wrap(bool),
    /// Looks at a file; an empty path closes it.
    Look(String),
    /// Something to say aloud once.
    Say(String),
}
