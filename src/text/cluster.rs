use unicode_segmentation::UnicodeSegmentation;

/// Where the grapheme cluster ends that starts here: what a reader takes for one character, such as a letter with its accents, a
/// flag, or a family of emoji. The end of the text for an empty rest.
pub(super) fn end_of_cluster(text: &str, start: usize) -> usize {
    let rest = &text[start..];
    // Most text is ASCII, where only CR LF is a cluster of two.
    if let [first, second, ..] = rest.as_bytes()
        && first.is_ascii()
        && second.is_ascii()
        && *first != b'\r'
    {
        return start + 1;
    }
    start + rest.graphemes(true).next().map_or(0, str::len)
}

/// The end at or behind `end` where no cluster is cut, if `end` stands behind a character that starts a cluster.
pub(super) fn end_of_last_cluster(text: &str, end: usize) -> usize {
    text[..end].chars().next_back().map_or(end, |last| end_of_cluster(text, end - last.len_utf8()))
}

/// As much of the text as `limit` code points hold without cutting a cluster.
pub(super) fn fitting(text: &str, limit: usize) -> &str {
    let Some((within, next)) = text.char_indices().nth(limit) else { return text };
    // One character more shows whether a cluster goes on.
    let window = &text[..within + next.len_utf8()];
    let mut end = 0;
    loop {
        let next = end_of_cluster(window, end);
        if next > within {
            return &text[..end];
        }
        end = next;
    }
}

/// The same; but of a cluster that alone is longer, as much as `limit` code points hold.
pub(super) fn forced_fitting(text: &str, limit: usize) -> &str {
    match fitting(text, limit) {
        "" => text.char_indices().nth(limit).map_or(text, |(end, _)| &text[..end]),
        part => part,
    }
}
