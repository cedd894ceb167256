//! Keys: one key in every spelling; a pre-shared key and SPIs for two systems.
//!
//! What is typed and made here is secret: it stands beside the tool's form, which
//! is stored, and shows only when asked for.

use tunnelwright_core::devices::{self, Device, Feature, PskRule};
use tunnelwright_core::fault::Fault;
use tunnelwright_core::finding::Edit;
use tunnelwright_core::keys::{
    KeyBytes, KeyMaterial, Notation, PskEnd, PskForm, Radix, Spi, SpiEnds, SpiPair, fitting, judge_psk, most_bits,
};
use tunnelwright_core::scenario::{Psk, Secret};
use yew::prelude::*;

use super::form::Form;
use super::parts::{all, answer, answer_line, button, link, paragraph, section, status};
use super::take;
use crate::browser;
use crate::components::{Field, Look, OptionGroup, SelectOption, copy_button, plain_table, secret_field};
use crate::page::Page;
use crate::state::Action;

/// The tool while it is drawn.
struct Keys<'a> {
    page: &'a Page,
    form: Form<'a>,
    ends: Vec<&'static Device>,
}

/// The two systems' fields.
const ENDS: [(&str, &str); 2] = [("first", "First system"), ("second", "Second system")];

/// Places of what was drawn.
const DRAWN_KEY: usize = 0;
const DRAWN_SPIS: usize = 1;

/// The fields and the answers.
pub fn view(page: &Page) -> Html {
    let form = Form::new(page, "keys");
    let ends: Vec<&'static Device> = ENDS.iter().filter_map(|(field, _)| devices::by_id(form.text(field))).collect();
    let keys = Keys { page, form, ends };
    let key = keys.key();
    let made = keys.psk_form();
    let spi = keys.typed_spi();
    let mut faults = keys.refused();
    faults.extend(key.as_ref().err().cloned().flatten());
    faults.extend(made.as_ref().err().cloned());
    faults.extend(spi.as_ref().err().cloned().flatten());
    let Keys { page, form, ends } = keys;
    let keys = Keys { page, form: form.judged(&faults), ends };
    html! {
        <>
            { keys.spellings(key.ok().as_ref()) }
            { keys.systems() }
            { keys.pre_shared(made.ok().as_ref()) }
            { keys.numbers(spi.ok()) }
        </>
    }
}

/// One line of an answer: what it is, and the secret or why there is none.
struct Line {
    what: String,
    text: Result<Secret, String>,
}

impl Line {
    fn new(what: impl Into<String>, text: String) -> Self {
        Self { what: what.into(), text: Ok(Secret::new(text)) }
    }
}

