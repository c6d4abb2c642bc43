// SPDX-License-Identifier: Apache-2.0
//! Validators are killed in turn while transfers come in. `CHAOS_KILLS` is how many times, 10
//! unless it is set.

use crate::{BACK_WITHIN, EPOCH, MINUTES, setting};
use anyhow::{Result, ensure};
use computechain_zombienet::{CPC, Mesh, View, eventually, isolated, key};
use std::{
	sync::atomic::{AtomicBool, AtomicU32, Ordering},
	time::Duration,
};
use tokio::{
	sync::Mutex,
	time::{Instant, sleep},
};
use zombienet_sdk::subxt::{
	dynamic::{Value, tx},
	utils::AccountId32,
};

/// Validators.
const COUNT: usize = 4;
/// How long after an accepted transfer the next one is offered.
const PAUSE: Duration = Duration::from_millis(100);

/// Transfers of one account, each with the number after that of the one before: one that is lost
/// holds up all that follow.
struct Load {
	/// The node that takes them.
	door: Mutex<View>,
	/// How many were accepted.
	accepted: AtomicU32,
	/// Whether that is enough.
	enough: AtomicBool,
	sender: AccountId32,
	recipient: AccountId32,
}

impl Load {
	async fn run(&self) -> Result<()> {
		let signer = key("//Alice")?;
		let to = Value::unnamed_variant("Id", [Value::from_bytes(self.recipient.0)]);
		let arguments = vec![to, Value::u128(CPC)];
		let transfer = tx("Balances", "transfer_keep_alive", arguments);
		while !self.enough.load(Ordering::Relaxed) {
			let nonce = self.accepted.load(Ordering::Relaxed);
			let door = self.door.lock().await;
			door.send_as(&transfer, &signer, nonce).await?;
			self.accepted.store(nonce + 1, Ordering::Relaxed);
			drop(door);
			sleep(PAUSE).await;
		}
		Ok(())
	}

	/// Transfers go to another node from now on, once that one has all those in its chain that the
	/// last one took: what a node has told nobody yet is lost with it.
	async fn go_through(&self, door: View) -> Result<()> {
		let mut current = self.door.lock().await;
		let accepted = self.accepted.load(Ordering::Relaxed);
		eventually("no transfer is lost", MINUTES, async || {
			let (nonce, _) = door.account(door.best().await?, &self.sender).await?;
			Ok((nonce >= accepted).then_some(()))
		})
		.await?;
		*current = door;
		Ok(())
	}
}

#[test]
fn databases_should_stay_sound_when_each_validator_is_killed_in_turn_under_load() -> Result<()> {
	isolated(async || {
		let kills = setting("CHAOS_KILLS", 10)?;
		let mut mesh = Mesh::start(COUNT, EPOCH).await?;
		let load = Load {
			door: Mutex::new(mesh.view(1).await?),
			accepted: AtomicU32::new(0),
			enough: AtomicBool::new(false),
			sender: key("//Alice")?.public_key().to_account_id(),
			recipient: key("//Alice//chaos")?.public_key().to_account_id(),
		};
		let (slowest, ()) = tokio::try_join!(kill_in_turn(&mut mesh, &load, kills), load.run())?;
		load.go_through(mesh.view(0).await?).await?;
		let height = mesh.agreed().await?;
		for node in 0..COUNT {
			mesh.sound(node)?;
		}
		let accepted = load.accepted.load(Ordering::Relaxed);
		let view = mesh.view(0).await?;
		let (sent, _) = view.account(height, &load.sender).await?;
		let (_, received) = view.account(height, &load.recipient).await?;
		ensure!(
			sent == accepted && received == u128::from(accepted) * CPC,
			"{accepted} transfers were accepted, {sent} are final, {received} were received"
		);
		println!(
			"chaos: {kills} kills with -9: finality back on the one killed after {slowest:.1} s at \
			 most, {accepted} transfers accepted and final"
		);
		mesh.finish()
	})
}

/// The longest time in seconds from a kill until the node had all blocks final that there were.
async fn kill_in_turn(mesh: &mut Mesh, load: &Load, kills: u64) -> Result<f64> {
	let mut slowest: f64 = 0.0;
	for (kill, victim) in (0..kills).zip((0..COUNT).cycle()) {
		let other = (victim + 2) % COUNT;
		load.go_through(mesh.view(other).await?).await?;
		// At another moment of the slot each time.
		sleep(Duration::from_millis(kill * 377 % 1000)).await;
		let height = mesh.view(other).await?.best().await?;
		mesh.sound(victim)?;
		mesh.kill(victim)?;
		let killed = Instant::now();
		mesh.start_node(victim)?;
		mesh.reaches(victim, height + 1, BACK_WITHIN).await?;
		slowest = slowest.max(killed.elapsed().as_secs_f64());
	}
	load.enough.store(true, Ordering::Relaxed);
	Ok(slowest)
}
