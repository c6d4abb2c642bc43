// SPDX-License-Identifier: Apache-2.0
// What both programs need of @polkadot/api: a connection, transactions, blocks with their events.

import { ApiPromise, Keyring, WsProvider } from '@polkadot/api';
import { setTimeout as sleep } from 'node:timers/promises';

const DECIMALS = 18;
export const CPC = 10n ** BigInt(DECIMALS);
const CONNECTION_TIMEOUT = 60_000;
const BLOCK_TIMEOUT = 60_000;

/** Connects to a node, which may still be starting. */
export async function connect(url) {
	const api = new ApiPromise({ provider: new WsProvider(url, 500), noInitWarn: true });
	const late = sleep(CONNECTION_TIMEOUT, undefined, { ref: false }).then(() => {
		throw new Error(`no answer from ${url} within a minute`);
	});
	await Promise.race([api.isReadyOrError, late]);
	return api;
}

/** The key of a development account, such as 'Alice', which everybody knows. */
export function developmentKey(name) {
	return new Keyring({ type: 'sr25519' }).addFromUri(`//${name}`, { name });
}

/** An amount in base units, as CPC with all its decimals. */
export function formatAmount(amount) {
	const sign = amount < 0n ? '-' : '';
	const units = (amount < 0n ? -amount : amount).toString().padStart(DECIMALS + 1, '0');
	const decimals = units.slice(-DECIMALS).replace(/0+$/, '');
	return `${sign}${units.slice(0, -DECIMALS)}${decimals && `.${decimals}`}`;
}

/** Sends a call and waits until it is in a block; throws what the chain says when it failed. */
export async function send(api, key, call) {
	const name = `${call.method.section}.${call.method.method}`;
	return new Promise((resolve, reject) => {
		const refuse = (reason) => reject(new Error(`${name} by ${key.meta.name}: ${reason}`));
		call.signAndSend(key, { nonce: -1 }, ({ status, dispatchError, events, txHash }) => {
			if (dispatchError) {
				refuse(describeError(api, dispatchError));
			} else if (status.isInBlock) {
				resolve({ block: status.asInBlock, txHash, events: events.map(readEvent) });
			} else if (status.isInvalid || status.isDropped || status.isUsurped) {
				refuse(`the transaction is ${status.type.toLowerCase()}`);
			}
		}).catch((error) => refuse(error.message));
	});
}

function describeError(api, error) {
	if (!error.isModule) {
		return error.toString();
	}
	const { section, name, docs } = api.registry.findMetaError(error.asModule);
	return `${section}.${name}: ${docs.join(' ')}`;
}

/** An event as `{ name: 'compute.TaskPosted', fields: { task, ... } }`. */
function readEvent({ event }) {
	const names = event.data.names ?? event.data.map((_, index) => index);
	const fields = Object.fromEntries(names.map((name, index) => [name, event.data[index]]));
	return { name: `${event.section}.${event.method}`, fields };
}

/** The number of the best block. */
export async function bestNumber(api) {
	return (await api.rpc.chain.getHeader()).number.toNumber();
}

/** All blocks from a number on, without gaps, as they come; the genesis has no block before it. */
export async function* blocks(api, first) {
	let patience = Date.now() + BLOCK_TIMEOUT;
	for (let number = Math.max(first, 1); ; ) {
		if ((await bestNumber(api)) >= number) {
			const hash = await api.rpc.chain.getBlockHash(number);
			const after = await api.at(hash);
			const before = await api.at(await api.rpc.chain.getBlockHash(number - 1));
			const events = (await after.query.system.events()).map(readEvent);
			yield { number, hash, before, after, events };
			number += 1;
			patience = Date.now() + BLOCK_TIMEOUT;
		} else if (Date.now() > patience) {
			throw new Error(`block ${number} does not come`);
		} else {
			await sleep(200);
		}
	}
}

/** The sum of a field over all events of a name, for one account where `of` names its field. */
export function total(events, name, field, of = {}) {
	return events
		.filter((event) => event.name === name)
		.filter(({ fields }) => Object.entries(of).every(([key, who]) => fields[key].eq(who)))
		.reduce((sum, { fields }) => sum + fields[field].toBigInt(), 0n);
}

/** The fees that an account paid in a block. */
export function feesOf(events, account) {
	return total(events, 'transactionPayment.TransactionFeePaid', 'actualFee', { who: account });
}

/** Things that must hold, kept for a table at the end. */
export class Checks {
	#rows = [];

	/** Whether two values are the same. */
	equal(what, actual, expected) {
		const show = (value) => (typeof value === 'bigint' ? formatAmount(value) : String(value));
		const ok = show(actual) === show(expected);
		this.#rows.push({ what, ok, detail: ok ? show(actual) : `${show(actual)} instead of ${show(expected)}` });
		return ok;
	}

	/** Whether something is so. */
	holds(what, condition, detail = '') {
		this.#rows.push({ what, ok: Boolean(condition), detail: String(detail) });
	}

	/** Prints the table; whether every check passed. */
	report(title) {
		const failed = this.#rows.filter(({ ok }) => !ok).length;
		const width = Math.max(...this.#rows.map(({ what }) => what.length));
		console.log(`\n${title}`);
		for (const { what, ok, detail } of this.#rows) {
			console.log(`  ${ok ? 'ok    ' : 'FAILED'}  ${what.padEnd(width)}  ${detail}`);
		}
		console.log(`${this.#rows.length} checks, ${failed} failed`);
		return failed === 0;
	}
}

/** Runs a program's body with a connection to the node that its command line names. */
export async function main(body) {
	const [url, ...rest] = process.argv.slice(2);
	if (!url) {
		console.error('the first argument is the address of a node, such as ws://127.0.0.1:9944');
		process.exit(2);
	}
	try {
		const api = await connect(url);
		process.exitCode = (await body(api, ...rest)) ? 0 : 1;
		await api.disconnect();
	} catch (error) {
		console.error(`failed: ${error.message}`);
		process.exit(1);
	}
}
