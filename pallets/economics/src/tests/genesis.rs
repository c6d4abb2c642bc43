// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, pallet::*};

#[test]
fn books_should_start_with_the_issuance_when_genesis_is_built() {
	run(|| {
		let issuance = Balances::total_issuance();
		assert_eq!(issuance, 3 * ENDOWMENT + 2 * EXISTENTIAL_DEPOSIT);
		let supply = Economics::supply();
		assert_eq!((supply.issuance, supply.genesis), (issuance, issuance));
		assert_eq!((supply.minted, supply.burned), (0, 0));
		assert_eq!(supply.treasury, EXISTENTIAL_DEPOSIT);
	});
}

#[test]
#[should_panic(expected = "ReportWindow")]
fn genesis_should_panic_with_the_reason_when_parameters_contradict_themselves() {
	let mut parameters = DEVNET;
	parameters.staking.report_window = parameters.staking.unbonding;
	genesis(parameters);
}

#[test]
fn parameters_should_be_those_of_devnet_when_the_state_is_empty() {
	sp_io::TestExternalities::default().execute_with(|| {
		assert_eq!(Parameters::<Test>::get(), DEVNET);
		assert_eq!(<Economics as frame_support::traits::Get<_>>::get(), DEVNET);
		assert_eq!(DEVNET.validate(), Ok(()));
	});
}
