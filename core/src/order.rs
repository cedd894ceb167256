//! Putting short lists in order.

/// The list in the order of its keys; equal keys keep their places.
///
/// An insertion sort: the lists here have a few dozen entries, and the standard
/// library's sort costs the page some six kilobytes for each type that it sorts.
pub fn in_order<T, K: Ord>(list: Vec<T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let mut sorted: Vec<T> = Vec::with_capacity(list.len());
    for item in list {
        let own = key(&item);
        let place = sorted.iter().rposition(|other| key(other) <= own).map_or(0, |place| place + 1);
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
            prop_assert_eq!(in_order(list, |(key, _)| *key), expected);
        }
    }
}
