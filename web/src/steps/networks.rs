//! The networks behind each end.

use tunnelwright_core::devices::Stage;
use yew::prelude::*;

use super::questions::questions;
use super::sides::{both, tunnel_choice};
use crate::components::{Field, prefix_list};
use crate::page::Page;
use crate::tools::{self, ToolId};

/// The fields.
pub fn view(page: &Page) -> Html {
    html! {
        <>
            { tunnel_choice(page) }
            { tools::link(page, ToolId::Addresses, "Plan the addresses: what is free, what overlaps") }
            { both(page, |side| {
                let path = side.at("networks");
                let field = Field::new(page.slot(&path), "Networks").help(
                    "One a line, or pasted as a list. Example: 192.168.10.0/24, or 192.168.10.0 255.255.255.0.",
                );
                html! {
                    <>
                        { prefix_list(field, page.list(&path)) }
                        { questions(page, side, Stage::Networks) }
                    </>
                }
            }) }
        </>
    }
}
