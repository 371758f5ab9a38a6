/* Own benchmark kernels, each printing a checksum: kernels NAME [N] */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
static uint32_t s = 12345;
static uint32_t rnd(void) {
  s ^= s << 13;
  s ^= s >> 17;
  s ^= s << 5;
  return s;
}
static uint32_t crc(const uint8_t *p, size_t n, uint32_t c) {
  static uint32_t t[256];
  if (!t[1])
    for (uint32_t i = 0; i < 256; i++) {
      uint32_t r = i;
      for (int k = 0; k < 8; k++) r = r & 1 ? 0xEDB88320u ^ r >> 1 : r >> 1;
      t[i] = r;
    }
  c = ~c;
  while (n--) c = t[(c ^ *p++) & 255] ^ c >> 8;
  return ~c;
}
static void k_matmul(int n) {
  double *a = malloc(8 * n * n), *b = malloc(8 * n * n), *c = calloc(n * n, 8);
  for (int i = 0; i < n * n; i++) {
    a[i] = rnd() % 100;
    b[i] = rnd() % 100;
  }
  for (int i = 0; i < n; i++)
    for (int k = 0; k < n; k++) {
      double x = a[i * n + k];
      for (int j = 0; j < n; j++) c[i * n + j] += x * b[k * n + j];
    }
  printf("matmul %d %08x\n", n, crc((void *)c, 8 * n * n, 0));
}
static void k_sieve(int n) {
  uint8_t *p = calloc(n + 1, 1);
  int c = 0;
  for (int i = 2; i <= n; i++)
    if (!p[i]) {
      c++;
      for (long long j = (long long)i * i; j <= n; j += i) p[j] = 1;
    }
  printf("sieve %d %d\n", n, c);
}
static int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
static void k_fib(int n) { printf("fib %d %d\n", n, fib(n)); }
static int icmp(const void *a, const void *b) {
  uint32_t x = *(uint32_t *)a, y = *(uint32_t *)b;
  return x < y ? -1 : x > y;
}
static void k_qsort(int n) {
  uint32_t *a = malloc(4 * n);
  for (int i = 0; i < n; i++) a[i] = rnd();
  qsort(a, n, 4, icmp);
  printf("qsort %d %08x\n", n, crc((void *)a, 4 * n, 0));
}
static void k_crc(int n) {
  uint8_t *p = malloc(1 << 20);
  for (int i = 0; i < 1 << 20; i++) p[i] = rnd();
  uint32_t c = 0;
  while (n--) c = crc(p, 1 << 20, c);
  printf("crc %08x\n", c);
}
static void k_nbody(int n) {
  double p[5][7] = {{0, 0, 0, 0, 0, 0, 39.47},
                    {4.84, -1.16, -.10, .60, 2.81, -.02, .037},
                    {8.34, 4.12, -.4, -1.01, 1.82, .008, .011},
                    {12.89, -15.11, -.22, 1.08, .86, -.01, .0017},
                    {15.37, -25.9, .17, .97, .59, -.03, .002}};
  for (int t = 0; t < n; t++) {
    for (int i = 0; i < 5; i++)
      for (int j = i + 1; j < 5; j++) {
        double dx = p[i][0] - p[j][0], dy = p[i][1] - p[j][1], dz = p[i][2] - p[j][2], d = dx * dx + dy * dy + dz * dz,
               m = .01 / (d * sqrt(d));
        p[i][3] -= dx * p[j][6] * m;
        p[i][4] -= dy * p[j][6] * m;
        p[i][5] -= dz * p[j][6] * m;
        p[j][3] += dx * p[i][6] * m;
        p[j][4] += dy * p[i][6] * m;
        p[j][5] += dz * p[i][6] * m;
      }
    for (int i = 0; i < 5; i++)
      for (int k = 0; k < 3; k++) p[i][k] += .01 * p[i][k + 3];
  }
  printf("nbody %d %.9f %.9f\n", n, p[0][0], p[4][2]);
}
static void k_state(int n) {
  static const char in[] = "12,-3.5,abc,+7e3,0x1f,,99.,5e-2,hello,42;";
  int cnt[9] = {0};
  for (int r = 0; r < n; r++) {
    int st = 0;
    for (const char *q = in; *q; q++) {
      char c = *q;
      if (c == ',' || c == ';') {
        cnt[st]++;
        st = 0;
        continue;
      }
      switch (st) {
        case 0:
          st = c >= '0' && c <= '9' ? 1 : c == '+' || c == '-' ? 2 : c == '.' ? 3 : 8;
          break;
        case 1:
          st = c >= '0' && c <= '9' ? 1 : c == '.' ? 3 : c == 'e' ? 4 : 8;
          break;
        case 2:
          st = c >= '0' && c <= '9' ? 1 : c == '.' ? 3 : 8;
          break;
        case 3:
          st = c >= '0' && c <= '9' ? 3 : c == 'e' ? 4 : 8;
          break;
        case 4:
          st = c == '-' || c == '+' ? 5 : c >= '0' && c <= '9' ? 6 : 8;
          break;
        case 5:
        case 6:
          st = c >= '0' && c <= '9' ? 6 : 8;
          break;
        default:
          st = 8;
      }
    }
  }
  printf("state %d %d %d %d %d\n", n, cnt[1], cnt[3], cnt[6], cnt[8]);
}
typedef struct N {
  struct N *l, *r;
} N;
static N *mk(int d) {
  N *x = malloc(sizeof *x);
  x->l = d ? mk(d - 1) : 0;
  x->r = d ? mk(d - 1) : 0;
  return x;
}
static int ck(N *x) {
  int c = 1;
  if (x->l) c += ck(x->l) + ck(x->r);
  free(x);
  return c;
}
static void k_trees(int d) {
  int c = 0;
  for (int i = 0; i < 10; i++) c += ck(mk(d));
  printf("trees %d %d\n", d, c);
}
typedef uint64_t (*op)(uint64_t);
static uint64_t o0(uint64_t x) { return x * 6364136223846793005ull + 1; }
static uint64_t o1(uint64_t x) { return x ^ x >> 29; }
static uint64_t o2(uint64_t x) { return x << 7 | x >> 57; }
static uint64_t o3(uint64_t x) { return x - 0x9E3779B97F4A7C15ull; }
static void k_indirect(int n) {
  static op t[4] = {o0, o1, o2, o3};
  uint64_t x = 88172645463325252ull;
  for (int i = 0; i < n; i++) x = t[x >> 13 & 3](x);
  printf("indirect %d %016llx\n", n, (unsigned long long)x);
}
static void k_mandel(int n) {
  int in = 0;
  for (int y = 0; y < n; y++)
    for (int x = 0; x < n; x++) {
      double cr = 2.0 * x / n - 1.5, ci = 2.0 * y / n - 1, zr = 0, zi = 0;
      int i = 0;
      for (; i < 50 && zr * zr + zi * zi < 4; i++) {
        double t = zr * zr - zi * zi + cr;
        zi = 2 * zr * zi + ci;
        zr = t;
      }
      in += i == 50;
    }
  printf("mandel %d %d\n", n, in);
}
static uint32_t rotr(uint32_t x, int n) { return x >> n | x << (32 - n); }
static void k_sha256(int n) {
  static uint32_t K[64];
  uint32_t h[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  int pr = 2;
  for (int i = 0; i < 64; pr++) {
    int ok = 1;
    for (int d = 2; d * d <= pr; d++)
      if (pr % d == 0) ok = 0;
    if (ok) {
      double c = cbrt(pr);
      K[i++] = (uint32_t)((c - floor(c)) * 4294967296.0);
    }
  }
  uint8_t blk[64];
  for (int i = 0; i < 64; i++) blk[i] = i;
  while (n--) {
    uint32_t w[64];
    for (int i = 0; i < 16; i++) w[i] = blk[4 * i] << 24 | blk[4 * i + 1] << 16 | blk[4 * i + 2] << 8 | blk[4 * i + 3];
    for (int i = 16; i < 64; i++) {
      uint32_t a = w[i - 15], b = w[i - 2];
      w[i] = w[i - 16] + (rotr(a, 7) ^ rotr(a, 18) ^ a >> 3) + w[i - 7] + (rotr(b, 17) ^ rotr(b, 19) ^ b >> 10);
    }
    uint32_t v[8];
    memcpy(v, h, 32);
    for (int i = 0; i < 64; i++) {
      uint32_t t1 = v[7] + (rotr(v[4], 6) ^ rotr(v[4], 11) ^ rotr(v[4], 25)) + ((v[4] & v[5]) ^ (~v[4] & v[6])) + K[i] +
                    w[i],
               t2 = (rotr(v[0], 2) ^ rotr(v[0], 13) ^ rotr(v[0], 22)) + ((v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]));
      v[7] = v[6];
      v[6] = v[5];
      v[5] = v[4];
      v[4] = v[3] + t1;
      v[3] = v[2];
      v[2] = v[1];
      v[1] = v[0];
      v[0] = t1 + t2;
    }
    for (int i = 0; i < 8; i++) h[i] += v[i];
  }
  printf("sha256 %08x%08x\n", h[0], h[7]);
}
static const struct {
  const char *n;
  void (*f)(int);
  int d;
} T[] = {{"matmul", k_matmul, 200},  {"sieve", k_sieve, 5000000}, {"fib", k_fib, 35},
         {"qsort", k_qsort, 500000}, {"crc", k_crc, 32},          {"nbody", k_nbody, 500000},
         {"state", k_state, 300000}, {"trees", k_trees, 16},      {"indirect", k_indirect, 30000000},
         {"mandel", k_mandel, 500},  {"sha256", k_sha256, 300000}};
int main(int c, char **v) {
  for (unsigned i = 0; i < sizeof T / sizeof *T; i++)
    if (c < 2 || !strcmp(v[1], "all") || !strcmp(v[1], T[i].n)) {
      s = 12345;
      T[i].f(c > 2 ? atoi(v[2]) : T[i].d);
    }
  return 0;
}
