// System and multisignature actions with @wharfkit/antelope.
import { Action, APIClient, PrivateKey, SignedTransaction, Transaction } from '@wharfkit/antelope';
import { systemActions, request, answer, state } from './system.mjs';

const client = new APIClient({ url: request.url });
const abis = new Map();

async function encode(action) {
  if (!abis.has(action.account)) abis.set(action.account, (await client.v1.chain.get_abi(action.account)).abi);
  return Action.from(action, abis.get(action.account));
}

async function transact(actions) {
  const info = await client.v1.chain.get_info();
  const transaction = Transaction.from({ ...info.getTransactionHeader(30), actions: await Promise.all(actions.map(encode)) });
  const signers = new Set(actions.flatMap((action) => action.authorization.map((level) => level.actor)));
  const signatures = [...signers].map((actor) => PrivateKey.from(request.privateKeys[actor]).signDigest(transaction.signingDigest(info.chain_id)));
  return client.v1.chain.send_transaction(SignedTransaction.from({ ...transaction, signatures }));
}

const rows = async (query) => (await client.v1.chain.get_table_rows({ json: true, ...query })).rows;

await transact(systemActions.setUp);
const expiration = new Date(Date.now() + 600_000).toISOString().slice(0, 19);
const proposed = Transaction.from({ ...systemActions.emptyTransaction, expiration, actions: [await encode(systemActions.proposed)] });
await transact([systemActions.propose(proposed)]);
for (const approver of systemActions.approvers) await transact([systemActions.approve(approver)]);
const approvals = await state.approvals(rows);
await transact([systemActions.exec]);
answer({ approvals, ...(await state.after(rows)) });
