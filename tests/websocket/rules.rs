//! What RFC 6455 asks of a client, in its own order, and the scenarios that show it is done.
//!
//! Left out: what it asks of servers, browsers and intermediaries alone.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

struct Rule {
    paragraph: &'static str,
    text: &'static str,
    /// Names in this folder, or a file of the repository and a name in it.
    tests: &'static [&'static str],
}

const fn rule(paragraph: &'static str, text: &'static str, tests: &'static [&'static str]) -> Rule {
    Rule { paragraph, text, tests }
}

/// 1 to 4: URLs and the opening handshake.
const OPENING: &[Rule] = &[
    rule(
        "1.3",
        "the handshake is the one of the example",
        &["s1_3_the_rfcs_own_request", "s1_3_the_rfcs_own_accept_opens"],
    ),
    rule(
        "3",
        "the resource name is a path and a query; a fragment identifier must not be used",
        &["s3_the_resource_name_is_a_path_and_query_without_fragment"],
    ),
    rule(
        "4.1",
        "if no connection can be made, the attempt fails",
        &["tests/c_api/network.rs nobody_at_the_port_is_a_failure_in_words"],
    ),
    rule(
        "4.1",
        "over TLS the handshake comes first and the certificate is checked; if that fails, so does the attempt",
        &[
            "tests/c_api/network.rs a_certificate_of_an_unknown_authority_is_refused",
            "tests/c_api/network.rs a_certificate_for_another_host_is_refused",
        ],
    ),
    rule(
        "4.1 items 1 to 3",
        "the request is an HTTP/1.1 GET of the resource name that nothing can add a line to",
        &["s1_3_the_rfcs_own_request", "s4_1_a_header_cannot_add_a_line"],
    ),
    rule("4.1 item 4", "Host has host and port", &["s4_1_item_4_the_host_is_a_host_and_port"]),
    rule(
        "4.1 items 5, 6, 9",
        "Upgrade: websocket, Connection: Upgrade and Sec-WebSocket-Version: 13, once each",
        &["s4_1_nothing_optional_is_sent_unasked", "s4_1_a_header_of_the_handshake_cannot_be_replaced"],
    ),
    rule(
        "4.1 item 7",
        "the key is a random nonce of 16 bytes in base64, new for each connection",
        &[
            "s4_1_item_7_the_key_is_the_nonce_in_base64",
            "src/runtime/random.rs nonces_and_keys_do_not_repeat",
        ],
    ),
    rule("4.1 item 8", "Origin may be sent", &["s4_1_item_8_the_origin_is_one_visible_word"]),
    rule(
        "4.1 item 10",
        "subprotocols are tokens without repetition",
        &["s4_1_item_10_subprotocols_are_tokens_and_unique"],
    ),
    rule(
        "4.1 item 11",
        "extensions are named only when wanted: never",
        &["s4_1_nothing_optional_is_sent_unasked"],
    ),
    rule("4.1 item 12", "other headers may follow", &["s4_1_item_12_other_headers_come_last"]),
    rule(
        "4.1",
        "nothing more is sent before the response has come",
        &["s6_1_nothing_can_be_sent_before_the_connection_is_open"],
    ),
    rule(
        "4.1, 4.2.2",
        "the response is HTTP, may be written in any way that HTTP allows, and has limits",
        &[
            "s4_1_a_response_may_be_written_in_many_ways",
            "s4_1_what_is_not_http_is_refused_at_its_first_byte",
            "s4_1_the_response_has_a_limit_in_time",
            "s4_1_frames_may_come_right_behind_the_response",
        ],
    ),
    rule(
        "4.1 step 1",
        "a status other than 101 is handled as HTTP says: redirects, 401 and the rest",
        &[
            "s4_1_step_1_any_other_status_is_refused_and_named",
            "s4_1_step_1_a_redirect_is_refused_and_says_where_to",
            "s4_1_step_1_interim_responses_are_passed_over",
            "s4_1_step_1_retry_after_is_kept_when_it_gives_seconds",
        ],
    ),
    rule(
        "4.1 steps 2 to 4, 11.3.3",
        "Upgrade, Connection and the one Sec-WebSocket-Accept must prove the upgrade",
        &["s4_1_a_response_that_does_not_prove_the_upgrade_is_refused"],
    ),
    rule(
        "4.1 step 5, 9.1",
        "an extension that was not asked for fails the connection",
        &["s9_1_an_extension_in_any_form_is_refused"],
    ),
    rule(
        "4.1 step 6, 11.3.4",
        "a subprotocol that was not offered fails the connection",
        &["s4_1_step_6_the_subprotocol_is_one_of_those_offered"],
    ),
    rule(
        "4.1, 7.1.7",
        "a failed handshake is answered with no frame",
        &[
            "s4_1_an_end_or_a_close_before_the_response_sends_no_frame",
            "s4_1_a_response_that_does_not_prove_the_upgrade_is_refused",
        ],
    ),
    rule("4.4", "the server may want another version", &["s4_4_a_server_of_another_version_is_refused"]),
];

