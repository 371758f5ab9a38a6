// A program that imports functions of another module, the guest "ledger".
#include <stdio.h>
#include <stdlib.h>

__attribute__((import_module("ledger"), import_name("book"))) long book(int amount);
__attribute__((import_module("ledger"), import_name("divide"))) int divide(int parts);

int main(int argc, char **argv) {
    for (int i = 2; i < argc; i++) {
        long sum = book(atoi(argv[i]));
        printf("clerk: %ld\n", sum);
        fflush(stdout);
    }
    if (argc > 1) printf("clerk: each gets %d\n", divide(atoi(argv[1])));
    return 0;
}
