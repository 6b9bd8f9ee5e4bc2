//! Random JSON texts from a seed.

/// `SplitMix64`.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound as u64).expect("fits")
    }

    pub(crate) fn pick<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.below(choices.len())]
    }
}

/// A document with every kind of value, white space and escapes in it.
pub(crate) fn document(random: &mut Random) -> String {
    let mut out = String::new();
    value(random, 5, &mut out);
    out
}

fn value(random: &mut Random, room: usize, out: &mut String) {
    space(random, out);
    match random.below(if room == 0 { 6 } else { 10 }) {
        0 => out.push_str(random.pick(&["null", "true", "false"])),
        1 | 2 => number(random, out),
        3..6 => string(random, out),
        6 | 7 => sequence(random, out, '[', ']', |random, out| value(random, room - 1, out)),
        _ => sequence(random, out, '{', '}', |random, out| {
            space(random, out);
            string(random, out);
            space(random, out);
            out.push(':');
            value(random, room - 1, out);
        }),
    }
    space(random, out);
}

fn sequence(
    random: &mut Random,
    out: &mut String,
    open: char,
    close: char,
    mut item: impl FnMut(&mut Random, &mut String),
) {
    out.push(open);
    for at in 0..random.below(6) {
        if at > 0 {
            out.push(',');
        }
        item(random, out);
    }
    if out.ends_with(open) {
        space(random, out);
    }
    out.push(close);
}

fn space(random: &mut Random, out: &mut String) {
    if random.below(4) == 0 {
        out.push_str(random.pick(&[" ", "\n", "\t", "\r\n", "   "]));
    }
}

fn string(random: &mut Random, out: &mut String) {
    const PARTS: &[&str] = &[
        "a",
        "b",
        "id",
        "0",
        "1",
        "-",
        "~",
        "/",
        "~1",
        "name",
        "content",
        "ä",
        "漢字",
        "😀",
        "\u{7f}",
        " ",
        "1234567",
        "\\n",
        "\\\"",
        "\\\\",
        "\\/",
        "\\b",
        "\\u0000",
        "\\u00e4",
        "\\u6f22",
        "\\ud83d\\ude00",
        "\\u0041",
    ];
    out.push('"');
    for _ in 0..random.below(6) {
        out.push_str(random.pick(PARTS));
    }
    out.push('"');
}

fn number(random: &mut Random, out: &mut String) {
    let whole = random.next() >> random.below(64);
    if random.below(3) == 0 {
        out.push('-');
    }
    out.push_str(&whole.to_string());
    if random.below(3) == 0 {
        out.push('.');
        out.push_str(&(random.next() >> random.below(64)).to_string());
    }
    if random.below(4) == 0 {
        out.push_str(random.pick(&["e", "E", "e+", "E-", "e-"]));
        out.push_str(&random.below(40).to_string());
    }
}
