//! How traffic finds its way into the tunnel.

use tunnelwright_core::devices::Stage;
use tunnelwright_core::scenario::RoutingKind;
use yew::prelude::*;

use super::questions::{any, questions};
use super::sides::{SideOf, both, sides, tunnel_choice};
use crate::components::{DefaultField, PrefixList, RadioField, RadioOption};
use crate::page::Page;

/// The fields.
pub fn view(page: &Page) -> Html {
    let kind = page.tunnel().map(|tunnel| tunnel.routing.kind).unwrap_or_default();
    html! {
        <>
            { tunnel_choice(page) }
            <RadioField
                slot={page.slot(&format!("{}.routing.kind", page.tunnel_path()))}
                legend="Kind of routing"
                options={kinds()}
            />
            if kind != RoutingKind::Policy {
                { transit(page) }
            }
            { per_side(page, kind) }
        </>
    }
}

fn kinds() -> Vec<RadioOption> {
    let option =
        |value, label: &'static str, help: &'static str| RadioOption { value, label: label.into(), help: help.into() };
    vec![
        option(
            "static",
            "Route-based, static routes",
            "The tunnel is an interface; each side has a route to the other's networks. The usual choice.",
        ),
        option(
            "bgp",
            "Route-based, BGP",
            "The two ends tell each other their networks. For networks that change, or two ways to the same place.",
        ),
        option(
            "policy",
            "Policy-based",
            "Pairs of networks decide what is encrypted. For old releases, and where the other end asks for it.",
        ),
    ]
}

fn transit(page: &Page) -> Html {
    let planned = page.planned().and_then(|tunnel| tunnel.ends.iter().find_map(|end| end.transit));
    let typed = page.tunnel().is_some_and(|tunnel| !tunnel.routing.transit.is_empty());
    let network = planned.filter(|_| !typed).map(|transit| AttrValue::from(transit.network.to_string()));
    let own = |end: usize| {
        let tunnel = page.planned()?;
        tunnel.ends[end].transit.map(|transit| AttrValue::from(transit.here.to_string()))
    };
    let words = ["Address of your side", "Address of the other side"];
    html! {
        <section class="group">
            <h2>{ "Addresses on the tunnel" }</h2>
            <DefaultField
                slot={page.slot(&format!("{}.routing.transit", page.tunnel_path()))}
                label="Transit network"
                default={network}
                help="A /30 or /31 that neither side uses for anything else. Example: 172.31.252.0/30."
            />
            <div class="sides is-plain">
                { for [0, 1].into_iter().map(|end| html! {
                    <DefaultField
                        slot={page.slot(&format!("{}.ends[{end}].transit", page.tunnel_path()))}
                        label={words[end]}
                        default={own(end)}
                        help="One of the two addresses of the transit network."
                    />
                }) }
            </div>
        </section>
    }
}

fn per_side(page: &Page, kind: RoutingKind) -> Html {
    let asked = sides(page).is_some_and(|sides| any(page, &sides, Stage::Routing));
    if kind != RoutingKind::Bgp && !asked {
        return html! {};
    }
    both(page, |side| {
        html! {
            <>
                if kind == RoutingKind::Bgp {
                    { bgp(page, side) }
                }
                { questions(page, side, Stage::Routing) }
            </>
        }
    })
}

fn bgp(page: &Page, side: &SideOf) -> Html {
    let session = page.planned().and_then(|tunnel| tunnel.ends[side.end].bgp.clone());
    let asn = session.as_ref().map(|session| AttrValue::from(session.asn.to_string()));
    let address = session.map(|session| AttrValue::from(session.address.to_string()));
    html! {
        <>
            <DefaultField
                slot={page.slot(&side.at("bgp.asn"))}
                label="AS number"
                default={asn}
                help="Private ones: 64512 to 65534. The two sides need different numbers."
            />
            <DefaultField
                slot={page.slot(&side.at("bgp.address"))}
                label="BGP address"
                default={address}
                help="The address that the other side peers with."
            />
            <PrefixList
                slot={page.slot(&side.at("bgp.announce"))}
                label="Networks to announce"
                help="Leave empty to announce the networks of this side."
                values={page.list(&side.at("bgp.announce"))}
            />
        </>
    }
}
