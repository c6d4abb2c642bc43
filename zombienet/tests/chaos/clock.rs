// SPDX-License-Identifier: Apache-2.0
//! A validator whose clock is wrong. The clock is libfaketime's, which shifts the time of day of one
//! process; namespaces can not.

use crate::{BACK_WITHIN, EPOCH, MINUTES, all_pass, finalized, tip};
use anyhow::{Context, Result, ensure};
use computechain_zombienet::{Mesh, View, eventually, isolated, stash};
use std::{
	collections::BTreeSet,
	fs,
	path::{Path, PathBuf},
};
use tokio::time::Instant;
use zombienet_sdk::subxt::utils::AccountId32;

/// The one with the wrong clock.
const DAVE: usize = 3;
/// By how many seconds, which are slots. One is allowed.
const SKEW: i32 = 5;
/// What is logged of a block that is refused because its slot is yet to come.
const REFUSED: &str = "too far in the future";

/// A file that says by how much a node's clock is wrong.
struct Clock(PathBuf);

impl Clock {
	/// That of a node, from its next start on.
	fn of(mesh: &mut Mesh, node: usize) -> Result<Self> {
		let library = fs::read_dir("/usr/lib")?
			.flatten()
			.map(|folder| folder.path().join("faketime/libfaketimeMT.so.1"))
			.find(|library| library.is_file())
			.context("the story of a wrong clock needs libfaketime: install the package")?;
		let file = mesh.folder().join("clock");
		mesh.set_environment(node, "LD_PRELOAD", library);
		mesh.set_environment(node, "FAKETIME_TIMESTAMP_FILE", &file);
		// Read again once a second.
		mesh.set_environment(node, "FAKETIME_CACHE_DURATION", "1");
		mesh.set_environment(node, "FAKETIME_DONT_FAKE_MONOTONIC", "1");
		let clock = Self(file);
		clock.set(0)?;
		Ok(clock)
	}

	fn set(&self, seconds: i32) -> Result<()> {
		// In one step: the node may read it at any moment.
		let next: &Path = &self.0.with_extension("next");
		fs::write(next, format!("{seconds:+}s\n"))?;
		Ok(fs::rename(next, &self.0)?)
	}
}

#[test]
fn finality_should_go_on_without_a_validator_when_its_clock_is_wrong() -> Result<()> {
	isolated(async || {
		let mut mesh = Mesh::new(DAVE + 1, EPOCH)?;
		let clock = Clock::of(&mut mesh, DAVE)?;
		mesh.start_all().await?;
		let mut others = mesh.views().await?;
		others.truncate(DAVE);
		let mut right = BTreeSet::new();
		for name in ["Alice", "Bob", "Charlie"] {
			right.insert(stash(name)?);
		}
		let everybody: BTreeSet<_> = right.iter().cloned().chain([stash("Dave")?]).collect();

		author(&others[0], &everybody).await?;
		clock.set(-SKEW)?;
		author(&others[0], &right).await?;
		finality_goes_on(&others).await?;
		ensure!(mesh.log(DAVE)?.contains(REFUSED), "its clock is not behind");
		clock.set(0)?;
		// The sync of a node asks no peer for a minute whose block it refused, so that it is back
		// sooner when it is started again.
		mesh.kill(DAVE)?;
		mesh.start_node(DAVE)?;
		let back = until_back(&mesh, &others).await?;
		println!(
			"chaos: a clock {SKEW} s behind: finality goes on, and is back on that node {back:.1} s after it \
			 is started with the right time"
		);

		author(&others[0], &everybody).await?;
		clock.set(SKEW)?;
		author(&others[0], &right).await?;
		finality_goes_on(&others).await?;
		ensure!(mesh.log(0)?.contains(REFUSED), "its clock is not ahead");
		clock.set(0)?;
		let back = until_back(&mesh, &others).await?;
		println!(
			"chaos: a clock {SKEW} s ahead: finality goes on, and is back on that node {back:.1} s after the \
			 clock is right"
		);
		mesh.agreed().await?;
		mesh.finish()
	})
}

/// Waits until the last two rounds were written by these.
async fn author(view: &View, who: &BTreeSet<AccountId32>) -> Result<()> {
	eventually(&format!("{} author", who.len()), MINUTES, async || {
		Ok((view.authors(8).await? == *who).then_some(()))
	})
	.await
}

async fn finality_goes_on(views: &[View]) -> Result<()> {
	let mut goal = finalized(views).await?;
	goal.iter_mut().for_each(|height| *height += 5);
	all_pass(views, &goal, Instant::now(), BACK_WITHIN).await?;
	Ok(())
}

/// The seconds from now until the node with the clock has all blocks of the others as final.
async fn until_back(mesh: &Mesh, others: &[View]) -> Result<f64> {
	let start = Instant::now();
	let height = tip(others).await?;
	mesh.reaches(DAVE, height, BACK_WITHIN).await?;
	Ok(start.elapsed().as_secs_f64())
}
