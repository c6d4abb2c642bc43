// SPDX-License-Identifier: Apache-2.0
//! The key that signs for an account.
//!
//! Secrets come from a file or a variable, never from a command line, where other users of the
//! machine and the shell's history would see them; only the public development keys, such as
//! `//Alice`, may stand there. No error here and no `Debug` shows any part of a secret.

use crate::AccountId;
use std::{env, fmt, fs, io, path::Path, str::FromStr};
use subxt_signer::{
	SecretUri,
	sr25519::{self, Keypair},
};

/// The key of an account (sr25519).
#[derive(Clone)]
pub struct Key(Keypair);

/// Why there is no key. It never holds a part of the secret.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
	/// The file can not be read.
	#[error("the key file {path} can not be read: {reason}")]
	Unreadable {
		/// The file.
		path: String,
		/// What the system says.
		reason: io::Error,
	},
	/// No key was named, and the variable is not set, or is not text.
	#[error(
		"no key: name a key file or a development key such as //Alice, or set the variable {name}"
	)]
	Missing {
		/// The variable.
		name: String,
	},
	/// What was read is neither a seed phrase nor a hex seed.
	#[error(
		"{origin} holds no key: expected a seed phrase or a 32-byte hex seed (0x...), optionally \
		 with a derivation path"
	)]
	NotAKey {
		/// Where the text was read.
		origin: String,
	},
	/// A secret that is not public stood on the command line.
	#[error(
		"only development keys such as //Alice may stand on the command line; put a secret into a \
		 file and name the file"
	)]
	NotDevelopment,
}

impl Key {
	/// The development key named on the command line, else the key in the file, else the key in
	/// this variable of the environment.
	pub fn load(
		development: Option<&str>,
		file: Option<&Path>,
		variable: &str,
	) -> Result<Self, KeyError> {
		match (development, file) {
			(Some(uri), _) => Self::development(uri),
			(None, Some(path)) => Self::from_file(path),
			(None, None) => Self::from_variable(variable),
		}
	}

	/// The key in a file: a seed phrase or a hex seed, optionally with a derivation path.
	pub fn from_file(path: &Path) -> Result<Self, KeyError> {
		let text = fs::read_to_string(path).map_err(|reason| KeyError::Unreadable {
			path: path.display().to_string(),
			reason,
		})?;
		warn_if_shared(path);
		Self::parse(&text, || format!("the key file {}", path.display()))
	}

	fn from_variable(name: &str) -> Result<Self, KeyError> {
		let text = env::var(name).map_err(|_| KeyError::Missing { name: name.into() })?;
		Self::parse(&text, || format!("the variable {name}"))
	}

	/// A development key, such as `//Alice`, which everybody knows.
	pub fn development(uri: &str) -> Result<Self, KeyError> {
		if !uri.starts_with("//") {
			return Err(KeyError::NotDevelopment);
		}
		Self::parse(uri, || format!("the development key {uri}"))
	}

	/// The account that the key signs for.
	pub fn account(&self) -> AccountId {
		self.0.public_key().to_account_id()
	}

	/// Signs a message of a protocol between programs.
	///
	/// The message must begin with bytes that no transaction begins with and be longer than a hash,
	/// so that what is signed here can never be taken for a transaction.
	pub fn sign(&self, message: &[u8]) -> [u8; 64] {
		self.0.sign(message).0
	}

	/// Whether the key of an account signed a message.
	pub fn is_signed_by(account: &AccountId, message: &[u8], signature: &[u8; 64]) -> bool {
		let public = sr25519::PublicKey(account.0);
		sr25519::verify(&sr25519::Signature(*signature), message, &public)
	}

	pub(crate) fn keypair(&self) -> &Keypair {
		&self.0
	}

	fn parse(text: &str, origin: impl Fn() -> String) -> Result<Self, KeyError> {
		// The parsers' own errors quote what they read, so they go no further than here.
		let uri = SecretUri::from_str(text.trim()).ok();
		uri.filter(|_| !text.trim().is_empty())
			.and_then(|uri| Keypair::from_uri(&uri).ok())
			.map(Self)
			.ok_or_else(|| KeyError::NotAKey { origin: origin() })
	}
}

impl fmt::Debug for Key {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "Key({})", self.account())
	}
}

#[cfg(unix)]
fn warn_if_shared(path: &Path) {
	use std::os::unix::fs::PermissionsExt;
	let shared = |file: fs::Metadata| file.permissions().mode() & 0o077 != 0;
	if fs::metadata(path).is_ok_and(shared) {
		let path = path.display();
		tracing::warn!(%path, "other users may read the key file; run chmod 600 on it");
	}
}

#[cfg(not(unix))]
fn warn_if_shared(_path: &Path) {}
