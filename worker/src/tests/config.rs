// SPDX-License-Identifier: Apache-2.0
use crate::config::{Arguments, Config, EngineChoice, LogFormat};
use clap::{Args, Command, FromArgMatches};
use computechain_client::Amount;
use computechain_primitives::CPC;
use std::{fs, path::PathBuf};
use tempfile::{TempDir, tempdir};

fn parse(flags: &[&str]) -> Result<Arguments, clap::Error> {
	let command = Arguments::augment_args(Command::new("worker"));
	let matches = command.try_get_matches_from([&["worker"], flags].concat())?;
	Arguments::from_arg_matches(&matches)
}

/// The settings from these flags and a file of this content.
fn config(flags: &[&str], file: &str) -> anyhow::Result<Config> {
	let folder: TempDir = tempdir()?;
	let path = folder.path().join("worker.toml");
	fs::write(&path, file)?;
	let mut arguments = parse(flags)?;
	arguments.config = Some(path);
	Config::new(&arguments)
}

#[test]
fn public_address_should_be_refused_when_nothing_is_served_there() {
	let refused = |flags: &[&str]| config(flags, "").expect_err("refused").to_string();
	let serve = ["--serve", "127.0.0.1:7341"];
	let error = refused(&["--public-address", "worker.example:7341"]);
	assert!(error.contains("without --serve"), "{error}");
	let longest = format!("{}:1", "a".repeat(127));
	for bad in ["worker.example", "http://worker.example:1", &longest] {
		let error = refused(&[&serve[..], &["--public-address", bad]].concat());
		assert!(error.contains("not HOST:PORT"), "{error}");
	}
	let flags = [&serve[..], &["--public-address", "worker.example:7341"]].concat();
	let config = config(&flags, "").expect("valid");
	assert_eq!(
		config.public_address.as_deref(),
		Some("worker.example:7341")
	);
	assert_eq!(Config::default().serve, None);
}

#[test]
fn flag_should_win_over_the_file_and_the_file_over_the_default_when_all_are_there() {
	let file = "url = \"ws://file:1\"\nslots = 3\nbond = \"12.5\"\nengine = \"cpu\"\n";
	let config = config(&["--slots", "4", "--minimum-price", "0.5"], file).expect("valid");
	let expected = Config {
		url: "ws://file:1".into(),
		slots: 4,
		bond: Amount(25 * CPC / 2),
		engine: EngineChoice::Cpu,
		minimum_price: Amount(CPC / 2),
		..Config::default()
	};
	assert_eq!(config, expected);
}

#[test]
fn every_setting_should_be_taken_from_the_file_when_it_is_there() {
	let file = "url = \"wss://a\"\nkey-file = \"/k\"\nsuri = \"//Bob\"\nengine = \"opencl\"\n\
		device = \"1\"\ntime-limit = 5\nmemory-limit = 6\nmetrics = \"127.0.0.1:9616\"\n\
		serve = \"127.0.0.1:7341\"\npublic-address = \"a:1\"\n\
		slots = 2\nmaximum-work = 99\nminimum-price = \"1\"\nbond = \"2\"\nstate-dir = \"/s\"\n\
		log-format = \"json\"\n";
	let expected = Config {
		url: "wss://a".into(),
		key_file: Some(PathBuf::from("/k")),
		suri: Some("//Bob".into()),
		engine: EngineChoice::Opencl,
		device: Some("1".into()),
		time_limit: 5,
		memory_limit: Some(6),
		metrics: Some(([127, 0, 0, 1], 9616).into()),
		serve: Some(([127, 0, 0, 1], 7341).into()),
		public_address: Some("a:1".into()),
		slots: 2,
		maximum_work: 99,
		minimum_price: Amount(CPC),
		bond: Amount(2 * CPC),
		benchmark_memory: None,
		state_dir: "/s".into(),
		log_format: LogFormat::Json,
	};
	assert_eq!(config(&[], file).expect("valid"), expected);
}

#[test]
fn settings_should_be_the_defaults_when_nothing_is_set() {
	let arguments = parse(&[]).expect("no flag is required");
	assert_eq!(Config::new(&arguments).expect("valid"), Config::default());
}

#[test]
fn file_should_be_refused_when_it_is_wrong() {
	for file in [
		"slot = 1",
		"slots = 300",
		"slots = \"two\"",
		"bond = \"1,5\"",
		"bond = \"-1\"",
		"engine = \"gpu\"",
		"url = ",
	] {
		assert!(config(&[], file).is_err(), "{file}");
	}
	let mut arguments = parse(&[]).expect("no flag is required");
	arguments.config = Some("/no/such/file.toml".into());
	let error = Config::new(&arguments).expect_err("there is no such file");
	assert!(error.to_string().contains("/no/such/file.toml"));
}

#[test]
fn flag_should_be_refused_when_it_is_wrong() {
	for flags in [
		["--slots", "-1"],
		["--bond", "much"],
		["--engine", "gpu"],
		["--log-format", "xml"],
	] {
		assert!(parse(&flags).is_err(), "{flags:?}");
	}
}

#[test]
fn setting_should_have_one_name_when_it_is_a_flag_a_variable_or_in_the_file() {
	let command = Arguments::augment_args(Command::new("worker"));
	let file = figment::value::Value::serialize(Config::default()).expect("serialisable");
	let keys = file.into_dict().expect("a table");
	for argument in command.get_arguments() {
		let flag = argument.get_long().expect("every setting is a flag");
		let variable = format!("CPC_WORKER_{}", flag.replace('-', "_").to_uppercase());
		let found = argument.get_env().and_then(|name| name.to_str());
		assert_eq!(found, Some(variable.as_str()));
		assert!(flag == "config" || keys.contains_key(flag), "{flag}");
	}
	assert_eq!(command.get_arguments().count(), keys.len() + 1);
}
