;; 40 times: 64 KiB filled with 8-byte stores, copied byte by byte, summed in words of 4.
(module (memory 3)
 (func (export "apply") (param i64 i64 i64) (local $times i32) (local $at i32) (local $sum i32)
  (local.set $times (i32.const 40))
  (loop $again
   (local.set $at (i32.const 0))
   (loop $fill
    (i64.store (local.get $at) (i64.extend_i32_u (i32.add (local.get $at) (local.get $times))))
    (br_if $fill (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 8))) (i32.const 65536))))
   (local.set $at (i32.const 0))
   (loop $copy
    (i32.store8 offset=65536 (local.get $at) (i32.load8_u (local.get $at)))
    (br_if $copy (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 1))) (i32.const 65536))))
   (local.set $at (i32.const 0))
   (loop $add
    (local.set $sum (i32.add (local.get $sum) (i32.load offset=65536 (local.get $at))))
    (br_if $add (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 4))) (i32.const 65536))))
   (br_if $again (local.tee $times (i32.sub (local.get $times) (i32.const 1)))))
  (i32.store (i32.const 0) (local.get $sum))))
