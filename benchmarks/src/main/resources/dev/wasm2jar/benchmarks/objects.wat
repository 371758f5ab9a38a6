;; Programs on garbage-collected objects; ObjectPrograms.java is the same in Java. Assembled by Binaryen: wasm-as --all-features.
(module
  (type $node (struct (field $left (ref null $node)) (field $right (ref null $node))))
  (type $ints (array (mut i32)))
  (func $make (param $depth i32) (result (ref $node))
    (if (result (ref $node)) (i32.eqz (local.get $depth))
      (then (struct.new $node (ref.null $node) (ref.null $node)))
      (else (struct.new $node
        (call $make (i32.sub (local.get $depth) (i32.const 1)))
        (call $make (i32.sub (local.get $depth) (i32.const 1)))))))
  (func $check (param $node (ref null $node)) (result i32)
    (if (result i32) (ref.is_null (struct.get $node $left (local.get $node)))
      (then (i32.const 1))
      (else (i32.add (i32.const 1) (i32.add
        (call $check (struct.get $node $left (local.get $node)))
        (call $check (struct.get $node $right (local.get $node))))))))
  (func (export "trees") (param $depth i32) (param $times i32) (result i32) (local $sum i32)
    (loop $again
      (local.set $sum (i32.add (local.get $sum) (call $check (call $make (local.get $depth)))))
      (local.set $times (i32.sub (local.get $times) (i32.const 1)))
      (br_if $again (local.get $times)))
    (local.get $sum))
  (func $sieve (param $n i32) (result i32)
    (local $a (ref $ints)) (local $i i32) (local $j i32) (local $count i32)
    (local.set $a (array.new_default $ints (local.get $n)))
    (local.set $i (i32.const 2))
    (loop $next
      (if (i32.lt_u (local.get $i) (local.get $n)) (then
        (if (i32.eqz (array.get $ints (local.get $a) (local.get $i))) (then
          (local.set $count (i32.add (local.get $count) (i32.const 1)))
          (local.set $j (i32.add (local.get $i) (local.get $i)))
          (loop $mark
            (if (i32.lt_u (local.get $j) (local.get $n)) (then
              (array.set $ints (local.get $a) (local.get $j) (i32.const 1))
              (local.set $j (i32.add (local.get $j) (local.get $i)))
              (br $mark))))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next))))
    (local.get $count))
  (func (export "sieve") (param $n i32) (param $times i32) (result i32) (local $sum i32)
    (loop $again
      (local.set $sum (i32.add (local.get $sum) (call $sieve (local.get $n))))
      (local.set $times (i32.sub (local.get $times) (i32.const 1)))
      (br_if $again (local.get $times)))
    (local.get $sum))
  ;; Insertion into an unbalanced search tree: field reads, casts and comparisons.
  (type $object (sub (struct)))
  (type $key (sub $object (struct (field $value i32))))
  (type $entry (struct (field $k (ref $object)) (field $l (mut (ref null $entry))) (field $r (mut (ref null $entry)))))
  (func $insert (param $e (ref null $entry)) (param $k (ref $key)) (result (ref $entry)) (local $at (ref null $entry)) (local $v i32)
    (local.set $v (struct.get $key $value (local.get $k)))
    (if (ref.is_null (local.get $e)) (then (return (struct.new $entry (local.get $k) (ref.null $entry) (ref.null $entry)))))
    (local.set $at (local.get $e))
    (loop $down
      (if (i32.lt_s (local.get $v) (struct.get $key $value (ref.cast (ref $key) (struct.get $entry $k (local.get $at)))))
        (then (if (ref.is_null (struct.get $entry $l (local.get $at)))
          (then (struct.set $entry $l (local.get $at) (struct.new $entry (local.get $k) (ref.null $entry) (ref.null $entry))))
          (else (local.set $at (struct.get $entry $l (local.get $at))) (br $down))))
        (else (if (ref.is_null (struct.get $entry $r (local.get $at)))
          (then (struct.set $entry $r (local.get $at) (struct.new $entry (local.get $k) (ref.null $entry) (ref.null $entry))))
          (else (local.set $at (struct.get $entry $r (local.get $at))) (br $down))))))
    (ref.as_non_null (local.get $e)))
  (func (export "insert") (param $n i32) (param $times i32) (result i32) (local $root (ref null $entry)) (local $i i32) (local $x i32)
    (loop $again
      (local.set $root (ref.null $entry))
      (local.set $i (local.get $n))
      (local.set $x (i32.const 12345))
      (loop $next
        (local.set $x (i32.add (i32.mul (local.get $x) (i32.const 1103515245)) (i32.const 12345)))
        (local.set $root (call $insert (local.get $root) (struct.new $key (i32.shr_u (local.get $x) (i32.const 8)))))
        (local.set $i (i32.sub (local.get $i) (i32.const 1)))
        (br_if $next (local.get $i)))
      (local.set $times (i32.sub (local.get $times) (i32.const 1)))
      (br_if $again (local.get $times)))
    (struct.get $key $value (ref.cast (ref $key) (struct.get $entry $k (local.get $root)))))
)
