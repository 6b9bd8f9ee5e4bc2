//! Text of players and of Discord: split, cut, escaped, read.
//!
//! The first byte chooses a limit and what becomes of lines, the second the code page; the rest is the text.

use tickcord::text::{
    CodePage, Lines, Plain, escape, plain, repaired, split, truncate, truncate_plain, visible,
};

const CODE_PAGES: [&str; 8] =
    ["utf-8", "windows-1251", "windows-1254", "gbk", "gb18030", "shift_jis", "iso-2022-jp", "euc-kr"];

pub fn run(input: &[u8]) {
    let [first, second, bytes @ ..] = input else { return };
    let code_page = CodePage::new(CODE_PAGES[usize::from(*second) % CODE_PAGES.len()]).expect("a known one");
    let (text, repairs) = repaired(bytes, code_page);
    assert!(repairs == 0 || str::from_utf8(bytes).is_err());
    if let Some(code_page) = code_page {
        let _ = code_page.encode(&text);
    }
    let lines = if first & 1 == 0 { Lines::Join } else { Lines::Keep };
    parts(&text, 100 + usize::from(*first));
    let limit = usize::from(*first);
    for cut in [truncate(&text, limit), truncate_plain(&text, limit)] {
        assert!(length(&cut) <= limit);
        assert_eq!(cut == text, length(&text) <= limit);
    }
    escaped(&text, lines);
    let options = Plain { keep_styles: first & 2 != 0, hide_spoilers: first & 4 != 0 };
    let _ = plain(&text, options, &|markup| format!("{markup:?}"));
}

fn parts(text: &str, limit: usize) {
    let parts = split(text, limit, usize::MAX).expect("no limit on messages");
    for part in &parts {
        assert!(length(part) <= limit && !part.trim().is_empty());
    }
    if !text.contains("```") {
        let seen = |text: &str| text.split_whitespace().collect::<String>();
        assert_eq!(seen(&parts.concat()), seen(text), "nothing is lost but white space");
    }
}

fn escaped(text: &str, lines: Lines) {
    let escaped = escape(text, lines);
    assert!(escaped.len() <= text.len() * 2 + 3);
    // Read as Discord reads backslashes, it is what can be seen of the text.
    let mut shown = String::new();
    let mut characters = escaped.chars().filter(|character| *character != '\u{200b}');
    while let Some(character) = characters.next() {
        if character == '\\' {
            let escaped = characters.next().expect("a backslash escapes something");
            assert!(escaped.is_ascii_punctuation());
            shown.push(escaped);
            continue;
        }
        assert!(!"*_~`|<>[]()@#:/".contains(character), "{character} in {escaped:?}");
        shown.push(character);
    }
    assert_eq!(shown, visible(text, lines));
    assert_eq!(visible(&shown, lines), shown, "nothing hidden comes to light");
}

fn length(text: &str) -> usize {
    text.chars().count()
}
