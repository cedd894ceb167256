//! What the tools' answers are made of. One function a shape: each place where
//! a shape is written out anew costs the page as much as the first.

use tunnelwright_core::fact::Source;
use yew::prelude::*;

use crate::components;

/// A part of the answer under its heading.
pub fn section(title: &'static str, parts: Vec<Html>) -> Html {
    html! { <section><h2>{ title }</h2>{ all(parts) }</section> }
}

/// Nodes one after the other.
pub fn all(parts: Vec<Html>) -> Html {
    parts.into_iter().collect()
}

/// A paragraph of a class.
pub fn paragraph(class: &'static str, content: Html) -> Html {
    html! { <p class={class}>{ content }</p> }
}

/// A paragraph of words.
pub fn words(text: String) -> Html {
    paragraph("", text.into())
}

/// A smaller remark.
pub fn help(text: String) -> Html {
    paragraph("help", text.into())
}

/// The answer in a line, told as it changes.
pub fn status(class: &'static str, content: Html) -> Html {
    html! { <p class={class} role="status">{ content }</p> }
}

/// An address.
pub fn mono(text: String) -> Html {
    html! { <span class="mono">{ text }</span> }
}

/// A list of sentences.
pub fn list(items: Vec<Html>) -> Html {
    html! { <ul>{ items.into_iter().map(|item| html! { <li>{ item }</li> }).collect::<Html>() }</ul> }
}

/// A document of others.
pub fn link(url: String, title: String) -> Html {
    html! { <a href={url} target="_blank" rel="noopener noreferrer">{ title }</a> }
}

/// Where something is written, and when it was read there.
pub fn source(source: &'static Source) -> Html {
    let read = format!(", read {}.", source.checked);
    all(vec!["Source: ".into(), link(source.url.to_owned(), source.title.to_owned()), read.into()])
}

/// A picture.
pub fn figure(class: &'static str, svg: String) -> Html {
    html! { <div class={class}>{ components::diagram(svg) }</div> }
}

/// What few need, opened in place.
pub fn fold(summary: String, open: bool, content: Html) -> Html {
    components::fold(&summary, open, content)
}

/// A button.
pub fn button(class: &'static str, label: &'static str, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" class={class} {onclick}>{ label }</button> }
}

/// A line of the answer with what can be done with it.
pub fn answer_line(line: Html, action: Html) -> Html {
    html! { <div class="answer-line">{ line }{ action }</div> }
}

/// The answer below the fields.
pub fn answer(parts: Vec<Html>) -> Html {
    html! { <div class="tool-answer">{ all(parts) }</div> }
}
