//! The algorithms: the best that both ends have, or chosen.

use tunnelwright_core::check;
use tunnelwright_core::crypto::{
    DhGroup, Encryption, ExchangeMode, IkeVersion, Integrity, Named, Rating, Strength, rate_encryption, rate_group,
    rate_integrity,
};
use tunnelwright_core::devices::{Feature, Stage};
use tunnelwright_core::plan::{End, PlannedTunnel};
use tunnelwright_core::scenario::Protection;
use yew::prelude::*;

use super::manual;
use super::questions::asked_sides;
use super::sides::tunnel_choice;
use crate::components::{Field, OptionGroup, SelectOption, default_field};
use crate::page::Page;

/// The fields.
pub fn view(page: &Page) -> Html {
    if manual::is_manual(page) {
        return manual::algorithms(page);
    }
    let best = best(page);
    let field = Fields { page, best: best.as_ref() };
    let aead = page.planned().is_some_and(|tunnel| tunnel.esp.encryption.is_aead());
    html! {
        <>
            { tunnel_choice(page) }
            { manual::choice(page) }
            { offers(page) }
            <section class="group">
                <h2>{ "IKE SA (phase 1)" }</h2>
                <div class="choices">{ field.ike() }</div>
            </section>
            <section class="group">
                <h2>{ "Child SA (phase 2): the traffic itself" }</h2>
                <div class="choices">{ field.child(aead) }</div>
            </section>
            { asked_sides(page, Stage::Protection) }
        </>
    }
}

/// The tunnel as it would be if nothing were chosen.
fn best(page: &Page) -> Option<PlannedTunnel> {
    let index = page.tunnel_index();
    if page.tunnel()?.protection.is_best() {
        return page.planned().cloned();
    }
    let mut scenario = (*page.state.scenario).clone();
    scenario.tunnels.get_mut(index)?.protection = Protection::default();
    check(&scenario, &page.derived.moment).plan?.tunnels.into_iter().find(|tunnel| tunnel.place == index)
}

/// Says so where an end cannot be told its algorithms.
fn offers(page: &Page) -> Html {
    let Some(tunnel) = page.planned() else { return html! {} };
    let fixed = |(place, end): (usize, &End)| {
        let offers = end.behaviour.offers?;
        let text = format!(
            "{} chooses from a fixed list ({}): only combinations on it are possible there.",
            super::sides::WORDS[place],
            offers.title
        );
        Some(html! { <p class="note">{ text }</p> })
    };
    tunnel.ends.iter().enumerate().filter_map(fixed).collect()
}

/// Draws the fields against the best choice.
struct Fields<'a> {
    page: &'a Page,
    best: Option<&'a PlannedTunnel>,
}

/// One algorithm to choose: its field, its label, and what is known of it.
struct Choice<T: 'static> {
    field: &'static str,
    label: &'static str,
    feature: fn(T) -> Feature,
    rate: fn(T) -> Option<Strength>,
    best: Option<T>,
}

