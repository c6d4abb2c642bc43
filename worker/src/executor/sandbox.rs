// SPDX-License-Identifier: Apache-2.0
//! What the engine's process takes from itself.

use anyhow::Context;
use landlock::{
	ABI, Access, AccessFs, AccessNet, Ruleset, RulesetAttr, RulesetCreatedAttr, RulesetStatus,
	path_beneath_rules,
};
use seccompiler::{BpfProgram, SeccompAction, SeccompFilter};
use std::{
	collections::BTreeMap,
	fs,
	net::UdpSocket,
	os::unix::net::UnixDatagram,
	path::{Path, PathBuf},
	process::Command,
};

const NO_LANDLOCK: &str = "no Landlock in this kernel: files are NOT guarded";

/// What a driver needs of /dev, by the beginnings of names.
const DEVICES: &[&str] = &["nvidia", "dri", "kfd", "null", "zero"];

/// What no engine needs once its driver is started.
const REFUSED: &[libc::c_long] = &[
	libc::SYS_socket,
	libc::SYS_connect,
	libc::SYS_bind,
	libc::SYS_listen,
	libc::SYS_accept,
	libc::SYS_accept4,
	libc::SYS_io_uring_setup,
	libc::SYS_ptrace,
	libc::SYS_process_vm_readv,
	libc::SYS_process_vm_writev,
	libc::SYS_pidfd_getfd,
	libc::SYS_mount,
	libc::SYS_umount2,
	libc::SYS_pivot_root,
	libc::SYS_chroot,
	libc::SYS_setns,
	libc::SYS_unshare,
	libc::SYS_open_by_handle_at,
	libc::SYS_init_module,
	libc::SYS_finit_module,
	libc::SYS_delete_module,
	libc::SYS_kexec_load,
	libc::SYS_bpf,
	libc::SYS_perf_event_open,
	libc::SYS_userfaultfd,
	libc::SYS_add_key,
	libc::SYS_keyctl,
	libc::SYS_request_key,
	libc::SYS_reboot,
	libc::SYS_swapon,
	libc::SYS_swapoff,
];

/// Where the system keeps programs, libraries, drivers and their settings.
const SYSTEM: &[&str] = &[
	"/usr", "/lib", "/lib64", "/bin", "/etc", "/opt", "/proc", "/sys", "/dev", "/run", "/nix",
];

/// A lockdown in its two steps.
pub(super) struct Lockdown {
	files: &'static str,
}

impl Lockdown {
	/// Before any other thread exists: no writing outside this folder and the devices, no reading
	/// outside it and the system, no TCP.
	pub(super) fn files(scratch: &Path) -> anyhow::Result<Self> {
		// Devices' own commands stay free: drivers are made of them.
		let abi = ABI::V4;
		let mut writable: Vec<PathBuf> = vec![scratch.to_owned()];
		for entry in fs::read_dir("/dev").into_iter().flatten().flatten() {
			let name = entry.file_name();
			let name = name.to_string_lossy();
			if DEVICES.iter().any(|device| name.starts_with(device)) {
				writable.push(entry.path());
			}
		}
		let mut readable: Vec<PathBuf> = SYSTEM.iter().map(PathBuf::from).collect();
		// Drivers that were put elsewhere are named there.
		let elsewhere = std::env::var_os("LD_LIBRARY_PATH").unwrap_or_default();
		readable.extend(std::env::split_paths(&elsewhere));
		let status = Ruleset::default()
			.handle_access(AccessFs::from_all(abi))?
			.handle_access(AccessNet::from_all(abi))?
			.create()?
			.add_rules(path_beneath_rules(readable, AccessFs::from_read(abi)))?
			.add_rules(path_beneath_rules(writable, AccessFs::from_all(abi)))?
			.restrict_self()?;
		Ok(Self {
			files: match status.ruleset {
				RulesetStatus::FullyEnforced => "files and TCP by Landlock",
				RulesetStatus::PartiallyEnforced => "files by an older Landlock",
				RulesetStatus::NotEnforced => NO_LANDLOCK,
			},
		})
	}

	/// With the driver started: seccomp for all threads. Says what is in force.
	pub(super) fn calls(self) -> anyhow::Result<String> {
		let rules: BTreeMap<i64, _> = REFUSED.iter().map(|call| (*call, Vec::new())).collect();
		let refuse = SeccompAction::Errno(libc::EPERM as u32);
		let architecture = std::env::consts::ARCH.try_into()?;
		let filter = SeccompFilter::new(rules, SeccompAction::Allow, refuse, architecture)?;
		let program: BpfProgram = filter.try_into()?;
		seccompiler::apply_filter_all_threads(&program).context("seccomp is not available")?;
		Ok(format!("{}; sockets and more by seccomp", self.files))
	}
}

/// Locks this process down and tries what must not be possible any more; an error if any of it is,
/// or if what must be possible is not.
pub(super) fn probe(scratch: &Path) -> anyhow::Result<()> {
	let outside = scratch.with_extension("outside");
	fs::write(&outside, "before")?;
	let lockdown = Lockdown::files(scratch)?;
	let guarded = lockdown.files != NO_LANDLOCK;
	println!("{}", lockdown.calls()?);
	let program = |name: &str| Command::new(name).output().is_ok();
	let outcomes = [
		(
			"a network socket",
			UdpSocket::bind("127.0.0.1:0").is_ok(),
			false,
		),
		("a local socket", UnixDatagram::unbound().is_ok(), false),
		(
			"reading outside its folder",
			fs::read(&outside).is_ok(),
			!guarded,
		),
		(
			"writing outside its folder",
			fs::write(&outside, "after").is_ok(),
			!guarded,
		),
		(
			"a new file in /tmp",
			fs::write("/tmp/computechain-probe", "a").is_ok(),
			!guarded,
		),
		(
			"writing inside its folder",
			fs::write(scratch.join("a"), "a").is_ok(),
			true,
		),
		("starting a system program", program("/bin/true"), true),
	];
	let mut right = true;
	for (what, possible, expected) in outcomes {
		let outcome = if possible { "possible" } else { "refused" };
		println!("{what}: {outcome}");
		right &= possible == expected;
	}
	anyhow::ensure!(right, "the sandbox does not hold");
	Ok(())
}
