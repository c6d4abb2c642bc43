// SPDX-License-Identifier: Apache-2.0
//! What is asked of the chain before a run: how its transactions look, who validates, and funds.

use crate::{
	chain::Account,
	follow::Room,
	rpc::Node,
	transactions::{Anchor, Template},
};
use anyhow::{Context, Result, bail, ensure};
use computechain_client::{AccountId, Amount, Client, Key, api};
use jsonrpsee_client::rpc_params;
use serde_json::Value;
use sp_core::{Pair as _, sr25519::Pair};
use std::{
	sync::{
		Arc,
		atomic::{AtomicU64, Ordering},
	},
	time::{Duration, Instant},
};
use subxt::config::DefaultExtrinsicParamsBuilder;
use tokio::time::sleep;

/// How many transfers are in one batch of the funding.
const BATCH: usize = 200;
/// How long the funding may take for each thousand accounts, beside a minute.
const FUNDING_PAUSE: Duration = Duration::from_secs(60);
/// What a payer keeps for fees.
const KEPT: u128 = 1_000_000_000_000_000_000;

/// What a chain is asked.
pub struct Facts {
	/// How its transactions look.
	pub template: Template,
	/// What user transactions may fill of a block.
	pub room: Room,
	/// The stashes of the validators.
	pub validators: Vec<Account>,
	/// What the node calls itself.
	pub node: String,
}

/// A call's bytes by the node's metadata.
macro_rules! call_data {
	($at:expr, $call:expr) => {
		$at.transactions()
			.call_data(&$call)
			.map_err(|error| anyhow::anyhow!("the node lacks a call that is needed: {error}"))?
	};
}

fn first_two(bytes: &[u8]) -> Result<[u8; 2]> {
	let first = bytes.get(..2).context("a call is too short")?;
	Ok(first.try_into()?)
}

/// Asks the node, and compares the transactions made here with those that the client crate makes of
/// the node's metadata.
pub async fn facts(node: &Node, anchor: Anchor, lifetime: u32) -> Result<Facts> {
	let client = Client::connect(&node.url).await?;
	let at = client.at_best().await?;
	let constants = at.constants();
	let weights = constants.entry(api::constants().system().block_weights())?;
	let lengths = constants.entry(api::constants().system().block_length())?;
	let normal = weights.per_class.normal;
	let room = Room {
		weight: normal
			.max_total
			.map_or(weights.max_block.ref_time, |most| most.ref_time),
		length: lengths.max.normal,
	};
	let validators = at
		.storage()
		.fetch(api::storage().session().validators(), ())
		.await?
		.decode()?;

	let calls = api::transactions();
	let (to, amount) = ([7u8; 32], 12_345_678_901_234_567u128);
	let account = AccountId(to);
	let transfer = calls.balances().transfer_keep_alive(account.into(), amount);
	let encoded = [
		call_data!(at, transfer),
		call_data!(at, calls.delegation().delegate(account, amount)),
		call_data!(at, calls.delegation().undelegate(account, amount)),
		call_data!(at, calls.system().remark(b"text".to_vec())),
	];
	let nothing = call_data!(at, calls.utility().batch_all(Vec::new()));
	let version: Value = node
		.request("state_getRuntimeVersion", rpc_params![])
		.await?;
	let number = |name: &str| -> Result<u32> {
		let value = version.get(name).and_then(Value::as_u64);
		Ok(value.context("the node gives no version")?.try_into()?)
	};
	let template = Template {
		calls: [
			first_two(&encoded[0])?,
			first_two(&encoded[1])?,
			first_two(&encoded[2])?,
			first_two(&encoded[3])?,
		],
		batch_all: first_two(&nothing)?,
		spec_version: number("specVersion")?,
		transaction_version: number("transactionVersion")?,
		genesis: client.genesis_hash().0,
		lifetime,
	};
	let made = [
		template.transfer(&to, amount),
		template.delegate(&to, amount),
		template.undelegate(&to, amount),
		template.remark(b"text"),
	];
	ensure!(
		made == encoded && template.batch_all(&[]) == nothing,
		"the node writes calls in another way than this program"
	);
	// The whole transaction, but for its signature, which is drawn at random.
	let key = Key::development("//Alice")?;
	let parameters = DefaultExtrinsicParamsBuilder::new()
		.nonce(300)
		.mortal_from_unchecked(lifetime.into(), anchor.number.into(), anchor.hash.into())
		.build();
	let theirs = at
		.transactions()
		.create_v4_signable_offline(&transfer, parameters)?
		.signer_payload()?;
	ensure!(
		theirs == template.payload(&encoded[0], 300, &anchor),
		"the node's transactions carry other extensions than those this program signs ({})",
		key.account()
	);
	let name: String = node.request("system_name", rpc_params![]).await?;
	let version: String = node.request("system_version", rpc_params![]).await?;
	Ok(Facts {
		template,
		room,
		validators: validators
			.into_iter()
			.map(|account: AccountId| account.0)
			.collect(),
		node: format!("{name} {version}"),
	})
}

