// SPDX-License-Identifier: Apache-2.0
// Replaces waiting transactions at random, and looks whether the pool gets confused: releases of it
// are reported to panic at that.
//
//     node replace.mjs ws://127.0.0.1:9944 [COUNT] [SEED]

import { Checks, CPC, developmentKey, main } from './client.mjs';
import { setTimeout as sleep } from 'node:timers/promises';

const NAMES = ['Alice', 'Bob', 'Charlie', 'Dave', 'Eve', 'Ferdie'];
/** How many nonces beyond the next one are used, with gaps between them. */
const AHEAD = 4;
/** How many submissions are under way at once. */
const AT_ONCE = 24;
/** What a node may answer beside the hash: what it says is checked for the ranks alone. */
const ANSWERS = new Map([
	[1010, 'invalid, as its nonce is used'],
	[1012, 'banned for a while'],
	[1013, 'known already'],
	[1014, 'outranked'],
	[1016, 'dropped'],
]);
const END_TIMEOUT = 60_000;

/** Numbers below `bound`, the same for the same seed (xorshift32). */
function randomOf(seed) {
	let state = seed >>> 0 || 1;
	return (bound) => {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		return (state >>> 0) % bound;
	};
}

const nonceOf = async (api, key) => (await api.query.system.account(key.address)).nonce.toNumber();

main(async (api, count = '10000', seed = '1') => {
	const checks = new Checks();
	const rpc = (method, params) => api._rpcCore.provider.send(method, params);
	const random = randomOf(Number(seed));
	const keys = NAMES.map(developmentKey);
	const nonces = new Map();
	const highest = new Map();
	const outcomes = new Map();
	const took = (outcome) => outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);

	// Signed here, because the client would ask the node for the era of each.
	const signed = (key, nonce, tip) =>
		api.tx.system.remark('0x').sign(key, {
			blockHash: api.genesisHash,
			era: 0,
			genesisHash: api.genesisHash,
			nonce,
			runtimeVersion: api.runtimeVersion,
			tip,
		});
	const offer = async (key, nonce, tip) => {
		highest.set(key, Math.max(highest.get(key) ?? 0, nonce));
		try {
			// Past the client's decoration, which would log every refusal.
			await rpc('author_submitExtrinsic', [signed(key, nonce, tip).toHex()]);
			took('taken');
		} catch (error) {
			const known = ANSWERS.get(error.code);
			const told = error.code !== 1014 || /\(\d+ vs \d+\)/.test(error.message);
			took(known && told ? known : `unexpected: ${error.message}`);
		}
	};

	for (let done = 0; done < Number(count); done += AT_ONCE) {
		for (const key of keys) {
			nonces.set(key, await nonceOf(api, key));
		}
		const batch = Math.min(AT_ONCE, Number(count) - done);
		const offers = Array.from({ length: batch }, () => {
			const key = keys[random(keys.length)];
			const tip = BigInt(1 + random(999)) * (CPC / 1_000_000n) ** BigInt(random(2));
			return offer(key, nonces.get(key) + random(AHEAD), tip);
		});
		await Promise.all(offers);
	}

	for (const [outcome, times] of [...outcomes].sort()) {
		console.log(`${String(times).padStart(8)}  ${outcome}`);
	}
	checks.holds('transactions were taken', outcomes.get('taken') > 0);
	checks.holds('transactions were outranked', outcomes.get('outranked') > 0);
	const unexpected = [...outcomes.keys()].filter((outcome) => outcome.startsWith('unexpected'));
	checks.equal('unexpected answers', unexpected.join('; ') || 'none', 'none');

	// What waits behind a gap goes on once the gap is filled, and then nothing is left.
	const until = Date.now() + END_TIMEOUT;
	let waiting;
	do {
		for (const key of keys) {
			const first = await nonceOf(api, key);
			for (let nonce = first; nonce <= (highest.get(key) ?? -1); nonce += 1) {
				await offer(key, nonce, CPC);
			}
		}
		await sleep(1_000);
		const { ready, future } = await rpc('txpool_status', []);
		waiting = ready + future;
	} while (waiting > 0 && Date.now() < until);
	checks.equal('transactions that still wait', waiting, 0);
	for (const key of keys) {
		const used = (highest.get(key) ?? -1) + 1;
		checks.holds(`every nonce of ${key.meta.name} was used`, (await nonceOf(api, key)) >= used, used);
	}
	const height = async () => (await api.rpc.chain.getHeader()).number.toNumber();
	const before = await height();
	await sleep(3_000);
	checks.holds('the node goes on', (await height()) > before);

	const passed = checks.report(`${count} replacements at random, seed ${seed}`);
	console.log(passed ? 'the pool keeps its order' : 'the pool is confused');
	return passed;
});
