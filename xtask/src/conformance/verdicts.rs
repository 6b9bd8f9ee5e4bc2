//! What the suite says of each case, and what it should say.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::path::Path;
use std::str::FromStr;

use serde_json::Value;

use crate::paths;

/// Sections 1 to 7, 9 and 10. A run that was cut short must not pass for want of failures.
const CASES: usize = 301;

/// Differences that are shown; the reports have all.
const SHOWN: usize = 20;

/// A case's number, such as 7.13.1; ordered as numbers are.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Case(Vec<u32>);

impl FromStr for Case {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let parts: Result<Vec<u32>, _> = text.split('.').map(str::parse).collect();
        parts.map(Self).map_err(|_| format!("`{text}` is not the number of a case"))
    }
}

impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts: Vec<String> = self.0.iter().map(u32::to_string).collect();
        f.write_str(&parts.join("."))
    }
}

/// In the suite's words: OK, NON-STRICT, INFORMATIONAL, UNIMPLEMENTED, UNCLEAN, WRONG CODE, FAILED.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Verdict {
    pub(super) behavior: String,
    pub(super) closing: String,
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, closing {}", self.behavior, self.closing)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Verdicts(BTreeMap<Case, Verdict>);

/// The committed expectations.
pub(super) fn expected() -> Result<Verdicts, String> {
    let path = paths::root().join("tests/conformance/expected.txt");
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let verdicts = Verdicts::parse(&text).map_err(|error| format!("{}: {error}", path.display()))?;
    match verdicts.0.len() {
        CASES => Ok(verdicts),
        count => Err(format!("{} has {count} cases, not {CASES}", path.display())),
    }
}

impl Verdicts {
    /// Lines of `case | behavior | closing`; `#` begins a comment.
    fn parse(text: &str) -> Result<Self, String> {
        let mut verdicts = BTreeMap::new();
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let parts: Vec<&str> = line.split('|').map(str::trim).collect();
            let [case, behavior, closing] = parts[..] else {
                return Err(format!("`{line}` is not `case | behavior | closing`"));
            };
            let verdict = Verdict { behavior: behavior.to_owned(), closing: closing.to_owned() };
            if verdicts.insert(case.parse()?, verdict).is_some() {
                return Err(format!("case {case} is there twice"));
            }
        }
        Ok(Self(verdicts))
    }

    /// The `index.json` of a run with one client.
    pub(super) fn from_report(path: &Path) -> Result<Self, String> {
        let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let report: Value =
            serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
        Self::from_json(&report).ok_or_else(|| format!("{} is no report of one client", path.display()))
    }

    fn from_json(report: &Value) -> Option<Self> {
        let mut clients = report.as_object()?.values();
        let (Some(cases), None) = (clients.next(), clients.next()) else { return None };
        let verdict = |(case, said): (&String, &Value)| {
            let text = |key: &str| said[key].as_str().map(str::to_owned);
            let verdict = Verdict { behavior: text("behavior")?, closing: text("behaviorClose")? };
            Some((case.parse().ok()?, verdict))
        };
        cases.as_object()?.iter().map(verdict).collect::<Option<_>>().map(Self)
    }

    pub(super) fn without_section(&self, section: u32) -> Self {
        Self(self.0.clone().into_iter().filter(|(case, _)| case.0[0] != section).collect())
    }

    pub(super) fn section(&self, section: u32) -> Self {
        Self(self.0.clone().into_iter().filter(|(case, _)| case.0[0] == section).collect())
    }

    pub(super) fn sections(&self) -> Vec<u32> {
        self.0.keys().map(|case| case.0[0]).collect::<BTreeSet<_>>().into_iter().collect()
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Cases of which anything but OK is said.
    pub(super) fn remarkable(&self) -> Vec<(&Case, &Verdict)> {
        self.0.iter().filter(|(_, verdict)| verdict.behavior != "OK" || verdict.closing != "OK").collect()
    }

    /// Every difference is an error, a better verdict too: the expectations are then to be raised.
    pub(super) fn compare(&self, found: &Self) -> Result<(), String> {
        let cases: BTreeSet<&Case> = self.0.keys().chain(found.0.keys()).collect();
        let shown = |verdict: Option<&Verdict>| verdict.map_or("nothing".to_owned(), ToString::to_string);
        let differences: Vec<String> = cases
            .into_iter()
            .map(|case| (case, self.0.get(case), found.0.get(case)))
            .filter(|(_, expected, found)| expected != found)
            .map(|(case, expected, found)| {
                format!("case {case}: {}; expected: {}", shown(found), shown(expected))
            })
            .collect();
        if differences.is_empty() {
            return Ok(());
        }
        let lines = differences[..differences.len().min(SHOWN)].join("\n");
        Err(format!(
            "{} of {} cases differ from expected.txt, {} ran\n{lines}",
            differences.len(),
            self.len(),
            found.len()
        ))
    }

    /// In one line.
    pub(super) fn tally(&self) -> String {
        format!("{} cases: {}; closing: {}", self.len(), self.tally_of_behavior(), self.tally_of_closing())
    }

    pub(super) fn tally_of_behavior(&self) -> String {
        count(self.0.values().map(|verdict| &verdict.behavior))
    }

    pub(super) fn tally_of_closing(&self) -> String {
        count(self.0.values().map(|verdict| &verdict.closing))
    }
}

