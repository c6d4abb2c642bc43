// SPDX-License-Identifier: Apache-2.0
//! What is compared with, and tables of ratios.

use computechain_matmul::Shape;
use std::{
	sync::LazyLock,
	time::{Duration, Instant},
};

/// How often everything in a table is measured, in turn. The fastest counts.
const ROUNDS: usize = 5;
/// The system counts a core's time in ticks of some milliseconds.
const LONG_ENOUGH: Duration = Duration::from_millis(300);

/// A cube.
pub fn cube(side: u32) -> Shape {
	Shape {
		m: side,
		k: side,
		n: side,
	}
}

/// Rows of the product as the textbook has it: B row-major, one entry after the other.
pub fn plain_rows(a: &[i8], b: &[i8], k: usize, c: &mut [i32]) {
	let n = b.len() / k;
	for (i, row) in c.chunks_exact_mut(n).enumerate() {
		for (j, entry) in row.iter_mut().enumerate() {
			let mut sum = 0;
			for l in 0..k {
				sum += i32::from(a[i * k + l]) * i32::from(b[l * n + j]);
			}
			*entry = sum;
		}
	}
}

/// The same with B column-major, which a compiler can turn into vectors.
pub fn plain_rows_of_lines(a: &[i8], b: &[i8], k: usize, c: &mut [i32]) {
	let n = b.len() / k;
	for (row, out) in a.chunks_exact(k).zip(c.chunks_exact_mut(n)) {
		for (column, entry) in b.chunks_exact(k).zip(out) {
			let products = row.iter().zip(column);
			*entry = products.map(|(x, y)| i32::from(*x) * i32::from(*y)).sum();
		}
	}
}

/// A column-major matrix of `columns` columns as a row-major one.
pub fn row_major(columns: &[i8], k: usize) -> Vec<i8> {
	let n = columns.len() / k;
	let entry = |index: usize| columns[index % n * k + index / n];
	(0..columns.len()).map(entry).collect()
}

/// Something to measure: a name, a part of the whole that it does, and what it does.
pub struct Subject<'a> {
	/// What it is.
	pub name: &'a str,
	/// How many times as much the whole is.
	pub times: u32,
	/// Does it once.
	pub run: Box<dyn FnMut() + 'a>,
}

/// The time that cores have spent on this process since some moment: other programs on the machine
/// hardly change what something costs in it. Where the system does not say, the time on the wall.
fn core_time() -> Duration {
	static START: LazyLock<Instant> = LazyLock::new(Instant::now);
	let of_thread = |folder: std::io::Result<std::fs::DirEntry>| {
		let text = std::fs::read_to_string(folder.ok()?.path().join("schedstat")).ok()?;
		text.split_whitespace().next()?.parse::<u64>().ok()
	};
	match std::fs::read_dir("/proc/self/task") {
		Ok(threads) => Duration::from_nanos(threads.filter_map(of_thread).sum()),
		Err(_) => START.elapsed(),
	}
}

/// The fastest time of each for the whole.
pub fn fastest(subjects: &mut [Subject]) -> Vec<Duration> {
	let mut fastest = vec![Duration::MAX; subjects.len()];
	for _ in 0..ROUNDS {
		for (subject, fastest) in subjects.iter_mut().zip(&mut fastest) {
			let (start, mut runs, mut time) = (core_time(), 0, Duration::ZERO);
			while time < LONG_ENOUGH {
				(subject.run)();
				runs += 1;
				time = core_time().saturating_sub(start);
			}
			*fastest = (*fastest).min(time * subject.times / runs);
		}
	}
	fastest
}

/// Prints the times as rows of a table, with how many times as long each takes as the first.
pub fn print_ratios(title: &str, subjects: &mut [Subject]) {
	let times = fastest(subjects);
	println!("\n| {title} | core-seconds | times the first |\n|---|---|---|");
	for (subject, time) in subjects.iter().zip(&times) {
		let ratio = time.as_secs_f64() / times[0].as_secs_f64();
		let part = match subject.times {
			1 => String::new(),
			times => format!(" (1/{times} of it was run)"),
		};
		println!(
			"| {}{part} | {:.4} | {ratio:.2} |",
			subject.name,
			time.as_secs_f64()
		);
	}
}
