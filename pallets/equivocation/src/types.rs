// SPDX-License-Identifier: Apache-2.0
//! What this pallet stores and takes.

use crate::MAX_HEADER_SIZE;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use computechain_primitives::{BlockNumber, EpochIndex};
use scale_info::TypeInfo;

/// Two blocks by one author for one slot.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct DoubleAuthoring<Header> {
	/// The session of the slot.
	pub session: EpochIndex,
	/// One header, with its seal.
	pub first: Header,
	/// Another one, with its seal.
	pub second: Header,
}

impl<Header: Encode> DoubleAuthoring<Header> {
	/// Whether both headers are short enough to be looked at.
	pub(crate) fn is_short(&self) -> bool {
		[&self.first, &self.second]
			.into_iter()
			.all(|header| header.encoded_size() <= MAX_HEADER_SIZE)
	}
}

/// When a session was.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct SessionRecord {
	/// The last block that the set before this one authored; 0 for the first session.
	pub started: BlockNumber,
	/// The first slot of this session's set.
	pub first_slot: u64,
	/// The last block of this session's set and its slot, once there is one.
	pub ended: Option<(BlockNumber, u64)>,
}

impl SessionRecord {
	/// Whether the slot belongs to this session.
	pub(crate) fn has(&self, slot: u64) -> bool {
		slot >= self.first_slot && self.ended.is_none_or(|(_, last)| slot <= last)
	}

	/// As many blocks as may have passed since that slot, at block `now` of slot `current`.
	pub(crate) fn blocks_since(&self, slot: u64, now: BlockNumber, current: u64) -> BlockNumber {
		let (end, last) = self.ended.unwrap_or((now, current));
		let slots = BlockNumber::try_from(last.saturating_sub(slot)).unwrap_or(BlockNumber::MAX);
		let within = end.saturating_sub(self.started).min(slots);
		now.saturating_sub(end).saturating_add(within)
	}

	/// Whether this session ended more than `window` blocks before `now`.
	pub(crate) fn is_past(&self, window: BlockNumber, now: BlockNumber) -> bool {
		self.ended
			.is_some_and(|(end, _)| now.saturating_sub(end) > window)
	}
}

/// Told which sessions nobody can report offences of any more.
pub trait ForgetSessions {
	/// No session before `first` is needed any more.
	fn forget_before(first: EpochIndex);
}

impl ForgetSessions for () {
	fn forget_before(_: EpochIndex) {}
}
