// SPDX-License-Identifier: Apache-2.0
//! Products and quotients that can not overflow on the way.

use crate::PPM;
use primitive_types::U256;

/// `floor(a * b / c)` through 256 bits; `None` when `c` is zero or the result exceeds `u128`.
pub fn multiply_by_rational(a: u128, b: u128, c: u128) -> Option<u128> {
	multiply_by_wide_rational(a, b, U256::from(c))
}

/// [`multiply_by_rational`] for a divisor that is a sum of amounts and may exceed `u128`.
pub(crate) fn multiply_by_wide_rational(a: u128, b: u128, c: U256) -> Option<u128> {
	let product = U256::from(a).checked_mul(U256::from(b))?;
	product.checked_div(c)?.try_into().ok()
}

/// `floor(amount * ppm / 10^6)`, never more than `amount`: a `ppm` above 10^6 counts as 10^6.
pub fn ppm_of(amount: u128, ppm: u32) -> u128 {
	let ppm = ppm.min(PPM);
	// A ratio of at most one can not exceed the amount, so the fallback is never taken.
	multiply_by_rational(amount, ppm.into(), PPM.into()).unwrap_or(amount)
}

/// `floor(amount * percent / 100)`, never more than `amount`: above 100 counts as 100.
pub fn percent_of(amount: u128, percent: u32) -> u128 {
	ppm_of(amount, percent.min(100) * (PPM / 100))
}

/// The exact sum of amounts.
pub(crate) fn wide_sum<'a>(amounts: impl IntoIterator<Item = &'a u128>) -> U256 {
	// No list that fits in memory overflows 256 bits.
	amounts.into_iter().fold(U256::zero(), |sum, amount| {
		sum.saturating_add(U256::from(*amount))
	})
}
