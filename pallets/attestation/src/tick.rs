// SPDX-License-Identifier: Apache-2.0
//! Clock work: the draws, the deadlines and what is owed.

use crate::{dispatch::DRAW_DELAY, pallet::*, types::*, weights::WeightInfo};
use alloc::{collections::BTreeSet, vec::Vec};
use computechain_matmul::{Hash, key};
use computechain_primitives::{BlockNumber, Randomness, ValidatorRegistry};
use frame_support::{
	BoundedVec,
	traits::{ConstU32, Get},
	weights::{Weight, WeightMeter},
};

impl<T: Config> Pallet<T> {
	/// Works before the transactions of a block, on at most a twentieth of it, but on one item at
	/// least.
	pub(crate) fn poll(meter: &mut WeightMeter) {
		let cap = T::BlockWeights::get().max_block.div(20);
		let least = T::WeightInfo::agenda_block().saturating_add(Self::item_weight());
		let limit: Weight = cap.max(least).min(meter.remaining());
		let mut own = WeightMeter::with_limit(limit);
		Self::run_agenda(&mut own);
		meter.consume(own.consumed());
	}

	/// The most that an entry of the agenda costs.
	fn item_weight() -> Weight {
		T::WeightInfo::agenda_draw(T::Validators::active()).max(T::WeightInfo::agenda_decide())
	}

	/// Works off the agenda up to the current block, oldest first.
	pub(crate) fn run_agenda(meter: &mut WeightMeter) {
		let now = Self::now();
		let mut cursor = AgendaCursor::<T>::get();
		if cursor > now {
			return;
		}
		let item_weight = Self::item_weight();
		while cursor <= now && meter.try_consume(T::WeightInfo::agenda_block()).is_ok() {
			while let Some(item) = Agenda::<T>::iter_key_prefix(cursor).next() {
				if meter.try_consume(item_weight).is_err() {
					AgendaCursor::<T>::put(cursor);
					return;
				}
				Agenda::<T>::remove(cursor, &item);
				Self::run_item(cursor, item);
			}
			cursor = cursor.saturating_add(1);
		}
		AgendaCursor::<T>::put(cursor);
	}

	fn run_item(at: BlockNumber, item: AgendaItem<T::AccountId>) {
		match item {
			AgendaItem::Request(worker) => match Requests::<T>::get(&worker) {
				Some(request) if request.start.is_none() => Self::draw(worker, request, at),
				Some(request) => Self::decide(worker, request),
				None => {}
			},
			AgendaItem::Owed(worker) => Records::<T>::mutate(&worker, |record| {
				let Some(record) = record else { return };
				// An open request is waited for: its end looks at what is owed.
				if record.owed == Some(at) && !Requests::<T>::contains_key(&worker) {
					Self::suspend(&worker, record);
				}
			}),
			AgendaItem::Close(worker, commitment) => {
				Decided::<T>::remove(worker, commitment);
			}
		}
	}

	/// Draws the witnesses of a request from the randomness of the block it was due in.
	fn draw(worker: T::AccountId, mut request: Request<T::AccountId>, at: BlockNumber) {
		let rules = T::Parameters::get().attestation;
		let count = rules.witnesses.min(MAX_WITNESSES) as usize;
		// One does not witness oneself.
		let mut others = T::Validators::active_list();
		others.retain(|validator| *validator != worker);
		let enough = quorum(count.min(others.len()));
		let published = others.into_iter().filter_map(|account| {
			let signer = Witnesses::<T>::get(&account)?.account;
			(signer != worker).then_some((account, signer))
		});
		let mut published: Vec<_> = published.collect();
		if let Some(first) = Records::<T>::get(&worker).and_then(|record| record.pending) {
			let signers: BTreeSet<_> = published.iter().map(|(_, signer)| signer).collect();
			if signers.len() >= count.saturating_mul(2) {
				published.retain(|(account, _)| !first.witnesses.contains(account));
			}
		}
		// What the chain remembers no more draws nobody.
		let drawn = T::Randomness::of_block(at)
			.map(|randomness| {
				draw_witnesses(&[randomness, worker.clone().into()], published, count)
			})
			.filter(|drawn| drawn.len() >= enough);
		let Some(drawn) = drawn else {
			return Self::decide(worker, request);
		};
		// A cohort has one start, though the clock may not get to all of it in one block.
		let now = Self::now();
		let planned = at.saturating_add(DRAW_DELAY);
		let start = if planned > now {
			planned
		} else {
			now.saturating_add(DRAW_DELAY)
		};
		request.start = Some(start);
		request.witnesses = drawn;
		let due = start.saturating_add(rules.benchmark_deadline);
		Self::reschedule(&worker, &mut request, due);
		Self::deposit_event(Event::WitnessesDrawn {
			worker: worker.clone(),
			witnesses: request
				.witnesses
				.iter()
				.map(|one| one.account.clone())
				.collect(),
			start,
		});
		Requests::<T>::insert(worker, request);
	}

	/// Moves the block in which the clock looks at a request again.
	pub(crate) fn reschedule(
		worker: &T::AccountId,
		request: &mut Request<T::AccountId>,
		due: BlockNumber,
	) {
		let item = AgendaItem::Request(worker.clone());
		Agenda::<T>::remove(request.due, &item);
		Agenda::<T>::insert(due, item, ());
		request.due = due;
	}
}

/// Draws up to so many of those that published a witness, no signer twice.
fn draw_witnesses<AccountId: PartialEq>(
	seed: &[Hash; 2],
	mut published: Vec<(AccountId, AccountId)>,
	count: usize,
) -> BoundedVec<Witness<AccountId>, ConstU32<MAX_WITNESSES>> {
	let mut drawn = BoundedVec::<Witness<AccountId>, _>::new();
	// Each draw takes one out, drawn or not.
	for draw in 0..published.len() as u64 {
		if drawn.len() >= count {
			break;
		}
		let hash = key("witness", seed.as_flattened(), &[draw]);
		let (words, _) = hash.as_chunks::<8>();
		let word = words.first().map_or(0, |word| u64::from_le_bytes(*word));
		let Some(index) = word.checked_rem(published.len() as u64) else {
			break;
		};
		let (account, signer) = published.swap_remove(index as usize);
		if drawn.iter().any(|other| other.signer == signer) {
			continue;
		}
		let witness = Witness {
			account,
			signer,
			nonce: None,
			measurement: None,
		};
		if drawn.try_push(witness).is_err() {
			break;
		}
	}
	drawn
}
