import { eosio_assert_code, eosio_assert_message } from "./host";

/** Code that contracts built with Antelope CDT give for an action they do not have. */
const NO_ACTION: u64 = 8000000000000000000;

/** Code that contracts built with Antelope CDT give for an onerror notification they do not handle. */
const ON_ERROR: u64 = 8000000000000000001;

/** Ends the transaction with `message` (ASCII) unless `condition` holds. */
export function check(condition: bool, message: string): void {
  if (condition) return;
  const length = message.length;
  const text = heap.alloc(length);
  for (let i = 0; i < length; i++) store<u8>(text + i, <u8>message.charCodeAt(i));
  eosio_assert_message(0, text, length);
}

/** Ends the transaction as a CDT contract does for an unknown action. */
export function unknownAction(): void {
  eosio_assert_code(0, NO_ACTION);
}

/** Ends the transaction as a CDT contract does for an onerror notification without a handler. */
export function unhandledError(): void {
  eosio_assert_code(0, ON_ERROR);
}

/** What the compiler calls for its own failed checks (index out of range and the like). */
export function abort(message: string | null, _file: string | null, _line: u32, _column: u32): void {
  check(false, message === null ? "abort" : message);
  unreachable();
}
