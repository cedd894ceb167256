//! Copying, with an answer.

use yew::prelude::*;

use super::own::{Kept, Own, Part};
use crate::browser;

/// A button that copies and says so; `on_copied` is told when it was.
pub fn copy_button(text: AttrValue, label: &'static str, on_copied: Callback<()>) -> Html {
    Part::new(move |own| {
        let copy = {
            let (own, text, on_copied) = (own.clone(), text.clone(), on_copied.clone());
            Callback::from(move |_: MouseEvent| copy(&own, &text, &on_copied))
        };
        // The answer counts for the text that was copied, and for no later one.
        let answer = own.kept().on.filter(|_| own.kept().text == text.as_str());
        let word = match answer {
            None => label,
            Some(true) => "Copied",
            Some(false) => "Not allowed here: select and copy by hand",
        };
        html! { <button type="button" class="quiet" onclick={copy}>{ word }</button> }
    })
    .named(label)
}

fn copy(own: &Own, text: &AttrValue, on_copied: &Callback<()>) {
    let (own, on_copied, copied) = (own.clone(), on_copied.clone(), text.to_string());
    browser::copy(copied.clone(), move |done| {
        own.keep(Kept { on: Some(done), text: copied });
        if done {
            on_copied.emit(());
        }
    });
}
