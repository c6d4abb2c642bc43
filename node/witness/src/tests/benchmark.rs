// SPDX-License-Identifier: Apache-2.0

use super::world::*;
use crate::{FromWitness, FromWorker, Limits, STEP_SAMPLES, WALK_SAMPLES, WireError};
use std::{sync::Arc, time::Duration};
use tokio::time::sleep;

async fn service() -> Service {
	Service::start(Arc::default(), Limits::default()).await
}

#[tokio::test]
async fn benchmark_should_be_valid_when_the_worker_is_honest() {
	let service = service().await;
	let (mut channel, nonce) = service.started().await;
	let on_chain = service.world.until(|state| state.nonce).await;
	assert_eq!(on_chain, nonce);
	let run = Run::honest(nonce);
	sleep(Duration::from_millis(60)).await;
	say(&mut channel, FromWorker::ChainRoot(run.chain_root())).await;
	sleep(Duration::from_millis(30)).await;
	run.say_roots_after_chain(&service, &mut channel).await;
	answer(&mut channel, |challenge| run.openings(challenge)).await;
	assert!(verdict(&mut channel).await);
	let said = measured(&service).await;
	assert!(said.valid);
	assert_eq!(said.commitment, run.commitment().hash);
	assert!((60..5000).contains(&said.chain_millis), "{said:?}");
	assert!((30..5000).contains(&said.walk_millis), "{said:?}");
	assert!(service.world.state().frauds.is_empty());
	// It is decided: nobody is let in again.
	assert!(service.connect().await.is_err());
}

#[tokio::test]
async fn nonce_should_be_held_back_when_the_start_block_is_not_there() {
	let world = Arc::<World>::default();
	world.state().halt = Some(START - 1);
	let service = Service::start(world, Limits::default()).await;
	let mut channel = service.connect().await.unwrap();
	let early = channel
		.receive::<FromWitness>(FromWitness::LONGEST, Duration::from_millis(60))
		.await;
	assert!(matches!(early, Err(WireError::Silent(_))));
	assert_eq!(service.world.state().nonce, None);
	service.world.state().halt = None;
	service.started().await;
}

#[tokio::test]
async fn benchmark_should_be_wrong_and_proven_when_a_step_was_skipped() {
	let service = service().await;
	let (mut channel, nonce) = service.started().await;
	let run = Run::lazy(nonce);
	run.say_roots(&service, &mut channel).await;
	answer(&mut channel, |challenge| run.openings(challenge)).await;
	assert!(!verdict(&mut channel).await);
	assert!(!measured(&service).await.valid);
	assert_eq!(service.world.state().frauds.len(), 1);
}

#[tokio::test]
async fn benchmark_should_be_wrong_when_openings_prove_nothing() {
	let count = (STEP_SAMPLES + WALK_SAMPLES) as usize;
	type Openings = Vec<Vec<u8>>;
	let spoil: [fn(Openings) -> Openings; 4] = [
		|_| vec![],
		|openings| openings[1..].to_vec(),
		|mut openings| {
			openings[5].push(0);
			openings
		},
		|openings| vec![vec![]; openings.len()],
	];
	for spoil in spoil {
		let service = service().await;
		let (mut channel, nonce) = service.started().await;
		let run = Run::honest(nonce);
		run.say_roots(&service, &mut channel).await;
		answer(&mut channel, |challenge| {
			let openings = run.openings(challenge);
			assert_eq!(openings.len(), count);
			spoil(openings)
		})
		.await;
		assert!(!verdict(&mut channel).await);
		assert!(!measured(&service).await.valid);
		assert!(service.world.state().frauds.is_empty());
	}
}

#[tokio::test]
async fn benchmark_should_be_wrong_when_the_roots_are_not_those_committed_to() {
	let spoil: [fn(&mut Run); 3] = [
		|run| run.roots[1][0] ^= 1,
		|run| {
			run.roots.pop();
		},
		|run| run.roots.clear(),
	];
	for spoil in spoil {
		let service = service().await;
		let (mut channel, nonce) = service.started().await;
		let run = Run::honest(nonce);
		say(&mut channel, FromWorker::ChainRoot(run.chain_root())).await;
		say(&mut channel, FromWorker::WalkRoot(run.walk_root())).await;
		service.world.commit(&run);
		let mut spoilt = run.clone();
		spoil(&mut spoilt);
		say(&mut channel, FromWorker::Roots(spoilt.roots)).await;
		assert!(!verdict(&mut channel).await);
		assert!(!measured(&service).await.valid);
	}
}

