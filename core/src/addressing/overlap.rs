//! Overlap of prefixes.

use ipnet::IpNet;

use super::nesting;

/// True when two prefixes share an address.
pub fn overlap(one: IpNet, other: IpNet) -> bool {
    one.contains(&other) || other.contains(&one)
}

/// Every pair of places that overlap, each once, the earlier place first. Of
/// equal prefixes only the first counts (see [`super::Nesting::pairs`]).
pub fn overlaps(prefixes: &[IpNet]) -> Vec<(usize, usize)> {
    nesting(prefixes).pairs().map(|(one, other)| (one.min(other), one.max(other))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefixes_overlap_when_one_holds_the_other() {
        let cases = [
            ("10.0.0.0/8", "10.1.0.0/16", true),
            ("10.0.0.0/9", "10.128.0.0/9", false),
            ("0.0.0.0/0", "192.0.2.1/32", true),
            ("192.0.2.0/31", "192.0.2.1/32", true),
            ("192.0.2.0/31", "192.0.2.2/32", false),
            ("255.255.255.255/32", "255.255.255.255/32", true),
            ("10.0.0.0/8", "fd00::/8", false),
        ];
        for (one, other, expected) in cases {
            let (a, b): (IpNet, IpNet) = (one.parse().unwrap(), other.parse().unwrap());
            assert_eq!((overlap(a, b), overlap(b, a)), (expected, expected), "{one} {other}");
        }
    }
}
