//! Slash commands, buttons and forms, from their registration to the last answer.

use std::{
    ffi::{CStr, CString},
    mem::MaybeUninit,
    ptr,
    time::Duration,
};

use serde_json::{Value, json};
use tickcord::{base::ResultCode as R, ffi::*, model::EventKind, rest::message::OnTooLong};
use tickcord_sandbox::{Entry, Interact, Sandbox, What};

use crate::{
    host::{Host, PATIENCE, Polled, Setup, code, last_error, quick, sandbox, size, start, string},
    http_server::HttpServer,
    uploads,
};

const COMMANDS: &CStr = cr#"[
    {"name": "wave", "description": "Begins a wave", "options": [
        {"name": "number", "description": "Which", "type": 4, "autocomplete": true}]},
    {"name": "game", "description": "The game", "options": [
        {"name": "player", "description": "A player", "type": 2, "options": [
            {"name": "kick", "description": "Away with them", "type": 1, "options": [
                {"name": "who", "description": "Whom", "type": 6, "required": true}]}]}]}]"#;

/// A host that has registered its commands.
pub(crate) fn registered(sandbox: &Sandbox, auto_defer: i32) -> Host {
    let mut setup = Setup::of(sandbox);
    setup.options.auto_defer = auto_defer;
    let mut host = setup.create().unwrap();
    let request = set_commands(&host, COMMANDS).unwrap();
    assert_eq!(tickcord_client_connect(host.client), 0);
    assert_eq!(host.result_of(request).code(), 0, "held until the login");
    host
}

fn set_commands(host: &Host, json: &CStr) -> Result<u64, i32> {
    let mut request = 0;
    let result =
        unsafe { tickcord_client_set_commands(host.client, 0, json.as_ptr(), usize::MAX, &raw mut request) };
    if result == 0 { Ok(request) } else { Err(result) }
}

fn id(event: &Polled) -> u64 {
    event.data["id"].as_str().unwrap().parse().unwrap()
}

/// Someone begins wave 7; the interaction's id, as the host sees it.
pub(crate) fn wave(sandbox: &Sandbox, host: &mut Host) -> u64 {
    let options = vec![json!({"name": "number", "value": 7})];
    let command = Interact::Command { name: "wave".to_owned(), options, target_id: None };
    sandbox.interact("general", "ada", &command).unwrap();
    id(&host.until(EventKind::InteractionCreate))
}

/// An answer with its strings.
struct Response(tickcord_message_create, Vec<CString>);

fn response(content: &str, flags: u32) -> Response {
    let mut response = unsafe { std::mem::zeroed::<tickcord_message_create>() };
    assert_eq!(unsafe { tickcord_message_create_init(&raw mut response, size(&response)) }, 0);
    let content = CString::new(content).unwrap();
    response.content.ptr = content.as_ptr();
    response.flags = flags;
    Response(response, vec![content])
}

impl Response {
    fn components(mut self, json: &Value) -> Self {
        let json = CString::new(json.to_string()).unwrap();
        self.0.components_json.ptr = json.as_ptr();
        self.1.push(json);
        self
    }
}

type Send = unsafe extern "C" fn(tickcord_client, u64, *const tickcord_message_create, *mut u64) -> i32;

fn give(host: &Host, send: Send, interaction: u64, response: &Response) -> Result<u64, i32> {
    let mut request = u64::MAX;
    let result = unsafe { send(host.client, interaction, &raw const response.0, &raw mut request) };
    assert_eq!(result == 0, request != 0);
    if result == 0 { Ok(request) } else { Err(result) }
}

pub(crate) fn respond(host: &Host, interaction: u64, content: &str) -> u64 {
    give(host, tickcord_client_interaction_respond, interaction, &response(content, 0)).unwrap()
}

/// Waits for a request of the bot's whose path ends so, and gives its body.
fn sent(sandbox: &Sandbox, method: &str, end: &str) -> Value {
    let wanted = |entry: &Entry| matches!(&entry.what, What::Rest { method: m, path, .. } if m == method && path.ends_with(end));
    let What::Rest { body, with_token, .. } = sandbox.wait_for(wanted, PATIENCE).unwrap().what else {
        unreachable!()
    };
    assert!(!with_token, "the interaction's token stands for the bot's");
    body
}

