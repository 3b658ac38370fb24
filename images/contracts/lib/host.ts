// The host functions of nodeos (module "env") that these contracts import, under nodeos's own names.
// Pointers and lengths are 32 bits; names and times are 64-bit integers.

// @ts-ignore: decorator
@external("env", "eosio_assert_message")
export declare function eosio_assert_message(test: u32, message: usize, length: u32): void;
// @ts-ignore: decorator
@external("env", "eosio_assert_code")
export declare function eosio_assert_code(test: u32, code: u64): void;
// @ts-ignore: decorator
@external("env", "action_data_size")
export declare function action_data_size(): u32;
// @ts-ignore: decorator
@external("env", "read_action_data")
export declare function read_action_data(buffer: usize, length: u32): u32;
// @ts-ignore: decorator
@external("env", "require_auth")
export declare function require_auth(account: u64): void;
// @ts-ignore: decorator
@external("env", "require_auth2")
export declare function require_auth2(account: u64, permission: u64): void;
// @ts-ignore: decorator
@external("env", "current_time")
export declare function current_time(): u64;
// @ts-ignore: decorator
@external("env", "send_inline")
export declare function send_inline(action: usize, length: u32): void;
// @ts-ignore: decorator
@external("env", "assert_sha256")
export declare function assert_sha256(data: usize, length: u32, hash: usize): void;
// @ts-ignore: decorator
@external("env", "check_transaction_authorization")
export declare function check_transaction_authorization(
  transaction: usize, transactionLength: u32, keys: usize, keysLength: u32, levels: usize, levelsLength: u32): i32;
// @ts-ignore: decorator
@external("env", "preactivate_feature")
export declare function preactivate_feature(digest: usize): void;
// @ts-ignore: decorator
@external("env", "is_feature_activated")
export declare function is_feature_activated(digest: usize): bool;
// @ts-ignore: decorator
@external("env", "db_find_i64")
export declare function db_find_i64(code: u64, scope: u64, table: u64, id: u64): i32;
// @ts-ignore: decorator
@external("env", "db_get_i64")
export declare function db_get_i64(iterator: i32, buffer: usize, length: u32): i32;
// @ts-ignore: decorator
@external("env", "db_store_i64")
export declare function db_store_i64(scope: u64, table: u64, payer: u64, id: u64, data: usize, length: u32): i32;
// @ts-ignore: decorator
@external("env", "db_update_i64")
export declare function db_update_i64(iterator: i32, payer: u64, data: usize, length: u32): void;
// @ts-ignore: decorator
@external("env", "db_remove_i64")
export declare function db_remove_i64(iterator: i32): void;
