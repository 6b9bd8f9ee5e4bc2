use std::borrow::Cow;

use serde_json::{Value, json};

use crate::{
    base::{Failure, ResultCode},
    rest::{emoji::Emoji, limits::check_length},
};

/// A question that the readers of a message vote on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Poll<'a> {
    /// Up to 300 code points.
    pub question: Cow<'a, str>,
    /// 1 to 10.
    pub answers: Vec<PollAnswer<'a>>,
    /// 1 to 768.
    pub duration_hours: u32,
    /// Whether one may vote for several.
    pub allow_multiselect: bool,
}

/// What one may vote for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PollAnswer<'a> {
    /// Up to 55 code points.
    pub text: Cow<'a, str>,
    /// An emoji itself, or `name:id` for one of a guild's own.
    pub emoji: Option<&'a str>,
}

const MAX_QUESTION: usize = 300;
const MAX_ANSWERS: usize = 10;
const MAX_ANSWER: usize = 55;
const MAX_HOURS: u32 = 768;

impl Poll<'_> {
    pub(super) fn json(&self) -> Result<Value, Failure> {
        let refuse = |text: String| Err(Failure::new(ResultCode::InvalidPoll, text));
        if self.question.trim().is_empty() || self.answers.iter().any(|answer| answer.text.trim().is_empty())
        {
            return refuse("A poll needs a question, and no answer may be empty.".to_owned());
        }
        if !(1..=MAX_ANSWERS).contains(&self.answers.len()) {
            return refuse(format!("A poll has 1 to {MAX_ANSWERS} answers, not {}.", self.answers.len()));
        }
        if !(1..=MAX_HOURS).contains(&self.duration_hours) {
            return refuse(format!("A poll lasts 1 to {MAX_HOURS} hours, not {}.", self.duration_hours));
        }
        check_length(ResultCode::InvalidPoll, "The poll's question", &self.question, MAX_QUESTION)?;
        for (index, answer) in self.answers.iter().enumerate() {
            check_length(
                ResultCode::InvalidPoll,
                format_args!("The poll's answers[{index}]"),
                &answer.text,
                MAX_ANSWER,
            )?;
        }
        let answers = self.answers.iter().map(PollAnswer::json);
        Ok(json!({
            "question": { "text": self.question },
            "answers": answers.collect::<Result<Vec<Value>, Failure>>()?,
            "duration": self.duration_hours,
            "allow_multiselect": self.allow_multiselect,
        }))
    }
}

impl PollAnswer<'_> {
    fn json(&self) -> Result<Value, Failure> {
        let mut media = json!({ "text": self.text });
        if let Some(emoji) = self.emoji {
            media["emoji"] = Emoji::read(emoji)?.json();
        }
        Ok(json!({ "poll_media": media }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(text: &str) -> PollAnswer<'static> {
        PollAnswer { text: text.to_owned().into(), emoji: None }
    }

    fn poll() -> Poll<'static> {
        Poll {
            question: "Next map?".into(),
            answers: vec![answer("Dust"), PollAnswer { emoji: Some("🔥"), ..answer("Aztec") }],
            duration_hours: 1,
            allow_multiselect: true,
        }
    }

    #[test]
    fn a_poll_is_written_as_discord_reads_it() {
        let expected = json!({
            "question": {"text": "Next map?"}, "duration": 1, "allow_multiselect": true,
            "answers": [{"poll_media": {"text": "Dust"}}, {"poll_media": {"text": "Aztec", "emoji": {"name": "🔥"}}}],
        });
        assert_eq!(poll().json().unwrap(), expected);
    }

    #[test]
    fn each_rule_has_its_words() {
        let cases = [
            (Poll { question: " ".into(), ..poll() }, "needs a question"),
            (Poll { question: "é".repeat(301).into(), ..poll() }, "question has 301"),
            (Poll { answers: vec![], ..poll() }, "1 to 10 answers, not 0"),
            (Poll { answers: vec![answer("a"); 11], ..poll() }, "not 11"),
            (Poll { answers: vec![answer("a"), answer(&"b".repeat(56))], ..poll() }, "answers[1] has 56"),
            (Poll { duration_hours: 0, ..poll() }, "1 to 768 hours"),
            (Poll { duration_hours: 769, ..poll() }, "not 769"),
        ];
        for (poll, words) in cases {
            let failure = poll.json().unwrap_err();
            assert_eq!(failure.code, ResultCode::InvalidPoll);
            assert!(failure.text.contains(words), "{}", failure.text);
        }
        assert!(Poll { question: "é".repeat(300).into(), duration_hours: 768, ..poll() }.json().is_ok());
    }
}
