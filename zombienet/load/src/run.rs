// SPDX-License-Identifier: Apache-2.0
//! The run: offers at the pace of the scenario, as far as the nodes take it, and follows the chain.

use crate::{
	book::{Book, Leftover},
	chain::{Account, Answer, Chain, ChainEvent, Hash},
	measure::Sample,
	scenario::{Limits, Load, Pace},
	transactions::{Anchor, Signed},
};
use futures::{StreamExt, future::BoxFuture, stream::FuturesUnordered};
use std::{
	collections::{HashSet, VecDeque},
	future::Future,
	pin::pin,
	sync::{Arc, RwLock},
	time::{Duration, Instant},
};
use tokio::{
	sync::mpsc,
	time::{MissedTickBehavior, interval},
};

/// How often what is due is offered.
const TICK: Duration = Duration::from_millis(20);
/// How long to wait after a node had no room, at first and at most.
const PAUSES: [Duration; 2] = [Duration::from_millis(100), Duration::from_secs(2)];
/// How many overdue transactions are offered again in a second.
const OVERDUE_A_SECOND: usize = 50;

/// What a run is to do.
pub struct Plan {
	/// How much.
	pub pace: Pace,
	/// How.
	pub load: Load,
	/// What ends it early.
	pub limits: Limits,
	/// The senders.
	pub accounts: Vec<Account>,
	/// Their next nonces at the start.
	pub nonces: Vec<u32>,
	/// The final block that it starts from.
	pub anchor: Anchor,
}

/// What came of it.
pub struct Outcome {
	/// The books.
	pub book: Book,
	/// One a second.
	pub samples: Vec<Sample>,
	/// How those ended that are in no final block.
	pub leftover: Leftover,
	/// Accounts for which a transaction waits behind a nonce that nobody holds.
	pub nonce_gaps: u64,
	/// Accounts whose nonce is not what the final blocks make of it.
	pub nonce_mismatches: u64,
	/// For how long offers were held back, in seconds.
	pub held_back: f64,
	/// For how long was offered, in seconds.
	pub offering: f64,
	/// For how long all of it took, in seconds.
	pub elapsed: f64,
	/// Why it ended early.
	pub stopped: Option<String>,
}

type Submission = BoxFuture<'static, (usize, Vec<Arc<Signed>>, Result<Vec<Answer>, String>)>;

struct Runner<C> {
	chain: Arc<C>,
	load: Load,
	book: Book,
	queues: Vec<VecDeque<Arc<Signed>>>,
	under_way: Vec<u32>,
	submissions: FuturesUnordered<Submission>,
	again: VecDeque<(Instant, Arc<Signed>)>,
	watched: VecDeque<(Instant, Hash)>,
	first_offer: HashSet<Hash>,
	broken: HashSet<u32>,
	hold: Instant,
	pause: Duration,
	withheld: u64,
}

impl<C: Chain> Runner<C> {
	/// Puts a transaction into the queue of a node. The same sender keeps to the same node, so that
	/// its nonces arrive in order, until that node does not answer.
	fn queue(&mut self, signed: Arc<Signed>, shift: usize) {
		let node = (signed.sender as usize + shift) % self.queues.len();
		self.queues[node].push_back(signed);
	}

	/// Takes what is new and due.
	fn take(&mut self, source: &mut mpsc::Receiver<Signed>, quota: u64) -> bool {
		for _ in 0..quota {
			match source.try_recv() {
				// Nothing behind a nonce that was refused can be included.
				Ok(signed) if self.broken.contains(&signed.sender) => self.withheld += 1,
				Ok(signed) => {
					self.first_offer.insert(signed.hash);
					self.queue(Arc::new(signed), 0);
				}
				Err(mpsc::error::TryRecvError::Empty) => return false,
				Err(mpsc::error::TryRecvError::Disconnected) => return true,
			}
		}
		false
	}

	/// Sends what is queued, as far as requests may be under way.
	fn send(&mut self, now: Instant) {
		for node in 0..self.queues.len() {
			while self.under_way[node] < self.load.requests && !self.queues[node].is_empty() {
				let count = self.queues[node].len().min(self.load.batch as usize);
				let batch: Vec<_> = self.queues[node].drain(..count).collect();
				for signed in &batch {
					if self.first_offer.remove(&signed.hash) {
						self.book.offer(signed.clone(), now);
						self.watched.push_back((now, signed.hash));
					}
				}
				self.under_way[node] += 1;
				let chain = self.chain.clone();
				self.submissions.push(Box::pin(async move {
					let answers = chain.submit(node, batch.clone()).await;
					(node, batch, answers)
				}));
			}
		}
	}

