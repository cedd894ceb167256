//! Amounts of money as whole micro-units.

/// The largest price of one unit, in micro-units: beyond it somebody has slipped.
const MOST: u64 = 10_000_000_000;

/// Reads an amount: digits, a point, at most six digits; also as JSON writes small
/// numbers (`5e-3`). The answer is in micro-units.
///
/// # Errors
/// What is wrong with it: no number, negative, finer than a micro-unit, above 10,000.
pub fn read_amount(text: &str) -> Result<u64, String> {
    let text = text.trim();
    let fault = |what: &str| Err(format!("\"{text}\" {what}"));
    if text.starts_with('-') {
        return fault("is negative");
    }
    let (number, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let digits = [whole, part].concat();
    let plain = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let Some(exponent) = exponent.parse::<i32>().ok().filter(|exponent| exponent.abs() < 100) else {
        return fault("is no amount of money");
    };
    if !plain(&digits) || whole.is_empty() || (number.contains('.') && part.is_empty()) {
        return fault("is no amount of money");
    }
    let shift = 6 + exponent - part.len() as i32;
    match scaled(digits.trim_start_matches('0'), shift) {
        None => fault("is finer than a millionth"),
        Some(Err(())) => fault("is more than 10000 for one unit"),
        Some(Ok(micros)) => Ok(micros),
    }
}

/// The digits times ten to the `shift`; none when that is no whole number.
fn scaled(digits: &str, shift: i32) -> Option<Result<u64, ()>> {
    let kept = if shift < 0 {
        let cut = digits.len().saturating_sub(shift.unsigned_abs() as usize);
        let (kept, lost) = digits.split_at(cut);
        if lost.bytes().any(|byte| byte != b'0') {
            return None;
        }
        kept
    } else {
        digits
    };
    let zeros = shift.max(0) as u32;
    let value = if kept.is_empty() { Ok(0) } else { kept.parse::<u64>().map_err(|_| ()) };
    let power = 10_u64.checked_pow(zeros).filter(|_| !kept.is_empty());
    let value = match (value, power) {
        (Ok(0), _) => Ok(0),
        (Ok(value), Some(power)) => value.checked_mul(power).filter(|micros| *micros <= MOST).ok_or(()),
        _ => Err(()),
    };
    Some(value)
}

/// An amount as people write it, rounded to cents: `141.62 USD`.
pub fn shown(micros: u64, currency: &str) -> String {
    let cents = micros / 10_000 + u64::from(micros % 10_000 >= 5_000);
    format!("{}.{:02} {currency}", cents / 100, cents % 100)
}

/// A percentage with up to two digits after the point, in hundredths of a percent.
pub(super) fn read_percent(text: &str) -> Result<u64, String> {
    let micros = read_amount(text.trim().trim_end_matches('%'))?;
    if micros > 100_000_000 || micros % 10_000 != 0 {
        return Err(format!("\"{}\" is no discount in percent", text.trim()));
    }
    Ok(micros / 10_000)
}
