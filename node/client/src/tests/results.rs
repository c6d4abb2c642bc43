// SPDX-License-Identifier: Apache-2.0
use crate::{ResultError, Source};
use computechain_matmul::{Shape, output_root, product};
use std::{fs, path::Path};
use tempfile::tempdir;
use tokio::{
	io::{AsyncReadExt, AsyncWriteExt},
	net::TcpListener,
};

const SHAPE: Shape = Shape { m: 3, k: 4, n: 5 };
const LENGTH: usize = 60;

fn right() -> Vec<u8> {
	let c = product(&[7; 32], SHAPE);
	c.iter().flat_map(|entry| entry.to_le_bytes()).collect()
}

/// A worker that answers everybody with these bytes.
async fn worker(answer: Vec<u8>) -> Source {
	let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
	let address = listener.local_addr().expect("it listens").to_string();
	tokio::spawn(async move {
		while let Ok((mut stream, _)) = listener.accept().await {
			let mut request = [0; 1024];
			let _ = stream.read(&mut request).await;
			let _ = stream.write_all(&answer).await;
		}
	});
	Source {
		task: 9,
		address,
		shape: SHAPE,
		root: output_root(SHAPE, &product(&[7; 32], SHAPE)),
	}
}

/// An answer with this head and body.
fn answer(head: &str, body: &[u8]) -> Vec<u8> {
	[head.as_bytes(), b"\r\n\r\n", body].concat()
}

/// A good answer with this body and its length.
fn sized(body: &[u8]) -> Vec<u8> {
	let length = body.len();
	answer(
		&format!("HTTP/1.1 200 OK\r\nContent-Length: {length}"),
		body,
	)
}

/// What comes of saving a result that this worker serves; nothing else is left in the folder.
async fn saved(source: &Source) -> (Result<(), ResultError>, Option<Vec<u8>>) {
	let folder = tempdir().expect("a folder");
	let path = folder.path().join("c.bin");
	let outcome = source.save(&path).await;
	let file = fs::read(&path).ok();
	assert_eq!(files(folder.path()), usize::from(file.is_some()));
	(outcome, file)
}

fn files(folder: &Path) -> usize {
	fs::read_dir(folder).expect("a folder").count()
}

#[tokio::test]
async fn result_should_be_written_when_it_is_right() {
	for body in [
		sized(&right()),
		answer("HTTP/1.1 200 OK\r\nConnection: close", &right()),
	] {
		let (outcome, file) = saved(&worker(body).await).await;
		assert!(outcome.is_ok(), "{outcome:?}");
		assert_eq!(file, Some(right()));
	}
}

#[tokio::test]
async fn nothing_should_be_written_when_the_worker_lies() {
	let mut wrong = right();
	wrong[LENGTH - 1] ^= 1;
	let source = worker(sized(&wrong)).await;
	let (outcome, file) = saved(&source).await;
	let error = outcome.expect_err("it is wrong");
	assert!(matches!(error, ResultError::WrongRoot { .. }), "{error}");
	assert!(error.to_string().contains(&hex::encode(source.root)));
	assert_eq!(file, None);
}

#[tokio::test]
async fn file_should_stay_as_it_is_when_the_worker_lies() {
	let folder = tempdir().expect("a folder");
	let path = folder.path().join("c.bin");
	fs::write(&path, b"before").expect("writable");
	let source = worker(sized(&[0; LENGTH])).await;
	assert!(source.save(&path).await.is_err());
	assert_eq!(fs::read(&path).expect("it is there"), b"before");
	assert_eq!(files(folder.path()), 1);
}

#[tokio::test]
async fn answer_should_be_cut_off_when_it_is_too_long_or_too_short() {
	let endless = [right(), vec![0; 1 << 20]].concat();
	for (body, problem) in [
		(sized(&endless), "more"),
		(sized(&right()[..LENGTH - 4]), "less"),
		(
			answer("HTTP/1.1 200 OK\r\nConnection: close", &endless),
			"more",
		),
	] {
		let (outcome, file) = saved(&worker(body).await).await;
		let error = outcome.expect_err("the length is wrong");
		assert!(
			matches!(&error, ResultError::WrongLength { problem: found, .. } if *found == problem),
			"{error}"
		);
		assert_eq!(file, None);
	}
}

#[tokio::test]
async fn error_should_name_what_is_wrong_when_there_is_no_result() {
	let missing = answer("HTTP/1.1 404 Not Found\r\nContent-Length: 0", b"");
	let (outcome, _) = saved(&worker(missing).await).await;
	let error = outcome.expect_err("it is not served").to_string();
	assert!(error.contains("404") && error.contains("task 9"), "{error}");

	let (outcome, _) = saved(&worker(b"what?".to_vec()).await).await;
	let error = outcome.expect_err("that is not HTTP");
	assert!(matches!(error, ResultError::NoAnswer { .. }), "{error}");

	let mut nobody = worker(Vec::new()).await;
	let closed = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
	nobody.address = closed.local_addr().expect("it listens").to_string();
	drop(closed);
	let (outcome, _) = saved(&nobody).await;
	let error = outcome.expect_err("nobody is there").to_string();
	assert!(error.contains(&nobody.address), "{error}");
}

#[tokio::test]
async fn error_should_say_so_when_the_file_can_not_be_written() {
	let folder = tempdir().expect("a folder");
	let source = worker(sized(&right())).await;
	let outcome = source.save(&folder.path().join("no/such/folder")).await;
	let error = outcome.expect_err("there is no folder");
	assert!(matches!(error, ResultError::NotWritten { .. }), "{error}");
}
