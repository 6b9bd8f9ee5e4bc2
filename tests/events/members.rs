//! A look at a few members without an index.

use tickcord::encoding::json::{take_string_member, unsigned_members};

use crate::event;
use crate::generator::{Random, document};

const NAMES: [&str; 2] = ["guild_id", "id"];

#[test]
fn members_are_found_among_others_in_any_order() {
    let cases = [
        (r#"{"guild_id":"175928847299117063","id":"2"}"#, [Some(175_928_847_299_117_063), Some(2)]),
        (r#"{"id":7,"x":{"guild_id":"1","id":[2]},"y":["guild_id"]}"#, [None, Some(7)]),
        (" { \"a\" : null , \"guild_id\" : 5 } ", [Some(5), None]),
        (r#"{"guild_id":1,"guild_id":2}"#, [Some(2), None]),
        (r#"{"guild_id":1,"guild_id":null}"#, [None, None]),
        (r#"{"guild_id":"\u0031\u0032","id":1e2}"#, [Some(12), Some(100)]),
        ("{}", [None, None]),
    ];
    for (json, expected) in cases {
        assert_eq!(unsigned_members(json, NAMES), expected, "{json}");
    }
}

#[test]
fn what_is_no_such_number_or_no_object_is_none() {
    for value in [
        "null",
        "true",
        "-1",
        "1.5",
        "\"\"",
        "\"-1\"",
        "\"1.0\"",
        "\"x\"",
        "18446744073709551616",
        "[1]",
        "{}",
    ] {
        assert_eq!(unsigned_members(&format!(r#"{{"id":{value}}}"#), NAMES), [None, None], "{value}");
    }
    for json in ["", "null", "[]", "3", "\"id\"", "{", r#"{"id""#, r#"{"id":"#, r#"{"id":1,"guild_id":"#] {
        assert_eq!(unsigned_members(json, NAMES)[0], None, "{json}");
    }
}

#[test]
fn it_agrees_with_the_index_on_any_document() {
    let mut random = Random(11);
    let mut hits = 0;
    for _ in 0..2000 {
        let [first, second, third] = std::array::from_fn(|_| document(&mut random));
        let json = format!(r#" {{"id":{first},"x":{second},"a" :{third}}} "#);
        let event = event(&json);
        let names = ["a", "id", ""];
        let expected = names.map(|name| event.get_u64(&format!("/{name}")).ok());
        hits += expected.iter().flatten().count();
        assert_eq!(unsigned_members(&json, names), expected, "{json}");
    }
    assert!(hits > 100, "{hits}");
}

#[test]
fn a_secret_is_taken_out_wherever_it_stands_at_the_top() {
    let cases = [
        (r#"{"token":"a\u0062","id":"1"}"#, r#"{"token":"","id":"1"}"#, Some("ab")),
        (
            r#"{ "x":{"token":"stays"}, "t\u006fken" : "b" }"#,
            r#"{ "x":{"token":"stays"}, "t\u006fken" : "" }"#,
            Some("b"),
        ),
        (r#"{"token":"a","token":"b"}"#, r#"{"token":"","token":""}"#, Some("b")),
        (r#"{"token":5,"y":"token"}"#, r#"{"token":5,"y":"token"}"#, None),
        (r#"["token","b"]"#, r#"["token","b"]"#, None),
    ];
    for (object, left, taken) in cases {
        let mut text = format!(r#"{{"d":{object},"op":0}}"#);
        let found = take_string_member(&mut text, 5..5 + object.len(), "token");
        assert_eq!((found.as_deref(), text), (taken, format!(r#"{{"d":{left},"op":0}}"#)), "{object}");
    }
}
