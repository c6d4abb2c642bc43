// SPDX-License-Identifier: Apache-2.0
//! What an attacker gets: the seven attacks of the staking and economics design, through real calls
//! of the real runtime.
//!
//! Each is measured twice, with its defence and without, and prints a row for each: what the
//! attacker has at stake, what the attack costs, what it brings, and when it breaks even. A defence
//! is switched off by a parameter where one does it. Where none does, what the naive rule would
//! have paid is computed on the facts of the same run, and the row says `computed`.
//!
//! `CPC_ATTACK_SEEDS=n` repeats the attacks that have a choice of amounts, blocks or accomplices
//! for n seeds. The rows are shown by `cargo test --test attacks -- --nocapture`; the table of
//! `docs/economic-attacks.md` is made of those of the first seed.

mod common;

mod attacks {
	mod bill;
	mod collusion;
	mod double_signing;
	mod dust;
	mod evasion;
	mod field;
	mod partition;
	mod rewards;
	mod takeover;
}
