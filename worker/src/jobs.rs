// SPDX-License-Identifier: Apache-2.0
//! The work that takes long and runs on threads of its own.

use crate::{
	display::Display,
	engines::SharedEngine,
	metrics::METRICS,
	store::{Record, Store},
	work::{Assignment, SendError},
};
use computechain_engine::EngineError;
use computechain_matmul::{output_root, output_sha256, prove};
use std::{
	panic::{AssertUnwindSafe, catch_unwind},
	sync::{Arc, PoisonError},
	time::Instant,
};

/// How a job ended.
pub(crate) enum Outcome {
	/// There is a result; the product is here only if the disk would not take it.
	Computed(Record, Option<Arc<Vec<i32>>>),
	NotComputed(EngineError),
	Sent(Result<(), SendError>),
	/// What is stored is not what was committed to.
	BadProduct,
}

/// Computes a product and stores it.
pub(crate) fn compute(
	engine: &SharedEngine,
	assignment: &Assignment,
	store: &Store,
	display: &Display,
) -> Outcome {
	let Assignment {
		task, shape, seed, ..
	} = *assignment;
	display.computing(task, shape);
	let start = Instant::now();
	// A driver that panics is a lost device like any other.
	let product = catch_unwind(AssertUnwindSafe(|| {
		let mut engine = engine.lock().unwrap_or_else(PoisonError::into_inner);
		engine.product(&seed, shape, &mut |done, _| display.rows(done))
	}));
	display.idle();
	let time = u64::try_from(start.elapsed().as_millis());
	METRICS.engine_milliseconds_total.add(time.unwrap_or(0));
	let c = match product {
		Ok(Ok(c)) if c.len() as u64 == shape.entries() => c,
		Ok(Ok(_)) => {
			return Outcome::NotComputed(EngineError::WrongResult("of another size".into()));
		}
		Ok(Err(error)) => return Outcome::NotComputed(error),
		Err(_) => return Outcome::NotComputed(EngineError::DeviceLost("it panicked".into())),
	};
	let record = Record {
		task,
		seed,
		dimensions: [shape.m, shape.k, shape.n],
		root: output_root(shape, &c),
		output_sha256: output_sha256(&c),
		commit_sent: None,
		reveal_sent: None,
		answer_sent: None,
	};
	METRICS.products_computed_total.add(1);
	let in_memory = store.save_product(task, &c).err().map(|error| {
		tracing::warn!(task, %error, "the product can not be stored; keeping it in memory");
		Arc::new(c)
	});
	Outcome::Computed(record, in_memory)
}

/// The opening of these entries; none when the product is not the one committed to.
pub(crate) fn multiproof(
	store: &Store,
	in_memory: Option<Arc<Vec<i32>>>,
	record: &Record,
	indices: &[u64],
) -> Option<Vec<u8>> {
	let c = match in_memory {
		Some(c) => c,
		None => Arc::new(store.product(record)?),
	};
	let shape = record.shape();
	(output_root(shape, &c) == record.root).then(|| prove(shape, &c, indices))
}
