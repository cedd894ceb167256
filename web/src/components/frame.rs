//! Label, help and findings around one control.

use yew::prelude::*;

use super::{FindingItem, Slot};

/// Properties of [`Frame`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The field.
    pub slot: Slot,
    /// Above the control.
    pub label: AttrValue,
    /// Example and format, under the control.
    #[prop_or_default]
    pub help: AttrValue,
    /// The value was changed from a default: offers to put that back.
    #[prop_or_default]
    pub put_back: Option<PutBack>,
    /// The label belongs to a control with the slot's id; otherwise it is only text.
    #[prop_or(true)]
    pub is_label: bool,
    /// The control.
    pub children: Html,
}

/// The way back to a default.
#[derive(Debug, Clone, PartialEq)]
pub struct PutBack {
    /// The default as text.
    pub to: AttrValue,
    /// Does it.
    pub on_click: Callback<MouseEvent>,
}

/// A control with its label above, its help and its findings below.
#[component]
pub fn Frame(props: &Props) -> Html {
    let id = &props.slot.id;
    let changed = props.put_back.as_ref().map(|_| html! { <span class="changed">{ "changed" }</span> });
    html! {
        <div class={classes!("field", props.slot.is_wrong().then_some("is-wrong"))}>
            <div class="field-head">
                if props.is_label {
                    <label for={id.clone()} id={format!("{id}-label")}>{ &props.label }</label>
                } else {
                    <span class="label" id={format!("{id}-label")}>{ &props.label }</span>
                }
                { changed }
            </div>
            { props.children.clone() }
            <p class="help" id={format!("{id}-help")}>{ &props.help }{ put_back(props) }</p>
            <div class="field-findings" id={format!("{id}-findings")}>
                { for props.slot.findings.iter().map(|finding| html! {
                    <FindingItem finding={finding.clone()} on_repair={props.slot.on_repair.clone()} />
                }) }
            </div>
        </div>
    }
}

fn put_back(props: &Props) -> Html {
    let Some(back) = &props.put_back else { return html! {} };
    html! {
        <>
            { " " }
            <button type="button" class="link" onclick={back.on_click.clone()}>{ format!("Put back: {}", back.to) }</button>
        </>
    }
}
