//! Connections that are turned away.

use tickcord_sandbox::{Fault, Refusal, Sandbox, What};
use tokio_tungstenite::tungstenite::Error;

use crate::bot::{Bot, QUERY, tls};
use crate::{PATIENCE, start};

async fn open(sandbox: &Sandbox) -> Result<Bot, Error> {
    Bot::open(sandbox, &(sandbox.gateway_url() + QUERY)).await
}

#[tokio::test]
async fn tcp_connections() {
    let sandbox = start();
    for how in [Refusal::Tcp, Refusal::Reset] {
        sandbox.fault(Fault::Refuse { count: 2, how: how.clone() });
        for _ in 0..2 {
            assert!(tls(&sandbox).await.is_err(), "{how:?}");
        }
        open(&sandbox).await.unwrap();
    }
    let refused = sandbox.journal().into_iter().filter(|entry| matches!(entry.what, What::Refused { .. }));
    assert_eq!(refused.count(), 4);
}

#[tokio::test]
async fn upgrades() {
    let sandbox = start();
    for (how, status) in [
        (Refusal::Forbidden, 403),
        (Refusal::Redirect { location: "https://example.invalid/".into() }, 301),
        (Refusal::Html, 200),
        (Refusal::TooManyRequests, 429),
    ] {
        sandbox.fault(Fault::Refuse { count: 1, how: how.clone() });
        match open(&sandbox).await {
            Err(Error::Http(response)) => assert_eq!(response.status().as_u16(), status),
            other => panic!("{how:?}: {other:?}"),
        }
        open(&sandbox).await.unwrap();
    }
}

#[tokio::test]
async fn op_7_in_place_of_hello() {
    let sandbox = start();
    sandbox.fault(Fault::Refuse { count: 1, how: Refusal::Reconnect });
    assert_eq!(open(&sandbox).await.unwrap().next().await["op"], 7);
    assert_eq!(open(&sandbox).await.unwrap().next().await["op"], 10);
}

#[tokio::test]
async fn no_hello_and_no_tls() {
    let sandbox = start();
    sandbox.fault(Fault::Refuse { count: 1, how: Refusal::NoHello });
    let mut bot = open(&sandbox).await.unwrap();
    sandbox.fault(Fault::Cut);
    bot.end().await;

    sandbox.fault(Fault::Refuse { count: 1, how: Refusal::NoTls });
    let mut waiting = tokio::spawn(tokio::net::TcpStream::connect(("127.0.0.1", sandbox.port())));
    let _open = (&mut waiting).await.unwrap().unwrap();
    let no_tls = |what: &What| matches!(what, What::Refused { how } if how == "no_tls");
    sandbox.wait_for(|entry| no_tls(&entry.what), PATIENCE).unwrap();
    open(&sandbox).await.unwrap();
}

#[tokio::test]
async fn paths_that_are_no_gateway() {
    let sandbox = start();
    let url = format!("wss://localhost:{}/elsewhere{QUERY}", sandbox.port());
    match Bot::open(&sandbox, &url).await {
        Err(Error::Http(response)) => assert_eq!(response.status(), 404),
        other => panic!("{other:?}"),
    }
}
