// SPDX-License-Identifier: Apache-2.0
//! The engines against a plain triple loop and against floats of `matrixmultiply`, on all cores
//! and on one.

mod common;

use common::{Subject, cube, plain_rows, plain_rows_of_lines, print_ratios, row_major};
use computechain_engine::{CpuEngine, Engine, tops};
use computechain_engine_opencl::OpenClEngine;
use computechain_matmul::{matrix_a, matrix_b_column_major};
use std::hint::black_box;

/// The size of the table.
const SIDE: u32 = 1024;
const SEED: [u8; 32] = [1; 32];
const PEAK_ROUNDS: usize = 10;

fn engines() -> Vec<Box<dyn Engine>> {
	let mut engines: Vec<Box<dyn Engine>> = vec![Box::new(CpuEngine)];
	match OpenClEngine::all() {
		Ok(found) => engines.extend(found.into_iter().map(|engine| Box::new(engine) as _)),
		Err(error) => println!("OpenCL is left out: {error}"),
	}
	engines
}

/// A thread pool of this many threads, which the CPU engine then uses.
fn on_threads(count: usize, run: impl FnOnce() + Send) {
	let pool = rayon::ThreadPoolBuilder::new().num_threads(count).build();
	pool.expect("threads can be made").install(run);
}

fn table(threads: usize) {
	let (shape, k) = (cube(SIDE), SIDE as usize);
	let (a, b) = (matrix_a(&SEED, shape), matrix_b_column_major(&SEED, shape));
	let b_rows = row_major(&b, k);
	let floats = |matrix: &[i8]| matrix.iter().map(|x| f32::from(*x)).collect::<Vec<_>>();
	let (a_floats, b_floats) = (floats(&a), floats(&b_rows));
	let mut c_floats = vec![0f32; k * k];
	let (mut c, mut c_lines) = (vec![0; k * k / 16], vec![0; k * k]);
	let mut all = engines();
	let names: Vec<String> = all.iter().map(|engine| engine.name()).collect();
	let mut subjects = Vec::new();
	for (engine, name) in all.iter_mut().zip(&names) {
		// OpenCL has threads of its own.
		if threads > 1 || name.starts_with("CPU") {
			subjects.push(Subject {
				name,
				times: 1,
				run: Box::new(|| drop(engine.multiply(&a, &b, shape).expect("it computes"))),
			});
		}
	}
	if threads == 1 {
		subjects.push(Subject {
			name: "`matrixmultiply`, f32, one thread",
			times: 1,
			run: Box::new(|| sgemm(k, &a_floats, &b_floats, &mut c_floats)),
		});
		subjects.push(Subject {
			name: "plain loop over lines (B column-major), one thread",
			times: 1,
			run: Box::new(|| plain_rows_of_lines(&a, &b, k, black_box(&mut c_lines))),
		});
		subjects.push(Subject {
			name: "plain triple loop (B row-major), one thread",
			times: 16,
			run: Box::new(|| plain_rows(&a, &b_rows, k, black_box(&mut c))),
		});
	}
	let title = format!("product of {SIDE}^3, {threads} thread(s)");
	print_ratios(&title, &mut subjects);
}

#[allow(unsafe_code)]
fn sgemm(k: usize, a: &[f32], b: &[f32], c: &mut [f32]) {
	assert!([a.len(), b.len(), c.len()] == [k * k; 3]);
	let row = k as isize;
	// SAFETY: all three are k x k, row-major.
	unsafe {
		matrixmultiply::sgemm(
			k,
			k,
			k,
			1.0,
			a.as_ptr(),
			row,
			1,
			b.as_ptr(),
			row,
			1,
			0.0,
			c.as_mut_ptr(),
			row,
			1,
		);
	}
}

fn main() {
	let cores = rayon::current_num_threads();
	on_threads(1, || table(1));
	if cores > 1 {
		table(cores);
	}
	for engine in OpenClEngine::all().unwrap_or_default() {
		print_share_of_peak(engine);
	}
}

/// The product, copies to and from the device included, against the device's peak. They are
/// measured in turn, so that another program on the machine disturbs both, and the fastest count.
fn print_share_of_peak(mut engine: OpenClEngine) {
	let (mut peak, mut product) = (0, 0);
	for _ in 0..PEAK_ROUNDS {
		let measured = engine.integer_peak();
		peak = peak.max(measured.map_or(0, |speed| speed.milli_tops()));
		let measured = tops(&mut engine, cube(SIDE), 1);
		product = product.max(measured.map_or(0, |speed| speed.milli_tops()));
	}
	let share = 100 * product / peak.max(1);
	let name = engine.name();
	println!("\n{name}: {product} of {peak} thousandths of a TOPS, {share} % of the peak");
}
