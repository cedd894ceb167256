//! The address planner: the gateway's subnet, transit networks, what clashes.
//! It asks the core and shows the answer.

use serde_json::Value;
use tunnelwright_core::addressing::{Attachment, Block, KeptAddress, RemoteNetworks, Role, Space};
use tunnelwright_core::devices::{self, Device};
use tunnelwright_core::diagram::space_svg;
use tunnelwright_core::finding::{Edit, Repair};
use tunnelwright_core::planner::{
    Announced, Answer, Ask, Checked, Clash, LinkLocal, LinkLocalEnd, NatPlan, Subnet, kinds, plan,
};
use yew::prelude::*;

use super::fleet;
use super::form::{Control, Form, Row};
use super::parts::{
    all, answer, answer_line, button, figure, fold, help, mono, paragraph, section, source, status, words,
};
use super::take;
use crate::components::{Look, OptionGroup, SelectOption, plain_table};
use crate::page::Page;
use crate::state::Action;

/// The question of a gateway that the planner answers.
const SUBNET: &str = "gateway_subnet";
/// The one that names the subnets that are there already.
const SUBNETS: &str = "subnets";

/// How many rows of a table are drawn.
const SHOWN: usize = 256;

const NUMBER: Control = Control::Line(Look::Number, "1");
const ADDRESS: Control = Control::Line(Look::Mono, "");

static FIELDS: &[Row] = &[
    Row::new(
        "space",
        "Address spaces of the cloud's network",
        "One a line, or pasted as a list. Example: 10.1.0.0/16.",
        Control::List,
    ),
    Row::new("used", "Subnets in it already", "Nothing is proposed on top of them.", Control::List),
    Row::new(
        "far",
        "Networks of the other sides",
        "Offices, partners, other clouds: everything that must not overlap.",
        Control::List,
    ),
    Row::new(
        "transit_used",
        "Transit networks and BGP addresses in use",
        "Of tunnels that are there already. Example: 172.31.252.0/30, and 10.1.255.254 for an address that BGP peers with.",
        Control::List,
    ),
    Row::new(
        "outside",
        "Networks towards the Internet",
        "Between the other sides' routers and the Internet: BGP must not announce them.",
        Control::List,
    ),
    Row::new("purpose", "What stands in the gateway's subnet", "", Control::Choice),
    Row::new("given", "A gateway subnet to check", "Leave empty to get one proposed.", ADDRESS),
    Row::new("count", "Transit networks", "One for each tunnel.", NUMBER),
    Row::new("kind", "Kind of transit network", "", Control::Choice),
    Row::new(
        "within",
        "Take the transit networks from",
        "Leave empty for private ranges that are rarely used.",
        Control::List,
    ),
];

/// The fields and the answer.
pub fn view(page: &Page) -> Html {
    let form = Form::new(page, "addresses");
    let Some(found) = plan(&question(&form)) else { return Html::default() };
    let form = form.said(&found.findings);
    all(vec![
        take(page.tunnel().map(|_| form.refill(from_tunnel(page)))),
        fields(&form, &found),
        answer(vec![
            checked(found.check.as_ref()),
            subnet(page, &found),
            clashes(&found.conflicts),
            nat(found.translation.as_ref()),
            map(&found.spaces),
            transit(page, &found),
            remote(&found.remote, &found.announced),
            attachments(found.rules.attachments),
        ]),
        fleet::view(page),
    ])
}

fn question(form: &Form<'_>) -> Ask {
    Ask {
        space: form.list("space"),
        used: form.list("used"),
        far: form.list("far"),
        transit_used: form.list("transit_used"),
        outside: form.list("outside"),
        purpose: form.text("purpose").to_owned(),
        given: form.text("given").to_owned(),
        count: form.text_or("count", "1").to_owned(),
        kind: form.text("kind").to_owned(),
        within: form.list("within"),
        ..Ask::default()
    }
}

