//! The corpus to commit: few inputs that reach most of what all of them reach.

use std::collections::HashSet;
use std::fs;
use std::io::Error;
use std::path::{Path, PathBuf};

use super::Place;
use crate::process::{self, BUILD_LIMIT};

/// For each target. The inputs left out reach a branch or two each.
const MOST: usize = 40;

/// Replaces the committed inputs by the best of them and of what was found on this machine.
pub(super) fn renew(place: &Place) -> Result<(), String> {
    let describe = |path: &Path, error: Error| format!("{}: {error}", path.display());
    let work = place.artifacts.with_file_name("merge");
    if work.exists() {
        fs::remove_dir_all(&work).map_err(|error| describe(&work, error))?;
    }
    let merged = work.join("merged");
    fs::create_dir_all(&merged).map_err(|error| describe(&merged, error))?;
    let report = work.join("report");
    let mut command = place.command();
    // By branches alone: how often each is taken would ask for ten times as many inputs.
    command.args(["-set_cover_merge=1", "-use_counters=0"]);
    command.arg(format!("-merge_control_file={}", report.display()));
    command.args([&merged, &place.corpus, &place.found]);
    process::run(&mut command, BUILD_LIMIT)?;
    let report = fs::read_to_string(&report).map_err(|error| describe(&report, error))?;

    let mut kept = Vec::new();
    for path in best(&report) {
        let name = path.file_name().unwrap_or_default().to_owned();
        kept.push((name, fs::read(&path).map_err(|error| describe(&path, error))?));
    }
    if kept.is_empty() {
        return Err(format!("fuzz: libFuzzer's report on {} is not what it used to be", place.target));
    }
    fs::remove_dir_all(&place.corpus).map_err(|error| describe(&place.corpus, error))?;
    fs::create_dir(&place.corpus).map_err(|error| describe(&place.corpus, error))?;
    for (name, input) in &kept {
        let path = place.corpus.join(name);
        fs::write(&path, input).map_err(|error| describe(&path, error))?;
    }
    println!("{:<14} {} inputs in {}", "", kept.len(), place.corpus.display());
    Ok(())
}

/// Again and again the input that adds the most to those taken before it.
///
/// The report has the number of files, a number that is of no interest, the files, and for each a line `FT` with its
/// place in that list and what it reaches.
fn best(report: &str) -> Vec<PathBuf> {
    let mut lines = report.lines();
    let count = lines.next().and_then(|line| line.parse().ok()).unwrap_or(0);
    let files: Vec<&str> = lines.by_ref().skip(1).take(count).collect();
    let mut candidates: Vec<(&str, HashSet<u32>)> = lines
        .filter_map(|line| {
            let mut numbers = line.strip_prefix("FT ")?.split(' ').filter_map(|number| number.parse().ok());
            let file = files.get(usize::try_from(numbers.next()?).ok()?)?;
            Some((*file, numbers.collect()))
        })
        .collect();
    let mut best = Vec::new();
    while best.len() < MOST {
        // Of equals the first: libFuzzer lists small files before large ones.
        let Some(next) = (0..candidates.len()).rev().max_by_key(|at| candidates[*at].1.len()) else { break };
        let (file, reached) = candidates.remove(next);
        if reached.is_empty() {
            break;
        }
        for (_, others) in &mut candidates {
            others.retain(|feature| !reached.contains(feature));
        }
        best.push(PathBuf::from(file));
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_adds_nothing_is_left_out() {
        let report = "4\n0\na\nb\nc\nd\nSTARTED 0 1\nFT 0 1 2\nCOV 0 1\nSTARTED 1 2\nFT 1 1 2 3\nSTARTED 2 9\nFT 2 3\n\
                      STARTED 3 9\nFT 3 2 3 7\n";
        assert_eq!(best(report), [Path::new("b"), Path::new("d")]);
        assert!(best("nonsense").is_empty());
    }
}
