;; 20,000 rounds of four host functions that do little: current_time, has_auth, memcpy of 16 bytes, __multi3.
(module
 (import "env" "current_time" (func $now (result i64)))
 (import "env" "has_auth" (func $auth (param i64) (result i32)))
 (import "env" "memcpy" (func $copy (param i32 i32 i32) (result i32)))
 (import "env" "__multi3" (func $multiply (param i32 i64 i64 i64 i64)))
 (memory 1)
 (func (export "apply") (param $me i64) (param i64 i64) (local $i i32)
  (local.set $i (i32.const 20000))
  (loop $next
   (i64.store (i32.const 16) (call $now))
   (i32.store (i32.const 24) (call $auth (local.get $me)))
   (drop (call $copy (i32.const 64) (i32.const 16) (i32.const 16)))
   (call $multiply (i32.const 96) (i64.load (i32.const 64)) (i64.const 3) (i64.load (i32.const 16)) (i64.const 5))
   (br_if $next (local.tee $i (i32.sub (local.get $i) (i32.const 1)))))))
