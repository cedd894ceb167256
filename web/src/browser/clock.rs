//! Today, by the clock of the user's machine.

use jiff::civil::Date;

/// Today where the user sits.
pub fn today() -> Date {
    let now = js_sys::Date::new_0();
    // The browser's own calendar: never outside its bounds.
    let part = |number: u32| i8::try_from(number).unwrap_or(1);
    let year = i16::try_from(now.get_full_year()).unwrap_or(i16::MAX);
    Date::new(year, part(now.get_month() + 1), part(now.get_date())).unwrap_or(Date::MAX)
}
