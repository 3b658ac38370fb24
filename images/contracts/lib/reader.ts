import { check } from "./check";
import { action_data_size, read_action_data } from "./host";

/** Reads Antelope's binary serialization from a range of memory. */
export class Reader {
  position: usize;
  end: usize;

  constructor(start: usize, length: u32) {
    this.position = start;
    this.end = start + length;
  }

  /** The data of the action being executed. */
  static actionData(): Reader {
    const length = action_data_size();
    const buffer = heap.alloc(length);
    if (length > 0) read_action_data(buffer, length);
    return new Reader(buffer, length);
  }

  /** Bytes left. */
  get remaining(): u32 {
    return <u32>(this.end - this.position);
  }

  /** Passes over `length` bytes and returns where they begin. */
  skip(length: u32): usize {
    check(length <= this.remaining, "datastream attempted to read past the end");
    const start = this.position;
    this.position += length;
    return start;
  }

  u8(): u8 { return load<u8>(this.skip(1)); }

  u32(): u32 { return load<u32>(this.skip(4)); }

  u64(): u64 { return load<u64>(this.skip(8)); }

  varuint32(): u32 {
    let value: u64 = 0;
    let shift: u32 = 0;
    let byte: u8;
    do {
      byte = this.u8();
      if (shift < 35) value |= <u64>(byte & 0x7f) << shift;
      shift += 7;
    } while (byte & 0x80);
    return <u32>value;
  }
}
