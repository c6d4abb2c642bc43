// SPDX-License-Identifier: Apache-2.0

use crate::{HandleFees, Supply, mock::*};
use computechain_primitives::CPC;
use frame_support::traits::{OnUnbalanced, fungible::Balanced};

#[test]
fn supply_should_say_where_everything_lies_when_asked() {
	run(|| {
		Bonded::set(700 * CPC);
		Own::set(200 * CPC);
		author_until(2);
		let fee = <Balances as Balanced<_>>::withdraw(
			&BOB,
			1_001,
			frame_support::traits::tokens::Precision::Exact,
			frame_support::traits::tokens::Preservation::Preserve,
			frame_support::traits::tokens::Fortitude::Polite,
		)
		.unwrap();
		HandleFees::<Test>::on_unbalanced(fee);
		let genesis = 3 * ENDOWMENT + 2 * EXISTENTIAL_DEPOSIT;
		assert_eq!(
			Economics::supply(),
			Supply {
				issuance: genesis + 7 * CPC - 1,
				genesis,
				minted: 7 * CPC,
				burned: 1,
				staked: 200 * CPC,
				delegated: 500 * CPC,
				treasury: EXISTENTIAL_DEPOSIT + 100,
				reserve: ENDOWMENT,
			}
		);
	});
}
