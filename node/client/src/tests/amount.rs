// SPDX-License-Identifier: Apache-2.0
use crate::{Amount, InvalidAmount};
use computechain_primitives::{Balance, CPC};

#[test]
fn amount_should_be_exact_when_the_text_is_a_number() {
	let cases = [
		("0", 0),
		("1", CPC),
		("12.5", 25 * CPC / 2),
		("0.000000000000000001", 1),
		("12.5 CPC", 25 * CPC / 2),
		(" 007 ", 7 * CPC),
		("340282366920938463463.374607431768211455", Balance::MAX),
	];
	for (text, units) in cases {
		assert_eq!(text.parse(), Ok(Amount(units)), "{text}");
	}
}

#[test]
fn amount_should_be_refused_when_the_text_is_no_amount() {
	for text in [
		"", ".", "1.", ".5", "-1", "+1", "1e3", "1,5", "1.2.3", "1_000", "0x10", "CPC", "1 2", "١",
	] {
		let parsed: Result<Amount, _> = text.parse();
		assert!(
			matches!(parsed, Err(InvalidAmount::NotANumber { .. })),
			"{text}: {parsed:?}"
		);
	}
	let too_precise: Result<Amount, _> = "0.0000000000000000001".parse();
	assert!(matches!(too_precise, Err(InvalidAmount::TooPrecise { .. })));
	for text in [
		"340282366920938463463.374607431768211456",
		"340282366920938463464",
		"999999999999999999999999999999999999999999",
	] {
		let parsed: Result<Amount, _> = text.parse();
		assert!(
			matches!(parsed, Err(InvalidAmount::TooLarge { .. })),
			"{text}: {parsed:?}"
		);
	}
}

#[test]
fn amount_should_print_what_it_reads_when_it_is_printed() {
	for (units, text) in [
		(0, "0 CPC"),
		(1, "0.000000000000000001 CPC"),
		(CPC, "1 CPC"),
		(25 * CPC / 2, "12.5 CPC"),
		(Balance::MAX, "340282366920938463463.374607431768211455 CPC"),
	] {
		assert_eq!(Amount(units).to_string(), text);
		assert_eq!(text.parse(), Ok(Amount(units)));
	}
}
