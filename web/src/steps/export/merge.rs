//! Adding the tunnel to a saved configuration of a device in use.

use std::rc::Rc;

use tunnelwright_core::bundle;
use tunnelwright_core::devices::MergeError;
use tunnelwright_core::keys::KeyMaterial;
use tunnelwright_core::side::Side;
use yew::prelude::*;

use crate::browser;
use crate::components::{FileDrop, Kept, Own, Part};
use crate::page::Page;
use crate::state::{Derived, State};

/// A place to drop the saved configuration of each side whose system has one.
pub fn merges(page: &Page) -> Html {
    let Some(plan) = page.plan() else { return Html::default() };
    let able = plan.gateways.iter().enumerate().filter_map(|(place, gateway)| {
        let merge = gateway.device.merge.as_ref()?;
        let label = AttrValue::from(format!("{} of {}", merge.file, gateway.label));
        let help = AttrValue::from(format!("Fetch it at {}. It is read here and goes nowhere.", merge.fetched_at));
        let (state, derived) = (page.state.clone(), page.derived.clone());
        Some(Merger { state, derived, place, label, help, file: merge.output }.draw())
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

/// Takes a saved configuration and gives it back with the tunnel.
struct Merger {
    state: UseReducerHandle<State>,
    derived: Rc<Derived>,
    /// The gateway's place.
    place: usize,
    /// What to drop.
    label: AttrValue,
    /// Where to fetch it.
    help: AttrValue,
    /// Name of the file with the tunnel.
    file: &'static str,
}

/// What comes of a saved configuration: with the tunnel, and without it where it held one.
struct Merged {
    with: Result<String, MergeError>,
    without: Option<String>,
}

impl Merger {
    fn work(&self, text: &str) -> Option<Merged> {
        let plan = self.derived.report.plan.as_ref()?;
        let made = KeyMaterial(self.state.keys.material);
        let keys = self.state.ui.with_secrets.then(|| bundle::keys_of(&self.state.scenario, plan, &made));
        let side = Side { plan, index: self.place, keys: keys.as_ref(), findings: &self.derived.report.findings };
        let without = bundle::unmerge(&side, text).ok().filter(|without| without != text);
        Some(Merged { with: bundle::merge(&side, text), without })
    }

    fn draw(self) -> Html {
        let id = format!("merge-{}", self.place);
        Part::new(move |own| self.drawn(own)).named(&id)
    }

    fn drawn(&self, own: &Own) -> Html {
        let taken = own.clone();
        let file = FileDrop {
            id: format!("merge-{}", self.place).into(),
            label: self.label.clone(),
            help: self.help.clone(),
            accept: "",
            on_text: Callback::from(move |(_, text)| taken.keep(Kept { on: Some(true), text })),
        };
        let answer = own.is_on().then(|| self.work(&own.kept().text)).flatten();
        html! {
            <div class="merge">
                { file.draw() }
                <div role="status">{ answer.map(|merged| self.answer(merged)) }</div>
            </div>
        }
    }

    fn answer(&self, merged: Merged) -> Html {
        let with = match merged.with {
            Ok(text) => save("Download with the tunnel added", self.file.to_owned(), text),
            Err(error) => html! { <p class="finding is-error">{ error.message }</p> },
        };
        let name = format!("without-the-tunnel-{}", self.file);
        let without = merged.without.map(|text| save("Download with the tunnel taken out", name, text));
        html! { <div class="button-row">{ with }{ without }</div> }
    }
}

fn save(label: &'static str, file: String, text: String) -> Html {
    let click = Callback::from(move |_: MouseEvent| {
        // A refused download shows in the browser itself.
        let _ = browser::download(&file, "application/octet-stream", text.as_bytes());
    });
    html! { <button type="button" class="primary" onclick={click}>{ label }</button> }
}
