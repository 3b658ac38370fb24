;; Calls a crypto function again and again. The action's data, which is laid at 0: which function, how many times, the arguments, all of
;; 4 bytes; then what the arguments point at.
(module
 (import "env" "action_data_size" (func $size (result i32)))
 (import "env" "read_action_data" (func $read (param i32 i32) (result i32)))
 (import "env" "mod_exp" (func $mod_exp (param i32 i32 i32 i32 i32 i32 i32 i32) (result i32)))
 (import "env" "alt_bn128_add" (func $alt_bn128_add (param i32 i32 i32 i32 i32 i32) (result i32)))
 (import "env" "alt_bn128_mul" (func $alt_bn128_mul (param i32 i32 i32 i32 i32 i32) (result i32)))
 (import "env" "alt_bn128_pair" (func $alt_bn128_pair (param i32 i32) (result i32)))
 (import "env" "blake2_f" (func $blake2_f (param i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32) (result i32)))
 (import "env" "sha3" (func $sha3 (param i32 i32 i32 i32 i32)))
 (import "env" "k1_recover" (func $k1_recover (param i32 i32 i32 i32 i32 i32) (result i32)))
 (import "env" "recover_key" (func $recover_key (param i32 i32 i32 i32 i32) (result i32)))
 (import "env" "sha256" (func $sha256 (param i32 i32 i32)))
 (import "env" "sha1" (func $sha1 (param i32 i32 i32)))
 (import "env" "sha512" (func $sha512 (param i32 i32 i32)))
 (import "env" "ripemd160" (func $ripemd160 (param i32 i32 i32)))
 (memory 2)
 (func (export "apply") (param i64 i64 i64) (local $i i32)
  (drop (call $read (i32.const 0) (call $size)))
  (local.set $i (i32.load offset=4 (i32.const 0)))
  (loop $next
   (block $done
    (block $case_ripemd160
    (block $case_sha512
    (block $case_sha1
    (block $case_sha256
    (block $case_recover_key
    (block $case_k1_recover
    (block $case_sha3
    (block $case_blake2_f
    (block $case_alt_bn128_pair
    (block $case_alt_bn128_mul
    (block $case_alt_bn128_add
    (block $case_mod_exp
     (br_table $case_mod_exp $case_alt_bn128_add $case_alt_bn128_mul $case_alt_bn128_pair $case_blake2_f $case_sha3 $case_k1_recover $case_recover_key $case_sha256 $case_sha1 $case_sha512 $case_ripemd160 $done (i32.load (i32.const 0)))
    )
     (drop (call $mod_exp (i32.load offset=8 (i32.const 0)) (i32.load offset=12 (i32.const 0)) (i32.load offset=16 (i32.const 0)) (i32.load offset=20 (i32.const 0)) (i32.load offset=24 (i32.const 0)) (i32.load offset=28 (i32.const 0)) (i32.load offset=32 (i32.const 0)) (i32.load offset=36 (i32.const 0))))
     (br $done)
    )
     (drop (call $alt_bn128_add (i32.load offset=8 (i32.const 0)) (i32.load offset=12 (i32.const 0)) (i32.load offset=16 (i32.const 0)) (i32.load offset=20 (i32.const 0)) (i32.load offset=24 (i32.const 0)) (i32.load offset=28 (i32.const 0))))
     (br $done)
    )
     (drop (call $alt_bn128_mul (i32.load offset=8 (i32.const 0)) (i32.load offset=12 (i32.const 0)) (i32.load offset=16 (i32.const 0)) (i32.load offset=20 (i32.const 0)) (i32.load offset=24 (i32.const 0)) (i32.load offset=28 (i32.const 0))))
     (br $done)
    )
     (drop (call $alt_bn128_pair (i32.load offset=8 (i32.const 0)) (i32.load offset=12 (i32.const 0))))
     (br $done)
    )
     (drop (call $blake2_f (i32.load offset=8 (i32.const 0)) (i32.load offset=12 (i32.const 0)) (i32.load offset=16 (i32.const 0)) (i32.load offset=20 (i32.const 0)) (i32.load offset=24 (i32.const 0)) (i32.load offset=28 (i32.const 0)) (i32.load offset=32 (i32.const 0)) (i32.load offset=36 (i32.const 0)) (i32.load offset=40 (i32.const 0)) (i32.load offset=44 (i32.const 0)) (i32.load offset=48 (i32.const 0)) (i32.load offset=52 (i32.const 0))))
     (br $done)
    )
     (call $sha3 (i32.load offset=8 (i32.const 0)) (i32.load offset=12 (i32.const 0)) (i32.load offset=16 (i32.const 0)) (i32.load offset=20 (i32.const 0)) (i32.load offset=24 (i32.const 0)))
     (br $done)
    )
     (drop (call $k1_recover (i32.load offset=8 (i32.const 0)) (i32.load offset=12 (i32.const 0)) (i32.load offset=16 (i32.const 0)) (i32.load offset=20 (i32.const 0)) (i32.load offset=24 (i32.const 0)) (i32.load offset=28 (i32.const 0))))
     (br $done)
    )
     (drop (call $recover_key (i32.load offset=8 (i32.const 0)) (i32.load offset=12 (i32.const 0)) (i32.load offset=16 (i32.const 0)) (i32.load offset=20 (i32.const 0)) (i32.load offset=24 (i32.const 0))))
     (br $done)
    )
     (call $sha256 (i32.load offset=8 (i32.const 0)) (i32.load offset=12 (i32.const 0)) (i32.load offset=16 (i32.const 0)))
     (br $done)
    )
     (call $sha1 (i32.load offset=8 (i32.const 0)) (i32.load offset=12 (i32.const 0)) (i32.load offset=16 (i32.const 0)))
     (br $done)
    )
     (call $sha512 (i32.load offset=8 (i32.const 0)) (i32.load offset=12 (i32.const 0)) (i32.load offset=16 (i32.const 0)))
     (br $done)
    )
     (call $ripemd160 (i32.load offset=8 (i32.const 0)) (i32.load offset=12 (i32.const 0)) (i32.load offset=16 (i32.const 0)))
     (br $done)
   )
   (br_if $next (local.tee $i (i32.sub (local.get $i) (i32.const 1)))))))
