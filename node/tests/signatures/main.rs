// SPDX-License-Identifier: Apache-2.0
//! Signature checks that are remembered: the cache, the host function over it, and blocks whose
//! signatures are checked ahead.

mod blocks;
mod cache;
mod chain;

use substrate_prometheus_endpoint::Registry;

/// What a counter of a cache stands at.
fn count(registry: &Registry, name: &str) -> u64 {
	let name = format!("computechain_signature_cache_{name}_total");
	let families = registry.gather();
	let family = families.iter().find(|family| family.get_name() == name);
	let counter = family.expect("the cache counts").get_metric()[0].get_counter();
	counter.get_value() as u64
}
