//! Long texts end early.

use tickcord::text::{truncate, truncate_plain};

use crate::{generator::Random, length, text};

#[test]
fn a_text_ends_with_an_ellipsis_and_never_beyond_the_limit() {
    assert_eq!(truncate("short", 5), "short");
    assert_eq!(truncate("longer text", 8), "longer…");
    assert_eq!(truncate("👨‍👩‍👧👨‍👩‍👧", 8), "👨‍👩‍👧…");
    assert_eq!(truncate("see https://example.com", 20), "see…", "half an address leads elsewhere");
    assert_eq!(truncate("<@1><@2><@3>", 11), "<@1><@2>…");
    assert_eq!(truncate(&"x".repeat(10), 0), "");
    assert_eq!(truncate(&format!("http://a{}", "b".repeat(50)), 10), "http://ab…");
    let mut random = Random(9);
    for _ in 0..3000 {
        let whole = text(&mut random, 60, &[]);
        let limit = random.below(100);
        for cut in [truncate(&whole, limit), truncate_plain(&whole, limit)] {
            assert!(length(&cut) <= limit, "{cut:?} of {whole:?}");
            assert_eq!(cut == whole, length(&whole) <= limit, "{cut:?} of {whole:?}");
        }
    }
}

#[test]
fn code_that_is_cut_is_closed() {
    let code = format!("log:\n```txt\n{}```", "line\n".repeat(100));
    let cut = truncate(&code, 40);
    assert_eq!(cut, "log:\n```txt\nline\nline\nline\nline\nline…```");
    assert_eq!(length(&cut), 40);
    assert_eq!(truncate(&code, 12), "log:…", "no room for any of it");
}
