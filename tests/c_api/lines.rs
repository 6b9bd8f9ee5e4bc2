//! Lines of chat that share messages, and states of a channel of which the last one counts.

use std::{collections::BTreeMap, time::Instant};

use serde_json::json;
use tickcord::{
    base::ResultCode as R,
    ffi::*,
    rest::{Priority, message::OnTooLong},
};
use tickcord_sandbox::{Entry, Fault, Sandbox, What};

use crate::{
    calls::{NONE, id_of, init, last_call, saying, unlimited},
    host::{Host, PATIENCE, Setup, code, sandbox},
    requests::str,
};

fn line(content: &str) -> tickcord_message_create {
    tickcord_message_create { merge: 1, ..saying(content) }
}

impl Host {
    fn say(&self, channel: u64, line: &tickcord_message_create) -> u64 {
        self.accepted(|client, out| unsafe { tickcord_client_create_message(client, channel, line, out) })
    }

    fn set_topic(&self, channel: u64, topic: &str) -> u64 {
        self.accepted(|client, out| unsafe {
            tickcord_client_set_channel_topic(client, channel, topic.as_ptr().cast(), topic.len(), out)
        })
    }

    fn set_name(&self, channel: u64, name: &str) -> u64 {
        self.accepted(|client, out| unsafe {
            tickcord_client_set_channel_name(client, channel, name.as_ptr().cast(), name.len(), out)
        })
    }
}

/// The statuses of the calls whose method and path have these words.
fn statuses(sandbox: &Sandbox, wanted: &str) -> Vec<Option<u16>> {
    let status = |entry: Entry| match entry.what {
        What::Rest { method, path, status, .. } if format!("{method} {path}").contains(wanted) => {
            Some(status)
        }
        _ => None,
    };
    sandbox.journal().into_iter().filter_map(status).collect()
}

#[test]
fn a_burst_of_chat_takes_few_messages_and_what_is_left_out_is_counted() {
    let sandbox = sandbox();
    let general = sandbox.channel_id("general");
    let mut host = Setup::of(&sandbox).create().unwrap();
    let said: BTreeMap<u64, String> = (0..600)
        .map(|n| {
            let text = format!("<ada> line {n}");
            let priority = if n == 3 { Priority::High } else { Priority::Normal } as i32;
            (host.say(general, &tickcord_message_create { priority, ..line(&text) }), text)
        })
        .collect();
    assert_eq!(tickcord_client_connect(host.client), 0);
    let (mut omitted, mut messages) = (0, BTreeMap::<u64, (String, Vec<&str>)>::new());
    for (request, text) in &said {
        let seen = host.events.iter().find(|event| event.data["request"] == *request).cloned();
        let result = seen.unwrap_or_else(|| host.result_of(*request));
        if result.code() == code(R::Omitted) {
            assert!(result.text().contains("left out"), "{}", result.text());
            omitted += 1;
        } else {
            assert_eq!(result.code(), 0, "{}", result.text());
            let body = &result.data["body"];
            let message = messages.entry(id_of(body)).or_default();
            message.0 = body["content"].as_str().unwrap().to_owned();
            message.1.push(text);
        }
    }
    assert_eq!(omitted, 600 - 512);
    assert_eq!(messages.len(), 4, "as few as 2000 code points each allow");
    let all: Vec<_> = messages.values().map(|(content, _)| content.as_str()).collect();
    assert!(
        all[0].starts_with("(3 lines omitted)\n<ada> line 3\n(85 lines omitted)\n<ada> line 89\n"),
        "{}",
        all[0]
    );
    assert!(all.concat().ends_with("\n<ada> line 599"));
    for (content, lines) in messages.values() {
        let shown: Vec<_> = content.lines().filter(|line| !line.starts_with('(')).collect();
        assert_eq!(shown, *lines, "each line's result has the message that shows it");
    }
    assert!(!statuses(&sandbox, "/messages").contains(&Some(429)));
}

#[test]
fn lines_of_one_player_share_the_message_of_a_webhook() {
    let sandbox = unlimited();
    let mut host = Host::connected(&sandbox);
    let general = sandbox.channel_id("general");
    let created = host.answer(|client, out| unsafe {
        tickcord_client_create_webhook(client, general, c"Game".as_ptr(), 4, NONE, 0, NONE, 0, out)
    });
    let webhook = tickcord_webhook {
        id: id_of(&created),
        token: str(created["token"].as_str().unwrap()),
        ..init(tickcord_webhook_init)
    };
    let execute = tickcord_webhook_execute { username: str("ada"), ..init(tickcord_webhook_execute_init) };
    let execute = |host: &Host, message: &tickcord_message_create| {
        host.accepted(|client, out| unsafe {
            tickcord_client_execute_webhook(client, &raw const webhook, message, &raw const execute, out)
        })
    };
    // Longer than the calls take that come while the first message is under way.
    sandbox.fault(Fault::Delay { ms: 500 });
    let first = execute(&host, &line("zero"));
    let others = ["one", "two", "three"].map(|text| execute(&host, &line(text)));
    assert_eq!(host.result_of(first).data["body"]["content"], "zero");
    for request in others {
        let body = &host.result_of(request).data["body"];
        assert_eq!(
            (&body["content"], &body["author"]["username"]),
            (&"one\ntwo\nthree".into(), &"ada".into())
        );
    }
}

