/*
 * Two vector kernels for the machine: what kernels.wat does, to compare with. clang -O2 kernels.c
 *
 * The module is written by hand, because clang 14 takes constant shifts of bytes apart into lanes for WebAssembly.
 */
#include <stdint.h>
#include <stdio.h>
#include <time.h>

typedef float f32x4 __attribute__((vector_size(16)));
typedef uint8_t u8x16 __attribute__((vector_size(16)));

#define FLOATS 4096
#define BYTES 32768

static float left[FLOATS] __attribute__((aligned(16)));
static float right[FLOATS] __attribute__((aligned(16)));
static uint8_t text[BYTES] __attribute__((aligned(16)));

__attribute__((noinline)) void prepare(void) {
    uint32_t x = 12345;
    for (int i = 0; i < FLOATS; i++) {
        left[i] = (float) (i % 97) * 0.25f;
        right[i] = (float) (i % 89) - 44.0f;
    }
    for (int i = 0; i < BYTES; i++) {
        x = x * 1103515245u + 12345u;
        text[i] = (uint8_t) (x >> 16);
    }
}

/* The dot product of two arrays, so many times. */
__attribute__((noinline)) float dot(int rounds) {
    f32x4 sum = {0, 0, 0, 0};
    for (int r = 0; r < rounds; r++) {
        for (int i = 0; i < FLOATS; i += 4) {
            sum += *(const f32x4 *) (left + i) * *(const f32x4 *) (right + i);
        }
        __asm__ volatile("" ::: "memory");
    }
    return sum[0] + sum[1] + sum[2] + sum[3];
}

/* Sixteen one-at-a-time hashes side by side, as bytes. */
__attribute__((noinline)) uint32_t hash(int rounds) {
    u8x16 h = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
    for (int r = 0; r < rounds; r++) {
        for (int i = 0; i < BYTES; i += 16) {
            h += *(const u8x16 *) (text + i);
            h += h << 5;
            h ^= h >> 3;
        }
        __asm__ volatile("" ::: "memory");
    }
    uint32_t result = 0;
    for (int i = 0; i < 16; i++) {
        result = result * 31 + h[i];
    }
    return result;
}


static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1e9 + t.tv_nsec;
}

/* The windows are short and many, so that some of them are not interrupted by other processes. */
int main(void) {
    prepare();
    double dots = 1e18, hashes = 1e18;
    volatile float f = 0;
    volatile uint32_t u = 0;
    for (int i = 0; i < 1000; i++) {
        double start = now();
        f = dot(200);
        double middle = now();
        u = hash(100);
        double end = now();
        if (middle - start < dots) dots = middle - start;
        if (end - middle < hashes) hashes = end - middle;
    }
    printf("dot %.3f ns/vector (%.9g)  hash %.3f ns/vector (%u)\n",
           dots / (200.0 * FLOATS / 4), f, hashes / (100.0 * BYTES / 16), u);
    return 0;
}
