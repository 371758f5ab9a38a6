/* wc-like tool over preopened directories: stat, open, read, readdir, clock, random, env */
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
static int one(const char *p) {
  FILE *f = fopen(p, "rb");
  if (!f) {
    fprintf(stderr, "fwc: %s: %s\n", p, strerror(errno));
    return 1;
  }
  long l = 0, w = 0, b = 0;
  int c, in = 0;
  while ((c = getc(f)) != EOF) {
    b++;
    if (c == '\n') l++;
    if (isspace(c))
      in = 0;
    else if (!in) {
      in = 1;
      w++;
    }
  }
  fclose(f);
  printf("%7ld %7ld %7ld %s\n", l, w, b, p);
  return 0;
}
static int cmp(const void *a, const void *b) { return strcmp(*(char **)a, *(char **)b); }
int main(int argc, char **argv) {
  int rc = 0;
  if (argc < 2) {
    fprintf(stderr, "usage: fwc [-w OUT] PATH...\n");
    return 2;
  }
  for (int i = 1; i < argc; i++) {
    if (!strcmp(argv[i], "-w") && i + 1 < argc) {
      FILE *o = fopen(argv[++i], "wb");
      if (!o) {
        fprintf(stderr, "fwc: write %s: %s\n", argv[i], strerror(errno));
        rc = 1;
        continue;
      }
      fprintf(o, "written by fwc\n");
      fclose(o);
      continue;
    }
    struct stat st;
    if (stat(argv[i], &st)) {
      fprintf(stderr, "fwc: %s: %s\n", argv[i], strerror(errno));
      rc = 1;
      continue;
    }
    if (S_ISDIR(st.st_mode)) {
      DIR *d = opendir(argv[i]);
      struct dirent *e;
      char *n[1024];
      int k = 0;
      if (!d) {
        perror("opendir");
        rc = 1;
        continue;
      }
      while ((e = readdir(d)) && k < 1024)
        if (e->d_name[0] != '.') n[k++] = strdup(e->d_name);
      closedir(d);
      qsort(n, k, sizeof *n, cmp);
      for (int j = 0; j < k; j++) {
        char buf[4096];
        snprintf(buf, sizeof buf, "%s/%s", argv[i], n[j]);
        if (!stat(buf, &st) && S_ISREG(st.st_mode)) rc |= one(buf);
      }
    } else
      rc |= one(argv[i]);
  }
  return rc;
}
