// SPDX-License-Identifier: Apache-2.0
//! Signed frames over a byte stream.
//!
//! A frame is the length of its body (u32, little endian), the body, and 64 bytes of signature.
//! Signed is `CPC/witness/1`, a zero byte, the transcript, the direction, the frame's number in
//! that direction and SHA-256 of the body; the transcript is SHA-256 over the genesis hash, the
//! request, the witness and both challenges. That is no transaction's payload: the first bytes name
//! a pallet that no runtime here has.

use crate::{
	message::{FromWorker, Hello, Request, VERSION, Welcome},
	random,
};
use codec::{DecodeAll, Encode};
use computechain_client::{AccountId, Key};
use computechain_matmul::Hash;
use sha2::{Digest, Sha256};
use std::{future::Future, io, time::Duration};
use tokio::{
	io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
	time::timeout,
};

const SIGNATURE_BYTES: usize = 64;
const LONGEST_HELLO: usize = 192;
const DOMAIN: &[u8] = b"CPC/witness/1\0";
/// So much of a frame is made room for at once; more only as it arrives.
const FIRST_ROOM: usize = 64 * 1024;

/// Why a connection is of no further use.
#[derive(Debug, thiserror::Error)]
pub enum WireError {
	/// The connection broke.
	#[error("the connection broke: {0}")]
	Io(#[from] io::Error),
	/// The other side did not say or take a thing in time.
	#[error("nothing in {0:?}")]
	Silent(Duration),
	/// A frame is longer than any message that may come.
	#[error("a frame of {length} bytes where {limit} are allowed")]
	TooLong {
		/// Its length.
		length: usize,
		/// The limit.
		limit: usize,
	},
	/// A frame was not signed by the other side as the next of this conversation.
	#[error("a frame that the other side did not sign for this conversation")]
	WrongSignature,
	/// The bytes are no message, or not the one that is due.
	#[error("not the message that is due")]
	WrongMessage,
	/// The other side means another chain, version, witness or benchmark.
	#[error("the greeting is for another: {0}")]
	WrongGreeting(&'static str),
	/// The system gives no random bytes.
	#[error("no random bytes: {0}")]
	Random(#[from] getrandom::Error),
}

/// Who sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
	Worker = 0,
	Witness = 1,
}

/// One conversation, in which both sides are known.
pub struct Channel<S> {
	stream: S,
	key: Key,
	peer: AccountId,
	own_side: Side,
	peer_side: Side,
	transcript: Hash,
	sent: u64,
	received: u64,
}

impl<S: AsyncRead + AsyncWrite + Unpin> Channel<S> {
	/// Sends a message.
	pub async fn send(&mut self, message: &impl Encode, within: Duration) -> Result<(), WireError> {
		let body = message.encode();
		let signed = signed_bytes(&self.transcript, self.own_side, self.sent, &body);
		self.sent += 1;
		let mut frame = frame_start(&body)?;
		frame.extend_from_slice(&body);
		frame.extend_from_slice(&self.key.sign(&signed));
		in_time(within, write_all(&mut self.stream, &frame)).await
	}

	/// Receives a message of at most `limit` bytes. Whoever drops the wait drops the conversation.
	pub async fn receive<M: DecodeAll>(
		&mut self,
		limit: usize,
		within: Duration,
	) -> Result<M, WireError> {
		let body = in_time(within, async {
			let body = read_body(&mut self.stream, limit).await?;
			let mut signature = [0; SIGNATURE_BYTES];
			self.stream.read_exact(&mut signature).await?;
			let signed = signed_bytes(&self.transcript, self.peer_side, self.received, &body);
			if !Key::is_signed_by(&self.peer, &signed, &signature) {
				return Err(WireError::WrongSignature);
			}
			Ok(body)
		});
		let body = body.await?;
		self.received += 1;
		M::decode_all(&mut &*body).map_err(|_| WireError::WrongMessage)
	}
}

/// Greets a witness as a worker, and tells it to be ready.
pub async fn connect<S: AsyncRead + AsyncWrite + Unpin>(
	mut stream: S,
	key: Key,
	genesis: Hash,
	request: Request,
	witness: Hash,
	within: Duration,
) -> Result<Channel<S>, WireError> {
	let hello = Hello {
		version: VERSION,
		genesis,
		request,
		witness,
		challenge: random()?,
	};
	in_time(within, async {
		let body = hello.encode();
		let mut frame = frame_start(&body)?;
		frame.extend_from_slice(&body);
		write_all(&mut stream, &frame).await?;
		// The challenge is needed to check the signature that is over it; so it is read first.
		let challenge = read_body(&mut stream, LONGEST_HELLO).await?;
		let welcome = Welcome::decode_all(&mut &*challenge).map_err(|_| WireError::WrongMessage)?;
		let mut channel = Channel {
			stream,
			key,
			peer: AccountId(witness),
			own_side: Side::Worker,
			peer_side: Side::Witness,
			transcript: transcript(&hello, &welcome.challenge),
			sent: 0,
			received: 0,
		};
		let mut signature = [0; SIGNATURE_BYTES];
		channel.stream.read_exact(&mut signature).await?;
		let signed = signed_bytes(&channel.transcript, Side::Witness, 0, &challenge);
		if !Key::is_signed_by(&channel.peer, &signed, &signature) {
			return Err(WireError::WrongSignature);
		}
		channel.received = 1;
		channel.send(&FromWorker::Ready, within).await?;
		Ok(channel)
	})
	.await
}

/// Takes the greeting of a worker, as a witness that `has_duty` to it, until it has shown who it is
/// and that it is ready.
pub async fn accept<S: AsyncRead + AsyncWrite + Unpin>(
	mut stream: S,
	key: Key,
	genesis: Hash,
	has_duty: impl FnOnce(&Request) -> bool,
	within: Duration,
) -> Result<(Channel<S>, Request), WireError> {
	in_time(within, async {
		let body = read_body(&mut stream, LONGEST_HELLO).await?;
		let hello = Hello::decode_all(&mut &*body).map_err(|_| WireError::WrongMessage)?;
		let account = key.account();
		if hello.version != VERSION {
			return Err(WireError::WrongGreeting("the protocol's version"));
		}
		if hello.genesis != genesis {
			return Err(WireError::WrongGreeting("the chain"));
		}
		if hello.witness != account.0 {
			return Err(WireError::WrongGreeting("the witness"));
		}
		// Before anything is signed: a stranger costs no more than reading its greeting.
		if !has_duty(&hello.request) {
			return Err(WireError::WrongGreeting(
				"no such benchmark is ours to witness",
			));
		}
		let welcome = Welcome {
			challenge: random()?,
		};
		let mut channel = Channel {
			stream,
			key,
			peer: AccountId(hello.request.worker),
			own_side: Side::Witness,
			peer_side: Side::Worker,
			transcript: transcript(&hello, &welcome.challenge),
			sent: 0,
			received: 0,
		};
		channel.send(&welcome, within).await?;
		match channel.receive(FromWorker::SHORT, within).await? {
			FromWorker::Ready => Ok((channel, hello.request)),
			_ => Err(WireError::WrongMessage),
		}
	})
	.await
}

fn transcript(hello: &Hello, challenge: &Hash) -> Hash {
	// The greeting holds the genesis hash, the request, the witness and the worker's challenge.
	let hash = Sha256::new_with_prefix(DOMAIN).chain_update(hello.encode());
	hash.chain_update(challenge).finalize().into()
}

fn signed_bytes(transcript: &Hash, side: Side, number: u64, body: &[u8]) -> Vec<u8> {
	let mut bytes = DOMAIN.to_vec();
	bytes.extend_from_slice(transcript);
	bytes.push(side as u8);
	bytes.extend_from_slice(&number.to_le_bytes());
	bytes.extend_from_slice(&Sha256::digest(body));
	bytes
}

fn frame_start(body: &[u8]) -> Result<Vec<u8>, WireError> {
	let length = u32::try_from(body.len()).map_err(|_| WireError::TooLong {
		length: body.len(),
		limit: u32::MAX as usize,
	})?;
	Ok(length.to_le_bytes().to_vec())
}

async fn read_body<S: AsyncRead + Unpin>(
	stream: &mut S,
	limit: usize,
) -> Result<Vec<u8>, WireError> {
	let length = stream.read_u32_le().await? as usize;
	if length > limit {
		return Err(WireError::TooLong { length, limit });
	}
	let mut body = Vec::with_capacity(length.min(FIRST_ROOM));
	let read = stream.take(length as u64).read_to_end(&mut body).await?;
	if read < length {
		return Err(io::Error::from(io::ErrorKind::UnexpectedEof).into());
	}
	Ok(body)
}

async fn write_all<S: AsyncWrite + Unpin>(stream: &mut S, bytes: &[u8]) -> Result<(), WireError> {
	stream.write_all(bytes).await?;
	Ok(stream.flush().await?)
}

async fn in_time<T>(
	within: Duration,
	work: impl Future<Output = Result<T, WireError>>,
) -> Result<T, WireError> {
	timeout(within, work)
		.await
		.unwrap_or(Err(WireError::Silent(within)))
}
