// SPDX-License-Identifier: Apache-2.0
use crate::offer::{Offer, Step};

const OFFER: Offer = Offer {
	slots: 2,
	maximum_work: 1 << 30,
	minimum_price: 5,
	bond: 100,
};

#[test]
fn worker_should_register_and_deposit_when_the_chain_does_not_know_it() {
	assert_eq!(OFFER.steps(None), [Step::Register, Step::Deposit(100)]);
	let without_bond = Offer { bond: 0, ..OFFER };
	assert_eq!(without_bond.steps(None), [Step::Register]);
}

#[test]
fn worker_should_send_only_what_differs_when_the_chain_knows_it() {
	assert_eq!(OFFER.steps(Some(&OFFER)), []);
	let known = Offer { bond: 30, ..OFFER };
	assert_eq!(OFFER.steps(Some(&known)), [Step::Deposit(70)]);
	let known = Offer { slots: 1, ..OFFER };
	assert_eq!(OFFER.steps(Some(&known)), [Step::Update]);
	let known = Offer {
		minimum_price: 6,
		bond: 200,
		..OFFER
	};
	assert_eq!(OFFER.steps(Some(&known)), [Step::Update]);
}
