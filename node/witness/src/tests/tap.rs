// SPDX-License-Identifier: Apache-2.0
//! A wire that is listened to and tampered with.

use std::{
	io,
	pin::Pin,
	sync::{Arc, Mutex},
	task::{Context, Poll},
};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// A stream whose written bytes are recorded, and one of them changed.
pub struct Tap<S> {
	stream: S,
	pub written: Arc<Mutex<Vec<u8>>>,
	flip: Option<usize>,
}

impl<S> Tap<S> {
	pub fn new(stream: S, flip: Option<usize>) -> Self {
		Self {
			stream,
			written: Arc::default(),
			flip,
		}
	}
}

impl<S: AsyncRead + Unpin> AsyncRead for Tap<S> {
	fn poll_read(
		mut self: Pin<&mut Self>,
		context: &mut Context<'_>,
		buffer: &mut ReadBuf<'_>,
	) -> Poll<io::Result<()>> {
		Pin::new(&mut self.stream).poll_read(context, buffer)
	}
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Tap<S> {
	fn poll_write(
		mut self: Pin<&mut Self>,
		context: &mut Context<'_>,
		bytes: &[u8],
	) -> Poll<io::Result<usize>> {
		let before = self.written.lock().unwrap().len();
		let mut changed = bytes.to_vec();
		if let Some(at) = self.flip.and_then(|flip| flip.checked_sub(before))
			&& let Some(byte) = changed.get_mut(at)
		{
			*byte ^= 1;
		}
		let taken = Pin::new(&mut self.stream).poll_write(context, &changed);
		if let Poll::Ready(Ok(length)) = taken {
			let mut written = self.written.lock().unwrap();
			written.extend_from_slice(&changed[..length]);
		}
		taken
	}

	fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
		Pin::new(&mut self.stream).poll_flush(context)
	}

	fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
		Pin::new(&mut self.stream).poll_shutdown(context)
	}
}