/// 5 and 6: frames and messages.
const DATA: &[Rule] = &[
    rule(
        "5.1, 5.3",
        "a client masks every frame, with a fresh key for each, whatever kind it is",
        &[
            "s5_3_every_frame_has_the_next_key",
            "s5_3_every_kind_of_frame_is_masked_with_a_key_of_its_own",
            "s5_7_the_rfcs_own_masked_frame_is_what_a_client_sends",
        ],
    ),
    rule("5.3, 10.3", "keys cannot be predicted", &["src/runtime/random.rs nonces_and_keys_do_not_repeat"]),
    rule(
        "5.1, 6.2",
        "a masked frame from the server fails the connection",
        &["s5_1_a_masked_frame_from_the_server_fails_the_connection"],
    ),
    rule(
        "5.2, 5.8",
        "reserved bits and opcodes without an extension fail the connection",
        &["s5_2_reserved_bits_fail_the_connection", "s5_2_reserved_opcodes_fail_the_connection"],
    ),
    rule(
        "5.2",
        "a length has 7, 16 or 64 bits, the fewest that do, and its top bit is zero",
        &[
            "s5_2_every_form_of_length_is_read",
            "s5_2_a_length_with_more_bytes_than_it_needs_fails_the_connection",
            "s5_2_the_top_bit_of_a_64_bit_length_fails_the_connection",
            "s6_1_a_message_goes_out_as_one_masked_frame",
        ],
    ),
    rule(
        "5.4, 6.2",
        "fragments of any size, empty ones too, are joined in order",
        &[
            "s5_4_fragments_are_joined_in_order",
            "s5_4_any_fragment_may_be_empty",
            "s5_4_many_and_long_fragments",
            "s5_4_half_a_message_is_not_delivered",
        ],
    ),
    rule(
        "5.4, 5.5",
        "control frames come between fragments and are handled there",
        &["s5_4_control_frames_come_between_fragments", "s5_4_a_close_may_come_between_fragments"],
    ),
    rule(
        "5.4",
        "fragments of two messages are never mixed, and a continuation needs a beginning",
        &[
            "s5_4_a_message_inside_a_fragmented_one_fails_the_connection",
            "s5_4_a_continuation_of_nothing_fails_the_connection",
        ],
    ),
    rule(
        "5.4, 5.5",
        "a message that is sent in fragments begins with its kind, goes on with continuations, and ends before another \
         begins; control frames pass between",
        &[
            "s5_4_what_the_host_sends_in_fragments_goes_out_in_them",
            "s5_4_control_frames_pass_between_fragments_that_are_sent",
            "s5_4_no_other_message_begins_between_fragments_that_are_sent",
        ],
    ),
    rule("5.4", "the two directions are independent", &["s5_4_this_end_sends_between_the_servers_fragments"]),
    rule(
        "5.5",
        "control frames have 125 bytes at most, both ways, and are not fragmented",
        &[
            "s5_5_a_control_frame_carries_125_bytes_at_most",
            "s5_5_a_control_frame_is_not_fragmented",
            "s5_5_2_a_ping_to_send_has_125_bytes_at_most",
        ],
    ),
    rule(
        "5.5.1",
        "a Close has no body, or a code of two bytes and a reason in UTF-8",
        &[
            "s5_5_1_an_empty_close_is_answered_with_an_empty_one",
            "s5_5_1_a_body_of_one_byte_fails_the_connection",
            "s5_5_1_the_reason_is_utf8_of_123_bytes_at_most",
            "s5_5_1_a_reason_to_send_has_a_code_and_123_bytes_at_most",
        ],
    ),
    rule(
        "5.5.1",
        "a Close is answered with one, which echoes the code, unless one has been sent",
        &[
            "s5_5_1_the_servers_close_is_answered_with_its_code",
            "s5_5_1_closes_that_cross_are_one_each_way",
            "s5_5_1_messages_in_one_read_with_the_servers_close_can_be_answered",
        ],
    ),
    rule("5.5.1", "no data is sent behind a Close", &["s5_5_1_nothing_is_sent_behind_our_close"]),
    rule(
        "5.5.2, 5.5.3",
        "a Ping is answered with a Pong of the same payload, unless a Close has come",
        &[
            "s5_5_2_a_ping_is_answered_with_its_payload",
            "s5_5_2_each_ping_is_answered_in_order",
            "s5_5_2_a_ping_is_answered_while_this_end_is_closing",
            "s5_5_2_a_ping_behind_the_servers_close_is_not_answered",
            "s5_7_the_rfcs_own_pong_is_what_a_client_answers",
        ],
    ),
    rule(
        "5.5.3",
        "a Pong may come unasked and is not answered",
        &["s5_5_3_a_pong_is_reported_and_not_answered"],
    ),
    rule(
        "5.6",
        "text is UTF-8, binary is anything, and both come in order",
        &["s5_6_messages_come_in_order", "s5_6_binary_messages_are_any_bytes"],
    ),
    rule("5.7", "the examples", &["s5_7_the_rfcs_own_examples"]),
    rule(
        "6.1",
        "data is sent while the connection is open, and only then",
        &[
            "s6_1_nothing_can_be_sent_before_the_connection_is_open",
            "s6_1_a_message_goes_out_as_one_masked_frame",
        ],
    ),
    rule(
        "6.2",
        "a message has the type of its first frame",
        &["s6_2_the_type_of_a_message_is_that_of_its_first_frame"],
    ),
];

