use tickcord::encoding::json::{Envelope, IndexSize, JsonError, MAX_DEPTH, Problem, measure};

fn scan(text: &str) -> Envelope {
    Envelope::scan(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn problem(text: &str) -> Option<(Problem, usize)> {
    Envelope::scan(text).err().map(|JsonError { problem, at }| (problem, at))
}

#[test]
fn the_usual_order() {
    let text = r#"{"t":"MESSAGE_CREATE","s":42,"op":0,"d":{"id":"1","content":"hi\n"}}"#;
    let envelope = scan(text);
    assert_eq!((envelope.op, envelope.s), (0, Some(42)));
    assert_eq!(envelope.name(text).as_deref(), Some("MESSAGE_CREATE"));
    assert_eq!(&text[envelope.d.clone()], r#"{"id":"1","content":"hi\n"}"#);
    assert_eq!(envelope.size, IndexSize { nodes: 3, text: 2 + 4 });
}

#[test]
fn any_order_with_white_space_and_unknown_keys() {
    let data = r#"{"a":["x",{"t":"NO","s":7,"op":9,"d":1}],"b":"\u00e9"}"#;
    let members = [r#""t":"READY""#, r#""s":5"#, r#""op":0"#, &format!(r#""d":{data}"#)];
    let unknown = r#""_trace":["{\"op\":1}",{"op":3,"d":[{}]}]"#;
    let mut orders = 0;
    for (first, second, third) in (0..64).map(|order| (order % 4, order / 4 % 4, order / 16)) {
        if first == second || second == third || first == third {
            continue;
        }
        orders += 1;
        let order = [first, second, third, 6 - first - second - third].map(|at| members[at]);
        let plain = format!("{{{}}}", order.join(","));
        let unknown_between = format!("{{{unknown},{},{unknown}}}", order.join(&format!(",{unknown},")));
        let spaced = format!(" {{ {} }} ", order.join(" ,\n\t").replacen(':', " :\r\n ", 9));
        for text in [plain, unknown_between, spaced] {
            let envelope = scan(&text);
            assert_eq!((envelope.op, envelope.s), (0, Some(5)), "{text}");
            assert_eq!(envelope.name(&text).as_deref(), Some("READY"), "{text}");
            let found = &text[envelope.d.clone()];
            assert_eq!(found.replace(" :\r\n ", ":"), data, "{text}");
            assert_eq!(measure(found), Ok(envelope.size), "{text}");
        }
    }
    assert_eq!(orders, 24);
}

#[test]
fn of_keys_that_repeat_the_last_counts() {
    let text = r#"{"op":1,"d":{"a":["long",1,2]},"t":"A","s":1,"op":2,"s":null,"t":"B","d":"x","t":null}"#;
    let envelope = scan(text);
    assert_eq!((envelope.op, envelope.s, envelope.t.clone()), (2, None, None));
    assert_eq!(&text[envelope.d.clone()], r#""x""#);
    assert_eq!(envelope.size, IndexSize { nodes: 1, text: 2 });
}

#[test]
fn keys_and_names_with_escapes() {
    let text =
        r#"{"\u006fp":0,"\u0074":"MESSAGE\u005fCREATE","\u0073":3,"\u0064":[],"\u0064d":1,"o\u0000p":2}"#;
    let envelope = scan(text);
    assert_eq!((envelope.op, envelope.s), (0, Some(3)));
    assert_eq!(envelope.name(text).as_deref(), Some("MESSAGE_CREATE"));
    assert_eq!(&text[envelope.d.clone()], "[]");
}

#[test]
fn payloads_without_name_sequence_or_data() {
    let text = r#"{"t":null,"s":null,"op":11,"d":null}"#;
    let envelope = scan(text);
    assert_eq!((envelope.op, envelope.s, envelope.name(text)), (11, None, None));
    assert_eq!(&text[envelope.d.clone()], "null");
    let envelope = scan(r#"{"op":7}"#);
    assert_eq!((envelope.op, envelope.d), (7, 0..0));
}

#[test]
fn what_is_no_payload_is_refused() {
    use Problem as P;
    let cases = [
        ("", P::UnexpectedEnd, 0),
        ("[]", P::NotAnObject, 0),
        (" null", P::NotAnObject, 1),
        ("{}", P::NoOp, 2),
        (r#"{"d":1}"#, P::NoOp, 7),
        (r#"{"OP":1}"#, P::NoOp, 8),
        (r#"{"op":null}"#, P::BadOp, 6),
        (r#"{"op":-1}"#, P::BadOp, 6),
        (r#"{"op":1.5}"#, P::BadOp, 6),
        (r#"{"op":"0"}"#, P::BadOp, 6),
        (r#"{"op":[0]}"#, P::BadOp, 6),
        (r#"{"op":18446744073709551616}"#, P::BadOp, 6),
        (r#"{"op":0,"s":"1"}"#, P::BadSequence, 12),
        (r#"{"op":0,"s":-1}"#, P::BadSequence, 12),
        (r#"{"op":0,"s":true}"#, P::BadSequence, 12),
        (r#"{"op":0,"t":1}"#, P::BadName, 12),
        (r#"{"op":0,"t":{}}"#, P::BadName, 12),
        (r#"{"op":0,}"#, P::ExpectedKey, 8),
        (r#"{"op" 0}"#, P::ExpectedColon, 6),
        (r#"{"op":0 "s":1}"#, P::ExpectedCommaOrBrace, 8),
        (r#"{"op":0]"#, P::ExpectedCommaOrBrace, 7),
        (r#"{"op":0}{"#, P::TrailingText, 8),
        (r#"{"op":0,"d":{"a":[1,}]}}"#, P::ExpectedValue, 20),
        (r#"{"op":0,"x":tru}"#, P::BadLiteral, 15),
        (r#"{"op":0,"d":"#, P::UnexpectedEnd, 12),
        (r#"{"op":0,"d":1"#, P::UnexpectedEnd, 13),
        (r#"{"op":01}"#, P::ExpectedCommaOrBrace, 7),
    ];
    for (text, expected, at) in cases {
        assert_eq!(problem(text), Some((expected, at)), "{text}");
    }
    let text = r#"{"t":"A","s":1,"op":0,"d":{"a":"b"}}"#;
    for end in 0..text.len() {
        assert_eq!(problem(&text[..end]), Some((Problem::UnexpectedEnd, end)));
    }
}

#[test]
fn the_payloads_own_object_counts_as_a_level() {
    let payload = |depth: usize| format!(r#"{{"op":0,"d":{}{}}}"#, "[".repeat(depth), "]".repeat(depth));
    let limit = MAX_DEPTH as usize;
    assert_eq!(problem(&payload(limit - 1)), None);
    assert_eq!(problem(&payload(limit)), Some((Problem::TooDeep, 12 + limit - 1)));
    let unknown = format!(r#"{{"op":0,"x":{}"#, "[".repeat(1_000_000));
    assert_eq!(problem(&unknown), Some((Problem::TooDeep, 12 + limit - 1)));
}
