// SPDX-License-Identifier: Apache-2.0
//! What the worker and its engine's process say to each other.

use codec::{Decode, DecodeAll, Encode};
use computechain_engine::EngineError;
use computechain_matmul::{Hash, Shape, benchmark::Parameters};
use std::io::{self, Read, Write};

/// The most bytes of a frame: two operands of the largest product, and a little.
const MAX_FRAME: u32 = (1 << 29) + (1 << 16);

#[derive(Encode, Decode)]
pub(super) enum Request {
	Multiply {
		shape: [u32; 3],
		a: Vec<i8>,
		b: Vec<i8>,
	},
	Product {
		seed: Hash,
		shape: [u32; 3],
	},
	Benchmark {
		seed: Hash,
		parameters: Parameters,
	},
	/// A state of the last benchmark.
	State(u64),
}

/// An engine that computes.
#[derive(Encode, Decode)]
pub(super) struct Ready {
	/// Its name.
	pub(super) name: String,
	/// The bytes of its own memory.
	pub(super) memory: Option<u64>,
	/// What guards its process, for people.
	pub(super) sandbox: String,
}

#[derive(Encode, Decode)]
pub(super) enum Reply {
	/// Started and locked down.
	Ready(Ready),
	/// So much is done of so much.
	Progress(u64, u64),
	/// The chain is done, the walk begins.
	ChainRoot(Hash),
	Product(Vec<i32>),
	Benchmark(Measured),
	State(Vec<i8>),
	Failed(Failure),
}

/// A benchmark without its states.
#[derive(Encode, Decode)]
pub(super) struct Measured {
	pub(super) roots: Vec<Hash>,
	pub(super) vectors: Vec<Vec<i8>>,
	pub(super) chain_nanos: u64,
	pub(super) walk_nanos: u64,
}

/// An [`EngineError`] on its way.
#[derive(Encode, Decode)]
pub(super) enum Failure {
	NoDevice(String),
	DeviceLost(String),
	OutOfMemory(String),
	Driver(String),
	BadInput([u32; 3]),
	WrongResult(String),
}

impl From<EngineError> for Failure {
	fn from(error: EngineError) -> Self {
		match error {
			EngineError::NoDevice(text) => Self::NoDevice(text),
			EngineError::DeviceLost(text) => Self::DeviceLost(text),
			EngineError::OutOfMemory(text) => Self::OutOfMemory(text),
			EngineError::Driver(text) => Self::Driver(text),
			EngineError::BadInput(shape) => Self::BadInput(dimensions(shape)),
			EngineError::WrongResult(text) => Self::WrongResult(text),
		}
	}
}

impl From<Failure> for EngineError {
	fn from(failure: Failure) -> Self {
		match failure {
			Failure::NoDevice(text) => Self::NoDevice(text),
			Failure::DeviceLost(text) => Self::DeviceLost(text),
			Failure::OutOfMemory(text) => Self::OutOfMemory(text),
			Failure::Driver(text) => Self::Driver(text),
			Failure::BadInput(dimensions) => Self::BadInput(shape(dimensions)),
			Failure::WrongResult(text) => Self::WrongResult(text),
		}
	}
}

pub(super) fn dimensions(Shape { m, k, n }: Shape) -> [u32; 3] {
	[m, k, n]
}

pub(super) fn shape([m, k, n]: [u32; 3]) -> Shape {
	Shape { m, k, n }
}

/// A message with its length in front.
pub(super) fn frame(message: &impl Encode) -> io::Result<Vec<u8>> {
	let mut frame = vec![0; 4];
	message.encode_to(&mut frame);
	let length = u32::try_from(frame.len() - 4).unwrap_or(u32::MAX);
	if length > MAX_FRAME {
		return Err(io::Error::other("a message is too long"));
	}
	frame[..4].copy_from_slice(&length.to_le_bytes());
	Ok(frame)
}

/// Writes a message.
pub(super) fn write(to: &mut impl Write, message: &impl Encode) -> io::Result<()> {
	to.write_all(&frame(message)?)?;
	to.flush()
}

/// Reads a message; what is too long or malformed is an error.
///
/// The memory grows with what arrives, not with what the length claims.
pub(super) fn read<M: Decode>(from: &mut impl Read) -> io::Result<M> {
	let mut length = [0; 4];
	from.read_exact(&mut length)?;
	let length = u32::from_le_bytes(length);
	if length > MAX_FRAME {
		return Err(io::Error::other("a message is too long"));
	}
	let mut bytes = Vec::new();
	from.take(length.into()).read_to_end(&mut bytes)?;
	if bytes.len() != length as usize {
		return Err(io::ErrorKind::UnexpectedEof.into());
	}
	M::decode_all(&mut &bytes[..]).map_err(io::Error::other)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn message_should_survive_when_it_is_framed() {
		let bytes = frame(&Reply::Product(vec![-1, 2])).expect("it is short");
		let read = read(&mut &bytes[..]).expect("it is whole");
		assert!(matches!(read, Reply::Product(c) if c == [-1, 2]));
	}

	#[test]
	fn message_should_be_refused_when_it_is_too_long_cut_or_malformed() {
		let mut bytes = frame(&Reply::Progress(1, 2)).expect("it is short");
		assert!(read::<Reply>(&mut &bytes[..bytes.len() - 1]).is_err());
		assert!(read::<Reply>(&mut &u32::MAX.to_le_bytes()[..]).is_err());
		bytes[4] = 99;
		assert!(read::<Reply>(&mut &bytes[..]).is_err());
		bytes[0] += 1;
		bytes[4] = 1;
		bytes.push(0);
		assert!(read::<Reply>(&mut &bytes[..]).is_err());
	}
}
