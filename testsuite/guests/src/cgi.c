/* WCGI / CGI 1.1 program: env in, body on stdin, header block + body on stdout */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
static const char *env(const char *k, const char *d) {
  const char *v = getenv(k);
  return v ? v : d;
}
int main(void) {
  const char *m = env("REQUEST_METHOD", "GET"), *p = env("PATH_INFO", "/");
  if (!strcmp(p, "/")) {
    puts("Status: 200 OK\r\nContent-Type: text/plain\r\n\r");
    puts("Hello from Wasmer Edge!");
  } else if (!strcmp(p, "/headers")) {
    puts("Status: 200 OK\r\nContent-Type: text/plain\r\n\r");
    printf("User-Agent: %s\n", env("HTTP_USER_AGENT", "Unknown"));
  } else if (!strcmp(p, "/echo") && !strcmp(m, "POST")) {
    printf("Status: 200 OK\r\nContent-Type: %s\r\n\r\n", env("CONTENT_TYPE", "application/octet-stream"));
    long n = atol(env("CONTENT_LENGTH", "0"));
    char b[4096];
    size_t r;
    while (n > 0 && (r = fread(b, 1, n < (long)sizeof b ? (size_t)n : sizeof b, stdin)) > 0) {
      fwrite(b, 1, r, stdout);
      n -= (long)r;
    }
  } else if (!strcmp(p, "/query")) {
    puts("Status: 200 OK\r\nContent-Type: text/plain\r\n\r");
    printf("q=%s\n", env("QUERY_STRING", ""));
  } else {
    puts("Status: 404 Not Found\r\nContent-Type: text/plain\r\n\r");
    puts("Not Found");
  }
  return 0;
}
