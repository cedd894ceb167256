//! The documents.

use crate::fact::{Source, day};

/// The wiki's page on IPsec.
pub static WIKI: Source = Source {
    title: "IPsec, wiki of securityrouter.org, revision of 2015-09-07",
    url: "https://sr.wiki.halon.se/w/index.php?title=IPsec&oldid=1750",
    checked: day(2026, 11, 21),
};

/// What changed in which release.
pub static CHANGES: Source = Source {
    title: "Changes of the Halon security router, 2013 to 2019",
    url: "https://github.com/securityrouter/changelog",
    checked: day(2026, 11, 21),
};

/// The grammar of the engine's ipsec.conf.
pub static ENGINE: Source = Source {
    title: "OpenBSD ipsecctl, parse.y 1.158 of 2013",
    url: "https://github.com/openbsd/src/blob/015d7b4d303f17f3079eeedd5b6c22565f43398b/sbin/ipsecctl/parse.y",
    checked: day(2026, 11, 21),
};

/// The engine's defaults.
pub static ENGINE_PAGE: Source = Source {
    title: "OpenBSD ipsec.conf(5), 1.148 of 2015",
    url: "https://github.com/openbsd/src/blob/9dbd696514ef94fc24ee622023bb055d94c78640/sbin/ipsecctl/ipsec.conf.5",
    checked: day(2026, 11, 21),
};