	fn answered(
		&mut self,
		(node, batch, answers): (usize, Vec<Arc<Signed>>, Result<Vec<Answer>, String>),
		now: Instant,
	) -> Option<String> {
		self.under_way[node] -= 1;
		let answers = match answers {
			Ok(answers) => answers,
			Err(trouble) => {
				for signed in batch {
					self.book.unanswered();
					self.again.push_back((now + PAUSES[1], signed));
				}
				return Some(trouble);
			}
		};
		let mut full = false;
		for (signed, answer) in batch.into_iter().zip(answers) {
			match answer {
				Answer::Accepted => self.book.accepted(&signed.hash, false),
				Answer::Known => self.book.accepted(&signed.hash, true),
				Answer::PushedBack(_) => {
					full = true;
					self.book.pushed_back();
					self.again.push_back((now + self.pause, signed));
				}
				// Most likely it is in a block that is about to be seen. If not, its era tells.
				Answer::Outdated(reason) => {
					if self.book.waits(&signed.hash).is_some() && !self.known_to_pool(&signed) {
						self.book.dropped(&signed.hash, reason);
					}
				}
				Answer::Refused(reason) => {
					self.broken.insert(signed.sender);
					self.book.dropped(&signed.hash, reason);
				}
			}
		}
		if full {
			self.hold = now + self.pause;
			self.pause = (2 * self.pause).min(PAUSES[1]);
		} else {
			self.pause = PAUSES[0];
		}
		None
	}

	/// Whether it was accepted before, so that an outdated nonce means its own inclusion.
	fn known_to_pool(&self, signed: &Signed) -> bool {
		self.book.was_accepted(&signed.hash)
	}

	/// Queues again what was pushed back and what is overdue.
	fn repeat(&mut self, now: Instant) {
		while let Some((at, _)) = self.again.front()
			&& *at <= now
		{
			let Some((_, signed)) = self.again.pop_front() else {
				return;
			};
			if self.book.waits(&signed.hash).is_some() {
				// Another node, if this one does not answer or is full.
				let shift = self.book.totals.unanswered as usize;
				self.queue(signed, shift);
			}
		}
	}

	fn repeat_overdue(&mut self, now: Instant) {
		let overdue = Duration::from_secs(self.load.overdue);
		let mut left = OVERDUE_A_SECOND;
		while let Some((since, hash)) = self.watched.front().copied()
			&& now - since > overdue
			&& left > 0
		{
			self.watched.pop_front();
			if let Some(signed) = self.book.waits(&hash) {
				left -= 1;
				self.watched.push_back((now, hash));
				self.queue(signed, 0);
			}
		}
	}

	fn event(&mut self, event: ChainEvent, now: Instant) -> Option<String> {
		match event {
			ChainEvent::Block(block) => self.book.block(&block, now),
			ChainEvent::Best(hash) => self.book.best(hash, now),
			ChainEvent::Final(hash) => self.book.finalized(hash, now),
			ChainEvent::Trouble(trouble) => return Some(trouble),
		}
		None
	}

	fn queued(&self) -> usize {
		self.queues.iter().map(VecDeque::len).sum()
	}

	/// Whether everything was offered and answered.
	fn is_idle(&self) -> bool {
		self.submissions.is_empty() && self.queued() == 0 && self.again.is_empty()
	}
}

fn stall(book: &Book, limits: &Limits, now: Instant) -> Option<String> {
	let (block, last) = (now - book.best_at, now - book.final_at);
	if block.as_secs() > limits.block_stall {
		return Some(format!(
			"stall: no new block after {} for {} s; the limit is {} s",
			book.best_number(),
			block.as_secs(),
			limits.block_stall
		));
	}
	(last.as_secs() > limits.finality_stall).then(|| {
		format!(
			"stall: no new final block after {} for {} s; the limit is {} s",
			book.last_final().number,
			last.as_secs(),
			limits.finality_stall
		)
	})
}

