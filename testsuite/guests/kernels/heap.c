/* What WASI's malloc expects of a machine: a heap that begins somewhere and grows at its end. */
#include <stdint.h>

const int __ENOMEM = 12, __EINVAL = 22;
unsigned char __heap_base[1 << 30] __attribute__((aligned(65536)));
static unsigned char *end = __heap_base + 65536;

void *sbrk(intptr_t increment) {
    if (increment > __heap_base + sizeof __heap_base - end) {
        return (void *) -1;
    }
    unsigned char *old = end;
    end += increment;
    return old;
}
