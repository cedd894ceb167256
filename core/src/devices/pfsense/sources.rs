//! Where the facts about pfSense come from.

use crate::fact::{Source, day};

/// The program itself: the pages of the web interface, the generators, the upgrade code.
pub static PROGRAM: Source = Source {
    title: "pfSense source code: globals.inc, ipsec.inc, vpn.inc, upgrade_config.inc, vpn_ipsec_phase1.php, vpn_ipsec_phase2.php",
    url: "https://github.com/pfsense/pfsense",
    checked: day(2026, 11, 21),
};

/// The packages: FRR and OpenBGPD.
pub static PACKAGES: Source = Source {
    title: "pfSense packages: net/pfSense-pkg-frr, net/pfSense-pkg-OpenBGPD",
    url: "https://github.com/pfsense/FreeBSD-ports",
    checked: day(2026, 11, 21),
};

/// The manual: rules for tunnels, routed IPsec, troubleshooting.
pub static MANUAL: Source = Source {
    title: "pfSense documentation: IPsec",
    url: "https://docs.netgate.com/pfsense/en/latest/vpn/ipsec/index.html",
    checked: day(2026, 11, 21),
};

/// The kernel's tunnel interface: an MTU of 1400 by default, 1280 to 8192.
pub static IF_IPSEC: Source = Source {
    title: "FreeBSD: sys/net/if_ipsec.h",
    url: "https://github.com/freebsd/freebsd-src/blob/main/sys/net/if_ipsec.h",
    checked: day(2026, 11, 21),
};

/// A phase 2 of mode tunnel6 is taken under a phase 1 of IPv4 and goes into strongSwan's file;
/// the kernel (`ipsec6_perform_request`, read in a later tree of FreeBSD) wraps an IPv6 packet in the tunnel's family.
pub static INNER_IPV6: Source = Source {
    title: "pfSense 2.4.0 to master, vpn_ipsec_phase2.php, ipsec.inc and vpn.inc (mode tunnel6); FreeBSD, sys/netipsec/ipsec_output.c",
    url: "https://github.com/pfsense/pfsense/blob/RELENG_2_4_0/src/usr/local/www/vpn_ipsec_phase2.php",
    checked: day(2026, 11, 21),
};
