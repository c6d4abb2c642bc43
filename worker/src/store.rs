// SPDX-License-Identifier: Apache-2.0
//! Results in files, so that a restarted worker goes on where it was.
//!
//! A task has two files: `ID.json`, the [`Record`], and `ID.c`, the product C as it is hashed,
//! little endian. Both are written beside their place and renamed, so that a crash leaves either
//! the old file or the new one. The record is written last: where it is, C is whole.

use computechain_matmul::{Hash, Shape};
use computechain_primitives::{BlockNumber, TaskId};
use serde::{Deserialize, Serialize};
use std::{
	collections::{BTreeMap, BTreeSet},
	fs::{self, File},
	io::{self, BufWriter, Write},
	path::{Path, PathBuf},
	sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// What is known of a computed task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
	/// The task.
	pub task: TaskId,
	/// The seed of the inputs.
	#[serde(with = "hex_text")]
	pub seed: Hash,
	/// The dimensions m, k, n.
	pub dimensions: [u32; 3],
	/// The root that binds C.
	#[serde(with = "hex_text")]
	pub root: Hash,
	/// SHA-256 of C.
	#[serde(with = "hex_text")]
	pub output_sha256: Hash,
	/// The block the commitment was last sent at, unless it is known not to be included.
	pub commit_sent: Option<BlockNumber>,
	/// The block the reveal was last sent at, unless it is known not to be included.
	pub reveal_sent: Option<BlockNumber>,
	/// The block the answer to a challenge was last sent at, unless it is in one.
	#[serde(default)]
	pub answer_sent: Option<BlockNumber>,
}

impl Record {
	/// The dimensions of the product.
	pub fn shape(&self) -> Shape {
		let [m, k, n] = self.dimensions;
		Shape { m, k, n }
	}
}

/// A folder of results.
#[derive(Clone, Debug)]
pub struct Store {
	folder: PathBuf,
	/// The tasks whose results anybody may have. Clones share it.
	revealed: Arc<Mutex<BTreeSet<TaskId>>>,
}

impl Store {
	/// The store in this folder, which is made if need be.
	///
	/// A folder that can not be written to costs work after a restart, nothing else; so it is a
	/// warning.
	pub fn open(folder: PathBuf) -> Self {
		if let Err(error) = fs::create_dir_all(&folder) {
			let folder = folder.display();
			tracing::warn!(%folder, %error, "the state folder can not be made");
		}
		Self {
			folder,
			revealed: Arc::default(),
		}
	}

	/// All records. A file that is not one is removed: its task is computed again.
	pub fn load(&self) -> BTreeMap<TaskId, Record> {
		let Ok(files) = fs::read_dir(&self.folder) else {
			return BTreeMap::new();
		};
		let paths = files.filter_map(|file| Some(file.ok()?.path()));
		paths
			.filter(|path| path.extension().is_some_and(|e| e == "json"))
			.filter_map(|path| match read_record(&path) {
				Ok(record) => Some((record.task, record)),
				Err(error) => {
					let file = path.display();
					tracing::warn!(%file, %error, "removing a state file that makes no sense");
					let _ = fs::remove_file(&path);
					None
				}
			})
			.collect()
	}

	/// Saves the product of a task.
	pub fn save_product(&self, task: TaskId, c: &[i32]) -> io::Result<()> {
		self.replace(&self.product_path(task), |file| {
			let mut file = BufWriter::new(file);
			for entry in c {
				file.write_all(&entry.to_le_bytes())?;
			}
			file.flush()
		})
	}

	/// Saves the record of a task, after its product.
	pub fn save_record(&self, record: &Record) -> io::Result<()> {
		let text = serde_json::to_vec_pretty(record)?;
		self.replace(&self.record_path(record.task), |mut file| {
			file.write_all(&text)
		})
	}

	/// The product of a task, if a whole one is stored.
	pub fn product(&self, record: &Record) -> Option<Vec<i32>> {
		let bytes = fs::read(self.product_path(record.task)).ok()?;
		let (entries, rest) = bytes.as_chunks::<4>();
		let is_whole = rest.is_empty() && entries.len() as u64 == record.shape().entries();
		is_whole.then(|| {
			entries
				.iter()
				.map(|entry| i32::from_le_bytes(*entry))
				.collect()
		})
	}

	/// Notes whether the chain has a task as revealed.
	pub fn set_revealed(&self, task: TaskId, revealed: bool) {
		let mut tasks = self.revealed_tasks();
		match revealed {
			true => tasks.insert(task),
			false => tasks.remove(&task),
		};
	}

	/// The file of a revealed product and its length, if it is here.
	pub fn revealed(&self, task: TaskId) -> Option<(File, u64)> {
		if !self.revealed_tasks().contains(&task) {
			return None;
		}
		let file = File::open(self.product_path(task)).ok()?;
		let length = file.metadata().ok().filter(|data| data.is_file())?.len();
		Some((file, length))
	}

	fn revealed_tasks(&self) -> MutexGuard<'_, BTreeSet<TaskId>> {
		self.revealed.lock().unwrap_or_else(PoisonError::into_inner)
	}

	/// Forgets a task.
	pub fn remove(&self, task: TaskId) {
		self.set_revealed(task, false);
		// The record goes first: without it C means nothing.
		for path in [self.record_path(task), self.product_path(task)] {
			if let Err(error) = fs::remove_file(&path)
				&& error.kind() != io::ErrorKind::NotFound
			{
				let file = path.display();
				tracing::warn!(%file, %error, "a state file can not be removed");
			}
		}
	}

	fn record_path(&self, task: TaskId) -> PathBuf {
		self.folder.join(format!("{task}.json"))
	}

	fn product_path(&self, task: TaskId) -> PathBuf {
		self.folder.join(format!("{task}.c"))
	}

	fn replace(&self, path: &Path, write: impl FnOnce(&File) -> io::Result<()>) -> io::Result<()> {
		let mut beside = path.to_owned().into_os_string();
		beside.push(".new");
		let written = (|| {
			let file = File::create(&beside)?;
			write(&file)?;
			file.sync_all()?;
			fs::rename(&beside, path)
		})();
		if written.is_err() {
			// A part of a product must not keep a full disk full.
			let _ = fs::remove_file(&beside);
		}
		written
	}
}

fn read_record(path: &Path) -> io::Result<Record> {
	let record: Record = serde_json::from_slice(&fs::read(path)?)?;
	let named = path.file_stem().and_then(|stem| stem.to_str());
	if named != Some(&record.task.to_string()) || !record.shape().is_valid() {
		return Err(io::ErrorKind::InvalidData.into());
	}
	Ok(record)
}

/// Hashes as hex text.
mod hex_text {
	use computechain_matmul::Hash;
	use serde::{Deserialize, Deserializer, Serializer, de::Error};

	pub fn serialize<S: Serializer>(hash: &Hash, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.serialize_str(&hex::encode(hash))
	}

	pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Hash, D::Error> {
		let text = String::deserialize(deserializer)?;
		let mut hash = Hash::default();
		hex::decode_to_slice(text, &mut hash).map_err(D::Error::custom)?;
		Ok(hash)
	}
}