/// The gateway that has a subnet of its own, by place.
fn cloud(page: &Page) -> Option<usize> {
    page.state.scenario.gateways.iter().position(|gateway| is_asked(page, &gateway.id))
}

/// True when the gateway of this name has a subnet of its own.
fn is_asked(page: &Page, id: &str) -> bool {
    device_of(page, id).is_some_and(|device| device.question(SUBNET).is_some())
}

/// The system of a gateway.
fn device_of(page: &Page, id: &str) -> Option<&'static Device> {
    let gateway = page.state.scenario.gateways.iter().find(|gateway| gateway.id == id)?;
    devices::by_id(&gateway.system)
}

/// What the scenario knows.
fn from_tunnel(page: &Page) -> Vec<(&'static str, Value)> {
    let cloud = cloud(page);
    let of = |place: usize| page.list(&format!("gateways[{place}].networks"));
    let setting = |key: &str| cloud.map(|place| format!("gateways[{place}].settings.{key}")).unwrap_or_default();
    let others = (0..page.state.scenario.gateways.len()).filter(|place| Some(*place) != cloud);
    vec![
        ("space", cloud.map(of).unwrap_or_default().into()),
        ("used", page.list(&setting(SUBNETS)).into()),
        ("far", others.flat_map(of).collect::<Vec<String>>().into()),
        ("given", cloud.map(|_| page.text(&setting(SUBNET))).unwrap_or_default().into()),
        ("count", page.state.scenario.tunnels.len().to_string().into()),
    ]
}

fn fields(form: &Form<'_>, found: &Answer) -> Html {
    let uses = found.rules.uses.iter().map(|one| SelectOption::new(one.id, one.label)).collect();
    let kinds = kinds().into_iter().map(|(id, name)| SelectOption::new(id, name)).collect();
    let options = [uses, kinds].map(|options| vec![OptionGroup::plain(options)]);
    html! { <div class="choices tool-fields">{ form.rows(FIELDS, options.into()) }</div> }
}

/// That the given subnet is right; what is wrong with it stands at its field.
fn checked(check: Option<&Checked>) -> Html {
    let Some(check) = check.filter(|check| check.faults.is_empty()) else { return Html::default() };
    paragraph("", all(vec![mono(check.prefix.to_string()), " is right. What would be proposed:".into()]))
}

fn subnet(page: &Page, found: &Answer) -> Html {
    let Some(subnet) = &found.gateway_subnet else {
        let none = if found.spaces.is_empty() {
            "Give the cloud's address space, and the gateway's subnet is proposed here."
        } else {
            "No space has room for the gateway's subnet."
        };
        return status("", none.into());
    };
    let use_this = cloud(page).map(|place| {
        let value = subnet.prefix.to_string();
        put(page, value.clone(), vec![Edit::set(format!("gateways[{place}].settings.{SUBNET}"), value)])
    });
    let name = format!("{}: ", subnet.name);
    let line = status("answer", all(vec![name.into(), mono(subnet.prefix.to_string())]));
    html! {
        <section>
            { answer_line(line, use_this.unwrap_or_default()) }
            { reason(subnet) }
            { plain_table("Addresses that the cloud keeps in it", &["Address", "What for"], kept(subnet), false) }
            { paragraph("help", source(found.rules.reserved_source)) }
        </section>
    }
}

fn reason(subnet: &Subnet) -> Html {
    let (sized_for, addresses) = (subnet.sized_for, &subnet.addresses);
    let why = format!("For {}: {}. ", sized_for.label, sized_for.reason);
    let mut parts = vec![paragraph("help", all(vec![why.into(), source(sized_for.source)]))];
    if let (Some(first), Some(last)) = (addresses.first, addresses.last) {
        parts.push(words(format!("{} addresses are left in it: {first} to {last}.", addresses.usable)));
    }
    all(parts)
}

fn kept(subnet: &Subnet) -> Vec<Vec<Html>> {
    let row = |kept: &KeptAddress| vec![kept.address.to_string().into(), kept.purpose.into()];
    subnet.addresses.reserved.iter().map(row).collect()
}

