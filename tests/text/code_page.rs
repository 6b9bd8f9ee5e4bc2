//! Text of games that do not write UTF-8.

use tickcord::{
    base::ResultCode,
    text::{CodePage, repaired},
};

fn code_page(name: &str) -> Option<CodePage> {
    CodePage::new(name).unwrap()
}

#[test]
fn bytes_that_are_not_utf_8_are_read_in_the_code_page() {
    let cyrillic = b"\xcf\xf0\xe8\xe2\xe5\xf2";
    assert_eq!(repaired(cyrillic, code_page("windows-1251")), ("Привет".into(), 0));
    assert_eq!(repaired(b"\xdeark\xfd", code_page("Windows-1254")), ("Şarkı".into(), 0));
    assert_eq!(repaired(b"\xc4\xe3\xba\xc3", code_page("gbk")), ("你好".into(), 0));
    assert_eq!(repaired("Привет".as_bytes(), code_page("windows-1251")), ("Привет".into(), 0), "UTF-8 stays");
    assert_eq!(repaired(b"a\xff\xfeb\xff", None), ("a\u{fffd}\u{fffd}b\u{fffd}".into(), 3));
    let (text, repairs) = repaired(b"\x81\xff", code_page("shift_jis"));
    assert!(text.contains('\u{fffd}') && repairs > 0);
}

#[test]
fn text_is_written_in_the_code_page_with_a_question_mark_for_what_it_lacks() {
    let page = code_page("windows-1251").unwrap();
    assert_eq!(page.encode("Привет"), b"\xcf\xf0\xe8\xe2\xe5\xf2");
    assert_eq!(page.encode("a漢😀b"), b"a??b");
    assert_eq!(code_page("gbk").unwrap().encode("你好"), b"\xc4\xe3\xba\xc3");
    let long = "😀é".repeat(10_000);
    assert_eq!(page.encode(&long).len(), 20_000);
}

#[test]
fn a_name_that_is_none_is_refused_with_those_that_work() {
    for name in ["cp-1251", "", "utf-16", "replacement", "utf-7"] {
        let failure = CodePage::new(name).unwrap_err();
        assert_eq!(failure.code, ResultCode::InvalidEncoding);
        assert!(failure.text.contains(name) && failure.text.contains("windows-125"), "{}", failure.text);
    }
    assert_eq!(code_page("UTF-8"), None);
    assert!(code_page("cp1251").is_some() && code_page(" latin1 ").is_some());
}
