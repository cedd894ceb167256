//! Names of the objects that a tunnel has on the firewall.

/// Longest name of proposals, policies, gateways and VPNs.
const LONGEST: usize = 32;

/// The name of a tunnel's proposals, policies, gateway and VPN. The mark in front
/// shows whose they are; the longest names do without it.
pub fn object(id: &str) -> String {
    let marked = format!("tw-{id}");
    if marked.len() <= LONGEST { marked } else { id.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_is_longer_than_junos_takes() {
        for length in 1..=32 {
            assert!(object(&"a".repeat(length)).len() <= LONGEST, "{length}");
        }
        assert_eq!(object("office"), "tw-office");
    }
}
