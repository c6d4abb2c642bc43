// SPDX-License-Identifier: Apache-2.0
//! Builds the Wasm that the node carries.

fn main() {
	#[cfg(feature = "std")]
	{
		// The inner cargo must not lint, nor inherit the flags of the lint.
		// SAFETY: a build script is single-threaded here.
		#[allow(unsafe_code)]
		unsafe {
			std::env::remove_var("RUSTC_WORKSPACE_WRAPPER");
			std::env::remove_var("CLIPPY_ARGS");
		}
		let builder = substrate_wasm_builder::WasmBuilder::init_with_defaults();
		#[cfg(feature = "metadata-hash")]
		let builder = builder.enable_metadata_hash("CPC", 18);
		builder.build();
	}
}
