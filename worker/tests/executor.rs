// SPDX-License-Identifier: Apache-2.0
//! The engine's process: what it computes, how it is ended, what it can not do.
#![allow(missing_docs)]

use computechain_engine::{CpuEngine, Engine, EngineError};
use computechain_matmul::{Shape, benchmark::Parameters};
use computechain_worker::{
	config::{Config, EngineChoice},
	executor::{Launch, RemoteEngine},
};
use std::{
	fs,
	path::Path,
	process::{Command, Stdio},
	time::{Duration, Instant},
};

const PROGRAM: &str = env!("CARGO_BIN_EXE_computechain-worker");
const SHAPE: Shape = Shape {
	m: 96,
	k: 64,
	n: 80,
};

fn launch_of(folder: &Path, choice: EngineChoice) -> Launch {
	let config = Config {
		state_dir: folder.to_owned(),
		..Config::default()
	};
	Launch::of(&config, PROGRAM.into(), choice)
}

/// A process that is a line of shell, which gets the scratch folder's flag and name as arguments.
fn shell(folder: &Path, line: &str, seconds: u64) -> Launch {
	Launch {
		program: "/bin/sh".into(),
		arguments: vec!["-c".into(), line.into()],
		start_limit: Duration::from_secs(seconds),
		time_limit: Duration::from_secs(seconds),
		..launch_of(folder, EngineChoice::Cpu)
	}
}

/// The line of a process that says it is ready and then does something else.
const READY: &str = r"printf '\005\000\000\000\000\004a\000\000'; ";

#[test]
fn products_and_benchmarks_should_be_those_of_the_processor_when_they_come_from_a_process() {
	let folder = tempfile::tempdir().expect("a folder");
	for choice in [EngineChoice::Cpu, EngineChoice::Opencl] {
		let mut engine = match RemoteEngine::start(launch_of(folder.path(), choice)) {
			Ok(engine) => engine,
			Err(error) if choice == EngineChoice::Opencl => {
				println!("skipped: {error}");
				continue;
			}
			Err(error) => panic!("{error}"),
		};
		let seed = [7; 32];
		let expected = CpuEngine.product(&seed, SHAPE, &mut |_, _| ());
		assert_eq!(engine.product(&seed, SHAPE, &mut |_, _| ()), expected);
		let parameters = Parameters {
			n: 64,
			s: 2,
			m: 3,
			k: 20,
		};
		assert_eq!(engine.memory().is_some(), choice == EngineChoice::Opencl);
		let mut roots = Vec::new();
		let mut here = CpuEngine
			.benchmark(&seed, parameters, &mut |_| (), &mut |_, _| ())
			.expect("the processor's");
		let mut there = engine
			.benchmark(
				&seed,
				parameters,
				&mut |root| roots.push(root),
				&mut |_, _| (),
			)
			.expect("the process's");
		assert_eq!(there.chain_root, here.chain_root);
		assert_eq!(there.walk_root, here.walk_root);
		assert_eq!(there.links, here.links);
		assert_eq!(roots, [here.chain_root]);
		for step in [0, 1, 3, 6, 2] {
			assert_eq!(there.state(step), here.state(step), "{step}");
		}
		assert!(matches!(there.state(7), Err(EngineError::BadInput(_))));
	}
}

#[test]
fn process_should_be_killed_when_it_hangs() {
	let folder = tempfile::tempdir().expect("a folder");
	let start = Instant::now();
	let started = RemoteEngine::start(shell(folder.path(), "exec sleep 600", 1));
	assert!(matches!(started, Err(EngineError::DeviceLost(_))));
	let hangs = format!("{READY} exec sleep 600");
	let mut engine = RemoteEngine::start(shell(folder.path(), &hangs, 1)).expect("it is ready");
	let process = engine.process_id().expect("it is started");
	// More than a pipe takes, to a process that does not read.
	let (a, b) = (vec![1; 1 << 20], vec![1; 1 << 20]);
	let shape = Shape {
		m: 1024,
		k: 1024,
		n: 1024,
	};
	let end = engine.multiply(&a, &b, shape);
	assert!(
		matches!(&end, Err(EngineError::DeviceLost(text)) if text.contains("killed")),
		"{end:?}"
	);
	assert!(start.elapsed() < Duration::from_secs(60));
	assert!(!Path::new(&format!("/proc/{process}")).exists());
}

