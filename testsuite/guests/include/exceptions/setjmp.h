/* setjmp by WebAssembly's exceptions: clang turns the calls into those of sjlj.c. */
#ifndef GUEST_SETJMP_H
#define GUEST_SETJMP_H

typedef long long jmp_buf[8];

__attribute__((returns_twice)) int setjmp(jmp_buf buffer);
_Noreturn void longjmp(jmp_buf buffer, int value);

#define _setjmp setjmp
#define _longjmp longjmp

#endif
