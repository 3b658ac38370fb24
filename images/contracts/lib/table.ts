import { check } from "./check";
import { db_find_i64, db_get_i64, db_remove_i64, db_store_i64, db_update_i64 } from "./host";
import { Reader } from "./reader";
import { Writer } from "./writer";

/** The rows of one table in one scope of one contract, by primary key. */
export class Table {
  constructor(private code: u64, private scope: u64, private table: u64) {}

  /** The row's iterator, negative when there is none. */
  find(key: u64): i32 {
    return db_find_i64(this.code, this.scope, this.table, key);
  }

  /** The row's iterator; without a row the transaction ends with `message`. */
  require(key: u64, message: string): i32 {
    const row = this.find(key);
    check(row >= 0, message);
    return row;
  }

  /** The row's bytes. */
  read(row: i32): Reader {
    const length = db_get_i64(row, 0, 0);
    const buffer = heap.alloc(length);
    db_get_i64(row, buffer, length);
    return new Reader(buffer, length);
  }

  add(payer: u64, key: u64, data: Writer): void {
    db_store_i64(this.scope, this.table, payer, key, data.start, data.length);
  }

  update(row: i32, payer: u64, data: Writer): void {
    db_update_i64(row, payer, data.start, data.length);
  }

  remove(row: i32): void {
    db_remove_i64(row);
  }
}
