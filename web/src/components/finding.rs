//! A finding: icon, word and sentence first; what is right and the cure next;
//! why and source on request.

use tunnelwright_core::finding::{Finding, Repair, Severity};
use yew::prelude::*;

use super::{Icon, Sign};

/// Properties of [`FindingItem`].
#[derive(Properties, PartialEq)]
pub struct ItemProps {
    /// The finding.
    pub finding: Finding,
    /// Applies its cure.
    pub on_repair: Callback<Repair>,
    /// Goes to its field; none where the finding stands at its field.
    #[prop_or_default]
    pub on_jump: Option<Callback<String>>,
}

/// The sign, the word and the class of a finding.
fn kind(finding: &Finding) -> (Sign, &'static str, &'static str) {
    match finding.severity {
        _ if finding.is_missing() => (Sign::ToDo, "To do", "is-missing"),
        Severity::Error => (Sign::Error, "Error", "is-error"),
        Severity::Warning => (Sign::Warning, "Warning", "is-warning"),
        Severity::Advice => (Sign::Advice, "Advice", "is-advice"),
    }
}

/// One finding.
#[component]
pub fn FindingItem(props: &ItemProps) -> Html {
    let finding = &props.finding;
    let (sign, word, class) = kind(finding);
    html! {
        <div class={classes!("finding", class)} data-code={finding.code.to_string()}>
            <p class="finding-what">
                <Icon {sign} />
                <strong>{ word }{ ": " }</strong>
                { sentence(&finding.what) }
            </p>
            <p class="finding-fix">{ sentence(&finding.fix) }</p>
            { actions(props) }
            if !finding.is_missing() { { background(finding) } }
        </div>
    }
}

fn actions(props: &ItemProps) -> Html {
    let finding = &props.finding;
    let repair = finding.repair.clone().map(|repair| {
        let label = repair.label.clone();
        let on_repair = props.on_repair.clone();
        html! { <button type="button" class="repair" onclick={move |_| on_repair.emit(repair.clone())}>{ label }</button> }
    });
    let jump = props.on_jump.clone().map(|on_jump| {
        let path = finding.path.clone();
        html! { <button type="button" class="link" onclick={move |_| on_jump.emit(path.clone())}>{ "Go to the field" }</button> }
    });
    if repair.is_none() && jump.is_none() {
        return html! {};
    }
    html! { <div class="finding-actions">{ repair }{ jump }</div> }
}

fn background(finding: &Finding) -> Html {
    html! {
        <details class="finding-more">
            <summary>{ format!("Why ({})", finding.code) }</summary>
            <p>{ sentence(&finding.why) }</p>
            if !finding.source.is_empty() {
                <p>
                    { "Source: " }
                    <a href={finding.source.to_string()} target="_blank" rel="noopener noreferrer">{ finding.source.to_string() }</a>
                </p>
            }
        </details>
    }
}

/// A text as a sentence: capital first, full stop last.
fn sentence(text: &str) -> String {
    let mut letters = text.trim().chars();
    let first = letters.next().map(|first| first.to_uppercase().collect::<String>()).unwrap_or_default();
    let stop = if text.trim_end().ends_with(['.', '?', ':', '!']) || text.is_empty() { "" } else { "." };
    format!("{first}{}{stop}", letters.as_str())
}

/// Properties of [`FindingList`].
#[derive(Properties, PartialEq)]
pub struct ListProps {
    /// The findings.
    pub findings: Vec<Finding>,
    /// Applies a cure.
    pub on_repair: Callback<Repair>,
    /// Goes to a field.
    #[prop_or_default]
    pub on_jump: Option<Callback<String>>,
}

/// Several findings.
#[component]
pub fn FindingList(props: &ListProps) -> Html {
    html! {
        <ul class="findings">
            { for props.findings.iter().map(|finding| html! {
                <li key={format!("{} {}", finding.path, finding.what)}>
                    <FindingItem
                        finding={finding.clone()}
                        on_repair={props.on_repair.clone()}
                        on_jump={props.on_jump.clone()}
                    />
                </li>
            }) }
        </ul>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_becomes_a_sentence() {
        let cases =
            [("use 10.0.0.0/8", "Use 10.0.0.0/8."), ("Done.", "Done."), ("", ""), ("\"x\" is no y", "\"x\" is no y.")];
        for (text, expected) in cases {
            assert_eq!(sentence(text), expected);
        }
    }
}
