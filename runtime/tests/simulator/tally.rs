// SPDX-License-Identifier: Apache-2.0
//! How often each call was tried, how it ended, and whether that is enough.

use crate::common::numbered;
use computechain_runtime::{
	AllPalletsWithSystem, RuntimeCall,
	configs::{BaseCallFilter, ProxyType},
};
use frame_support::traits::{Contains, GetCallMetadata, PalletsInfoAccess};
use sp_runtime::{DispatchError, DispatchResult};
use std::{collections::BTreeMap, fmt};

/// Pallet and call.
type Name = (&'static str, &'static str);

/// The calls that the simulator does not make by itself, each with the reason.
pub const LEFT_OUT: [(Name, &str); 12] = [
	(("Balances", "burn"), "filtered; tried as a door"),
	(
		("Balances", "force_set_balance"),
		"refused in any call tree; tried as a door",
	),
	(
		("Balances", "force_adjust_total_issuance"),
		"refused in any call tree; tried as a door",
	),
	(
		("Balances", "force_unreserve"),
		"frees what holds back stakes: reserves and holds are one number in an account",
	),
	(("Timestamp", "set"), "an inherent of each block"),
	(("Randomness", "contribute"), "an inherent of each block"),
	(("System", "set_code"), "another runtime ends the run"),
	(
		("System", "set_code_without_checks"),
		"another runtime ends the run",
	),
	(
		("System", "apply_authorized_upgrade"),
		"another runtime ends the run",
	),
	(("System", "do_task"), "no pallet has tasks"),
	(("Sudo", "remove_key"), "nobody could undo it"),
	(
		("Grandpa", "note_stalled"),
		"GRANDPA's set then lags behind the session by design",
	),
];

/// The least tries of a call that say something, in a run of many calls.
const ENOUGH: u64 = 20;

#[derive(Default)]
struct Count {
	ok: u64,
	errors: BTreeMap<String, u64>,
}

impl Count {
	fn tries(&self) -> u64 {
		self.ok + self.errors.values().sum::<u64>()
	}
}

/// The count of all calls of all runs.
#[derive(Default)]
pub struct Tally {
	calls: BTreeMap<Name, Count>,
	/// Transactions that no block takes, by reason.
	refused: BTreeMap<String, u64>,
	/// Blocks, and what became of validators and tasks in them.
	pub facts: BTreeMap<String, u64>,
}

impl Tally {
	pub fn count(&mut self, call: &RuntimeCall, result: DispatchResult) {
		let metadata = call.get_call_metadata();
		let name = (metadata.pallet_name, metadata.function_name);
		let count = self.calls.entry(name).or_default();
		match result {
			Ok(()) => count.ok += 1,
			Err(error) => *count.errors.entry(error_name(error)).or_default() += 1,
		}
	}

	pub fn refuse(&mut self, why: impl fmt::Debug) {
		*self.refused.entry(format!("{why:?}")).or_default() += 1;
	}

	pub fn fact(&mut self, what: impl Into<String>) {
		*self.facts.entry(what.into()).or_default() += 1;
	}

	/// What is wrong with the calls that were made; nothing when every call of the runtime was
	/// tried often enough and succeeded in at least a fifth of its tries.
	pub fn complaints(&self) -> Vec<String> {
		let all: u64 = self.calls.values().map(Count::tries).sum();
		let enough = ENOUGH.min(all / 1_500);
		let mut complaints = Vec::new();
		for pallet in RuntimeCall::get_module_names() {
			for call in RuntimeCall::get_call_names(pallet) {
				let name = (*pallet, *call);
				if is_filtered(name) {
					continue;
				}
				let left_out = LEFT_OUT.iter().any(|(other, _)| *other == name);
				let (tries, ok) = self
					.calls
					.get(&name)
					.map_or((0, 0), |count| (count.tries(), count.ok));
				if left_out && tries > 0 {
					complaints.push(format!("{pallet}.{call} is left out but was made"));
				} else if !left_out && tries < enough {
					complaints.push(format!("{pallet}.{call} was tried {tries} times"));
				} else if ok * 5 < tries {
					complaints.push(format!("{pallet}.{call} succeeded {ok} of {tries} times"));
				}
			}
		}
		complaints
	}
}

impl fmt::Display for Tally {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let (mut ok, mut errors) = (0, 0);
		writeln!(f, "{:<44}{:>9}{:>9}  errors by name", "call", "ok", "error")?;
		for ((pallet, call), count) in &self.calls {
			let failed = count.tries() - count.ok;
			(ok, errors) = (ok + count.ok, errors + failed);
			write!(
				f,
				"{:<44}{:>9}{failed:>9} ",
				format!("{pallet}.{call}"),
				count.ok
			)?;
			for (error, times) in &count.errors {
				write!(f, " {error}: {times}")?;
			}
			writeln!(f)?;
		}
		writeln!(f, "{:<44}{ok:>9}{errors:>9}", "all")?;
		for (title, counts) in [("no block took it", &self.refused), ("facts", &self.facts)] {
			writeln!(f, "{title}:")?;
			for (what, times) in counts {
				writeln!(f, "  {times:>9} {what}")?;
			}
		}
		for ((pallet, call), why) in LEFT_OUT {
			writeln!(f, "left out: {pallet}.{call}: {why}")?;
		}
		Ok(())
	}
}

/// Whether the runtime's filter refuses a call that the simulator would make.
fn is_filtered(name: Name) -> bool {
	let proxy_type = ProxyType::Any;
	let calls: [RuntimeCall; 2] = [
		pallet_proxy::Call::create_pure {
			proxy_type,
			delay: 0,
			index: 0,
		}
		.into(),
		pallet_proxy::Call::kill_pure {
			spawner: numbered(0).into(),
			proxy_type,
			index: 0,
			height: 0,
			ext_index: 0,
		}
		.into(),
	];
	calls.iter().any(|call| {
		let metadata = call.get_call_metadata();
		name == (metadata.pallet_name, metadata.function_name) && !BaseCallFilter::contains(call)
	})
}

fn error_name(error: DispatchError) -> String {
	let DispatchError::Module(module) = error else {
		return format!("{error:?}");
	};
	let pallet = AllPalletsWithSystem::infos()
		.into_iter()
		.find(|info| info.index == usize::from(module.index))
		.map_or("?", |info| info.name);
	format!("{pallet}.{}", module.message.unwrap_or("?"))
}
