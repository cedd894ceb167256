//! The labels on pfSense's pages, as each generation of the pages spells them.

use super::era::Era;
use super::identity::StoredIdentity;

/// The labels of one release.
#[derive(Debug, Clone, Copy)]
pub struct Labels {
    era: Era,
}

impl Labels {
    /// The labels of a release.
    pub fn of(era: Era) -> Self {
        Self { era }
    }

    /// One of two: pages up to 2.2.x, pages from 2.3 on.
    fn old_new(self, old: &'static str, new: &'static str) -> &'static str {
        if self.era.bootstrap_pages() { new } else { old }
    }

    /// Where a phase 1 is added.
    pub fn add_phase1(self) -> &'static str {
        self.old_new("VPN > IPsec > Tunnels > the plus at the end of the list", "VPN > IPsec > Tunnels > Add P1")
    }

    /// Where a phase 2 is added.
    pub fn add_phase2(self) -> &'static str {
        self.old_new(
            "VPN > IPsec > Tunnels > the plus below the phase 1 > the plus at the end of its list",
            "VPN > IPsec > Tunnels > Show Phase 2 Entries > Add P2",
        )
    }

    /// Version of IKE.
    pub fn version(self) -> &'static str {
        "Key Exchange version"
    }

    /// Address of the other end.
    pub fn remote_gateway(self) -> &'static str {
        self.old_new("Remote gateway", "Remote Gateway")
    }

    /// Authentication.
    pub fn authentication(self) -> &'static str {
        self.old_new("Authentication method", "Authentication Method")
    }

    /// Main or aggressive mode.
    pub fn mode(self) -> &'static str {
        "Negotiation mode"
    }

    /// Own identity.
    pub fn my_identifier(self) -> &'static str {
        "My identifier"
    }

    /// Expected identity.
    pub fn peer_identifier(self) -> &'static str {
        "Peer identifier"
    }

    /// Cipher of phase 1.
    pub fn encryption(self) -> &'static str {
        self.old_new("Encryption algorithm", "Encryption Algorithm")
    }

    /// Hash of phase 1.
    pub fn hash(self) -> &'static str {
        self.old_new("Hash algorithm", "Hash Algorithm")
    }

    /// Group of phase 1.
    pub fn group(self) -> &'static str {
        self.old_new("DH key group", "DH Group")
    }

    /// Lifetime of phase 1.
    pub fn lifetime(self) -> &'static str {
        if self.era.rekey_time() { "Life Time" } else { self.old_new("Lifetime", "Lifetime (Seconds)") }
    }

    /// Lifetime of phase 2.
    pub fn child_lifetime(self) -> &'static str {
        if self.era.rekey_time() { "Life Time" } else { "Lifetime" }
    }

    /// Ciphers of phase 2.
    pub fn child_encryption(self) -> &'static str {
        self.old_new("Encryption algorithms", "Encryption Algorithms")
    }

    /// Hashes of phase 2.
    pub fn child_hash(self) -> &'static str {
        self.old_new("Hash algorithms", "Hash Algorithms")
    }

    /// The choice of an identity.
    pub fn identity(self, kind: &str) -> &'static str {
        match kind {
            "myaddress" => "My IP address",
            "peeraddress" => "Peer IP address",
            "address" => "IP address",
            "fqdn" if self.era.fqdn_label() => "Fully qualified domain name",
            "fqdn" => "Distinguished name",
            "dyn_dns" => "Dynamic DNS",
            _ => "Any",
        }
    }

    /// An identity as the pages show it: its choice, and what stands beside it.
    pub fn shown(self, (kind, text): &StoredIdentity) -> String {
        let kind = self.identity(kind);
        if text.is_empty() { kind.to_owned() } else { format!("{kind}: {text}") }
    }

    /// NAT traversal that finds NAT by itself.
    pub fn nat_auto(self) -> &'static str {
        if self.era.racoon() { "Enable" } else { "Auto" }
    }

    /// The menu of the packages.
    pub fn package_menu(self) -> &'static str {
        self.old_new("System > Packages", "System > Package Manager > Available Packages")
    }

    /// The menu of the log.
    pub fn log_menu(self) -> &'static str {
        self.old_new("Status > System Logs > IPsec VPN", "Status > System Logs > IPsec")
    }

    /// The menu of backups.
    pub fn backup_menu(self) -> &'static str {
        self.old_new("Diagnostics > Backup/Restore", "Diagnostics > Backup & Restore")
    }

    /// The menu of assignments.
    pub fn assign_menu(self) -> &'static str {
        self.old_new("Interfaces > (assign)", "Interfaces > Assignments")
    }

    /// The menu of static routes.
    pub fn routes_menu(self) -> &'static str {
        self.old_new("System > Routing > Routes", "System > Routing > Static Routes")
    }
}
