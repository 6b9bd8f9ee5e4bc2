//! Integers from the text of a JSON number, exactly: nothing goes through floating point.

use super::document::ReadError;

/// The value of a JSON number as an unsigned integer.
///
/// `1.0`, `1e3` and `-0` are integers, because JSON has one type of number and other software writes them so. A number
/// with a fraction is `WrongType`, one that does not fit `OutOfRange`.
pub(super) fn unsigned(token: &str) -> Result<u64, ReadError> {
    match magnitude(token)? {
        (true, 1..) => Err(ReadError::OutOfRange),
        (_, value) => Ok(value),
    }
}

/// The value of a JSON number as a signed integer, by the same rules.
pub(super) fn signed(token: &str) -> Result<i64, ReadError> {
    let (negative, value) = magnitude(token)?;
    let value = if negative { 0i64.checked_sub_unsigned(value) } else { i64::try_from(value).ok() };
    value.ok_or(ReadError::OutOfRange)
}

/// Whether `text` is digits with at most a minus before them: what Discord writes for snowflakes and permissions.
pub(super) fn is_decimal(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Sign and magnitude.
fn magnitude(token: &str) -> Result<(bool, u64), ReadError> {
    // Nearly every number is nothing but digits.
    if let Ok(value) = token.parse() {
        return Ok((false, value));
    }
    let (negative, token) = match token.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, token),
    };
    if !token.starts_with(|first: char| first.is_ascii_digit()) {
        return Err(ReadError::WrongType);
    }
    let (mantissa, exponent) = token.split_once(['e', 'E']).unwrap_or((token, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    // Digits left of the decimal point once the exponent has moved it. An exponent beyond an i64 stops at its end,
    // which is far enough to be out of range or all fraction.
    let huge = if exponent.starts_with('-') { i64::MIN } else { i64::MAX };
    let exponent = exponent.parse().unwrap_or(huge);
    let point = i64::try_from(whole.len()).unwrap_or(i64::MAX).saturating_add(exponent);

    let mut value = 0u64;
    let mut place = 0i64;
    for digit in whole.bytes().chain(fraction.bytes()).map(|byte| u64::from(byte - b'0')) {
        if place < point {
            value = times_ten(value)?.checked_add(digit).ok_or(ReadError::OutOfRange)?;
        } else if digit != 0 {
            return Err(ReadError::WrongType);
        }
        place += 1;
    }
    while place < point && value != 0 {
        value = times_ten(value)?;
        place += 1;
    }
    Ok((negative, value))
}

fn times_ten(value: u64) -> Result<u64, ReadError> {
    value.checked_mul(10).ok_or(ReadError::OutOfRange)
}
