//! The pre-shared key: made in the browser, or typed.

use tunnelwright_core::devices::{self, PskRule};
use tunnelwright_core::keys::{self, KeyMaterial};
use tunnelwright_core::scenario::Psk;
use yew::prelude::*;

use super::manual;
use super::sides::{WORDS, sides, tunnel_choice};
use crate::browser;
use crate::components::{Field, Own, Part, RadioOption, Slot, copy_button, secret_field, show_button};
use crate::page::Page;
use crate::state::Action;

/// The fields.
pub fn view(page: &Page) -> Html {
    let Some(tunnel) = page.tunnel() else { return html! {} };
    if manual::is_manual(page) {
        return html! { <>{ tunnel_choice(page) }{ lost(page) }{ manual::keys(page) }</> };
    }
    let typed = page.state.types_key(tunnel);
    html! {
        <>
            { tunnel_choice(page) }
            { lost(page) }
            { choice(page, typed) }
            if typed { { typed_key(page) } } else { { made_key(page, &tunnel.id) } }
            { rules(page) }
        </>
    }
}

/// Keys do not outlive a reload; says so where that matters.
fn lost(page: &Page) -> Html {
    if !page.state.keys.lost {
        return html! {};
    }
    html! {
        <div class="finding is-warning">
            <p>
                <strong>{ "The page was loaded again. " }</strong>
                { "Keys are never stored, so the key made before is gone and this is another one. If you have already handed out the old key, type it here." }
            </p>
        </div>
    }
}

fn choice(page: &Page, typed: bool) -> Html {
    let index = page.tunnel_index();
    let change = page.on(move |value: serde_json::Value| Action::TypeKey(index, value.as_str() == Some("typed")));
    let slot = Slot {
        id: "key-kind".into(),
        value: if typed { "typed" } else { "made" }.into(),
        findings: [].into(),
        on_change: change,
        on_leave: Callback::noop(),
        on_repair: Callback::noop(),
    };
    let made = "Letters and digits from this browser's random numbers: 32, or as many as both systems take.";
    let options = [
        RadioOption { value: "made", label: "Make a key here", help: made },
        RadioOption { value: "typed", label: "Type a key", help: "One that was agreed with the other side." },
    ];
    Field::new(slot, "Where the key comes from").radios(&options)
}

fn made_key(page: &Page, tunnel: &str) -> Html {
    if page.state.keys.material == [0; 32] {
        return html! {
            <p class="note">{ "This browser offers no random numbers that are good enough for a key. Make one elsewhere and type it." }</p>
        };
    }
    let ends =
        sides(page).map_or_else(Vec::new, |sides| sides.iter().filter_map(|side| rule_of(page, side.index)).collect());
    let key = keys::psk(&KeyMaterial(page.state.keys.material), tunnel, &ends);
    let again = page.on(|_: MouseEvent| Action::Material(browser::material().unwrap_or_default()));
    let secret = AttrValue::from(key.reveal().to_owned());
    hidden_key(secret, page.on(|()| Action::KeyUsed), again)
}

fn typed_key(page: &Page) -> Html {
    let index = page.tunnel_index();
    let slot = page.slot(&format!("tunnels[{index}].psk"));
    let secret = page.tunnel().map(|tunnel| tunnel.psk.reveal().to_owned()).unwrap_or_default();
    let count = secret.chars().count();
    let help = match count {
        0 => "Paste it, or type it. It stays in this page and is forgotten when the page is closed.".to_owned(),
        _ => format!("{count} characters. A reload forgets it."),
    };
    let field = Field::new(Slot { value: AttrValue::default(), ..slot }, "Pre-shared key").helped(help);
    secret_field(field, secret.into(), page.on(move |text: String| Action::Key(index, Psk::new(text))))
}

/// Which keys the system of a gateway takes.
fn rule_of(page: &Page, gateway: usize) -> Option<&'static PskRule> {
    page.gateway(gateway).and_then(|gateway| devices::by_id(&gateway.system)).map(|device| &device.psk)
}

/// Which keys the two systems take.
fn rules(page: &Page) -> Html {
    let Some(sides) = sides(page) else { return html! {} };
    let rule = |side: &super::sides::SideOf| {
        let device = page.gateway(side.index).and_then(|gateway| devices::by_id(&gateway.system))?;
        Some(html! { <li>{ format!("{} ({}): {}.", WORDS[side.end], device.name, device.psk.words) }</li> })
    };
    html! {
        <section class="group">
            <h2>{ "What the two systems take" }</h2>
            <ul class="plain">{ for sides.iter().filter_map(rule) }</ul>
            <p class="help">{ "Hand the key over by another way than the files: by telephone, or in person." }</p>
        </section>
    }
}

/// A key made here: hidden until it is shown. `on_used` is told when it was shown or copied.
fn hidden_key(secret: AttrValue, on_used: Callback<()>, on_again: Callback<MouseEvent>) -> Html {
    let draw = move |own: &Own| {
        let text = if own.is_on() { secret.clone() } else { "\u{2022}".repeat(keys::LENGTH).into() };
        html! {
            <div class="made-key" role="group" aria-label="The key made here">
                <output class="mono">{ text }</output>
                <div class="button-row">
                    { show_button(own, on_used.clone()) }
                    { copy_button(secret.clone(), "Copy the key", on_used.clone()) }
                    <button type="button" class="quiet" onclick={&on_again}>{ "Make another" }</button>
                </div>
            </div>
        }
    };
    Part::new(draw).named("made-key")
}
