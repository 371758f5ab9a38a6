/* reactor library: exports alloc/free/handle(ptr,len)->packed ptr|len, no _start */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
static int counter;
__attribute__((export_name("alloc"))) void *alloc_(int n) { return malloc(n); }
__attribute__((export_name("dealloc"))) void free_(void *p) { free(p); }
__attribute__((export_name("handle"))) uint64_t handle(const char *p, int n) {
  char *o = malloc(n + 32);
  int k = 0;
  memcpy(o, "#0:", 3);
  o[1] += (char)(counter++ % 10);
  k = 3;
  for (int i = n - 1; i >= 0; i--) o[k++] = p[i];
  return (uint64_t)(uintptr_t)o << 32 | (uint32_t)k;
}
