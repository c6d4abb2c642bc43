// SPDX-License-Identifier: Apache-2.0
use super::memory_chain::{Fate, MemoryChain, SEED, TestEngine, blocks_from_now, work_until};
use crate::{
	store::Store,
	work::{LIFETIME, Phase},
};
use std::{fs, sync::atomic::Ordering};
use tempfile::tempdir;

#[tokio::test]
async fn task_should_be_revealed_once_when_all_goes_well() {
	let (chain, folder) = (MemoryChain::with_task(), tempdir().expect("a folder"));
	let engine = TestEngine::default();
	work_until(&chain, folder.path(), vec![engine.clone()], || {
		chain.is_revealed()
	})
	.await;
	let more_blocks = blocks_from_now(&chain, 3 * LIFETIME);
	work_until(&chain, folder.path(), vec![engine.clone()], more_blocks).await;
	assert_eq!(chain.state().commits.len(), 1);
	assert_eq!(chain.state().reveals.len(), 1);
	assert_eq!(engine.products.load(Ordering::SeqCst), 1);
	assert_eq!(Store::open(folder.path().into()).load().len(), 1);
}

#[tokio::test]
async fn task_should_be_forgotten_when_it_is_not_ours_any_more() {
	let (chain, folder) = (MemoryChain::with_task(), tempdir().expect("a folder"));
	let engines = || vec![TestEngine::default()];
	chain.state().holds_challenges_back = true;
	work_until(&chain, folder.path(), engines(), || chain.is_committed()).await;
	assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 2);
	chain.state().tasks.clear();
	work_until(&chain, folder.path(), engines(), blocks_from_now(&chain, 5)).await;
	assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0);
	assert!(chain.state().reveals.is_empty());
}

#[tokio::test]
async fn task_should_be_computed_anew_when_the_attempt_changes() {
	let (chain, folder) = (MemoryChain::with_task(), tempdir().expect("a folder"));
	let engine = TestEngine::default();
	// An earlier attempt, whose seed was another one.
	chain.state().tasks[0].seed = [9; 32];
	chain.state().fates.push_back(Fate::Lost);
	work_until(&chain, folder.path(), vec![engine.clone()], || {
		!chain.state().commits.is_empty()
	})
	.await;
	chain.state().tasks[0].seed = SEED;
	work_until(&chain, folder.path(), vec![engine.clone()], || {
		chain.is_revealed()
	})
	.await;
	assert_eq!(engine.products.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn transaction_should_be_sent_again_later_and_later_when_it_is_refused() {
	let (chain, folder) = (MemoryChain::with_task(), tempdir().expect("a folder"));
	chain.state().fates = [Fate::Refused, Fate::Failed, Fate::Refused].into();
	let engines = vec![TestEngine::default()];
	work_until(&chain, folder.path(), engines, || chain.is_revealed()).await;
	let commits = chain.state().commits.clone();
	assert_eq!(commits.len(), 4);
	let pauses: Vec<u32> = commits.windows(2).map(|pair| pair[1] - pair[0]).collect();
	assert!(
		pauses[0] >= 1 && pauses[1] >= 2 && pauses[2] >= 4,
		"{pauses:?}"
	);
	assert_eq!(chain.state().reveals.len(), 1);
}

#[tokio::test]
async fn reveal_should_not_be_sent_twice_when_its_fate_is_unknown() {
	let (chain, folder) = (MemoryChain::with_task(), tempdir().expect("a folder"));
	let engines = || vec![TestEngine::default()];
	chain.state().holds_challenges_back = true;
	work_until(&chain, folder.path(), engines(), || chain.is_committed()).await;
	chain.state().holds_challenges_back = false;
	chain.state().fates.push_back(Fate::Late(LIFETIME / 2));
	work_until(&chain, folder.path(), engines(), || chain.is_revealed()).await;
	work_until(
		&chain,
		folder.path(),
		engines(),
		blocks_from_now(&chain, 20),
	)
	.await;
	assert_eq!(chain.state().reveals.len(), 1);
}

#[tokio::test]
async fn reveal_should_be_sent_again_when_it_can_not_be_included_any_more() {
	let (chain, folder) = (MemoryChain::with_task(), tempdir().expect("a folder"));
	let engines = || vec![TestEngine::default()];
	chain.state().holds_challenges_back = true;
	work_until(&chain, folder.path(), engines(), || chain.is_committed()).await;
	chain.state().holds_challenges_back = false;
	chain.state().fates.push_back(Fate::Lost);
	work_until(&chain, folder.path(), engines(), || chain.is_revealed()).await;
	let reveals = chain.state().reveals.clone();
	assert_eq!(reveals.len(), 2);
	assert!(reveals[1] >= reveals[0] + LIFETIME, "{reveals:?}");
}

#[tokio::test]
async fn next_engine_should_take_over_when_one_loses_its_device_or_panics() {
	let (chain, folder) = (MemoryChain::with_task(), tempdir().expect("a folder"));
	let lost = TestEngine {
		loses_device: true,
		..Default::default()
	};
	let panicking = TestEngine {
		panics: true,
		..Default::default()
	};
	let good = TestEngine::default();
	let engines = vec![lost.clone(), panicking.clone(), good.clone()];
	work_until(&chain, folder.path(), engines, || chain.is_revealed()).await;
	for engine in [lost, panicking, good] {
		assert_eq!(engine.products.load(Ordering::SeqCst), 1);
	}
}

#[tokio::test]
async fn worker_should_go_on_when_the_node_was_unavailable() {
	let (chain, folder) = (MemoryChain::with_task(), tempdir().expect("a folder"));
	chain.state().outages = 2;
	let engines = vec![TestEngine::default()];
	work_until(&chain, folder.path(), engines, || chain.is_revealed()).await;
}

#[tokio::test]
async fn nothing_should_be_revealed_when_the_chain_has_another_root() {
	let (chain, folder) = (MemoryChain::with_task(), tempdir().expect("a folder"));
	let phase = Phase::Committed {
		root: [5; 32],
		challenge: None,
	};
	chain.state().tasks[0].phase = phase;
	let engine = TestEngine::default();
	let blocks = blocks_from_now(&chain, 30);
	work_until(&chain, folder.path(), vec![engine.clone()], blocks).await;
	assert!(chain.state().reveals.is_empty());
	assert_eq!(engine.products.load(Ordering::SeqCst), 1);
}
