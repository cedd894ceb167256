//! A device's facts without what plans and writes: copies that the compiler makes,
//! so that the linker leaves out all code that only the originals point to.

use std::ops::RangeInclusive;

use super::{Device, KeyRule, ManualRules, SpiRule};

impl Device {
    /// The device without rules, prices and files. Nothing asks for them here: a plan, which
    /// all of them work on, cannot be made.
    pub(super) const fn facts(&'static self, manual: Option<&'static ManualRules>) -> Self {
        Self {
            psk: self.psk,
            manual,
            render: |_| Vec::new(),
            parameters: |_, _| Vec::new(),
            runbook: |_| Vec::new(),
            merge: None,
            bill: None,
            rules: &[],
            ..*self
        }
    }

    /// Its manual keying, likewise.
    pub(super) const fn manual_facts(&self) -> Option<ManualRules> {
        let Some(rules) = self.manual else { return None };
        let range = RangeInclusive::new(*rules.spi.range.start(), *rules.spi.range.end());
        Some(ManualRules {
            rows: rules.rows,
            spi: SpiRule { range, ..rules.spi },
            key: KeyRule { ..rules.key },
            parameters: |_, _| Vec::new(),
        })
    }
}
