import { current_time } from "../lib/host";
import { name } from "../lib/name";
import { Table } from "../lib/table";
import { Writer } from "../lib/writer";

/** When the account last took back all its approvals (microseconds since 1970), -1 when it never did. */
export function invalidatedAt(self: u64, account: u64): i64 {
  const table = new Table(self, self, name("invals"));
  const row = table.find(account);
  if (row < 0) return -1;
  const data = table.read(row);
  data.skip(8); // account
  return <i64>data.u64();
}

/** Takes back all the approvals that the account has given up to now; it is billed. */
export function invalidateNow(self: u64, account: u64): void {
  const table = new Table(self, self, name("invals"));
  const data = new Writer(8 + 8);
  data.u64(account);
  data.u64(current_time());
  const row = table.find(account);
  if (row < 0) table.add(account, account, data);
  else table.update(row, account, data);
}