/// 7 to 10: the end, errors, and what a peer may make us spend.
const END: &[Rule] = &[
    rule(
        "1.4, 7.1.1",
        "what follows the server's Close is discarded, what precedes it is not",
        &[
            "s1_4_what_follows_the_servers_close_is_discarded",
            "s1_4_messages_before_the_servers_close_still_arrive",
        ],
    ),
    rule(
        "7.1.1",
        "the server is waited for, but not for ever",
        &["s7_1_1_the_servers_close_is_awaited_for_a_limited_time"],
    ),
    rule(
        "7.1.2",
        "this end may begin to close, with or without a code",
        &["s7_1_2_this_end_begins", "s7_1_2_this_end_begins_without_a_code"],
    ),
    rule(
        "7.1.3, 7.1.4",
        "with a Close each way the connection is closed",
        &["s7_1_3_nothing_is_sent_once_both_closes_have_gone"],
    ),
    rule(
        "7.1.5",
        "the code is the server's, 1005 for none, 1006 without a Close",
        &["s7_1_5_the_close_code_of_each_end", "s7_1_5_an_end_without_a_close_is_abnormal"],
    ),
    rule(
        "7.1.6",
        "code and reason are those of the first Close",
        &["s7_1_6_code_and_reason_are_those_of_the_first_close"],
    ),
    rule(
        "7.1.7, 7.2.1",
        "a connection that fails is told why with one Close at most, and nothing more is read",
        &[
            "s7_1_7_a_violation_while_closing_sends_no_second_close",
            "s7_1_7_messages_in_one_read_with_a_violation_can_be_answered",
            "s5_2_nothing_is_decoded_behind_a_violation",
        ],
    ),
    rule(
        "7.2.3",
        "after an abnormal end the next attempts are ever further apart",
        &["tests/gateway/loss.rs attempts_are_ever_further_apart_up_to_a_minute"],
    ),
    rule(
        "7.4",
        "codes that no frame may carry are neither accepted nor sent",
        &[
            "s7_4_codes_that_a_server_may_send",
            "s7_4_codes_that_no_frame_may_carry",
            "s7_4_codes_that_a_client_may_send",
        ],
    ),
    rule(
        "8.1",
        "text that is not UTF-8 fails the connection, at its first bad byte",
        &[
            "s8_1_valid_text_arrives_whole_and_cut_anywhere",
            "s8_1_text_cut_into_fragments_of_one_byte",
            "s8_1_a_long_text_of_long_characters",
            "s8_1_a_bad_byte_fails_the_connection_as_soon_as_it_has_come",
            "s8_1_text_that_ends_inside_a_character_fails_the_connection",
            "s8_1_each_message_begins_anew",
        ],
    ),
    rule(
        "10.4",
        "frames, messages, fragments and the handshake have limits",
        &[
            "s10_4_a_frame_as_long_as_the_limit_and_one_longer",
            "s10_4_control_frames_have_their_own_limit",
            "s10_4_a_message_as_long_as_the_limit_and_one_longer",
            "s10_4_the_sizes_cannot_overflow",
            "s10_4_the_frames_of_one_message_are_limited",
            "s10_4_control_frames_are_limited_in_time",
            "s10_4_a_flood_of_pings_ends_with_the_defaults",
            "s10_4_the_defaults_hold_a_large_guild_and_many_fragments",
            "s10_4_a_message_is_not_allocated_beyond_its_size",
            "s10_4_the_response_has_a_limit_in_bytes",
            "s10_4_the_response_has_a_limit_in_headers",
        ],
    ),
    rule("10.6", "TLS protects the connection", &["tests/c_api/network.rs both_versions_of_tls_are_spoken"]),
];

