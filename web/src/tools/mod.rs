//! The tools: one file and one row each. The first screen, the address line,
//! the title and the list beside a tool all come from the rows.

mod addresses;
mod bill;
mod fleet;
mod form;
mod keys;
mod matrix;
mod packet;
mod parts;
#[cfg(test)]
mod tests;

use yew::prelude::*;

use crate::page::Page;
use crate::state::Action;
use crate::steps;

/// The tools.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ToolId {
    /// Which addresses.
    Addresses,
    /// Which packet size.
    Packet,
    /// What it costs.
    Bill,
    /// What two devices can do together.
    Matrix,
    /// Which keys.
    Keys,
}

/// One tool.
#[derive(Debug)]
pub struct Row {
    /// Which one.
    pub id: ToolId,
    /// In the address line, and the branch of the form.
    pub slug: &'static str,
    /// In the list and as the heading.
    pub title: &'static str,
    /// One sentence: on the card and under the heading.
    pub lead: &'static str,
    /// The fields and the answer.
    view: fn(&Page) -> Html,
}

/// Every tool.
pub static ALL: &[Row] = &[
    Row {
        id: ToolId::Addresses,
        slug: "addresses",
        title: "Address planner",
        lead: "Where does the gateway's subnet go, which transit networks are free, and what overlaps?",
        view: addresses::view,
    },
    Row {
        id: ToolId::Packet,
        slug: "packet",
        title: "Packet size",
        lead: "Which MTU and which TCP MSS fit through the tunnel, and where do the bytes go?",
        view: packet::view,
    },
    Row {
        id: ToolId::Bill,
        slug: "bill",
        title: "Bill",
        lead: "What does a tunnel cost a month, and which size is the cheapest that fits?",
        view: bill::view,
    },
    Row {
        id: ToolId::Matrix,
        slug: "matrix",
        title: "Who speaks what",
        lead: "What can a device do since which release, what can two do together, and why not the rest?",
        view: matrix::view,
    },
    Row {
        id: ToolId::Keys,
        slug: "keys",
        title: "Keys",
        lead: "How is one key spelled at the other end, and which key, which SPI do both systems take?",
        view: keys::view,
    },
];

/// The row of a tool.
pub fn row(id: ToolId) -> &'static Row {
    &ALL[id as usize]
}

/// The tool with this word.
pub fn by_slug(slug: &str) -> Option<ToolId> {
    ALL.iter().find(|row| row.slug == slug).map(|row| row.id)
}

pub use bill::{in_short as cost_in_short, of_day as cost_of_day};
pub use packet::planned as planned_packet;

/// A tool with the list of all beside it.
pub fn draw(page: &Page, id: ToolId) -> Html {
    let row = row(id);
    html! {
        <div class="frame is-wide">
            { list(page, id) }
            <main class="work tool">
                <h1 id="step-title" tabindex="-1">{ row.title }</h1>
                <p class="lead">{ row.lead }</p>
                { (row.view)(page) }
            </main>
        </div>
    }
}

fn list(page: &Page, current: ToolId) -> Html {
    let step = page.state.step;
    let back =
        steps::row(step).map_or("Back to the start".to_owned(), |row| format!("Back to the tunnel: {}", row.title));
    let entry = |row: &'static Row| {
        let is_here = row.id == current;
        html! {
            <li>
                <button
                    type="button"
                    class={if is_here { "tool-name is-current" } else { "tool-name" }}
                    aria-current={is_here.then_some("page")}
                    onclick={page.on(move |_: MouseEvent| Action::Tool(row.id))}
                >
                    { row.title }
                </button>
            </li>
        }
    };
    html! {
        <nav class="rail tool-list" aria-label="Tools">
            <ul>{ ALL.iter().map(entry).collect::<Html>() }</ul>
            <button type="button" class="quiet" onclick={page.on(move |_: MouseEvent| Action::Go(step))}>{ back }</button>
        </nav>
    }
}

/// The tools as cards, for the first screen.
pub fn cards(page: &Page) -> Html {
    let card = |row: &'static Row| {
        html! {
            <li>
                <button
                    type="button"
                    class="preset"
                    data-tool={row.slug}
                    onclick={page.on(move |_: MouseEvent| Action::Tool(row.id))}
                >
                    <span class="preset-name">{ row.title }</span>
                    <span class="preset-story">{ row.lead }</span>
                </button>
            </li>
        }
    };
    html! { <ul class="presets">{ ALL.iter().map(card).collect::<Html>() }</ul> }
}

/// The button that takes the tunnel's values over, where there is a tunnel.
fn take(click: Option<Callback<MouseEvent>>) -> Html {
    let Some(onclick) = click else { return Html::default() };
    html! { <div class="button-row"><button type="button" class="quiet" id="take" {onclick}>{ "Take the values from the tunnel" }</button></div> }
}

/// A button that opens a tool from the wizard.
pub fn link(page: &Page, id: ToolId, label: &'static str) -> Html {
    let open = page.on(move |_: MouseEvent| Action::Tool(id));
    html! { <p class="help"><button type="button" class="link" onclick={open}>{ label }</button></p> }
}
