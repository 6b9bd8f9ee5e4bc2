use std::{
    collections::VecDeque,
    future::Future,
    io,
    net::{IpAddr, SocketAddr},
    sync::{Mutex, PoisonError},
    time::Duration,
};

use tokio::{
    net::{TcpSocket, TcpStream},
    task::JoinSet,
    time::{Instant, sleep_until},
};

use super::{happy_eyeballs::Attempts, resolve::resolve};
#[cfg(unix)]
use crate::base::above_standard_streams;
use crate::base::{Failure, ResultCode};

/// For one of the addresses to accept the connection.
const TCP_TIMEOUT: Duration = Duration::from_secs(10);

/// Hosts whose last good address is remembered: Discord's API, its gateway, and those of the last sessions.
const MAX_HOSTS: usize = 16;

/// Failed attempts that a text lists.
const MAX_LISTED: usize = 4;

/// The system's codes for no more sockets, which have no kind of their own, and what to do: EMFILE and ENFILE, or Windows'
/// WSAEMFILE and WSAENOBUFS.
#[cfg(unix)]
const EXHAUSTED: &[i32] = &[24, 23];
#[cfg(unix)]
const MORE_SOCKETS: &str = "Raise this process's limit on open files.";
#[cfg(windows)]
const EXHAUSTED: &[i32] = &[10024, 10055];
#[cfg(windows)]
const MORE_SOCKETS: &str = "Close connections: Windows has no sockets left.";

/// Where to connect.
#[derive(Debug, Clone, Copy)]
pub(super) struct Endpoint<'a> {
    pub(super) host: &'a str,
    pub(super) port: u16,
    /// Whatever a hosts file says of "localhost": nothing leaves this machine.
    pub(super) loopback_only: bool,
}

/// Makes TCP connections, and remembers which addresses were good.
#[derive(Debug, Default)]
pub(super) struct Dialer {
    /// The newest is the last.
    last_good: Mutex<VecDeque<(String, IpAddr)>>,
}

impl Dialer {
    /// Connects to the first of the host's addresses that answers, and says which.
    pub(super) async fn dial(&self, endpoint: Endpoint<'_>) -> Result<(SocketAddr, TcpStream), Failure> {
        let Endpoint { host, port, loopback_only } = endpoint;
        let mut addresses = resolve(host, port).await?;
        addresses.retain(|address| !loopback_only || address.ip().is_loopback());
        if addresses.is_empty() {
            let text = format!("The name {host} has no address that may be used.");
            return Err(Failure::new(ResultCode::DnsFailed, text));
        }
        let (address, tcp) = race(self.attempts(host, addresses), connect)
            .await
            .map_err(|attempts| failure(endpoint, &attempts))?;
        // Small messages must not wait for more; a failure would only cost time.
        let _ = tcp.set_nodelay(true);
        Ok((address, tcp))
    }

    fn attempts(&self, host: &str, addresses: Vec<SocketAddr>) -> Attempts {
        Attempts::new(Instant::now().into_std(), addresses, self.last_good(host))
    }

    pub(super) fn last_good(&self, host: &str) -> Option<IpAddr> {
        let hosts = self.last_good.lock().unwrap_or_else(PoisonError::into_inner);
        hosts.iter().find(|(known, _)| known == host).map(|(_, address)| *address)
    }

    /// To be tried first from now on.
    pub(super) fn remember(&self, host: &str, address: IpAddr) {
        self.forget(host);
        let mut hosts = self.last_good.lock().unwrap_or_else(PoisonError::into_inner);
        if hosts.len() == MAX_HOSTS {
            hosts.pop_front();
        }
        hosts.push_back((host.to_owned(), address));
    }

    /// To be tried in the resolver's order from now on.
    pub(super) fn forget(&self, host: &str) {
        let mut hosts = self.last_good.lock().unwrap_or_else(PoisonError::into_inner);
        hosts.retain(|(known, _)| known != host);
    }
}

/// Connects, by a socket that the host cannot mistake for a standard stream of its own.
pub(super) async fn connect(address: SocketAddr) -> io::Result<TcpStream> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
    #[cfg(unix)]
    let socket = TcpSocket::from_std_stream(above_standard_streams(&socket)?.into());
    socket.connect(address).await
}

/// An address that was tried, and why it was of no use.
type FailedAttempt = (SocketAddr, io::Error);

