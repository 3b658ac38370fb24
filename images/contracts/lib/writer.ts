/** Writes Antelope's binary serialization into memory of a size known beforehand. */
export class Writer {
  start: usize;
  position: usize;

  constructor(capacity: u32) {
    this.start = heap.alloc(capacity);
    this.position = this.start;
  }

  /** Bytes written. */
  get length(): u32 {
    return <u32>(this.position - this.start);
  }

  u8(value: u8): void {
    store<u8>(this.position, value);
    this.position += 1;
  }

  u64(value: u64): void {
    store<u64>(this.position, value);
    this.position += 8;
  }

  varuint32(value: u32): void {
    while (value >= 0x80) {
      this.u8(<u8>(value & 0x7f) | 0x80);
      value >>= 7;
    }
    this.u8(<u8>value);
  }

  bytes(source: usize, length: u32): void {
    memory.copy(this.position, source, length);
    this.position += length;
  }
}

/** The most bytes a varuint32 takes. */
export const MAX_VARUINT32: u32 = 5;
