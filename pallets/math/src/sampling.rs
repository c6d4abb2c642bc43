// SPDX-License-Identifier: Apache-2.0
//! When the samples of a commitment are drawn, and until when they are opened; in blocks.

/// Blocks beside two rounds of the validators in which samples may be opened.
const GRACE: u32 = 20;

/// The block whose randomness draws the samples of what is committed to now.
///
/// More than a third of the active validators author in between, so that no smaller group knows
/// that randomness when the commitment is made.
pub fn challenge_block(now: u32, validators: u32) -> u32 {
	now.saturating_add((validators / 3).saturating_add(1).max(2))
}

/// The last block in which samples drawn by `challenge_block` may be opened.
pub fn reveal_deadline(challenge_block: u32, validators: u32) -> u32 {
	challenge_block
		.saturating_add(validators.saturating_mul(2))
		.saturating_add(GRACE)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn challenge_should_wait_for_more_than_a_third_when_there_are_many_validators() {
		assert_eq!(challenge_block(10, 0), 12);
		assert_eq!(challenge_block(10, 5), 12);
		assert_eq!(challenge_block(10, 6), 13);
		assert_eq!(challenge_block(10, 256), 96);
		assert_eq!(reveal_deadline(96, 256), 628);
		assert_eq!(
			reveal_deadline(challenge_block(u32::MAX, u32::MAX), 1),
			u32::MAX
		);
	}
}