/// Tries addresses as `attempts` says. The first connection that comes about is taken, the others are dropped; attempts
/// that have not come to anything when the time is over count as timed out.
async fn race<T, F>(
    mut attempts: Attempts,
    connect: impl Fn(SocketAddr) -> F,
) -> Result<(SocketAddr, T), Vec<FailedAttempt>>
where
    T: Send + 'static,
    F: Future<Output = io::Result<T>> + Send + 'static,
{
    let deadline = Instant::now() + TCP_TIMEOUT;
    let mut running = JoinSet::new();
    let mut pending = Vec::new();
    let mut failed = Vec::new();
    loop {
        if let Some(address) = attempts.poll_attempt(Instant::now().into_std()) {
            pending.push(address);
            let connection = connect(address);
            running.spawn(async move { (address, connection.await) });
        }
        if pending.is_empty() {
            return Err(failed);
        }
        let next = attempts.poll_timeout().map_or(deadline, |next| deadline.min(next.into()));
        tokio::select! {
            biased;
            Some(result) = running.join_next() => {
                match result.unwrap_or_else(|error| std::panic::resume_unwind(error.into_panic())) {
                    (address, Ok(connection)) => return Ok((address, connection)),
                    (address, Err(error)) => {
                        pending.retain(|other| *other != address);
                        failed.push((address, error));
                        attempts.attempt_failed(Instant::now().into_std());
                    }
                }
            }
            () = sleep_until(next) => {
                if Instant::now() >= deadline {
                    let timed_out = |address| (address, io::ErrorKind::TimedOut.into());
                    failed.extend(pending.into_iter().map(timed_out));
                    return Err(failed);
                }
            }
        }
    }
}

/// Says why no address could be reached, and what to do.
fn failure(endpoint: Endpoint<'_>, attempts: &[FailedAttempt]) -> Failure {
    let exhausted = |error: &io::Error| error.raw_os_error().is_some_and(|code| EXHAUSTED.contains(&code));
    let any = |is: &dyn Fn(&io::Error) -> bool| attempts.iter().any(|(_, error)| is(error));
    let (code, remedy) = if any(&exhausted) {
        (ResultCode::OutOfResources, MORE_SOCKETS)
    } else if any(&|error| error.kind() == io::ErrorKind::ConnectionReset) {
        (ResultCode::ConnectionLost, "The server broke off at once.")
    } else if !any(&|error| error.kind() != io::ErrorKind::TimedOut) {
        (ResultCode::NetworkTimeout, "Check that a firewall lets this machine reach it.")
    } else {
        (ResultCode::ConnectFailed, "Check the URL, and that a firewall lets this machine reach it.")
    };
    let listed = attempts.iter().take(MAX_LISTED).map(|(address, error)| format!("{address}: {error}"));
    let more = attempts.len().checked_sub(MAX_LISTED + 1).map(|more| format!("{} more", more + 1));
    let list = listed.chain(more).collect::<Vec<_>>().join("; ");
    Failure::new(code, format!("No connection to {} ({list}). {remedy}", endpoint.host))
}

#[cfg(test)]
mod tests {
    use std::{
        future::pending,
        net::{Ipv4Addr, TcpListener},
        sync::Arc,
    };

    use super::*;

    fn addresses(list: &str) -> Vec<SocketAddr> {
        list.split_whitespace().map(|ip| SocketAddr::new(ip.parse().unwrap(), 443)).collect()
    }

    fn attempts(list: &str) -> Attempts {
        Attempts::new(Instant::now().into_std(), addresses(list), None)
    }

    /// In place of the network: each address has its time to answer, by its last digit.
    async fn answer(address: SocketAddr) -> io::Result<Duration> {
        let started = Instant::now();
        match address.ip().to_string().chars().last() {
            Some('1') => pending().await,
            Some('2') => tokio::time::sleep(Duration::from_secs(1)).await,
            Some('3') => return Err(io::ErrorKind::ConnectionRefused.into()),
            _ => {}
        }
        Ok(started.elapsed())
    }

    #[tokio::test(start_paused = true)]
    async fn an_address_that_swallows_packets_costs_a_quarter_of_a_second() {
        let start = Instant::now();
        let (address, _) = race(attempts("::1 10.0.0.4"), answer).await.unwrap();
        assert_eq!(address, addresses("10.0.0.4")[0]);
        assert_eq!(start.elapsed().as_millis(), 250);
    }

    #[tokio::test(start_paused = true)]
    async fn an_address_that_refuses_costs_nothing() {
        let start = Instant::now();
        let (address, _) = race(attempts("::3 10.0.0.4"), answer).await.unwrap();
        assert_eq!(address, addresses("10.0.0.4")[0]);
        assert_eq!(start.elapsed(), Duration::ZERO);
    }

