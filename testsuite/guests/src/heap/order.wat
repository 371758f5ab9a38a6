;; Evaluation must keep the order of reads, writes and allocations.
(module
  (type $cell (sub (struct (field $v (mut i32)))))
  (type $wide (sub $cell (struct (field $v (mut i32)) (field $next (ref null $cell)))))
  (type $narrow (sub $wide (struct (field $v (mut i32)) (field $next (ref null $narrow)))))
  (type $ints (array (mut i32)))
  (type $shorts (array (mut i16)))
  (func $set (param $c (ref $cell)) (param $v i32) (result i32)
    (struct.set $cell $v (local.get $c) (local.get $v)) (i32.const 100))
  ;; The old value, although the field is assigned before it is returned.
  (func (export "exchange") (param i32 i32) (result i32) (local $c (ref $cell))
    (local.set $c (struct.new $cell (local.get 0)))
    (struct.get $cell $v (local.get $c))
    (struct.set $cell $v (local.get $c) (local.get 1)))
  ;; Old value, result of the call, new value.
  (func (export "across_call") (param i32 i32) (result i32 i32 i32) (local $c (ref $cell))
    (local.set $c (struct.new $cell (local.get 0)))
    (struct.get $cell $v (local.get $c))
    (call $set (local.get $c) (local.get 1))
    (struct.get $cell $v (local.get $c)))
  (func (export "array_exchange") (param i32 i32) (result i32 i32) (local $a (ref $ints))
    (local.set $a (array.new $ints (local.get 0) (i32.const 4)))
    (array.get $ints (local.get $a) (i32.const 2))
    (array.fill $ints (local.get $a) (i32.const 1) (local.get 1) (i32.const 2))
    (array.get $ints (local.get $a) (i32.const 2)))
  ;; One object, not two.
  (func (export "identity") (result i32) (local $c (ref null $cell))
    (ref.eq (local.tee $c (struct.new_default $cell)) (local.get $c)))
  (func (export "distinct") (result i32) (ref.eq (struct.new_default $cell) (struct.new_default $cell)))
  ;; A new object in every turn.
  (func (export "loop") (param $n i32) (result i32) (local $last (ref null $narrow)) (local $sum i32)
    (loop $again
      (local.set $last (struct.new $narrow (local.get $n) (local.get $last)))
      (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
    (block $out
      (loop $down
        (br_if $out (ref.is_null (local.get $last)))
        (local.set $sum (i32.add (i32.mul (local.get $sum) (i32.const 10)) (struct.get $wide $v (local.get $last))))
        (local.set $last (struct.get $narrow $next (local.get $last)))
        (br $down)))
    (local.get $sum))
  ;; A dropped access still traps.
  (func (export "drop_null") (local $c (ref null $cell)) (drop (struct.get $cell $v (local.get $c))))
  (func (export "drop_bounds") (param i32) (drop (array.get $ints (array.new_default $ints (i32.const 2)) (local.get 0))))
  (func (export "drop_length") (param i32) (drop (array.new_default $ints (local.get 0))))
  ;; The wider of two branches decides the type.
  (func (export "select") (param i32) (result i32) (local $c (ref null $cell))
    (struct.get $cell $v
      (select (result (ref null $cell))
        (struct.new $narrow (i32.const 1) (ref.null $narrow)) (struct.new $cell (i32.const 2)) (local.get 0))))
  (func (export "branches") (param i32) (result i32)
    (struct.get $cell $v
      (block $b (result (ref null $cell))
        (drop (br_if $b (struct.new $narrow (i32.const 1) (ref.null none)) (local.get 0)))
        (if (result (ref null $wide)) (i32.const 1)
          (then (struct.new $wide (i32.const 2) (ref.null none)))
          (else (ref.null none))))))
  (func (export "shorts") (param i32) (result i32 i32) (local $a (ref $shorts))
    (local.set $a (array.new_fixed $shorts 2 (i32.const 0) (local.get 0)))
    (array.get_s $shorts (local.get $a) (i32.const 1))
    (array.get_u $shorts (local.get $a) (i32.const 1))))
