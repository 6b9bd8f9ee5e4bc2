//! What the sandbox compresses, and what it leaves alone.

use serde_json::json;
use tickcord_sandbox::{ALL_INTENTS, Fault, Sandbox};

use crate::bot::{Bot, ZLIB_STREAM, identify};
use crate::start;

async fn over_zlib_stream(sandbox: &Sandbox) -> Bot {
    let mut bot = Bot::open(sandbox, &(sandbox.gateway_url() + ZLIB_STREAM)).await.unwrap();
    assert_eq!(bot.next().await["op"], 10);
    bot
}

async fn with_compress(sandbox: &Sandbox, mut bot: Bot) -> Bot {
    let mut identify = identify(sandbox, ALL_INTENTS);
    identify["compress"] = true.into();
    bot.log_in(&identify).await;
    bot
}

#[tokio::test]
async fn a_zlib_stream_carries_everything_from_hello_on() {
    let sandbox = start();
    let mut bot = over_zlib_stream(&sandbox).await;
    bot.log_in(&identify(&sandbox, ALL_INTENTS)).await;
    bot.dispatch("GUILD_CREATE").await;
    bot.send(&json!({"op": 1, "d": bot.seq})).await;
    assert_eq!(bot.next().await["op"], 11);
    assert_eq!(bot.compressed, 4);
}

#[tokio::test]
async fn each_connection_has_a_stream_of_its_own() {
    let sandbox = start();
    let mut bot = over_zlib_stream(&sandbox).await;
    bot.log_in(&identify(&sandbox, ALL_INTENTS)).await;
    sandbox.fault(Fault::Cut);
    bot.end().await;
    sandbox.speak("general", "ada", "missed").unwrap();
    let mut bot = bot.resume(&sandbox).await;
    bot.dispatch("GUILD_CREATE").await;
    assert_eq!(bot.dispatch("MESSAGE_CREATE").await["content"], "missed");
    bot.dispatch("RESUMED").await;
}

#[tokio::test]
async fn a_compressed_message_can_come_in_fragments() {
    let sandbox = start();
    sandbox.fault(Fault::Fragment { bytes: 7 });
    let mut bot = over_zlib_stream(&sandbox).await;
    bot.log_in(&identify(&sandbox, ALL_INTENTS)).await;
}

#[tokio::test]
async fn payloads_that_are_worth_it_are_compressed_on_request() {
    let sandbox = start();
    let mut bot = with_compress(&sandbox, Bot::connect(&sandbox).await).await;
    bot.dispatch("GUILD_CREATE").await;
    assert_eq!(bot.compressed, 2);
    bot.send(&json!({"op": 1, "d": bot.seq})).await;
    assert_eq!(bot.next().await["op"], 11);
    assert_eq!(bot.compressed, 2, "an acknowledgement is short");

    sandbox.fault(Fault::Cut);
    bot.end().await;
    sandbox.speak("general", "ada", "missed").unwrap();
    let mut bot = bot.resume(&sandbox).await;
    bot.dispatch("MESSAGE_CREATE").await;
    assert_eq!(bot.compressed, 1, "the session still compresses");
}

#[tokio::test]
async fn payloads_are_not_compressed_twice() {
    let sandbox = start();
    let mut bot = with_compress(&sandbox, over_zlib_stream(&sandbox).await).await;
    bot.dispatch("GUILD_CREATE").await;
    assert_eq!(bot.compressed, 3, "HELLO, READY and this, all of one stream");
}
