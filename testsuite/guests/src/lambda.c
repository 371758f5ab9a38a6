/* AWS-Lambda style handler: one JSON event on stdin -> one JSON response on stdout. Own tiny JSON scanner. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
static char *slurp(size_t *n) {
  size_t c = 4096, l = 0;
  char *b = malloc(c);
  size_t r;
  while ((r = fread(b + l, 1, c - l - 1, stdin)) > 0) {
    l += r;
    if (l + 1 >= c) b = realloc(b, c *= 2);
  }
  b[l] = 0;
  *n = l;
  return b;
}
static const char *ws(const char *p) {
  while (*p == ' ' || *p == '\t' || *p == '\n' || *p == '\r') p++;
  return p;
}
static void u8(char **o, unsigned c) {
  char *p = *o;
  if (c < 0x80)
    *p++ = c;
  else if (c < 0x800) {
    *p++ = 0xC0 | c >> 6;
    *p++ = 0x80 | (c & 63);
  } else {
    *p++ = 0xE0 | c >> 12;
    *p++ = 0x80 | (c >> 6 & 63);
    *p++ = 0x80 | (c & 63);
  }
  *o = p;
}
static const char *str(const char *p, char *out) {
  p++;
  while (*p && *p != '"') {
    if (*p == '\\') {
      p++;
      switch (*p) {
        case 'n':
          *out++ = '\n';
          break;
        case 't':
          *out++ = '\t';
          break;
        case 'r':
          *out++ = '\r';
          break;
        case 'b':
          *out++ = 8;
          break;
        case 'f':
          *out++ = 12;
          break;
        case 'u': {
          char h[5] = {0};
          strncpy(h, p + 1, 4);
          u8(&out, strtoul(h, 0, 16));
          p += 4;
          break;
        }
        default:
          *out++ = *p;
      }
      p++;
    } else
      *out++ = *p++;
  }
  *out = 0;
  return *p ? p + 1 : 0;
}
static const char *skip(const char *p) {
  p = ws(p);
  if (*p == '"') {
    char *t = malloc(strlen(p) * 3 + 1);
    p = str(p, t);
    free(t);
    return p;
  }
  if (*p == '{' || *p == '[') {
    int d = 0;
    for (; *p; p++) {
      if (*p == '"') {
        char *t = malloc(strlen(p) * 3 + 1);
        p = str(p, t);
        free(t);
        if (!p) return 0;
        p--;
      } else if (*p == '{' || *p == '[')
        d++;
      else if (*p == '}' || *p == ']')
        if (!--d) return p + 1;
    }
    return 0;
  }
  while (*p && !strchr(",}] \n\t\r", *p)) p++;
  return p;
}
static void put(const char *s) {
  putchar('"');
  for (; *s; s++) {
    unsigned char c = *s;
    if (c == '"' || c == '\\')
      printf("\\%c", c);
    else if (c == '\n')
      fputs("\\n", stdout);
    else if (c < 32)
      printf("\\u%04x", c);
    else
      putchar(c);
  }
  putchar('"');
}
int main(void) {
  size_t n;
  char *in = slurp(&n);
  char *body = malloc(3 * n + 3), *key = malloc(3 * n + 3);
  int found = 0;
  strcpy(body, "{}");
  const char *p = ws(in);
  if (*p == '{') {
    p = ws(p + 1);
    while (p && *p == '"') {
      p = str(p, key);
      if (!p) break;
      p = ws(p);
      if (*p != ':') break;
      p = ws(p + 1);
      if (!strcmp(key, "body") && *p == '"') {
        p = str(p, body);
        found = 1;
      } else
        p = skip(p);
      if (!p) break;
      p = ws(p);
      if (*p != ',') break;
      p = ws(p + 1);
    }
  }
  (void)found;
  char *m = malloc(strlen(body) + 32);
  sprintf(m, "Received: %s", body);
  fputs("{\"statusCode\":200,\"body\":", stdout);
  put(m);
  fputs("}\n", stdout);
  return 0;
}
