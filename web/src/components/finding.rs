//! A finding: icon, word and sentence first; what is right and the cure next;
//! why and source on request.

use tunnelwright_core::finding::{Finding, Repair, Severity};
use yew::prelude::*;

use super::{Sign, icon};

/// The sign, the word and the class of a finding.
fn kind(finding: &Finding) -> (Sign, &'static str, &'static str) {
    match finding.severity {
        _ if finding.is_missing() => (Sign::ToDo, "To do", "is-missing"),
        Severity::Error => (Sign::Error, "Error", "is-error"),
        Severity::Warning => (Sign::Warning, "Warning", "is-warning"),
        Severity::Advice => (Sign::Advice, "Advice", "is-advice"),
    }
}

/// One finding; `jump` goes to its field, where it does not stand there.
pub fn finding_item(finding: &Finding, repair: &Callback<Repair>, jump: Option<&Callback<String>>) -> Html {
    let (sign, word, class) = kind(finding);
    let has_background = !finding.why.is_empty() || !finding.source.is_empty();
    html! {
        <div class={classes!("finding", class)} data-code={finding.code.to_string()}>
            <p class="finding-what">{ icon(sign) }<strong>{ word }{ ": " }</strong>{ sentence(&finding.what) }</p>
            <p class="finding-fix">{ sentence(&finding.fix) }</p>
            { actions(finding, repair, jump) }
            if !finding.is_missing() && has_background {
                { background(finding) }
            }
        </div>
    }
}

fn actions(finding: &Finding, on_repair: &Callback<Repair>, on_jump: Option<&Callback<String>>) -> Html {
    let repair = finding.repair.clone().map(|repair| {
        let label = repair.label.clone();
        let click = on_repair.reform(move |_: MouseEvent| repair.clone());
        html! { <button type="button" class="repair" onclick={click}>{ label }</button> }
    });
    let jump = on_jump.map(|on_jump| {
        let path = finding.path.clone();
        let click = on_jump.reform(move |_: MouseEvent| path.clone());
        html! { <button type="button" class="link" onclick={click}>{ "Go to the field" }</button> }
    });
    if repair.is_none() && jump.is_none() {
        return Html::default();
    }
    html! { <div class="finding-actions">{ repair }{ jump }</div> }
}

fn background(finding: &Finding) -> Html {
    html! {
        <details class="finding-more">
            <summary>{ if finding.code.is_empty() { "Why".to_owned() } else { format!("Why ({})", finding.code) } }</summary>
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
    let mut sentence = text.trim().to_owned();
    if let Some(first) = sentence.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    if !sentence.is_empty() && !sentence.ends_with(['.', '?', ':', '!']) {
        sentence.push('.');
    }
    sentence
}

/// Several findings.
pub fn finding_list(findings: &[Finding], repair: &Callback<Repair>, jump: Option<&Callback<String>>) -> Html {
    let item = |finding: &Finding| {
        let key = format!("{} {}", finding.path, finding.what);
        html! { <li {key}>{ finding_item(finding, repair, jump) }</li> }
    };
    html! { <ul class="findings">{ findings.iter().map(item).collect::<Html>() }</ul> }
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
