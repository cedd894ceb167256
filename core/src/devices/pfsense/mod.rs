//! stub
use super::{Behaviour, Device, DeviceFacts, Parameter, PskRule, RunStep};
use crate::bundle::Artifact;
use crate::fact::{Source, day};
use crate::side::{Side, TunnelView};

static STUB: Source = Source { title: "", url: "https://example.org", checked: day(2026, 11, 21) };

/// stub
pub static DEVICE: Device = Device {
    id: "pfsense",
    name: "pfsense",
    about: "",
    releases: &[],
    default_release: "",
    questions: &[],
    rows: &[],
    psk: PskRule { alphabet: "", min: 1, max: None, words: "", source: &STUB },
    behaviour: |facts: &DeviceFacts<'_>| -> Behaviour {
        let _ = facts;
        loop {}
    },
    render: |side: &Side<'_>| -> Vec<Artifact> {
        let _ = side;
        Vec::new()
    },
    parameters: |side: &Side<'_>, view: &TunnelView<'_>| -> Vec<Parameter> {
        let _ = (side, view);
        Vec::new()
    },
    runbook: |side: &Side<'_>| -> Vec<RunStep> {
        let _ = side;
        Vec::new()
    },
    merge: None,
    rules: &[],
    judged_by: "",
};