impl Fields<'_> {
    fn ike(&self) -> Html {
        let best = self.best.map(|best| best.ike);
        html! {
            <>
                { self.choice(&Choice {
                    field: "ike_version", label: "IKE version", feature: Feature::Ike, rate: |_: IkeVersion| None,
                    best: self.best.map(|best| best.ike_version),
                }) }
                if self.has_modes() {
                    { self.choice(&Choice {
                        field: "exchange_mode", label: "Exchange mode", feature: mode_feature, rate: rate_mode,
                        best: Some(ExchangeMode::Main),
                    }) }
                }
                { self.choice(&Choice {
                    field: "ike_encryption", label: "Encryption", feature: Feature::IkeEncryption,
                    rate: |cipher: Encryption| Some(rate_encryption(cipher)), best: best.map(|ike| ike.encryption),
                }) }
                { self.choice(&Choice {
                    field: "ike_integrity", label: "Hash", feature: Feature::IkeIntegrity,
                    rate: |hash: Integrity| Some(rate_integrity(hash)), best: best.map(|ike| ike.integrity),
                }) }
                { self.choice(&Choice {
                    field: "ike_group", label: "Diffie-Hellman group", feature: Feature::IkeGroup,
                    rate: |group: DhGroup| Some(rate_group(group)), best: best.map(|ike| ike.group),
                }) }
                { self.timer("ike_lifetime", "Lifetime", "Seconds until the IKE SA is renewed.", |end| Some(end.ike_lifetime)) }
                { self.timer("dpd_seconds", "Dead peer detection",
                    "Seconds of silence until an end asks whether the other still lives.", |end| end.dpd_seconds) }
            </>
        }
    }

    fn child(&self, aead: bool) -> Html {
        let best = self.best.map(|best| best.esp);
        html! {
            <>
                { self.choice(&Choice {
                    field: "esp_encryption", label: "Encryption", feature: Feature::EspEncryption,
                    rate: |cipher: Encryption| Some(rate_encryption(cipher)), best: best.map(|esp| esp.encryption),
                }) }
                if aead {
                    <div class="field">
                        <div class="field-head"><span class="label">{ "Hash" }</span></div>
                        <p class="note">{ "Not used: this cipher authenticates by itself." }</p>
                    </div>
                } else {
                    { self.choice(&Choice {
                        field: "esp_integrity", label: "Hash", feature: Feature::EspIntegrity,
                        rate: |hash: Integrity| Some(rate_integrity(hash)), best: best.and_then(|esp| esp.integrity),
                    }) }
                }
                { self.pfs() }
                { self.timer("esp_lifetime", "Lifetime", "Seconds until the Child SA is renewed.", |end| Some(end.esp_lifetime)) }
            </>
        }
    }

    /// IKEv1 alone has two; a choice made before stays in sight.
    fn has_modes(&self) -> bool {
        let chosen = self.page.tunnel().is_some_and(|tunnel| tunnel.protection.exchange_mode.is_some());
        chosen || self.page.planned().is_some_and(|tunnel| tunnel.ike_version == IkeVersion::V1)
    }

    fn path(&self, field: &str) -> String {
        format!("{}.protection.{field}", self.page.tunnel_path())
    }

    /// True when both ends have it; also while it is not known what they have.
    fn both_have(&self, feature: Feature) -> bool {
        let (Some(plan), Some(ends)) = (self.page.plan(), self.page.ends()) else { return true };
        [ends.left, ends.right].iter().all(|place| plan.gateways[*place].abilities.has(feature))
    }

    fn choice<T: Named + PartialEq>(&self, choice: &Choice<T>) -> Html {
        let slot = self.page.slot(&self.path(choice.field));
        let option = |value: &T| {
            let rated = (choice.rate)(*value).map(|strength| format!(" ({})", word(strength.rating)));
            SelectOption::new(value.keyword(), format!("{}{}", value.name(), rated.unwrap_or_default()))
        };
        let (both, one): (Vec<T>, Vec<T>) =
            T::ALL.iter().rev().copied().partition(|value| self.both_have((choice.feature)(*value)));
        let groups = groups(best_label(choice.best.map(Named::name)), both.iter().map(option), one.iter().map(option));
        let current = T::from_keyword(&slot.value).or(choice.best);
        let rated = |value: T| (choice.rate)(value).map(|strength| reason(value.name(), strength));
        let help = current.and_then(rated).unwrap_or_default();
        let put_back = (!slot.value.is_empty()).then(|| AttrValue::from(choice.best.map_or("the best", Named::name)));
        Field::new(slot, choice.label).helped(help).changed_from(put_back).select(&groups, true)
    }

    fn pfs(&self) -> Html {
        let slot = self.page.slot(&self.path("pfs"));
        let best = self.best.map(|best| best.esp.pfs.map_or("off", Named::name));
        let option = |group: &DhGroup| {
            SelectOption::new(group.keyword(), format!("{} ({})", group.name(), word(rate_group(*group).rating)))
        };
        let off = SelectOption::new("off", "off (weak)");
        let (both, one): (Vec<DhGroup>, Vec<DhGroup>) =
            DhGroup::ALL.iter().rev().copied().partition(|group| self.both_have(Feature::Pfs(*group)));
        let (off_both, off_one) = if self.both_have(Feature::NoPfs) { (Some(off), None) } else { (None, Some(off)) };
        let groups =
            groups(best_label(best), both.iter().map(option).chain(off_both), one.iter().map(option).chain(off_one));
        let current = DhGroup::from_keyword(&slot.value).or(self.best.and_then(|best| best.esp.pfs));
        let help = match current.filter(|_| slot.value != "off") {
            Some(group) => format!("A new exchange at every renewal. {}", reason(group.name(), rate_group(group))),
            None => "Without it, whoever breaks one IKE SA reads everything that it protected.".to_owned(),
        };
        let put_back = (!slot.value.is_empty()).then(|| AttrValue::from(best.unwrap_or("the best")));
        Field::new(slot, "Perfect forward secrecy").helped(help).changed_from(put_back).select(&groups, true)
    }

    fn timer(&self, field: &str, label: &'static str, help: &'static str, of: fn(&End) -> Option<u32>) -> Html {
        let values = self.best.map(|best| [of(&best.ends[0]), of(&best.ends[1])]);
        let (default, note) = match values {
            Some([Some(one), Some(other)]) if one != other => {
                (Some(one.to_string()), format!(" The other side keeps {other} of its own."))
            }
            Some([Some(one), None] | [None, Some(one)]) => (Some(one.to_string()), " One end has none.".to_owned()),
            Some([Some(one), Some(_)]) => (Some(one.to_string()), String::new()),
            Some([None, None]) | None => (None, String::new()),
        };
        let field = Field::new(self.page.slot(&self.path(field)), label)
            .helped(format!("{help}{note}"))
            .default(default.unwrap_or_default().into());
        default_field(field, "seconds")
    }
}

