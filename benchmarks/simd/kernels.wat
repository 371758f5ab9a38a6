;; Two vector kernels, with the results and the work of kernels.c.
(module
  (memory (export "memory") 2 2)

  ;; left at 0, right at 16384, text at 32768
  (func (export "prepare") (local $i i32) (local $x i32)
    (loop $floats
      (f32.store
        (i32.shl (local.get $i) (i32.const 2))
        (f32.mul (f32.convert_i32_s (i32.rem_u (local.get $i) (i32.const 97))) (f32.const 0.25)))
      (f32.store offset=16384
        (i32.shl (local.get $i) (i32.const 2))
        (f32.sub (f32.convert_i32_s (i32.rem_u (local.get $i) (i32.const 89))) (f32.const 44)))
      (br_if $floats
        (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 4096))))
    (local.set $i (i32.const 0))
    (local.set $x (i32.const 12345))
    (loop $bytes
      (local.set $x (i32.add (i32.mul (local.get $x) (i32.const 1103515245)) (i32.const 12345)))
      (i32.store8 offset=32768 (local.get $i) (i32.shr_u (local.get $x) (i32.const 16)))
      (br_if $bytes
        (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 32768)))))

  (func (export "dot") (param $rounds i32) (result f32) (local $i i32) (local $sum v128)
    (loop $round
      (local.set $i (i32.const 0))
      (loop $next
        (local.set $sum
          (f32x4.add
            (local.get $sum)
            (f32x4.mul (v128.load (local.get $i)) (v128.load offset=16384 (local.get $i)))))
        (br_if $next
          (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 16))) (i32.const 16384))))
      (br_if $round (local.tee $rounds (i32.sub (local.get $rounds) (i32.const 1)))))
    (f32.add
      (f32.add
        (f32.add (f32x4.extract_lane 0 (local.get $sum)) (f32x4.extract_lane 1 (local.get $sum)))
        (f32x4.extract_lane 2 (local.get $sum)))
      (f32x4.extract_lane 3 (local.get $sum))))

  (func (export "hash") (param $rounds i32) (result i32) (local $i i32) (local $h v128) (local $result i32)
    (local.set $h (v128.const i8x16 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16))
    (loop $round
      (local.set $i (i32.const 0))
      (loop $next
        (local.set $h (i8x16.add (local.get $h) (v128.load offset=32768 (local.get $i))))
        (local.set $h (i8x16.add (local.get $h) (i8x16.shl (local.get $h) (i32.const 5))))
        (local.set $h (v128.xor (local.get $h) (i8x16.shr_u (local.get $h) (i32.const 3))))
        (br_if $next
          (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 16))) (i32.const 32768))))
      (br_if $round (local.tee $rounds (i32.sub (local.get $rounds) (i32.const 1)))))
    ;; the bytes as digits to the base 31
    (v128.store (i32.const 65536) (local.get $h))
    (local.set $i (i32.const 0))
    (loop $bytes
      (local.set $result
        (i32.add (i32.mul (local.get $result) (i32.const 31)) (i32.load8_u offset=65536 (local.get $i))))
      (br_if $bytes (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 16))))
    (local.get $result)))
