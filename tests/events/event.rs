use std::thread;

use tickcord::encoding::json::{Kind, ReadError};
use tickcord::events::{Event, Queue};
use tickcord::model::EventKind;

use crate::allocation::is_followed_by_nul;
use crate::dispatch;

#[test]
fn a_dispatch_knows_its_kind_name_sequence_and_data() {
    let event = dispatch(r#"{"t":"MESSAGE_CREATE","s":42,"op":0,"d":{"id":"1","content":"hi"}}"#);
    assert_eq!(event.kind(), EventKind::MessageCreate);
    assert_eq!(event.name(), c"MESSAGE_CREATE");
    assert_eq!(event.sequence(), Some(42));
    assert_eq!(event.json(), r#"{"id":"1","content":"hi"}"#);
    assert_eq!(event.get_str("/content"), Ok("hi"));
    assert_eq!(event.get_u64("/id"), Ok(1));
}

#[test]
fn a_dispatch_nobody_knows_arrives_by_name() {
    let event = dispatch(r#"{"t":"NEW_THING","s":1,"op":0,"d":[1]}"#);
    assert_eq!((event.kind(), event.name()), (EventKind::Unknown, c"NEW_THING"));
    let event = dispatch(r#"{"t":"NEW\u005fTHING","op":0,"d":[1]}"#);
    assert_eq!((event.name(), event.sequence()), (c"NEW_THING", None));
    let event = dispatch(r#"{"t":"CUT\u0000OFF","op":0,"d":[1]}"#);
    assert_eq!(event.name(), c"CUT");
    let event = dispatch(r#"{"t":"FATAL","op":0,"d":{}}"#);
    assert_eq!((event.kind(), event.name()), (EventKind::Unknown, c"FATAL"));
    let event = dispatch(r#"{"op":0,"d":{}}"#);
    assert_eq!((event.kind(), event.name()), (EventKind::Unknown, c""));
}

#[test]
fn the_byte_after_the_data_is_nul_wherever_the_data_stands() {
    for payload in [
        r#"{"t":"READY","s":1,"op":0,"d":{"v":10}}"#,
        r#"{"d":{"v":10},"t":"READY","s":1,"op":0}"#,
        " { \"op\":0,\"t\":\"READY\", \"d\" : {\"v\":10} \n , \"s\":1 } ",
    ] {
        let event = dispatch(payload);
        assert_eq!((event.kind(), event.sequence()), (EventKind::Ready, Some(1)));
        assert_eq!(event.json(), r#"{"v":10}"#);
        assert!(is_followed_by_nul(event.json()));
        assert_eq!(event.get_u64("/v"), Ok(10));
    }
}

#[test]
fn a_dispatch_without_data_has_null() {
    for payload in [r#"{"t":"RESUMED","s":2,"op":0}"#, r#"{"t":"RESUMED","s":2,"op":0,"d":null}"#] {
        let event = dispatch(payload);
        assert_eq!((event.kind(), event.sequence()), (EventKind::Resumed, Some(2)));
        assert_eq!((event.json(), event.get_kind("")), ("null", Ok(Kind::Null)));
        assert!(is_followed_by_nul(event.json()));
        assert_eq!(event.get_str("/x"), Err(ReadError::NotFound));
    }
}

#[test]
fn an_event_of_the_librarys_own() {
    let event = Event::own(EventKind::Fatal, r#"{"text":"a\u0000b"}"#.to_owned());
    assert_eq!((event.kind(), event.name(), event.sequence()), (EventKind::Fatal, c"FATAL", None));
    assert_eq!(event.get_str("/text"), Ok("a\0b"));
    assert!(is_followed_by_nul(event.json()));
    let event = Event::own(EventKind::Fatal, "not \"JSON\"".to_owned());
    assert_eq!(event.get_str(""), Ok("not \"JSON\""));
    assert_eq!(event.json(), r#""not \"JSON\"""#);
}

#[test]
fn parts_are_copied_once_and_end_with_nul() {
    let event = dispatch(r#"{"t":"X","op":0,"d":{"a": {"b" : [1, "x\n", {}]} ,"a2":null}}"#);
    assert!(std::ptr::eq(event.get_json("").expect("all"), event.json()));
    let cases = [
        ("/a", r#"{"b" : [1, "x\n", {}]}"#),
        ("/a/b", r#"[1, "x\n", {}]"#),
        ("/a/b/0", "1"),
        ("/a/b/1", r#""x\n""#),
        ("/a/b/2", "{}"),
        ("/a2", "null"),
    ];
    let first = cases.map(|(pointer, expected)| {
        let part = event.get_json(pointer).expect("is there");
        assert_eq!(part, expected);
        assert!(is_followed_by_nul(part));
        part
    });
    for (part, (pointer, _)) in first.into_iter().zip(cases) {
        assert!(std::ptr::eq(part, event.get_json(pointer).expect("is there")));
    }
}

#[test]
fn the_size_covers_the_text_and_never_changes() {
    let content = "x".repeat(10_000);
    let event = dispatch(&format!(r#"{{"t":"MESSAGE_CREATE","op":0,"d":{{"content":"{content}"}}}}"#));
    let size = event.byte_size();
    assert!((20_000..22_000).contains(&size), "{size}");
    assert_eq!(event.get_str("/content").map(str::len), Ok(10_000));
    assert_eq!(event.byte_size(), size);
}

#[test]
fn bytes_beside_the_data_count_in_the_size() {
    let plain = || Event::own(EventKind::RequestResult, "{}".to_owned());
    assert_eq!(plain().bytes(), b"");
    let carrying = plain().with_bytes(vec![0xff; 10_000]);
    assert_eq!((carrying.bytes(), carrying.json()), ([0xff; 10_000].as_slice(), "{}"));
    assert!(carrying.byte_size() >= plain().byte_size() + 10_000);
}

#[test]
fn many_threads_read_one_event_at_once() {
    let numbers: Vec<_> = (0..500).map(|number| format!(r#"{{"n":"{number}"}}"#)).collect();
    let json = format!("[{}]", numbers.join(","));
    for _ in 0..50 {
        let event = crate::event(&json);
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    for number in (0..500).step_by(7) {
                        assert_eq!(event.get_u64(&format!("/{number}/n")), Ok(number));
                        let part = event.get_json(&format!("/{number}"));
                        assert_eq!(part, Ok(format!(r#"{{"n":"{number}"}}"#).as_str()));
                    }
                });
            }
        });
    }
}

#[test]
fn what_is_printed_for_debugging_leaves_the_data_out() {
    let event = dispatch(r#"{"t":"VOICE_SERVER_UPDATE","s":9,"op":0,"d":{"token":"secret"}}"#);
    let text = format!("{event:?}");
    assert!(text.contains("VOICE_SERVER_UPDATE") && !text.contains("secret"), "{text}");
}

#[test]
fn events_and_queues_go_between_threads() {
    fn assert_shared<T: Send + Sync>() {}
    assert_shared::<Event>();
    assert_shared::<Queue>();
}

#[test]
fn the_members_of_an_object_are_listed_by_name() {
    let event = dispatch(
        r#"{"t":"X","op":0,"d":{"users":{"7":{"a":1},"a/b~":2,"\u0041\"\u0000":[3]},"x":[1],"n":null}}"#,
    );
    let keys: Vec<_> = (0..3).map(|index| event.get_key("/users", index).unwrap()).collect();
    assert_eq!(keys, ["7", "a/b~", "A\"\0"]);
    assert!(keys.iter().all(|key| is_followed_by_nul(key)));
    assert_eq!(event.get_u64("/users/a~1b~0"), Ok(2));
    assert_eq!(event.get_key("", 2), Ok("n"));
    // A value and its name can be asked for both.
    assert_eq!((event.get_json("/users/7"), event.get_key("/users", 0)), (Ok(r#"{"a":1}"#), Ok("7")));
    for (pointer, index, error) in [
        ("/users", 3, ReadError::NotFound),
        ("/users", usize::MAX, ReadError::NotFound),
        ("/nobody", 0, ReadError::NotFound),
        ("/x", 0, ReadError::WrongType),
        ("/n", 0, ReadError::IsNull),
        ("users", 0, ReadError::BadPointer),
    ] {
        assert_eq!(event.get_key(pointer, index), Err(error), "{pointer} {index}");
    }
}

#[test]
fn a_large_object_is_listed_in_order_from_many_threads() {
    let members: Vec<_> = (0..500).map(|number| format!("\"k{number}\":{number}")).collect();
    let event = dispatch(&format!(r#"{{"t":"X","op":0,"d":{{{}}}}}"#, members.join(",")));
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for number in 0..500 {
                    assert_eq!(event.get_key("", number).unwrap(), format!("k{number}"));
                }
            });
        }
    });
}
