// SPDX-License-Identifier: Apache-2.0
//! How long a witness waits and how many it serves.

use std::time::Duration;

/// What a slow or hostile worker can take at the most.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
	/// Connections that have not shown yet who they are.
	pub strangers: usize,
	/// Of these, connections from one address.
	pub strangers_of_one_address: usize,
	/// From the connection to the end of the handshake.
	pub handshake: Duration,
	/// From the handshake to the start block.
	pub start: Duration,
	/// For the chain, phase A.
	pub chain: Duration,
	/// For the walk, phase B.
	pub walk: Duration,
	/// For a message that needs no computation.
	pub transfer: Duration,
	/// For the commitment to be on chain.
	pub commitment: Duration,
	/// For 128 openings, for which the worker computes states again.
	pub openings: Duration,
}

impl Default for Limits {
	fn default() -> Self {
		Self {
			strangers: 64,
			strangers_of_one_address: 8,
			handshake: Duration::from_secs(5),
			start: Duration::from_secs(300),
			// The protocol's 30 seconds, and the time until the last witness's nonce has arrived.
			chain: Duration::from_secs(60),
			walk: Duration::from_secs(60),
			transfer: Duration::from_secs(60),
			commitment: Duration::from_secs(300),
			openings: Duration::from_secs(300),
		}
	}
}
