// SPDX-License-Identifier: Apache-2.0
use crate::{
	results::{CONNECTIONS, listen, serve},
	store::{Record, Store},
};
use computechain_client::{ResultError, Source};
use computechain_matmul::{Shape, output_root, product};
use std::{net::SocketAddr, time::Duration};
use tempfile::{TempDir, tempdir};
use tokio::{
	io::{AsyncReadExt, AsyncWriteExt},
	net::TcpStream,
	time::{sleep, timeout},
};

/// More bytes than a piece of the answer has, and not a whole number of pieces.
const SHAPE: Shape = Shape {
	m: 300,
	k: 2,
	n: 401,
};
const SEED: [u8; 32] = [7; 32];

/// A server over a store with the result of task 3, revealed or not.
async fn server(revealed: bool) -> (SocketAddr, Store, TempDir) {
	let folder = tempdir().expect("a folder");
	let store = Store::open(folder.path().into());
	let c = product(&SEED, SHAPE);
	store.save_product(3, &c).expect("writable");
	let record = Record {
		task: 3,
		seed: SEED,
		dimensions: [SHAPE.m, SHAPE.k, SHAPE.n],
		root: output_root(SHAPE, &c),
		output_sha256: [0; 32],
		commit_sent: None,
		reveal_sent: None,
		answer_sent: None,
	};
	store.save_record(&record).expect("writable");
	store.set_revealed(3, revealed);
	let listener = listen(([127, 0, 0, 1], 0).into())
		.await
		.expect("a free port");
	let address = listener.local_addr().expect("it listens");
	tokio::spawn(serve(listener, store.clone()));
	(address, store, folder)
}

/// The head and the body of the answer to a request.
async fn ask(address: SocketAddr, request: &str) -> (String, Vec<u8>) {
	let mut stream = TcpStream::connect(address).await.expect("it listens");
	let request = format!("{request} HTTP/1.1\r\nHost: a\r\n\r\n");
	stream.write_all(request.as_bytes()).await.expect("sent");
	let mut answer = Vec::new();
	stream.read_to_end(&mut answer).await.expect("answered");
	let end = answer
		.windows(4)
		.position(|four| four == b"\r\n\r\n")
		.expect("a head");
	let body = answer.split_off(end + 4);
	(String::from_utf8(answer).expect("text"), body)
}

#[tokio::test]
async fn result_should_be_served_byte_by_byte_when_it_is_revealed() {
	let (address, _store, _folder) = server(true).await;
	let (head, body) = ask(address, "GET /results/3").await;
	assert!(head.starts_with("HTTP/1.1 200 OK"), "{head}");
	let head = head.to_ascii_lowercase();
	assert!(
		head.contains("content-type: application/octet-stream"),
		"{head}"
	);
	assert!(head.contains("content-length: 481200\r\n"), "{head}");
	let c = product(&SEED, SHAPE);
	let expected: Vec<u8> = c.iter().flat_map(|entry| entry.to_le_bytes()).collect();
	assert!(body == expected, "{} bytes", body.len());
}

#[tokio::test]
async fn result_should_be_fetched_by_the_client_when_it_is_revealed() {
	let (address, store, folder) = server(true).await;
	let c = product(&SEED, SHAPE);
	let source = Source {
		task: 3,
		address: address.to_string(),
		shape: SHAPE,
		root: output_root(SHAPE, &c),
	};
	let path = folder.path().join("fetched");
	source.save(&path).await.expect("it is right");
	let entries = c.len() as u64;
	assert_eq!(path.metadata().expect("it is there").len(), 4 * entries);
	store.remove(3);
	let gone = source.download().await.expect_err("the task is forgotten");
	assert!(matches!(gone, ResultError::NotServed { .. }), "{gone}");
}

#[tokio::test]
async fn nothing_should_be_served_when_the_task_is_not_revealed_or_unknown() {
	let (address, store, _folder) = server(false).await;
	for path in [
		"3",
		"4",
		"x",
		"-1",
		"3.c",
		"..%2f3.c",
		"18446744073709551616",
	] {
		let (head, body) = ask(address, &format!("GET /results/{path}")).await;
		assert!(head.starts_with("HTTP/1.1 404"), "{path}: {head}");
		assert!(!body.is_empty(), "it says why");
	}
	for request in ["GET /", "GET /results", "GET /results/", "GET /results/3/"] {
		let (head, _) = ask(address, request).await;
		assert!(head.starts_with("HTTP/1.1 404"), "{request}: {head}");
	}
	let (head, _) = ask(address, "POST /results/3").await;
	assert!(head.starts_with("HTTP/1.1 405"), "{head}");
	// A revealed task of which nothing is on the disk.
	store.set_revealed(4, true);
	let (head, _) = ask(address, "GET /results/4").await;
	assert!(head.starts_with("HTTP/1.1 404"), "{head}");
	// Another attempt at a task begins.
	store.set_revealed(3, true);
	store.set_revealed(3, false);
	let (head, _) = ask(address, "GET /results/3").await;
	assert!(head.starts_with("HTTP/1.1 404"), "{head}");
}

#[tokio::test]
async fn connection_should_be_refused_when_there_are_too_many() {
	let (address, _store, _folder) = server(true).await;
	let mut idle = Vec::new();
	for _ in 0..CONNECTIONS {
		idle.push(TcpStream::connect(address).await.expect("it listens"));
	}
	let mut refused = TcpStream::connect(address).await.expect("it listens");
	let mut byte = [0];
	let end = timeout(Duration::from_secs(5), refused.read(&mut byte)).await;
	assert!(matches!(end, Ok(Ok(0) | Err(_))), "{end:?}");
	drop(idle);
	// The server notices in its own time.
	let served = async {
		loop {
			let source = Source {
				task: 3,
				address: address.to_string(),
				shape: SHAPE,
				root: output_root(SHAPE, &product(&SEED, SHAPE)),
			};
			if source.download().await.is_ok() {
				return;
			}
			sleep(Duration::from_millis(50)).await;
		}
	};
	timeout(Duration::from_secs(20), served)
		.await
		.expect("a place is free again");
}