/// Runs. `sample` is called once a second, with the books and what is due, and `note` for what
/// went wrong; `stop` ends the offers early.
pub async fn run<C: Chain>(
	chain: Arc<C>,
	plan: Plan,
	mut source: mpsc::Receiver<Signed>,
	mut events: mpsc::Receiver<ChainEvent>,
	anchor: Arc<RwLock<Anchor>>,
	mut sample: impl FnMut(&Book, f64, u64) -> Sample,
	mut note: impl FnMut(String),
	stop: impl Future<Output = ()>,
) -> anyhow::Result<Outcome> {
	let start = Instant::now();
	let nodes = chain.nodes().max(1);
	let mut runner = Runner {
		chain,
		book: Book::new(plan.anchor, plan.accounts.len(), start),
		queues: vec![VecDeque::new(); nodes],
		under_way: vec![0; nodes],
		submissions: FuturesUnordered::new(),
		again: VecDeque::new(),
		watched: VecDeque::new(),
		first_offer: HashSet::new(),
		broken: HashSet::new(),
		hold: start,
		pause: PAUSES[0],
		withheld: 0,
		load: plan.load,
	};
	let mut samples = Vec::new();
	let mut stopped = None;
	let mut exhausted = false;
	let mut offering = None;
	let mut held_back = Duration::ZERO;
	let mut tick = interval(TICK);
	tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
	let mut second = interval(Duration::from_secs(1));
	let mut last_tick = start;
	let mut stop = pin!(stop);
	let settle = Duration::from_secs(runner.load.settle);
	loop {
		tokio::select! {
			biased;
			event = events.recv() => {
				let Some(event) = event else {
					stopped = Some("the chain can not be followed any more".into());
					break;
				};
				runner.event(event, Instant::now()).into_iter().for_each(&mut note);
			}
			Some(answer) = runner.submissions.next(), if !runner.submissions.is_empty() => {
				let now = Instant::now();
				runner.answered(answer, now).into_iter().for_each(&mut note);
				if now >= runner.hold {
					runner.send(now);
				}
			}
			() = &mut stop, if offering.is_none() => {
				note("stopping: no more is offered".into());
				offering = Some(start.elapsed());
				exhausted = true;
				source.close();
			}
			_ = tick.tick() => {
				let now = Instant::now();
				let due = plan.pace.due((now - start).as_secs_f64());
				let first = runner.book.totals.offered
					+ runner.first_offer.len() as u64
					+ runner.withheld;
				let room = u64::from(runner.load.in_flight)
					.saturating_sub(runner.book.in_flight() + runner.first_offer.len() as u64);
				let wanted = due.saturating_sub(first);
				let quota = if now < runner.hold { 0 } else { wanted.min(room) };
				if !exhausted {
					if wanted > quota {
						held_back += now - last_tick;
					}
					exhausted = runner.take(&mut source, quota) || first >= plan.pace.total();
				}
				if now >= runner.hold {
					runner.repeat(now);
					runner.send(now);
				}
				last_tick = now;
				if exhausted && runner.is_idle() {
					offering.get_or_insert(now - start);
					if runner.book.open() == 0 {
						break;
					}
				}
				if offering.is_some_and(|offered| now - start > offered + settle) {
					break;
				}
			}
			_ = second.tick() => {
				let now = Instant::now();
				let seconds = (now - start).as_secs_f64();
				runner.book.expire();
				runner.repeat_overdue(now);
				if let Ok(mut anchor) = anchor.write() {
					*anchor = runner.book.last_final();
				}
				samples.push(sample(&runner.book, seconds, plan.pace.due(seconds)));
				stopped = stall(&runner.book, &plan.limits, now);
				if stopped.is_some() {
					break;
				}
			}
		}
	}
	let elapsed = start.elapsed();
	let in_pool = if stopped.is_none() {
		last_look(&mut runner).await
	} else {
		Vec::new()
	};
	let leftover = runner.book.leftover(&in_pool);
	let (nonce_gaps, nonce_mismatches) = if stopped.is_none() {
		let nonces = runner.chain.nonces(&plan.accounts).await?;
		gaps(&runner.book, &plan.nonces, &nonces)
	} else {
		(0, 0)
	};
	let seconds = elapsed.as_secs_f64();
	samples.push(sample(&runner.book, seconds, plan.pace.due(seconds)));
	Ok(Outcome {
		samples,
		leftover,
		nonce_gaps,
		nonce_mismatches,
		held_back: held_back.as_secs_f64(),
		offering: offering.unwrap_or(elapsed).as_secs_f64(),
		elapsed: seconds,
		stopped,
		book: runner.book,
	})
}

/// Offers what is open once more, to learn what became of it. Gives those that a pool still had.
async fn last_look<C: Chain>(runner: &mut Runner<C>) -> Vec<Hash> {
	let mut in_pool = Vec::new();
	let nodes = runner.queues.len();
	for batch in runner.book.unfinished().chunks(100) {
		for node in 0..nodes {
			let Ok(answers) = runner.chain.submit(node, batch.to_vec()).await else {
				continue;
			};
			for (signed, answer) in batch.iter().zip(answers) {
				match answer {
					Answer::Known => in_pool.push(signed.hash),
					Answer::Refused(reason) | Answer::Outdated(reason) => {
						runner.book.dropped(&signed.hash, reason);
					}
					Answer::Accepted | Answer::PushedBack(_) => {}
				}
			}
			break;
		}
	}
	in_pool
}

/// Accounts for which a transaction waits behind a nonce that nobody holds, and accounts whose nonce
/// is not what the final blocks make of it although nothing of theirs is open.
fn gaps(book: &Book, before: &[u32], after: &[u32]) -> (u64, u64) {
	let mut waiting: std::collections::BTreeMap<u32, HashSet<u32>> = Default::default();
	for signed in book.unfinished() {
		waiting
			.entry(signed.sender)
			.or_default()
			.insert(signed.nonce);
	}
	let next = |sender: u32| after.get(sender as usize).copied().unwrap_or_default();
	let gaps = waiting
		.iter()
		.filter(|(sender, nonces)| {
			let next = next(**sender);
			!nonces.contains(&next) && nonces.iter().any(|nonce| *nonce > next)
		})
		.count();
	let mismatches = before
		.iter()
		.zip(after)
		.zip(&book.final_of)
		.filter(|((before, after), finals)| **after < **before + **finals)
		.count();
	(gaps as u64, mismatches as u64)
}
