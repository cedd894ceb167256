//! Passing the tunnel on: as a link, as a code for a camera, as a copy of this page. Keys are in none of them.

use tunnelwright_core::share;
use yew::prelude::*;

use crate::archive;
use crate::browser;
use crate::components::{Part, copy_button, fold, qr_code};
use crate::page::Page;
use crate::state::Action;

/// The ways to pass the tunnel on.
pub fn view(page: &Page) -> Html {
    let words = share::write(&page.state.scenario);
    html! {
        <section class="share" aria-labelledby="share-title">
            <h2 id="share-title">{ "Pass it on, without keys" }</h2>
            { words.as_deref().and_then(browser::link_address).map_or_else(too_large, link) }
            { copies(page, words) }
        </section>
    }
}

fn too_large() -> Html {
    html! { <p class="note">{ "This tunnel is too large for a link: pass the file scenario.json on instead." }</p> }
}

fn link(address: String) -> Html {
    let address = AttrValue::from(address);
    let on_disk = address.starts_with("file:");
    html! {
        <>
            <p class="help" id="share-help">
                { "Whoever opens the link finds these steps filled in as they are now, and the keys empty. What stands behind the # is read by the page alone: a browser sends it to no server." }
            </p>
            <label for="share-link">{ "Link" }</label>
            <input type="text" id="share-link" class="mono" readonly=true value={&address} aria-describedby="share-help" />
            if on_disk {
                <p class="note">{ "This page lies on your disk, and so the link leads there. To pass the tunnel on, save a copy of the page with it." }</p>
            }
            <div class="button-row">{ copy_button(address.clone(), "Copy link", Callback::noop()) }</div>
            if !on_disk {
                { code(address) }
            }
        </>
    }
}

/// The link for a camera: made when it is asked for.
fn code(address: AttrValue) -> Html {
    Part::new(move |own| {
        let (shown, toggle) = (own.is_on(), own.clone());
        let turn = Callback::from(move |_: MouseEvent| toggle.turn(!shown));
        html! {
            <>
                <div class="button-row">
                    <button type="button" class="quiet" id="share-code" aria-expanded={shown.to_string()} onclick={turn}>
                        { if shown { "Hide the QR code" } else { "Show the link as a QR code" } }
                    </button>
                </div>
                if shown {
                    { qr_code(&address) }
                }
            </>
        }
    })
    .named("code")
}

/// This page as a file, with the tunnel or without.
fn copies(page: &Page, words: Option<String>) -> Html {
    let save = |words: String, name: String| {
        let dispatcher = page.state.dispatcher();
        Callback::from(move |_: MouseEvent| {
            let copy = browser::page(&words);
            let saved = copy.and_then(|text| browser::download(&name, "text/html", text.as_bytes()));
            let said = if saved.is_some() { " was handed to the browser." } else { " could not be made." };
            dispatcher.dispatch(Action::Say([&name, said].concat()));
        })
    };
    let own = archive::file_name(&page.state.scenario.name).replace(".zip", ".html");
    let with = words.map(|words| {
        html! { <button type="button" class="quiet" id="save-with" onclick={save(words, own)}>{ "Save this page with the tunnel" }</button> }
    });
    let empty = save(String::new(), "tunnelwright.html".to_owned());
    fold(
        "Save this page",
        false,
        html! {
            <>
                <p class="help">{ "One file that holds everything: it opens from a disk or a USB stick, without a network." }</p>
                <div class="button-row">
                    { with }
                    <button type="button" class="quiet" id="save-empty" onclick={empty}>{ "Save this page empty" }</button>
                </div>
            </>
        },
    )
}
