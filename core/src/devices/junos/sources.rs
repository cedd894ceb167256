//! Where the facts are written.

use crate::fact::{Source, day};

/// What each release takes.
pub static MODELS: Source = Source {
    title: "Juniper's YANG models junos-es-conf of 17.4R1 to 24.4R1",
    url: "https://github.com/Juniper/yang",
    checked: day(2026, 11, 21),
};

/// `set` commands as published for tunnels to a cloud: 10.2, 11.4 and 12.1.
pub static SAMPLES: Source = Source {
    title: "Azure-vpn-config-samples, Juniper SRX",           // tidy: vendor
    url: "https://github.com/Azure/Azure-vpn-config-samples", // tidy: vendor
    checked: day(2026, 11, 21),
};

/// `set` commands as published for tunnels with BGP.
pub static BGP_GUIDE: Source = Source {
    title: "Google Cloud VPN with Juniper SRX",
    url: "https://github.com/GoogleCloudPlatform/community/tree/master/archived/using-cloud-vpn-with-juniper-srx",
    checked: day(2026, 11, 21),
};

/// The statement `manual` before the YANG models.
pub static MANUAL_9_3: Source = Source {
    title: "JUNOS Software CLI reference 9.3, manual",
    url: "https://juniper.net/documentation/software/junos-es/junos-es93/junos-es-swcmdref/manual.html",
    checked: day(2026, 11, 21),
};

/// The statements below `security ike` in 12.1.
pub static HIERARCHY: Source = Source {
    title: "Junos 12.1X47, [edit security ike] hierarchy level",
    url: "https://juniper.net/documentation/en_US/junos12.1x47/topics/reference/statement-hierarchy/security-hierarchy-ike.html",
    checked: day(2026, 11, 21),
};
