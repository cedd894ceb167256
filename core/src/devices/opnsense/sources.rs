//! Where the facts are written.

use crate::fact::{Source, day};

/// The program: models, forms, and what makes swanctl.conf of them.
pub static PROGRAM: Source = Source {
    title: "opnsense/core at its tags 23.1 to 26.7, OPNsense/IPsec and plugins.inc.d/ipsec.inc",
    url: "https://github.com/opnsense/core/tree/26.7/src/opnsense/mvc/app/models/OPNsense/IPsec",
    checked: day(2026, 11, 21),
};

/// Which proposals the pages offer.
pub static PROPOSALS: Source = Source {
    title: "opnsense/core at its tags 23.1 to 26.7, IPsecProposalField.php",
    url: "https://github.com/opnsense/core/blob/26.7/src/opnsense/mvc/app/models/OPNsense/IPsec/FieldTypes/IPsecProposalField.php",
    checked: day(2026, 11, 21),
};

/// The package for BGP.
pub static PLUGIN: Source = Source {
    title: "opnsense/plugins 26.7, net/frr",
    url: "https://github.com/opnsense/plugins/tree/26.7/net/frr",
    checked: day(2026, 11, 21),
};

/// The kernel's tunnel interface: an MTU of 1400 by default.
pub static IF_IPSEC: Source = Source {
    title: "FreeBSD: sys/net/if_ipsec.h",
    url: "https://github.com/freebsd/freebsd-src/blob/main/sys/net/if_ipsec.h",
    checked: day(2026, 11, 21),
};
