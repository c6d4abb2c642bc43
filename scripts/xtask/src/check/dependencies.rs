// SPDX-License-Identifier: Apache-2.0
//! One version of each `sp-*` package, and licences that this project can be shipped under.

use anyhow::Context;
use cargo_metadata::{DependencyKind, Metadata, Package, PackageId};
use spdx::{Expression, Licensee, ParseMode};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Licences that the programs may be made of.
const ALLOWED: &[&str] = &[
	"Apache-2.0",
	"Apache-2.0 WITH LLVM-exception",
	"BSD-2-Clause",
	"BSD-3-Clause",
	"CC0-1.0",
	"CDLA-Permissive-2.0",
	// What the `spdx` crate calls GPL-3.0-or-later on this side of the comparison.
	"GPL-3.0 WITH Classpath-exception-2.0",
	"ISC",
	"MIT",
	"MPL-2.0",
	"Unicode-3.0",
	"Zlib",
];

/// Packages without a usable licence expression: name, version, why they are fine.
const READ_BY_HAND: &[(&str, &str, &str)] = &[(
	"ring",
	"0.16.20",
	"its LICENSE file: ISC for new code, OpenSSL and MIT for what came from BoringSSL",
)];

/// All packages that workspace members reach over normal and build dependencies, on any target.
pub fn shipped(metadata: &Metadata) -> anyhow::Result<Vec<&Package>> {
	let resolve = metadata
		.resolve
		.as_ref()
		.context("cargo resolved no dependencies")?;
	let nodes: HashMap<_, _> = resolve.nodes.iter().map(|node| (&node.id, node)).collect();
	let mut reached: BTreeSet<&PackageId> = metadata.workspace_members.iter().collect();
	let mut open: Vec<&PackageId> = reached.iter().copied().collect();
	while let Some(node) = open.pop().and_then(|id| nodes.get(id)) {
		for dependency in &node.deps {
			let kinds = &dependency.dep_kinds;
			let ships = kinds
				.iter()
				.any(|info| info.kind != DependencyKind::Development);
			if ships && reached.insert(&dependency.pkg) {
				open.push(&dependency.pkg);
			}
		}
	}
	Ok(metadata
		.packages
		.iter()
		.filter(|package| reached.contains(&package.id))
		.collect())
}

/// Two versions of an `sp-*` package mean that two releases of the SDK were mixed.
pub fn double_versions(packages: &[&Package]) -> Vec<String> {
	double(
		packages
			.iter()
			.map(|package| (package.name.as_str(), package.version.to_string())),
	)
}

fn double<'a>(packages: impl Iterator<Item = (&'a str, String)>) -> Vec<String> {
	let mut versions: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
	for (name, version) in packages.filter(|(name, _)| name.starts_with("sp-")) {
		versions.entry(name).or_default().insert(version);
	}
	versions.retain(|_, versions| versions.len() > 1);
	let finding = |(name, versions)| {
		let versions: Vec<String> = BTreeSet::into_iter(versions).collect();
		format!("{name}: more than one version: {}", versions.join(", "))
	};
	versions.into_iter().map(finding).collect()
}

/// Packages whose licence is unknown or not allowed, and entries by hand that fit none.
pub fn licences(packages: &[&Package]) -> Vec<String> {
	let by_hand = |package: &Package| {
		READ_BY_HAND.iter().any(|(name, version, _)| {
			package.name == *name && package.version.to_string() == *version
		})
	};
	let refused = packages
		.iter()
		.filter(|package| !by_hand(package))
		.filter_map(|package| {
			let reason = refusal(package.license.as_deref())?;
			Some(format!("{} {}: {reason}", package.name, package.version))
		});
	let unused = READ_BY_HAND.iter().filter(|(name, version, _)| {
		!packages
			.iter()
			.any(|one| one.name == *name && one.version.to_string() == *version)
	});
	refused
		.chain(unused.map(|(name, version, reason)| {
			format!("{name} {version}: not a dependency any more, but excused ({reason})")
		}))
		.collect()
}

/// Why a licence expression can not be accepted.
fn refusal(expression: Option<&str>) -> Option<String> {
	let Some(expression) = expression else {
		return Some("no licence".into());
	};
	// Older packages separate alternatives by a slash and use withdrawn names.
	let parsed = match Expression::parse_mode(expression, ParseMode::LAX) {
		Ok(parsed) => parsed,
		Err(error) => return Some(format!("licence {expression:?}: {}", error.reason)),
	};
	let allowed: Vec<Licensee> = ALLOWED
		.iter()
		.filter_map(|name| Licensee::parse(name).ok())
		.collect();
	let accepted = parsed.evaluate(|wanted| allowed.iter().any(|one| one.satisfies(wanted)));
	(!accepted).then(|| format!("licence {expression:?} is not on the list"))
}

#[cfg(test)]
mod tests {
	use super::*;

	const CLASSPATH: &str = "GPL-3.0-or-later WITH Classpath-exception-2.0";

	#[test]
	fn versions_should_be_reported_when_an_sdk_package_has_two() {
		let packages = [
			("sp-core", "1"),
			("log", "1"),
			("sp-core", "2"),
			("log", "2"),
		];
		let named = packages
			.into_iter()
			.map(|(name, version)| (name, version.to_string()));
		assert_eq!(double(named), ["sp-core: more than one version: 1, 2"]);
		assert!(double([("sp-io", "1".into()), ("sp-io", "1".into())].into_iter()).is_empty());
	}

	#[test]
	fn allowed_names_should_parse_when_used() {
		assert!(ALLOWED.iter().all(|name| Licensee::parse(name).is_ok()));
	}

	#[test]
	fn licence_should_be_accepted_when_one_alternative_is_allowed() {
		for expression in [
			"MIT/Apache-2.0",
			"MIT / Apache-2.0",
			"GPL-3.0 OR Apache-2.0",
			CLASSPATH,
		] {
			assert_eq!(refusal(Some(expression)), None);
		}
	}

	#[test]
	fn licence_should_be_refused_when_a_part_is_not_allowed() {
		for expression in [
			"AGPL-3.0-only",
			"MIT AND SSPL-1.0",
			"GPL-3.0-or-later",
			"whatever",
		] {
			assert!(refusal(Some(expression)).is_some(), "{expression}");
		}
		assert!(refusal(None).is_some());
	}
}
