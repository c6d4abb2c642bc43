// SPDX-License-Identifier: Apache-2.0
use super::memory_chain::{Fate, MemoryChain, TestEngine, blocks_from_now, work_until};
use crate::work::{Demand, LIFETIME};
use std::{fs, path::Path, sync::Arc, sync::atomic::Ordering};
use tempfile::tempdir;

async fn revealed(folder: &Path, engine: &TestEngine) -> Arc<MemoryChain> {
	let chain = MemoryChain::with_task();
	work_until(&chain, folder, vec![engine.clone()], || chain.is_revealed()).await;
	chain
}

#[tokio::test]
async fn challenge_should_be_answered_once_when_all_goes_well() {
	let (engine, folder) = (TestEngine::default(), tempdir().expect("a folder"));
	let chain = revealed(folder.path(), &engine).await;
	chain.demand(&[0, 99, 3_499]);
	let more_blocks = blocks_from_now(&chain, 3 * LIFETIME);
	work_until(&chain, folder.path(), vec![engine.clone()], more_blocks).await;
	assert_eq!(chain.state().answers.len(), 1);
	assert_eq!(engine.products.load(Ordering::SeqCst), 1);
	// Another one later is answered as well.
	chain.demand(&[7]);
	work_until(&chain, folder.path(), vec![engine], || {
		!chain.is_challenged()
	})
	.await;
	assert_eq!(chain.state().answers.len(), 2);
}

#[tokio::test]
async fn challenge_should_be_answered_when_the_product_is_lost_and_sending_fails() {
	let (engine, folder) = (TestEngine::default(), tempdir().expect("a folder"));
	let chain = revealed(folder.path(), &engine).await;
	for file in fs::read_dir(folder.path()).expect("a folder") {
		fs::remove_file(file.expect("a file").path()).expect("it is ours");
	}
	chain.state().fates = [Fate::Refused, Fate::Failed].into();
	chain.demand(&[0, 1, 2, 3, 4, 5, 6, 7]);
	work_until(&chain, folder.path(), vec![engine.clone()], || {
		!chain.is_challenged()
	})
	.await;
	assert_eq!(chain.state().answers.len(), 3);
	assert_eq!(engine.products.load(Ordering::SeqCst), 2);
}

#[test]
fn demand_should_be_none_when_it_names_more_entries_than_a_challenge_may() {
	assert_eq!(Demand::new([0; 32], &[0; 9]), None);
	let most = Demand::new([0; 32], &[1, 2, 3, 4, 5, 6, 7, 8]).expect("it is allowed");
	assert_eq!(most.indices(), [1, 2, 3, 4, 5, 6, 7, 8]);
	assert!(
		Demand::new([0; 32], &[])
			.expect("it is short")
			.indices()
			.is_empty()
	);
}
