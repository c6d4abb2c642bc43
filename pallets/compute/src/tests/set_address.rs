// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, pallet::*};
use computechain_primitives::Address;
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError::BadOrigin;

fn address(text: &str) -> Option<Address> {
	Some(text.as_bytes().to_vec().try_into().expect("it is short"))
}

fn set(address: Option<Address>) -> sp_runtime::DispatchResult {
	Compute::set_address(signed(&WORKER), address)
}

#[test]
fn address_should_be_published_and_replaced_when_a_worker_says_so() {
	test(|| {
		register(&WORKER, 1);
		assert_eq!(Compute::worker_address(WORKER), None);
		let longest = format!("{}:65535", "a".repeat(122));
		for text in ["worker.example:7341", &longest, "[::1]:1"] {
			assert_ok!(set(address(text)));
			assert_eq!(Compute::worker_address(WORKER), address(text));
			assert!(emitted(Event::AddressChanged {
				worker: WORKER,
				address: address(text)
			}));
		}
		assert_eq!(Compute::worker_address(OTHER), None);
	});
}

#[test]
fn address_should_be_gone_when_it_is_taken_back() {
	test(|| {
		register(&WORKER, 1);
		assert_ok!(set(address("a:1")));
		assert_ok!(set(None));
		assert_eq!(Compute::worker_address(WORKER), None);
		assert!(emitted(Event::AddressChanged {
			worker: WORKER,
			address: None
		}));
		assert_noop!(set(None), Error::<Test>::NotFound);
	});
}

#[test]
fn address_should_go_with_its_worker_when_it_unregisters() {
	test(|| {
		register(&WORKER, 1);
		assert_ok!(set(address("a:1")));
		assert_ok!(Compute::unregister_worker(signed(&WORKER)));
		assert_eq!(Addresses::<Test>::iter().count(), 0);
		assert_noop!(set(address("a:1")), Error::<Test>::Leaving);
		assert_noop!(set(None), Error::<Test>::Leaving);
	});
}

#[test]
fn address_should_stay_when_the_worker_is_banned_and_its_results_still_count() {
	test(|| {
		register(&WORKER, 1);
		assert_ok!(set(address("a:1")));
		assert_ok!(Compute::set_paused(signed(&WORKER), true));
		Workers::<Test>::mutate(WORKER, |worker| {
			worker.as_mut().expect("it is registered").banned = true;
		});
		Banned::<Test>::insert(WORKER, ());
		assert_eq!(Compute::worker_address(WORKER), address("a:1"));
		assert_ok!(set(address("b:2")));
	});
}

#[test]
fn address_should_be_refused_when_it_is_not_a_host_and_a_port() {
	test(|| {
		register(&WORKER, 1);
		for bad in ["", "a", "a:0", ":1", "http://a:1", "a:1/results"] {
			assert_noop!(set(address(bad)), Error::<Test>::BadAddress);
		}
	});
}

#[test]
fn address_should_be_refused_when_the_sender_is_no_worker() {
	test(|| {
		let good = address("a:1");
		assert_noop!(set(good.clone()), Error::<Test>::NotFound);
		assert_noop!(set(None), Error::<Test>::NotFound);
		let unsigned = Compute::set_address(RuntimeOrigin::none(), good.clone());
		assert_noop!(unsigned, BadOrigin);
		assert_noop!(Compute::set_address(RuntimeOrigin::root(), good), BadOrigin);
	});
}
