// SPDX-License-Identifier: Apache-2.0
//! Links are cut and healed. `CHAOS_CUT` is for how many seconds, 20 unless it is set. Where it is
//! more than a minute, `CHAOS_TCP_RETRIES=5` is needed for finality to be back in time.

use crate::{BACK_WITHIN, EPOCH, MINUTES, all_pass, finalized, setting, tip};
use anyhow::{Result, ensure};
use computechain_zombienet::{Mesh, eventually, isolated};
use std::{env, time::Duration};
use tokio::time::{Instant, sleep};

/// How long a round of votes that was under way when the links broke may take to end.
const SETTLED: Duration = Duration::from_secs(5);

#[test]
fn finality_should_stop_and_return_when_more_than_a_third_is_cut_off() -> Result<()> {
	isolated(async || cut_and_heal("2 of 5 cut off", 5, &[3, 4]).await)
}

#[test]
fn finality_should_stop_and_return_when_the_network_is_cut_in_halves() -> Result<()> {
	isolated(async || cut_and_heal("2 of 4 cut off", 4, &[2, 3]).await)
}

/// Both sides go on to build blocks, neither has any of them final, and they find together again.
async fn cut_and_heal(story: &str, validators: usize, away: &[usize]) -> Result<()> {
	let length = setting("CHAOS_CUT", 20)?;
	let mesh = Mesh::start(validators, EPOCH).await?;
	let views = mesh.views().await?;
	if env::var_os("CHAOS_TCP_RETRIES").is_some() {
		mesh.set_tcp_retries(setting("CHAOS_TCP_RETRIES", 0)?)?;
	}

	mesh.cut_off(away)?;
	let cut = Instant::now();
	let mut last = (finalized(&views).await?, Instant::now());
	eventually("finality has stopped", MINUTES, async || {
		let now = finalized(&views).await?;
		if now != last.0 {
			last = (now, Instant::now());
		}
		Ok((last.1.elapsed() >= SETTLED).then_some(()))
	})
	.await?;
	let (before, fork) = (last.0, tip(&views).await?);
	sleep(Duration::from_secs(length).saturating_sub(cut.elapsed())).await;
	eventually("both sides build blocks", MINUTES, async || {
		for view in &views {
			if view.best().await? < fork + 2 {
				return Ok(None);
			}
		}
		Ok(Some(()))
	})
	.await?;
	ensure!(
		finalized(&views).await? == before,
		"finality went on without more than two thirds: {before:?}"
	);
	let mut sides = [Vec::new(), Vec::new()];
	for (node, view) in views.iter().enumerate() {
		sides[usize::from(away.contains(&node))].push(view.header(fork + 1).await?);
	}
	ensure!(
		sides[0].iter().all(|block| !sides[1].contains(block)),
		"both sides have the same blocks: there is a way around the cut"
	);

	let apart = cut.elapsed().as_secs();
	let tip = tip(&views).await?;
	mesh.cut_off(&[])?;
	let healed = Instant::now();
	let back = all_pass(&views, &before, healed, BACK_WITHIN).await?;
	let caught_up = all_pass(&views, &vec![tip; views.len()], healed, BACK_WITHIN).await?;
	println!(
		"chaos: {story} for {apart} s: finality back after {back:.1} s, all blocks of the cut final \
		 after {caught_up:.1} s"
	);
	mesh.agreed().await?;
	mesh.finish()
}
