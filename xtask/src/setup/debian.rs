//! Debian's packages: the daemons, parsers and the browser that judge us.

use anyhow::{Context, Result, bail};

use crate::{process, progress::step};

/// Each package with what it is needed for.
const PACKAGES: &[(&str, &str)] = &[
    ("strongswan-swanctl", "lab: loads what we export into charon"),
    ("strongswan-charon", "lab: the IKE daemon at both ends"),
    ("libcharon-extra-plugins", "lab: ESP in user space, which needs no kernel support"),
    ("libstrongswan-standard-plugins", "lab: the usual algorithms"),
    ("libstrongswan-extra-plugins", "lab: the less usual algorithms"),
    ("frr", "judges and lab: vtysh reads our frr.conf, bgpd speaks it"),
    ("openbgpd", "judges: bgpd -n reads our bgpd.conf"),
    ("openiked", "judges: iked -n reads our iked.conf"),
    ("shellcheck", "judges: reads our scripts"),
    ("awscli", "judges: checks our calls against Amazon's own service model"),
    ("python3-jmespath", "lab: answers the queries of those calls"),
    ("libxml2-utils", "judges: xmllint reads our config.xml"),
    ("chromium", "browser: the page as a person sees it"),
    ("firefox-esr", "library: the other browser that loads it"),
    ("fonts-dejavu-core", "browser: text has a size only with a font"),
    ("iproute2", "lab: network namespaces"),
    ("nftables", "judges: nft reads our rules; lab: the router with NAT"),
    ("systemd", "judges: systemd-analyze reads our units"),
    ("dash", "judges: reads our scripts for /bin/sh"),
    ("iputils-ping", "lab: proof that packets pass"),
    ("python3-netaddr", "bench: summaries to compare with"),
    ("iprange", "bench: the fastest summaries that we know"),
    ("python3", "judges and lab: their runners"),
    ("python3-cryptography", "judges: the ciphers of scapy's ESP"),
    ("python3-scapy", "judges: builds ESP packets and measures them"),
];

/// Installs the missing ones as root; tells anybody else what to type.
pub fn ensure() -> Result<()> {
    step("Debian packages of the judges and the lab", || {
        let missing = missing()?;
        if missing.is_empty() {
            return Ok("present");
        }
        if !is_root()? {
            bail!("packages are missing; as root, run\n  {}", advice(&missing));
        }
        install(&missing)?;
        Ok("installed")
    })
}

fn missing() -> Result<Vec<&'static str>> {
    if process::find("dpkg-query").is_none() {
        bail!("this is no Debian: install what matches {}", all().join(" "));
    }
    let all = all().into_iter();
    Ok(all.filter(|package| !is_installed(package)).collect())
}

fn all() -> Vec<&'static str> {
    PACKAGES.iter().map(|(package, _reason)| *package).collect()
}

fn is_installed(package: &str) -> bool {
    let mut query = process::command("dpkg-query");
    query.args(["--show", "--showformat=${db:Status-Status}", package]);
    process::output(&mut query).is_ok_and(|output| output.stdout == b"installed")
}

fn is_root() -> Result<bool> {
    let id = process::quiet(process::command("id").arg("-u"))?;
    Ok(id.trim() == "0")
}

fn advice(missing: &[&str]) -> String {
    let list = missing.join(" ");
    format!("apt-get update && apt-get install -y --no-install-recommends {list}")
}

fn install(missing: &[&str]) -> Result<()> {
    let mut update = process::command("apt-get");
    process::quiet(update.arg("update")).context("the package lists cannot be fetched")?;
    let mut install = process::command("apt-get");
    install.args(["install", "-y", "--no-install-recommends"]);
    install.args(missing).env("DEBIAN_FRONTEND", "noninteractive");
    process::quiet(&mut install).map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn advice_is_one_line_to_paste() {
        let line = advice(&["frr", "openbgpd"]);
        assert!(line.ends_with("--no-install-recommends frr openbgpd"));
        assert!(!line.contains('\n'));
    }

    #[test]
    fn every_package_is_named_once() {
        let mut names = all();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), PACKAGES.len());
    }
}
