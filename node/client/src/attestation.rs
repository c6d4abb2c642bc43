// SPDX-License-Identifier: Apache-2.0
//! Attestation: what the chain knows of a worker's hardware, and the calls of a benchmark.

use crate::{AccountId, Client, Error, Key, Submitted, TransactionOptions, api};
use api::runtime_types::{
	bounded_collections::bounded_vec::BoundedVec,
	pallet_attestation::types::{self, Place},
};
use computechain_matmul::{Hash, opening::Sample};
use computechain_primitives::{BlockNumber, EpochIndex, NetworkParameters, attestation::Report};
use subxt::utils::Static;

/// What is on record about a worker.
pub type Record = types::Record<AccountId>;
/// An open benchmark.
pub type Benchmark = types::Request<AccountId>;
/// What a witness measured.
pub type Measurement = types::Measurement;
/// Where a validator's witness is found, and whose key it signs with.
pub type WitnessService = types::WitnessService<AccountId>;

impl Client {
	/// What is on record about a worker; none when the account is not one.
	pub async fn attestation(&self, worker: &AccountId) -> Result<Option<Record>, Error> {
		let question = api::view_functions().attestation().record(*worker);
		self.view(question).await
	}

	/// A worker's score, 0 to 100.
	pub async fn attestation_score(&self, worker: &AccountId) -> Result<Option<u8>, Error> {
		let question = api::view_functions()
			.attestation()
			.attestation_score(*worker);
		self.view(question).await
	}

	/// What a worker reported of its machine.
	pub async fn report(&self, worker: &AccountId) -> Result<Option<Report>, Error> {
		let at = self.at_best().await?;
		let address = api::storage().attestation().reports();
		let report = at.storage().try_fetch(address, (*worker,)).await?;
		Ok(match report {
			Some(report) => Some(report.decode()?.0),
			None => None,
		})
	}

	/// A worker's open benchmark.
	pub async fn benchmark(&self, worker: &AccountId) -> Result<Option<Benchmark>, Error> {
		let question = api::view_functions().attestation().request(*worker);
		self.view(question).await
	}

	/// The open benchmarks that the witness with this key was drawn for, by worker.
	pub async fn duties(&self, signer: &AccountId) -> Result<Vec<(AccountId, Benchmark)>, Error> {
		let question = api::view_functions().attestation().duties(*signer);
		self.view(question).await
	}

	/// The witness that a validator has published.
	pub async fn witness(&self, validator: &AccountId) -> Result<Option<WitnessService>, Error> {
		let question = api::view_functions().attestation().witness(*validator);
		self.view(question).await
	}

	/// The randomness of a block; none when the block is to come or long past.
	pub async fn randomness(&self, block: BlockNumber) -> Result<Option<Hash>, Error> {
		let at = self.at_best().await?;
		let address = api::storage().randomness().history();
		let randomness = at.storage().try_fetch(address, (block,)).await?;
		Ok(match randomness {
			Some(randomness) => Some(randomness.decode()?),
			None => None,
		})
	}

	/// The validator that has published the witness of this account, and the witness's address.
	pub async fn published_by(
		&self,
		signer: &AccountId,
	) -> Result<Option<(AccountId, String)>, Error> {
		let at = self.at_best().await?;
		let address = api::storage().attestation().witnesses();
		let mut published = at.storage().iter(address, ()).await?;
		while let Some(entry) = published.next().await {
			let entry = entry?;
			let service = entry.value().decode()?;
			if service.account == *signer {
				let (validator,) = entry.key()?.decode()?;
				let address = String::from_utf8_lossy(&service.address.0).into_owned();
				return Ok(Some((validator, address)));
			}
		}
		Ok(None)
	}

	/// The number of the best block and that of its epoch.
	pub async fn clock(&self) -> Result<(BlockNumber, EpochIndex), Error> {
		let at = self.at_best().await?;
		let epoch = api::storage().session().current_index();
		let epoch = at.storage().fetch(epoch, ()).await?.decode()?;
		let number = at.block_number().try_into().unwrap_or(BlockNumber::MAX);
		Ok((number, epoch))
	}

	/// The network's parameters.
	pub async fn parameters(&self) -> Result<NetworkParameters, Error> {
		let question = api::view_functions().economics().parameters();
		Ok(self.view(question).await?.0)
	}

	/// Publishes the sender's witness, a validator's, or takes it off.
	pub async fn set_witness(
		&self,
		key: &Key,
		service: Option<(AccountId, String)>,
		options: TransactionOptions,
	) -> Result<Submitted, Error> {
		let service = service.map(|(account, address)| WitnessService {
			account,
			address: BoundedVec(address.into_bytes()),
		});
		let call = api::transactions().attestation().set_witness(service);
		self.submit(&call, key, options).await
	}

	/// Reports what machine the sender has.
	pub async fn attest(
		&self,
		key: &Key,
		report: Report,
		options: TransactionOptions,
	) -> Result<Submitted, Error> {
		let call = api::transactions().attestation().attest(Static(report));
		self.submit(&call, key, options).await
	}

	/// Requests a benchmark with so many states in memory.
	pub async fn request_benchmark(
		&self,
		key: &Key,
		resident: u32,
		options: TransactionOptions,
	) -> Result<Submitted, Error> {
		let call = api::transactions()
			.attestation()
			.request_benchmark(resident);
		self.submit(&call, key, options).await
	}

	/// Puts a witness's nonce on chain.
	pub async fn submit_nonce(
		&self,
		key: &Key,
		worker: AccountId,
		nonce: Hash,
		options: TransactionOptions,
	) -> Result<Submitted, Error> {
		let call = api::transactions()
			.attestation()
			.submit_nonce(worker, nonce);
		self.submit(&call, key, options).await
	}

	/// Commits the sender to a run with the nonces of these witnesses.
	pub async fn commit_benchmark(
		&self,
		key: &Key,
		used: u8,
		chain_root: Hash,
		walk_root: Hash,
		options: TransactionOptions,
	) -> Result<Submitted, Error> {
		let call = api::transactions()
			.attestation()
			.commit_benchmark(used, chain_root, walk_root);
		self.submit(&call, key, options).await
	}

	/// Puts what a witness measured on chain.
	pub async fn submit_measurement(
		&self,
		key: &Key,
		worker: AccountId,
		measurement: Measurement,
		options: TransactionOptions,
	) -> Result<Submitted, Error> {
		let call = api::transactions()
			.attestation()
			.submit_measurement(worker, measurement);
		self.submit(&call, key, options).await
	}

	/// Opens the samples of the sender's benchmark.
	pub async fn open_benchmark(
		&self,
		key: &Key,
		openings: Vec<Vec<u8>>,
		options: TransactionOptions,
	) -> Result<Submitted, Error> {
		let openings = openings.into_iter().map(BoundedVec).collect();
		let call = api::transactions()
			.attestation()
			.open_benchmark(BoundedVec(openings));
		self.submit(&call, key, options).await
	}

	/// Proves that a sample of a worker's benchmark is wrong, as filed with this salt.
	pub async fn challenge_benchmark(
		&self,
		key: &Key,
		worker: AccountId,
		commitment: Hash,
		sample: Sample,
		salt: Hash,
		opening: Vec<u8>,
		options: TransactionOptions,
	) -> Result<Submitted, Error> {
		let call = api::transactions().attestation().challenge_benchmark(
			worker,
			commitment,
			Place::Sample(Static(sample)),
			salt,
			BoundedVec(opening),
		);
		self.submit(&call, key, options).await
	}
}
