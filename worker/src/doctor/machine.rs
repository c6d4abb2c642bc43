// SPDX-License-Identifier: Apache-2.0
//! What the machine itself must have.

use super::Check;
use crate::{
	config::Config,
	executor::{Launch, RemoteEngine},
	fingerprint::{System, report},
};
use computechain_engine::Engine;
use computechain_engine_cuda::CudaEngine;
use computechain_engine_opencl::devices;
use std::{fs, path::Path};

/// The least number of open files for connections, results and drivers.
const OPEN_FILES: u64 = 1_024;
/// The least bytes of memory that drivers may want to keep from being paged out.
const LOCKED_MEMORY: u64 = 8 << 20;

/// Engines, GPU, driver, folder and limits.
pub fn machine(config: &Config) -> Vec<Check> {
	let mut checks = vec![engine(config), cuda(), opencl()];
	checks.extend(gpu(&System::this(), config.gpu()));
	checks.push(folder(&config.state_dir));
	match fs::read_to_string("/proc/self/limits") {
		Ok(text) => checks.extend(limits(&text)),
		Err(error) => checks.push(Check::lacking("limits", error.to_string())),
	}
	checks
}

/// Starts the engine's process as `run` does, in a folder that is removed again.
fn engine(config: &Config) -> Check {
	let folder = std::env::temp_dir().join(format!("computechain-doctor-{}", std::process::id()));
	let here = Config {
		state_dir: folder.clone(),
		..config.clone()
	};
	let started = std::env::current_exe().map(|program| {
		let mut launch = Launch::of(&here, program, config.engine);
		// The table says it all.
		launch.environment.push(("RUST_LOG".into(), "error".into()));
		RemoteEngine::start(launch).map(|engine| (engine.name(), engine.sandbox()))
	});
	let check = match started {
		Ok(Ok((name, sandbox))) => Check::good(
			"engine",
			format!("{name} passes its self-test; guarded: {sandbox}"),
		),
		Ok(Err(error)) => Check::missing("engine", error.to_string()),
		Err(error) => Check::missing("engine", error.to_string()),
	};
	let _ = fs::remove_dir_all(folder);
	check
}

fn cuda() -> Check {
	match CudaEngine::all() {
		Ok(engines) => Check::good("CUDA", format!("{} devices", engines.len())),
		Err(error) => Check::lacking(
			"CUDA",
			format!("{error}; it needs NVIDIA's driver and CUDA 12's libnvrtc and libcublasLt"),
		),
	}
}

fn opencl() -> Check {
	let names = devices().map(|devices| {
		let names: Vec<String> = devices.into_iter().map(|device| device.name).collect();
		names.join(", ")
	});
	match names {
		Ok(names) if !names.is_empty() => Check::good("OpenCL", names),
		_ => Check::lacking(
			"OpenCL",
			"no device: the GPU's driver brings it; pocl-opencl-icd has one on the processor",
		),
	}
}

/// The GPU and what of its report holds.
pub(super) fn gpu(system: &System, device: Option<&str>) -> Vec<Check> {
	let found = match report(system, device, &[0; 32]) {
		Ok(found) => found,
		Err(refusal) => return vec![Check::missing("report", refusal.to_string())],
	};
	let rows = found.findings.into_iter().map(|finding| {
		if finding.holds {
			Check::good("report", finding.sentence)
		} else {
			Check::lacking("report", finding.sentence)
		}
	});
	let mut rows: Vec<Check> = rows.collect();
	rows.push(match found.report.claim {
		Some(class) => Check::good("class", format!("the report claims {class:?}")),
		None => Check::lacking(
			"class",
			"the report claims none: the worker gets tasks only where the network takes workers of \
				the unknown class",
		),
	});
	rows
}

/// The folder that results are kept in.
pub(super) fn folder(folder: &Path) -> Check {
	let probe = folder.join(format!("doctor-{}", std::process::id()));
	let existed = folder.exists();
	let tried = fs::create_dir_all(folder).and_then(|()| fs::write(&probe, b"a"));
	let _ = fs::remove_file(&probe);
	if !existed {
		// What only this check made goes with it.
		let _ = fs::remove_dir(folder);
	}
	let shown = folder.display();
	match tried {
		Ok(()) => Check::good("folder", format!("{shown} can be written")),
		Err(error) => Check::missing(
			"folder",
			format!("{shown} can not be written ({error}): name another by --state-dir"),
		),
	}
}

/// What `/proc/self/limits` says.
pub(super) fn limits(text: &str) -> Vec<Check> {
	let soft = |name: &str| {
		let line = text.lines().find_map(|line| line.strip_prefix(name));
		let value = line.and_then(|line| line.split_whitespace().next())?;
		match value {
			"unlimited" => Some(u64::MAX),
			number => number.parse().ok(),
		}
	};
	let row = |subject, name, least: u64, advice: &str| match soft(name) {
		Some(value) if value >= least => Check::good(subject, limit(value)),
		Some(value) => Check::lacking(
			subject,
			format!("{}, {least} are better: {advice}", limit(value)),
		),
		None => Check::lacking(subject, "the limit is not known"),
	};
	vec![
		row(
			"open files",
			"Max open files",
			OPEN_FILES,
			"`ulimit -n 4096`, or LimitNOFILE=4096 in a service",
		),
		row(
			"locked bytes",
			"Max locked memory",
			LOCKED_MEMORY,
			"`ulimit -l unlimited`, or LimitMEMLOCK=infinity in a service",
		),
	]
}

fn limit(value: u64) -> String {
	match value {
		u64::MAX => "no limit".into(),
		value => format!("{value} at most"),
	}
}