impl Keys<'_> {
    /// What was typed into a field for keys.
    fn typed(&self, field: &str) -> &str {
        self.page.state.keys.tool.get(&self.form.path(field)).map_or("", Psk::reveal)
    }

    fn notation(&self) -> Notation {
        Notation::from_keyword(self.form.text("from")).unwrap_or(Notation::Ascii)
    }

    /// The typed key; no fault while the field is empty.
    fn key(&self) -> Result<KeyBytes, Option<Fault>> {
        let text = self.typed("key");
        let notation = self.notation();
        let fault = |why: String| Fault::new("key", why, format!("it is read as {}", notation.name()));
        if text.is_empty() { Err(None) } else { notation.read(text).map_err(|error| Some(fault(error.message))) }
    }

    fn typed_spi(&self) -> Result<Spi, Option<Fault>> {
        let text = self.typed("spi");
        let fault = |why: String| Fault::new("spi", why, "decimal, or hexadecimal behind 0x");
        if text.is_empty() { Err(None) } else { Spi::read(text).map_err(|why| Some(fault(why))) }
    }

    /// How a key that both take is made.
    fn psk_form(&self) -> Result<PskForm, Fault> {
        let rules: Vec<(&str, &PskRule)> = self.ends.iter().map(|device| (device.name, &device.psk)).collect();
        let length = self.form.text("length").trim();
        let number = if length.is_empty() { Ok(PskForm::usual_length(&rules)) } else { length.parse() };
        let number = number.map_err(|_| Fault::new("length", format!("\"{length}\" is no number"), "use 32"))?;
        PskForm::of(&rules, number).map_err(|why| Fault::new("length", why, "choose another length"))
    }

    /// Why an end does not take the typed pre-shared key.
    fn refused(&self) -> Vec<Fault> {
        let key = self.typed("psk");
        let ends: &[&'static Device] = if key.is_empty() { &[] } else { &self.ends };
        let (same, judged) = judge_psk(ends, key);
        let refused = judged.iter().filter(|end| !end.accepted);
        let fault = |what: String| Fault::new("psk", what, "agree on another: letters and digits go everywhere");
        let mut faults: Vec<Fault> =
            refused.map(|end| fault(format!("{} does not take it: {}", end.device.name, end.note))).collect();
        if !same && faults.is_empty() {
            faults.push(fault("The two systems read different keys".to_owned()));
        }
        faults
    }

    fn secret(&self, field: &'static str, label: &'static str, help: &'static str) -> Html {
        let path = self.form.path(field);
        let on_secret = self.page.on(move |text: String| Action::ToolKey(path.clone(), Psk::new(text)));
        let secret = AttrValue::from(self.typed(field).to_owned());
        secret_field(Field::new(self.form.slot(field, ""), label).help(help), secret, on_secret)
    }

    /// An answer: each line hidden until shown, with a button that copies it.
    fn answer(&self, caption: &'static str, heads: [&'static str; 2], lines: &[Line]) -> Html {
        let shown = self.page.state.ui.tool_shown;
        let toggle = self.page.on(move |_: MouseEvent| Action::ShowTool(!shown));
        let cell = |line: &Line| match &line.text {
            Ok(secret) => {
                let text = secret.reveal().to_owned();
                let seen = if shown { text.clone() } else { "\u{2022}".repeat(12) };
                answer_line(
                    html! { <output class="mono secret">{ seen }</output> },
                    copy_button(text.into(), "Copy", Callback::noop()),
                )
            }
            Err(why) => Html::from(why.as_str()),
        };
        let rows = lines.iter().map(|line| vec![Html::from(line.what.as_str()), cell(line)]).collect();
        let toggle = button("quiet", if shown { "Hide" } else { "Show" }, toggle);
        answer(vec![plain_table(caption, &heads, rows, false), row(toggle)])
    }

    fn spellings(&self, key: Option<&KeyBytes>) -> Html {
        let option = |notation: &Notation| SelectOption::new(notation.keyword(), notation.name());
        let options = Notation::ALL.iter().map(option).collect();
        let spelling = self.choice("from", "Spelling of the key that you have", self.notation().keyword(), options);
        let secret = self.secret("key", "Key", "It stays in this page: it is not stored, and a reload forgets it.");
        let answer = |key: &KeyBytes| {
            let line = |notation: Notation| Line {
                what: notation.name().to_owned(),
                text: notation.write(key).map_err(|error| error.message),
            };
            let fits = fitting(key.len()).join(", ");
            let fits = if fits.is_empty() { "no algorithm here takes that" } else { &fits };
            let said = said(format!("{} bytes: {fits}", key.len()));
            all(vec![said, self.answer("The same key", ["Spelling", "Key"], &Notation::ALL.map(line))])
        };
        group("One key in every spelling", vec![fields([spelling, secret]), key.map(answer).unwrap_or_default()])
    }

    fn choice(&self, field: &str, label: &'static str, value: &str, options: Vec<SelectOption>) -> Html {
        Field::new(self.form.slot(field, value), label).select(&[OptionGroup::plain(options)], false)
    }

    fn systems(&self) -> Html {
        let system = |(field, label): (&str, &'static str)| {
            let none = SelectOption::new("", "Choose a system");
            let known = devices::ALL.iter().map(|device| SelectOption::new(device.id, device.name));
            self.choice(field, label, self.form.text(field), [none].into_iter().chain(known).collect())
        };
        group("For two systems", vec![take(self.of_tunnel()), fields(ENDS.map(system))])
    }

    /// Takes the tunnel's two systems over; what else was typed stays.
    fn of_tunnel(&self) -> Option<Callback<MouseEvent>> {
        let ends = self.page.ends()?;
        let edit = |(field, place): (&str, usize)| {
            Some(Edit::set(self.form.path(field), self.page.gateway(place)?.system.as_str()))
        };
        let edits = [edit((ENDS[0].0, ends.left))?, edit((ENDS[1].0, ends.right))?];
        Some(self.page.on(move |_: MouseEvent| Action::Fill(edits.to_vec())))
    }

    /// Both systems, once they are chosen.
    fn both(&self) -> Option<[&'static Device; 2]> {
        self.ends.as_slice().try_into().ok()
    }

    fn draw(&self, place: usize, label: &'static str) -> Html {
        let draw = self.page.on(move |_: MouseEvent| match browser::material() {
            Some(bytes) => Action::Draw(place, bytes),
            None => Action::Say("This browser offers no random numbers that are good enough for a key.".to_owned()),
        });
        row(button("quiet", label, draw))
    }

    fn drawn(&self, place: usize) -> Option<KeyMaterial> {
        Some(self.page.state.keys.drawn[place]).filter(|bytes| *bytes != [0; 32]).map(KeyMaterial)
    }

    fn pre_shared(&self, form: Option<&PskForm>) -> Html {
        let Some(ends) = self.both() else { return Html::default() };
        let without =
            ends.iter().filter(|device| !device.rows.iter().any(|row| matches!(row.feature, Feature::Ike(_))));
        let without = without.map(|device| note(format!("Of {} only manual keying is described here.", device.name)));
        let heads = ["System", "Takes", "Written", "Source"];
        let rules = ends.map(|device| (device.name, &device.psk));
        let usual = PskForm::usual_length(&rules).to_string();
        let typed = self.form.text("length");
        let length = self.form.slot("length", if self.form.is_touched("length") { typed } else { &usual });
        let is_typed = !self.typed("psk").is_empty();
        let parts = vec![
            without.collect(),
            plain_table("What the two systems take", &heads, ends.map(rule).into(), false),
            Field::new(length, "Characters").text(Look::Number),
            form.map(|form| self.made(form)).unwrap_or_default(),
            self.secret("psk", "A key that was agreed", "What each system makes of it, and how strong it is at most."),
            if is_typed { self.judged(&ends) } else { Html::default() },
        ];
        group("A pre-shared key that both take", parts)
    }

    fn made(&self, form: &PskForm) -> Html {
        let key = self.drawn(DRAWN_KEY);
        let draw = self.draw(DRAWN_KEY, if key.is_some() { "Make another key" } else { "Make a key" });
        let line = |material: KeyMaterial| Line { what: form_in_words(form), text: Ok(form.make(&material)) };
        let answer = key.map(|key| self.answer("The key made here", ["Strength", "Key"], &[line(key)]));
        all(vec![draw, answer.unwrap_or_default()])
    }

    fn judged(&self, ends: &[&'static Device; 2]) -> Html {
        let key = self.typed("psk");
        let row = |end: &PskEnd| {
            let note = if end.note.is_empty() { String::new() } else { format!(": {}", end.note) };
            vec![Html::from(end.device.name), format!("{}{note}", end.reads).into()]
        };
        let rows = judge_psk(ends, key).1.iter().map(row).collect();
        let help = "So many bits has a key of this length and these kinds of characters when it is drawn at random. A key that \
                    somebody thought up has fewer: the command \"tunnelwright key check\" knows the words that people take.";
        let table = plain_table("What each system makes of it", &["System", "It reads the key"], rows, false);
        all(vec![said(strength(most_bits(key))), note(help.to_owned()), table])
    }

    fn numbers(&self, typed: Option<Spi>) -> Html {
        let Some(both) = self.both() else { return Html::default() };
        let parts = match SpiEnds::of(both) {
            Ok(ends) => self.spis(&ends, typed),
            Err(lacking) => lacking.into_iter().map(|why| note(format!("{why}."))).collect(),
        };
        group("SPIs for manual keys", parts)
    }

    fn spis(&self, ends: &SpiEnds, typed: Option<Spi>) -> Vec<Html> {
        let takes = |end| note(format!("{}.", ends.takes(end)));
        let range = match ends.common() {
            Ok(range) => range,
            Err(why) => return vec![said(why)],
        };
        let pair = self.drawn(DRAWN_SPIS).and_then(|material| ends.choose(&material).ok());
        vec![
            said(format!("Both take {}", devices::spi_range(&range))),
            takes(0),
            takes(1),
            self.draw(DRAWN_SPIS, if pair.is_some() { "Choose others" } else { "Choose SPIs" }),
            pair.map(|pair| self.chosen(ends, &pair)).unwrap_or_default(),
            self.secret("spi", "An SPI that was agreed", "256 or more, or hexadecimal: 0x100."),
            typed.map(|spi| self.spelled(spi, range.contains(&spi.number()))).unwrap_or_default(),
        ]
    }

    fn chosen(&self, ends: &SpiEnds, pair: &SpiPair) -> Html {
        let of_end = |end: usize| {
            let name = self.ends[end].name;
            ends.typed(end, pair).map(|typed| Line::new(format!("{name}: {}", typed.field), typed.value))
        };
        let mut lines: Vec<Line> = [of_end(0), of_end(1)].into_iter().flatten().collect();
        // Where one field serves both directions, it stands there once.
        lines.dedup_by(|next, line| next.what == line.what);
        self.answer("What goes out at one end comes in at the other", ["Field", "SPI"], &lines)
    }

    fn spelled(&self, spi: Spi, fits: bool) -> Html {
        let verdict = if fits { "Both systems take it" } else { "It lies outside what both systems take" };
        let line = |(what, radix): (&str, Radix)| Line::new(what, spi.text(radix));
        let table = self.answer("The same SPI", ["Spelling", "SPI"], &RADIXES.map(line));
        all(vec![said(verdict.to_owned()), table])
    }
}

