// SPDX-License-Identifier: Apache-2.0
use crate::metrics::{METRICS, serve};
use std::{
	io::{Read, Write},
	net::{SocketAddr, TcpStream},
};

fn ask(address: SocketAddr, request: &[u8]) -> String {
	let mut stream = TcpStream::connect(address).expect("it listens");
	stream.write_all(request).expect("sent");
	let mut answer = String::new();
	stream.read_to_string(&mut answer).expect("answered");
	answer
}

#[test]
fn metrics_should_be_served_when_they_are_asked_for() {
	let address = serve(([127, 0, 0, 1], 0).into()).expect("a free port");
	METRICS.products_computed_total.add(3);
	let answer = ask(address, b"GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n");
	let (head, body) = answer.split_once("\r\n\r\n").expect("head and body");
	assert!(head.starts_with("HTTP/1.1 200 OK"), "{head}");
	assert!(
		head.contains(&format!("Content-Length: {}", body.len())),
		"{head}"
	);
	let name = "computechain_worker_products_computed_total ";
	let line = body.lines().find(|line| line.starts_with(name));
	let value = line.and_then(|line| line[name.len()..].parse().ok());
	// Other tests compute as well.
	assert!(value >= Some(3_u64), "{body}");
	assert!(
		body.contains("# TYPE computechain_worker_last_block gauge\n"),
		"{body}"
	);
	assert!(
		ask(address, b"GET / HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 404"),
		"nothing else is served"
	);
}

#[test]
fn metrics_should_be_served_when_others_talk_nonsense_or_leave() {
	let address = serve(([127, 0, 0, 1], 0).into()).expect("a free port");
	drop(TcpStream::connect(address).expect("it listens"));
	let mut rude = TcpStream::connect(address).expect("it listens");
	// Not even text; the answer, if any, does not matter.
	let _ = rude.write_all(&[0xff; 100]);
	drop(rude);
	let answer = ask(address, b"GET /metrics HTTP/1.1\r\n\r\n");
	assert!(answer.starts_with("HTTP/1.1 200 OK"), "{answer}");
	assert!(serve(address).is_err(), "the port is taken");
}
