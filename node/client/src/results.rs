// SPDX-License-Identifier: Apache-2.0
//! Results from the workers that serve them, checked against what the chain says.
//!
//! A worker may answer anything, slowly, for ever, or not at all; nobody needs to trust it. Not
//! more is read than the result has bytes, nothing is waited for without end, and only what leads to
//! the root that the worker committed to is ever handed on or written to a file.

use crate::{AccountId, Client, Error, TaskState};
use computechain_matmul::{Hash, Shape, output_root};
use computechain_primitives::TaskId;
use http_body_util::{BodyExt, Empty};
use hyper::{
	Request, StatusCode,
	body::{Body, Bytes},
	client::conn::http1,
	header::HOST,
};
use hyper_util::rt::TokioIo;
use std::{
	fs::{self, File},
	io::{self, BufWriter, Write},
	path::{Path, PathBuf},
	time::Duration,
};
use tokio::{net::TcpStream, task::spawn_blocking, time::timeout};

const CONNECTION_TIMEOUT: Duration = Duration::from_secs(10);
/// Without a byte for so long, the worker is taken for dead.
const SILENCE: Duration = Duration::from_secs(30);
/// So long a whole result may take.
const PATIENCE: Duration = Duration::from_secs(600);
const ENTRY: u64 = size_of::<i32>() as u64;

/// Why there is no result.
#[derive(Debug, thiserror::Error)]
pub enum ResultError {
	/// The chain could not be asked.
	#[error(transparent)]
	Chain(#[from] Error),
	/// The task has no result that was revealed.
	#[error("task {task} has no result yet, or none any more: only a revealed one is served")]
	NotRevealed {
		/// The task.
		task: TaskId,
	},
	/// The worker does not say where it serves results.
	#[error("the worker {worker} has published no address where it serves its results")]
	NoAddress {
		/// The worker.
		worker: AccountId,
	},
	/// The worker can not be reached, or broke off.
	#[error("the worker at {address} does not answer: {reason}")]
	NoAnswer {
		/// Its address.
		address: String,
		/// What the connection says.
		reason: String,
	},
	/// The worker answers with something else than a result.
	#[error(
		"the worker at {address} does not serve the result of task {task}: it answers {status}"
	)]
	NotServed {
		/// Its address.
		address: String,
		/// The task.
		task: TaskId,
		/// The HTTP status.
		status: StatusCode,
	},
	/// The answer has another length than the result.
	#[error(
		"the worker at {address} sends {problem} than the {expected} bytes that the result has"
	)]
	WrongLength {
		/// Its address.
		address: String,
		/// More or less.
		problem: &'static str,
		/// The bytes of the result.
		expected: u64,
	},
	/// The answer is not what the worker committed to.
	#[error(
		"what the worker at {address} sends is not the result that it committed to: the root is \
		 {found}, not {expected}"
	)]
	WrongRoot {
		/// Its address.
		address: String,
		/// The root of what it sends, in hex.
		found: String,
		/// The root on chain, in hex.
		expected: String,
	},
	/// The result is right and can not be written.
	#[error("{} can not be written: {error}", .path.display())]
	NotWritten {
		/// The file.
		path: PathBuf,
		/// Why.
		error: io::Error,
	},
}

/// Where a result is served, and what it has to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
	/// The task.
	pub task: TaskId,
	/// The worker's address, as `host:port`.
	pub address: String,
	/// The dimensions of the product.
	pub shape: Shape,
	/// The root that binds it.
	pub root: Hash,
}

impl Client {
	/// Where the result of a task is served, as its worker says.
	///
	/// A worker serves it until the task is paid; afterwards it may be gone.
	pub async fn source(&self, task: TaskId) -> Result<Source, ResultError> {
		let details = self.task(task).await?.ok_or(Error::NoSuchTask { task })?;
		let (worker, root) = match details.state {
			TaskState::Revealed { worker, root, .. } | TaskState::Settled { worker, root, .. } => {
				(worker, root)
			}
			_ => return Err(ResultError::NotRevealed { task }),
		};
		let address = self.worker_address(&worker).await?;
		Ok(Source {
			task,
			address: address.ok_or(ResultError::NoAddress { worker })?,
			shape: *details.shape,
			root,
		})
	}
}

