//! The fewest prefixes that hold the same addresses.

use ipnet::IpNet;

use super::nesting::sorted;

/// The fewest prefixes that hold exactly the addresses of a list, in order,
/// IPv4 before IPv6. No address is added and none is lost.
pub fn summarise(prefixes: &[IpNet]) -> Vec<IpNet> {
    let mut kept: Vec<IpNet> = Vec::new();
    for (net, _) in sorted(prefixes) {
        if kept.last().is_some_and(|last| last.contains(&net)) {
            continue;
        }
        kept.push(net);
        while let [.., one, other] = kept[..]
            && let Some(both) = joined(one, other)
        {
            kept.truncate(kept.len() - 2);
            kept.push(both);
        }
    }
    kept
}

/// The prefix whose two halves these are.
fn joined(one: IpNet, other: IpNet) -> Option<IpNet> {
    let both = one.supernet()?;
    let halves = one.prefix_len() == other.prefix_len() && one != other && both.contains(&other);
    halves.then_some(both)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_holds_the_same_addresses_and_no_more() {
        let cases: &[(&[&str], &[&str])] = &[
            (&[], &[]),
            (&["10.0.0.0/9", "10.128.0.0/9"], &["10.0.0.0/8"]),
            (&["10.128.0.0/9", "11.0.0.0/9"], &["10.128.0.0/9", "11.0.0.0/9"]),
            (&["0.0.0.0/1", "128.0.0.0/1"], &["0.0.0.0/0"]),
            (&["192.0.2.0/32", "192.0.2.1/32", "192.0.2.2/31"], &["192.0.2.0/30"]),
            (&["10.0.0.0/8", "10.1.0.0/16", "10.0.0.0/8"], &["10.0.0.0/8"]),
            (&["255.255.255.254/32", "255.255.255.255/32"], &["255.255.255.254/31"]),
            (&["::/1", "8000::/1", "0.0.0.0/0"], &["0.0.0.0/0", "::/0"]),
            (&["10.0.1.0/24", "10.0.2.0/24", "10.0.0.0/24", "10.0.3.0/24"], &["10.0.0.0/22"]),
        ];
        for (list, expected) in cases {
            let nets: Vec<IpNet> = list.iter().map(|text| text.parse().unwrap()).collect();
            let found: Vec<String> = summarise(&nets).iter().map(ToString::to_string).collect();
            assert_eq!(found, *expected, "{list:?}");
        }
    }
}
