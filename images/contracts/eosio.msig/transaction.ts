import { check } from "../lib/check";
import { check_transaction_authorization, current_time, send_inline } from "../lib/host";
import { Reader } from "../lib/reader";
import { Writer, MAX_VARUINT32 } from "../lib/writer";
import { Approval, LEVEL_LENGTH } from "./approval";

/** Seconds since 1970 of the block being made. */
export function now(): u32 {
  return <u32>(current_time() / 1_000_000);
}

/** A packed transaction as proposed: its header is read at once, its actions when they are sent. */
export class ProposedTransaction {
  expiration: u32;
  delaySeconds: u32;
  private body: Reader;

  /** The transaction in `length` bytes at `start`. */
  constructor(private start: usize, private length: u32) {
    const body = new Reader(start, length);
    this.expiration = body.u32();
    body.skip(2 + 4); // ref_block_num, ref_block_prefix
    body.varuint32(); // max_net_usage_words
    body.skip(1); // max_cpu_usage_ms
    this.delaySeconds = body.varuint32();
    this.body = body;
  }

  requireUnexpired(): void {
    check(this.expiration >= now(), "transaction expired");
  }

  /** Passes over the context-free actions, of which there may be none; otherwise fails with `message`. */
  requireNoContextFreeActions(message: string): void {
    check(this.body.varuint32() == 0, message);
  }

  /** Sends each action inline; to be called after requireNoContextFreeActions. */
  sendActions(): void {
    const count = this.body.varuint32();
    for (let i: u32 = 0; i < count; i++) {
      const action = this.body.position;
      this.body.skip(8 + 8); // account, name
      this.skipLevels();
      this.body.skip(this.body.varuint32()); // data
      send_inline(action, <u32>(this.body.position - action));
    }
  }

  /** Whether the levels in `approvals` together satisfy every authorization that the transaction asks for. */
  isAuthorizedBy(approvals: Array<Approval>): bool {
    const levels = new Writer(MAX_VARUINT32 + approvals.length * LEVEL_LENGTH);
    levels.varuint32(approvals.length);
    for (let i = 0; i < approvals.length; i++) approvals[i].writeLevel(levels);
    return this.isAuthorizedByPacked(levels.start, levels.length);
  }

  /** As isAuthorizedBy, for levels already packed as an array. */
  isAuthorizedByPacked(levels: usize, levelsLength: u32): bool {
    return check_transaction_authorization(this.start, this.length, 0, 0, levels, levelsLength) > 0;
  }

  private skipLevels(): void {
    const count = this.body.varuint32();
    for (let i: u32 = 0; i < count; i++) this.body.skip(LEVEL_LENGTH);
  }
}