#[tokio::test]
async fn benchmark_should_be_wrong_when_other_roots_are_on_chain() {
	let service = service().await;
	let (mut channel, nonce) = service.started().await;
	let (run, other) = (Run::honest(nonce), Run::honest([9; 32]));
	say(&mut channel, FromWorker::ChainRoot(other.chain_root())).await;
	run.say_roots_after_chain(&service, &mut channel).await;
	assert!(!verdict(&mut channel).await);
	assert!(!measured(&service).await.valid);
}

#[tokio::test]
async fn links_should_be_recomputed_when_the_worker_made_them_up() {
	let service = service().await;
	let (mut channel, nonce) = service.started().await;
	let mut run = Run::honest(nonce);
	run.links[3] = [0; 32];
	run.say_roots(&service, &mut channel).await;
	assert!(!verdict(&mut channel).await);
}

#[tokio::test]
async fn clock_should_go_on_when_the_worker_connects_again() {
	let service = service().await;
	let (first, nonce) = service.started().await;
	sleep(Duration::from_millis(80)).await;
	// The new connection takes over, even though the old one is still there.
	let (mut channel, again) = service.started().await;
	assert_eq!(again, nonce);
	let run = Run::honest(nonce);
	say(&mut channel, FromWorker::ChainRoot(run.chain_root())).await;
	sleep(Duration::from_millis(80)).await;
	drop((first, channel));
	let (mut channel, again) = service.started().await;
	assert_eq!(again, nonce);
	sleep(Duration::from_millis(80)).await;
	run.say_roots(&service, &mut channel).await;
	answer(&mut channel, |challenge| run.openings(challenge)).await;
	assert!(verdict(&mut channel).await);
	let said = measured(&service).await;
	// The chain root of the second connection counts, not that of the third.
	assert!(
		said.chain_millis >= 80 && said.walk_millis >= 160,
		"{said:?}"
	);
}

#[tokio::test]
async fn benchmark_should_be_wrong_when_the_roots_change_between_connections() {
	let service = service().await;
	let (mut channel, nonce) = service.started().await;
	say(&mut channel, FromWorker::ChainRoot([4; 32])).await;
	// So that the first root has arrived before the second connection takes over.
	sleep(Duration::from_millis(50)).await;
	let (mut channel, _) = service.started().await;
	Run::honest(nonce).say_roots(&service, &mut channel).await;
	assert!(!verdict(&mut channel).await);
}

#[tokio::test]
async fn witness_should_say_nothing_when_its_nonce_is_not_in_the_seed() {
	let service = service().await;
	let (mut channel, nonce) = service.started().await;
	let run = Run::honest(nonce);
	say(&mut channel, FromWorker::ChainRoot(run.chain_root())).await;
	say(&mut channel, FromWorker::WalkRoot(run.walk_root())).await;
	let mut commitment = run.commitment();
	commitment.uses_our_nonce = false;
	service.world.state().commitment = Some(commitment);
	say(&mut channel, FromWorker::Roots(run.roots.clone())).await;
	assert!(matches!(hear(&mut channel).await, Err(WireError::Io(_))));
	service.world.blocks(10).await;
	assert_eq!(service.world.state().measurement, None);
}

#[tokio::test]
async fn witness_should_say_nothing_when_it_lost_its_clock() {
	let world = Arc::<World>::default();
	world.state().nonce = Some([3; 32]);
	let service = Service::start(world, Limits::default()).await;
	let mut channel = service.connect().await.unwrap();
	assert!(matches!(hear(&mut channel).await, Err(WireError::Io(_))));
}

#[tokio::test]
async fn worker_should_be_let_go_when_the_chain_gives_the_benchmark_up() {
	let service = service().await;
	let (mut channel, nonce) = service.started().await;
	let run = Run::honest(nonce);
	say(&mut channel, FromWorker::ChainRoot(run.chain_root())).await;
	say(&mut channel, FromWorker::WalkRoot(run.walk_root())).await;
	say(&mut channel, FromWorker::Roots(run.roots.clone())).await;
	service.world.state().is_over = true;
	assert!(matches!(hear(&mut channel).await, Err(WireError::Io(_))));
}

#[tokio::test]
async fn transactions_should_be_sent_again_when_they_get_lost() {
	let world = Arc::<World>::default();
	world.state().losses = 2;
	let service = Service::start(world, Limits::default()).await;
	let (mut channel, nonce) = service.started().await;
	assert_eq!(service.world.until(|state| state.nonce).await, nonce);
	service.world.state().losses = 2;
	let run = Run::honest(nonce);
	run.say_roots(&service, &mut channel).await;
	answer(&mut channel, |challenge| run.openings(challenge)).await;
	// The worker goes, its measurement stays.
	drop(channel);
	assert!(measured(&service).await.valid);
}
