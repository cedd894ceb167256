//! Amounts exactly, bills line by line, unknown prices never zero.

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::book::cost;
use super::*;

#[test]
fn an_amount_is_read_to_the_millionth_or_refused() {
    for (text, micros) in [
        ("0", 0),
        ("0.19", 190_000),
        ("0.000001", 1),
        (" 3.65 ", 3_650_000),
        ("10000", 10_000_000_000),
        ("5e-3", 5_000),
        ("1E-6", 1),
        ("0.1900000000", 190_000),
        ("00012", 12_000_000),
        ("0e99", 0),
    ] {
        assert_eq!(read_amount(text), Ok(micros), "{text}");
    }
    let refused = |text: &str, expected: Expect| expected.assert_eq(&read_amount(text).expect_err(text));
    refused("-0.19", expect![[r#""-0.19" is negative"#]]);
    refused("0.0000001", expect![[r#""0.0000001" is finer than a millionth"#]]);
    refused("1e-7", expect![[r#""1e-7" is finer than a millionth"#]]);
    refused("10000.000001", expect![[r#""10000.000001" is more than 10000 for one unit"#]]);
    refused("99999999999999999999999", expect![[r#""99999999999999999999999" is more than 10000 for one unit"#]]);
    for text in ["", ".", "1.", ".5", "1,5", "0x10", "NaN", "1e", "1e999", "+1", "1.2.3", "1 2"] {
        assert_eq!(read_amount(text), Err(format!("\"{text}\" is no amount of money")));
    }
}

#[test]
fn an_amount_is_shown_in_cents_rounded_to_the_nearest() {
    for (micros, text) in
        [(0, "0.00 X"), (4_999, "0.00 X"), (5_000, "0.01 X"), (141_620_000, "141.62 X"), (999_995_000, "1000.00 X")]
    {
        assert_eq!(shown(micros, "X"), text);
    }
}

#[test]
fn tiers_are_paid_each_for_itself_and_an_unknown_one_makes_all_unknown() {
    let tiers =
        [(0, Some(0)), (100, Some(87)), (1_000, None), (2_000, Some(5))].map(|(above, micros)| Tier { above, micros });
    for (quantity, expected) in
        [(0, Some(0)), (100, Some(0)), (101, Some(87)), (1_000, Some(78_300)), (1_001, None), (3_000, None)]
    {
        assert_eq!(cost(&tiers, quantity), expected, "{quantity}");
    }
    assert_eq!(cost(&[], 1), None, "no price is no price, not zero");
    assert_eq!(cost(&[Tier { above: 0, micros: Some(u64::MAX) }], 2), None);
}

proptest! {
    /// A slip in a price field must not become an amount.
    #[test]
    fn any_text_is_an_amount_or_a_refusal(text in "\\PC{0,12}|[0-9.eE+-]{0,24}") {
        if let Ok(micros) = read_amount(&text) {
            prop_assert!(micros <= 10_000_000_000);
        }
    }

    #[test]
    fn what_is_written_with_six_digits_is_read_exactly(micros in 0_u64..=10_000_000_000) {
        let text = format!("{}.{:06}", micros / 1_000_000, micros % 1_000_000);
        prop_assert_eq!(read_amount(&text), Ok(micros));
    }

    /// Against the sum unit by unit, and never an overflow.
    #[test]
    fn tiers_cost_what_their_units_cost(
        steps in proptest::collection::vec((1_u64..50, 0_u64..=10_000_000_000), 1..5),
        quantity in 0_u64..200,
        huge in any::<u64>(),
    ) {
        let mut above = 0;
        let tiers: Vec<Tier> = steps.iter().map(|(width, micros)| {
            let tier = Tier { above, micros: Some(*micros) };
            above += width;
            tier
        }).collect();
        let one = |unit: u64| tiers.iter().rev().find(|tier| tier.above < unit).and_then(|tier| tier.micros).unwrap_or(0);
        prop_assert_eq!(cost(&tiers, quantity), Some((1..=quantity).map(one).sum()));
        let _ = cost(&tiers, huge);
    }
}
