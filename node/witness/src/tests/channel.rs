// SPDX-License-Identifier: Apache-2.0

use super::{
	tap::Tap,
	world::{GENESIS, SOON, Service, quick, request, witness, worker},
};
use crate::{
	FromWitness, FromWorker, Request, WireError, accept, connect,
	message::{Hello, VERSION},
};
use codec::Encode;
use computechain_client::Key;
use computechain_matmul::Hash;
use proptest::{collection::vec, prelude::*};
use std::{sync::Arc, time::Duration};
use tokio::{
	io::{AsyncReadExt, AsyncWriteExt, duplex},
	runtime::Builder,
	time::timeout,
};

const ROOM: usize = 1 << 16;

/// Both ends of a handshake, and two messages each way over what it gives.
async fn converse(
	key: Key,
	genesis: Hash,
	to: Request,
	named: Hash,
	flips: [Option<usize>; 2],
) -> (Result<(), WireError>, Result<(), WireError>) {
	let (near, far) = duplex(ROOM);
	let (near, far) = (Tap::new(near, flips[0]), Tap::new(far, flips[1]));
	let worker_side = async {
		let mut channel = connect(near, key, genesis, to, named, SOON).await?;
		for number in 0..2 {
			let nonce = FromWitness::Nonce([number; 32]);
			let heard: FromWitness = channel.receive(FromWitness::LONGEST, SOON).await?;
			assert_eq!(heard, nonce);
			channel
				.send(&FromWorker::ChainRoot([number; 32]), SOON)
				.await?;
		}
		Ok(())
	};
	let witness_side = async {
		let has_duty = |asked: &Request| *asked == request();
		let (mut channel, asked) = accept(far, witness(), GENESIS, has_duty, SOON).await?;
		assert_eq!(asked, request());
		for number in 0..2 {
			channel
				.send(&FromWitness::Nonce([number; 32]), SOON)
				.await?;
			let heard: FromWorker = channel.receive(FromWorker::SHORT, SOON).await?;
			assert_eq!(heard, FromWorker::ChainRoot([number; 32]));
		}
		Ok(())
	};
	tokio::join!(worker_side, witness_side)
}

fn witness_account() -> Hash {
	witness().account().0
}

#[tokio::test]
async fn both_should_understand_each_other_when_they_are_who_they_say() {
	let none = [None, None];
	let (worker, witness) = converse(worker(), GENESIS, request(), witness_account(), none).await;
	worker.unwrap();
	witness.unwrap();
}

#[tokio::test]
async fn greeting_should_be_refused_when_it_is_for_another() {
	let none = [None, None];
	let other_request = Request {
		start: 99,
		..request()
	};
	let stranger = Key::development("//Stranger").unwrap();
	let strange_request = Request {
		worker: stranger.account().0,
		..request()
	};
	for (key, genesis, to, named) in [
		(worker(), [2; 32], request(), witness_account()),
		(worker(), GENESIS, other_request, witness_account()),
		(worker(), GENESIS, request(), worker().account().0),
		(stranger, GENESIS, strange_request, witness_account()),
	] {
		let (worker, witness) = converse(key, genesis, to, named, none).await;
		assert!(matches!(witness, Err(WireError::WrongGreeting(_))));
		assert!(matches!(worker, Err(WireError::Io(_))));
	}
}

#[tokio::test]
async fn worker_should_be_refused_when_it_has_not_the_key() {
	let stranger = Key::development("//Stranger").unwrap();
	let none = [None, None];
	let (worker, witness) = converse(stranger, GENESIS, request(), witness_account(), none).await;
	assert!(matches!(witness, Err(WireError::WrongSignature)));
	assert!(worker.is_err());
}

