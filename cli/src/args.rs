//! The command's words.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

/// Plan, check and export both ends of an IPsec site-to-site tunnel.
#[derive(Debug, Parser)]
#[command(name = "tunnelwright", version, about)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Names of the built-in scenarios
    Presets {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Print a built-in scenario as JSON
    Preset {
        /// Its name
        name: String,
    },
    /// Check a scenario; exit 1 when a finding is an error
    Check(CheckArgs),
    /// Write every file of both sides
    Export(ExportArgs),
    /// Whether two ends will agree
    Agree(AgreeArgs),
    /// What a scenario costs in a month
    Cost(CostArgs),
    /// Largest packet and TCP segment in a tunnel, with every byte around them
    Mtu(MtuArgs),
    /// Take what `export --merge` added out of a saved configuration again
    Unmerge(UnmergeArgs),
    /// What each device can do, each row dated and sourced
    Matrix(crate::commands::matrix::Args),
    /// Addresses for a tunnel: the gateway's subnet, transit networks, conflicts
    PlanSubnet(crate::commands::plan_subnet::Args),
    /// Overlaps and summary of a list of prefixes
    Overlap(crate::commands::overlap::Args),
    /// Pre-shared keys, notations of manual keys, SPIs
    #[command(subcommand)]
    Key(KeyCommand),
    /// JSON Schema of the scenario
    Schema,
    /// A reference page as Markdown
    #[command(hide = true)]
    Docs {
        /// Which
        page: Page,
    },
}

/// The reference pages.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub enum Page {
    /// Every finding by its code
    Rules,
    /// Every device with its abilities
    Devices,
    /// The schema
    Schema,
    /// The schema of everything that goes into the library and comes out
    Library,
    /// The generated pages of the site, as a JSON object of path and text
    Site,
}

/// The days that facts and headers go by.
#[derive(Debug, clap::Args)]
pub struct Days {
    /// "Today", YYYY-MM-DD: stands in headers, and for scenarios without `as_of`
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    /// Judge the scenario at this day, whatever it says itself
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<String>,
}

/// `check`.
#[derive(Debug, clap::Args)]
pub struct CheckArgs {
    /// The scenario; `-` for standard input
    pub file: PathBuf,
    /// As JSON
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub days: Days,
}

/// `export`.
#[derive(Debug, clap::Args)]
pub struct ExportArgs {
    /// The scenario; `-` for standard input
    pub file: PathBuf,
    /// The folder to write into; made when it is not there
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Write the pre-shared keys into the files
    #[arg(long)]
    pub with_secrets: bool,
    /// Write all the same when a finding is an error
    #[arg(long)]
    pub despite_errors: bool,
    /// Add a side's tunnels to its saved configuration; may be given more than once
    #[arg(long, value_name = "[SIDE=]FILE")]
    pub merge: Vec<String>,
    /// 32 bytes of key material as 64 hex digits, for output that can be reproduced
    #[arg(long, value_name = "HEX")]
    pub seed: Option<String>,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub days: Days,
}

/// `agree`.
#[derive(Debug, clap::Args)]
pub struct AgreeArgs {
    /// One end: FILE#GATEWAY, or FILE#GATEWAY/TUNNEL where it has several
    pub a: String,
    /// The other end
    pub b: String,
    /// As JSON
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub days: Days,
}

/// `cost`. A month has 730 hours unless told otherwise; what the scenario expects (`expect`) holds where no option says other.
#[derive(Debug, clap::Args)]
pub struct CostArgs {
    /// The scenario; `-` for standard input
    pub file: PathBuf,
    /// Hours of the month [default: 730]
    #[arg(long, value_name = "HOURS", default_value = "", hide_default_value = true, allow_hyphen_values = true)]
    pub hours: String,
    /// Gigabytes that leave the cloud in the month
    #[arg(long, value_name = "GB", default_value = "", hide_default_value = true, allow_hyphen_values = true)]
    pub egress_gb: String,
    /// Gigabytes to virtual networks of other regions
    #[arg(long, value_name = "GB", default_value = "", hide_default_value = true, allow_hyphen_values = true)]
    pub vnet_gb: String,
    /// Throughput that is needed, Mbps (for --compare)
    #[arg(long, value_name = "MBPS", default_value = "", hide_default_value = true, allow_hyphen_values = true)]
    pub mbps: String,
    /// Both machines of the gateway at work, each with an address
    #[arg(long)]
    pub active_active: bool,
    /// A saved answer of the maker's price service (Azure Retail Prices, JSON): its prices go before the table's
    #[arg(long, value_name = "RETAIL.json")]
    pub prices: Option<PathBuf>,
    /// A price of your own for one unit; may be given more than once. A wrong METER lists all
    #[arg(long, value_name = "METER=AMOUNT", allow_hyphen_values = true)]
    pub price: Vec<String>,
    /// Percent to take off every line
    #[arg(long, value_name = "PERCENT", default_value = "", hide_default_value = true, allow_hyphen_values = true)]
    pub discount: String,
    /// The gateway's sizes side by side, the cheapest that fits first, with what each cannot do
    #[arg(long)]
    pub compare: bool,
    /// As JSON
    #[arg(long, conflicts_with = "svg")]
    pub json: bool,
    /// The sizes' prices as a bar chart
    #[arg(long)]
    pub svg: bool,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub days: Days,
}

