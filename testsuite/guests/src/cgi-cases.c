/* CGI/1.1: what functions do that goes wrong, and what hosts must get right. PATH_INFO says which. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
extern char **environ;
static int visits;
static const char *env(const char *name) {
  const char *value = getenv(name);
  return value ? value : "";
}
static void head(const char *fields) { printf("Content-Type: text/plain\r\n%s\r\n", fields); }
int main(void) {
  const char *path = env("PATH_INFO");
  visits++;
  if (!strcmp(path, "/environment")) {
    head("");
    for (char **e = environ; *e; e++) puts(*e);
  } else if (!strcmp(path, "/body")) {
    static char buffer[65536];
    size_t n;
    head("");
    fflush(stdout);
    while ((n = read(0, buffer, sizeof buffer)) > 0) write(1, buffer, n);
  } else if (!strcmp(path, "/visits")) {
    head("");
    printf("%d\n", visits);
  } else if (!strcmp(path, "/status")) {
    printf("status: %s\nX-Two: 1\nX-Two: 2\n\n", env("QUERY_STRING"));
  } else if (!strcmp(path, "/cookies")) {
    head("Set-Cookie: a=1; Path=/\r\nSet-Cookie: b=2\r\n");
  } else if (!strcmp(path, "/trap")) {
    fputs("about to trap", stderr);
    __builtin_trap();
  } else if (!strcmp(path, "/loop")) {
    for (volatile unsigned i = 0;; i++) {}
  } else if (!strcmp(path, "/loop-late")) {
    head("");
    puts("said before");
    fflush(stdout);
    for (volatile unsigned i = 0;; i++) {}
  } else if (!strcmp(path, "/length")) {
    printf("Content-Type: text/plain\nContent-Length: %s\n\nhello", env("QUERY_STRING"));
  } else if (!strcmp(path, "/sleep")) {
    usleep(1000 * atoi(env("QUERY_STRING")));
    head("");
    puts("slept");
  } else if (!strcmp(path, "/exit")) {
    fputs("giving up\nwithout a word", stderr);
    return 3;
  } else if (!strcmp(path, "/exit-late")) {
    head("");
    puts("said before");
    return 3;
  } else if (!strcmp(path, "/nothing")) {
  } else if (!strcmp(path, "/no-header")) {
    puts("Hello, this is not a header\n");
  } else if (!strcmp(path, "/half-header")) {
    printf("Content-Type: text/plain\r\n");
  } else if (!strcmp(path, "/injection")) {
    printf("Content-Type: text/plain\r\nX-Bad: a\rb\r\n\r\n");
  } else if (!strcmp(path, "/abort-unless-written")) {
    /* As println! of Rust does. */
    if (printf("Status: abc\n\n") < 0 || fflush(stdout) != 0) __builtin_trap();
  } else if (!strcmp(path, "/endless")) {
    head("");
    while (puts("0123456789abcde") >= 0) {}
    __builtin_trap();
  } else if (!strcmp(path, "/redirect")) {
    printf("Location: https://example.com/there\n\n");
  } else if (!strcmp(path, "/local")) {
    printf("Location: /environment?from=local\n\n");
  } else if (!strcmp(path, "/local-loop")) {
    printf("Location: /local-loop\n\n");
  } else if (!strcmp(path, "/see-other")) {
    printf("Status: 303 See Other\nLocation: /visits\n\n");
  } else if (!strcmp(path, "/slowly")) {
    head("");
    puts("first");
    fflush(stdout);
    /* The second line goes out when the client has said that it has seen the first. */
    char c;
    while (read(0, &c, 1) > 0) {}
    puts("second");
  } else if (!strcmp(path, "/large")) {
    head("");
    for (int i = 0; i < 100000; i++) puts("0123456789abcde");
  } else {
    printf("Status: 404 Not Found\r\n");
    head("");
    puts("no such case");
  }
  return 0;
}