#[tokio::test]
async fn witness_should_be_refused_when_it_has_not_the_key() {
	let (near, far) = duplex(ROOM);
	let impostor = Key::development("//Stranger").unwrap();
	let named = witness_account();
	let worker_side = connect(near, worker(), GENESIS, request(), named, SOON);
	let impostor_side = async {
		// It answers in the witness's name.
		let mut far = far;
		let mut hello = vec![0; far.read_u32_le().await.unwrap() as usize];
		far.read_exact(&mut hello).await.unwrap();
		let mut answer = 32u32.to_le_bytes().to_vec();
		answer.extend([8; 32]);
		answer.extend(impostor.sign(&[8; 32]));
		far.write_all(&answer).await.unwrap();
		far
	};
	let (worker, _far) = tokio::join!(worker_side, impostor_side);
	assert!(matches!(worker.err(), Some(WireError::WrongSignature)));
}

#[tokio::test]
async fn conversation_should_end_when_any_byte_of_it_is_changed() {
	let hello_bytes = 4 + Hello {
		version: VERSION,
		genesis: GENESIS,
		request: request(),
		witness: witness_account(),
		challenge: [0; 32],
	}
	.encoded_size();
	// Hello, Ready (one byte) and two roots; Welcome and two nonces.
	let written = [
		hello_bytes + (4 + 1 + 64) + 2 * (4 + 33 + 64),
		(4 + 32 + 64) + 2 * (4 + 33 + 64),
	];
	for side in 0..2 {
		for at in 0..written[side] {
			let mut flips = [None, None];
			flips[side] = Some(at);
			let talk = converse(worker(), GENESIS, request(), witness_account(), flips);
			// A changed length makes one side wait for what does not come.
			let ended = timeout(Duration::from_millis(200), talk).await;
			if let Ok((worker, witness)) = ended {
				assert!(
					worker.is_err() || witness.is_err(),
					"byte {at} of side {side}"
				);
			}
		}
	}
}

#[tokio::test]
async fn handshake_should_be_refused_when_it_is_replayed() {
	let service = Service::start(Arc::default(), quick()).await;
	let tap = Tap::new(service.stream().await, None);
	let written = tap.written.clone();
	let named = witness_account();
	let mut channel = connect(tap, worker(), GENESIS, request(), named, SOON)
		.await
		.unwrap();
	let nonce = channel
		.receive::<FromWitness>(FromWitness::LONGEST, SOON)
		.await;
	assert!(matches!(nonce, Ok(FromWitness::Nonce(_))));
	let recorded = written.lock().unwrap().clone();
	let mut stream = service.stream().await;
	stream.write_all(&recorded).await.unwrap();
	let mut answer = Vec::new();
	let _ = timeout(SOON, stream.read_to_end(&mut answer))
		.await
		.unwrap();
	// The welcome, which anybody may see, and no nonce.
	assert!(answer.len() <= 4 + 32 + 64);
	// The worker itself is still connected.
	channel
		.send(&FromWorker::ChainRoot([0; 32]), SOON)
		.await
		.unwrap();
	let quiet = channel
		.receive::<FromWitness>(FromWitness::LONGEST, Duration::from_millis(50))
		.await;
	assert!(matches!(quiet, Err(WireError::Silent(_))));
}

proptest! {
	#[test]
	fn any_bytes_should_be_refused_when_they_are_no_conversation(
		bytes in vec(any::<u8>(), 0..600),
		is_framed: bool,
	) {
		let runtime = Builder::new_current_thread().enable_time().build().unwrap();
		runtime.block_on(async {
			for is_worker in [true, false] {
				let (near, mut far) = duplex(ROOM);
				if is_framed {
					far.write_all(&(bytes.len() as u32).to_le_bytes()).await.unwrap();
				}
				far.write_all(&bytes).await.unwrap();
				far.shutdown().await.unwrap();
				let refused = if is_worker {
					accept(near, witness(), GENESIS, |_| true, SOON).await.is_err()
				} else {
					let named = witness_account();
					connect(near, worker(), GENESIS, request(), named, SOON).await.is_err()
				};
				assert!(refused);
			}
		});
	}
}
