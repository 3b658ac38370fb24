// A transfer, a table read and an ABI fetch with @wharfkit/antelope.
import { Action, APIClient, PrivateKey, SignedTransaction, Transaction } from '@wharfkit/antelope';
import { request, answer } from './request.mjs';

const client = new APIClient({ url: request.url });
const { abi } = await client.v1.chain.get_abi('eosio.token');
const info = await client.v1.chain.get_info();
const transaction = Transaction.from({
  ...info.getTransactionHeader(30),
  actions: [
    Action.from(
      {
        account: 'eosio.token',
        name: 'transfer',
        authorization: [{ actor: request.from, permission: 'active' }],
        data: { from: request.from, to: request.to, quantity: request.quantity, memo: request.memo },
      },
      abi,
    ),
  ],
});
const signature = PrivateKey.from(request.privateKey).signDigest(transaction.signingDigest(info.chain_id));
const pushed = await client.v1.chain.send_transaction(SignedTransaction.from({ ...transaction, signatures: [signature] }));
const rows = await client.v1.chain.get_table_rows({ code: 'eosio.token', scope: request.to, table: 'accounts', json: true });
answer({
  transactionId: pushed.transaction_id,
  status: pushed.processed.receipt.status,
  balance: rows.rows[0].balance,
  abiVersion: abi.version,
  actions: abi.actions.map((action) => String(action.name)),
});
