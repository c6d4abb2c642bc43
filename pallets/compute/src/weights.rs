// SPDX-License-Identifier: Apache-2.0
//! What calls and clock work cost.

use frame_support::weights::Weight;

/// The weights of this pallet, from its benchmarks.
pub trait WeightInfo {
	/// `register_worker`, with all slots.
	fn register_worker() -> Weight;
	/// `update_worker`, with a change of all slots and a stake to top up.
	fn update_worker() -> Weight;
	/// `set_paused`, with all slots.
	fn set_paused() -> Weight;
	/// `set_address`, another one of the greatest length.
	fn set_address() -> Weight;
	/// `deposit_bond`.
	fn deposit_bond() -> Weight;
	/// `withdraw_bond`.
	fn withdraw_bond() -> Weight;
	/// `unregister_worker`, with all slots.
	fn unregister_worker() -> Weight;
	/// `post_task`.
	fn post_task() -> Weight;
	/// `cancel_task`.
	fn cancel_task() -> Weight;
	/// `commit_result`.
	fn commit_result() -> Weight;
	/// `reveal_result` by the inner dimension `k` and the depth `d` of the result's tree.
	fn reveal_result(k: u32, d: u32) -> Weight;
	/// `reveal_result` that is refused before anything is hashed.
	fn reveal_refused() -> Weight;
	/// `file`.
	fn file() -> Weight;
	/// `withdraw_filing`.
	fn withdraw_filing() -> Weight;
	/// `challenge`.
	fn challenge() -> Weight;
	/// `open_result` of 8 entries that are a fraud, by the inner dimension `k` and the depth `d` of
	/// the result's tree.
	fn open_result(k: u32, d: u32) -> Weight;
	/// `prove_fraud` with 8 entries, by the inner dimension `k` and the depth `d` of the result's
	/// tree.
	fn prove_fraud(k: u32, d: u32) -> Weight;
	/// What each item of a batch costs beside what it does: an item that is refused.
	fn batch_item() -> Weight;
	/// A look at where the clock stands.
	fn clock_base() -> Weight;
	/// A look into one block of the agenda.
	fn agenda_block() -> Weight;
	/// A task is paid.
	fn settle_task() -> Weight;
	/// A worker is late.
	fn late_task() -> Weight;
	/// A worker is punished for the third time and the task fails.
	fn fault_task() -> Weight;
	/// A worker did not answer as many challenges as there may be, and the task fails.
	fn fraud_task() -> Weight;
	/// A task expires.
	fn expire_task() -> Weight;
	/// A closed task is forgotten.
	fn prune_task() -> Weight;
	/// A worker gets its stake back.
	fn return_stake() -> Weight;
	/// A worker, the last one, gets its part of an epoch's pool.
	fn pay_worker() -> Weight;
	/// `d` slots are looked at for an open task, and the last one gets it.
	fn try_open_task(d: u32) -> Weight;
}

macro_rules! weightless {
	($($name:ident($($component:ident),*);)*) => {
		/// Tests count nothing.
		impl WeightInfo for () {
			$(fn $name($($component: u32),*) -> Weight {
				Weight::zero()
			})*
		}
	};
}

weightless! {
	register_worker();
	update_worker();
	set_paused();
	set_address();
	deposit_bond();
	withdraw_bond();
	unregister_worker();
	post_task();
	cancel_task();
	commit_result();
	reveal_result(_k, _d);
	reveal_refused();
	file();
	withdraw_filing();
	challenge();
	open_result(_k, _d);
	prove_fraud(_k, _d);
	batch_item();
	clock_base();
	agenda_block();
	settle_task();
	late_task();
	fault_task();
	fraud_task();
	expire_task();
	prune_task();
	return_stake();
	pay_worker();
	try_open_task(_d);
}
