use tickcord::encoding::json::{JsonError, MAX_DEPTH, Problem, measure};

fn problem(json: &str) -> Option<(Problem, usize)> {
    measure(json).err().map(|JsonError { problem, at }| (problem, at))
}

#[test]
fn what_is_no_json_is_refused_with_the_reason_and_the_place() {
    use Problem as P;
    let cases = [
        ("", P::UnexpectedEnd, 0),
        ("  ", P::UnexpectedEnd, 2),
        ("{", P::UnexpectedEnd, 1),
        ("[", P::UnexpectedEnd, 1),
        ("[1", P::UnexpectedEnd, 2),
        ("[1,", P::UnexpectedEnd, 3),
        (r#"{"a"#, P::UnexpectedEnd, 3),
        (r#"{"a""#, P::UnexpectedEnd, 4),
        (r#"{"a":"#, P::UnexpectedEnd, 5),
        (r#"{"a":1"#, P::UnexpectedEnd, 6),
        (r#"{"a":1,"#, P::UnexpectedEnd, 7),
        (r#""abc"#, P::UnexpectedEnd, 4),
        (r#""abc\"#, P::UnexpectedEnd, 5),
        (r#""\u12"#, P::UnexpectedEnd, 5),
        ("tru", P::UnexpectedEnd, 3),
        ("-", P::UnexpectedEnd, 1),
        ("1.", P::UnexpectedEnd, 2),
        ("1e", P::UnexpectedEnd, 2),
        ("1e+", P::UnexpectedEnd, 3),
        ("x", P::ExpectedValue, 0),
        ("'a'", P::ExpectedValue, 0),
        ("NaN", P::ExpectedValue, 0),
        ("+1", P::ExpectedValue, 0),
        (".5", P::ExpectedValue, 0),
        ("]", P::ExpectedValue, 0),
        ("}", P::ExpectedValue, 0),
        ("[,1]", P::ExpectedValue, 1),
        ("[1,]", P::ExpectedValue, 3),
        ("[1,,2]", P::ExpectedValue, 3),
        ("[}", P::ExpectedValue, 1),
        (r#"{"a":}"#, P::ExpectedValue, 5),
        (r#"{"a":,"b":1}"#, P::ExpectedValue, 5),
        ("\u{feff}1", P::ExpectedValue, 0),
        ("\u{a0}1", P::ExpectedValue, 0),
        ("\x0b1", P::ExpectedValue, 0),
        ("\0", P::ExpectedValue, 0),
        ("// x\n1", P::ExpectedValue, 0),
        ("{]", P::ExpectedKey, 1),
        ("{,}", P::ExpectedKey, 1),
        ("{a:1}", P::ExpectedKey, 1),
        ("{1:1}", P::ExpectedKey, 1),
        (r#"{"a":1,}"#, P::ExpectedKey, 7),
        (r#"{"a":1,,"b":2}"#, P::ExpectedKey, 7),
        (r#"{"a" 1}"#, P::ExpectedColon, 5),
        (r#"{"a"}"#, P::ExpectedColon, 4),
        (r#"{"a","b"}"#, P::ExpectedColon, 4),
        (r#"{"a":1 "b":2}"#, P::ExpectedCommaOrBrace, 7),
        (r#"{"a":1]"#, P::ExpectedCommaOrBrace, 6),
        (r#"{"a":1:2}"#, P::ExpectedCommaOrBrace, 6),
        ("[1 2]", P::ExpectedCommaOrBracket, 3),
        ("[1}", P::ExpectedCommaOrBracket, 2),
        (r#"["a":1]"#, P::ExpectedCommaOrBracket, 4),
        ("[1\0]", P::ExpectedCommaOrBracket, 2),
        ("[01]", P::ExpectedCommaOrBracket, 2),
        ("[-01]", P::ExpectedCommaOrBracket, 3),
        ("[1x]", P::ExpectedCommaOrBracket, 2),
        ("trux", P::BadLiteral, 3),
        ("nulL", P::BadLiteral, 3),
        ("fALSE", P::BadLiteral, 1),
        ("-x", P::BadNumber, 1),
        ("--1", P::BadNumber, 1),
        ("[1.]", P::BadNumber, 3),
        ("[1.e3]", P::BadNumber, 3),
        ("[1e]", P::BadNumber, 3),
        ("[1e+-2]", P::BadNumber, 4),
        ("[-]", P::BadNumber, 2),
        (r#""\x""#, P::BadEscape, 2),
        (r#""\'""#, P::BadEscape, 2),
        (r#""\U0041""#, P::BadEscape, 2),
        (r#""\u00g0""#, P::BadEscape, 5),
        (r#""\u+041""#, P::BadEscape, 3),
        (r#""\ud83d\u00g0""#, P::BadEscape, 11),
        ("\"a\nb\"", P::ControlCharacter, 2),
        ("\"a\0b\"", P::ControlCharacter, 2),
        ("\"12345678\u{1f}\"", P::ControlCharacter, 9),
        ("{\"a\tb\":1}", P::ControlCharacter, 3),
        ("1 2", P::TrailingText, 2),
        ("{}}", P::TrailingText, 2),
        ("null\0", P::TrailingText, 4),
        ("[]]", P::TrailingText, 2),
        ("01", P::TrailingText, 1),
        ("truefalse", P::TrailingText, 4),
        (r#""a"b"#, P::TrailingText, 3),
    ];
    for (json, problem_expected, at) in cases {
        assert_eq!(problem(json), Some((problem_expected, at)), "{json:?}");
        assert!(serde_json::from_str::<serde_json::Value>(json).is_err(), "{json:?}");
    }
}

#[test]
fn every_truncation_of_a_document_is_refused() {
    let json = r#"{"a":[1,-2.5e+3,true,false,null,{}],"b\u00e9\n":{"c":"\ud83d\ude00","d":[[],{"e":""}]}}"#;
    assert_eq!(problem(json), None);
    for end in 0..json.len() {
        assert_eq!(problem(&json[..end]), Some((Problem::UnexpectedEnd, end)));
    }
}

#[test]
fn nesting_has_a_limit_and_no_depth_overflows_the_stack() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    let limit = MAX_DEPTH as usize;
    assert_eq!(problem(&nested(limit)), None);
    assert_eq!(problem(&nested(limit + 1)), Some((Problem::TooDeep, limit)));
    assert_eq!(problem(&nested(1_000_000)), Some((Problem::TooDeep, limit)));
    let objects = r#"{"a":"#.repeat(limit + 1);
    assert_eq!(problem(&objects), Some((Problem::TooDeep, limit * 5)));
    // What is closed makes room again.
    let wide = format!("[{}]", vec![nested(limit - 1); 3].join(","));
    assert_eq!(problem(&wide), None);
    // Both kinds mixed, so that each level has to be remembered.
    let mixed = format!("{}1{}", r#"[{"a":"#.repeat(limit / 2), "}]".repeat(limit / 2));
    assert_eq!(problem(&mixed), None);
    let crossed = format!("{}1{}", r#"[{"a":"#.repeat(limit / 2), "]}".repeat(limit / 2));
    assert!(matches!(problem(&crossed), Some((Problem::ExpectedCommaOrBrace, _))));
}

#[test]
fn errors_say_where_and_never_quote_the_text() {
    let error = measure(r#"{"token":"secret" x}"#).expect_err("not JSON");
    assert_eq!(error.to_string(), "invalid JSON at byte 18: expected a comma or the end of the object");
}
