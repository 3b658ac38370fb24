// System and multisignature actions with eosjs.
import { Api, JsonRpc } from 'eosjs';
import { JsSignatureProvider } from 'eosjs/dist/eosjs-jssig.js';
import { systemActions, request, answer, state } from './system.mjs';

const rpc = new JsonRpc(request.url, { fetch });
const api = new Api({ rpc, signatureProvider: new JsSignatureProvider(Object.values(request.privateKeys)) });

const transact = (actions) => api.transact({ actions }, { blocksBehind: 3, expireSeconds: 30 });
const rows = async (query) => (await rpc.get_table_rows({ json: true, ...query })).rows;

await transact(systemActions.setUp);
const expiration = new Date(Date.now() + 600_000).toISOString().slice(0, 19);
const proposed = { ...systemActions.emptyTransaction, expiration, actions: await api.serializeActions([systemActions.proposed]) };
await transact([systemActions.propose(proposed)]);
for (const approver of systemActions.approvers) await transact([systemActions.approve(approver)]);
const approvals = await state.approvals(rows);
await transact([systemActions.exec]);
answer({ approvals, ...(await state.after(rows)) });