fn requests(sandbox: &Sandbox, end: &str) -> Vec<String> {
    let requests = sandbox.journal().into_iter().filter_map(|entry| match entry.what {
        What::Rest { method, path, .. } if path.ends_with(end) => Some(method),
        _ => None,
    });
    requests.collect()
}

#[test]
fn a_slash_command_is_answered_followed_up_edited_and_deleted() {
    let sandbox = sandbox();
    let mut host = registered(&sandbox, TICKCORD_AUTO_DEFER_OFF);
    let interaction = wave(&sandbox, &mut host);
    let answer = respond(&host, interaction, "@everyone Wave 7 begins");
    let more = response("for you alone", TICKCORD_MESSAGE_EPHEMERAL);
    let follow_up = give(&host, tickcord_client_interaction_follow_up, interaction, &more).unwrap();
    let answer = host.result_of(answer);
    assert_eq!((answer.code(), &answer.data["body"]["content"]), (0, &json!("@everyone Wave 7 begins")));
    let more = host.result_of(follow_up);
    assert_eq!((more.code(), &more.data["body"]["flags"]), (0, &64.into()));
    let data = &sent(&sandbox, "POST", "/callback")["data"];
    assert_eq!(
        (&data["content"], &data["allowed_mentions"]),
        (&json!("@everyone Wave 7 begins"), &json!({"parse": []}))
    );

    let edited = response("Wave 7 has begun", 0);
    let mut requests = [0; 4];
    let message: u64 = more.data["body"]["id"].as_str().unwrap().parse().unwrap();
    unsafe {
        let edit = |message, out| {
            tickcord_client_interaction_edit(host.client, interaction, message, &raw const edited.0, out)
        };
        assert_eq!(edit(0, &raw mut requests[0]), 0);
        assert_eq!(edit(message, &raw mut requests[1]), 0);
        for (at, message) in [(2, message), (3, 0)] {
            let request = &raw mut requests[at];
            assert_eq!(tickcord_client_interaction_delete(host.client, interaction, message, request), 0);
        }
    }
    for request in requests {
        assert_eq!(host.result_of(request).code(), 0);
    }
}

#[test]
fn a_long_answer_comes_in_parts_with_what_any_message_can_have() {
    let sandbox = sandbox();
    let mut host = registered(&sandbox, TICKCORD_AUTO_DEFER_OFF);
    let interaction = wave(&sandbox, &mut host);
    let mut embed = unsafe { std::mem::zeroed::<tickcord_embed>() };
    assert_eq!(unsafe { tickcord_embed_init(&raw mut embed, size(&embed)) }, 0);
    embed.title.ptr = c"Wave 7".as_ptr();
    let words = format!("{}last", "word ".repeat(500));
    let mut answer = response(&words, TICKCORD_MESSAGE_EPHEMERAL);
    answer.0.on_too_long = OnTooLong::Split as i32;
    (answer.0.embeds, answer.0.embed_count) = (&raw const embed, 1);
    let answer = give(&host, tickcord_client_interaction_respond, interaction, &answer).unwrap();
    let result = host.result_of(answer);
    assert_eq!(result.code(), 0, "{result:?}");
    let [first, last] = &**result.data["body"].as_array().unwrap() else { panic!("{result:?}") };
    assert_eq!((&first["flags"], &last["flags"]), (&json!(64), &json!(64)));
    assert!(last["content"].as_str().unwrap().ends_with("last"));
    assert_eq!(
        (first["embeds"].as_array().unwrap().len(), &last["embeds"][0]["title"]),
        (0, &json!("Wave 7"))
    );
}

