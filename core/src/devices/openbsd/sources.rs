//! The documents.

use crate::fact::{Source, day};

/// The grammar of November 2013 (OpenBSD 5.5 to be).
pub static GRAMMAR_2013: Source = Source {
    title: "OpenBSD ipsecctl, parse.y 1.158 of 2013",
    url: "https://github.com/openbsd/src/blob/015d7b4d303f17f3079eeedd5b6c22565f43398b/sbin/ipsecctl/parse.y",
    checked: day(2026, 11, 21),
};

/// The grammar of April 2025 (OpenBSD 7.8 to be).
pub static GRAMMAR_2025: Source = Source {
    title: "OpenBSD ipsecctl, parse.y 1.184 of 2025",
    url: "https://github.com/openbsd/src/blob/master/sbin/ipsecctl/parse.y",
    checked: day(2026, 11, 21),
};

/// What isakmpd is told, of the same day.
pub static IKE_2025: Source = Source {
    title: "OpenBSD ipsecctl, ike.c 1.85 of 2025",
    url: "https://github.com/openbsd/src/blob/master/sbin/ipsecctl/ike.c",
    checked: day(2026, 11, 21),
};

/// Defaults of isakmpd's rules.
pub static MANUAL_PAGE: Source = Source {
    title: "OpenBSD ipsec.conf(5), 1.148 of 2015",
    url: "https://github.com/openbsd/src/blob/9dbd696514ef94fc24ee622023bb055d94c78640/sbin/ipsecctl/ipsec.conf.5",
    checked: day(2026, 11, 21),
};

/// Tunnels as interfaces, and since when. Its example is a tunnel to a cloud.
pub static SEC: Source = Source {
    title: "OpenBSD sec(4), 1.5 of 2024",
    url: "https://github.com/openbsd/src/blob/2cb584e1f69dcb20ee8aff0944b20f4e4502527d/share/man/man4/sec.4",
    checked: day(2026, 11, 22),
};

/// iked as Debian has it: its parser has read every word that stands here.
pub static IKED_PORTABLE: Source = Source {
    title: "OpenIKED portable 7.2",
    url: "https://github.com/openiked/openiked-portable/blob/master/iked/iked.conf.5",
    checked: day(2026, 11, 21),
};
