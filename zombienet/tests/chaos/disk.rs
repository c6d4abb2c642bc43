// SPDX-License-Identifier: Apache-2.0
//! A validator's disk fills up while it runs.

use crate::{BACK_WITHIN, EPOCH, MINUTES, all_pass, finalized, tip};
use anyhow::{Result, bail, ensure};
use computechain_zombienet::{Mesh, eventually, isolated};
use std::{
	fs::File,
	io::{ErrorKind, Write},
	path::Path,
};
use tokio::time::Instant;

/// The one with the small disk.
const DAVE: usize = 3;
/// The size of that disk in MiB, at first and after it was full.
const SIZES: [u32; 2] = [256, 512];

#[test]
fn validator_should_return_with_a_sound_database_when_its_disk_was_full() -> Result<()> {
	isolated(async || {
		let mut mesh = Mesh::new(DAVE + 1, EPOCH)?;
		mesh.mount_disk(DAVE, SIZES[0])?;
		mesh.start_all().await?;
		let mut others = mesh.views().await?;
		others.truncate(DAVE);

		fill(&mesh.base_path(DAVE).join("ballast"))?;
		let status = eventually("the node ends", MINUTES, async || mesh.ended(DAVE)).await?;
		let log = mesh.log(DAVE)?;
		ensure!(
			log.contains("No space left on device") && !log.contains("panicked"),
			"the node ended with {status} and does not say why"
		);
		let ahead: Vec<_> = finalized(&others).await?.iter().map(|f| f + 5).collect();
		all_pass(&others, &ahead, Instant::now(), BACK_WITHIN).await?;

		mesh.resize_disk(DAVE, SIZES[1])?;
		let height = tip(&others).await?;
		let restarted = Instant::now();
		mesh.kill(DAVE)?;
		mesh.start_node(DAVE)?;
		mesh.reaches(DAVE, height, BACK_WITHIN).await?;
		println!(
			"chaos: a full disk: the node says so and ends, finality goes on, and is back on that node \
			 {:.1} s after it is started with more space",
			restarted.elapsed().as_secs_f64()
		);
		mesh.agreed().await?;
		mesh.sound(DAVE)?;
		mesh.finish()
	})
}

/// Writes a file that takes all the space there is left.
fn fill(path: &Path) -> Result<()> {
	let mut file = File::create(path)?;
	loop {
		match file.write(&[1; 4096]) {
			Ok(_) => {}
			Err(error) if error.kind() == ErrorKind::StorageFull => return Ok(()),
			Err(error) => bail!("the disk can not be filled: {error}"),
		}
	}
}