/// The button that puts a value, and what follows from it, into the tunnel.
fn put(page: &Page, value: String, edits: Vec<Edit>) -> Html {
    if edits.iter().all(|edit| edit.value == page.text(&edit.path)) {
        return paragraph("help", "The tunnel uses it.".into());
    }
    let repair = Repair { label: format!("use {value} in the tunnel"), edits };
    let click = page.on(move |_: MouseEvent| Action::Repair(repair.clone()));
    button("repair", "Use it in the tunnel", click)
}

fn map(spaces: &[Space]) -> Html {
    if spaces.is_empty() {
        return Html::default();
    }
    let rows = spaces.iter().flat_map(|space| runs(&space.blocks)).map(run).collect();
    let picture = figure("figure is-wide", space_svg("The address space", spaces));
    let table = plain_table("The same as a table", &["Addresses", "Is", "Of"], rows, false);
    section("The space, to scale", vec![picture, table])
}

/// The blocks in their order; free ones beside each other are one run.
fn runs(blocks: &[Block]) -> impl Iterator<Item = &[Block]> {
    blocks.chunk_by(|one, next| one.role == Role::Free && next.role == Role::Free)
}

fn run(run: &[Block]) -> Vec<Html> {
    let (first, last) = (&run[0], &run[run.len() - 1]);
    let addresses = if run.len() == 1 {
        first.prefix.to_string()
    } else {
        format!("{} to {}", first.prefix.network(), last.prefix.broadcast())
    };
    vec![mono(addresses), first.role.word().into(), first.label.clone().into()]
}

fn clashes(clashes: &[Clash]) -> Html {
    let row = |clash: &Clash| {
        let what = [clash.severity.word(), ": ", &clash.what].concat();
        vec![mono(clash.change.to_string()), what.into(), clash.why.into()]
    };
    let content = if clashes.is_empty() {
        words("Nothing.".to_owned())
    } else {
        plain_table(
            "Each overlap once",
            &["Change", "What clashes", "Why this one"],
            clashes.iter().map(row).collect(),
            false,
        )
    };
    section("What clashes", vec![content])
}

/// What to show elsewhere, and who can do that.
fn nat(plan: Option<&NatPlan>) -> Html {
    let Some(plan) = plan else { return Html::default() };
    let shown = plan.networks.iter().map(|one| {
        let to = one.shown_as.map_or_else(|| "no private range has room".to_owned(), |to| to.to_string());
        vec![mono(one.network.to_string()), one.of.clone().into(), mono(to)]
    });
    let able = plan.able.iter().map(|able| vec![able.how.into(), able.who.clone().into(), source(able.source)]);
    let parts = vec![
        words("Show each network to the other side at other addresses, host for host (1:1 NAT). The tunnel's own finding about the overlap puts it into the tunnel.".to_owned()),
        plain_table("Free ranges of the same size", &["Network", "Of", "Show it as"], shown.collect(), false),
        plain_table("Who can translate", &["What", "Who", "Where it is written"], able.collect(), false),
    ];
    section("Where neither can be renumbered", parts)
}

/// A transit network with the addresses of this side and of the other.
type Pair = [String; 3];

/// What was asked for: plain networks, or pairs that a cloud accepts.
fn pairs(found: &Answer) -> Vec<Pair> {
    let plain =
        found.transit.iter().map(|one| [one.network.to_string(), one.first.to_string(), one.second.to_string()]);
    // Of two clouds each is the other's other end.
    let of_cloud = found.link_local.iter().filter_map(|pair| {
        let end = pair.ends.first()?;
        Some([pair.network.to_string(), end.other_end.to_string(), end.address.to_string()])
    });
    plain.chain(of_cloud).collect()
}

