/* A library with an expensive initialiser, which needs no host, and one that does. */
#include <stdlib.h>
#include <time.h>

#define EXPORT(name) __attribute__((export_name(#name)))
#define LIMIT 2000000

static unsigned char *composite;
static int *primes;
static int count;
static int initialised;
static long long started;
static int (*choose)(int);

static int by_number(int n) { return n >= 0 && n < count ? primes[n] : -1; }

EXPORT(prepare) void prepare(void) {
  composite = calloc(LIMIT, 1);
  primes = malloc(150000 * sizeof(int));
  for (int i = 2; i < LIMIT; i++) {
    if (composite[i])
      continue;
    primes[count++] = i;
    for (long long j = (long long) i * i; j < LIMIT; j += i)
      composite[j] = 1;
  }
  free(composite);
  choose = by_number;
  initialised++;
}

EXPORT(prepare_with_host) void prepare_with_host(void) { started = time(NULL); }

EXPORT(prime) int prime(int n) { return choose ? choose(n) : -2; }

EXPORT(times_initialised) int times_initialised(void) { return initialised + (started != 0); }
