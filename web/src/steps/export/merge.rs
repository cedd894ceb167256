//! Adding the tunnel to a saved configuration of a device in use.

use tunnelwright_core::bundle;
use tunnelwright_core::devices::MergeError;
use tunnelwright_core::keys::KeyMaterial;
use tunnelwright_core::side::Side;
use yew::prelude::*;

use crate::browser;
use crate::components::FileDrop;
use crate::page::Page;

/// A place to drop the saved configuration of each side whose system has one.
pub fn merges(page: &Page) -> Html {
    let Some(plan) = page.plan() else { return Html::default() };
    let able = plan.gateways.iter().enumerate().filter_map(|(place, gateway)| {
        let merge = gateway.device.merge.as_ref()?;
        let label = AttrValue::from(format!("{} of {}", merge.file, gateway.label));
        let help = AttrValue::from(format!("Fetch it at {}. It is read here and goes nowhere.", merge.fetched_at));
        let id = AttrValue::from(format!("merge-{place}"));
        let work = work(page, place);
        Some(html! { <Merger key={id.as_str()} {work} id={id.clone()} {label} {help} file={merge.output} /> })
    });
    let able: Vec<Html> = able.collect();
    if able.is_empty() {
        return Html::default();
    }
    html! {
        <section class="merges">
            <h2>{ "For a system in use: add the tunnel to its saved configuration" }</h2>
            <p>{ "Only the tunnel's own entries are added; everything else stays byte for byte as it was." }</p>
            { able }
        </section>
    }
}

/// What comes of a saved configuration: with the tunnel, and without it where it held one.
#[derive(Debug, Clone, PartialEq)]
struct Merged {
    with: Result<String, MergeError>,
    without: Option<String>,
}

fn work(page: &Page, place: usize) -> Callback<String, Option<Merged>> {
    let derived = page.derived.clone();
    let state = page.state.clone();
    Callback::from(move |text: String| {
        let plan = derived.report.plan.as_ref()?;
        let made = KeyMaterial(state.keys.material);
        let keys = state.ui.with_secrets.then(|| bundle::keys_of(&state.scenario, plan, &made));
        let side = Side { plan, index: place, keys: keys.as_ref(), findings: &derived.report.findings };
        let without = bundle::unmerge(&side, &text).ok().filter(|without| *without != text);
        Some(Merged { with: bundle::merge(&side, &text), without })
    })
}

/// Properties of [`Merger`].
#[derive(Properties, PartialEq)]
struct Props {
    /// Adds the tunnel to a saved configuration, and takes it out.
    work: Callback<String, Option<Merged>>,
    /// The id of the input.
    id: AttrValue,
    /// What to drop.
    label: AttrValue,
    /// Where to fetch it.
    help: AttrValue,
    /// Name of the file with the tunnel.
    file: &'static str,
}

/// Takes a saved configuration and gives it back with the tunnel.
#[component]
fn Merger(props: &Props) -> Html {
    let original = use_state(|| None::<String>);
    let take = {
        let original = original.clone();
        Callback::from(move |(_, text)| original.set(Some(text)))
    };
    let answer = (*original).clone().and_then(|text| props.work.emit(text)).map(|merged| {
        let with = match merged.with {
            Ok(text) => save("Download with the tunnel added", props.file.to_owned(), text),
            Err(error) => html! { <p class="finding is-error">{ error.message }</p> },
        };
        let name = format!("without-the-tunnel-{}", props.file);
        let without = merged.without.map(|text| save("Download with the tunnel taken out", name, text));
        html! { <div class="button-row">{ with }{ without }</div> }
    });
    html! {
        <div class="merge">
            <FileDrop id={&props.id} label={&props.label} help={&props.help} accept="" on_text={take} />
            <div role="status">{ answer }</div>
        </div>
    }
}

fn save(label: &'static str, file: String, text: String) -> Html {
    let click = Callback::from(move |_: MouseEvent| {
        // A refused download shows in the browser itself.
        let _ = browser::download(&file, "application/octet-stream", text.as_bytes());
    });
    html! { <button type="button" class="primary" onclick={click}>{ label }</button> }
}
