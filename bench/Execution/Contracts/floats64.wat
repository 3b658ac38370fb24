;; 50,000 rounds of f64 addition, multiplication, division, square root, comparison and conversion.
(module (memory 1)
 (func (export "apply") (param i64 i64 i64) (local $i i32) (local $x f64) (local $y f64)
  (local.set $i (i32.const 50000))
  (local.set $x (f64.const 1.5))
  (loop $next
   (local.set $y (f64.add (local.get $y) (f64.mul (local.get $x) (f64.convert_i32_s (local.get $i)))))
   (local.set $x (f64.div (local.get $y) (f64.add (local.get $x) (f64.const 3.25))))
   (local.set $x (f64.sqrt (f64.abs (local.get $x))))
   (if (f64.gt (local.get $y) (f64.const 1e9)) (then (local.set $y (f64.sub (local.get $y) (f64.const 999999999.5)))))
   (local.set $y (f64.add (local.get $y) (f64.convert_i64_s (i64.trunc_f64_s (local.get $x)))))
   (br_if $next (local.tee $i (i32.sub (local.get $i) (i32.const 1)))))
  (f64.store (i32.const 0) (f64.add (local.get $x) (local.get $y)))))
