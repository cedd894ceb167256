//! What the page knows: the scenario, where the user is, and what was touched.
//! Everything else is derived from it.

mod action;
mod derived;
mod grow;
mod persist;
mod reduce;

use std::rc::Rc;

use serde_json::Value;
use tunnelwright_core::by_name::{ByName, Names};
use tunnelwright_core::planner::Fleet;
use tunnelwright_core::scenario::{Gateway, Psk, Scenario, Tunnel};
use tunnelwright_core::share::LinkError;
use yew::{AttrValue, Reducible};

use crate::steps::StepId;
use crate::tools::ToolId;

pub use action::Action;
pub use derived::{Derived, Files};
pub use grow::Removed;
pub use persist::{restore, restore_form, save};
pub use reduce::apply;

/// The whole state.
#[derive(Debug, Clone, Default)]
pub struct State {
    /// What the user said.
    pub scenario: Rc<Scenario>,
    /// Where the user is.
    pub step: StepId,
    /// The tool that lies open over the step.
    pub tool: Option<ToolId>,
    /// What was typed into the tools, as a tree: a branch a tool.
    pub form: Rc<Value>,
    /// Steps that were opened.
    pub visited: Vec<StepId>,
    /// The tunnel that is edited, by place.
    pub tunnel: usize,
    /// Answers for systems that are not chosen at the moment: gateways with
    /// nothing but system, release and settings, and the place as their id.
    pub parked: Vec<Gateway>,
    /// What was worked on before another tunnel was opened: the way back to it.
    pub aside: Option<Rc<Scenario>>,
    /// The keys; never stored.
    pub keys: Keys,
    /// What only this page view needs; never stored.
    pub ui: Ui,
}

/// Where the user is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the wizard, or at its start.
    Step(StepId),
    /// In a tool.
    Tool(ToolId),
}

impl Default for Place {
    fn default() -> Self {
        Self::Step(StepId::Start)
    }
}

impl State {
    /// True when a tunnel's key is one that the user types.
    pub fn types_key(&self, tunnel: &Tunnel) -> bool {
        !tunnel.psk.is_empty() || self.keys.typed.contains(&tunnel.id)
    }

    /// Where the user is.
    pub fn place(&self) -> Place {
        self.tool.map_or(Place::Step(self.step), Place::Tool)
    }

    /// Goes to a step, which counts as seen from then on.
    pub fn go(&mut self, step: StepId) {
        self.step = step;
        self.tool = None;
        if !self.visited.contains(&step) {
            self.visited.push(step);
        }
    }
}

/// The key of each tunnel: made here, or typed.
#[derive(Clone, Default)]
pub struct Keys {
    /// Random bytes of the browser, from which keys are made.
    pub material: [u8; 32],
    /// The tunnels whose key is typed.
    pub typed: Names,
    /// Typed keys of tunnels that use a made one at the moment.
    pub parked: ByName<Psk>,
    /// A made key was shown or exported before a reload: it is lost.
    pub lost: bool,
    /// A made key was shown, copied or exported in this page view.
    pub used: bool,
    /// What was typed into a tool's fields for keys, by path: never a part of its form, which is stored.
    pub tool: ByName<Psk>,
    /// Random bytes of the tool's answers, apart from the tunnels' own: none until asked for.
    pub drawn: [[u8; 32]; 2],
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Keys").field("typed", &self.typed).field("lost", &self.lost).finish_non_exhaustive()
    }
}

/// What only this page view needs.
#[derive(Debug, Clone, Default)]
pub struct Ui {
    /// The field in which the user types.
    pub editing: Option<String>,
    /// Fields that were left at least once.
    pub touched: Names,
    /// The field to move to after drawing.
    pub jump: Option<String>,
    /// The last thing to say aloud, with a number so that it can be said twice.
    pub notice: (u32, String),
    /// A fleet's prefixes that were pasted into the planner, and what was found.
    pub fleet: Option<Rc<(Fleet, AttrValue)>>,
    /// A saved price list that was chosen for the bill: its name, its text.
    pub price_list: Option<(AttrValue, AttrValue)>,
    /// The tunnel that was taken away last.
    pub removed: Option<Removed>,
    /// How many links were opened: each of them leaves the address line.
    pub links: u32,
    /// The tunnel came from a link.
    pub from_link: bool,
    /// Why a link could not be opened.
    pub link_error: Option<LinkError>,
    /// The tunnel card is open over the page.
    pub card_open: bool,
    /// Write the keys into the files.
    pub with_secrets: bool,
    /// Show the keys on the screen.
    pub secrets_shown: bool,
    /// Show the keys of the tool.
    pub tool_shown: bool,
    /// Write the files although a finding is an error.
    pub despite_errors: bool,
    /// Break long lines of files.
    pub wrap: bool,
    /// The file that is looked at.
    pub file: Option<String>,
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        reduce::apply(&mut next, action);
        next.into()
    }
}
