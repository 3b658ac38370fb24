import { name } from "../lib/name";
import { Table } from "../lib/table";
import { MAX_VARUINT32, Writer } from "../lib/writer";
import { ProposedTransaction } from "./transaction";

/** What is known of a proposal's earliest time of execution. */
export enum ExecTime {
  /** The row was made before the field existed. */
  Absent,
  /** Not all approvals are there. */
  Unset,
  /** Set when the last needed approval came. */
  Set,
}

/** A row of table proposal: a packed transaction that waits for approvals. */
export class Proposal {
  execTime: ExecTime = ExecTime.Unset;
  /** Microseconds since 1970; meaningful when execTime is Set. */
  earliestExecTime: u64 = 0;

  private constructor(
    private table: Table, private row: i32, private id: u64, public packed: usize, public packedLength: u32) {}

  static exists(self: u64, proposer: u64, id: u64): bool {
    return new Table(self, proposer, name("proposal")).find(id) >= 0;
  }

  /** An existing proposal; without one the transaction ends with "proposal not found". */
  static load(self: u64, proposer: u64, id: u64): Proposal {
    const table = new Table(self, proposer, name("proposal"));
    const row = table.require(id, "proposal not found");
    const data = table.read(row);
    data.skip(8); // proposal_name
    const length = data.varuint32();
    const proposal = new Proposal(table, row, id, data.skip(length), length);
    if (data.remaining == 0) {
      proposal.execTime = ExecTime.Absent;
    } else if (data.u8() != 0) {
      proposal.execTime = ExecTime.Set;
      proposal.earliestExecTime = data.u64();
    }
    return proposal;
  }

  static add(self: u64, proposer: u64, id: u64, packed: usize, packedLength: u32): void {
    const table = new Table(self, proposer, name("proposal"));
    table.add(proposer, id, new Proposal(table, -1, id, packed, packedLength).write());
  }

  get transaction(): ProposedTransaction {
    return new ProposedTransaction(this.packed, this.packedLength);
  }

  /** Stores what has changed since load; `payer` is billed. */
  save(payer: u64): void {
    this.table.update(this.row, payer, this.write());
  }

  remove(): void {
    this.table.remove(this.row);
  }

  private write(): Writer {
    const data = new Writer(8 + MAX_VARUINT32 + this.packedLength + 1 + 8);
    data.u64(this.id);
    data.varuint32(this.packedLength);
    data.bytes(this.packed, this.packedLength);
    data.u8(this.execTime == ExecTime.Set ? 1 : 0);
    if (this.execTime == ExecTime.Set) data.u64(this.earliestExecTime);
    return data;
  }
}
