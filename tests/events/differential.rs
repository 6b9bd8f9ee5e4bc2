//! The same answers as `serde_json`, on documents nobody thought of.

use serde_json::Value as Other;
use tickcord::encoding::json::{Index, ReadError, Reserved, measure};

use crate::agreement::compare;
use crate::generator::{Random, document};

#[test]
fn every_value_of_generated_documents_reads_as_serde_json_reads_it() {
    let mut random = Random(1);
    for _ in 0..4000 {
        let json = document(&mut random);
        let other: Other = serde_json::from_str(&json).expect("the generator writes JSON");
        let size = measure(&json).expect("JSON");
        let index = Index::build(&json, Reserved::new(size)).expect("JSON");
        assert_eq!(index.len(), size.nodes);
        compare(index.of(&json), &other, &mut String::new());
    }
}

#[test]
fn damaged_documents_are_refused_when_serde_json_refuses_them() {
    let mut random = Random(2);
    let mut refused = 0;
    for _ in 0..20_000 {
        let mut bytes = document(&mut random).into_bytes();
        for _ in 0..=random.below(2) {
            damage(&mut random, &mut bytes);
        }
        let Ok(json) = String::from_utf8(bytes) else { continue };
        let ours = measure(&json);
        match serde_json::from_str::<Other>(&json) {
            Ok(_) => assert_eq!(ours.err(), None, "{json}"),
            // Read here, on purpose: halves of surrogate pairs, and numbers beyond a double.
            Err(other) if other.to_string().contains("surrogate") => {}
            Err(other) if ours.is_ok() && other.to_string().contains("unexpected end of hex escape") => {}
            Err(other) if other.to_string().contains("number out of range") => {}
            Err(other) => {
                let ours = ours.expect_err(&format!("{other}: {json}"));
                assert!(ours.at <= json.len());
                refused += 1;
            }
        }
    }
    assert!(refused > 5000, "{refused}");
}

#[test]
fn random_pointers_lead_where_serde_json_says() {
    const TOKENS: &[&str] =
        &["0", "1", "2", "a", "id", "name", "-", "~0", "~1", "~01", "", "00", "ä", "b0", "01"];
    let mut random = Random(3);
    let mut found = 0;
    for _ in 0..4000 {
        let json = document(&mut random);
        let other: Other = serde_json::from_str(&json).expect("the generator writes JSON");
        let index = Index::build(&json, Reserved::new(measure(&json).expect("JSON"))).expect("JSON");
        for _ in 0..20 {
            let depth = random.below(4);
            let pointer: String = (0..depth).flat_map(|_| ["/", random.pick(TOKENS)]).collect();
            match (index.of(&json).value(&pointer), other.pointer(&pointer)) {
                (Ok(ours), Some(other)) => {
                    let ours: Other = serde_json::from_str(ours.json()).expect("JSON");
                    assert_eq!(&ours, other, "{pointer} in {json}");
                    found += usize::from(depth > 0);
                }
                (Err(ReadError::NotFound), None) => {}
                (ours, other) => panic!("{pointer} in {json}: {ours:?}, {other:?}"),
            }
        }
    }
    assert!(found > 500, "{found}");
}

fn damage(random: &mut Random, bytes: &mut Vec<u8>) {
    const BYTES: &[u8] = b"{}[]\",:\\0123456789.eE+-truefalsnl \n\x01\x1f\0/x";
    let at = random.below(bytes.len());
    let byte = BYTES[random.below(BYTES.len())];
    match random.below(4) {
        0 => bytes[at] = byte,
        1 => bytes.insert(at, byte),
        2 => bytes.truncate(at),
        _ => drop(bytes.remove(at)),
    }
    if bytes.is_empty() {
        bytes.push(b' ');
    }
}
