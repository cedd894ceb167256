//! Adding the tunnel to a saved configuration of a device in use.

use tunnelwright_core::bundle;
use tunnelwright_core::devices::MergeError;
use tunnelwright_core::keys::KeyMaterial;
use tunnelwright_core::side::{Keys, Side};
use yew::prelude::*;

use crate::browser;
use crate::components::FileDrop;
use crate::page::Page;

/// A place to drop the saved configuration of each side whose system has one.
pub fn merges(page: &Page) -> Html {
    let Some(plan) = page.plan() else { return html! {} };
    let able = plan.gateways.iter().enumerate().filter_map(|(place, gateway)| {
        let merge = gateway.device.merge.as_ref()?;
        let label = format!("{} of {}", merge.file, gateway.label);
        let help = format!("Fetch it at {}. It is read here and goes nowhere.", merge.fetched_at);
        let id = format!("merge-{place}");
        Some(html! { <Merger key={id.clone()} page={page.clone()} {place} id={id.clone()} {label} {help} /> })
    });
    let able: Vec<Html> = able.collect();
    if able.is_empty() {
        return html! {};
    }
    html! {
        <section class="merges">
            <h2>{ "For a system in use: add the tunnel to its saved configuration" }</h2>
            <p>{ "Only the tunnel's own entries are added; everything else stays byte for byte as it was." }</p>
            { able }
        </section>
    }
}

/// Properties of [`Merger`].
#[derive(Properties, PartialEq)]
struct Props {
    /// The page.
    page: Page,
    /// Place of the gateway.
    place: usize,
    /// The id of the input.
    id: AttrValue,
    /// What to drop.
    label: AttrValue,
    /// Where to fetch it.
    help: AttrValue,
}

/// Takes a saved configuration and gives it back with the tunnel.
#[component]
fn Merger(props: &Props) -> Html {
    let original = use_state(|| None::<(String, String)>);
    let take = {
        let original = original.clone();
        Callback::from(move |given| original.set(Some(given)))
    };
    let answer = original.as_ref().map(|(name, text)| {
        let added = with_side(&props.page, props.place, |side| bundle::merge(side, text));
        let removed = with_side(&props.page, props.place, |side| bundle::unmerge(side, text))
            .filter(|removed| removed.as_ref().is_ok_and(|removed| removed != text));
        html! {
            <>
                { outcome(name, "merged", "Download with the tunnel added", added) }
                { removed.map(|removed| outcome(name, "without", "Download with the tunnel taken out", Some(removed))) }
            </>
        }
    });
    html! {
        <div class="merge">
            <FileDrop id={props.id.clone()} label={props.label.clone()} help={props.help.clone()} accept="" on_text={take} />
            <div role="status">{ answer }</div>
        </div>
    }
}

fn with_side<T>(page: &Page, place: usize, work: impl FnOnce(&Side<'_>) -> T) -> Option<T> {
    let plan = page.plan()?;
    let keys = page.state.ui.with_secrets.then(|| keys_of(page));
    Some(work(&Side { plan, index: place, keys: keys.as_ref(), findings: &page.derived.report.findings }))
}

fn keys_of(page: &Page) -> Keys {
    let made = KeyMaterial(page.state.keys.material);
    page.plan().map(|plan| bundle::keys_of(&page.state.scenario, plan, &made)).unwrap_or_default()
}

fn outcome(name: &str, word: &str, label: &'static str, text: Option<Result<String, MergeError>>) -> Html {
    match text {
        None => html! {},
        Some(Err(error)) => html! { <p class="finding is-error">{ error.message }</p> },
        Some(Ok(text)) => {
            let file = match name.rsplit_once('.') {
                Some((stem, end)) => format!("{stem}-{word}.{end}"),
                None => format!("{name}-{word}"),
            };
            let save = Callback::from(move |_: MouseEvent| {
                // A refused download shows in the browser itself.
                let _ = browser::download(&file, "application/octet-stream", text.as_bytes());
            });
            html! { <button type="button" class="primary" onclick={save}>{ label }</button> }
        }
    }
}
