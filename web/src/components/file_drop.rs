//! Taking a file: chosen, or dropped. It is read here and goes nowhere.

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

/// Properties of [`FileDrop`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The id of the input.
    pub id: AttrValue,
    /// On it.
    pub label: AttrValue,
    /// Under it.
    #[prop_or_default]
    pub help: AttrValue,
    /// Endings of files to offer.
    pub accept: AttrValue,
    /// Takes the file's name and text.
    pub on_text: Callback<(String, String)>,
}

/// A place for a file.
#[component]
pub fn FileDrop(props: &Props) -> Html {
    let over = use_state(|| false);
    let chosen = {
        let on_text = props.on_text.clone();
        Callback::from(move |event: Event| {
            let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            let Some(input) = input else { return };
            if let Some(file) = input.files().and_then(|files| files.get(0)) {
                take(file, on_text.clone());
            }
            // So that the same file can be chosen again.
            input.set_value("");
        })
    };
    let drop = {
        let (on_text, over) = (props.on_text.clone(), over.clone());
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(false);
            let files = event.data_transfer().and_then(|data| data.files());
            if let Some(file) = files.and_then(|files| files.get(0)) {
                take(file, on_text.clone());
            }
        })
    };
    let hover = |is: bool| {
        let over = over.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(is);
        })
    };
    html! {
        <div
            class={classes!("file-drop", over.then_some("is-over"))}
            ondrop={drop}
            ondragover={hover(true)}
            ondragleave={hover(false)}
        >
            <label for={props.id.clone()}>{ &props.label }</label>
            <input
                type="file"
                id={props.id.clone()}
                accept={props.accept.clone()}
                aria-describedby={format!("{}-help", props.id)}
                onchange={chosen}
            />
            <p class="help" id={format!("{}-help", props.id)}>{ &props.help }</p>
        </div>
    }
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
