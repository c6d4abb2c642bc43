// SPDX-License-Identifier: Apache-2.0
//! The exact-integer proof of a matrix product: what a worker computes and what the runtime
//! checks are the same functions.
//!
//! - [`Shape`] names a product `C = A * B` and how large its inputs may be, so that every
//!   hardware path computes the same bits.
//! - The inputs follow from a seed ([`Prg`]); nobody stores or sends them.
//! - C is committed to by [`output_root`]; sampled entries are opened by [`prove`] and [`open`],
//!   and [`first_wrong_entry`] recomputes each from one row and one column.
//! - [`freivalds`] lets anyone who holds all of C check it with three matrix-vector products.
//! - [`benchmark`] is the sequential, memory-resident chain that measures a device, and
//!   [`opening`] opens and checks samples of it.
//!
//! Nothing here panics on input from outside: `open` and the checks take any bytes, indices and
//! shapes.
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub mod benchmark;
mod check;
mod freivalds;
pub mod opening;
mod prg;
mod product;
mod proof;
mod seeds;
mod shape;
mod tree;

pub use check::{check_entry, first_wrong_entry};
pub use freivalds::{freivalds, wrong_row};
pub use prg::{Prg, key};
pub use product::{
	column_of_b, dot, fill_column_of_b, fill_row_of_a, matrix_a, matrix_b_column_major,
	multiply_rows, product, row_of_a,
};
pub use proof::{
	MAX_PROOF_LEN, ProofError, differences, max_proof_len, open, output_root, output_sha256,
	output_tree, prove,
};
pub use seeds::{
	benchmark_filing, benchmark_seed, challenge_seed, filing, sample_indices, task_seed,
};
pub use shape::{MAX_INNER, Shape, bound};
pub use tree::Tree;

/// Entries opened per result.
pub const SAMPLES: u32 = 128;
/// Entries of C in one leaf of its tree.
pub const LEAF_ENTRIES: usize = 64;
/// A SHA-256 hash, or a seed.
pub type Hash = [u8; 32];
