// SPDX-License-Identifier: Apache-2.0
//! Listens for workers, and follows the chain.

use crate::{
	chain::{Chain, View},
	channel::accept,
	clock::Clock,
	limits::Limits,
	message::Request,
	session::Session,
};
use computechain_client::Key;
use computechain_matmul::Hash;
use computechain_primitives::BlockNumber;
use std::{
	collections::HashMap,
	future::Future,
	net::IpAddr,
	pin::pin,
	sync::{Arc, Mutex, MutexGuard, PoisonError},
	time::Duration,
};
use tokio::{
	net::{TcpListener, TcpStream},
	sync::{oneshot, watch},
	task::JoinSet,
	time::sleep,
};

const FIRST_PAUSE: Duration = Duration::from_millis(500);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// Who witnesses, and on which chain.
#[derive(Clone, Debug)]
pub struct Identity {
	/// The key of the validator's account.
	pub key: Key,
	/// The hash of the chain's first block.
	pub genesis: Hash,
}

/// What all connections share.
pub(crate) struct Shared<C> {
	pub chain: Arc<C>,
	pub identity: Identity,
	pub limits: Limits,
	pub views: watch::Receiver<View>,
	benchmarks: Mutex<HashMap<Request, Benchmark>>,
	strangers: Mutex<HashMap<IpAddr, usize>>,
}

/// A benchmark under way.
#[derive(Default)]
pub(crate) struct Benchmark {
	pub clock: Option<Clock>,
	/// A measurement is on its way to the chain.
	pub is_decided: bool,
	deadline: BlockNumber,
	/// Dropped when another connection of the same worker takes over.
	connection: Option<oneshot::Sender<()>>,
}

/// Witnesses every benchmark that this account is drawn for, until `shutdown` is ready.
pub async fn serve<C: Chain>(
	chain: Arc<C>,
	identity: Identity,
	limits: Limits,
	listener: TcpListener,
	shutdown: impl Future<Output = ()>,
) {
	let (sender, views) = watch::channel(View::default());
	let shared = Arc::new(Shared {
		chain: chain.clone(),
		identity,
		limits,
		views: views.clone(),
		benchmarks: Mutex::default(),
		strangers: Mutex::default(),
	});
	let mut tasks = JoinSet::new();
	tasks.spawn(async move { follow(&*chain, sender).await });
	tasks.spawn(forget_old(shared.clone()));
	let mut shutdown = pin!(shutdown);
	loop {
		tokio::select! {
			() = &mut shutdown => return,
			Some(ended) = tasks.join_next() => if let Err(error) = ended {
				tracing::error!(%error, "a task broke off");
			},
			connection = listener.accept() => match connection {
				Ok((stream, address)) => match Stranger::admit(&shared, address.ip()) {
					Some(stranger) => {
						tasks.spawn(attend(shared.clone(), stream, stranger));
					}
					None => tracing::debug!(%address, "too many strangers; refused"),
				},
				// Out of file descriptors, most likely: that passes.
				Err(error) => {
					tracing::warn!(%error, "a connection can not be taken");
					sleep(FIRST_PAUSE).await;
				}
			},
		}
	}
}

/// Serves one connection.
async fn attend<C: Chain>(shared: Arc<Shared<C>>, stream: TcpStream, stranger: Stranger<C>) {
	let address = stranger.address;
	// Roots are small and timed: they must not wait for more to send.
	let _ = stream.set_nodelay(true);
	let has_duty = |request: &Request| shared.has_duty(request);
	let (key, genesis) = (shared.identity.key.clone(), shared.identity.genesis);
	let greeting = accept(stream, key, genesis, has_duty, shared.limits.handshake);
	let (channel, request) = match greeting.await {
		Ok(greeted) => greeted,
		Err(error) => return tracing::debug!(%address, %error, "a stranger was refused"),
	};
	drop(stranger);
	let Some(mut replaced) = shared.enter(request) else {
		return;
	};
	let worker = hex::encode(request.worker);
	tracing::info!(worker, start = request.start, %address, "a worker is connected");
	let session = Session::new(shared, request);
	tokio::select! {
		end = session.run(channel) => match end {
			Ok(valid) => tracing::info!(worker, valid, "the benchmark is measured"),
			Err(reason) => tracing::warn!(worker, %reason, "the worker is dropped"),
		},
		_ = &mut replaced => tracing::info!(worker, "the worker has connected anew"),
	}
}

