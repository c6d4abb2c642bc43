// SPDX-License-Identifier: Apache-2.0
mod books;
mod comparisons;
mod memory_chain;
mod pools;
mod reports;
mod scenarios;
mod signing;
mod slopes;

use crate::{
	book::Book,
	chain::{Block, Hash},
	measure::{Sample, Usage},
	transactions::{Anchor, Signed},
};
use std::{
	sync::Arc,
	time::{Duration, Instant},
};

/// The hash that a number stands for.
fn hash(number: u8) -> Hash {
	[number; 32]
}

fn anchor() -> Anchor {
	Anchor {
		number: 10,
		hash: hash(10),
	}
}

fn signed(number: u8, sender: u32, nonce: u32) -> Arc<Signed> {
	Arc::new(Signed {
		hash: hash(number),
		number: number.into(),
		hex: format!("0x{number:02x}"),
		sender,
		nonce,
		last_block: 20,
	})
}

fn block(number: u32, own: u8, parent: u8, transactions: &[u8]) -> Block {
	Block {
		hash: hash(own),
		parent: hash(parent),
		number,
		transactions: transactions.iter().copied().map(hash).collect(),
		weight: 0.5,
		length: 0.25,
	}
}

/// Books and a clock that moves when it is told to.
struct Clock {
	start: Instant,
	book: Book,
}

impl Clock {
	fn new() -> Self {
		let start = Instant::now();
		Self {
			start,
			book: Book::new(anchor(), 4, start),
		}
	}

	fn at(&self, milliseconds: u64) -> Instant {
		self.start + Duration::from_millis(milliseconds)
	}
}

/// A sample of a second in which a node held that many MB.
fn with_memory(seconds: f64, memory: f64) -> Sample {
	let book = Book::new(anchor(), 0, Instant::now());
	let usage = Usage {
		cpu_seconds: seconds / 2.0,
		memory,
	};
	Sample {
		nodes: vec![usage],
		..crate::measure::sample(&book, seconds, 0)
	}
}
