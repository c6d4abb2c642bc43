// SPDX-License-Identifier: Apache-2.0
//! System and time.

use crate::{
	AccountId, Aura, Block, Moment, Nonce, PalletInfo, Runtime, RuntimeCall, RuntimeEvent,
	RuntimeOrigin, RuntimeTask, VERSION, configs::SlotDuration, constants::*,
	migrations::SingleBlockMigrations, weights,
};
use computechain_primitives::{Balance, SS58_PREFIX};
use frame_support::{
	derive_impl, parameter_types,
	traits::{ConstU16, ConstU32, Contains, Get},
};
use sp_version::RuntimeVersion;

parameter_types! {
	pub const Version: RuntimeVersion = VERSION;
}

/// Refuses the calls that would move the issuance past the supply book, and pure proxies.
///
/// Balances keep deposits and holds in one sum, and the proxy pallet charges the deposit of a pure
/// account to its spawner. When the pure account removes its proxies, that deposit comes out of
/// what it has on hold: a reward or a stake would be free that a slash still has to reach.
pub struct BaseCallFilter;
impl Contains<RuntimeCall> for BaseCallFilter {
	fn contains(call: &RuntimeCall) -> bool {
		!matches!(
			call,
			RuntimeCall::Balances(pallet_balances::Call::burn { .. })
				| RuntimeCall::Proxy(
					pallet_proxy::Call::create_pure { .. } | pallet_proxy::Call::kill_pure { .. }
				)
		)
	}
}

#[derive_impl(frame_system::config_preludes::SolochainDefaultConfig)]
impl frame_system::Config for Runtime {
	type BaseCallFilter = BaseCallFilter;
	type Block = Block;
	type AccountId = AccountId;
	type AccountData = pallet_balances::AccountData<Balance>;
	type Nonce = Nonce;
	type BlockHashCount = ConstU32<BLOCK_HASH_COUNT>;
	type BlockLength = RuntimeBlockLength;
	type BlockWeights = RuntimeBlockWeights;
	type DbWeight = weights::DbWeight;
	type ExtensionsWeightInfo = weights::frame_system_extensions::WeightInfo<Runtime>;
	type SystemWeightInfo = weights::frame_system::WeightInfo<Runtime>;
	type MaxConsumers = ConstU32<64>;
	type SS58Prefix = ConstU16<SS58_PREFIX>;
	type SingleBlockMigrations = SingleBlockMigrations;
	type Version = Version;
}

/// Half a slot: the least time between two blocks.
pub struct MinimumPeriod;
impl Get<Moment> for MinimumPeriod {
	fn get() -> Moment {
		SlotDuration::get() / 2
	}
}

impl pallet_timestamp::Config for Runtime {
	type Moment = Moment;
	type OnTimestampSet = Aura;
	type MinimumPeriod = MinimumPeriod;
	type WeightInfo = weights::pallet_timestamp::WeightInfo<Runtime>;
}
