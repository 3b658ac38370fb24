;; The 25th Fibonacci number by recursion: 242,785 calls.
(module (memory 1)
 (func $fib (param $n i32) (result i32)
  (if (result i32) (i32.lt_u (local.get $n) (i32.const 2))
   (then (local.get $n))
   (else (i32.add (call $fib (i32.sub (local.get $n) (i32.const 1))) (call $fib (i32.sub (local.get $n) (i32.const 2)))))))
 (func (export "apply") (param i64 i64 i64) (i32.store (i32.const 0) (call $fib (i32.const 25)))))
