// SPDX-License-Identifier: Apache-2.0
//! Serves results, at an address that is listened at only when it is asked for.
//!
//! `GET /results/TASK` is the product C of a task, row by row, each entry 32 bits, little endian:
//! what the requester paid for. Everything else is 404; nothing is listed.
//!
//! - Results are public on purpose: whoever recomputes one may look for what is wrong in it, and the
//!   requester needs no key to get it. Who downloads one checks it against the root on chain.
//! - Only what was revealed is served: until its samples are drawn, a result is the worker's own
//!   business.
//! - A task that is paid, or not the worker's any more, is forgotten, and its result with it.
//! - Strangers may keep it busy, at most so much: [`CONNECTIONS`] at a time, each for [`PATIENCE`] at
//!   most and for one request. Others are closed at once. A file is read piece by piece as it is
//!   taken, so that memory does not grow with results.

use crate::store::Store;
use anyhow::Context;
use axum::{
	Router,
	body::Body,
	extract::{Path, State},
	http::{
		StatusCode,
		header::{CONTENT_LENGTH, CONTENT_TYPE},
	},
	response::{IntoResponse, Response},
	routing::get,
};
use computechain_primitives::TaskId;
use futures::stream;
use hyper::server::conn::http1;
use hyper_util::{
	rt::{TokioIo, TokioTimer},
	service::TowerToHyperService,
};
use std::{
	fs::File,
	io::{self, Read},
	net::SocketAddr,
	sync::Arc,
	time::Duration,
};
use tokio::{
	net::{TcpListener, TcpStream},
	sync::Semaphore,
	task::spawn_blocking,
	time::{sleep, timeout},
};

/// Connections at a time.
pub const CONNECTIONS: usize = 16;
/// How long one of them may last.
pub const PATIENCE: Duration = Duration::from_secs(600);
/// How long a request may take to arrive.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(10);
/// The pause after a connection that can not be taken, because files are used up, say.
const PAUSE: Duration = Duration::from_millis(100);
/// The bytes of a result in memory at a time.
const PIECE: u64 = 256 * 1024;

/// Listens at this address.
pub async fn listen(address: SocketAddr) -> anyhow::Result<TcpListener> {
	let listener = TcpListener::bind(address)
		.await
		.with_context(|| format!("results can not be served at {address}"))?;
	tracing::info!(address = %listener.local_addr()?, "serving results");
	Ok(listener)
}

/// Serves the revealed results of this store for ever.
pub async fn serve(listener: TcpListener, store: Store) {
	let router = Router::new()
		.route("/results/{task}", get(result))
		.with_state(store);
	let free = Arc::new(Semaphore::new(CONNECTIONS));
	loop {
		let stream = match listener.accept().await {
			Ok((stream, _)) => stream,
			Err(error) => {
				tracing::debug!(%error, "a connection can not be taken");
				sleep(PAUSE).await;
				continue;
			}
		};
		let Ok(place) = free.clone().try_acquire_owned() else {
			tracing::debug!("too many connections; one is closed");
			continue;
		};
		let router = router.clone();
		tokio::spawn(async move {
			let _place = place;
			match timeout(PATIENCE, answer(stream, router)).await {
				Ok(Ok(())) => {}
				Ok(Err(error)) => tracing::debug!(%error, "a reader of results is lost"),
				Err(_) => tracing::debug!("a reader of results took too long"),
			}
		});
	}
}

async fn answer(stream: TcpStream, router: Router) -> hyper::Result<()> {
	http1::Builder::new()
		.timer(TokioTimer::new())
		.header_read_timeout(REQUEST_TIMEOUT)
		.keep_alive(false)
		.serve_connection(TokioIo::new(stream), TowerToHyperService::new(router))
		.await
}

async fn result(State(store): State<Store>, Path(task): Path<String>) -> Response {
	let Ok(task) = task.parse::<TaskId>() else {
		return refused("that is not a task's number");
	};
	let opened = spawn_blocking(move || store.revealed(task)).await;
	let Ok(Some((file, length))) = opened else {
		return refused("this worker has no revealed result of that task");
	};
	let head = [
		(CONTENT_TYPE, "application/octet-stream".to_owned()),
		(CONTENT_LENGTH, length.to_string()),
	];
	(head, streamed(file, length)).into_response()
}

fn refused(sentence: &'static str) -> Response {
	(StatusCode::NOT_FOUND, sentence).into_response()
}

/// So many bytes of a file.
fn streamed(file: File, length: u64) -> Body {
	let pieces = stream::try_unfold((file, length), |(mut file, left)| async move {
		if left == 0 {
			return Ok(None);
		}
		let read = spawn_blocking(move || {
			let mut piece = vec![0; usize::try_from(left.min(PIECE)).unwrap_or(0)];
			file.read_exact(&mut piece)?;
			let left = left.saturating_sub(piece.len() as u64);
			Ok::<_, io::Error>(Some((piece, (file, left))))
		});
		read.await.map_err(io::Error::other)?
	});
	Body::from_stream(pieces)
}
