/* The functions that clang's -wasm-enable-sjlj calls in place of setjmp and longjmp. */
#include <stdint.h>

__asm__(
    ".globl __c_longjmp\n"
    ".tagtype __c_longjmp i32\n"
    "__c_longjmp:\n");

struct thrown {
  void *buffer;
  int value;
};

struct buffer {
  void *frame;
  uint32_t label;
  struct thrown thrown;
};

void __wasm_setjmp(void *buffer, uint32_t label, void *frame) {
  struct buffer *b = buffer;
  b->frame = frame;
  b->label = label;
}

uint32_t __wasm_setjmp_test(void *buffer, void *frame) {
  struct buffer *b = buffer;
  return b->frame == frame ? b->label : 0;
}

_Noreturn void __wasm_longjmp(void *buffer, int value) {
  struct buffer *b = buffer;
  b->thrown.buffer = buffer;
  b->thrown.value = value ? value : 1;
  __builtin_wasm_throw(1, &b->thrown);
}
