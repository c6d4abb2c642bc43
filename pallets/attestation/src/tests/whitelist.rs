// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, pallet::*};
use computechain_matmul::Tree;
use computechain_primitives::attestation::{device_leaf, path_root};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError::BadOrigin;

#[test]
fn whitelists_should_be_set_when_root_says_so_alone() {
	test(|| {
		assert_noop!(
			Attestation::set_driver_whitelist(signed(&WORKER), [1; 32]),
			BadOrigin
		);
		assert_noop!(
			Attestation::set_device_whitelist(signed(&WORKER), [1; 32]),
			BadOrigin
		);
		assert_ok!(Attestation::set_driver_whitelist(
			RuntimeOrigin::root(),
			[1; 32]
		));
		assert_ok!(Attestation::set_device_whitelist(
			RuntimeOrigin::root(),
			[2; 32]
		));
		assert_eq!(DriverRoot::<Test>::get(), Some([1; 32]));
		assert_eq!(DeviceRoot::<Test>::get(), Some([2; 32]));
	});
}

#[test]
fn path_should_lead_to_the_root_when_the_tree_made_it() {
	let leaves: Vec<_> = (0..5).map(|device| device_leaf(0x10de, device)).collect();
	let tree = Tree::new(leaves.clone());
	for (index, leaf) in leaves.into_iter().enumerate() {
		let path = tree.path(index as u64);
		assert_eq!(path_root(leaf, index as u32, &path), Some(tree.root()));
		assert_eq!(path_root(leaf, index as u32 + 8, &path), None);
	}
}
