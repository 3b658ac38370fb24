/** An account, action or table name as its 64-bit value; `text` holds at most 12 of `.12345a-z`. */
export function name(text: string): u64 {
  let value: u64 = 0;
  for (let i = 0; i < 12; i++) {
    value = (value << 5) | (i < text.length ? symbol(text.charCodeAt(i)) : 0);
  }
  return value << 4;
}

function symbol(character: i32): u64 {
  if (character >= 0x61) return character - 0x61 + 6; // a to z
  if (character >= 0x31) return character - 0x31 + 1; // 1 to 5
  return 0;
}