/// OK first, then by name.
fn count<'a>(words: impl Iterator<Item = &'a String>) -> String {
    let mut counts: BTreeMap<(bool, &str), usize> = BTreeMap::new();
    for word in words {
        *counts.entry((word != "OK", word)).or_default() += 1;
    }
    let parts: Vec<String> = counts.iter().map(|((_, word), count)| format!("{count} {word}")).collect();
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn sample() -> Verdicts {
        Verdicts::parse("# why\n1.1.1 | OK | OK\n7.1.6 | INFORMATIONAL | INFORMATIONAL\n10.1.1 | OK | OK\n")
            .unwrap()
    }

    #[test]
    fn expectations_are_the_best_possible_score() {
        let expected = expected().unwrap();
        assert_eq!(expected.sections(), [1, 2, 3, 4, 5, 6, 7, 9, 10]);
        assert_eq!(expected.tally_of_behavior(), "298 OK, 3 INFORMATIONAL");
        assert_eq!(expected.tally_of_closing(), "298 OK, 3 INFORMATIONAL");
        let cases: Vec<String> = expected.remarkable().iter().map(|(case, _)| case.to_string()).collect();
        assert_eq!(cases, ["7.1.6", "7.13.1", "7.13.2"]);
    }

    #[test]
    fn report_of_one_client_is_read() {
        let case = |word: &str| json!({"behavior": word, "behaviorClose": word, "duration": 3});
        let cases = json!({"10.1.1": case("OK"), "7.1.6": case("INFORMATIONAL"), "1.1.1": case("OK")});
        assert_eq!(Verdicts::from_json(&json!({"me": cases})), Some(sample()));
        assert_eq!(Verdicts::from_json(&json!({"me": cases, "other": cases})), None);
        assert_eq!(Verdicts::from_json(&json!({"me": {"1.1.1": {"behavior": "OK"}}})), None);
        assert_eq!(Verdicts::from_json(&json!({})), None);
    }

    #[test]
    fn each_difference_is_named() {
        let expected = sample();
        expected.compare(&sample()).unwrap();
        let worse = Verdicts::parse("1.1.1|FAILED|OK\n2.1|OK|OK\n7.1.6|INFORMATIONAL|UNCLEAN").unwrap();
        let error = expected.compare(&worse).unwrap_err();
        for line in [
            "4 of 3 cases differ from expected.txt, 3 ran",
            "case 1.1.1: FAILED, closing OK; expected: OK, closing OK",
            "case 2.1: OK, closing OK; expected: nothing",
            "case 7.1.6: INFORMATIONAL, closing UNCLEAN; expected: INFORMATIONAL, closing INFORMATIONAL",
            "case 10.1.1: nothing; expected: OK, closing OK",
        ] {
            assert!(error.lines().any(|found| found == line), "{error}");
        }
    }

    #[test]
    fn sections_are_numbers() {
        let verdicts = sample();
        assert_eq!(verdicts.section(1).len(), 1);
        assert_eq!(verdicts.without_section(1).sections(), [7, 10]);
        assert!("1.x".parse::<Case>().is_err());
    }
}