const RADIXES: [(&str, Radix); 4] = [
    ("Decimal", Radix::Decimal),
    ("Hexadecimal", Radix::Hex),
    ("Hexadecimal behind 0x", Radix::Prefixed),
    ("Eight digits behind 0x", Radix::Prefixed8),
];

/// A part of the tool. A part that is not there is empty and not left out: a list that grows would make its first
/// fields anew, and the focus would be lost.
fn group(title: &'static str, parts: Vec<Html>) -> Html {
    section(title, parts)
}

fn row(button: Html) -> Html {
    html! { <div class="button-row">{ button }</div> }
}

fn fields(fields: [Html; 2]) -> Html {
    html! { <div class="choices tool-fields">{ fields.into_iter().collect::<Html>() }</div> }
}

fn said(text: String) -> Html {
    status("answer", text.into())
}

fn note(text: String) -> Html {
    paragraph("note", text.into())
}

/// A system's rule for pre-shared keys: a row of the table.
fn rule(device: &'static Device) -> Vec<Html> {
    let psk = &device.psk;
    let source = link(psk.source.url.to_owned(), psk.source.title.to_owned());
    vec![device.name.into(), psk.words.into(), psk.quoting.into(), source]
}

/// "32 characters of 62: 190.2 bits".
fn form_in_words(form: &PskForm) -> String {
    let (bits, tenth) = (form.tenths() / 10, form.tenths() % 10);
    format!("{} characters of {}: {bits}.{tenth} bits", form.length, form.alphabet.len())
}

/// What so many bits withstand.
fn strength(bits: u32) -> String {
    let word = match bits {
        0..40 => "guessed in minutes",
        40..72 => "too short against many machines",
        72..112 => "good if it was drawn at random",
        _ => "strong if it was drawn at random",
    };
    format!("At most {bits} bits: {word}")
}
