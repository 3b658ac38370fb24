;; 50,000 rounds of f32 addition, multiplication, division, square root, comparison and conversion.
(module (memory 1)
 (func (export "apply") (param i64 i64 i64) (local $i i32) (local $x f32) (local $y f32)
  (local.set $i (i32.const 50000))
  (local.set $x (f32.const 1.5))
  (loop $next
   (local.set $y (f32.add (local.get $y) (f32.mul (local.get $x) (f32.convert_i32_s (local.get $i)))))
   (local.set $x (f32.div (local.get $y) (f32.add (local.get $x) (f32.const 3.25))))
   (local.set $x (f32.sqrt (f32.abs (local.get $x))))
   (if (f32.gt (local.get $y) (f32.const 1e6)) (then (local.set $y (f32.sub (local.get $y) (f32.const 999999.5)))))
   (local.set $y (f32.add (local.get $y) (f32.convert_i64_s (i64.trunc_f32_s (local.get $x)))))
   (br_if $next (local.tee $i (i32.sub (local.get $i) (i32.const 1)))))
  (f32.store (i32.const 0) (f32.add (local.get $x) (local.get $y)))))
