//! Keys entered by hand at both ends: the choice, the algorithms, SPIs and keys.

use serde_json::Value;
use tunnelwright_core::crypto::{Named, Strength, rate_encryption, rate_integrity};
use tunnelwright_core::devices::{self, Feature};
use tunnelwright_core::finding::Edit;
use tunnelwright_core::scenario::{Keying, ManualSa};
use yew::prelude::*;

use super::protection::{groups, reason, word};
use super::sides::{WORDS, sides, tunnel_choice};
use crate::components::{Field, RadioOption, SelectOption, Slot, fold, plain_table, secret_field};
use crate::page::Page;
use crate::state::Action;

/// True when the keys of the tunnel that is edited are entered by hand.
pub fn is_manual(page: &Page) -> bool {
    page.tunnel().is_some_and(|tunnel| tunnel.keying == Keying::Manual)
}

/// IKE or by hand; asked only where an end can have its keys by hand.
pub fn choice(page: &Page) -> Html {
    if !is_manual(page) && !both(page, |manual| manual) {
        return html! {};
    }
    let slot = page.slot(&format!("{}.keying", page.tunnel_path()));
    let value = if slot.value.is_empty() { "ike".into() } else { slot.value.clone() };
    let options = [
        RadioOption {
            value: "ike",
            label: "IKE makes them and renews them",
            help: "The right choice wherever both ends have it: fresh keys every hour, and each end proves who it is.",
        },
        RadioOption {
            value: "manual",
            label: "I enter them at both ends",
            help: "For two ends whose IKE cannot be made to agree. The keys stay until somebody changes them, and whoever \
                   learns them reads everything, also what was recorded before.",
        },
    ];
    html! {
        <>
            { Field::new(Slot { value, ..slot }, "Where the keys of the data come from").radios(&options) }
            { fold("IKE or by hand, compared", false, comparison()) }
        </>
    }
}

/// What IKE does, and what becomes of it where keys are entered by hand.
const COMPARED: [[&str; 3]; 7] = [
    ["A stolen key", "Opens the hour that it was made for", "Opens everything recorded since it was entered"],
    ["New keys", "By themselves, every hour or so", "When somebody types them at both ends"],
    ["Packets recorded and sent again", "Are noticed and dropped", "Are not noticed"],
    ["Whether the other end lives", "Each end proves who it is, and asks when it hears nothing", "Nobody asks"],
    [
        "What can go wrong",
        "Two ends that differ, at the start or at the first renewal",
        "A mistyped digit; after that, nothing",
    ],
    ["Behind NAT", "Works", "Only where the router passes ESP itself"],
    ["AES-GCM", "Safe: fresh keys at each start", "Unsafe once an end forgets where it was: no nonce may come twice"],
];

fn comparison() -> Html {
    let row = |cells: &[&'static str; 3]| cells.iter().map(|cell| Html::from(*cell)).collect();
    html! {
        <>
            { plain_table("What the choice means", &["", "IKE", "By hand"], COMPARED.iter().map(row).collect(), false) }
            <p class="help">
                { "From RFC 4303 (no replay protection without a key exchange), RFC 4106 (GCM) and RFC 8221, which asks for IKE. \
                   By hand is for the box whose IKE does not hold, until it is replaced." }
            </p>
        </>
    }
}

/// True when both ends' devices pass the test of "has manual keying".
fn both(page: &Page, test: fn(bool) -> bool) -> bool {
    let Some(sides) = sides(page) else { return false };
    sides.iter().all(|side| test(rows(page, side.index).is_some()))
}

/// What a gateway's device takes by hand.
fn rows(page: &Page, gateway: usize) -> Option<&'static [devices::Row]> {
    Some(devices::by_id(&page.gateway(gateway)?.system)?.manual?.rows)
}

/// Cipher and hash.
pub fn algorithms(page: &Page) -> Html {
    let planned = page.planned_manual();
    let aead = planned.is_some_and(|tunnel| tunnel.integrity.is_none());
    html! {
        <>
            { tunnel_choice(page) }
            { choice(page) }
            <section class="group">
                <h2>{ "The traffic itself" }</h2>
                <div class="choices">
                    { algorithm(page, "encryption", "Encryption", Feature::EspEncryption, rate_encryption,
                        planned.map(|tunnel| tunnel.encryption)) }
                    if aead {
                        <p class="note">{ "No hash: this cipher authenticates by itself." }</p>
                    } else {
                        { algorithm(page, "integrity", "Hash", Feature::EspIntegrity, rate_integrity,
                            planned.and_then(|tunnel| tunnel.integrity)) }
                    }
                </div>
            </section>
        </>
    }
}

