//! A system's own questions: drawn from the device's data, whatever device it is.

use serde_json::Value;
use tunnelwright_core::devices::{self, Device, Kind, Question, Settings, Stage};
use tunnelwright_core::draft::{self, is_asked_now};
use yew::prelude::*;

use super::sides::{SideOf, sides, some};
use crate::components::{Field, Look, OptionGroup, SelectOption, Slot, fold, prefix_list};
use crate::page::Page;
use crate::state::Action;

/// The questions of a side's system that belong to a step; those that few need are folded.
pub fn questions(page: &Page, side: &SideOf, stage: Stage) -> Html {
    let Some((device, settings, asked)) = asked(page, side, stage) else { return html! {} };
    let (advanced, usual): (Vec<&'static Question>, Vec<&'static Question>) =
        asked.into_iter().partition(|question| question.advanced);
    let draw = |question: &&'static Question| one(page, side, question, &settings);
    html! {
        <>
            { for usual.iter().map(draw) }
            if !advanced.is_empty() {
                { fold(
                    &format!("More of {}", device.name),
                    advanced.iter().any(|question| is_set(page, side, question)),
                    advanced.iter().map(draw).collect(),
                ) }
            }
        </>
    }
}

/// The questions of a step for the sides that have some; nothing where neither has.
pub fn asked_sides(page: &Page, stage: Stage) -> Html {
    let has = |side: &SideOf| has(page, side, stage);
    if sides(page).is_none_or(|sides| !sides.iter().any(has)) {
        return Html::default();
    }
    some(page, &has, &|side| questions(page, side, stage))
}

/// True when a side has a question on this step.
pub fn has(page: &Page, side: &SideOf, stage: Stage) -> bool {
    asked(page, side, stage).is_some_and(|(_, _, asked)| !asked.is_empty())
}

type Asked = (&'static Device, Settings, Vec<&'static Question>);

fn asked(page: &Page, side: &SideOf, stage: Stage) -> Option<Asked> {
    let device = devices::by_id(&page.gateway(side.index)?.system)?;
    let (read, _) = draft::read(&page.state.scenario, &page.derived.moment);
    let gateway = read.gateways.get(side.index)?;
    let is_asked = |question: &&Question| {
        question.stage == stage && is_asked_now(question, &gateway.settings, gateway.release, &gateway.routed)
    };
    Some((device, gateway.settings.clone(), device.questions.iter().filter(is_asked).collect()))
}

fn is_set(page: &Page, side: &SideOf, question: &Question) -> bool {
    page.gateway(side.index).is_some_and(|gateway| gateway.settings.contains(question.key))
}

fn one(page: &Page, side: &SideOf, question: &'static Question, settings: &Settings) -> Html {
    let path = side.at(&format!("settings.{}", question.key));
    let slot = page.slot(&path);
    let field = |slot: Slot| Field::new(slot, question.label).help(question.help);
    let line = |slot: Slot, look: Look| {
        field(cleared(page, &path, slot)).default(AttrValue::Static(question.default)).text(look)
    };
    match question.kind {
        Kind::Flag => field(slot).check(settings.flag(question.key)),
        Kind::Choice(choices) => {
            let options = choices.iter().map(|choice| SelectOption::new(choice.value, choice.label)).collect();
            choice(slot, question, options)
        }
        Kind::Prefixes => prefix_list(field(slot), page.list(&path)),
        Kind::Number(..) => line(slot, Look::Number),
        Kind::Prefix | Kind::Address => line(slot, Look::Mono),
        Kind::Text(_) => line(slot, Look::Words),
    }
}

/// An emptied answer is no answer: it leaves the scenario.
fn cleared(page: &Page, path: &str, slot: Slot) -> Slot {
    let path = path.to_owned();
    let change = page.on(move |value: Value| {
        let value = if value.as_str() == Some("") { Value::Null } else { value };
        Action::Edit(vec![tunnelwright_core::finding::Edit { path: path.clone(), value }])
    });
    Slot { on_change: change, ..slot }
}

fn choice(slot: Slot, question: &'static Question, mut options: Vec<SelectOption>) -> Html {
    let label_of = |value: &str| options.iter().find(|option| option.value == value).map(|option| option.label.clone());
    let changed = !slot.value.is_empty() && !question.default.is_empty() && slot.value != question.default;
    let put_back = label_of(question.default).filter(|_| changed);
    if question.default.is_empty() {
        options.insert(0, SelectOption::new("", "Choose"));
    }
    let value = if slot.value.is_empty() { question.default.into() } else { slot.value.clone() };
    Field::new(Slot { value, ..slot }, question.label)
        .help(question.help)
        .changed_from(put_back)
        .select(&[OptionGroup::plain(options)], true)
}
