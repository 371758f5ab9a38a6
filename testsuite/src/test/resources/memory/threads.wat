;; A program on wasi-threads. With no arguments, four threads add to a sum, which it prints; with one, a thread exits with
;; 7; with two, a thread traps: the first thread waits for ever meanwhile.
(module
  (import "env" "memory" (memory 1 4 shared))
  (import "wasi" "thread-spawn" (func $spawn (param i32) (result i32)))
  (import "wasi_snapshot_preview1" "args_sizes_get" (func $args_sizes_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))

  ;; 0: threads that are done, 8: the sum, 16: the sum of the identifiers, 32: argc, 40: iovec, 64: text
  (func $thread (export "wasi_thread_start") (param $id i32) (param $argument i32) (local $i i32)
    (if (i32.eq (local.get $argument) (i32.const -1)) (then (call $proc_exit (i32.const 7))))
    (if (i32.eq (local.get $argument) (i32.const -2)) (then (unreachable)))
    (loop $again
      (drop (i64.atomic.rmw.add (i32.const 8) (i64.extend_i32_u (local.get $argument))))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $again (i32.lt_u (local.get $i) (i32.const 1000))))
    (drop (i32.atomic.rmw.add (i32.const 16) (local.get $id)))
    (drop (i32.atomic.rmw.add (i32.const 0) (i32.const 1)))
    (drop (memory.atomic.notify (i32.const 0) (i32.const 1))))

  (func $start (export "_start") (local $i i32) (local $done i32) (local $text i32)
    (drop (call $args_sizes_get (i32.const 32) (i32.const 36)))
    (if (i32.gt_u (i32.load (i32.const 32)) (i32.const 1)) (then
      (drop (call $spawn (i32.sub (i32.const 1) (i32.load (i32.const 32)))))
      (drop (memory.atomic.wait32 (i32.const 48) (i32.const 0) (i64.const -1)))
      (call $proc_exit (i32.const 1))))
    (loop $next
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (if (i32.le_s (call $spawn (local.get $i)) (i32.const 0)) (then (call $proc_exit (i32.const 2))))
      (br_if $next (i32.lt_u (local.get $i) (i32.const 4))))
    (block $all
      (loop $wait
        (local.set $done (i32.atomic.load (i32.const 0)))
        (br_if $all (i32.eq (local.get $done) (i32.const 4)))
        (drop (memory.atomic.wait32 (i32.const 0) (local.get $done) (i64.const -1)))
        (br $wait)))
    (if (i32.ne (i32.atomic.load (i32.const 16)) (i32.const 10)) (then (call $proc_exit (i32.const 3))))
    (local.set $i (i32.wrap_i64 (i64.atomic.load (i32.const 8))))
    (if (i32.ne (local.get $i) (i32.const 10000)) (then (call $proc_exit (i32.const 4))))
    ;; The sum as five digits
    (i32.store8 (i32.const 69) (i32.const 10))
    (local.set $text (i32.const 69))
    (loop $digit
      (local.set $text (i32.sub (local.get $text) (i32.const 1)))
      (i32.store8 (local.get $text) (i32.add (i32.const 48) (i32.rem_u (local.get $i) (i32.const 10))))
      (local.set $i (i32.div_u (local.get $i) (i32.const 10)))
      (br_if $digit (i32.gt_u (local.get $text) (i32.const 64))))
    (i32.store (i32.const 40) (i32.const 64))
    (i32.store (i32.const 44) (i32.const 6))
    (drop (call $fd_write (i32.const 1) (i32.const 40) (i32.const 1) (i32.const 56)))))
