//! `mtu`.

use std::process::ExitCode;

use tunnelwright_core::packet::{self, Ask, Sizes};

use crate::args::MtuArgs;
use crate::input::Faults;

/// Prints the largest packet inside and where the path's bytes go.
pub fn run(args: &MtuArgs) -> Result<ExitCode, Faults> {
    let ask = Ask {
        path: &args.path,
        esp: &args.esp,
        mode: &args.mode,
        nat_t: args.nat_t,
        outer: &args.outer,
        inner: args.inner.as_deref().unwrap_or_default(),
        gre: args.gre,
        pppoe: args.pppoe,
    };
    let (_, sizes) =
        packet::ask(&ask).map_err(|faults| faults.iter().map(|fault| format!("--{fault}")).collect::<Faults>())?;
    super::print(&match (args.json, args.svg) {
        (true, _) => super::json(&sizes)?,
        (_, true) => packet::svg(&sizes),
        (false, false) => text(&sizes),
    })
}

fn text(sizes: &Sizes) -> String {
    let mut text = format!("MTU {}\nTCP MSS {}\n\nOf the path's {} bytes:\n", sizes.mtu, sizes.mss, sizes.path);
    for layer in &sizes.layers {
        let source = layer.source.rsplit('/').next().unwrap_or_default().to_uppercase();
        text.push_str(&format!("{:>6}  {}: {} {source}\n", layer.bytes, layer.name, layer.why).replace(" \n", "\n"));
    }
    sizes.notes.iter().for_each(|note| text.push_str(&format!("{note}.\n")));
    text
}
