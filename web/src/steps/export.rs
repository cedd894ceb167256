//! The files for both sides.

mod files;
mod merge;

use tunnelwright_core::bundle::Bundle;
use tunnelwright_core::devices::Stage;
use yew::prelude::*;

use super::questions::asked_sides;
use super::share;
use crate::archive;
use crate::browser;
use crate::components::finding_list;
use crate::page::Page;
use crate::state::{Action, Files};

use files::file_list;
use merge::merges;

/// The export.
pub fn view(page: &Page) -> Html {
    let files = Files::of(&page.state, &page.derived);
    html! {
        <>
            { asked_sides(page, Stage::Export) }
            { if page.derived.report.has_error() { refusal(page) } else { html! {} } }
            if let Ok(files) = files {
                { secrets(page) }
                { everything(page, &files.whole) }
                { file_list(page, &files.whole.files, &files.masked.files) }
                { merges(page) }
            }
            { share::view(page) }
        </>
    }
}

/// Why nothing is written, and the way to have it written all the same.
fn refusal(page: &Page) -> Html {
    let errors: Vec<_> = page.derived.errors().cloned().collect();
    let despite = page.state.ui.despite_errors;
    html! {
        <section class="refusal" aria-labelledby="export-refused">
            <h2 id="export-refused">{ "These must be put right first" }</h2>
            { finding_list(&errors, &page.on_repair(), Some(&page.on(Action::Jump))) }
            if page.plan().is_some() {
                <div class="check-line">
                    <input
                        type="checkbox"
                        id="despite-errors"
                        checked={despite}
                        onchange={page.on(move |_: Event| Action::DespiteErrors(!despite))}
                    />
                    <label for="despite-errors">{ "Write the files all the same, each with a banner of what is wrong" }</label>
                </div>
            }
        </section>
    }
}

fn secrets(page: &Page) -> Html {
    let with = page.state.ui.with_secrets;
    let help = if with {
        "The files hold the key in plain text, and secrets.txt lists it. Whoever has the files can join the tunnel: keep them off mail and tickets, and delete them after the work."
    } else {
        "A placeholder stands where the key belongs; each file lists it. The files can go into mail, tickets and version control."
    };
    html! {
        <section class="secrets">
            <div class="check-line">
                <input
                    type="checkbox"
                    id="with-secrets"
                    checked={with}
                    aria-describedby="with-secrets-help"
                    onchange={page.on(move |_: Event| Action::WithSecrets(!with))}
                />
                <label for="with-secrets">{ "Write the key into the files" }</label>
            </div>
            <p class="help" id="with-secrets-help">{ help }</p>
            if with {
                { show_secrets(page) }
            }
        </section>
    }
}

fn show_secrets(page: &Page) -> Html {
    let shown = page.state.ui.secrets_shown;
    html! {
        <div class="check-line">
            <input
                type="checkbox"
                id="show-secrets"
                checked={shown}
                onchange={page.on(move |_: Event| Action::ShowSecrets(!shown))}
            />
            <label for="show-secrets">{ "Show the key on the screen too" }</label>
        </div>
    }
}

fn everything(page: &Page, bundle: &Bundle) -> Html {
    let dispatcher = page.state.dispatcher();
    let name = archive::file_name(&page.state.scenario.name);
    let with_secrets = page.state.ui.with_secrets;
    let count = bundle.files.len() + 1;
    let bundle = bundle.clone();
    let label = format!("Download both sides ({count} files, ZIP)");
    let save = Callback::from(move |_: MouseEvent| {
        let saved = archive::zip(&bundle).and_then(|bytes| browser::download(&name, "application/zip", &bytes));
        let said = if saved.is_some() {
            format!("{name} was handed to the browser.")
        } else {
            "The ZIP could not be made.".to_owned()
        };
        dispatcher.dispatch(Action::Say(said));
        if with_secrets {
            dispatcher.dispatch(Action::KeyUsed);
        }
    });
    html! { <div class="button-row"><button type="button" class="primary" id="download-all" onclick={save}>{ label }</button></div> }
}
