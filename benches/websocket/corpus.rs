//! What is sent: JSON as Discord sends it, made up, and the same every time.

/// What the strings in the JSON are written in.
#[derive(Clone, Copy)]
pub enum Language {
    /// About one byte in fifty is not ASCII.
    Western,
    /// More bytes of text than of JSON, nearly all of them not ASCII.
    Eastern,
}

const WESTERN: &[&str] = &[
    "is the server up? we are five tonight, bring torches and some rope",
    "Grüße aus Zürich, bis später",
    "nope, try again in a minute, it is still loading the nether",
    "gg wp 🎮 that was close",
    "connect to play.example.com:25565 and type /warp arena",
];

const EASTERN: &[&str] = &[
    "サーバーは動いていますか。今夜は五人です、松明とロープを持ってきてください",
    "Привет всем, сервер перезапускается через пять минут, ждите в лобби",
    "今天晚上八点开始,大家记得提前上线准备好装备 🎮",
];

impl Language {
    fn phrases(self) -> &'static [&'static str] {
        match self {
            Self::Western => WESTERN,
            Self::Eastern => EASTERN,
        }
    }
}

/// A JSON text of exactly `len` bytes; `number` makes it differ from others.
pub fn text(language: Language, len: usize, number: usize) -> String {
    const END: &str = "\"}]}";
    let mut text = format!(r#"{{"t":"MESSAGE_CREATE","s":{number},"op":0,"d":[{{"content":""#);
    let mut index = number;
    loop {
        let phrase = language.phrases()[index % language.phrases().len()];
        let id = 1_100_000_000_000_000_000 + index;
        let more = format!(r#"{phrase}","id":"{id}","pinned":false,"type":0}},{{"content":""#);
        if text.len() + more.len() + END.len() > len {
            break;
        }
        text.push_str(&more);
        index += 1;
    }
    // Its own language again, so that a short text is no other mixture than a long one.
    for character in language.phrases()[index % language.phrases().len()].chars() {
        if text.len() + character.len_utf8() + END.len() <= len {
            text.push(character);
        }
    }
    text.extend(std::iter::repeat_n(' ', len - END.len() - text.len()));
    text + END
}

/// Texts of 200 bytes, 1 KiB and 16 KiB, 60 : 20 : 20, well mixed.
pub fn mix(language: Language) -> Vec<String> {
    let sizes = [200, 1024, 200, 16_384, 200];
    (0..100).map(|number| text(language, sizes[number % sizes.len()], number)).collect()
}

/// Each text as one frame of a server, and where the texts are in it.
pub fn frames(texts: &[String]) -> (&'static [u8], Vec<&'static str>) {
    let mut wire = Vec::new();
    let mut ranges = Vec::new();
    for text in texts {
        let len = text.len();
        let mut header = vec![0x81];
        match len {
            0..126 => header.push(len as u8),
            126..65_536 => {
                header.push(126);
                header.extend((len as u16).to_be_bytes());
            }
            _ => {
                header.push(127);
                header.extend((len as u64).to_be_bytes());
            }
        }
        wire.extend(&header);
        ranges.push(wire.len()..wire.len() + len);
        wire.extend(text.as_bytes());
    }
    let wire: &'static [u8] = wire.leak();
    let texts =
        ranges.into_iter().map(|range| str::from_utf8(&wire[range]).expect("made of texts")).collect();
    (wire, texts)
}