fn rules() -> impl Iterator<Item = &'static Rule> {
    [OPENING, DATA, END].into_iter().flatten()
}

/// Names of the functions right below a `#[test]`.
fn tests_in(file: &Path) -> BTreeSet<String> {
    let source = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let lines: Vec<&str> = source.lines().map(str::trim).collect();
    let marked = lines.windows(2).filter(|pair| pair[0] == "#[test]");
    marked.filter_map(|pair| pair[1].strip_prefix("fn ")?.split('(').next()).map(str::to_owned).collect()
}

fn scenarios() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/websocket");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files.flat_map(|file| tests_in(&file)).collect()
}

#[test]
fn every_rule_has_tests_that_exist() {
    let scenarios = scenarios();
    for rule in rules() {
        assert!(!rule.tests.is_empty(), "{}: {}", rule.paragraph, rule.text);
        for test in rule.tests {
            let exists = match test.split_once(' ') {
                Some((file, name)) => {
                    tests_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).contains(name)
                }
                None => scenarios.contains(*test),
            };
            assert!(exists, "{}, {}: there is no {test}", rule.paragraph, rule.text);
        }
    }
}

#[test]
fn every_scenario_that_names_a_paragraph_shows_a_rule() {
    let of_the_rfc = |name: &String| {
        let mut letters = name.chars();
        letters.next() == Some('s') && letters.next().is_some_and(|second| second.is_ascii_digit())
    };
    for scenario in scenarios().into_iter().filter(of_the_rfc) {
        assert!(
            rules().any(|rule| rule.tests.contains(&&*scenario)),
            "{scenario} shows no rule of the table"
        );
    }
}