fn algorithm<T: Named + PartialEq>(
    page: &Page,
    field: &str,
    label: &'static str,
    feature: fn(T) -> Feature,
    rate: fn(T) -> Strength,
    planned: Option<T>,
) -> Html {
    let slot = page.slot(&format!("{}.manual.{field}", page.tunnel_path()));
    let option =
        |value: &T| SelectOption::new(value.keyword(), format!("{} ({})", value.name(), word(rate(*value).rating)));
    let have = |value: &T| {
        let has = |side: &super::sides::SideOf| {
            rows(page, side.index).is_none_or(|rows| rows.iter().any(|row| row.feature == feature(*value)))
        };
        sides(page).is_none_or(|sides| sides.iter().all(has))
    };
    let (both, one): (Vec<T>, Vec<T>) = T::ALL.iter().rev().copied().partition(have);
    let groups = groups("Best that both have".into(), both.iter().map(option), one.iter().map(option));
    let current = T::from_keyword(&slot.value).or(planned);
    let help = current.map(|value| reason(value.name(), rate(value))).unwrap_or_default();
    let put_back = (!slot.value.is_empty()).then_some(AttrValue::Static("the best"));
    Field::new(slot, label).helped(help).changed_from(put_back).select(&groups, true)
}

/// SPI and keys of both directions.
pub fn keys(page: &Page) -> Html {
    let Some(tunnel) = page.tunnel() else { return html! {} };
    let planned = page.planned_manual();
    let one_key = planned.is_some_and(|tunnel| tunnel.one_key);
    html! {
        <>
            <p class="note">
                { "What you leave empty is chosen here: SPIs that both ends take and no other tunnel uses, and keys from this \
                   browser's random numbers. It stands in the files that are made with secrets, in each end's own spelling. \
                   Type what was agreed before, in any spelling: characters, hexadecimal digits (bare, behind 0x, in dashed \
                   groups) or base64." }
            </p>
            if planned.is_some_and(|tunnel| tunnel.text_keys) {
                <p class="note">
                    { "One end takes keys as characters only, so each byte is a letter or a digit: 5.95 bits of chance \
                       instead of 8." }
                </p>
            }
            if one_key {
                <p class="note">{ "One end has a single key for both directions: what is typed for one counts for both." }</p>
            }
            { direction(page, "to_second", WORDS[0], WORDS[1], &tunnel.manual.to_second) }
            { direction(page, "to_first", WORDS[1], WORDS[0], &tunnel.manual.to_first) }
        </>
    }
}

fn direction(page: &Page, field: &str, from: &str, to: &str, own: &ManualSa) -> Html {
    let path = format!("{}.manual.{field}", page.tunnel_path());
    let aead = page.planned_manual().is_some_and(|tunnel| tunnel.integrity.is_none());
    let secret = |name: &str, label: &'static str, help: &'static str, value: &str| {
        let path = format!("{path}.{name}");
        let field = Field::new(Slot { value: AttrValue::default(), ..page.slot(&path) }, label).help(help);
        let change = page.on(move |text: String| {
            // Taken away when empty, so that it is chosen again.
            let value = if text.is_empty() { Value::Null } else { Value::String(text) };
            Action::Edit(vec![Edit { path: path.clone(), value }])
        });
        secret_field(field, value.to_owned().into(), change)
    };
    html! {
        <section class="group">
            <h2>{ format!("From {} to {}", from.to_ascii_lowercase(), to.to_ascii_lowercase()) }</h2>
            <div class="choices">
                { secret("spi", "SPI", "256 or more, or hexadecimal: 0x100. What goes out at one end comes in at the other.", own.spi.reveal()) }
                { secret("encryption_key", "Encryption key", "Empty: made here.", own.encryption_key.reveal()) }
                if !aead {
                    { secret("integrity_key", "Hash key", "Empty: made here.", own.integrity_key.reveal()) }
                }
            </div>
        </section>
    }
}
