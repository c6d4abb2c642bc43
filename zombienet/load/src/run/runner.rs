// SPDX-License-Identifier: Apache-2.0
//! Queues, requests under way, back-pressure.

use crate::{
	book::Book,
	chain::{Answer, Chain, ChainEvent, Hash},
	scenario::Load,
	transactions::Signed,
};
use futures::{future::BoxFuture, stream::FuturesUnordered};
use std::{
	collections::{BTreeMap, HashSet, VecDeque},
	iter,
	sync::Arc,
	time::{Duration, Instant},
};
use tokio::sync::mpsc;

/// How long to wait after a node had no room, at first and at most.
const PAUSES: [Duration; 2] = [Duration::from_millis(100), Duration::from_secs(2)];
/// How many overdue transactions are offered again in a second.
const OVERDUE_A_SECOND: usize = 50;

/// How long to wait before a banned transaction is offered again.
const BANNED_PAUSE: Duration = Duration::from_secs(5);

/// The node, what was offered to it, and its answers.
type Answered = (usize, Vec<Arc<Signed>>, Result<Vec<Answer>, String>);

/// What is on its way.
pub(super) struct Runner<C> {
	pub(super) chain: Arc<C>,
	pub(super) load: Load,
	pub(super) book: Book,
	/// By their numbers: what was pushed back goes before what is new. A pool would otherwise fill
	/// with transactions that wait for an earlier nonce which it has no room for.
	pub(super) queues: Vec<BTreeMap<u64, Arc<Signed>>>,
	under_way: Vec<u32>,
	/// Until when a node that did not answer is left alone.
	resting: Vec<Instant>,
	pub(super) submissions: FuturesUnordered<BoxFuture<'static, Answered>>,
	again: VecDeque<(Instant, Arc<Signed>)>,
	watched: VecDeque<(Instant, Hash)>,
	banned: VecDeque<(Instant, Arc<Signed>)>,
	pub(super) first_offer: HashSet<Hash>,
	broken: HashSet<u32>,
	pub(super) hold: Instant,
	pause: Duration,
	pub(super) withheld: u64,
}

impl<C: Chain> Runner<C> {
	/// Nothing is on its way yet.
	pub(super) fn new(chain: Arc<C>, book: Book, load: Load, now: Instant) -> Self {
		let nodes = chain.nodes().max(1);
		Self {
			chain,
			book,
			load,
			queues: vec![BTreeMap::new(); nodes],
			under_way: vec![0; nodes],
			resting: vec![now; nodes],
			submissions: FuturesUnordered::new(),
			again: VecDeque::new(),
			watched: VecDeque::new(),
			banned: VecDeque::new(),
			first_offer: HashSet::new(),
			broken: HashSet::new(),
			hold: now,
			pause: PAUSES[0],
			withheld: 0,
		}
	}

	/// Puts a transaction into the queue of a node. The same sender keeps to the same node, so that
	/// its nonces arrive in order, unless that node does not answer.
	fn queue(&mut self, signed: Arc<Signed>, now: Instant) {
		let nodes = self.queues.len();
		let own = signed.sender as usize % nodes;
		let node = (own..own + nodes)
			.map(|node| node % nodes)
			.find(|node| self.resting[*node] <= now);
		self.queues[node.unwrap_or(own)].insert(signed.number, signed);
	}

	/// Leaves a node alone for a while; the others get what it was to get.
	fn rest(&mut self, node: usize, now: Instant) {
		self.resting[node] = now + PAUSES[1];
		for signed in std::mem::take(&mut self.queues[node]).into_values() {
			self.queue(signed, now);
		}
	}

	/// Takes what is new and due.
	pub(super) fn take(
		&mut self,
		source: &mut mpsc::Receiver<Signed>,
		quota: u64,
		now: Instant,
	) -> bool {
		for _ in 0..quota {
			match source.try_recv() {
				// Nothing behind a nonce that was refused can be included.
				Ok(signed) if self.broken.contains(&signed.sender) => self.withheld += 1,
				Ok(signed) => {
					self.first_offer.insert(signed.hash);
					self.queue(Arc::new(signed), now);
				}
				Err(mpsc::error::TryRecvError::Empty) => return false,
				Err(mpsc::error::TryRecvError::Disconnected) => return true,
			}
		}
		false
	}

