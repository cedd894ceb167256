//! The sizes' prices as bars: SVG from the comparison alone.

use super::{Comparison, Offer};
use crate::diagram::shapes::Svg;

const WIDTH: u32 = 720;
const MARGIN: u32 = 12;
const ROW: u32 = 30;
/// Where the bars begin, and how long the longest is.
const BARS: (u32, u64) = (170, 360);

/// One bar a size, in the order of the comparison; what does not fit is drawn
/// lighter, and a price that is not known has words and no bar; one known in part has
/// the bar of what is known. The same numbers
/// are the table: [`Comparison::offers`].
pub fn svg(comparison: &Comparison) -> String {
    let rows = comparison.offers.len() as u32;
    let title = format!("A month of each size for {}", comparison.gateway);
    let mut svg = Svg::new(WIDTH, rows * ROW + 2 * MARGIN, &title, &description(comparison));
    let most = comparison.offers.iter().filter_map(|offer| offer.micros).max().unwrap_or(0);
    for (row, offer) in comparison.offers.iter().enumerate() {
        let top = MARGIN + row as u32 * ROW;
        svg.text((MARGIN, top + 18), "start", if offer.fits { "name" } else { "small" }, offer.name);
        let length = length(offer, most);
        if let Some(length) = length {
            let class = if offer.fits { "inside" } else { "payload" };
            svg.band((BARS.0, top + 5), (length, ROW - 12), class);
        }
        let words = words(comparison, offer);
        svg.text((BARS.0 + length.unwrap_or(0) + 8, top + 18), "start", "small", &words);
    }
    svg.finish()
}

fn length(offer: &Offer, most: u64) -> Option<u32> {
    let micros = u128::from(offer.micros?);
    let length = micros * u128::from(BARS.1) / u128::from(most.max(1));
    u32::try_from(length).ok()
}

fn words(comparison: &Comparison, offer: &Offer) -> String {
    let price = if offer.micros.is_some() { "" } else { "price " };
    let fits = if offer.fits { "" } else { "; does not fit" };
    [price, &offer.price(&comparison.currency), fits].concat()
}

fn description(comparison: &Comparison) -> String {
    let one = |offer: &Offer| format!("{}: {}.", offer.name, words(comparison, offer));
    comparison.offers.iter().map(one).collect::<Vec<_>>().join(" ")
}
