// SPDX-License-Identifier: Apache-2.0
//! The benchmark's part on the device, on a thread of its own.

use super::link::Known;
use crate::{display::Display, engines::SharedEngine};
use computechain_engine::EngineError;
use computechain_matmul::{Hash, benchmark::Parameters, opening::Sample};
use std::sync::{Arc, PoisonError};
use tokio::sync::{mpsc, oneshot, watch};

/// Samples to open.
pub(super) struct Proof {
	pub samples: Vec<Sample>,
	pub answer: oneshot::Sender<Vec<Vec<u8>>>,
}

/// What the thread is told and tells.
pub(super) struct Orders {
	/// Told once no task computes any more: only then may the clocks start.
	pub ready: oneshot::Sender<()>,
	pub seed: oneshot::Receiver<Hash>,
	pub known: watch::Sender<Known>,
	/// The device is the benchmark's until this closes.
	pub proofs: mpsc::UnboundedReceiver<Proof>,
}

/// Runs a benchmark and opens samples of it.
pub(super) fn compute(
	engine: &SharedEngine,
	parameters: Parameters,
	orders: Orders,
	display: &Display,
) -> Result<(), EngineError> {
	let Orders {
		ready,
		seed,
		known,
		mut proofs,
	} = orders;
	let mut engine = engine.lock().unwrap_or_else(PoisonError::into_inner);
	// Whoever waits may have given up meanwhile.
	let _ = ready.send(());
	let Ok(seed) = seed.blocking_recv() else {
		return Ok(());
	};
	display.benchmark(parameters.steps() + u64::from(parameters.k));
	let mut on_chain_root = |root| known.send_modify(|known| known.chain_root = Some(root));
	let mut progress = |done, _| display.rows(done);
	let run = engine.benchmark(&seed, parameters, &mut on_chain_root, &mut progress);
	display.idle();
	let mut run = run?;
	known.send_modify(|known| {
		known.walk_root = Some(run.walk_root);
		known.roots = Some(Arc::new(run.roots.clone()));
	});
	while let Some(Proof { samples, answer }) = proofs.blocking_recv() {
		let openings = run.prove(&samples)?;
		// Its witness may have gone.
		let _ = answer.send(openings);
	}
	Ok(())
}
