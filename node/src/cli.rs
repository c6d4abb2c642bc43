// SPDX-License-Identifier: Apache-2.0
//! The node's command line.

use crate::{authoring::AuthoringParams, genesis::GenesisCmd, signatures};
use sc_cli::RunCmd;

/// The ComputeChain node.
#[derive(Debug, clap::Parser)]
pub struct Cli {
	/// What to do instead of running the node.
	#[command(subcommand)]
	pub subcommand: Option<Subcommand>,

	/// How to run the node.
	#[clap(flatten)]
	pub run: RunCmd,

	/// For tests only: write blocks and vote without minding whether another node does so with the
	/// same keys. A validator with two such nodes signs twice and loses its stake.
	#[arg(long, hide_short_help = true)]
	pub unsafe_no_authoring_guard: bool,

	/// How many signature checks to remember, so that a transaction's signature is checked once and
	/// not again with its block; each takes 50 to 100 bytes. 0 remembers none.
	#[arg(
		long,
		value_name = "N",
		default_value_t = signatures::DEFAULT_LIMIT,
		value_parser = clap::value_parser!(u32).range(..=i64::from(signatures::MAX_LIMIT)),
	)]
	pub signature_cache: u32,

	/// How blocks are written.
	#[clap(flatten)]
	pub authoring: AuthoringParams,
}

/// What the node's program can do beside running the node.
#[derive(Debug, clap::Subcommand)]
#[allow(clippy::large_enum_variant)]
pub enum Subcommand {
	/// Make a network of its own: one chain specification, and keys for each validator.
	Genesis(GenesisCmd),

	/// Generate, inspect and insert keys.
	#[command(subcommand)]
	Key(sc_cli::KeySubcommand),

	/// Write the chain specification.
	#[command(alias = "build-spec")]
	ExportChainSpec(sc_cli::ExportChainSpecCmd),

	/// Validate blocks.
	CheckBlock(sc_cli::CheckBlockCmd),

	/// Export blocks.
	ExportBlocks(sc_cli::ExportBlocksCmd),

	/// Export the state of a block as a chain specification.
	ExportState(sc_cli::ExportStateCmd),

	/// Import blocks.
	ImportBlocks(sc_cli::ImportBlocksCmd),

	/// Remove the whole chain from this machine.
	PurgeChain(sc_cli::PurgeChainCmd),

	/// Revert the chain to an earlier state.
	Revert(sc_cli::RevertCmd),

	/// Print what the database holds.
	ChainInfo(sc_cli::ChainInfoCmd),
}
