use tickcord::encoding::json::{Kind, ReadError};

use crate::event;

#[test]
fn the_examples_of_rfc_6901() {
    let json =
        r#"{"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\j":5,"k\"l":6," ":7,"m~n":8}"#;
    let event = event(json);
    assert_eq!(event.get_json(""), Ok(json));
    assert_eq!(event.get_json("/foo"), Ok(r#"["bar","baz"]"#));
    assert_eq!(event.get_str("/foo/0"), Ok("bar"));
    let numbers = [
        ("/", 0),
        ("/a~1b", 1),
        ("/c%d", 2),
        ("/e^f", 3),
        ("/g|h", 4),
        ("/i\\j", 5),
        ("/k\"l", 6),
        ("/ ", 7),
        ("/m~0n", 8),
    ];
    for (pointer, expected) in numbers {
        assert_eq!(event.get_u64(pointer), Ok(expected), "{pointer}");
    }
}

#[test]
fn pointers_that_lead_nowhere_and_pointers_that_are_none() {
    let event = event(r#"{"a":[10,11,{"b":null}],"s":"text","~":1,"~1":2,"/":3,"1":4}"#);
    let cases = [
        ("/x", ReadError::NotFound),
        ("/a/3", ReadError::NotFound),
        ("/a/-", ReadError::NotFound),
        ("/a/-1", ReadError::NotFound),
        ("/a/+1", ReadError::NotFound),
        ("/a/01", ReadError::NotFound),
        ("/a/00", ReadError::NotFound),
        ("/a/1 ", ReadError::NotFound),
        ("/a/1e0", ReadError::NotFound),
        ("/a/", ReadError::NotFound),
        ("/a/99999999999999999999999", ReadError::NotFound),
        ("/a/0/0", ReadError::NotFound),
        ("/s/0", ReadError::NotFound),
        ("/a/2/b/c", ReadError::NotFound),
        ("/01", ReadError::NotFound),
        ("//", ReadError::NotFound),
        ("/A", ReadError::NotFound),
        ("/s\0", ReadError::NotFound),
        ("a", ReadError::BadPointer),
        ("#/a", ReadError::BadPointer),
        (" ", ReadError::BadPointer),
        ("/a~", ReadError::BadPointer),
        ("/~2", ReadError::BadPointer),
        ("/x/~", ReadError::BadPointer),
        ("/~~0", ReadError::BadPointer),
        ("/a/0/~3", ReadError::BadPointer),
    ];
    for (pointer, expected) in cases {
        assert_eq!(event.get_kind(pointer), Err(expected), "{pointer:?}");
    }
    assert_eq!(event.get_u64("/~0"), Ok(1));
    // RFC 6901: `~01` is `~1`, not `/`.
    assert_eq!(event.get_u64("/~01"), Ok(2));
    assert_eq!(event.get_u64("/~1"), Ok(3));
    assert_eq!(event.get_u64("/1"), Ok(4));
    assert_eq!(event.get_kind("/a/2/b"), Ok(Kind::Null));
}

#[test]
fn a_name_is_not_matched_beyond_its_end_or_inside_another() {
    let event = event(r#"{"ab":1,"abc":2,"a":3,"b\":1,\"c":4}"#);
    assert_eq!(event.get_u64("/a"), Ok(3));
    assert_eq!(event.get_u64("/ab"), Ok(1));
    assert_eq!(event.get_u64("/abc"), Ok(2));
    assert_eq!(event.get_kind("/"), Err(ReadError::NotFound));
    assert_eq!(event.get_u64("/b\":1,\"c"), Ok(4));
    let plain = crate::event(r#"{"a":1,"b":2}"#);
    assert_eq!(plain.get_kind("/a\":1,\"b"), Err(ReadError::NotFound));
    assert_eq!(plain.get_kind("/a\""), Err(ReadError::NotFound));
}

#[test]
fn names_with_escapes_are_found_by_what_they_say() {
    let event =
        event(r#"{"\u0061":1,"t\tb":2,"\ud83d\ude00":3,"n\u0000l":4,"x\\n":5,"x\n":6,"\ud800":7,"q\"":8}"#);
    let cases = [
        ("/a", 1),
        ("/t\tb", 2),
        ("/😀", 3),
        ("/n\0l", 4),
        ("/x\\n", 5),
        ("/x\n", 6),
        ("/\u{fffd}", 7),
        ("/q\"", 8),
    ];
    for (pointer, expected) in cases {
        assert_eq!(event.get_u64(pointer), Ok(expected), "{pointer:?}");
    }
    assert_eq!(event.get_kind("/\\u0061"), Err(ReadError::NotFound));
}

#[test]
fn of_names_that_repeat_the_last_counts() {
    let event = event(r#"{"a":{"x":1},"b":2,"a":{"y":3},"\u0061":{"z":4}}"#);
    assert_eq!(event.get_u64("/a/z"), Ok(4));
    assert_eq!(event.get_kind("/a/x"), Err(ReadError::NotFound));
    assert_eq!(event.get_count(""), Ok(4));
}

#[test]
fn each_accessor_tells_null_and_other_types_apart() {
    let event = event(r#"{"n":null,"b":true,"i":1,"s":"x","a":[],"o":{}}"#);
    let errors = |pointer: &str| {
        [
            event.get_str(pointer).err(),
            event.get_u64(pointer).err(),
            event.get_i64(pointer).err(),
            event.get_f64(pointer).err(),
            event.get_bool(pointer).err(),
            event.get_count(pointer).err(),
            event.get_json(pointer).err(),
        ]
    };
    let wrong = Some(ReadError::WrongType);
    let null = Some(ReadError::IsNull);
    assert_eq!(errors("/n"), [null, null, null, null, null, null, None]);
    assert_eq!(errors("/b"), [wrong, wrong, wrong, wrong, None, wrong, None]);
    assert_eq!(errors("/i"), [wrong, None, None, None, wrong, wrong, None]);
    assert_eq!(errors("/s"), [None, wrong, wrong, wrong, wrong, wrong, None]);
    assert_eq!(errors("/a"), [wrong, wrong, wrong, wrong, wrong, None, None]);
    assert_eq!(errors("/o"), [wrong, wrong, wrong, wrong, wrong, None, None]);
    let missing = Some(ReadError::NotFound);
    assert_eq!(errors("/x"), [missing; 7]);

    let kinds = ["/n", "/b", "/i", "/s", "/a", "/o"].map(|pointer| event.get_kind(pointer));
    let all = [Kind::Null, Kind::Bool, Kind::Number, Kind::String, Kind::Array, Kind::Object];
    assert_eq!(kinds, all.map(Ok));
}

#[test]
fn every_element_of_a_large_array_of_objects_is_reached() {
    let members: Vec<_> =
        (0..3000).map(|id| format!(r#"{{"user":{{"id":"{id}"}},"roles":[1,[2],3]}}"#)).collect();
    let event = event(&format!(r#"{{"members":[{}],"after":true}}"#, members.join(",")));
    assert_eq!(event.get_count("/members"), Ok(3000));
    for id in [0, 1, 1499, 2998, 2999] {
        assert_eq!(event.get_u64(&format!("/members/{id}/user/id")), Ok(id));
        assert_eq!(event.get_count(&format!("/members/{id}/roles")), Ok(3));
        assert_eq!(event.get_u64(&format!("/members/{id}/roles/1/0")), Ok(2));
    }
    assert_eq!(event.get_bool("/after"), Ok(true));
}

#[test]
fn the_document_may_be_a_bare_value() {
    assert_eq!(event("7").get_u64(""), Ok(7));
    assert_eq!(event(r#""x""#).get_str(""), Ok("x"));
    assert_eq!(event("null").get_kind(""), Ok(Kind::Null));
    assert_eq!(event("7").get_u64("/"), Err(ReadError::NotFound));
    assert_eq!(event(" [1] ").get_u64("/0"), Ok(1));
}
