;; The action activate preactivates the protocol features whose digests are its data. For a privileged account.
(module
 (import "env" "action_data_size" (func $size (result i32)))
 (import "env" "read_action_data" (func $read (param i32 i32) (result i32)))
 (import "env" "preactivate_feature" (func $activate (param i32)))
 (memory 1)
 (func (export "apply") (param i64 i64) (param $action i64) (local $at i32) (local $end i32)
  (if (i64.ne (local.get $action) (i64.const 3617214701412286464)) (then (return)))
  (local.set $at (i32.const 64))
  (local.set $end (i32.add (local.get $at) (call $read (local.get $at) (call $size))))
  (block $done (loop $next
   (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
   (call $activate (local.get $at))
   (local.set $at (i32.add (local.get $at) (i32.const 32)))
   (br $next)))))
