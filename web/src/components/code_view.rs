//! A file on the screen: line numbers, marks for what is replaced by hand and
//! for what changed since the last look.

use tunnelwright_core::by_name::ByName;
use yew::prelude::*;

/// A file before it is drawn.
#[derive(Debug)]
pub struct Code<'a> {
    /// The text.
    pub text: &'a str,
    /// The file's name, for screen readers.
    pub label: &'a str,
    /// Texts that must be replaced by hand.
    pub replace: &'a [String],
    /// The text at the last look.
    pub before: Option<&'a str>,
    /// Break long lines.
    pub wrap: bool,
}

/// A file on the screen.
pub fn code_view(code: &Code<'_>) -> Html {
    let changed = changed(code.before, code.text);
    let lines = code.text.lines().zip(changed).map(|(text, changed)| line(text, changed, code.replace));
    html! {
        <pre
            class={if code.wrap { "code is-wrapped" } else { "code" }}
            tabindex="0"
            role="region"
            aria-label={code.label.to_owned()}
        >
            <code>{ lines.collect::<Html>() }</code>
        </pre>
    }
}

fn line(text: &str, changed: bool, replace: &[String]) -> Html {
    let is_comment = ["#", "<!--", "//", "!"].iter().any(|sign| text.trim_start().starts_with(sign));
    let class = classes!("line", changed.then_some("is-changed"), is_comment.then_some("is-comment"));
    html! { <span {class}>{ pieces(text, replace).into_iter().map(piece).collect::<Html>() }{ "\n" }</span> }
}

fn piece((text, marked): (&str, bool)) -> Html {
    if marked {
        html! { <mark>{ text }</mark> }
    } else {
        Html::from(text)
    }
}

/// The text in pieces: those to replace are marked.
fn pieces<'a>(text: &'a str, replace: &[String]) -> Vec<(&'a str, bool)> {
    let mut found = Vec::new();
    let mut rest = text;
    let next = |rest: &str| {
        let places = replace.iter().filter(|mark| !mark.is_empty());
        places.filter_map(|mark| rest.find(mark.as_str()).map(|at| (at, at + mark.len()))).min()
    };
    while let Some((start, end)) = next(rest) {
        found.push((&rest[..start], false));
        found.push((&rest[start..end], true));
        rest = &rest[end..];
    }
    found.push((rest, false));
    found
}

/// Which lines were not there at the last look; none when there was no look.
fn changed(before: Option<&str>, now: &str) -> Vec<bool> {
    let Some(before) = before else { return vec![false; now.lines().count()] };
    let mut known: ByName<usize> = ByName::default();
    for line in before.lines() {
        known.insert(line.to_owned(), known.get(line).unwrap_or(&0) + 1);
    }
    let is_new = |line: &str| match known.get(line) {
        Some(count @ 1..) => {
            known.insert(line.to_owned(), count - 1);
            false
        }
        _ => true,
    };
    now.lines().map(is_new).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_replaced_by_hand_is_cut_out() {
        let replace = ["KEY".to_owned(), "ADDRESS".to_owned()];
        let cut = pieces("x=KEY y=ADDRESS", &replace);
        let expected = [("x=", false), ("KEY", true), (" y=", false), ("ADDRESS", true), ("", false)];
        assert_eq!(cut, expected);
    }

    #[test]
    fn only_new_lines_count_as_changed() {
        assert_eq!(changed(None, "a\nb"), [false, false]);
        assert_eq!(changed(Some("a\nb\n"), "a\nc\nb\nb"), [false, true, false, true]);
    }
}
