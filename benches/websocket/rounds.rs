//! Measuring contenders beside each other.

use std::time::{Duration, Instant};

/// One way to do a row's work. `run` does a given number of messages.
pub struct Contender {
    pub name: &'static str,
    pub run: Box<dyn FnMut(usize)>,
}

pub fn contender(name: &'static str, run: impl FnMut(usize) + 'static) -> Contender {
    Contender { name, run: Box::new(run) }
}

/// What one contender took for one message, in each round.
pub struct Times(Vec<f64>);

impl Times {
    /// The least: what disturbs a measurement only ever adds to it.
    pub fn least(&self) -> f64 {
        self.0.iter().copied().fold(f64::INFINITY, f64::min)
    }
}

/// Enough to make the clock's own cost vanish, and short enough that few turns are interrupted.
const TURN: Duration = Duration::from_millis(1);

/// Every contender has one turn in every round, so that a busy machine is busy for all of them.
pub fn measure(contenders: &mut [Contender], rounds: usize) -> Vec<Times> {
    let counts: Vec<usize> = contenders.iter_mut().map(|contender| calibrate(&mut contender.run)).collect();
    let mut times: Vec<Times> = contenders.iter().map(|_| Times(Vec::with_capacity(rounds))).collect();
    for round in 0..rounds {
        for turn in 0..contenders.len() {
            // Nobody always follows the same neighbour.
            let index = (turn * (1 + round % 2) + round) % contenders.len();
            let started = Instant::now();
            (contenders[index].run)(counts[index]);
            times[index].0.push(started.elapsed().as_nanos() as f64 / counts[index] as f64);
        }
    }
    times
}

/// How many messages fill a turn. It also warms everything up.
fn calibrate(run: &mut dyn FnMut(usize)) -> usize {
    let mut count = 1;
    loop {
        let started = Instant::now();
        run(count);
        if started.elapsed() >= TURN {
            return count;
        }
        count *= 2;
    }
}
