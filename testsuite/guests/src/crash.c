/* Traps where it is told to: crash header | crash large LINE. Built with line tables. */
#include <stdlib.h>
#include <string.h>
#include "crash.h"

int large(int line, int value);

__attribute__((noinline)) static int parse_header(const char *text) {
  int size = checked(text);
  if (size > 3)
    __builtin_trap(); /* line 11, says LinesTest */
  return size;
}

int main(int argc, char **argv) {
  if (argc < 2)
    return 2;
  if (strcmp(argv[1], "large") == 0)
    return large(argc > 2 ? atoi(argv[2]) : 0, argc) == 0;
  return parse_header(argv[1]);
}
