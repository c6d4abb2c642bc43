// SPDX-License-Identifier: Apache-2.0
//! What goes wrong in a network, and what has to hold: finality is back within 30 seconds, and all
//! nodes have the same final blocks and states from the first on.
//!
//! Each story prints a line `chaos: <story>: ...` with what it measured.

mod author;
mod clock;
mod cut;
mod disk;
mod kill;

use anyhow::Result;
use computechain_zombienet::{View, eventually};
use std::{env, time::Duration};
use tokio::time::Instant;

/// Blocks in an epoch, the most that this genesis takes.
const EPOCH: u32 = 100;
/// Within this time after it is mended, every node has new final blocks.
const BACK_WITHIN: Duration = Duration::from_secs(30);
/// A limit where time is not the claim.
const MINUTES: Duration = Duration::from_secs(120);

/// The number that an environment variable holds.
fn setting(name: &str, default: u64) -> Result<u64> {
	Ok(env::var(name).map_or(Ok(default), |value| value.parse())?)
}

/// The last final heights of these.
async fn finalized(views: &[View]) -> Result<Vec<u32>> {
	let mut heights = Vec::new();
	for view in views {
		heights.push(view.finalized().await?);
	}
	Ok(heights)
}

/// The highest best block of these.
async fn tip(views: &[View]) -> Result<u32> {
	let mut tip = 0;
	for view in views {
		tip = tip.max(view.best().await?);
	}
	Ok(tip)
}

/// Waits until each of these has more than that height as final: the seconds since `start`.
async fn all_pass(
	views: &[View],
	heights: &[u32],
	start: Instant,
	within: Duration,
) -> Result<f64> {
	let left = within.saturating_sub(start.elapsed());
	eventually("finality goes on", left, async || {
		for (view, height) in views.iter().zip(heights) {
			if view.finalized().await? <= *height {
				return Ok(None);
			}
		}
		Ok(Some(start.elapsed().as_secs_f64()))
	})
	.await
}
