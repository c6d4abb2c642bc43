// SPDX-License-Identifier: Apache-2.0
// The demo's two scenes on a development chain. Amounts are checked in whole base units, from
// events and from the state before and after the block in question.
//
//     node demo.mjs URL honest    //Bob works: a witness measures the machine, then two tasks are
//                                 computed, verified and paid
//     node demo.mjs URL liar      //Dave lies: caught, punished, and //Bob does the task

import {
	bestNumber, blocks, Checks, CPC, developmentKey, feesOf, formatAmount, main, send, total,
} from './client.mjs';

const SCENES = { honest, liar };
const SCENE_TIMEOUT = 300_000;

const keys = Object.fromEntries(['Bob', 'Charlie', 'Dave', 'Alice//stash'].map((name) => [name, developmentKey(name)]));
const nameOf = (account) =>
	Object.keys(keys).find((name) => account.eq(keys[name].address)) ?? account.toString();

main(async (api, scene) => {
	if (!SCENES[scene]) {
		throw new Error(`there is no scene ${scene}; there are ${Object.keys(SCENES).join(' and ')}`);
	}
	const checks = new Checks();
	await SCENES[scene](api, checks);
	return checks.report('Checked in events and balances');
});

async function honest(api, checks) {
	const first = await workerIsReady(api, keys.Bob);
	const tasks = new Tasks(api, checks);
	// Odd amounts, so that the shares have something to round.
	await tasks.post({ m: 1000, k: 1000, n: 1000 }, CPC + 234_567_890_123_456_789n);
	await tasks.post({ m: 1024, k: 1024, n: 1024 }, 2n * CPC + 7n);
	await workerIsAttested(api, keys.Bob, first, checks);
	await tasks.follow('compute.TaskSettled');
}

async function liar(api, checks) {
	const first = await workerIsReady(api, keys.Dave);
	await workerIsAttested(api, keys.Dave, first, checks);
	// With the honest worker paused the draw can only find the liar.
	await send(api, keys.Bob, api.tx.compute.setPaused(true));
	const tasks = new Tasks(api, checks);
	await tasks.post({ m: 256, k: 512, n: 256 }, 3n * CPC + 1n);
	await tasks.follow('compute.WorkerFaulted');
	// The slash left the liar less stake than a worker needs, so now the draw can only find the
	// honest one.
	await send(api, keys.Bob, api.tx.compute.setPaused(false));
	await tasks.follow('compute.TaskSettled');
}

/** Waits until a worker has registered and deposited a bond; the block in which it has. */
async function workerIsReady(api, key) {
	const first = await bestNumber(api);
	for await (const { number, after } of blocks(api, first)) {
		const worker = await after.query.compute.workers(key.address);
		if (worker.isSome && worker.unwrap().bond.toBigInt() > 0n) {
			const { stake, bond } = worker.unwrap();
			const [held, pledged] = [stake, bond].map((amount) => formatAmount(amount.toBigInt()));
			console.log(`block ${number}: ${key.meta.name} is a worker, stake ${held} CPC, bond ${pledged} CPC`);
			return number;
		}
		if (number > first + 60) {
			throw new Error(`${key.meta.name} has not become a worker`);
		}
	}
}

/** Shows a worker's benchmark, from this block on, until a quorum of witnesses has measured it. */
async function workerIsAttested(api, key, first, checks) {
	const name = key.meta.name;
	let [isAssigned, measured] = [false, 0];
	for await (const { number, events } of blocks(api, first)) {
		const ours = events.filter(({ fields }) => fields.worker?.eq?.(key.address));
		for (const event of ours.filter(({ name: kind }) => ATTESTATION[kind])) {
			console.log(`block ${number}: ${ATTESTATION[event.name](name, event.fields)}`);
		}
		isAssigned ||= ours.some((event) => event.name === 'compute.TaskAssigned');
		measured += ours.filter((event) => event.name === 'attestation.BenchmarkMeasured').length;
		const failed = ours.find((event) => event.name === 'attestation.BenchmarkFailed');
		if (failed) {
			throw new Error(`the benchmark of ${name} failed: ${failed.fields.failure}`);
		}
		if (ours.some((event) => event.name === 'attestation.BenchmarkDecided')) {
			const attested = ours.find((event) => event.name === 'attestation.WorkerAttested');
			checks.holds(`${name} is attested, measured by a witness`, attested && measured > 0);
			checks.holds(`${name} had no task before`, !isAssigned);
			const fee = total(events, 'attestation.FeeShared', 'share', { worker: key.address });
			checks.equal(`${name}'s fee went to the one witness`, fee, 10n * CPC);
			return;
		}
		if (number > first + 60) {
			throw new Error(`${name} has not been attested`);
		}
	}
}

