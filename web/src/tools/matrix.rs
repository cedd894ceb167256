//! The matrix: what one device can do, or two together, and the reason behind each no.

use jiff::civil::Date;
use tunnelwright_core::devices::{self, Device, Release, spi_range};
use tunnelwright_core::matrix::{Answer, End, Group, Origin, Shared, limits, together};
use yew::prelude::*;

use super::form::Form;
use crate::components::{Field, OptionGroup, SelectOption, plain_table};
use crate::page::Page;

/// The last table: limits, and manual keys.
const NUMBERS: &str = "Numbers and manual keys";

/// The fields and the answer.
pub fn view(page: &Page) -> Html {
    let form = Form::new(page, "matrix");
    let day = page.derived.moment.today;
    let one = end(&form, ["one", "one_release"], own(page, 0));
    let other = end(&form, ["other", "other_release"], own(page, 1));
    let Some(first) = one.or(other) else { return fields(&form, [one, other], day) };
    let shared = together([first, other.unwrap_or(first)], day);
    let pair = [one, other].iter().flatten().count();
    html! {
        <>
            { fields(&form, [one, other], day) }
            <div class="tool-answer">
                { tables(&form, [first, other.unwrap_or(first)], pair, &shared) }
                { numbers(&form, [one, other], day) }
            </div>
        </>
    }
}

/// The device of the tunnel's own gateway, for who has chosen nothing here.
fn own(page: &Page, place: usize) -> &str {
    page.gateway(place).map_or(devices::ALL[place].id, |gateway| &gateway.system)
}

/// The chosen end; none when no device is chosen.
fn end(form: &Form<'_>, [device, release]: [&'static str; 2], default: &str) -> Option<End> {
    let device = devices::by_id(form.text_or(device, default))?;
    let release = device.release(form.text(release)).or_else(|| device.release(device.default_release))?;
    Some(End { device, release })
}

fn fields(form: &Form<'_>, ends: [Option<End>; 2], day: Date) -> Html {
    let [one, other] = ends;
    html! {
        <div class="choices tool-fields">
            { system(form, ["one", "one_release"], one, "Device", None, day) }
            { system(form, ["other", "other_release"], other, "Together with", Some("no other: this device alone"), day) }
            <div>
                { Field::new(form.slot("need", form.text("need")), "What is needed").select(&[OptionGroup::plain(needs())], false) }
                { Field::new(form.slot("show", form.text("show")), "Show").select(&[OptionGroup::plain(shows())], false) }
            </div>
        </div>
    }
}

fn system(
    form: &Form<'_>,
    [device, release]: [&'static str; 2],
    end: Option<End>,
    label: &'static str,
    none: Option<&'static str>,
    day: Date,
) -> Html {
    let systems = none.map(|none| SelectOption::new("none", none)).into_iter();
    let systems = systems.chain(devices::ALL.iter().map(|device| SelectOption::new(device.id, device.name)));
    let chosen = end.map_or("none", |end| end.device.id);
    html! {
        <div>
            { Field::new(form.slot(device, chosen), label).select(&[OptionGroup::plain(systems.collect())], false) }
            if let Some(End { device, release: current }) = end {
                { Field::new(form.slot(release, current.id), "Release").select(&[releases(device, day)], false) }
            }
        </div>
    }
}

fn releases(device: &'static Device, day: Date) -> OptionGroup {
    let option = |release: &'static Release| {
        let gone = if release.is_retired(day) { " (retired)" } else { "" };
        SelectOption::new(release.id, [release.name, gone].concat())
    };
    OptionGroup::plain(device.releases.iter().rev().map(option).collect())
}

fn needs() -> Vec<SelectOption> {
    let all = [SelectOption::new("", "everything")].into_iter();
    let groups = Group::ALL.iter().map(|group| group.name()).chain([NUMBERS]);
    all.chain(groups.map(|name| SelectOption::new(name, name))).collect()
}

fn shows() -> Vec<SelectOption> {
    let all = [("", "what works and what does not"), ("yes", "what works"), ("no", "what does not, with the reason")];
    all.map(|(value, label)| SelectOption::new(value, label)).into()
}

/// One table a group, of what is asked for.
fn tables(form: &Form<'_>, ends: [End; 2], pair: usize, shared: &[Shared]) -> Html {
    let (need, show) = (form.text("need"), form.text("show"));
    let is_asked = |shared: &&Shared| show.is_empty() || shared.is_yes() == (show == "yes");
    let heads = ["Ability", ends[0].device.name, ends[1].device.name];
    let mut drawn = Vec::new();
    let mut works = 0;
    for group in Group::ALL.iter().filter(|group| need.is_empty() || need == group.name()) {
        let of_group = shared.iter().filter(|shared| shared.feature.group() == *group);
        works += of_group.clone().filter(|shared| shared.is_yes()).count();
        let rows: Vec<Vec<Html>> = of_group.filter(is_asked).map(|shared| row(shared, pair)).collect();
        if !rows.is_empty() {
            drawn.push(plain_table(group.name(), &heads[..=pair], rows, false));
        }
    }
    let say = if pair == 2 { "abilities that both have" } else { "abilities" };
    html! {
        <>
            <p class="answer" role="status">{ format!("{works} {say}") }</p>
            <p class="help">
                { "With the settings that a device of this kind has at first; \"when\" names the setting that must change." }
            </p>
            { drawn.into_iter().collect::<Html>() }
        </>
    }
}

fn row(shared: &Shared, pair: usize) -> Vec<Html> {
    let words = |answer: Answer| match answer {
        Answer::Yes(row) if pair == 1 => row.span(),
        _ => answer.words(),
    };
    let cells = shared.ends.iter().take(pair).map(|answer| cell(*answer, words(*answer)));
    [Html::from(shared.feature.name())].into_iter().chain(cells).collect()
}

/// What an end says, and where that is written.
fn cell(answer: Answer, words: String) -> Html {
    match answer.row().map(|row| row.source) {
        Some(source) => sourced(words, source.title, source.url, source.checked),
        None => words.into(),
    }
}

fn sourced(words: String, title: &'static str, url: &'static str, checked: Date) -> Html {
    html! {
        <>
            { words }{ " " }
            <a href={url} {title} target="_blank" rel="noopener noreferrer">{ format!("read {checked}") }</a>
        </>
    }
}

/// Limits and manual keys of each end: what stands at neither is left out.
fn numbers(form: &Form<'_>, ends: [Option<End>; 2], day: Date) -> Html {
    if !["", NUMBERS].contains(&form.text("need")) || form.text("show") == "no" {
        return Html::default();
    }
    let row = |end: End, what: &'static str, words: String, source: &Origin| {
        vec![Html::from(end.device.name), what.into(), sourced(words, source.title, source.url, source.checked)]
    };
    let mut rows = Vec::new();
    for end in ends.into_iter().flatten() {
        rows.extend(limits(end, day).iter().map(|limit| row(end, limit.what, limit.words(), &limit.source)));
        let Some(manual) = end.device.manual else {
            rows.push(vec![end.device.name.into(), "manual keys".into(), "none".into()]);
            continue;
        };
        let one = if manual.spi.one { ", one for both directions" } else { "" };
        rows.push(row(end, "manual-spi", spi_range(&manual.spi.range) + one, &manual.spi.source.into()));
        let notations: Vec<&str> = manual.key.notations.iter().map(|notation| notation.name()).collect();
        rows.push(row(end, "manual-keys", notations.join(" or "), &manual.key.source.into()));
    }
    plain_table(NUMBERS, &["Device", "What", "Value"], rows, false)
}
