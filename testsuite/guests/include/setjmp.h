/* There is no way back up the stack without exceptions: setjmp only ever returns once, and longjmp ends the program. */
#ifndef GUEST_SETJMP_H
#define GUEST_SETJMP_H

#include <stdio.h>
#include <stdlib.h>

typedef int jmp_buf[1];
#define setjmp(buffer) ((void)(buffer), 0)
#define _setjmp setjmp
#define _longjmp longjmp

_Noreturn static inline void longjmp(jmp_buf buffer, int value) {
  fputs("longjmp: not supported\n", stderr);
  exit(70);
}

#endif
