//! The files one at a time: what each is for, its text, copy, download.

use std::rc::Rc;

use tunnelwright_core::bundle::Artifact;
use yew::prelude::*;

use crate::browser;
use crate::components::{Code, code_view, copy_button};
use crate::page::Page;
use crate::state::Action;

/// The files of an export.
struct Shown<'a> {
    page: &'a Page,
    /// As they are downloaded.
    whole: &'a [Artifact],
    /// Without keys.
    masked: &'a [Artifact],
}

/// The files, by side: `whole` as they are downloaded, `masked` without keys.
pub fn file_list(page: &Page, whole: &[Artifact], masked: &[Artifact]) -> Html {
    let texts = masked.iter().map(|file| (file.path.clone(), Rc::from(file.text.as_str())));
    page.looks.borrow_mut().now = texts.collect();
    let shown = Shown { page, whole, masked };
    let wrap = page.state.ui.wrap;
    html! {
        <>
            <div class="check-line">
                <input
                    type="checkbox"
                    id="wrap-lines"
                    checked={wrap}
                    onchange={page.on(move |_: Event| Action::Wrap(!wrap))}
                />
                <label for="wrap-lines">{ "Break long lines" }</label>
            </div>
            { groups(page).into_iter().enumerate().map(|(place, group)| shown.group(place, &group)).collect::<Html>() }
        </>
    }
}

impl Shown<'_> {
    fn group(&self, place: usize, (side, title): &(String, String)) -> Html {
        let files = self.whole.iter().filter(|file| file.side == *side);
        let class = ["files is-left", "files is-right", "files is-shared"][place.min(2)];
        html! {
            <section {class} key={side.as_str()}>
                <h2>{ title }</h2>
                <ul>{ files.map(|file| self.entry(file)).collect::<Html>() }</ul>
            </section>
        }
    }

    fn entry(&self, file: &Artifact) -> Html {
        let page = self.page;
        let name = file.path.rsplit('/').next().unwrap_or(&file.path).to_owned();
        let is_open = page.state.ui.file.as_deref() == Some(&file.path);
        let look = {
            let path = if is_open { String::new() } else { file.path.clone() };
            page.on(move |_: MouseEvent| Action::Look(path.clone()))
        };
        html! {
            <li class="file" key={file.path.as_str()} data-path={file.path.clone()}>
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
                    { self.inside(file) }
                }
            </li>
        }
    }

    /// The text on the screen: without the key, unless it is to be shown.
    fn inside(&self, file: &Artifact) -> Html {
        let ui = &self.page.state.ui;
        let hidden = file.secret && !ui.secrets_shown;
        let shown = if hidden { self.masked.iter().find(|masked| masked.path == file.path) } else { Some(file) };
        let Some(shown) = shown else {
            return html! { <p class="note">{ "This file is nothing but the key. Show the key on the screen to see it." }</p> };
        };
        let looks = self.page.looks.borrow();
        let code = Code {
            text: &shown.text,
            label: &file.path,
            replace: &shown.replace,
            before: looks.before.get(&file.path).map(|text| &**text),
            wrap: ui.wrap,
        };
        html! {
            <div class="file-inside">
                if hidden {
                    <p class="note">{ "Shown without the key. Copy and download have it." }</p>
                }
                if !shown.replace.is_empty() {
                    <p>{ "Replace by hand: " }{ shown.replace.iter().map(|text| html! { <mark class="mono">{ text }</mark> }).collect::<Html>() }</p>
                }
                { copy_button(file.text.clone().into(), "Copy", Callback::noop()) }
                { code_view(&code) }
            </div>
        }
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
