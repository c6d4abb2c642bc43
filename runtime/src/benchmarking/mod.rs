// SPDX-License-Identifier: Apache-2.0
//! Benchmarks of what the runtime charges for and nobody else measures, and what the others need.

pub mod extensions;
pub mod session;

use crate::{AccountId, Authorship, Economics, Runtime, Session, System};
use codec::Encode;
use frame_benchmarking::{account, benchmarking::add_to_whitelist};
use sp_consensus_aura::{AURA_ENGINE_ID, Slot};
use sp_runtime::DigestItem;

impl pallet_transaction_payment::BenchmarkConfig for Runtime {
	/// Gives the block an author, who gets a part of the fee.
	///
	/// The fee's way is not charged as accesses of the database: the sender's account is, by
	/// `CheckNonce`, and the rest is the same few entries for all transactions of a block.
	fn setup_benchmark_environment() {
		let slot = Slot::from(1).encode();
		System::deposit_log(DigestItem::PreRuntime(AURA_ENGINE_ID, slot));
		let author = Authorship::author().expect("the genesis has a validator");
		let epoch = Session::current_index();
		let pool = pallet_economics::AuthorPools::<Runtime>::hashed_key_for(epoch, author);
		let accounts: [AccountId; 3] = [
			account("caller", 0, 0),
			Economics::pot(),
			Economics::treasury(),
		];
		let accounts = accounts.map(|of| frame_system::Account::<Runtime>::hashed_key_for(of));
		let entries = [
			pool,
			pallet_economics::Burned::<Runtime>::hashed_key().to_vec(),
			pallet_economics::Parameters::<Runtime>::hashed_key().to_vec(),
			pallet_session::CurrentIndex::<Runtime>::hashed_key().to_vec(),
		];
		for key in accounts.into_iter().chain(entries) {
			add_to_whitelist(key.into());
		}
	}
}
