// SPDX-License-Identifier: Apache-2.0
use crate::store::{Record, Store};
use std::fs;
use tempfile::tempdir;

fn record() -> Record {
	Record {
		task: 3,
		seed: [1; 32],
		dimensions: [2, 5, 3],
		root: [2; 32],
		output_sha256: [3; 32],
		commit_sent: Some(9),
		reveal_sent: None,
		answer_sent: None,
	}
}

#[test]
fn store_should_give_back_what_it_was_given_when_it_is_opened_again() {
	let folder = tempdir().expect("a folder");
	let store = Store::open(folder.path().join("new/folder"));
	let product = vec![0, 1, -1, i32::MAX, i32::MIN, 77];
	store.save_product(3, &product).expect("writable");
	store.save_record(&record()).expect("writable");
	let again = Store::open(folder.path().join("new/folder"));
	assert_eq!(again.load().into_values().collect::<Vec<_>>(), [record()]);
	assert_eq!(again.product(&record()), Some(product));
	again.remove(3);
	assert!(again.load().is_empty());
	assert_eq!(again.product(&record()), None);
}

#[test]
fn record_should_be_refused_when_it_belongs_to_another_task() {
	let folder = tempdir().expect("a folder");
	let store = Store::open(folder.path().into());
	store.save_record(&record()).expect("writable");
	let moved = folder.path().join("4.json");
	fs::rename(folder.path().join("3.json"), &moved).expect("writable");
	assert!(store.load().is_empty());
	assert!(!moved.exists());
}

#[test]
fn nothing_should_be_left_when_a_product_can_not_be_stored() {
	let folder = tempdir().expect("a folder");
	// A folder in the product's place can not be replaced by a file.
	fs::create_dir_all(folder.path().join("3.c/full")).expect("writable");
	let store = Store::open(folder.path().into());
	assert!(store.save_product(3, &[1, 2, 3]).is_err());
	assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
}
