// The actions that both clients send, and what is read afterwards.
import { request, answer } from './request.mjs';

const { from, second, account, publicKey, producers, quantity } = request;
const proposal_name = 'transfer';
const by = (actor) => [{ actor, permission: 'active' }];
const authority = { threshold: 1, keys: [{ key: publicKey, weight: 1 }], accounts: [], waits: [] };
const system = (name, data) => ({ account: 'eosio', name, authorization: by(from), data });
const msig = (actor, name, data) => ({ account: 'eosio.msig', name, authorization: by(actor), data: { proposer: from, proposal_name, ...data } });
const approvers = [from, second];

const systemActions = {
  approvers,
  emptyTransaction: {
    ref_block_num: 0, ref_block_prefix: 0, max_net_usage_words: 0, max_cpu_usage_ms: 0, delay_sec: 0,
    context_free_actions: [], transaction_extensions: [],
  },
  setUp: [
    system('newaccount', { creator: from, name: account, owner: authority, active: authority }),
    system('buyrambytes', { payer: from, receiver: account, bytes: 8192 }),
    system('delegatebw', { from, receiver: account, stake_net_quantity: '1.0000 SYS', stake_cpu_quantity: '2.0000 SYS', transfer: false }),
    system('voteproducer', { voter: from, proxy: '', producers }),
  ],
  proposed: { account: 'eosio.token', name: 'transfer', authorization: by(second), data: { from: second, to: account, quantity, memo: 'agreed' } },
  propose: (trx) => msig(from, 'propose', { requested: approvers.map((actor) => ({ actor, permission: 'active' })), trx }),
  approve: (actor) => msig(actor, 'approve', { level: { actor, permission: 'active' } }),
  exec: msig(from, 'exec', { executer: from }),
};

const state = {
  async approvals(rows) {
    const [{ provided_approvals }] = await rows({ code: 'eosio.msig', scope: from, table: 'approvals2' });
    return provided_approvals.map(({ level }) => String(level.actor));
  },
  async after(rows) {
    const [balance] = await rows({ code: 'eosio.token', scope: account, table: 'accounts' });
    const [voter] = await rows({ code: 'eosio', scope: 'eosio', table: 'voters', lower_bound: from, upper_bound: from });
    const [resources] = await rows({ code: 'eosio', scope: account, table: 'userres' });
    const proposals = await rows({ code: 'eosio.msig', scope: from, table: 'proposal' });
    return {
      balance: balance.balance,
      producers: voter.producers,
      netWeight: resources.net_weight,
      cpuWeight: resources.cpu_weight,
      proposalsLeft: proposals.length,
    };
  },
};

export { systemActions, state, request, answer };
