//! `cargo xtask serve`: the page on this machine.

use std::net::{Ipv4Addr, TcpListener};

use anyhow::{Context, Result, bail};

use crate::setup::{Need, Workshop};
use crate::{http, project};

/// The usual port, and how many after it are tried when it is taken.
const DEFAULT_PORT: u16 = 8080;
const TRIES: u16 = 100;

pub struct Options {
    /// A port that somebody asked for is not exchanged for another one.
    pub port: Option<u16>,
    pub build: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { port: None, build: true }
    }
}

pub fn run(options: Options) -> Result<bool> {
    // A port that is taken is said now, not after minutes of building.
    drop(listen(options.port)?);
    if options.build {
        Workshop::default().ensure(Need::Page)?;
    } else if !project::dist().join("index.html").is_file() {
        bail!("dist/ has no page yet: leave out --no-build");
    }
    let listener = listen(options.port)?;
    println!("http://{}/", listener.local_addr()?);
    http::serve(&listener, &project::dist())
}

fn listen(port: Option<u16>) -> Result<TcpListener> {
    if let Some(port) = port {
        return bind(port).with_context(|| format!("port {port} of 127.0.0.1 cannot be used"));
    }
    let mut ports = DEFAULT_PORT..DEFAULT_PORT + TRIES;
    ports
        .find_map(|port| bind(port).ok())
        .with_context(|| format!("no port of {DEFAULT_PORT} and the {TRIES} after it is free: name one by --port"))
}

fn bind(port: u16) -> std::io::Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_port_is_taken_but_not_for_one_asked_for() -> Result<()> {
        let first = listen(None)?;
        let second = listen(None)?;
        let port = first.local_addr()?.port();
        assert!(second.local_addr()?.port() > port);
        assert!(listen(Some(port)).is_err());
        Ok(())
    }
}
