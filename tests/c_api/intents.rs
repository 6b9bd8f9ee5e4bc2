//! Which intents a host needs, and what is done about those that the bot was not granted.

use std::ptr;

use tickcord::{
    base::ResultCode as R,
    ffi::*,
    model::EventKind::{self, *},
};

use tickcord_sandbox::{Fault, RestFault};

use crate::host::{INTENTS, Setup, code, last_error, sandbox};

/// What `tickcord_intents_for_events` answers for these kinds.
fn intents_for(kinds: &[i32]) -> Result<u64, i32> {
    let mut intents = u64::MAX;
    let result = unsafe { tickcord_intents_for_events(kinds.as_ptr(), kinds.len(), &raw mut intents) };
    if result == 0 {
        return Ok(intents);
    }
    assert_eq!(intents, 0, "an out-parameter is 0 after a failure");
    Err(result)
}

fn numbers<const N: usize>(kinds: [EventKind; N]) -> [i32; N] {
    kinds.map(EventKind::number)
}

#[test]
fn a_host_learns_the_intents_that_its_events_need() {
    assert_eq!(intents_for(&[]), Ok(TICKCORD_INTENTS_NONE));
    assert_eq!(intents_for(&numbers([Ready, InteractionCreate, RequestResult, Unknown])), Ok(0));
    assert_eq!(
        intents_for(&numbers([MessageCreate, GuildCreate, GuildCreate])),
        Ok(TICKCORD_INTENT_GUILDS | TICKCORD_INTENT_GUILD_MESSAGES | TICKCORD_INTENT_DIRECT_MESSAGES)
    );
    let all: Vec<i32> = EventKind::ALL.iter().map(|kind| kind.number()).collect();
    assert_eq!(intents_for(&all), Ok(TICKCORD_INTENTS_ALL & !TICKCORD_INTENT_MESSAGE_CONTENT));
}

#[test]
fn kinds_that_are_none_are_refused() {
    for number in [-1, 99, 112, i32::MAX] {
        assert_eq!(intents_for(&[100, number]), Err(R::InvalidArgument.number()));
        assert!(last_error().contains(&number.to_string()), "{}", last_error());
    }
    let mut intents = 1;
    let null = unsafe { tickcord_intents_for_events(ptr::null(), 1, &raw mut intents) };
    assert_eq!((null, intents), (R::NullArgument.number(), 0));
    assert_eq!(unsafe { tickcord_intents_for_events(ptr::null(), 0, &raw mut intents) }, 0);
    let kind = 100;
    for count in [10_001, usize::MAX] {
        let result = unsafe { tickcord_intents_for_events(&raw const kind, count, &raw mut intents) };
        assert_eq!(result, R::InvalidArgument.number());
    }
    let nowhere = unsafe { tickcord_intents_for_events(&raw const kind, 1, ptr::null_mut()) };
    assert_eq!(nowhere, R::NullArgument.number());
}

#[test]
fn a_bot_that_is_not_granted_an_intent_goes_on_without_it() {
    let sandbox = sandbox();
    sandbox.fault(Fault::WithholdIntents { intents: TICKCORD_INTENT_MESSAGE_CONTENT });
    let mut setup = Setup::of(&sandbox);
    setup.options.degrade_intents = 1;
    let mut host = setup.create().unwrap();
    assert_eq!(tickcord_client_connect(host.client), 0);
    let held = host.send(sandbox.channel_id("general"), b"held").unwrap();
    let degraded = host.until(IntentsDegraded);
    assert_eq!(degraded.code(), code(R::DisallowedIntents));
    assert!(degraded.text().contains("MESSAGE_CONTENT"), "{}", degraded.text());
    assert_eq!(degraded.data["dropped"], serde_json::json!(["MESSAGE_CONTENT"]));
    assert_eq!(degraded.data["before"], INTENTS);
    assert_eq!(degraded.data["after"], INTENTS & !TICKCORD_INTENT_MESSAGE_CONTENT);
    host.until(Ready);
    assert_eq!(host.result_of(held).code(), 0, "what was held is sent");
    assert!(host.events.iter().all(|event| !event.is(Fatal)));
}

#[test]
fn a_refusal_names_the_intent_that_is_missing() {
    let sandbox = sandbox();
    sandbox.fault(Fault::WithholdIntents { intents: TICKCORD_INTENT_GUILD_PRESENCES });
    let mut setup = Setup::of(&sandbox);
    setup.options.intents = TICKCORD_INTENTS_ALL;
    let mut host = setup.create().unwrap();
    assert_eq!(tickcord_client_connect(host.client), 0);
    let fatal = host.until(Fatal);
    assert!(fatal.text().contains("asks for GUILD_PRESENCES, which"), "{}", fatal.text());
}

#[test]
fn an_api_that_does_not_tell_at_once_what_is_granted_is_asked_again() {
    let sandbox = sandbox();
    sandbox.fault(Fault::WithholdIntents { intents: TICKCORD_INTENT_MESSAGE_CONTENT });
    let path = Some("/applications/@me".to_owned());
    let answer = RestFault::Status { status: 503, body: String::new(), content_type: "text/html".to_owned() };
    sandbox.fault(Fault::Rest { count: 1, path, answer });
    let mut setup = Setup::of(&sandbox);
    setup.options.degrade_intents = 1;
    let mut host = setup.create().unwrap();
    assert_eq!(tickcord_client_connect(host.client), 0);
    host.until(IntentsDegraded);
    host.until(Ready);
    assert!(host.events.iter().all(|event| !event.is(Fatal)));
}

#[test]
fn text_that_is_withheld_is_explained_once() {
    let sandbox = sandbox();
    let mut setup = Setup::of(&sandbox);
    setup.options.intents &= !TICKCORD_INTENT_MESSAGE_CONTENT;
    let mut host = setup.create().unwrap();
    assert_eq!(tickcord_client_connect(host.client), 0);
    host.until(Ready);
    for text in ["one", "two"] {
        sandbox.speak("general", "ada", text).unwrap();
        assert_eq!(host.until(MessageCreate).data["content"], "");
    }
    sandbox.speak("general", "ada", &format!("<@{}> three", sandbox.bot_id())).unwrap();
    host.until_that(|event| event.data["content"].as_str().is_some_and(|text| text.ends_with("three")));
    let said: Vec<_> = host.events.iter().filter(|event| event.is(MessageContentMissing)).collect();
    let [missing] = said[..] else { panic!("{said:?}") };
    assert!(missing.text().contains("developer portal"), "{}", missing.text());
    assert_eq!(missing.data["channel_id"], sandbox.channel_id("general").to_string());
}
