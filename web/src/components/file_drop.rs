//! Taking a file: chosen, or dropped. It is read here and goes nowhere.

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

use super::own::{Own, Part};

/// What is asked for.
#[derive(Debug, Clone)]
pub struct FileDrop {
    /// The id of the input.
    pub id: AttrValue,
    /// On it.
    pub label: AttrValue,
    /// Under it.
    pub help: AttrValue,
    /// Endings of files to offer.
    pub accept: &'static str,
    /// Takes the file's name and text.
    pub on_text: Callback<(String, String)>,
}

impl FileDrop {
    /// A place for a file.
    pub fn draw(self) -> Html {
        let id = self.id.clone();
        Part::new(move |own| self.drawn(own)).named(&id)
    }

    fn drawn(&self, own: &Own) -> Html {
        let help = format!("{}-help", self.id);
        html! {
            <div
                class={if own.is_on() { "file-drop is-over" } else { "file-drop" }}
                ondrop={self.dropped(own)}
                ondragover={hover(own, true)}
                ondragleave={hover(own, false)}
            >
                <label for={&self.id}>{ &self.label }</label>
                <input
                    type="file"
                    id={&self.id}
                    accept={self.accept}
                    aria-describedby={help.clone()}
                    onchange={self.chosen()}
                />
                <p class="help" id={help}>{ &self.help }</p>
            </div>
        }
    }

    fn chosen(&self) -> Callback<Event> {
        let on_text = self.on_text.clone();
        Callback::from(move |event: Event| {
            let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            let Some(input) = input else { return };
            if let Some(file) = input.files().and_then(|files| files.get(0)) {
                take(file, on_text.clone());
            }
            // So that the same file can be chosen again.
            input.set_value("");
        })
    }

    fn dropped(&self, own: &Own) -> Callback<DragEvent> {
        let (on_text, own) = (self.on_text.clone(), own.clone());
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            own.turn(false);
            let files = event.data_transfer().and_then(|data| data.files());
            if let Some(file) = files.and_then(|files| files.get(0)) {
                take(file, on_text.clone());
            }
        })
    }
}

fn hover(own: &Own, is: bool) -> Callback<DragEvent> {
    let own = own.clone();
    Callback::from(move |event: DragEvent| {
        event.prevent_default();
        own.turn(is);
    })
}

fn take(file: File, on_text: Callback<(String, String)>) {
    let name = file.name();
    yew::platform::spawn_local(async move {
        // The bytes and not the browser's own text: that would lose a byte order mark, and a saved
        // configuration must come back with every byte that it had. A file that cannot be read gives
        // an empty text, and whoever takes it says what is wrong with that.
        let bytes = JsFuture::from(file.array_buffer()).await.ok().map(|buffer| Uint8Array::new(&buffer).to_vec());
        let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
        on_text.emit((name, text.unwrap_or_default()));
    });
}
