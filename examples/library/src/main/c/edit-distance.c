/*
 * The edit distance of two strings (Levenshtein): how many letters to insert, delete or change to make one of the other.
 *
 *   clang --target=wasm32 -O2 -nostdlib -Wl,--no-entry -Wl,--strip-all -o ../wasm/com/example/text/edit-distance.wasm \
 *       edit-distance.c
 */
#define EXPORT(name) __attribute__((export_name(#name))) name

enum { LIMIT = 4096 };

static unsigned char input[2][LIMIT];
static int row[LIMIT + 1];

/* Where the bytes of the first (0) or the second (1) string go. */
unsigned char *EXPORT(buffer)(int which) { return input[which & 1]; }

/* How many bytes a string can have. */
int EXPORT(limit)(void) { return LIMIT; }

/* The distance of the two strings, in bytes, or -1 if one is too long. */
int EXPORT(distance)(int first, int second) {
  if (first < 0 || second < 0 || first > LIMIT || second > LIMIT) return -1;
  for (int j = 0; j <= second; j++) row[j] = j;
  for (int i = 1; i <= first; i++) {
    int diagonal = row[0];
    row[0] = i;
    for (int j = 1; j <= second; j++) {
      int change = diagonal + (input[0][i - 1] != input[1][j - 1]);
      diagonal = row[j];
      int shorter = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
      row[j] = change < shorter ? change : shorter;
    }
  }
  return row[second];
}
