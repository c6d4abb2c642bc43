// SPDX-License-Identifier: Apache-2.0
use crate::{Client, Error};
use std::{
	io::{Read, Write},
	net::TcpListener,
	thread,
};

async fn refusal(url: &str) -> Error {
	match Client::connect(url).await {
		Ok(_) => panic!("{url} is no node"),
		Err(error) => error,
	}
}

#[tokio::test]
async fn connection_should_be_refused_when_the_address_is_no_websocket() {
	for url in ["", "http://127.0.0.1:9944", "127.0.0.1:9944", "WS://x"] {
		let error = refusal(url).await;
		assert!(matches!(error, Error::NotWebSocket { .. }), "{error:?}");
		assert!(error.to_string().contains(url));
	}
}

#[tokio::test]
async fn connection_error_should_name_the_address_when_nothing_answers() {
	let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
	let url = format!("ws://{}", listener.local_addr().expect("bound"));
	drop(listener);
	let error = refusal(&url).await;
	assert!(matches!(error, Error::Unreachable { .. }), "{error:?}");
	assert!(error.to_string().contains(&url));
	let error = refusal("ws://").await;
	assert!(matches!(error, Error::Unreachable { .. }), "{error:?}");
}

#[tokio::test]
async fn connection_should_be_refused_when_the_other_end_speaks_no_websocket() {
	let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
	let url = format!("ws://{}", listener.local_addr().expect("bound"));
	let server = thread::spawn(move || {
		let (mut stream, _) = listener.accept().expect("the client connects");
		let _ = stream.read(&mut [0; 64]);
		let _ = stream.write_all(b"\0\x01garbage\r\n\r\n");
	});
	let error = refusal(&url).await;
	assert!(matches!(error, Error::Unreachable { .. }), "{error:?}");
	server.join().expect("the server ends");
}
