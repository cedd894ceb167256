//! The fields of a tool: like the wizard's, on the tool's own branch of the form.

use std::borrow::Cow;

use serde_json::Value;
use tunnelwright_core::fault::Fault;
use tunnelwright_core::finding::{Edit, Finding, Severity};
use tunnelwright_core::scenario::get_path;
use yew::prelude::*;

use crate::components::{Field, Look, OptionGroup, SelectOption, Slot, prefix_list};
use crate::page::{Page, dom_id, is_below};
use crate::state::Action;

/// One field as data.
#[derive(Debug)]
pub struct Row {
    /// Its name on the tool's branch.
    pub name: &'static str,
    /// Above it.
    pub label: &'static str,
    /// Below it: example and format.
    pub help: &'static str,
    /// What it looks like.
    pub control: Control,
}

/// What a field looks like.
#[derive(Debug, Clone, Copy)]
pub enum Control {
    /// Networks, one a line.
    List,
    /// A line of text, with what stands there until it is touched.
    Line(Look, &'static str),
    /// Yes or no.
    Tick,
    /// One of the options that go with it.
    Choice,
}

impl Row {
    /// A field.
    pub const fn new(name: &'static str, label: &'static str, help: &'static str, control: Control) -> Self {
        Self { name, label, help, control }
    }
}

/// What was typed into a tool, and what is to be said about it.
pub struct Form<'a> {
    page: &'a Page,
    branch: &'static str,
    findings: Vec<Finding>,
}

impl<'a> Form<'a> {
    /// The form of a tool, by its word.
    pub fn new(page: &'a Page, branch: &'static str) -> Self {
        Self { page, branch, findings: Vec::new() }
    }

    /// The same, with the faults of what was typed.
    pub fn judged(mut self, faults: &[Fault]) -> Self {
        let finding = |fault: &Fault| {
            // A place inside a file stands behind the field's name.
            let (field, place) = fault.field.split_once(": ").unwrap_or((&fault.field, ""));
            let what = if place.is_empty() { fault.what.clone() } else { [place, ": ", &fault.what].concat() };
            Finding {
                code: Cow::Borrowed(UNREAD),
                severity: Severity::Error,
                path: self.path(field),
                what,
                why: Cow::Borrowed(""),
                fix: fault.fix.clone(),
                source: Cow::Borrowed(""),
                repair: None,
            }
        };
        self.findings = faults.iter().map(finding).collect();
        self
    }

    /// The same, with findings whose paths, and whose cures' paths, are the tool's own.
    pub fn said(mut self, findings: &[Finding]) -> Self {
        self.findings = findings.to_vec();
        for finding in &mut self.findings {
            finding.path = [self.branch, ".", &finding.path].concat();
            for edit in finding.repair.iter_mut().flat_map(|repair| &mut repair.edits) {
                edit.path = [self.branch, ".", &edit.path].concat();
            }
        }
        self
    }

    /// The whole path of a field; of all of them, when it is empty.
    pub fn path(&self, field: &str) -> String {
        let dot = if field.is_empty() { "" } else { "." };
        [self.branch, dot, field].concat()
    }

    fn value(&self, field: &str) -> Option<&'a Value> {
        get_path(&self.page.state.form, &self.path(field))
    }

    /// The text in a field.
    pub fn text(&self, field: &str) -> &'a str {
        self.text_or(field, "")
    }

    /// True when something was typed into a field, and be it that it was emptied.
    pub fn is_touched(&self, field: &str) -> bool {
        self.value(field).is_some()
    }

    /// The text in a field; a default until it was touched.
    pub fn text_or(&self, field: &str, default: &'a str) -> &'a str {
        self.value(field).and_then(Value::as_str).unwrap_or(default)
    }

    /// True when a box is ticked.
    pub fn flag(&self, field: &str) -> bool {
        self.value(field).and_then(Value::as_bool).unwrap_or_default()
    }

    /// The entries of a list.
    pub fn list(&self, field: &str) -> Vec<String> {
        let entries = self.value(field).and_then(Value::as_array).into_iter().flatten();
        entries.filter_map(Value::as_str).map(str::to_owned).collect()
    }

    /// A callback that writes a value into a field; into the whole branch, when it is empty.
    pub fn write(&self, field: &str) -> Callback<Value> {
        let path = self.path(field);
        self.page.on(move |value| Action::Fill(vec![Edit { path: path.clone(), value }]))
    }

    /// A callback that fills the branch anew: these fields, and nothing in the others.
    pub fn refill(&self, values: Vec<(&'static str, Value)>) -> Callback<MouseEvent> {
        let mut edits = vec![Edit { path: self.path(""), value: Value::Null }];
        edits.extend(values.into_iter().map(|(field, value)| Edit { path: self.path(field), value }));
        self.page.on(move |_| Action::Fill(edits.clone()))
    }

    /// Fields in their order; each choice takes the next of the options.
    pub fn rows(&self, rows: &[Row], options: Vec<Vec<OptionGroup>>) -> Html {
        let mut options = options.into_iter();
        rows.iter().map(|row| self.row(row, "", &mut options)).collect()
    }

    /// A field with more help behind its own.
    pub fn helped(&self, row: &Row, more: &str) -> Html {
        self.row(row, more, &mut Vec::new().into_iter())
    }

    fn row(&self, row: &Row, more: &str, options: &mut dyn Iterator<Item = Vec<OptionGroup>>) -> Html {
        let text = match row.control {
            Control::Line(_, default) => self.text_or(row.name, default),
            Control::List | Control::Tick | Control::Choice => self.text(row.name),
        };
        let mut field = Field::new(self.slot(row.name, text), row.label).helped([row.help, more].concat());
        match row.control {
            Control::List => prefix_list(field, self.list(row.name)),
            Control::Line(look, _) => field.text(look),
            Control::Tick => field.check(self.flag(row.name)),
            Control::Choice => {
                let groups = options.next().unwrap_or_default();
                let first = groups.first().and_then(|group| group.options.first());
                if let Some(first) = first.filter(|_| field.slot.value.is_empty()) {
                    field.slot.value = first.value.clone();
                }
                field.select(&groups, false)
            }
        }
    }

    /// A field with its value and what is to be said about it. That something
    /// half typed cannot be read is said when the field was left.
    pub fn slot(&self, field: &str, value: &str) -> Slot {
        let path = self.path(field);
        let is_editing = self.page.state.ui.editing.as_ref().is_some_and(|editing| is_below(editing, &path));
        let mine = |finding: &&Finding| is_below(&finding.path, &path) && !(is_editing && finding.code == UNREAD);
        Slot {
            id: dom_id(&path).into(),
            value: value.to_owned().into(),
            findings: self.findings.iter().filter(mine).cloned().collect(),
            on_change: self.write(field),
            on_leave: self.page.on(move |()| Action::Leave(path.clone())),
            on_repair: self.page.on(Action::Mend),
        }
    }
}

/// Options without a heading, by value and label.
pub fn options(options: &[(&'static str, &'static str)]) -> Vec<OptionGroup> {
    vec![OptionGroup::plain(options.iter().map(|(value, label)| SelectOption::new(value, *label)).collect())]
}

/// The code of what cannot be read, as in a scenario.
const UNREAD: &str = "A001";
