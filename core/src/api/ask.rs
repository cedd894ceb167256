//! The questions. What a field means is said in the words of the command's options.

use super::question::question;
use crate::addressing::Place;
use crate::by_name::ByName;
use crate::planner;
use crate::scenario::{Secret, Typed};

question! {
    /// The days that facts and headers go by.
    Days {
        /// "Today", YYYY-MM-DD: stands in headers, and for scenarios without `as_of`.
        date: String,
        /// Judge the scenario at this day, whatever it says itself.
        as_of: String,
    }
}

question! {
    /// How to export.
    ExportQuestion {
        /// "Today", YYYY-MM-DD: stands in headers, and for scenarios without `as_of`.
        date: String,
        /// Judge the scenario at this day, whatever it says itself.
        as_of: String,
        /// 32 bytes of key material as 64 hex digits.
        seed: Secret,
        /// Write the keys into the files.
        with_secrets: bool,
        /// Write all the same when a finding is an error.
        despite_errors: bool,
        /// Saved configurations to add the tunnels to: their texts by the gateway's id.
        merge: ByName<String>,
    }
}

question! {
    /// What a month holds, and what is asked besides. Empty: as the scenario expects.
    CostQuestion {
        /// "Today", YYYY-MM-DD.
        date: String,
        /// Judge the scenario at this day, whatever it says itself.
        as_of: String,
        /// Hours of the month; 730 when empty.
        hours: Typed,
        /// Gigabytes that leave the cloud in the month.
        egress_gb: Typed,
        /// Gigabytes to virtual networks of other regions.
        vnet_gb: Typed,
        /// Throughput that is needed, Mbps.
        mbps: Typed,
        /// Both machines of the gateway at work, each with an address.
        active_active: bool,
        /// Percent to take off every line.
        discount: Typed,
        /// Prices of your own for one unit: `METER=AMOUNT`.
        prices: Vec<String>,
        /// A saved answer of the maker's price service; its text.
        price_list: String,
        /// The gateway's sizes side by side, the cheapest that fits first.
        compare: bool,
    }
}

question! {
    /// A packet's way through a tunnel.
    MtuQuestion {
        /// MTU of the path between the gateways in bytes; 1500 when absent.
        path: Typed,
        /// The suite as strongSwan writes it: aes256gcm16, aes256-sha256, chacha20poly1305.
        esp: String,
        /// `tunnel` or `transport`; tunnel when absent.
        mode: String,
        /// ESP travels in UDP 4500.
        nat_t: bool,
        /// IP version between the gateways, 4 or 6; 4 when absent.
        outer: Typed,
        /// IP version of the packets inside, 4 or 6; 4 when absent, in transport mode as outside.
        inner: Typed,
        /// GRE inside ESP, with an IP header of its own (of the outer version).
        gre: bool,
        /// The line speaks PPPoE: 8 bytes less outside.
        pppoe: bool,
    }
}

question! {
    /// Addresses that are looked for. A prefix is CIDR, or an address with a dotted mask.
    SubnetQuestion {
        /// Address spaces of the virtual network; needed.
        space: Vec<String>,
        /// Subnets that it has already.
        used: Vec<String>,
        /// Networks of the other sides.
        other: Vec<String>,
        /// Transit networks of tunnels that are there, and single addresses that BGP peers with.
        transit_used: Vec<String>,
        /// Networks between the other sides' routers and the Internet.
        outside: Vec<String>,
        /// What stands in the gateway's subnet: `vpn`, `basic`, `active-active`, `expressroute`, `growth`.
        sized_for: String,
        /// At the `first` or `last` addresses of the free space; last when absent.
        place: String,
        /// Judge this subnet for the gateway.
        check: String,
        /// Name of the subnet that `check` judges.
        name: String,
        /// How many transit networks to propose; 1 when absent.
        transit: Typed,
        /// Their length, 30 or 31; 30 when absent.
        transit_length: Typed,
        /// Take the transit networks from these ranges.
        within: Vec<String>,
        /// Link-local pairs for BGP that these clouds accept, by their ids.
        apipa: Vec<String>,
    }
}

/// The fields whose name in the planner is another one.
const SUBNET_FIELDS: [(&str, &str); 6] = [
    ("far", "other"),
    ("purpose", "sized_for"),
    ("given", "check"),
    ("count", "transit"),
    ("kind", "transit_length"),
    ("clouds", "apipa"),
];

/// The question's own name of a planner's field, with its place in a list.
pub(super) fn subnet_field(path: &str) -> String {
    let (field, place) = path.split_at(path.find('[').unwrap_or(path.len()));
    let own = SUBNET_FIELDS.iter().find(|(name, _)| *name == field).map_or(field, |(_, own)| own);
    [own, place].concat()
}

/// The question's own name of a field of the bill.
pub(super) fn cost_field(field: &str) -> String {
    match field {
        "price" => "prices".to_owned(),
        "prices" => "price_list".to_owned(),
        other => other.replace('-', "_"),
    }
}

impl From<SubnetQuestion> for planner::Ask {
    fn from(ask: SubnetQuestion) -> Self {
        Self {
            space: ask.space,
            used: ask.used,
            far: ask.other,
            transit_used: ask.transit_used,
            outside: ask.outside,
            purpose: ask.sized_for,
            place: if ask.place == "first" { Place::First } else { Place::Last },
            given: ask.check,
            name: ask.name,
            count: ask.transit.0,
            kind: ask.transit_length.0,
            clouds: ask.apipa,
            within: ask.within,
        }
    }
}

question! {
    /// Which part of the matrix.
    MatrixQuestion {
        /// The day whose facts are asked for, YYYY-MM-DD.
        date: String,
        /// These devices alone, by their ids; all when empty.
        devices: Vec<String>,
    }
}

question! {
    /// Two devices.
    PairQuestion {
        /// The day whose facts are asked for, YYYY-MM-DD.
        date: String,
        /// The two, `DEVICE` or `DEVICE@RELEASE`.
        ends: Vec<String>,
    }
}

question! {
    /// A new pre-shared key.
    PskQuestion {
        /// The ends' devices, by their ids.
        devices: Vec<String>,
        /// Number of characters; 32, or the most that every end takes, when absent.
        length: Typed,
        /// 32 bytes of key material as 64 hex digits.
        seed: Secret,
    }
}

question! {
    /// A pre-shared key to judge.
    KeyCheckQuestion {
        /// The ends' devices, by their ids.
        devices: Vec<String>,
        /// The key.
        key: Secret,
    }
}

question! {
    /// A key to write in another notation.
    ConvertQuestion {
        /// Its notation: ascii, hex, 0x, dashed or base64.
        from: String,
        /// The notation that is wanted.
        to: String,
        /// The key.
        text: Secret,
    }
}

question! {
    /// SPIs for manual keys.
    SpiQuestion {
        /// The two ends' devices, by their ids.
        devices: Vec<String>,
        /// 32 bytes of key material as 64 hex digits.
        seed: Secret,
    }
}