#[test]
fn an_answer_of_which_discord_says_nothing_is_sent_again_in_time() {
    let (sandbox, server) = (sandbox(), HttpServer::start());
    let mut host = uploads::host(&sandbox, &server);
    let event = json!({"id": "77", "application_id": "5", "type": 2, "token": "s3cr3t-t0ken", "version": 1});
    sandbox.dispatch("INTERACTION_CREATE", &event);
    host.until(EventKind::InteractionCreate);
    let answer = respond(&host, 77, "Wave 7 begins");
    let unanswered = server.next();
    assert_eq!(
        unanswered.line,
        "POST /api/interactions/77/s3cr3t-t0ken/callback?with_response=true HTTP/1.1"
    );
    server.next().answer(200, r#"{"interaction":{"id":"77"},"resource":{"type":4,"message":{"id":"900"}}}"#);
    let result = host.result_of(answer);
    assert_eq!((result.code(), &result.data["body"]["id"]), (0, &json!("900")));
}

#[test]
fn a_host_that_does_not_answer_is_deferred_and_its_late_answer_fills_the_deferral() {
    let sandbox = sandbox();
    let mut host = registered(&sandbox, TICKCORD_AUTO_DEFER_PUBLIC);
    let options = vec![];
    let command = Interact::Command { name: "wave".to_owned(), options, target_id: None };
    sandbox.interact("general", "ada", &command).unwrap();
    // The host is loading a map, and polls nothing.
    assert_eq!(sent(&sandbox, "POST", "/callback"), json!({"type": 5}));
    let interaction = id(&host.until(EventKind::InteractionCreate));
    let answer = respond(&host, interaction, "Wave 1 begins");
    assert_eq!(host.result_of(answer).code(), 0);
    assert_eq!(sent(&sandbox, "PATCH", "/messages/@original")["content"], "Wave 1 begins");
    assert_eq!(requests(&sandbox, "/callback"), ["POST"], "one answer, and one only");
    assert!(
        host.events.iter().filter(|event| event.is(EventKind::RequestResult)).count() == 2,
        "nobody asked for the deferral"
    );

    let interaction = wave(&sandbox, &mut host);
    respond(&host, interaction, "in time");
    sandbox
        .wait_for(
            |entry| matches!(&entry.what, What::Rest { body, .. } if body["data"]["content"] == "in time"),
            PATIENCE,
        )
        .unwrap();
}

#[test]
fn late_and_double_answers_have_their_own_errors() {
    let sandbox = start(tickcord_sandbox::Options { interaction_window: Duration::ZERO, ..quick() });
    let mut host = registered(&sandbox, TICKCORD_AUTO_DEFER_OFF);
    let interaction = wave(&sandbox, &mut host);
    let late = respond(&host, interaction, "late");
    let result = host.result_of(late);
    assert_eq!((result.code(), &result.data["discord_code"]), (code(R::InteractionExpired), &10062.into()));
    assert!(result.text().contains("auto_defer"), "{}", result.text());

    let sandbox = crate::host::sandbox();
    let mut host = registered(&sandbox, TICKCORD_AUTO_DEFER_OFF);
    let interaction = wave(&sandbox, &mut host);
    let early = give(&host, tickcord_client_interaction_follow_up, interaction, &response("x", 0)).unwrap();
    assert_eq!(host.result_of(early).code(), code(R::InteractionUnanswered));
    let (one, two) = (respond(&host, interaction, "one"), respond(&host, interaction, "two"));
    assert_eq!(
        (host.result_of(one).code(), host.result_of(two).code()),
        (0, code(R::InteractionAlreadyAnswered))
    );
    let unknown = respond(&host, 42, "x");
    assert_eq!(host.result_of(unknown).code(), code(R::InteractionUnknown));
    sandbox.fault(tickcord_sandbox::Fault::ExpireInteractions);
    let over = give(&host, tickcord_client_interaction_follow_up, interaction, &response("x", 0)).unwrap();
    assert_eq!(host.result_of(over).code(), code(R::InteractionExpired));
    assert_eq!(host.state(), 3, "a token that is over says nothing about the bot's");
}

#[test]
fn completions_are_offered_while_the_user_types() {
    let sandbox = sandbox();
    let mut host = registered(&sandbox, TICKCORD_AUTO_DEFER_OFF);
    let options = vec![json!({"name": "number", "value": "1", "focused": true})];
    sandbox.interact("general", "ada", &Interact::Autocomplete { name: "wave".to_owned(), options }).unwrap();
    let event = host.until(EventKind::InteractionCreate);
    let names = [c"Wave 1", c"Wave 10"];
    let choices = [(names[0], 1), (names[1], 10)].map(|(name, integer)| {
        let mut choice = unsafe { std::mem::zeroed::<tickcord_choice>() };
        assert_eq!(unsafe { tickcord_choice_init(&raw mut choice, size(&choice)) }, 0);
        choice.name.ptr = name.as_ptr();
        (choice.integer, choice.option_type) = (integer, 4);
        choice
    });
    let mut request = 0;
    let offer = |count, request: &mut u64| unsafe {
        tickcord_client_interaction_autocomplete(host.client, id(&event), choices.as_ptr(), count, request)
    };
    assert_eq!(offer(26, &mut request), R::InvalidArgument.number());
    assert_eq!(offer(2, &mut request), 0);
    assert_eq!(host.result_of(request).code(), 0);
    let body = sent(&sandbox, "POST", "/callback");
    assert_eq!(
        body["data"]["choices"],
        json!([{"name": "Wave 1", "value": 1}, {"name": "Wave 10", "value": 10}])
    );
}

#[test]
fn a_button_opens_a_form_whose_fields_come_back() {
    let sandbox = sandbox();
    let mut host = registered(&sandbox, TICKCORD_AUTO_DEFER_PUBLIC);
    let interaction = wave(&sandbox, &mut host);
    let button = json!([{"type": 1, "components": [{"type": 2, "style": 1, "label": "Report", "custom_id": "report"}]}]);
    let answer = response("Something wrong?", 0).components(&button);
    let answer = give(&host, tickcord_client_interaction_respond, interaction, &answer).unwrap();
    assert_eq!(host.result_of(answer).code(), 0);
    let message = host.events.iter().find(|event| event.is(EventKind::MessageCreate)).cloned();
    let message = message.unwrap_or_else(|| host.until(EventKind::MessageCreate));

    let message_id = message.data["id"].as_str().unwrap().to_owned();
    let press = Interact::Component { message_id, custom_id: "report".to_owned(), values: vec![] };
    sandbox.interact("general", "ada", &press).unwrap();
    let pressed = host.until(EventKind::InteractionCreate);
    let input =
        json!([{"type": 18, "label": "What", "component": {"type": 4, "custom_id": "what", "style": 1}}]);
    let input = CString::new(input.to_string()).unwrap();
    let mut request = 0;
    let opened = unsafe {
        tickcord_client_interaction_modal(
            host.client,
            id(&pressed),
            c"Report".as_ptr(),
            usize::MAX,
            c"form".as_ptr(),
            usize::MAX,
            input.as_ptr(),
            usize::MAX,
            &raw mut request,
        )
    };
    assert_eq!((opened, host.result_of(request).code()), (0, 0));

    let fields = [("what".to_owned(), json!("griefing"))].into();
    sandbox
        .interact("general", "ada", &Interact::ModalSubmit { custom_id: "form".to_owned(), fields })
        .unwrap();
    let (event, submitted) = take_interaction(&host);
    let mut field = MaybeUninit::<tickcord_modal_field>::uninit();
    unsafe {
        let room = u32::try_from(size_of::<tickcord_modal_field>()).unwrap();
        assert_eq!(tickcord_modal_field_init(field.as_mut_ptr(), room), 0);
        let read = tickcord_interaction_get_field(event, c"what".as_ptr(), usize::MAX, field.as_mut_ptr());
        assert_eq!(read, 0, "{}", last_error());
        assert_eq!(string(field.assume_init().text), "griefing");
        tickcord_event_free(event);
    }
    let update =
        give(&host, tickcord_client_interaction_update_message, submitted, &response("Thank you", 0))
            .unwrap();
    assert_eq!(host.result_of(update).code(), 0);
}

/// The next interaction, as an event that the test frees, and its id.
fn take_interaction(host: &Host) -> (*mut tickcord_event, u64) {
    loop {
        let mut event = ptr::null_mut();
        assert_eq!(tickcord_client_wait(host.client, 20_000), 0);
        assert_eq!(unsafe { tickcord_client_poll_event(host.client, &raw mut event) }, 0);
        if unsafe { tickcord_event_type(event) } == EventKind::InteractionCreate.number() {
            let mut id = 0;
            assert_eq!(unsafe { tickcord_event_get_u64(event, c"/id".as_ptr(), 3, &raw mut id) }, 0);
            return (event, id);
        }
        unsafe { tickcord_event_free(event) };
    }
}

#[test]
fn options_are_read_by_name_with_whom_they_mean() {
    let sandbox = sandbox();
    let host = registered(&sandbox, TICKCORD_AUTO_DEFER_OFF);
    let rook = sandbox.member_ids()["rook"];
    let who = json!({"name": "who", "value": rook.to_string()});
    let options = vec![json!({"name": "player", "options": [{"name": "kick", "options": [who]}]})];
    let command = Interact::Command { name: "game".to_owned(), options, target_id: None };
    sandbox.interact("general", "ada", &command).unwrap();
    let (event, interaction) = take_interaction(&host);
    let mut view = MaybeUninit::<tickcord_interaction>::uninit();
    let mut value = MaybeUninit::<tickcord_interaction_value>::uninit();
    unsafe {
        let struct_size = u32::try_from(size_of::<tickcord_interaction>()).unwrap();
        assert_eq!(tickcord_interaction_init(view.as_mut_ptr(), struct_size), 0);
        assert_eq!(tickcord_event_as_interaction(event, view.as_mut_ptr()), 0);
        let view = view.assume_init();
        assert_eq!((view.id, view.interaction_type, view.option_count), (interaction, 2, 1));
        let path = [view.command_name, view.subcommand_group, view.subcommand].map(string);
        assert_eq!(path, ["game", "player", "kick"]);
        assert_eq!(string(view.user.username), "ada");
        let (moderator, mut has_role) = (sandbox.role_ids()["moderator"], 7);
        assert_eq!((tickcord_event_has_role(event, moderator, &raw mut has_role), has_role), (0, 1));
        assert_eq!((tickcord_event_has_role(event, moderator + 1, &raw mut has_role), has_role), (0, 0));
        assert_eq!(tickcord_event_has_role(event, 0, &raw mut has_role), R::InvalidArgument.number());
        assert_eq!(
            tickcord_event_has_role(ptr::null(), moderator, &raw mut has_role),
            R::NullArgument.number()
        );
        assert_eq!(tickcord_event_has_role(event, moderator, ptr::null_mut()), R::NullArgument.number());

        let struct_size = u32::try_from(size_of::<tickcord_interaction_value>()).unwrap();
        assert_eq!(tickcord_interaction_value_init(value.as_mut_ptr(), struct_size), 0);
        let get = |name: &CStr, out| tickcord_interaction_get_option(event, name.as_ptr(), usize::MAX, out);
        assert_eq!(get(c"who", value.as_mut_ptr()), 0);
        let who = value.assume_init();
        assert_eq!((who.id, who.user.id, who.option_type, who.resolved_type), (rook, rook, 6, 6));
        assert_eq!(string(who.display_name), "Sir Rook");
        assert_eq!(tickcord_interaction_option_at(event, 0, value.as_mut_ptr()), 0);
        assert_eq!(value.assume_init().id, rook);

        assert_eq!(get(c"why", value.as_mut_ptr()), R::NotFound.number());
        assert_eq!((value.assume_init().id, last_error().contains("\"why\"")), (0, true));
        assert_eq!(get(c"who", ptr::null_mut()), R::NullArgument.number());
        let out = value.as_mut_ptr();
        assert_eq!(tickcord_interaction_value_at(event, 0, out), R::NotFound.number());
        assert_eq!(tickcord_interaction_target_user(event, out), R::NotFound.number());
        assert_eq!(tickcord_interaction_option_at(ptr::null(), 0, out), R::NullArgument.number());
        tickcord_event_free(event);
    }
}

#[test]
fn the_interactions_token_reaches_neither_events_nor_logs() {
    let sandbox = sandbox();
    sandbox.will_be_provoked("MESSAGE_ATTACHMENT_NOT_FOUND");
    let mut host = registered(&sandbox, TICKCORD_AUTO_DEFER_OFF);
    let interaction = wave(&sandbox, &mut host);
    let requests = [respond(&host, interaction, "one"), respond(&host, interaction, "two")];
    let mut refused = response("x", 0);
    refused.0.attachments_json.ptr = cr#"[{"id": 5}]"#.as_ptr();
    let refused = give(&host, tickcord_client_interaction_follow_up, interaction, &refused).unwrap();
    for request in requests {
        host.result_of(request);
    }
    assert_eq!(host.result_of(refused).code(), code(R::HttpBadRequest));
    let created = host.events.iter().find(|event| event.is(EventKind::InteractionCreate)).unwrap();
    assert_eq!(created.data["token"], "");
    let all = format!("{:?} {:?}", host.events, host.log());
    assert!(!all.contains("sandbox-interaction-"), "{all}");
}

#[test]
fn commands_are_sent_only_when_they_differ() {
    let sandbox = sandbox();
    let mut host = registered(&sandbox, TICKCORD_AUTO_DEFER_OFF);
    let mut set = |json: &CStr| {
        let request = set_commands(&host, json).unwrap();
        let result = host.result_of(request);
        assert_eq!(result.code(), 0, "{result:?}");
        (result.data["changed"].as_bool().unwrap(), result.data["body"].as_array().unwrap().len())
    };
    assert_eq!(set(COMMANDS), (false, 2), "the second start of a server changes nothing");
    assert_eq!(set(cr#"[{"name": "wave", "description": "Begins a wave!"}]"#), (true, 1));
    assert_eq!(set(c"[]"), (true, 0));
    assert_eq!(requests(&sandbox, "/commands"), ["GET", "PUT", "GET", "GET", "PUT", "GET", "PUT"]);
}

#[test]
fn commands_and_answers_are_checked_at_the_call() {
    let sandbox = sandbox();
    let host = Setup::of(&sandbox).create().unwrap();
    assert_eq!(
        set_commands(&host, cr#"[{"name": "Wave", "description": "x"}]"#),
        Err(R::InvalidCommand.number())
    );
    assert!(last_error().contains("commands[0]") && last_error().contains("lower case"), "{}", last_error());
    assert_eq!(set_commands(&host, c"{"), Err(R::InvalidJson.number()));

    let respond = |interaction, response: &Response| {
        give(&host, tickcord_client_interaction_respond, interaction, response).unwrap_err()
    };
    assert_eq!(respond(0, &response("x", 0)), R::InvalidArgument.number());
    assert_eq!(respond(1, &response("", 0)), R::EmptyContent.number());
    assert_eq!(respond(1, &response(&"x".repeat(2001), 0)), R::ContentTooLong.number());
    assert_eq!(respond(1, &response("x", 1)), R::InvalidArgument.number());
    assert_eq!(respond(1, &response("x", 0).components(&json!({}))), R::InvalidJson.number());
    let mut reply = response("x", 0);
    reply.0.reply_to = 5;
    assert_eq!(respond(1, &reply), R::InvalidArgument.number());
    assert!(last_error().contains("an answer to an interaction cannot have reply_to"), "{}", last_error());
    let null = unsafe { tickcord_client_interaction_respond(host.client, 1, ptr::null(), ptr::null_mut()) };
    assert_eq!(null, R::NullArgument.number());
    let odd = unsafe { tickcord_client_interaction_defer(host.client, 1, 2, ptr::null_mut()) };
    assert_eq!(odd, R::InvalidArgument.number());
    let stale = unsafe { tickcord_client_interaction_defer_update(0, 1, ptr::null_mut()) };
    assert_eq!(stale, R::InvalidHandle.number());
}
