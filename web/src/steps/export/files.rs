//! The files one at a time: what each is for, its text, copy, download.

use std::collections::BTreeMap;
use std::rc::Rc;

use tunnelwright_core::bundle::Artifact;
use yew::prelude::*;

use crate::browser;
use crate::components::{CodeView, CopyButton};
use crate::page::Page;
use crate::state::Action;

/// Files of this many bytes and more are not drawn, only downloaded.
const MOST_DRAWN: usize = 400_000;

/// Properties of [`FileList`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The page.
    pub page: Page,
    /// The files as they are downloaded.
    pub whole: Vec<Artifact>,
    /// The files without keys.
    pub masked: Vec<Artifact>,
}

/// The files, by side.
#[component]
pub fn FileList(props: &Props) -> Html {
    let page = &props.page;
    let wrap = use_state(|| false);
    use_seen(page, props.masked.iter().map(|file| (file.path.clone(), Rc::from(file.text.as_str()))).collect());
    let toggle = {
        let wrap = wrap.clone();
        Callback::from(move |_: Event| wrap.set(!*wrap))
    };
    let group = |(place, (side, title)): (usize, (String, String))| {
        let files = props.whole.iter().filter(|file| file.side == side);
        html! {
            <section class={classes!("files", ["is-left", "is-right", "is-shared"][place.min(2)])} key={side.clone()}>
                <h2>{ title }</h2>
                <ul>{ for files.map(|file| entry(props, file, *wrap)) }</ul>
            </section>
        }
    };
    html! {
        <>
            <div class="check-line">
                <input type="checkbox" id="wrap-lines" checked={*wrap} onchange={toggle} />
                <label for="wrap-lines">{ "Break long lines" }</label>
            </div>
            { for groups(page).into_iter().enumerate().map(group) }
        </>
    }
}

/// Each side's id and heading: your side first, what both share last.
fn groups(page: &Page) -> Vec<(String, String)> {
    let gateways = &page.state.scenario.gateways;
    let order = page.ends().map_or(Vec::new(), |ends| vec![ends.left, ends.right]);
    let others = (0..gateways.len()).filter(|place| !order.contains(place));
    let words = ["Your side: ", "The other side: "];
    let mut places: Vec<usize> = order.clone();
    places.extend(others);
    let heading = |(at, place): (usize, usize)| {
        let word = words.get(at).copied().unwrap_or_default();
        (gateways[place].id.clone(), format!("{word}{}", page.gateway_name(place)))
    };
    let mut groups: Vec<(String, String)> = places.into_iter().enumerate().map(heading).collect();
    let shared = ("shared".to_owned(), "For both sides".to_owned());
    groups.insert(groups.len().min(2), shared);
    groups
}

/// Keeps the texts as they were shown, so that the next look marks what changed.
#[hook]
fn use_seen(page: &Page, texts: BTreeMap<String, Rc<str>>) {
    let last = use_mut_ref(BTreeMap::new);
    *last.borrow_mut() = texts;
    let dispatcher = page.state.dispatcher();
    use_effect_with((), move |()| move || dispatcher.dispatch(Action::Seen(last.borrow().clone())));
}

fn entry(props: &Props, file: &Artifact, wrap: bool) -> Html {
    let page = &props.page;
    let name = file.path.rsplit('/').next().unwrap_or(&file.path).to_owned();
    let is_open = page.state.ui.file.as_deref() == Some(&file.path);
    let look = {
        let path = if is_open { String::new() } else { file.path.clone() };
        page.on(move |_: MouseEvent| Action::Look(path.clone()))
    };
    html! {
        <li class="file" key={file.path.clone()} data-path={file.path.clone()}>
            <div class="file-head">
                <div>
                    <h3 class="mono">{ name }</h3>
                    <p class="help">{ &file.purpose }</p>
                    { tags(file) }
                </div>
                <div class="button-row">
                    <button type="button" class="quiet" aria-expanded={is_open.to_string()} onclick={look}>
                        { if is_open { "Close" } else { "View" } }
                    </button>
                    { download(file) }
                </div>
            </div>
            if is_open {
                { inside(props, file, wrap) }
            }
        </li>
    }
}

fn tags(file: &Artifact) -> Html {
    html! {
        <p class="tags">
            if file.secret {
                <span class="tag is-secret">{ "holds the key" }</span>
            }
            if !file.replace.is_empty() {
                <span class="tag is-replace">{ format!("{} to replace by hand", file.replace.len()) }</span>
            }
        </p>
    }
}

fn download(file: &Artifact) -> Html {
    let file = file.clone();
    let save = Callback::from(move |_: MouseEvent| {
        // A refused download shows in the browser itself.
        let _ = browser::download(&file.path.replace('/', "-"), file.media_type, file.text.as_bytes());
    });
    html! { <button type="button" class="quiet" onclick={save}>{ "Download" }</button> }
}

/// The text on the screen: without the key, unless it is to be shown.
fn inside(props: &Props, file: &Artifact, wrap: bool) -> Html {
    let page = &props.page;
    let hidden = file.secret && !page.state.ui.secrets_shown;
    let shown = if hidden { props.masked.iter().find(|masked| masked.path == file.path) } else { Some(file) };
    let Some(shown) = shown else {
        return html! { <p class="note">{ "This file is nothing but the key. Show the key on the screen to see it." }</p> };
    };
    let before = page.state.ui.seen.get(&file.path).map(|text| AttrValue::from(text.to_string()));
    html! {
        <div class="file-inside">
            if hidden {
                <p class="note">{ "Shown without the key. Copy and download have it." }</p>
            }
            if !shown.replace.is_empty() {
                <p>{ "Replace by hand: " }{ for shown.replace.iter().map(|text| html! { <mark class="mono">{ text }</mark> }) }</p>
            }
            <CopyButton text={AttrValue::from(file.text.clone())} label="Copy" />
            if shown.text.len() < MOST_DRAWN {
                <CodeView
                    text={AttrValue::from(shown.text.clone())}
                    label={file.path.clone()}
                    replace={shown.replace.clone()}
                    {before}
                    {wrap}
                />
            } else {
                <p class="note">{ "Too long to show here. Download it." }</p>
            }
        </div>
    }
}