/// `mtu`.
#[derive(Debug, clap::Args)]
pub struct MtuArgs {
    /// MTU of the path between the gateways in bytes; with --pppoe, of the Ethernet under it
    #[arg(long, value_name = "BYTES", default_value = "1500", allow_hyphen_values = true)]
    pub path: String,
    /// The suite as strongSwan writes it: aes256gcm16, aes256-sha256, chacha20poly1305
    #[arg(long, value_name = "SUITE")]
    pub esp: String,
    /// tunnel or transport
    #[arg(long, value_name = "MODE", default_value = "tunnel")]
    pub mode: String,
    /// ESP travels in UDP 4500
    #[arg(long)]
    pub nat_t: bool,
    /// IP version between the gateways: 4 or 6
    #[arg(long, value_name = "VERSION", default_value = "4")]
    pub outer: String,
    /// IP version of the packets inside: 4 or 6; 4 when not given, in transport mode as outside
    #[arg(long, value_name = "VERSION")]
    pub inner: Option<String>,
    /// GRE inside ESP, with an IP header of its own (of the outer version)
    #[arg(long)]
    pub gre: bool,
    /// The line speaks PPPoE: 8 bytes less outside
    #[arg(long)]
    pub pppoe: bool,
    /// As JSON
    #[arg(long, conflicts_with = "svg")]
    pub json: bool,
    /// As a drawing to scale
    #[arg(long)]
    pub svg: bool,
}

/// `unmerge`.
#[derive(Debug, clap::Args)]
pub struct UnmergeArgs {
    /// The scenario; `-` for standard input
    pub file: PathBuf,
    /// The saved configuration, with the side when several could be meant
    #[arg(long, value_name = "[SIDE=]FILE")]
    pub from: String,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub days: Days,
}

/// `key`.
#[derive(Debug, Subcommand)]
pub enum KeyCommand {
    /// A new pre-shared key that every end takes
    Psk(PskArgs),
    /// What every end makes of a pre-shared key, and how strong it is
    Check(KeyCheckArgs),
    /// A key in another notation
    Convert(ConvertArgs),
    /// SPIs for manual keys that both ends take
    Spi(SpiArgs),
}

/// `key psk`.
#[derive(Debug, clap::Args)]
pub struct PskArgs {
    /// The ends, parted by commas
    #[arg(long = "for", value_name = "DEVICE,DEVICE", value_delimiter = ',', required = true)]
    pub devices: Vec<String>,
    /// Number of characters [default: 32, or the most that every end takes]
    #[arg(long, value_name = "N")]
    pub length: Option<usize>,
    /// As JSON
    #[arg(long)]
    pub json: bool,
    /// 32 bytes of key material as 64 hex digits, for a key that can be reproduced
    #[arg(long, value_name = "HEX")]
    pub seed: Option<String>,
}

/// `key check`.
#[derive(Debug, clap::Args)]
pub struct KeyCheckArgs {
    /// The key; `-` for standard input, so that it stands in no history
    #[arg(allow_hyphen_values = true)]
    pub key: String,
    /// The ends, parted by commas
    #[arg(long = "for", value_name = "DEVICE,DEVICE", value_delimiter = ',', required = true)]
    pub devices: Vec<String>,
    /// As JSON
    #[arg(long)]
    pub json: bool,
}

/// `key convert`.
#[derive(Debug, clap::Args)]
pub struct ConvertArgs {
    /// Notation of the text: ascii, hex, 0x, dashed or base64
    #[arg(long, value_name = "NOTATION")]
    pub from: String,
    /// Notation to print
    #[arg(long, value_name = "NOTATION")]
    pub to: String,
    /// The key; `-` for standard input, so that it stands in no history
    pub text: String,
}

/// `key spi`.
#[derive(Debug, clap::Args)]
pub struct SpiArgs {
    /// The two ends
    #[arg(long = "for", value_name = "DEVICE,DEVICE", value_delimiter = ',', required = true)]
    pub devices: Vec<String>,
    /// As JSON
    #[arg(long)]
    pub json: bool,
    /// 32 bytes of key material as 64 hex digits, for numbers that can be reproduced
    #[arg(long, value_name = "HEX")]
    pub seed: Option<String>,
}