/// Hands every view on, with pauses that grow as long as the node gives none.
async fn follow<C: Chain>(chain: &C, views: watch::Sender<View>) {
	let mut pause = FIRST_PAUSE;
	loop {
		match chain.next().await {
			Ok(view) => {
				pause = FIRST_PAUSE;
				views.send_replace(view);
			}
			Err(error) => {
				tracing::warn!(%error, ?pause, "the chain can not be read; trying again");
				sleep(pause).await;
				pause = (pause * 2).min(LONGEST_PAUSE);
			}
		}
	}
}

/// Forgets benchmarks past their deadline, block by block.
async fn forget_old<C: Chain>(shared: Arc<Shared<C>>) {
	let mut views = shared.views.clone();
	while views.changed().await.is_ok() {
		let view = views.borrow_and_update();
		let mut benchmarks = lock(&shared.benchmarks);
		benchmarks.retain(|request, benchmark| {
			// A commitment puts it off.
			if let Some(duty) = view.duty(request) {
				benchmark.deadline = duty.deadline;
			}
			benchmark.deadline >= view.block
		});
	}
}

impl<C: Chain> Shared<C> {
	/// Whether this witness can measure that benchmark.
	fn has_duty(&self, request: &Request) -> bool {
		let view = self.views.borrow();
		let is_open = |benchmark: &Benchmark| !benchmark.is_decided;
		view.duty(request).is_some_and(|duty| !duty.is_measured)
			&& lock(&self.benchmarks).get(request).is_none_or(is_open)
	}

	/// Makes a connection the one of its benchmark. What it gets ends when another takes over.
	fn enter(&self, request: Request) -> Option<oneshot::Receiver<()>> {
		let deadline = self.views.borrow().duty(&request)?.deadline;
		let (connection, replaced) = oneshot::channel();
		let mut benchmarks = lock(&self.benchmarks);
		let benchmark = benchmarks.entry(request).or_default();
		benchmark.deadline = deadline;
		benchmark.connection = Some(connection);
		Some(replaced)
	}

	/// Does something to a benchmark under way, unless it is over.
	pub fn with<T>(&self, request: &Request, act: impl FnOnce(&mut Benchmark) -> T) -> Option<T> {
		lock(&self.benchmarks).get_mut(request).map(act)
	}
}

/// A connection that has not shown who it is.
struct Stranger<C> {
	shared: Arc<Shared<C>>,
	address: IpAddr,
}

impl<C> Stranger<C> {
	/// Counts a connection, unless there are too many.
	fn admit(shared: &Arc<Shared<C>>, address: IpAddr) -> Option<Self> {
		let mut strangers = lock(&shared.strangers);
		let all: usize = strangers.values().sum();
		let of_address = strangers.get(&address).copied().unwrap_or(0);
		let limits = &shared.limits;
		if all >= limits.strangers || of_address >= limits.strangers_of_one_address {
			return None;
		}
		strangers.insert(address, of_address + 1);
		Some(Self {
			shared: shared.clone(),
			address,
		})
	}
}

impl<C> Drop for Stranger<C> {
	fn drop(&mut self) {
		let mut strangers = lock(&self.shared.strangers);
		if let Some(count) = strangers.get_mut(&self.address) {
			*count = count.saturating_sub(1);
			if *count == 0 {
				strangers.remove(&self.address);
			}
		}
	}
}

/// What is behind these locks is whole after every statement, so a panic elsewhere changes nothing.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
	mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
