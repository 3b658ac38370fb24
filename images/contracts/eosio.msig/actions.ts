import { check } from "../lib/check";
import { assert_sha256, current_time, require_auth, require_auth2 } from "../lib/host";
import { Reader } from "../lib/reader";
import { Approval, indexOf } from "./approval";
import { Approvals } from "./approvals";
import { invalidateNow } from "./invalidations";
import { ExecTime, Proposal } from "./proposal";
import { now, ProposedTransaction } from "./transaction";

const OLD_WITH_DELAY = "old proposals are not allowed to have non-zero `delay_sec`; cancel and retry";
const MICROSECONDS: u64 = 1_000_000;

/** propose(proposer, proposal_name, requested, trx): `requested` must suffice to authorize `trx`. */
export function propose(self: u64, data: Reader): void {
  const proposer = data.u64();
  const id = data.u64();
  const packedRequested = data.position;
  const requested = readLevels(data);
  const packedRequestedLength = <u32>(data.position - packedRequested);
  require_auth(proposer);

  const length = data.remaining;
  const packed = data.skip(length);
  const transaction = new ProposedTransaction(packed, length);
  transaction.requireUnexpired();
  transaction.requireNoContextFreeActions("not allowed to `propose` a transaction with context-free actions");
  check(!Proposal.exists(self, proposer, id), "proposal with the same name exists");
  check(transaction.isAuthorizedByPacked(packedRequested, packedRequestedLength), "transaction authorization failed");

  Proposal.add(self, proposer, id, packed, length);
  Approvals.add(self, proposer, id, requested);
}

/** approve(proposer, proposal_name, level, proposal_hash$): moves `level` from the requested to the provided. */
export function approve(self: u64, data: Reader): void {
  const proposer = data.u64();
  const id = data.u64();
  const actor = data.u64();
  const permission = data.u64();
  const hash: usize = data.remaining > 0 ? data.skip(32) : 0;
  require_auth2(actor, permission);

  const proposal = Proposal.load(self, proposer, id);
  if (hash != 0) assert_sha256(proposal.packed, proposal.packedLength, hash);

  const approvals = Approvals.load(self, proposer, id);
  const at = indexOf(approvals.requested, actor, permission);
  check(at >= 0, "approval is not on the list of requested approvals");
  approvals.requested.splice(at, 1);
  approvals.provided.push(new Approval(actor, permission, current_time()));
  approvals.save(proposer);

  const transaction = proposal.transaction;
  if (proposal.execTime == ExecTime.Absent) {
    check(transaction.delaySeconds == 0, OLD_WITH_DELAY);
  } else if (proposal.execTime == ExecTime.Unset && transaction.isAuthorizedBy(approvals.valid(self))) {
    proposal.execTime = ExecTime.Set;
    proposal.earliestExecTime = current_time() + <u64>transaction.delaySeconds * MICROSECONDS;
    proposal.save(proposer);
  }
}

/** unapprove(proposer, proposal_name, level): takes one approval back. */
export function unapprove(self: u64, data: Reader): void {
  const proposer = data.u64();
  const id = data.u64();
  const actor = data.u64();
  const permission = data.u64();
  require_auth2(actor, permission);

  const approvals = Approvals.load(self, proposer, id);
  const at = indexOf(approvals.provided, actor, permission);
  check(at >= 0, "no approval previously granted");
  approvals.provided.splice(at, 1);
  approvals.requested.push(new Approval(actor, permission, current_time()));
  approvals.save(proposer);

  const proposal = Proposal.load(self, proposer, id);
  const transaction = proposal.transaction;
  if (proposal.execTime == ExecTime.Absent) {
    check(transaction.delaySeconds == 0, OLD_WITH_DELAY);
  } else if (proposal.execTime == ExecTime.Set && !transaction.isAuthorizedBy(approvals.valid(self))) {
    proposal.execTime = ExecTime.Unset;
    proposal.save(proposer);
  }
}

/** cancel(proposer, proposal_name, canceler): by the proposer at any time, by others once it has expired. */
export function cancel(self: u64, data: Reader): void {
  const proposer = data.u64();
  const id = data.u64();
  const canceler = data.u64();
  require_auth(canceler);

  const proposal = Proposal.load(self, proposer, id);
  if (canceler != proposer) check(proposal.transaction.expiration < now(), "cannot cancel until expiration");
  proposal.remove();
  Approvals.load(self, proposer, id).remove();
}

/** exec(proposer, proposal_name, executer): sends the actions of a sufficiently approved proposal and ends it. */
export function exec(self: u64, data: Reader): void {
  const proposer = data.u64();
  const id = data.u64();
  const executer = data.u64();
  require_auth(executer);

  const proposal = Proposal.load(self, proposer, id);
  const transaction = proposal.transaction;
  transaction.requireUnexpired();
  transaction.requireNoContextFreeActions("not allowed to `exec` a transaction with context-free actions");

  const approvals = Approvals.load(self, proposer, id);
  const authorized = transaction.isAuthorizedBy(approvals.valid(self));
  approvals.remove();
  check(authorized, "transaction authorization failed");
  if (proposal.execTime == ExecTime.Set) {
    check(proposal.earliestExecTime <= current_time(), "too early to execute");
  } else {
    check(transaction.delaySeconds == 0, OLD_WITH_DELAY);
  }

  transaction.sendActions();
  proposal.remove();
}

/** invalidate(account): takes back every approval that the account has given so far, in all proposals. */
export function invalidate(self: u64, data: Reader): void {
  const account = data.u64();
  require_auth(account);
  invalidateNow(self, account);
}

function readLevels(data: Reader): Array<Approval> {
  const levels = new Array<Approval>();
  const count = data.varuint32();
  for (let i: u32 = 0; i < count; i++) levels.push(Approval.readLevel(data));
  return levels;
}
