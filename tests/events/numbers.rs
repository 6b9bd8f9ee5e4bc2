use tickcord::encoding::json::ReadError;

use crate::event;

const WRONG: ReadError = ReadError::WrongType;
const RANGE: ReadError = ReadError::OutOfRange;

#[test]
fn unsigned_integers() {
    let cases = [
        ("0", Ok(0)),
        ("-0", Ok(0)),
        ("-0.0", Ok(0)),
        ("1", Ok(1)),
        ("18446744073709551615", Ok(u64::MAX)),
        ("18446744073709551616", Err(RANGE)),
        ("99999999999999999999999999", Err(RANGE)),
        ("-1", Err(RANGE)),
        ("1.0", Ok(1)),
        ("1.000", Ok(1)),
        ("1e3", Ok(1000)),
        ("1E+3", Ok(1000)),
        ("1000e-3", Ok(1)),
        ("12.5e1", Ok(125)),
        ("1844674407370955161.5e1", Ok(u64::MAX)),
        ("1844674407370955161.6e1", Err(RANGE)),
        ("0e999999999999999999999999", Ok(0)),
        ("0.0e-999999999999999999999999", Ok(0)),
        ("1e19", Ok(10_000_000_000_000_000_000)),
        ("1e20", Err(RANGE)),
        ("1e999999999999999999999999", Err(RANGE)),
        ("9007199254740993", Ok(9_007_199_254_740_993)),
        ("0.5", Err(WRONG)),
        ("1.5", Err(WRONG)),
        ("1e-1", Err(WRONG)),
        ("1e-999999999999999999999999", Err(WRONG)),
        (r#""175928847299117063""#, Ok(175_928_847_299_117_063)),
        (r#""18446744073709551615""#, Ok(u64::MAX)),
        (r#""18446744073709551616""#, Err(RANGE)),
        (r#""007""#, Ok(7)),
        (r#""\u0031""#, Ok(1)),
        (r#""-1""#, Err(RANGE)),
        (r#""""#, Err(WRONG)),
        (r#""-""#, Err(WRONG)),
        (r#""+1""#, Err(WRONG)),
        (r#"" 1""#, Err(WRONG)),
        (r#""1.0""#, Err(WRONG)),
        (r#""1e3""#, Err(WRONG)),
        (r#""0x1""#, Err(WRONG)),
        (r#""1\u0000""#, Err(WRONG)),
        (r#""１""#, Err(WRONG)),
    ];
    for (json, expected) in cases {
        assert_eq!(event(json).get_u64(""), expected, "{json}");
    }
}

#[test]
fn signed_integers() {
    let cases = [
        ("0", Ok(0)),
        ("-0", Ok(0)),
        ("9223372036854775807", Ok(i64::MAX)),
        ("9223372036854775808", Err(RANGE)),
        ("-9223372036854775808", Ok(i64::MIN)),
        ("-9223372036854775809", Err(RANGE)),
        ("-18446744073709551616", Err(RANGE)),
        ("-1e3", Ok(-1000)),
        ("-1.5", Err(WRONG)),
        (r#""-9223372036854775808""#, Ok(i64::MIN)),
        (r#""--1""#, Err(WRONG)),
    ];
    for (json, expected) in cases {
        assert_eq!(event(json).get_i64(""), expected, "{json}");
    }
}

#[test]
fn floating_point() {
    let cases = [
        ("0", Ok(0.0)),
        ("0.1", Ok(0.1)),
        ("-2.5e-3", Ok(-0.0025)),
        ("1.7976931348623157e308", Ok(f64::MAX)),
        ("5e-324", Ok(5e-324)),
        ("1e-400", Ok(0.0)),
        ("1e309", Err(RANGE)),
        ("-1e309", Err(RANGE)),
        ("9007199254740993", Ok(9_007_199_254_740_992.0)),
        (r#""1""#, Err(WRONG)),
    ];
    for (json, expected) in cases {
        assert_eq!(event(json).get_f64(""), expected, "{json}");
    }
    assert!(event("-0.0").get_f64("").is_ok_and(f64::is_sign_negative));
}