async fn send(node: &Node, bytes: &[u8]) -> Result<()> {
	let text = format!("0x{}", hex::encode(bytes));
	let _: Value = node
		.request("author_submitExtrinsic", rpc_params![text])
		.await?;
	Ok(())
}

/// Sees to it that every account has at least `amount`, paid by these development accounts in turn.
/// Gives how many had less.
pub async fn fund(
	node: &Node,
	template: &Template,
	accounts: &[Account],
	amount: u128,
	from: &[String],
	anchor: Anchor,
) -> Result<usize> {
	let holdings = node.holdings(accounts).await?;
	let poor: Vec<(Account, u128)> = accounts
		.iter()
		.zip(&holdings)
		.filter(|(_, holding)| holding.free < amount)
		.map(|(account, holding)| (*account, amount - holding.free))
		.collect();
	if poor.is_empty() {
		return Ok(0);
	}
	let pairs = from
		.iter()
		.map(|uri| {
			Pair::from_string(uri, None)
				.map_err(|error| anyhow::anyhow!("funding.from has {uri}: {error:?}"))
		})
		.collect::<Result<Vec<_>>>()?;
	let payers: Vec<Account> = pairs.iter().map(|pair| pair.public().0).collect();
	let owned = node.holdings(&payers).await?;
	let share = poor.len().div_ceil(pairs.len()).max(1);
	for (((uri, pair), holding), poor) in from.iter().zip(&pairs).zip(owned).zip(poor.chunks(share))
	{
		let needed = poor.iter().map(|(_, missing)| missing).sum::<u128>() + KEPT;
		ensure!(
			holding.free >= needed,
			"{uri} has {} and is to pay {}: lower funding.amount, or name more accounts in funding.from",
			Amount(holding.free),
			Amount(needed)
		);
		for (number, poor) in poor.chunks(BATCH).enumerate() {
			let calls: Vec<_> = poor
				.iter()
				.map(|(account, missing)| template.transfer(account, *missing))
				.collect();
			let nonce = holding.nonce + u32::try_from(number)?;
			let bytes = template.sign(pair, &template.batch_all(&calls), nonce, &anchor);
			send(node, &bytes).await?;
		}
	}
	let began = Instant::now();
	let limit = FUNDING_PAUSE * u32::try_from(1 + poor.len() / 1_000)?;
	let last: Vec<Account> = poor
		.chunks(BATCH)
		.filter_map(|batch| Some(batch.last()?.0))
		.collect();
	while began.elapsed() < limit {
		sleep(Duration::from_millis(500)).await;
		let holdings = node.holdings(&last).await?;
		if holdings.iter().all(|holding| holding.free >= amount) {
			return Ok(poor.len());
		}
	}
	bail!(
		"{} accounts were not funded within {} s",
		poor.len(),
		limit.as_secs()
	)
}

/// Counts the calls that fail in final blocks, from now on.
pub async fn count_failures(node: &Node) -> Result<Arc<AtomicU64>> {
	let client = Client::connect(&node.url).await?;
	let mut blocks = client.final_blocks().await?;
	let counter = Arc::new(AtomicU64::new(0));
	let failures = counter.clone();
	tokio::spawn(async move {
		while let Some(Ok(block)) = blocks.next().await {
			let Ok(events) = client.events(block.hash()).await else {
				continue;
			};
			let failed = events
				.find::<api::system::events::ExtrinsicFailed>()
				.filter(Result::is_ok)
				.count();
			failures.fetch_add(failed as u64, Ordering::Relaxed);
		}
	});
	Ok(counter)
}
