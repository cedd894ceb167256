//! What differs between releases in what is written: one named question each, so
//! that the writers hold no release numbers.

use super::releases::RELEASES;
use crate::devices::Release;

/// A release's place in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Era(usize);

fn rank(id: &str) -> usize {
    RELEASES.iter().position(|release| release.id == id).unwrap_or(RELEASES.len())
}

impl Era {
    /// The era of a release.
    pub fn of(release: &Release) -> Self {
        Self(rank(release.id))
    }

    fn since(self, id: &str) -> bool {
        self.0 >= rank(id)
    }

    /// racoon and setkey instead of strongSwan.
    pub fn racoon(self) -> bool {
        !self.since("2.2")
    }

    /// strongSwan is driven by ipsec.conf, not by swanctl.conf.
    pub fn stroke(self) -> bool {
        self.since("2.2") && !self.since("2.5.0")
    }

    /// A phase 1 says which address family it uses.
    pub fn phase1_protocol(self) -> bool {
        self.since("2.1")
    }

    /// Policy generation and proposal checking are fields of phase 1.
    pub fn racoon_checks(self) -> bool {
        self.racoon()
    }

    /// A phase 2 has a unique id and a request id.
    pub fn request_ids(self) -> bool {
        self.since("2.2")
    }

    /// A phase 1 can be told never to start.
    pub fn responder_only(self) -> bool {
        self.since("2.2.3") && !self.since("2.5.2")
    }

    /// The same as one choice of the start action.
    pub fn start_action(self) -> bool {
        self.since("2.5.2")
    }

    /// A tunnel of IKEv2 can have one child for each phase 2.
    pub fn split_connections(self) -> bool {
        self.since("2.3")
    }

    /// The whole section has one switch.
    pub fn global_switch(self) -> bool {
        !self.since("2.3")
    }

    /// The algorithms of phase 1 are a list.
    pub fn proposal_list(self) -> bool {
        self.since("2.4.3")
    }

    /// Rekey, reauthentication and random time are fields of their own.
    pub fn rekey_time(self) -> bool {
        self.since("2.5.0")
    }

    /// Reauthentication is switched off by an element's presence.
    pub fn reauth_switch(self) -> bool {
        self.stroke()
    }

    /// The number of the tunnel's interface is stored in a list of its own.
    pub fn vti_maps(self) -> bool {
        self.since("2.5.0") && !self.since("2.6.0")
    }

    /// That list keeps the old numbers for the first tunnels.
    pub fn vti_maps_keep_old_numbers(self) -> bool {
        self.vti_maps() && !self.since("2.5.2")
    }

    /// The tunnel's interface is named after the request id.
    pub fn vti_by_request_id(self) -> bool {
        self.since("2.6.0")
    }

    /// A phase 2 says whether it is kept alive.
    pub fn keep_alive(self) -> bool {
        self.since("2.6.0")
    }

    /// Two phase 1 may share a remote gateway.
    pub fn gateway_duplicates(self) -> bool {
        self.since("2.5.0")
    }

    /// OpenBGPD is still to be had.
    pub fn openbgpd(self) -> bool {
        !self.since("2.5.0")
    }

    /// Firewall rules carry a tracking number.
    pub fn rule_trackers(self) -> bool {
        self.since("2.2")
    }

    /// Web pages of 2.3 and later: other labels, menus with a slash.
    pub fn bootstrap_pages(self) -> bool {
        self.since("2.3")
    }

    /// Description first, endpoint in a box of its own.
    pub fn endpoint_box(self) -> bool {
        self.since("2.6.0")
    }

    /// "Fully qualified domain name" instead of "Distinguished name".
    pub fn fqdn_label(self) -> bool {
        self.since("2.6.0")
    }

    /// Where the MSS clamp for policy-based tunnels is found.
    pub fn mss_menu(self) -> &'static str {
        if self.since("2.6.0") {
            "System > Advanced > Firewall & NAT"
        } else if self.since("2.2") {
            "VPN > IPsec > Advanced Settings"
        } else {
            "System > Advanced > Miscellaneous"
        }
    }
}
