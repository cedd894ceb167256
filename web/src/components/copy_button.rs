//! Copying, with an answer.

use yew::prelude::*;

use crate::browser;

/// Properties of [`CopyButton`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What to copy.
    pub text: AttrValue,
    /// On the button.
    #[prop_or(AttrValue::Static("Copy"))]
    pub label: AttrValue,
    /// Told when it was copied.
    #[prop_or_default]
    pub on_copied: Callback<()>,
}

/// A button that copies and says so.
#[component]
pub fn CopyButton(props: &Props) -> Html {
    let answer = use_state(|| None::<bool>);
    use_effect_with(props.text.clone(), {
        let answer = answer.clone();
        move |_| answer.set(None)
    });
    let copy = {
        let (text, answer, on_copied) = (props.text.clone(), answer.clone(), props.on_copied.clone());
        Callback::from(move |_: MouseEvent| {
            let (answer, on_copied) = (answer.clone(), on_copied.clone());
            browser::copy(text.to_string(), move |done| {
                answer.set(Some(done));
                if done {
                    on_copied.emit(());
                }
            });
        })
    };
    let word = match *answer {
        None => props.label.clone(),
        Some(true) => "Copied".into(),
        Some(false) => "Not allowed here: select and copy by hand".into(),
    };
    html! { <button type="button" class="quiet" onclick={copy}>{ word }</button> }
}
