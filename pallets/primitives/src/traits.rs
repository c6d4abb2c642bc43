// SPDX-License-Identifier: Apache-2.0
//! The traits through which the pallets know each other.

use crate::{Balance, BlockNumber, EpochIndex, GpuClass};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_runtime::DispatchResult;

/// The chain's randomness (proof-of-compute design, section 3).
pub trait Randomness {
	/// The randomness of a block, known from that block's own execution on and for as long as the
	/// chain remembers it.
	fn of_block(block: BlockNumber) -> Option<[u8; 32]>;
}

/// The book of every token that comes into being or ceases to exist.
///
/// Whoever mints or burns says so here, in the same call, so that
/// `issuance = genesis + minted - burned` holds after every block.
pub trait SupplyBook {
	/// `amount` was added to the issuance.
	fn minted(amount: Balance);
	/// `amount` was taken out of the issuance.
	fn burned(amount: Balance);
}

/// What the author of the current block earns beside its share of the block reward.
pub trait AuthorPool<AccountId> {
	/// The account that holds the pools of all authors until they are paid out.
	fn account() -> AccountId;
	/// `amount` has arrived at [`Self::account`] for the author of the current block.
	fn deposited(amount: Balance);
}

/// Where an epoch's author pools go when the epoch ends.
pub trait RewardSink<AccountId> {
	/// `pool.amount` lies at the author pool's account and belongs to `pool.validator` and those
	/// who staked on it, for `epoch`. Returns what could not be distributed and must be burned.
	fn distribute(epoch: EpochIndex, pool: EpochPool<AccountId>) -> Balance;
	/// What lies at the author pool's account for those it was distributed to.
	fn outstanding() -> Balance;
}

/// One validator's earnings in one epoch.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EpochPool<AccountId> {
	/// Who authored.
	pub validator: AccountId,
	/// Its parts of block rewards, fees and task prices, in base units.
	pub amount: Balance,
}

/// The clock of epochs.
pub trait EpochClock {
	/// The epoch the current block belongs to.
	fn current() -> EpochIndex;
	/// The block that the next epoch begins with.
	fn next_start() -> BlockNumber;
}

/// Told when an epoch has ended, before the next one starts.
pub trait EpochEnd {
	/// `epoch` has ended.
	fn on_epoch_end(epoch: EpochIndex);
}

#[impl_trait_for_tuples::impl_for_tuples(4)]
impl EpochEnd for Tuple {
	fn on_epoch_end(epoch: EpochIndex) {
		for_tuples!( #( Tuple::on_epoch_end(epoch); )* );
	}
}

/// What a validator is at the moment.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum ValidatorState {
	/// Registered and not in the set of the current epoch.
	Candidate,
	/// In the set of the current epoch.
	Active,
	/// Caught missing its slots or signing twice; chosen no more until it is unjailed.
	Jailed,
	/// On its way out: accountable, and chosen no more.
	Exiting,
	/// Shut out for good; that account can not return.
	Ejected,
}

/// Who validates; implemented by the validators pallet.
pub trait ValidatorRegistry<AccountId> {
	/// The state of `who`, none when it is no validator.
	fn state(who: &AccountId) -> Option<ValidatorState>;
	/// How many validators are in the set of the current epoch.
	fn active() -> u32;
	/// The validators in the set of the current epoch.
	fn active_list() -> Vec<AccountId>;
	/// How many validators have registered and not left.
	fn registered() -> u32;
	/// The commission in force since the start of the current epoch, in parts per million.
	fn commission(who: &AccountId) -> u32;
}

