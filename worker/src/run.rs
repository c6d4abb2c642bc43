// SPDX-License-Identifier: Apache-2.0
//! The worker from its settings to its end.

use crate::{
	attest::Attester,
	chain::NodeChain,
	config::Config,
	display::Display,
	engines::SharedEngine,
	fingerprint::{self, Finding, System},
	metrics,
	offer::Offer,
	results,
	scheduler::Scheduler,
	store::Store,
};
use anyhow::Context;
use computechain_client::{AccountId, Error, Key, KeyError, Record};
use computechain_engine::Engine;
use std::{
	future::Future,
	pin::pin,
	sync::{Arc, Mutex},
	time::Duration,
};

/// Holds the key when neither a file nor a development key is named.
pub(crate) const KEY_VARIABLE: &str = "CPC_WORKER_KEY";
const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// Works with these engines, the preferred one first, until `shutdown` is ready.
///
/// A node that does not answer, or an account that can not pay its fees yet, is waited for.
pub async fn run(
	config: &Config,
	engines: Vec<Box<dyn Engine>>,
	display: Display,
	shutdown: impl Future<Output = ()>,
) -> anyhow::Result<()> {
	let key = key(config)?;
	let account = key.account();
	tracing::info!(%account, node = config.url, "the worker starts");
	if let Some(address) = config.metrics {
		metrics::serve(address)?;
	}
	let listener = match config.serve {
		Some(address) => Some(results::listen(address).await?),
		None => None,
	};
	let mut shutdown = pin!(shutdown);
	let chain = tokio::select! {
		chain = registered(config, &key) => chain?,
		() = &mut shutdown => return Ok(()),
	};
	// Accounts that share the folder must not take each other's results for old ones.
	let store = Store::open(config.state_dir.join(account.to_string()));
	if let Some(listener) = listener {
		tokio::spawn(results::serve(listener, store.clone()));
	}
	let chain = Arc::new(chain);
	let scheduler = Scheduler::new(chain.clone(), engines, store, display.clone());
	let engine = scheduler.engines().first().context("no engine")?;
	let attester = attester(config, &account, engine.clone(), display)?;
	let attested = async { match attester.keep(&chain).await {} };
	tokio::select! {
		() = scheduler.run(shutdown) => {}
		() = attested => {}
	}
	tracing::info!("the worker stops");
	Ok(())
}

/// Has this worker attested once with the preferred engine. None when `shutdown` came first.
pub async fn attest_once(
	config: &Config,
	engines: Vec<Box<dyn Engine>>,
	display: Display,
	shutdown: impl Future<Output = ()>,
) -> anyhow::Result<Option<Record>> {
	let key = key(config)?;
	let engine = engines.into_iter().next().context("no engine")?;
	let engine = Arc::new(Mutex::new(engine));
	let attester = attester(config, &key.account(), engine, display)?;
	let attested = async {
		let chain = registered(config, &key).await?;
		attester.once(&chain).await
	};
	tokio::select! {
		record = attested => record.map(Some),
		() = shutdown => Ok(None),
	}
}

/// An attester for this engine, with what the machine says of itself.
fn attester(
	config: &Config,
	account: &AccountId,
	engine: SharedEngine,
	display: Display,
) -> anyhow::Result<Attester> {
	let found = fingerprint::report(&System::this(), config.gpu(), &account.0)?;
	for Finding { holds, sentence } in &found.findings {
		tracing::info!(holds, "{sentence}");
	}
	Ok(Attester {
		engine,
		report: found.report,
		memory: config.benchmark_memory,
		display,
	})
}

fn key(config: &Config) -> Result<Key, KeyError> {
	let (development, file) = (config.suri.as_deref(), config.key_file.as_deref());
	Key::load(development, file, KEY_VARIABLE)
}

/// Ready when the program is asked to stop, by Ctrl-C or by the system.
pub async fn shutdown() {
	let interrupt = tokio::signal::ctrl_c();
	#[cfg(unix)]
	{
		use tokio::signal::unix::{SignalKind, signal};
		if let Ok(mut terminate) = signal(SignalKind::terminate()) {
			tokio::select! {
				_ = interrupt => {}
				_ = terminate.recv() => {}
			}
			return;
		}
	}
	let _ = interrupt.await;
}

/// Connects and registers, however often that takes. What the chain itself refuses, it would
/// refuse again, for a fee each time; that is an error.
async fn registered(config: &Config, key: &Key) -> Result<NodeChain, Error> {
	let offer = Offer::from(config);
	let mut pause = FIRST_PAUSE;
	loop {
		let attempt = async {
			let chain = NodeChain::connect(&config.url, key.clone()).await?;
			let address = config.public_address.as_deref();
			chain.register(&offer, address).await.map(|()| chain)
		};
		match attempt.await {
			Err(error) if !matches!(error, Error::Failed { .. } | Error::NotWebSocket { .. }) => {
				tracing::warn!(%error, ?pause, "not working yet; trying again");
			}
			end => return end,
		}
		tokio::time::sleep(pause).await;
		pause = (pause * 2).min(LONGEST_PAUSE);
	}
}