/// Main mode is part of every IKEv1.
fn mode_feature(mode: ExchangeMode) -> Feature {
    match mode {
        ExchangeMode::Main => Feature::Ike(IkeVersion::V1),
        ExchangeMode::Aggressive => Feature::AggressiveMode,
    }
}

fn rate_mode(mode: ExchangeMode) -> Option<Strength> {
    let (rating, reason) = match mode {
        ExchangeMode::Main => (Rating::Good, "Identities and hashes are encrypted."),
        ExchangeMode::Aggressive => (Rating::Weak, "A hash of the key goes to whoever asks for it."),
    };
    Some(Strength { rating, reason, source: "https://www.rfc-editor.org/rfc/rfc2409#section-5" })
}

fn best_label(name: Option<&str>) -> AttrValue {
    match name {
        Some(name) => format!("Best that both have: {name}").into(),
        None => "Best that both have".into(),
    }
}

pub(super) fn groups(
    best: AttrValue,
    both: impl Iterator<Item = SelectOption>,
    one: impl Iterator<Item = SelectOption>,
) -> Vec<OptionGroup> {
    let named = |label: &'static str, options: Vec<SelectOption>| OptionGroup { label: label.into(), options };
    let mut groups =
        vec![OptionGroup::plain(vec![SelectOption::new("", best)]), named("Both ends have", both.collect())];
    let one: Vec<SelectOption> = one.collect();
    if !one.is_empty() {
        groups.push(named("One end lacks", one));
    }
    groups
}

pub(super) fn word(rating: Rating) -> &'static str {
    match rating {
        Rating::Broken => "broken",
        Rating::Weak => "weak",
        Rating::Good => "good",
        Rating::Strong => "strong",
    }
}

/// A name with its rating and the reason: "group 14: good. 2048 bits hold ...".
pub(super) fn reason(name: &str, strength: Strength) -> String {
    format!("{name}: {}. {}", word(strength.rating), strength.reason)
}