const ATTESTATION = {
	'attestation.BenchmarkRequested': (worker) => `${worker} asks for a benchmark`,
	'attestation.WitnessesDrawn': (_, { witnesses, start }) =>
		`witnesses drawn: ${witnesses.map(nameOf).join(', ')}; start in block ${start}`,
	'attestation.NonceSubmitted': (_, { witness }) => `${nameOf(witness)} gave its nonce`,
	'attestation.BenchmarkCommitted': (worker, { commitment }) =>
		`${worker} has run it, commitment ${commitment.toString().slice(0, 14)}...`,
	'attestation.BenchmarkMeasured': (_, { witness, measurement }) =>
		`${nameOf(witness)} measured ${measurement.chainMillis} ms and ${measurement.walkMillis} ms, ` +
		(measurement.valid ? 'and all it checked is right' : 'and it is WRONG'),
	'attestation.BenchmarkOpened': (worker) => `${worker} opened the samples that the chain drew`,
	'attestation.WorkerAttested': (worker, { class: kind, score }) =>
		`${worker} now has class ${kind} and ${score} points of 100`,
};

/** Tasks that Charlie posts, followed block by block. */
class Tasks {
	#api;
	#checks;
	#open = new Map();
	#next;
	#end = Date.now() + SCENE_TIMEOUT;

	constructor(api, checks) {
		this.#api = api;
		this.#checks = checks;
	}

