// SPDX-License-Identifier: Apache-2.0
// Does a client that knows nothing of this chain get along with it? Everything here is
// @polkadot/api as published: no types, no options of ours.
//
//     node check.mjs ws://127.0.0.1:9944

import { Checks, CPC, developmentKey, feesOf, main, send } from './client.mjs';

const PALLETS = ['randomness', 'validators', 'delegation', 'economics', 'equivocation', 'attestation', 'compute'];

main(async (api) => {
	const checks = new Checks();
	const alice = developmentKey('Alice');
	const ferdie = developmentKey('Ferdie');

	const pallets = api.runtimeMetadata.asLatest.pallets.map(({ name }) => name.toString());
	console.log(`metadata of version ${api.runtimeMetadata.version}: ${pallets.join(', ')}`);
	const missing = PALLETS.filter((name) => !pallets.some((other) => other.toLowerCase() === name));
	checks.equal('pallets missing', missing.join(', ') || 'none', 'none');

	const { tokenSymbol, tokenDecimals, ss58Format } = await api.rpc.system.properties();
	checks.equal('token symbol', tokenSymbol.unwrap()[0].toString(), 'CPC');
	checks.equal('token decimals', tokenDecimals.unwrap()[0].toNumber(), 18);
	checks.equal('address prefix', ss58Format.unwrap().toNumber(), 42);

	const amount = (5n * CPC) / 4n;
	const transfer = api.tx.balances.transferKeepAlive(ferdie.address, amount);
	const { partialFee } = await transfer.paymentInfo(alice);
	checks.holds('payment_queryInfo names a fee', partialFee.toBigInt() > 0n, partialFee.toHuman());

	const { block, events } = await send(api, alice, transfer);
	const { parentHash } = await api.rpc.chain.getHeader(block);
	const free = async (hash, who) =>
		(await (await api.at(hash)).query.system.account(who)).data.free.toBigInt();
	const moved = async (who) => (await free(block, who)) - (await free(parentHash, who));
	const fee = feesOf(events, alice.address);
	checks.holds('the transfer cost a fee', fee > 0n, `${fee} base units`);
	checks.equal('the transfer left the sender, with the fee', await moved(alice.address), -amount - fee);
	checks.equal('the transfer reached the receiver', await moved(ferdie.address), amount);

	const shape = { m: 16, k: 16, n: 16 };
	const reward = CPC;
	const posted = await send(api, alice, api.tx.compute.postTask(shape, reward));
	const { task: id } = posted.events.find(({ name }) => name === 'compute.TaskPosted').fields;
	const task = (await api.query.compute.tasks(id)).unwrap();
	checks.equal('the task read back: requester', task.requester.toString(), alice.address);
	checks.equal('the task read back: shape', JSON.stringify(task.shape), JSON.stringify(shape));
	checks.equal('the task read back: reward', task.reward.toBigInt(), reward);
	checks.equal('the task read back: state', task.state.type, 'Open');

	const pool = await api._rpcCore.provider.send('txpool_status', []);
	const fields = ['ready', 'readyBytes', 'future', 'futureBytes'];
	checks.holds(
		'txpool_status counts transactions and bytes',
		fields.every((field) => Number.isInteger(pool[field])),
		JSON.stringify(pool),
	);

	const passed = checks.report('A published client on this chain');
	console.log(passed ? 'it gets along with the chain' : 'it does NOT get along with the chain');
	return passed;
});
