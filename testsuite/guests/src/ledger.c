// A library with state of its own, which writes by WASI from its own memory. The guest "clerk" imports it.
#include <stdio.h>

static int opened;
static long balance;

__attribute__((constructor)) static void prepare(void) { opened = 1; }

__attribute__((export_name("book"))) long book(int amount) {
    if (!opened) __builtin_trap();
    balance += amount;
    printf("ledger: %+d makes %ld\n", amount, balance);
    fflush(stdout);
    return balance;
}

__attribute__((export_name("divide"))) int divide(int parts) { return (int)balance / parts; }
