// SPDX-License-Identifier: Apache-2.0
use super::memory_chain::{Fate, MemoryChain, TASK, TestEngine, blocks_from_now, work_until};
use crate::{store::Store, work::LIFETIME};
use std::{fs, sync::atomic::Ordering};
use tempfile::tempdir;

/// A worker stopped between its commitment and its reveal.
async fn committed() -> (std::sync::Arc<MemoryChain>, tempfile::TempDir) {
	let (chain, folder) = (MemoryChain::with_task(), tempdir().expect("a folder"));
	chain.state().holds_challenges_back = true;
	let engines = vec![TestEngine::default()];
	work_until(&chain, folder.path(), engines, || chain.is_committed()).await;
	chain.state().holds_challenges_back = false;
	(chain, folder)
}

#[tokio::test]
async fn stored_result_should_be_revealed_when_the_worker_restarts_in_between() {
	let (chain, folder) = committed().await;
	let engine = TestEngine::default();
	work_until(&chain, folder.path(), vec![engine.clone()], || {
		chain.is_revealed()
	})
	.await;
	assert_eq!(engine.products.load(Ordering::SeqCst), 0);
	assert_eq!(chain.state().commits.len(), 1);
}

#[tokio::test]
async fn result_should_be_computed_again_when_the_folder_is_lost() {
	let (chain, folder) = committed().await;
	fs::remove_dir_all(folder.path()).expect("the test's own folder");
	let engine = TestEngine::default();
	work_until(&chain, folder.path(), vec![engine.clone()], || {
		chain.is_revealed()
	})
	.await;
	assert_eq!(engine.products.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn result_should_be_computed_again_when_its_product_is_damaged() {
	for damage in [
		|bytes: &mut Vec<u8>| bytes.truncate(99),
		|bytes: &mut Vec<u8>| bytes[1000] ^= 1,
		|bytes: &mut Vec<u8>| bytes.clear(),
	] {
		let (chain, folder) = committed().await;
		let path = folder.path().join(format!("{TASK}.c"));
		let mut bytes = fs::read(&path).expect("the product is stored");
		damage(&mut bytes);
		fs::write(&path, bytes).expect("the folder is writable");
		let engine = TestEngine::default();
		work_until(&chain, folder.path(), vec![engine.clone()], || {
			chain.is_revealed()
		})
		.await;
		assert_eq!(engine.products.load(Ordering::SeqCst), 1);
		assert_eq!(chain.state().reveals.len(), 1);
	}
}

#[tokio::test]
async fn reveal_should_not_be_sent_twice_when_the_worker_restarts_after_sending() {
	let (chain, folder) = committed().await;
	let engines = || vec![TestEngine::default()];
	chain.state().fates.push_back(Fate::Late(LIFETIME / 2));
	work_until(&chain, folder.path(), engines(), || {
		!chain.state().reveals.is_empty()
	})
	.await;
	assert!(chain.is_committed(), "the transaction is late");
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
async fn task_should_be_revealed_when_the_folder_can_not_be_written_to() {
	let (chain, folder) = (MemoryChain::with_task(), tempdir().expect("a folder"));
	// A file where the folder should be: nothing can be stored, as on a full disk.
	let file = folder.path().join("full");
	fs::write(&file, "").expect("the folder is writable");
	let engine = TestEngine::default();
	work_until(&chain, &file, vec![engine.clone()], || chain.is_revealed()).await;
	assert_eq!(engine.products.load(Ordering::SeqCst), 1);
	assert_eq!(chain.state().reveals.len(), 1);
}

#[tokio::test]
async fn garbage_should_be_removed_when_it_stands_in_a_state_file() {
	let (chain, folder) = (MemoryChain::with_task(), tempdir().expect("a folder"));
	for (name, content) in [
		("7.json", "{\"task\": 7, \"seed\": "),
		("8.json", "\0\u{1}\u{2}"),
		("9.json", "{}"),
		("nine.json", "[]"),
	] {
		fs::write(folder.path().join(name), content).expect("the folder is writable");
	}
	let engines = || vec![TestEngine::default()];
	work_until(&chain, folder.path(), engines(), || chain.is_revealed()).await;
	let names = || {
		let files = fs::read_dir(folder.path()).expect("a folder");
		let mut names: Vec<_> = files
			.map(|file| file.expect("readable").file_name())
			.collect();
		names.sort();
		names
	};
	assert_eq!(names(), ["7.c", "7.json"]);
	assert_eq!(Store::open(folder.path().into()).load().len(), 1);
}
