// SPDX-License-Identifier: Apache-2.0
//! The CPU engine against the self-test, and the self-test against a false engine.

use computechain_engine::{CpuEngine, Engine, EngineError, Progress, Speed, self_test, tops};
use computechain_matmul::Shape;

#[test]
fn cpu_should_pass_when_self_tested() {
	assert_eq!(self_test(&mut CpuEngine), Ok(()));
}

#[test]
fn progress_should_count_all_rows_when_there_are_many() {
	let (shape, mut reports) = (
		Shape {
			m: 1000,
			k: 3,
			n: 2,
		},
		Vec::new(),
	);
	CpuEngine
		.product(&[1; 32], shape, &mut |done, all| reports.push((done, all)))
		.unwrap();
	assert_eq!(reports.last(), Some(&(1000, 1000)));
	assert!(reports.is_sorted());
}

/// Computes in 8-bit sums once the inner dimension is long, as a careless engine might.
struct Overflowing;

impl Engine for Overflowing {
	fn name(&self) -> String {
		"overflowing".into()
	}

	fn multiply_with_progress(
		&mut self,
		a: &[i8],
		b: &[i8],
		shape: Shape,
		progress: Progress,
	) -> Result<Vec<i32>, EngineError> {
		let mut c = CpuEngine.multiply_with_progress(a, b, shape, progress)?;
		if shape.k > 4096 {
			c.iter_mut()
				.for_each(|entry| *entry = i32::from(*entry as i16));
		}
		Ok(c)
	}
}

#[test]
fn self_test_should_fail_when_products_are_inexact() {
	let error = self_test(&mut Overflowing).unwrap_err();
	assert!(matches!(error, EngineError::WrongResult(_)), "{error}");
}

#[test]
fn inputs_should_be_refused_when_they_do_not_fit() {
	let shape = Shape { m: 2, k: 3, n: 4 };
	let refused = Err(EngineError::BadInput(shape));
	assert_eq!(CpuEngine.multiply(&[0; 5], &[0; 12], shape), refused);
	assert_eq!(CpuEngine.multiply(&[0; 6], &[0; 13], shape), refused);
	let none = Shape { k: 0, ..shape };
	assert_eq!(
		CpuEngine.multiply(&[], &[], none),
		Err(EngineError::BadInput(none))
	);
	assert!(CpuEngine.product(&[0; 32], none, &mut |_, _| ()).is_err());
	assert!(tops(&mut CpuEngine, none, 1).is_err());
}

#[test]
fn speed_should_be_in_thousandths_when_measured() {
	let shape = Shape {
		m: 64,
		k: 64,
		n: 64,
	};
	let speed = tops(&mut CpuEngine, shape, 3).unwrap();
	assert_eq!(speed.operations, 3 * 2 * 64 * 64 * 64);
	assert!(speed.nanoseconds > 0);
	assert_eq!(
		Speed {
			operations: 5_000_000,
			nanoseconds: 1000
		}
		.milli_tops(),
		5000
	);
	assert_eq!(
		Speed {
			operations: 5,
			nanoseconds: 0
		}
		.milli_tops(),
		5
	);
}