#[test]
fn worker_should_survive_when_its_process_dies_or_talks_nonsense() {
	let folder = tempfile::tempdir().expect("a folder");
	for line in ["exit 3", "echo nonsense", "head -c 100 /dev/zero"] {
		let mut engine = RemoteEngine::new(shell(folder.path(), line, 20));
		let end = engine.product(&[1; 32], SHAPE, &mut |_, _| ());
		assert!(
			matches!(end, Err(EngineError::DeviceLost(_))),
			"{line}: {end:?}"
		);
	}
	let dies = format!("{READY} exit 1");
	let mut engine = RemoteEngine::start(shell(folder.path(), &dies, 20)).expect("it is ready");
	let end = engine.product(&[1; 32], SHAPE, &mut |_, _| ());
	assert!(matches!(end, Err(EngineError::DeviceLost(_))), "{end:?}");
}

#[test]
fn product_should_come_from_a_fresh_process_when_the_first_is_killed() {
	let folder = tempfile::tempdir().expect("a folder");
	let mut engine =
		RemoteEngine::start(launch_of(folder.path(), EngineChoice::Cpu)).expect("started");
	let first = engine.process_id().expect("it is started");
	let killed = Command::new("/bin/sh")
		.args(["-c", &format!("kill -9 {first}")])
		.status();
	assert!(killed.expect("a shell").success());
	let expected = CpuEngine.product(&[1; 32], SHAPE, &mut |_, _| ());
	assert_eq!(engine.product(&[1; 32], SHAPE, &mut |_, _| ()), expected);
	assert_ne!(engine.process_id(), Some(first));
}

#[test]
fn process_should_be_killed_when_it_takes_too_much_memory() {
	let folder = tempfile::tempdir().expect("a folder");
	// The last line of a file without an end is kept in memory.
	let greedy = format!("{READY} exec tail /dev/zero");
	let launch = Launch {
		memory_limit: Some(64 << 20),
		..shell(folder.path(), &greedy, 60)
	};
	let mut engine = RemoteEngine::start(launch).expect("it is ready");
	let process = engine.process_id().expect("it is started");
	let end = engine.product(&[1; 32], SHAPE, &mut |_, _| ());
	assert!(
		matches!(&end, Err(EngineError::OutOfMemory(text)) if text.contains("over 64 MiB")),
		"{end:?}"
	);
	assert!(!Path::new(&format!("/proc/{process}")).exists());
	// A real engine that stays under its limit works.
	let launch = Launch {
		memory_limit: Some(1 << 30),
		..launch_of(folder.path(), EngineChoice::Cpu)
	};
	let mut engine = RemoteEngine::start(launch).expect("started");
	assert!(engine.product(&[1; 32], SHAPE, &mut |_, _| ()).is_ok());
}

#[test]
fn process_should_end_when_its_worker_is_gone() {
	let folder = tempfile::tempdir().expect("a folder");
	let mut child = Command::new(PROGRAM)
		.args(["executor", "--engine", "cpu", "--scratch"])
		.arg(folder.path())
		.stdin(Stdio::piped())
		.stdout(Stdio::null())
		.spawn()
		.expect("started");
	drop(child.stdin.take());
	assert!(child.wait().expect("it ends").success());
}

#[test]
fn sockets_and_foreign_files_should_be_refused_when_a_process_is_locked_down() {
	let folder = tempfile::tempdir().expect("a folder");
	let own = folder.path().join("own");
	fs::create_dir(&own).expect("made");
	let output = Command::new(PROGRAM)
		.args(["executor", "--engine", "cpu", "--probe", "--scratch"])
		.arg(&own)
		.output()
		.expect("it runs");
	let said = String::from_utf8_lossy(&output.stdout);
	println!("{said}{}", String::from_utf8_lossy(&output.stderr));
	assert!(output.status.success(), "{said}");
	for line in [
		"a network socket: refused",
		"a local socket: refused",
		"writing inside its folder: possible",
		"starting a system program: possible",
	] {
		assert!(said.contains(line), "{line}");
	}
	if said.contains("no Landlock") {
		println!("skipped: this kernel guards no files");
		return;
	}
	for line in [
		"reading outside its folder: refused",
		"writing outside its folder: refused",
		"a new file in /tmp: refused",
	] {
		assert!(said.contains(line), "{line}");
	}
	let outside = fs::read(own.with_extension("outside")).expect("it is there");
	assert_eq!(outside, b"before");
}
