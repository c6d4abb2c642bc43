// SPDX-License-Identifier: Apache-2.0
//! What the compiler does not check: one slice of the SDK, licences, sizes of files, versions.

mod dependencies;
mod sources;

use cargo_metadata::MetadataCommand;

/// Prints every finding; whether there is none.
pub fn run() -> anyhow::Result<bool> {
	let metadata = MetadataCommand::new()
		.other_options(["--locked".into()])
		.exec()?;
	let packages = dependencies::shipped(&metadata)?;
	let files = sources::files(metadata.workspace_root.as_std_path())?;
	let mut findings = dependencies::double_versions(&packages);
	findings.extend(dependencies::licences(&packages));
	findings.extend(sources::check(&files)?);
	for package in metadata.workspace_packages() {
		findings.extend(sources::manifest(package.manifest_path.as_std_path())?);
	}
	for finding in &findings {
		println!("{finding}");
	}
	println!(
		"{} packages and {} source files checked, {} findings",
		packages.len(),
		files.len(),
		findings.len()
	);
	Ok(findings.is_empty())
}
