import { Reader } from "../lib/reader";
import { Writer } from "../lib/writer";

/** Bytes of a packed permission level: actor and permission. */
export const LEVEL_LENGTH: u32 = 8 + 8;

/** A permission level that was asked to approve, or did so at `time` (microseconds since 1970, 0: not yet). */
export class Approval {
  constructor(public actor: u64, public permission: u64, public time: u64) {}

  static readLevel(data: Reader): Approval {
    return new Approval(data.u64(), data.u64(), 0);
  }

  writeLevel(data: Writer): void {
    data.u64(this.actor);
    data.u64(this.permission);
  }

  isFor(actor: u64, permission: u64): bool {
    return this.actor == actor && this.permission == permission;
  }
}

/** Where in `approvals` the level is, -1 when it is not. */
export function indexOf(approvals: Array<Approval>, actor: u64, permission: u64): i32 {
  for (let i = 0; i < approvals.length; i++) {
    if (approvals[i].isFor(actor, permission)) return i;
  }
  return -1;
}