fn transit(page: &Page, found: &Answer) -> Html {
    const TITLE: &str = "Transit networks";
    let pairs = pairs(found);
    let Some(first) = pairs.first() else { return section(TITLE, vec![words("None.".to_owned())]) };
    let clouds = found.link_local.first().map_or(&[][..], |pair: &LinkLocal| &pair.ends);
    let [near, far] = match clouds {
        [] => ["Your side", "The other side"],
        [cloud] => ["Your side", cloud.cloud],
        [cloud, other, ..] => [other.cloud, cloud.cloud],
    };
    let use_this = page.tunnel().map(|_| put(page, first[0].clone(), edits(page, first, clouds)));
    let line = paragraph("", all(vec!["The first one: ".into(), mono(first[0].clone())]));
    let row = |pair: &Pair| pair.iter().map(|text| mono(text.clone())).collect();
    let rows = pairs.iter().take(SHOWN).map(row).collect();
    let mut parts = vec![answer_line(line, use_this.unwrap_or_default())];
    parts.extend(
        clouds.iter().map(|end| paragraph("help", all(vec![end.rule.into(), ". ".into(), source(end.source)]))),
    );
    parts.push(plain_table("Free, with both ends", &["Network", near, far], rows, false));
    if pairs.len() > SHOWN {
        parts.push(help(format!("The first {SHOWN} of {}; the command lists all.", pairs.len())));
    }
    section(TITLE, parts)
}

/// What a transit network changes in the tunnel that lies open.
fn edits(page: &Page, pair: &Pair, clouds: &[LinkLocalEnd]) -> Vec<Edit> {
    let path = page.tunnel_path();
    let mut edits = vec![Edit::set(format!("{path}.routing.transit"), pair[0].clone())];
    // The cloud's own rule says which end has which address: where it is an end, that counts.
    let ends = page.tunnel().map_or(&[][..], |tunnel| &tunnel.ends);
    let found = ends.iter().enumerate().find_map(|(place, end)| {
        let device = device_of(page, &end.gateway)?;
        clouds.iter().find(|cloud| cloud.cloud == device.name).map(|cloud| (place, cloud))
    });
    if let Some((place, cloud)) = found {
        for (end, address) in [(place, cloud.address), (1 - place.min(1), cloud.other_end)] {
            edits.push(Edit::set(format!("{path}.ends[{end}].transit"), address.to_string()));
        }
    }
    edits
}

/// What the cloud's side enters for the other sides.
fn remote(remote: &RemoteNetworks, announced: &Announced) -> Html {
    if remote.given == 0 {
        return Html::default();
    }
    let (given, most, now) = (remote.given, remote.most, remote.prefixes.len());
    let how = match (remote.summarised, remote.fits) {
        (_, false) => format!("{now} networks even when summarised, and the cloud takes {most}; use BGP."),
        (true, true) => {
            format!(
                "the {given} networks as {now}, because the cloud's limit of {most} is near. They hold the same addresses, no more and no fewer."
            )
        }
        (false, true) => format!("as they are; the cloud takes {most}."),
    };
    let mut list: Vec<String> = remote.prefixes.iter().take(SHOWN).map(ToString::to_string).collect();
    if now > SHOWN {
        list.push(format!("and {} more", now - SHOWN));
    }
    let mut parts = vec![
        words(["With BGP: nothing, the session brings the networks. Without BGP: ", &how].concat()),
        paragraph("mono", list.join(", ").into()),
    ];
    parts.extend(announced.leaks.iter().map(|net| {
        words(format!(
            "With BGP, {net} leaks where a router announces all that it is connected to; name what it announces."
        ))
    }));
    section("What the cloud's side enters for the other sides", parts)
}

fn attachments(attachments: &'static [Attachment]) -> Html {
    let row =
        |one: &'static Attachment| vec![one.what.into(), all(vec![one.effect.into(), ". ".into(), source(one.source)])];
    let rows = attachments.iter().map(row).collect();
    let table = plain_table("Not in the gateway's subnet", &["What", "What happens"], rows, false);
    fold("What must not be attached to the gateway's subnet".to_owned(), false, table)
}