#[test]
fn what_a_line_cannot_have_is_refused() {
    let sandbox = unlimited();
    let host = &Setup::of(&sandbox).create().unwrap();
    let refused = |words: &str, message: tickcord_message_create| {
        host.refuses(R::InvalidArgument, words, |client, out| unsafe {
            tickcord_client_create_message(client, 1, &raw const message, out)
        });
    };
    refused("leave out merge or embeds", tickcord_message_create { embeds_json: str("[]"), ..line("x") });
    refused("leave out merge or nonce", tickcord_message_create { nonce: str("mine"), ..line("x") });
    refused("leave out merge or reply_to", tickcord_message_create { reply_to: 1, ..line("x") });
    let split = OnTooLong::Split as i32;
    refused("merge or splitting", tickcord_message_create { on_too_long: split, ..line("x") });
    refused("merge is 2", tickcord_message_create { merge: 2, ..saying("x") });
    refused("priority", tickcord_message_create { priority: 2, ..saying("x") });
    let line = line("x");
    host.refuses(R::InvalidArgument, "Direct messages", |client, out| unsafe {
        tickcord_client_send_direct_message(client, 1, &raw const line, out)
    });
    host.refuses(R::InvalidArgument, "an edit cannot have merge", |client, out| unsafe {
        tickcord_client_edit_message(client, 1, 2, &raw const line, out)
    });
    host.refuses(R::InvalidName, "empty", |client, out| unsafe {
        tickcord_client_set_channel_name(client, 1, c"".as_ptr(), 0, out)
    });
    host.refuses(R::NullArgument, "topic", |client, out| unsafe {
        tickcord_client_set_channel_topic(client, 1, NONE, 0, out)
    });
}

#[test]
fn of_many_topics_the_last_one_is_set_together_with_the_name() {
    let sandbox = sandbox();
    let general = sandbox.channel_id("general");
    let mut host = Setup::of(&sandbox).create().unwrap();
    let topics: Vec<u64> = (0..50).map(|n| host.set_topic(general, &format!("Alive: {n}"))).collect();
    let name = host.set_name(general, "round-2");
    assert_eq!(tickcord_client_connect(host.client), 0);
    let result = host.result_of(name);
    assert_eq!((result.code(), &result.data["changed"]), (0, &true.into()));
    assert_eq!(result.data["body"]["topic"], "Alive: 49");
    let result =
        |host: &Host, id: u64| host.events.iter().find(|it| it.data["request"] == id).cloned().unwrap();
    for superseded in &topics[..49] {
        assert_eq!(result(&host, *superseded).code(), code(R::Superseded));
    }
    assert_eq!(result(&host, topics[49]).data["body"]["name"], "round-2");
    assert_eq!(last_call(&sandbox).3, json!({"topic": "Alive: 49", "name": "round-2"}));

    let again = host.set_topic(general, "Alive: 49");
    let result = host.result_of(again);
    assert_eq!(
        (result.code(), &result.data["changed"], &result.data["status"]),
        (0, &false.into(), &json!(null))
    );
    assert_eq!(statuses(&sandbox, "PATCH").len(), 1);
}

#[test]
fn a_topic_that_discord_puts_off_holds_up_nothing_else() {
    let sandbox = sandbox();
    let general = sandbox.channel_id("general");
    let mut host = Host::connected(&sandbox);
    for topic in ["Alive: 1", "Alive: 2"] {
        let set = host.set_topic(general, topic);
        assert_eq!(host.result_of(set).code(), 0);
    }
    let put_off = host.set_topic(general, "Alive: 3");
    let limited = |entry: &Entry| matches!(entry.what, What::Rest { status: Some(429), .. });
    sandbox.wait_for(limited, PATIENCE).unwrap();
    let edit = tickcord_channel_edit { rate_limit_per_user: 5, ..init(tickcord_channel_edit_init) };
    let edited = host.answer(|client, out| unsafe {
        tickcord_client_edit_channel(client, general, &raw const edit, NONE, 0, out)
    });
    assert_eq!(edited["rate_limit_per_user"], 5);
    // Where 180 s are the end of other requests, it waits on.
    host.set_topic(general, "Alive: 4");
    assert_eq!(host.result_of(put_off).code(), code(R::Superseded));
    let begin = Instant::now();
    assert_eq!(host.destroy(PATIENCE), (0, 1), "destroy counts it, and does not wait for it");
    assert!(begin.elapsed() < PATIENCE / 2, "{:?}", begin.elapsed());
}
