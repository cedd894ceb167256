//! The two ends, side by side: left is "your side", right is "the other side".

use yew::prelude::*;

use crate::page::Page;

/// One side of the tunnel that is edited.
#[derive(Debug, Clone)]
pub struct SideOf {
    /// Place of its gateway.
    pub index: usize,
    /// Place of its end in the tunnel: 0 is your side.
    pub end: usize,
    /// Path of its gateway.
    pub path: String,
}

impl SideOf {
    /// The path of a field of the gateway.
    pub fn at(&self, field: &str) -> String {
        format!("{}.{field}", self.path)
    }
}

/// What the two sides are called.
pub const WORDS: [&str; 2] = ["Your side", "The other side"];

/// The class that gives a side its colour.
pub const CLASSES: [&str; 2] = ["is-left", "is-right"];

/// Both sides of the tunnel that is edited.
pub fn sides(page: &Page) -> Option<[SideOf; 2]> {
    let ends = page.ends()?;
    let side = |index: usize, end| SideOf { index, end, path: format!("gateways[{index}]") };
    Some([side(ends.left, 0), side(ends.right, 1)])
}

/// The same fields for both sides.
pub fn both(page: &Page, fields: impl Fn(&SideOf) -> Html) -> Html {
    some(page, &|_| true, &fields)
}

/// The same fields for those sides that `has` picks.
pub fn some(page: &Page, has: &dyn Fn(&SideOf) -> bool, fields: &dyn Fn(&SideOf) -> Html) -> Html {
    let Some(sides) = sides(page) else {
        return html! { <p>{ "This tunnel does not name two gateways. Start empty, or open another scenario." }</p> };
    };
    let one = |side: &SideOf| {
        html! {
            <fieldset class={classes!("side", CLASSES[side.end])} key={side.path.clone()}>
                <legend>
                    <span class="side-word">{ WORDS[side.end] }</span>
                    { " " }
                    <span class="side-name">{ page.gateway_name(side.index) }</span>
                </legend>
                { fields(side) }
            </fieldset>
        }
    };
    html! { <div class="sides">{ for sides.iter().filter(|side| has(side)).map(one) }</div> }
}

/// A choice of the tunnel, where there are several.
pub fn tunnel_choice(page: &Page) -> Html {
    use crate::state::Action;
    let tunnels = &page.state.scenario.tunnels;
    if tunnels.len() < 2 {
        return html! {};
    }
    let current = page.tunnel_index();
    let button = |(place, tunnel): (usize, &tunnelwright_core::scenario::Tunnel)| {
        html! {
            <button
                type="button"
                class={classes!("quiet", (place == current).then_some("is-chosen"))}
                aria-pressed={(place == current).to_string()}
                onclick={page.on(move |_: MouseEvent| Action::Tunnel(place))}
            >
                { &tunnel.id }
            </button>
        }
    };
    html! {
        <div class="tunnels" role="group" aria-label="Tunnel">{ for tunnels.iter().enumerate().map(button) }</div>
    }
}
