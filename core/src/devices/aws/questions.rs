//! What only this device asks for. The answers are held to the letters that their place takes.

use crate::devices::{Kind, Question, Show, Stage};

const fn text(
    key: &'static str,
    label: &'static str,
    help: &'static str,
    stage: Stage,
    check: fn(&str) -> Result<(), String>,
    default: &'static str,
) -> Question {
    Question {
        key,
        label,
        help,
        stage,
        kind: Kind::Text(check),
        default,
        required: false,
        show: Show::Always,
        advanced: true,
    }
}

/// Every question.
pub static QUESTIONS: &[Question] = &[
    Question {
        required: true,
        advanced: false,
        ..text(
            "region",
            "Region",
            "The region's name, like eu-central-1; \"aws ec2 describe-regions\" prints them.",
            Stage::Addresses,
            region,
            "eu-central-1",
        )
    },
    Question {
        advanced: false,
        ..text(
            "vpc_id",
            "VPC",
            "Id of the VPC that the gateway is attached to, like vpc-0a1b2c3d4e5f60718. When empty, the script asks for it.",
            Stage::Networks,
            vpc,
            "",
        )
    },
    text(
        "gateway_name",
        "Virtual private gateway",
        "Its name. A gateway of that name is left as it is and gets the new connection.",
        Stage::Export,
        name,
        "vpn-gateway",
    ),
    text(
        "connection_name",
        "VPN connection",
        "Its name, and the customer gateway's. With several ends opposite their short names are added.",
        Stage::Export,
        name,
        "site-to-site",
    ),
    text(
        "log_group",
        "CloudWatch log group",
        "ARN of a log group that gets each tunnel's log. May stay empty: then AWS keeps no log.",
        Stage::Export,
        log_group,
        "",
    ),
];

fn check(text: &str, most: usize, fits: fn(u8) -> bool, right: &str) -> Result<(), String> {
    if (1..=most).contains(&text.len()) && text.bytes().all(fits) { Ok(()) } else { Err(right.to_owned()) }
}

fn region(text: &str) -> Result<(), String> {
    let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    check(text, 30, fits, "write the region's name: small letters, digits and hyphens, like eu-central-1")
}

fn vpc(text: &str) -> Result<(), String> {
    let right = "write the VPC's id: vpc- and 8 or 17 hexadecimal digits";
    let digits = text.strip_prefix("vpc-").filter(|digits| matches!(digits.len(), 8 | 17)).ok_or(right)?;
    check(digits, 17, |b| matches!(b, b'0'..=b'9' | b'a'..=b'f'), right)
}

fn name(text: &str) -> Result<(), String> {
    let fits = |b: u8| b.is_ascii_alphanumeric() || b"._-".contains(&b);
    check(text, 80, fits, "use 1 to 80 letters, digits, periods, underscores and hyphens")
}

fn log_group(text: &str) -> Result<(), String> {
    let right = "write the log group's ARN, like arn:aws:logs:eu-central-1:111122223333:log-group:vpn";
    let fits = |b: u8| b.is_ascii_alphanumeric() || b":/._-#".contains(&b);
    if text.starts_with("arn:aws") && text.contains(":log-group:") {
        check(text, 600, fits, right)
    } else {
        Err(right.to_owned())
    }
}
