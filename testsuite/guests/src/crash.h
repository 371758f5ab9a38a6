/* Inlined where it is used: its lines are of another file. */
static inline __attribute__((always_inline)) int checked(const char *text) {
  volatile int size = 0;
  while (text[size] != 0)
    size++;
  return size;
}
