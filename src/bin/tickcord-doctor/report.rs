use std::fmt::Write as _;

use serde_json::Value;

/// The findings as a list for people: what is well in one line, the rest with its remedy.
pub(crate) fn words(findings: &[Value]) -> String {
    let mut report = String::new();
    let text = |finding: &Value, field: &str| finding[field].as_str().unwrap_or_default().to_owned();
    for finding in findings {
        let mark = match finding["status"].as_str() {
            Some("ok") => "ok     ",
            Some("warning") => "WARNING",
            Some("failed") => "FAILED ",
            _ => "skipped",
        };
        let _ = writeln!(report, "{mark}  {:<16} {}", text(finding, "check"), text(finding, "text"));
        if let Some(reason) = finding["details"]["reason"].as_str() {
            report += &line("seen", reason);
        }
        let remedy = text(finding, "remedy");
        if !remedy.is_empty() {
            report += &line("do", &remedy);
        }
    }
    let count = |status: &str| findings.iter().filter(|finding| finding["status"] == status).count();
    let (failed, warnings) = (count("failed"), count("warning"));
    let (skipped, ok) = (count("skipped"), count("ok"));
    let _ = writeln!(report, "\n{failed} failed, {warnings} warnings, {skipped} skipped, {ok} ok.");
    report
}

fn line(what: &str, text: &str) -> String {
    format!("{:9}{what}: {text}\n", "")
}

/// Whether anything failed.
pub(crate) fn has_failed(findings: &[Value]) -> bool {
    findings.iter().any(|finding| finding["status"] == "failed")
}
