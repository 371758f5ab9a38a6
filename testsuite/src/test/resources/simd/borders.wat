;; Vectors where they cross the border of a function, and what the official suite leaves out. wat2wasm --enable-relaxed-simd
(module
  (type $unary (func (param v128) (result v128)))
  (import "host" "twice" (func $twice (type $unary)))
  (import "host" "table" (table $table 4 funcref))
  (memory (export "memory") 1 1)
  (global $plain (mut v128) (v128.const i64x2 5 6))
  (global $copy v128 (v128.const i64x2 7 8))
  (global (export "shared") (mut v128) (v128.const i64x2 9 10))

  (func $next (type $unary) (i64x2.add (local.get 0) (v128.const i64x2 1 2)))
  (func (export "add") (param v128 v128) (result v128) (i64x2.add (local.get 0) (local.get 1)))
  (func (export "callTwice") (type $unary) (call $twice (call $next (local.get 0))))

  ;; puts a function of this instance into the table, which instances share
  (elem declare func $next)
  (func (export "offer") (param i32) (table.set $table (local.get 0) (ref.func $next)))
  (func (export "callTable") (param v128 i32) (result v128)
    (call_indirect $table (type $unary) (local.get 0) (local.get 1)))

  (func $many (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (param v128) (result v128) (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (i64x2.add (local.get 0) (local.get 1)) (local.get 2)) (local.get 3)) (local.get 4)) (local.get 5)) (local.get 6)) (local.get 7)) (local.get 8)) (local.get 9)) (local.get 10)) (local.get 11)) (local.get 12)) (local.get 13)) (local.get 14)) (local.get 15)) (local.get 16)) (local.get 17)) (local.get 18)) (local.get 19)) (local.get 20)) (local.get 21)) (local.get 22)) (local.get 23)) (local.get 24)) (local.get 25)) (local.get 26)) (local.get 27)) (local.get 28)) (local.get 29)) (local.get 30)) (local.get 31)) (local.get 32)) (local.get 33)) (local.get 34)) (local.get 35)) (local.get 36)) (local.get 37)) (local.get 38)) (local.get 39)) (local.get 40)) (local.get 41)) (local.get 42)) (local.get 43)) (local.get 44)) (local.get 45)) (local.get 46)) (local.get 47)) (local.get 48)) (local.get 49)) (local.get 50)) (local.get 51)) (local.get 52)) (local.get 53)) (local.get 54)) (local.get 55)) (local.get 56)) (local.get 57)) (local.get 58)) (local.get 59)) (local.get 60)) (local.get 61)) (local.get 62)) (local.get 63)) (local.get 64)) (local.get 65)) (local.get 66)) (local.get 67)) (local.get 68)) (local.get 69)))
  (func (export "callMany") (result v128) (call $many (v128.const i64x2 0 100) (v128.const i64x2 1 101) (v128.const i64x2 2 102) (v128.const i64x2 3 103) (v128.const i64x2 4 104) (v128.const i64x2 5 105) (v128.const i64x2 6 106) (v128.const i64x2 7 107) (v128.const i64x2 8 108) (v128.const i64x2 9 109) (v128.const i64x2 10 110) (v128.const i64x2 11 111) (v128.const i64x2 12 112) (v128.const i64x2 13 113) (v128.const i64x2 14 114) (v128.const i64x2 15 115) (v128.const i64x2 16 116) (v128.const i64x2 17 117) (v128.const i64x2 18 118) (v128.const i64x2 19 119) (v128.const i64x2 20 120) (v128.const i64x2 21 121) (v128.const i64x2 22 122) (v128.const i64x2 23 123) (v128.const i64x2 24 124) (v128.const i64x2 25 125) (v128.const i64x2 26 126) (v128.const i64x2 27 127) (v128.const i64x2 28 128) (v128.const i64x2 29 129) (v128.const i64x2 30 130) (v128.const i64x2 31 131) (v128.const i64x2 32 132) (v128.const i64x2 33 133) (v128.const i64x2 34 134) (v128.const i64x2 35 135) (v128.const i64x2 36 136) (v128.const i64x2 37 137) (v128.const i64x2 38 138) (v128.const i64x2 39 139) (v128.const i64x2 40 140) (v128.const i64x2 41 141) (v128.const i64x2 42 142) (v128.const i64x2 43 143) (v128.const i64x2 44 144) (v128.const i64x2 45 145) (v128.const i64x2 46 146) (v128.const i64x2 47 147) (v128.const i64x2 48 148) (v128.const i64x2 49 149) (v128.const i64x2 50 150) (v128.const i64x2 51 151) (v128.const i64x2 52 152) (v128.const i64x2 53 153) (v128.const i64x2 54 154) (v128.const i64x2 55 155) (v128.const i64x2 56 156) (v128.const i64x2 57 157) (v128.const i64x2 58 158) (v128.const i64x2 59 159) (v128.const i64x2 60 160) (v128.const i64x2 61 161) (v128.const i64x2 62 162) (v128.const i64x2 63 163) (v128.const i64x2 64 164) (v128.const i64x2 65 165) (v128.const i64x2 66 166) (v128.const i64x2 67 167) (v128.const i64x2 68 168) (v128.const i64x2 69 169)))

  (func $several (param v128) (result i32 v128 f32 v128)
    (i32.const -3) (f32x4.neg (local.get 0)) (f32.const 1.5) (local.get 0))
  (func (export "several") (param v128) (result i32 v128 f32 v128) (call $several (local.get 0)))
  (func $mixed (param v128) (result v128 funcref v128) (local.get 0) (ref.func $next) (v128.not (local.get 0)))
  (func (export "mixed") (param v128) (result v128 i32 v128) (local $f funcref) (local $v v128)
    (call $mixed (local.get 0))
    (local.set $v) (local.set $f) (ref.is_null (local.get $f)) (local.get $v))

  (func (export "globals") (param v128) (result v128)
    (global.set $plain (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (global.get $plain) (global.get $plain)))
    (global.set 2 (i64x2.add (global.get 2) (local.get 0)))
    (i64x2.add (global.get $plain) (i64x2.add (global.get $copy) (global.get 2))))

  ;; lanes of the new value that depend on several lanes of the old one
  (func (export "swap") (type $unary)
    (local.set 0 (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (local.get 0) (local.get 0)))
    (local.get 0))
  (func (export "rotate") (type $unary)
    (local.set 0 (f32x4.mul (local.get 0) (v128.const f32x4 2 2 2 2)))
    (local.set 0 (i8x16.shuffle 4 5 6 7 8 9 10 11 12 13 14 15 0 1 2 3 (local.get 0) (local.get 0)))
    (f32x4.neg (local.get 0)))
  (func (export "widen") (type $unary)
    (local.set 0 (i16x8.extend_low_i8x16_s (local.get 0)))
    (local.get 0))

  (func (export "store") (param i32 v128) (v128.store (local.get 0) (local.get 1)))
  (func (export "storeFar") (param i32 v128) (v128.store offset=8 (local.get 0) (local.get 1)))
  (func (export "storeFloats") (param i32 v128)
    (v128.store (local.get 0) (f32x4.neg (f32x4.neg (local.get 1)))))
  ;; the vector is dropped, its trap is not
  (func (export "lowLane") (param i32) (result i32) (i32x4.extract_lane 0 (v128.load (local.get 0))))
  (func (export "dropped") (param i32) (drop (v128.load (local.get 0))))

  ;; no allocation, however often
  (func (export "loop") (param $n i32) (result v128) (local $v v128) (local $w v128)
    (loop $again
      (local.set $v (f32x4.add (call $next (local.get $v)) (local.get $v)))
      (local.set $w (i8x16.add (i8x16.shl (local.get $w) (local.get $n)) (local.get $v)))
      (local.set $v (select (local.get $v) (local.get $w) (i32.and (local.get $n) (i32.const 1))))
      (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
    (local.get $w))

  (func (export "truncS") (type $unary) (i32x4.relaxed_trunc_f32x4_s (local.get 0)))
  (func (export "truncU") (type $unary) (i32x4.relaxed_trunc_f32x4_u (local.get 0)))
  (func (export "truncZeroS") (type $unary) (i32x4.relaxed_trunc_f64x2_s_zero (local.get 0)))
  (func (export "truncZeroU") (type $unary) (i32x4.relaxed_trunc_f64x2_u_zero (local.get 0))))