    #[tokio::test(start_paused = true)]
    async fn a_slow_address_goes_on_while_others_are_tried() {
        let start = Instant::now();
        let (address, _) = race(attempts("::2 10.0.0.1 ::1"), answer).await.unwrap();
        assert_eq!(address, addresses("::2")[0]);
        assert_eq!(start.elapsed(), Duration::from_secs(1));
    }

    #[tokio::test(start_paused = true)]
    async fn the_losers_are_dropped() {
        let alive = Arc::new(());
        let attempt = |address| {
            let held = Arc::clone(&alive);
            async move {
                let result = answer(address).await;
                drop(held);
                result
            }
        };
        race(attempts("::1 10.0.0.4"), attempt).await.unwrap();
        tokio::task::yield_now().await;
        assert_eq!(Arc::strong_count(&alive), 1);
    }

    #[tokio::test(start_paused = true)]
    async fn nobody_answers_for_longer_than_the_time_for_all() {
        let start = Instant::now();
        let failed = race(attempts("::1 10.0.0.1 10.0.0.3"), answer).await.unwrap_err();
        assert_eq!(start.elapsed(), TCP_TIMEOUT);
        let endpoint = Endpoint { host: "discord.test", port: 443, loopback_only: false };
        let mixed = failure(endpoint, &failed);
        assert_eq!(mixed.code, ResultCode::ConnectFailed);
        for part in ["discord.test", "[::1]:443: timed out", "10.0.0.3:443: connection refused", "firewall"] {
            assert!(mixed.text.contains(part), "{}", mixed.text);
        }

        let failed = race(attempts("::1 10.0.0.1"), answer).await.unwrap_err();
        assert_eq!(failure(endpoint, &failed).code, ResultCode::NetworkTimeout);
    }

    #[test]
    fn a_long_list_of_addresses_is_cut_in_texts() {
        let refused = |address| (address, io::ErrorKind::ConnectionRefused.into());
        let failed: Vec<_> = addresses("::1 ::2 ::3 ::4 ::5 ::6").into_iter().map(refused).collect();
        let endpoint = Endpoint { host: "discord.test", port: 443, loopback_only: false };
        let text = failure(endpoint, &failed).text;
        assert!(text.contains("[::4]") && !text.contains("[::5]") && text.contains("; 2 more)"), "{text}");
    }

    #[tokio::test]
    async fn real_sockets_race() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let good = listener.local_addr().unwrap();
        // Nobody listens on the other family's port, or the machine has no such family.
        let list = vec![SocketAddr::new("::1".parse().unwrap(), good.port()), good];
        let attempts = Attempts::new(Instant::now().into_std(), list, None);
        assert_eq!(race(attempts, connect).await.unwrap().0, good);
    }

    #[tokio::test(start_paused = true)]
    async fn the_last_good_address_is_tried_first() {
        let dialer = Dialer::default();
        let first =
            || dialer.attempts("discord.test", addresses("::1 ::4")).poll_attempt(Instant::now().into_std());
        assert_eq!(first(), Some(addresses("::1")[0]));
        dialer.remember("discord.test", "::4".parse().unwrap());
        assert_eq!(first(), Some(addresses("::4")[0]));
        dialer.forget("discord.test");
        assert_eq!(first(), Some(addresses("::1")[0]));
    }

    #[test]
    fn as_many_hosts_are_remembered_as_a_bot_needs() {
        let dialer = Dialer::default();
        let host = |number: usize| format!("gateway-{number}.discord.test");
        for number in 0..=MAX_HOSTS {
            dialer.remember(&host(number), Ipv4Addr::LOCALHOST.into());
            dialer.remember(&host(1), Ipv4Addr::LOCALHOST.into());
        }
        assert_eq!(dialer.last_good(&host(0)), None);
        assert!(dialer.last_good(&host(1)).is_some() && dialer.last_good(&host(MAX_HOSTS)).is_some());
    }

    #[tokio::test]
    async fn without_tls_a_name_that_leads_elsewhere_is_of_no_use() {
        let endpoint = Endpoint { host: "192.0.2.1", port: 80, loopback_only: true };
        let failure = Dialer::default().dial(endpoint).await.unwrap_err();
        assert_eq!(failure.code, ResultCode::DnsFailed);
        assert!(failure.text.contains("no address that may be used"), "{}", failure.text);
    }
}
