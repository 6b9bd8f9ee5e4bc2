//! Our WebSocket client beside three others and beside what nobody can do without, all in one process.
//!
//! `cargo xtask bench` runs this and writes the table to `docs/performance.md`, which says how to read it.
//! Arguments: `--rounds N`, `--only COLUMN`, and words of which a row's name must contain one.

#[path = "websocket/corpus.rs"]
mod corpus;
#[path = "websocket/decode.rs"]
mod decode;
#[path = "websocket/encode.rs"]
mod encode;
#[path = "websocket/rounds.rs"]
mod rounds;
#[path = "websocket/wire.rs"]
mod wire;

use corpus::Language::{Eastern, Western};
use rounds::{Contender, Times};

const PEERS: [&str; 3] = ["tungstenite", "fastwebsockets", "tokio-websockets"];
const COLUMNS: [&str; 7] =
    ["floor", "floor, owned", "tickcord", "tickcord, copying", PEERS[0], PEERS[1], PEERS[2]];

/// A line of the table, and how to set its contenders up.
type Row = (&'static str, Box<dyn Fn() -> Vec<Contender>>);

fn main() {
    let mut rounds = 300;
    let mut only = None;
    let mut wanted = Vec::new();
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--rounds" => rounds = arguments.next().and_then(|n| n.parse().ok()).expect("--rounds N"),
            "--only" => only = arguments.next(),
            _ => wanted.push(argument),
        }
    }
    println!("| ns per message | {} | ÷ floor | ÷ owned | best peer ÷ |", COLUMNS.join(" | "));
    println!("|---{}", "|--:".repeat(COLUMNS.len() + 3) + "|");
    for (name, contenders) in rows() {
        if wanted.is_empty() || wanted.iter().any(|word| name.contains(word.as_str())) {
            let mut contenders = contenders();
            contenders.retain(|contender| only.as_ref().is_none_or(|only| only == contender.name));
            let times = rounds::measure(&mut contenders, rounds);
            println!("{}", line(name, &contenders, &times));
        }
    }
}

fn rows() -> Vec<Row> {
    vec![
        reading("decode: mix", usize::MAX, || corpus::mix(Western)),
        reading("decode: mix, not ASCII", usize::MAX, || corpus::mix(Eastern)),
        reading("decode: 1 KiB", usize::MAX, || same(1024)),
        reading("decode: 16 KiB", usize::MAX, || same(16 * 1024)),
        reading("decode: 16 MiB", usize::MAX, || vec![corpus::text(Western, 16 * 1024 * 1024, 0)]),
        reading("decode: 1 KiB, byte by byte", 1, || same(1024)),
        writing("encode: 100 B", 100),
        writing("encode: 1 KiB", 1024),
        writing("encode: 1 MiB", 1024 * 1024),
    ]
}

/// Different texts of one size.
fn same(len: usize) -> Vec<String> {
    (0..20).map(|number| corpus::text(Western, len, number)).collect()
}

fn reading(name: &'static str, most: usize, texts: fn() -> Vec<String>) -> Row {
    let contenders = move || {
        let (wire, texts) = corpus::frames(&texts());
        vec![
            decode::floor(texts.clone()),
            decode::floor_owned(texts),
            decode::tickcord(wire, most),
            decode::tickcord_copying(wire, most),
            decode::tungstenite(wire, most),
            decode::fastwebsockets(wire, most),
            decode::tokio_websockets(wire, most),
        ]
    };
    (name, Box::new(contenders))
}

fn writing(name: &'static str, len: usize) -> Row {
    let contenders = move || {
        let text = corpus::text(Western, len, 0);
        vec![
            encode::floor(&text),
            encode::floor_owned(&text),
            encode::tickcord(&text),
            encode::tungstenite(&text),
            encode::fastwebsockets(&text),
            encode::tokio_websockets(&text),
        ]
    };
    (name, Box::new(contenders))
}

fn line(name: &str, contenders: &[Contender], times: &[Times]) -> String {
    let of = |wanted: &str| {
        contenders.iter().zip(times).find(|(found, _)| found.name == wanted).map(|(_, times)| times.least())
    };
    let cell = |time: Option<f64>, digits| time.map_or("–".to_owned(), |time| format!("{time:.digits$}"));
    let ratio = |over: Option<f64>, under: Option<f64>| Some(over? / under?);
    let ours = of("tickcord");
    let best = PEERS.iter().filter_map(|peer| of(peer)).reduce(f64::min);
    let mut cells: Vec<String> = COLUMNS.iter().map(|column| cell(of(column), 0)).collect();
    cells.push(cell(ratio(ours, of("floor")), 2));
    cells.push(cell(ratio(ours, of("floor, owned")), 2));
    cells.push(cell(ratio(best, ours), 2));
    format!("| {name} | {} |", cells.join(" | "))
}
