// SPDX-License-Identifier: Apache-2.0
//! A validator whose processor is busy with something else.

use crate::{EPOCH, MINUTES, all_pass, finalized};
use anyhow::{Result, ensure};
use computechain_zombienet::{Mesh, isolated};
use std::time::Duration;
use tokio::time::{Instant, sleep};

/// The slow one.
const DAVE: usize = 3;
/// Of each second it stands still for so many milliseconds.
const STILL: u64 = 900;
/// For so many seconds.
const SECONDS: u32 = 15;

#[test]
fn finality_should_go_on_when_an_author_has_a_tenth_of_a_processor() -> Result<()> {
	isolated(async || {
		let mesh = Mesh::start(DAVE + 1, EPOCH).await?;
		let views = mesh.views().await?;
		let others = &views[..DAVE];
		let before = finalized(others).await?;
		let mut slowest = Duration::ZERO;
		let (mut height, mut since) = (before[0], Instant::now());
		for _ in 0..SECONDS {
			mesh.signal(DAVE, "STOP")?;
			sleep(Duration::from_millis(STILL)).await;
			mesh.signal(DAVE, "CONT")?;
			sleep(Duration::from_millis(1000 - STILL)).await;
			let now = others[0].finalized().await?;
			if now > height {
				slowest = slowest.max(since.elapsed());
				(height, since) = (now, Instant::now());
			}
		}
		slowest = slowest.max(since.elapsed());
		let after = finalized(others).await?;
		ensure!(
			before
				.iter()
				.zip(&after)
				.all(|(before, after)| *after >= before + SECONDS / 3),
			"finality is slower than a third of the slots: {before:?}, {after:?}"
		);
		let restored = Instant::now();
		let goal = vec![views[0].best().await?; views.len()];
		let back = all_pass(&views, &goal, restored, MINUTES).await?;
		println!(
			"chaos: an author with 10 % of a processor for {SECONDS} s: {} blocks final, the longest \
			 pause {:.1} s, the slow one up to date after {back:.1} s",
			after[0] - before[0],
			slowest.as_secs_f64()
		);
		mesh.agreed().await?;
		mesh.finish()
	})
}