	async post(shape, reward) {
		const call = this.#api.tx.compute.postTask(shape, reward);
		const { block, events } = await send(this.#api, keys.Charlie, call);
		const { task } = events.find(({ name }) => name === 'compute.TaskPosted').fields;
		this.#open.set(task.toNumber(), { reward, product: `${shape.m}x${shape.k}x${shape.n}`, seen: [] });
		const { number } = await this.#api.rpc.chain.getHeader(block);
		this.#next ??= number.toNumber();
	}

	/** Shows and checks what happens to the tasks until this event has come for each. */
	async follow(last) {
		const waiting = new Set(this.#open.keys());
		console.log('\n block  task  product         what happened');
		for await (const block of blocks(this.#api, this.#next)) {
			this.#next = block.number + 1;
			const ours = block.events.filter(
				({ name, fields }) => name.startsWith('compute.') && this.#open.has(fields.task?.toNumber()),
			);
			for (const event of ours) {
				this.#show(block.number, event);
			}
			await this.#check(block, ours);
			const ended = ours.filter(({ name }) => name === last);
			ended.forEach(({ fields }) => waiting.delete(fields.task.toNumber()));
			if (waiting.size === 0) {
				return;
			}
			if (Date.now() > this.#end) {
				throw new Error(`still waiting for task ${[...waiting].join(', ')}: ${last} has not come`);
			}
		}
	}

	#show(number, { name, fields }) {
		const describe = STORY[name];
		if (describe) {
			const id = fields.task.toNumber();
			const { product, seen } = this.#open.get(id);
			seen.push(name);
			const columns = [String(number).padStart(6), String(id).padStart(5), product.padEnd(14)];
			console.log(`${columns.join(' ')}  ${describe(fields)}`);
		}
	}

	async #check(block, ours) {
		const payments = ours.filter(({ name }) => name === 'compute.TaskSettled');
		const faults = ours.filter(({ name }) => name === 'compute.WorkerFaulted');
		for (const { fields } of payments) {
			this.#checkShares(fields);
		}
		for (const { fields } of faults) {
			await this.#checkPenalty(block, fields);
		}
		if (payments.length > 0) {
			await this.#checkPayment(block, payments.map(({ fields }) => fields));
		}
		if (payments.length + faults.length > 0) {
			await this.#checkBooks(block);
		}
	}

	/** The event's amounts are 85 %, 10 % and the rest. */
	#checkShares({ task, paid, author, burned }) {
		const { reward, product, seen } = this.#open.get(task.toNumber());
		const [worker, pool] = [(reward * 85n) / 100n, (reward * 10n) / 100n];
		const about = `task ${task}, ${product}, ${formatAmount(reward)} CPC`;
		const steps = ['compute.TaskAssigned', 'compute.ResultCommitted', 'compute.ResultVerified'];
		this.#checks.holds(
			`${about}: assigned, committed, verified, paid`,
			steps.every((step) => seen.includes(step)),
		);
		this.#checks.equal(`${about}: worker gets 85 %`, paid.toBigInt(), worker);
		this.#checks.equal(`${about}: author's pool gets 10 %`, author.toBigInt(), pool);
		this.#checks.equal(`${about}: 5 % and the rounding burn`, burned.toBigInt(), reward - worker - pool);
	}

	/** The balances of worker, requester and author's pool moved by what the events say. */
	async #checkPayment({ number, before, after, events }, payments) {
		const about = `block ${number}: `;
		const rewards = payments.reduce((sum, { task }) => sum + this.#open.get(task.toNumber()).reward, 0n);
		const worker = payments[0].worker.toString();
		const paid = total(events, 'compute.TaskSettled', 'paid', { worker });
		const charlie = keys.Charlie.address;
		const [ofWorker, ofRequester] = await Promise.all([
			movement(before, after, worker), movement(before, after, charlie),
		]);
		this.#checks.equal(
			`${about}${nameOf(payments[0].worker)}'s balance, but for fees`,
			ofWorker.total + feesOf(events, worker), paid,
		);
		this.#checks.equal(
			`${about}Charlie's balance, but for fees`, ofRequester.total + feesOf(events, charlie), -rewards,
		);
		this.#checks.equal(`${about}Charlie's held rewards`, ofRequester.held, -rewards);

		const { author } = events.find(({ name }) => name === 'economics.BlockRewarded').fields;
		const epoch = await after.query.session.currentIndex();
		const [poolBefore, poolAfter] = await Promise.all(
			[before, after].map((at) => at.query.economics.authorPools(epoch, author)),
		);
		// The block that ends an epoch has its block reward in the pool of the epoch that ended.
		const rotated = events.some(({ name }) => name === 'session.NewSession');
		const other = total(events, 'economics.FeesSplit', 'author') +
			(rotated ? 0n : total(events, 'economics.BlockRewarded', 'amount'));
		this.#checks.equal(
			`${about}the author's pool, but for fees and block reward`,
			poolAfter.toBigInt() - poolBefore.toBigInt() - other,
			total(events, 'compute.TaskSettled', 'author'),
		);
	}

	/** The liar lost its bond, twice the reward, and 5 % of its stake, and nothing else. */
	async #checkPenalty({ number, before, after, events }, fields) {
		const { task, worker, bondBurned, stakeBurned, faults } = fields;
		const { reward, seen } = this.#open.get(task.toNumber());
		const about = `block ${number}: `;
		const stake = (await before.query.compute.workers(worker)).unwrap().stake.toBigInt();
		const [bond, cut] = [2n * reward, (stake * 5n) / 100n];
		this.#checks.holds(
			`task ${task}: assigned, committed, rejected`,
			['compute.TaskAssigned', 'compute.ResultCommitted', 'compute.ResultRejected'].every((step) =>
				seen.includes(step)),
		);
		this.#checks.equal(`${about}the liar is`, nameOf(worker), 'Dave');
		this.#checks.equal(`${about}bond burned, twice the reward`, bondBurned.toBigInt(), bond);
		this.#checks.equal(`${about}stake burned, 5 %`, stakeBurned.toBigInt(), cut);
		this.#checks.equal(`${about}faults of the liar`, faults.toNumber(), 1);
		const [moved, requester] = await Promise.all([
			movement(before, after, worker), movement(before, after, keys.Charlie.address),
		]);
		this.#checks.equal(
			`${about}Dave's balance, but for fees`, moved.total + feesOf(events, worker), -bond - cut,
		);
		this.#checks.equal(`${about}Dave's held bond`, moved.holds('WorkerBond'), -bond);
		this.#checks.equal(`${about}Dave's held stake`, moved.holds('WorkerStake'), -cut);
		this.#checks.equal(`${about}Charlie's held reward`, requester.held, 0n);
	}

	/** All that burned in this block is booked, and the books explain the supply. */
	async #checkBooks({ number, before, after, events }) {
		const burned = [
			['compute.TaskSettled', 'burned'],
			['compute.WorkerFaulted', 'bondBurned'],
			['compute.WorkerFaulted', 'stakeBurned'],
			['economics.FeesSplit', 'burned'],
			['attestation.FeeShared', 'burned'],
			['economics.PoolsBurned', 'amount'],
			['delegation.DustBurned', 'amount'],
		].reduce((sum, [name, field]) => sum + total(events, name, field), 0n);
		const [was, is, issuance, genesis, minted] = (
			await Promise.all([
				before.query.economics.burned(),
				after.query.economics.burned(),
				after.query.balances.totalIssuance(),
				after.query.economics.genesisIssuance(),
				after.query.economics.minted(),
			])
		).map((amount) => amount.toBigInt());
		const about = `block ${number}: `;
		this.#checks.equal(`${about}the book of burned tokens`, is - was, burned);
		this.#checks.equal(`${about}supply = genesis + minted - burned`, issuance, genesis + minted - is);
	}
}

