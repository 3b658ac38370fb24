import { name } from "../lib/name";
import { Reader } from "../lib/reader";
import { Table } from "../lib/table";
import { MAX_VARUINT32, Writer } from "../lib/writer";
import { Approval, LEVEL_LENGTH } from "./approval";
import { invalidatedAt } from "./invalidations";

const VERSION: u8 = 1;

/**
 * The approvals of one proposal: a row of table approvals2 or, for a proposal of a contract before that table
 * existed, of table approvals, which has no times.
 */
export class Approvals {
  requested: Array<Approval> = [];
  provided: Array<Approval> = [];

  private constructor(
    private table: Table, private row: i32, private proposal: u64, private timed: bool) {}

  /** Those of an existing proposal; without any the transaction ends with "proposal not found". */
  static load(self: u64, proposer: u64, proposal: u64): Approvals {
    const current = new Table(self, proposer, name("approvals2"));
    const row = current.find(proposal);
    if (row >= 0) return new Approvals(current, row, proposal, true).read();
    const old = new Table(self, proposer, name("approvals"));
    return new Approvals(old, old.require(proposal, "proposal not found"), proposal, false).read();
  }

  /** Adds the row of a new proposal, nothing approved yet. */
  static add(self: u64, proposer: u64, proposal: u64, requested: Array<Approval>): void {
    const table = new Table(self, proposer, name("approvals2"));
    const approvals = new Approvals(table, -1, proposal, true);
    approvals.requested = requested;
    table.add(proposer, proposal, approvals.write());
  }

  /** Stores what has changed since load; `payer` is billed. */
  save(payer: u64): void {
    this.table.update(this.row, payer, this.write());
  }

  remove(): void {
    this.table.remove(this.row);
  }

  /** The approvals given and not invalidated since by their account. */
  valid(self: u64): Array<Approval> {
    const valid = new Array<Approval>();
    for (let i = 0; i < this.provided.length; i++) {
      const approval = this.provided[i];
      const invalidated = invalidatedAt(self, approval.actor);
      if (invalidated < 0 || (this.timed && <u64>invalidated < approval.time)) valid.push(approval);
    }
    return valid;
  }

  private read(): Approvals {
    const data = this.table.read(this.row);
    if (this.timed) data.skip(1); // version
    data.skip(8); // proposal_name
    this.requested = this.readList(data);
    this.provided = this.readList(data);
    return this;
  }

  private readList(data: Reader): Array<Approval> {
    const list = new Array<Approval>();
    const count = data.varuint32();
    for (let i: u32 = 0; i < count; i++) {
      const approval = Approval.readLevel(data);
      if (this.timed) approval.time = data.u64();
      list.push(approval);
    }
    return list;
  }

  private write(): Writer {
    const rows: u32 = this.requested.length + this.provided.length;
    const data = new Writer(1 + 8 + 2 * MAX_VARUINT32 + rows * (LEVEL_LENGTH + 8));
    if (this.timed) data.u8(VERSION);
    data.u64(this.proposal);
    this.writeList(data, this.requested);
    this.writeList(data, this.provided);
    return data;
  }

  private writeList(data: Writer, list: Array<Approval>): void {
    data.varuint32(list.length);
    for (let i = 0; i < list.length; i++) {
      list[i].writeLevel(data);
      if (this.timed) data.u64(list[i].time);
    }
  }
}
