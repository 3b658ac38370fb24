// A transfer, a table read and an ABI fetch with eosjs.
import { Api, JsonRpc } from 'eosjs';
import { JsSignatureProvider } from 'eosjs/dist/eosjs-jssig.js';
import { request, answer } from './request.mjs';

const rpc = new JsonRpc(request.url, { fetch });
const api = new Api({ rpc, signatureProvider: new JsSignatureProvider([request.privateKey]) });

const pushed = await api.transact(
  {
    actions: [
      {
        account: 'eosio.token',
        name: 'transfer',
        authorization: [{ actor: request.from, permission: 'active' }],
        data: { from: request.from, to: request.to, quantity: request.quantity, memo: request.memo },
      },
    ],
  },
  { blocksBehind: 3, expireSeconds: 30 },
);
const rows = await rpc.get_table_rows({ json: true, code: 'eosio.token', scope: request.to, table: 'accounts' });
const { abi } = await rpc.get_abi('eosio.token');
answer({
  transactionId: pushed.transaction_id,
  status: pushed.processed.receipt.status,
  balance: rows.rows[0].balance,
  abiVersion: abi.version,
  actions: abi.actions.map((action) => action.name),
});