const cpc = (amount) => `${formatAmount(amount.toBigInt())} CPC`;

const STORY = {
	'compute.TaskPosted': ({ requester, reward }) => `posted by ${nameOf(requester)}, ${cpc(reward)} held`,
	'compute.TaskAssigned': ({ worker, deadline }) => `assigned to ${nameOf(worker)}, due in block ${deadline}`,
	'compute.ResultCommitted': ({ worker, root }) =>
		`committed by ${nameOf(worker)}, root ${root.toString().slice(0, 14)}...`,
	'compute.ResultVerified': ({ settles }) => `verified: all 128 samples are right; paid in block ${settles}`,
	'compute.ResultRejected': ({ worker, entry, claimed }) =>
		`REJECTED: entry ${entry} is not ${claimed}, as ${nameOf(worker)} claims`,
	'compute.WorkerFaulted': ({ worker, bondBurned, stakeBurned }) =>
		`${nameOf(worker)} loses ${cpc(bondBurned)} of bond and ${cpc(stakeBurned)} of stake`,
	'compute.WorkerLate': ({ worker }) => `${nameOf(worker)} is late`,
	'compute.TaskReopened': ({ attempt }) => `open again, attempt ${attempt.toNumber() + 1}`,
	'compute.TaskSettled': ({ worker, paid, author, burned }) =>
		`paid: ${nameOf(worker)} ${cpc(paid)}, author's pool ${cpc(author)}, burned ${cpc(burned)}`,
	'compute.TaskFailed': ({ refunded }) => `failed, ${cpc(refunded)} go back`,
	'compute.TaskExpired': ({ refunded }) => `expired, ${cpc(refunded)} go back`,
};

/** By how much an account's tokens, held ones and those held for a reason, moved in a block. */
async function movement(before, after, account) {
	const read = async (at) => {
		const [{ data }, holds] = await Promise.all([
			at.query.system.account(account), at.query.balances.holds(account),
		]);
		return {
			held: data.reserved.toBigInt(),
			total: data.free.toBigInt() + data.reserved.toBigInt(),
			holds: Object.fromEntries(holds.map(({ id, amount }) => [id.value.type, amount.toBigInt()])),
		};
	};
	const [was, is] = [await read(before), await read(after)];
	return {
		held: is.held - was.held,
		total: is.total - was.total,
		holds: (reason) => (is.holds[reason] ?? 0n) - (was.holds[reason] ?? 0n),
	};
}