impl Source {
	/// Downloads the result, little endian, and checks it.
	pub async fn download(&self) -> Result<Vec<u8>, ResultError> {
		let bytes = timeout(PATIENCE, self.bytes())
			.await
			.map_err(|_| self.no_answer("the whole result does not come in ten minutes"))??;
		let shape = self.shape;
		// It takes a while, and others may wait for this thread.
		let hashed = spawn_blocking(move || (output_root(shape, &entries(&bytes)), bytes));
		let (found, bytes) = hashed.await.map_err(|error| self.no_answer(error))?;
		if found != self.root {
			return Err(ResultError::WrongRoot {
				address: self.address.clone(),
				found: hex::encode(found),
				expected: hex::encode(self.root),
			});
		}
		Ok(bytes)
	}

	/// Downloads the result, checks it, and writes it to a file, little endian. A file that was there
	/// before stays as it is unless the result is right and wholly written.
	pub async fn save(&self, path: &Path) -> Result<(), ResultError> {
		let bytes = self.download().await?;
		write(path, &bytes).map_err(|error| ResultError::NotWritten {
			path: path.into(),
			error,
		})
	}

	/// As many bytes as the result has, whatever they are.
	async fn bytes(&self) -> Result<Vec<u8>, ResultError> {
		let stream = timeout(CONNECTION_TIMEOUT, TcpStream::connect(&self.address));
		let stream = stream
			.await
			.map_err(|_| self.no_answer("no connection in 10 seconds"))?
			.map_err(|error| self.no_answer(error))?;
		let (mut sender, connection) = self
			.patiently(http1::handshake(TokioIo::new(stream)))
			.await?;
		// It ends with the sender and the body.
		tokio::spawn(connection);
		let request = Request::get(format!("/results/{}", self.task))
			.header(HOST, &self.address)
			.body(Empty::<Bytes>::new())
			.map_err(|error| self.no_answer(error))?;
		let answer = self.patiently(sender.send_request(request)).await?;
		if answer.status() != StatusCode::OK {
			return Err(ResultError::NotServed {
				address: self.address.clone(),
				task: self.task,
				status: answer.status(),
			});
		}
		let expected = self.shape.entries() * ENTRY;
		let mut body = answer.into_body();
		if let Some(said) = body.size_hint().exact() {
			self.check_length(said, expected)?;
		}
		let mut bytes = Vec::new();
		loop {
			let frame = timeout(SILENCE, body.frame());
			let frame = frame
				.await
				.map_err(|_| self.no_answer("nothing more comes for 30 seconds"))?;
			let Some(frame) = frame else {
				break;
			};
			let frame = frame.map_err(|error| self.no_answer(error))?;
			let Ok(data) = frame.into_data() else {
				continue;
			};
			if (bytes.len() + data.len()) as u64 > expected {
				return Err(self.wrong_length("more", expected));
			}
			bytes.extend_from_slice(&data);
		}
		self.check_length(bytes.len() as u64, expected)?;
		Ok(bytes)
	}

	/// An answer of the connection, or after a while none.
	async fn patiently<T>(
		&self,
		step: impl Future<Output = hyper::Result<T>>,
	) -> Result<T, ResultError> {
		let answer = timeout(SILENCE, step).await;
		answer
			.map_err(|_| self.no_answer("silent for 30 seconds"))?
			.map_err(|error| self.no_answer(error))
	}

	fn check_length(&self, length: u64, expected: u64) -> Result<(), ResultError> {
		match length.cmp(&expected) {
			std::cmp::Ordering::Equal => Ok(()),
			std::cmp::Ordering::Less => Err(self.wrong_length("less", expected)),
			std::cmp::Ordering::Greater => Err(self.wrong_length("more", expected)),
		}
	}

	fn wrong_length(&self, problem: &'static str, expected: u64) -> ResultError {
		ResultError::WrongLength {
			address: self.address.clone(),
			problem,
			expected,
		}
	}

	fn no_answer(&self, reason: impl ToString) -> ResultError {
		ResultError::NoAnswer {
			address: self.address.clone(),
			reason: reason.to_string(),
		}
	}
}

/// The entries that little-endian bytes are.
fn entries(bytes: &[u8]) -> Vec<i32> {
	let (entries, _) = bytes.as_chunks::<4>();
	entries
		.iter()
		.map(|entry| i32::from_le_bytes(*entry))
		.collect()
}

/// Writes beside the place and renames, so that there is the old file or the new one.
fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
	let mut beside = path.to_owned().into_os_string();
	beside.push(".new");
	let written = (|| {
		let mut file = BufWriter::new(File::create(&beside)?);
		file.write_all(bytes)?;
		file.into_inner()?.sync_all()?;
		fs::rename(&beside, path)
	})();
	if written.is_err() {
		let _ = fs::remove_file(&beside);
	}
	written
}
