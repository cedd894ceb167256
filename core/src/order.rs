//! Putting short lists in order.

/// The list in order: `before` says whether the first may stand before the second
/// (so: less or equal). Equal entries keep their places.
///
/// An insertion sort: the lists here have a few dozen entries, and the standard
/// library's sort costs the page some six kilobytes for each type that it sorts.
pub fn in_order<T>(list: Vec<T>, before: impl Fn(&T, &T) -> bool) -> Vec<T> {
    let mut sorted: Vec<T> = Vec::with_capacity(list.len());
    for item in list {
        let place = sorted.iter().rposition(|other| before(other, &item)).map_or(0, |place| place + 1);
        sorted.insert(place, item);
    }
    sorted
}

#[cfg(test)]
mod tests {
    use super::in_order;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_order_is_that_of_the_standard_library(list in proptest::collection::vec((0_u8..8, any::<u16>()), 0..60)) {
            let mut expected = list.clone();
            expected.sort_by_key(|(key, _)| *key);
            prop_assert_eq!(in_order(list, |(one, _), (other, _)| one <= other), expected);
        }
    }
}
