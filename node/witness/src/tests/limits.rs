// SPDX-License-Identifier: Apache-2.0

use super::world::*;
use crate::{FromWorker, WireError};
use std::{sync::Arc, time::Duration};
use tokio::{
	io::{AsyncReadExt, AsyncWriteExt},
	time::{Instant, timeout},
};

async fn service() -> Service {
	Service::start(Arc::default(), quick()).await
}

/// Whether the other side hangs up without another word.
async fn hangs_up(stream: &mut (impl AsyncReadExt + Unpin)) -> bool {
	let mut rest = Vec::new();
	timeout(SOON, stream.read_to_end(&mut rest)).await.is_ok() && rest.is_empty()
}

#[tokio::test]
async fn stranger_should_be_dropped_when_it_says_nothing() {
	let service = service().await;
	let begin = Instant::now();
	assert!(hangs_up(&mut service.stream().await).await);
	assert!(begin.elapsed() >= Duration::from_millis(250));
}

#[tokio::test]
async fn stranger_should_be_dropped_when_it_speaks_too_slowly() {
	let service = service().await;
	let mut stream = service.stream().await;
	let begin = Instant::now();
	stream.write_all(&180u32.to_le_bytes()).await.unwrap();
	while begin.elapsed() < Duration::from_secs(5) {
		if stream.write_all(&[0]).await.is_err() {
			return;
		}
		tokio::time::sleep(Duration::from_millis(20)).await;
	}
	panic!("it is still listened to");
}

#[tokio::test]
async fn frame_should_be_refused_when_it_is_too_long() {
	let service = service().await;
	let mut stream = service.stream().await;
	stream.write_all(&u32::MAX.to_le_bytes()).await.unwrap();
	assert!(hangs_up(&mut stream).await);
	// Also of a worker that is known.
	let (mut channel, _) = service.started().await;
	say(&mut channel, FromWorker::Roots(vec![[0; 32]; 100])).await;
	assert!(matches!(hear(&mut channel).await, Err(WireError::Io(_))));
	let (mut channel, nonce) = service.started().await;
	let run = Run::honest(nonce);
	say(&mut channel, FromWorker::ChainRoot(run.chain_root())).await;
	say(&mut channel, FromWorker::WalkRoot(run.walk_root())).await;
	say(&mut channel, FromWorker::Roots(vec![[0; 32]; 100])).await;
	assert!(matches!(hear(&mut channel).await, Err(WireError::Io(_))));
}

#[tokio::test]
async fn worker_should_be_dropped_when_it_goes_silent() {
	let service = service().await;
	let (mut channel, _) = service.started().await;
	let begin = Instant::now();
	assert!(matches!(hear(&mut channel).await, Err(WireError::Io(_))));
	assert!(begin.elapsed() >= Duration::from_millis(400));
	assert_eq!(service.world.state().measurement, None);
}

#[tokio::test]
async fn worker_should_be_dropped_when_it_says_what_is_not_due() {
	let service = service().await;
	for message in [
		FromWorker::Ready,
		FromWorker::WalkRoot([0; 32]),
		FromWorker::Openings(vec![]),
	] {
		let (mut channel, _) = service.started().await;
		say(&mut channel, message).await;
		assert!(matches!(hear(&mut channel).await, Err(WireError::Io(_))));
	}
}

#[tokio::test]
async fn strangers_should_be_refused_when_there_are_too_many_of_one_address() {
	let service = service().await;
	let mut streams = Vec::new();
	for _ in 0..quick().strangers_of_one_address {
		streams.push(service.stream().await);
	}
	// So that the connections are taken in their order.
	service.world.blocks(5).await;
	let begin = Instant::now();
	assert!(hangs_up(&mut service.stream().await).await);
	assert!(begin.elapsed() < Duration::from_millis(150));
	// They make room when their time is over, and hold up nobody who is known.
	for stream in &mut streams {
		assert!(hangs_up(stream).await);
	}
	service.started().await;
}

#[tokio::test]
async fn known_worker_should_not_count_as_a_stranger_when_it_waits() {
	let world = Arc::<World>::default();
	world.state().halt = Some(START - 1);
	let service = Service::start(world, quick()).await;
	let mut channels = Vec::new();
	for _ in 0..3 * quick().strangers {
		channels.push(service.connect().await.unwrap());
	}
	// So that the witness has taken the last greeting as well.
	tokio::time::sleep(Duration::from_millis(100)).await;
	service.world.state().halt = None;
	// The newest connection is the one that counts.
	let mut last = channels.pop().unwrap();
	assert!(hear(&mut last).await.is_ok());
	for mut channel in channels {
		assert!(matches!(hear(&mut channel).await, Err(WireError::Io(_))));
	}
}