	/// Sends what is queued, as far as requests may be under way.
	pub(super) fn send(&mut self, now: Instant) {
		for node in 0..self.queues.len() {
			if now < self.resting[node] {
				continue;
			}
			while self.under_way[node] < self.load.requests && !self.queues[node].is_empty() {
				let queue = &mut self.queues[node];
				let next = iter::from_fn(|| Some(queue.pop_first()?.1));
				let batch: Vec<_> = next.take(self.load.batch as usize).collect();
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

	pub(super) fn answered(
		&mut self,
		(node, batch, answers): Answered,
		now: Instant,
	) -> Option<String> {
		self.under_way[node] -= 1;
		let answers = match answers {
			Ok(answers) => answers,
			Err(trouble) => {
				self.rest(node, now);
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
				// Others are not held up by it: a pool bans what it dropped for half an hour.
				Answer::Banned(_) => {
					self.book.banned(&signed.hash);
					self.banned.push_back((now + BANNED_PAUSE, signed));
				}
				// Most likely it is in a block that is about to be seen. If not, its era tells.
				Answer::Outdated(reason) => {
					if self.book.waits(&signed.hash).is_some()
						&& !self.book.was_accepted(&signed.hash)
					{
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

	/// Queues again what was pushed back and what is overdue.
	pub(super) fn repeat(&mut self, now: Instant) {
		let is_due = |waiting: &VecDeque<(Instant, Arc<Signed>)>| {
			waiting.front().is_some_and(|(at, _)| *at <= now)
		};
		loop {
			let next = if is_due(&self.again) {
				self.again.pop_front()
			} else if is_due(&self.banned) {
				self.banned.pop_front()
			} else {
				return;
			};
			if let Some((_, signed)) = next
				&& self.book.waits(&signed.hash).is_some()
			{
				self.queue(signed, now);
			}
		}
	}

	pub(super) fn repeat_overdue(&mut self, now: Instant) {
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
				self.queue(signed, now);
			}
		}
	}

	pub(super) fn event(&mut self, event: ChainEvent, now: Instant) -> Option<String> {
		match event {
			ChainEvent::Block(block) => self.book.block(&block, now),
			ChainEvent::Best(hash) => self.book.best(hash, now),
			ChainEvent::Final(hash) => self.book.finalized(hash, now),
			// As a wallet would, which is told as well.
			ChainEvent::Dropped(hash) => {
				let dropped = self.book.dropped_by_pool(&hash);
				self.again
					.extend(dropped.map(|signed| (now + self.pause, signed)));
			}
			ChainEvent::Refused(hash, reason) => self.book.dropped(&hash, reason),
			ChainEvent::Trouble(trouble) => return Some(trouble),
		}
		None
	}

	/// Whether something is due that a node has no room for.
	pub(super) fn is_held(&self, now: Instant) -> bool {
		!self.again.is_empty() || (now < self.hold && self.queued() > 0)
	}

	/// Leaves out what was not offered yet.
	pub(super) fn stop(&mut self) {
		let unoffered = std::mem::take(&mut self.first_offer);
		for queue in &mut self.queues {
			queue.retain(|_, signed| !unoffered.contains(&signed.hash));
		}
	}

	fn queued(&self) -> usize {
		self.queues.iter().map(BTreeMap::len).sum()
	}

	/// Whether everything was offered once.
	pub(super) fn is_offered(&self) -> bool {
		self.first_offer.is_empty()
	}

	/// What moves while a run gets on.
	pub(super) fn progress(&self) -> [u64; 4] {
		let totals = &self.book.totals;
		[
			totals.accepted,
			totals.included,
			totals.finalized,
			totals.dropped,
		]
	}
}
