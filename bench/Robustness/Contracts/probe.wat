;; The account eosio of the robustness runs. setprods: all of the data = packed vector of (name, public_key), proposed as the
;; schedule. fill: u64 first, u64 count; stores that many rows of 16 bytes in the table rows, scope and payer the receiver.
(module
 (import "env" "read_action_data" (func $rad (param i32 i32) (result i32)))
 (import "env" "set_proposed_producers" (func $spp (param i32 i32) (result i64)))
 (import "env" "db_store_i64" (func $store (param i64 i64 i64 i64 i32 i32) (result i32)))
 (memory 2)
 (func (export "apply") (param $receiver i64) (param $code i64) (param $action i64) (local $n i32) (local $id i64) (local $end i64)
  (if (i64.ne (local.get $receiver) (local.get $code)) (then (return)))
  (if (i64.eq (local.get $action) (i64.const 0xc2b35bd138000000)) (then
   (local.set $n (call $rad (i32.const 1024) (i32.const 65536)))
   (drop (call $spp (i32.const 1024) (local.get $n)))))
  (if (i64.eq (local.get $action) (i64.const 0x5ba3100000000000)) (then
   (drop (call $rad (i32.const 1024) (i32.const 16)))
   (local.set $id (i64.load (i32.const 1024)))
   (local.set $end (i64.add (local.get $id) (i64.load (i32.const 1032))))
   (block $done (loop $next
    (br_if $done (i64.ge_u (local.get $id) (local.get $end)))
    (drop (call $store (local.get $receiver) (i64.const 0xbd39800000000000) (local.get $receiver) (local.get $id) (i32.const 1024) (i32.const 16)))
    (local.set $id (i64.add (local.get $id) (i64.const 1)))
    (br $next)))))))
