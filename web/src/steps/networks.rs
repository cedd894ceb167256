//! The networks behind each end.

use tunnelwright_core::devices::Stage;
use yew::prelude::*;

use super::questions::questions;
use super::sides::{both, tunnel_choice};
use crate::components::PrefixList;
use crate::page::Page;

/// The fields.
pub fn view(page: &Page) -> Html {
    html! {
        <>
            { tunnel_choice(page) }
            { both(page, |side| {
                let path = side.at("networks");
                html! {
                    <>
                        <PrefixList
                            slot={page.slot(&path)}
                            label="Networks"
                            help="One a line, or pasted as a list. Example: 192.168.10.0/24, or 192.168.10.0 255.255.255.0."
                            values={page.list(&path)}
                        />
                        { questions(page, side, Stage::Networks) }
                    </>
                }
            }) }
        </>
    }
}