/// Who has staked what on whom; implemented by the delegation pallet, which also keeps the
/// validators' own stake as the position of a validator on itself.
pub trait StakeLedger<AccountId> {
	/// Holds `amount` of the validator's free balance as its own stake.
	fn bond_self(validator: &AccountId, amount: Balance) -> DispatchResult;
	/// Starts to unbond `amount` of the validator's own stake.
	fn unbond_self(validator: &AccountId, amount: Balance) -> DispatchResult;
	/// The validator's own stake; what unbonds is not in it.
	fn self_stake(validator: &AccountId) -> Balance;
	/// The validator's own stake and what is delegated to it; what unbonds is not in it.
	fn total_stake(validator: &AccountId) -> Balance;
	/// A validator has registered and bonded its first stake.
	fn validator_joined();
	/// The validator has left or was ejected: every delegation to it starts to unbond by itself,
	/// and what is still bonded on it counts for nobody's power.
	fn validator_left(validator: &AccountId);
	/// What is bonded on all validators but those that left.
	fn total() -> Balance;
	/// Burns `amount` of the validator's own stake, which is not slashed for an offence; fails when
	/// there is less.
	fn burn_self(validator: &AccountId, amount: Balance) -> DispatchResult;
	/// Burns parts of everything bonded on the validator, and of what unbonds and was still bonded
	/// in the epoch of the offence. The own stake is burned at once, the rest before anything else
	/// can happen to it. Returns by how much the validator's total stake fell.
	fn slash(validator: &AccountId, slash: Slash) -> Balance;
}

/// What an offence costs.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Slash {
	/// The epoch of the offence.
	pub epoch: EpochIndex,
	/// The part of the own stake, in parts per million.
	pub own_ppm: u32,
	/// The part of each delegation, in parts per million.
	pub delegated_ppm: u32,
}

/// Told of provable double signing; implemented by the validators pallet.
pub trait EquivocationSink<AccountId> {
	/// `validator` signed twice in `epoch`, which is proven. False when it was punished for that
	/// epoch already, or can not be punished any more; then nothing changes.
	fn equivocated(validator: &AccountId, epoch: EpochIndex) -> bool;
}

/// What a worker proved to have.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Attested {
	/// The measured class.
	pub class: GpuClass,
	/// The attestation score, 0 to 100.
	pub score: u8,
}

/// What hardware workers have; implemented by the attestation pallet.
pub trait Attestation<AccountId> {
	/// Records a worker that registers. Fails where the network does not admit it.
	fn enrol(worker: &AccountId) -> DispatchResult;
	/// What the worker proved, none below the network's minimum.
	fn of(worker: &AccountId) -> Option<Attested>;
	/// Forgets a worker that left.
	fn forget(worker: &AccountId);
	/// A spot check was drawn for the worker: it owes a benchmark until block `due`.
	fn owe_benchmark(worker: &AccountId, due: BlockNumber);
}

/// Who works; implemented by the compute pallet.
pub trait WorkerRegistry<AccountId> {
	/// Whether `who` is a worker that neither leaves nor is banned.
	fn is_worker(who: &AccountId) -> bool;
	/// Whether `who` is a worker with all the stake that the network asks for.
	fn has_stake(who: &AccountId) -> bool;
	/// `who` cheated, which is proven: it loses every bond and its remaining stake and is banned.
	/// A fifth goes to the prover, the rest burns; without a prover, or if that is the worker
	/// itself, all of it burns.
	fn fraud(who: &AccountId, prover: Option<&AccountId>);
}

/// What people filed as a hash before they say it, so that nobody says it first who has only read
/// it among the transactions; implemented by the compute pallet.
pub trait FilingBook<AccountId> {
	/// Uses up what `who` filed and gives its bond back. Fails and changes nothing when that was
	/// not filed, or not long enough ago.
	fn use_up(who: &AccountId, filing: &[u8; 32]) -> DispatchResult;
}

/// The pool that an epoch's protocol tasks are paid from; implemented by the economics pallet.
pub trait ComputePool<AccountId> {
	/// The epoch has ended. If its workers `earned` anything, the pool of all blocks since the last
	/// call comes into being; otherwise it never does. Returns how much there is to pay.
	fn issue(epoch: EpochIndex, earned: bool) -> Balance;
	/// Pays a worker out of what was issued; returns what arrived.
	fn pay(worker: &AccountId, amount: Balance) -> Balance;
	/// Burns what is left of an issued pool.
	fn burn(epoch: EpochIndex, amount: Balance);
	/// What was issued and neither paid nor burned.
	fn outstanding() -> Balance;
}
