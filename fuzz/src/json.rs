//! Text from the gateway: [`measure`], [`Index`] and [`Envelope::scan`] say what `serde_json` says.
//!
//! Up to the first NUL the input is a JSON pointer; behind it, or all of it when there is none, is the text.

use serde_json::Value as Other;
use tickcord::encoding::json::{Envelope, Index, JsonError, Problem, ReadError, Reserved, measure};

use super::{agreement, memory};

pub fn run(input: &[u8]) {
    let Ok(input) = str::from_utf8(input) else { return };
    let (pointer, text) = input.split_once('\0').unwrap_or(("", input));
    // Not a key to serde_json, where some crate of the build has it keep raw values.
    if text.contains("$serde_json::private::RawValue") {
        return;
    }
    let measured = measure(text);
    let other: Other = match serde_json::from_str(text) {
        Ok(other) => other,
        Err(error) => {
            if !is_deliberate(&error) {
                let problem = measured.expect_err("serde_json refuses it");
                assert!(problem.at <= text.len());
                assert!(Envelope::scan(text).is_err());
            }
            // No value to compare with, but nothing may panic.
            let _ = Envelope::scan(text);
            return;
        }
    };
    let size = match measured {
        Ok(size) => size,
        Err(problem) => panic!("{problem:?}, and serde_json takes it"),
    };
    let reserved = Reserved::new(size);
    let (taken, index) = memory::taken(|| Index::build(text, reserved));
    assert_eq!((taken.bytes, taken.calls), (0, 0), "an index fits into what was measured");
    let index = index.expect("JSON");
    let document = index.of(text);
    agreement::compare(document, &other, &mut String::new());

    let (taken, found) = memory::taken(|| document.value(pointer));
    assert_eq!(taken.calls, 0, "reading allocates nothing");
    match (found, other.pointer(pointer)) {
        (Ok(ours), Some(other)) => {
            let ours: Other = serde_json::from_str(ours.json()).expect("JSON");
            assert_eq!(&ours, other);
        }
        // RFC 6901 section 3: a tilde is followed by 0 or 1. serde_json does not mind.
        (Err(ReadError::NotFound | ReadError::BadPointer), None) | (Err(ReadError::BadPointer), Some(_)) => {}
        (ours, other) => panic!("{pointer}: {ours:?}, {other:?}"),
    }
    envelope(text, &other);
}

/// What is read here and not by `serde_json`: half a surrogate pair (RFC 8259 section 8.2 leaves it open, and Discord
/// passes on what its clients send), a number beyond a double (section 6: its digits are valid), and one level of
/// nesting more.
fn is_deliberate(error: &serde_json::Error) -> bool {
    let text = error.to_string();
    ["surrogate", "unexpected end of hex escape", "number out of range", "recursion limit"]
        .iter()
        .any(|reason| text.contains(reason))
}

fn envelope(text: &str, other: &Other) {
    let envelope = match Envelope::scan(text) {
        Ok(envelope) => envelope,
        Err(error) => return assert!(may_refuse(text, other, error), "{error:?}"),
    };
    let same = |ours: u64, other: &Other| {
        #[expect(clippy::cast_precision_loss, reason = "serde_json made a double of it")]
        let ours_rounded = ours as f64;
        other.as_u64() == Some(ours) || other.as_f64() == Some(ours_rounded)
    };
    assert!(same(envelope.op, &other["op"]), "op");
    match envelope.s {
        Some(s) => assert!(same(s, &other["s"]), "s"),
        None => assert!(other["s"].is_null(), "s"),
    }
    assert_eq!(envelope.name(text).as_deref(), other["t"].as_str());
    assert!(envelope.t.is_some() || other["t"].is_null());
    let data = &text[envelope.d.clone()];
    match other.get("d") {
        None => assert_eq!(data, ""),
        Some(other) => {
            assert_eq!(&serde_json::from_str::<Other>(data).expect("JSON"), other);
            assert_eq!(measure(data), Ok(envelope.size));
        }
    }
}

/// Whether an object without a readable `op`, `s` or `t` is at fault. Of names that repeat, any may be.
fn may_refuse(text: &str, other: &Other, error: JsonError) -> bool {
    let blamed = || serde_json::Deserializer::from_str(&text[error.at..]).into_iter::<Other>().next()?.ok();
    let is_natural = |value: &Other| value.as_u64().is_some();
    match error.problem {
        Problem::NotAnObject => !other.is_object(),
        Problem::NoOp => other.get("op").is_none(),
        Problem::BadOp => blamed().is_some_and(|value| !is_natural(&value)),
        Problem::BadSequence => blamed().is_some_and(|value| !is_natural(&value) && !value.is_null()),
        Problem::BadName => blamed().is_some_and(|value| !value.is_string() && !value.is_null()),
        _ => false,
    }
}
