/*
 * An HTTP function in the style of CGI (RFC 3875): the request comes as variables of the environment and on standard
 * input, the response goes to standard output.
 *
 *   clang --target=wasm32-wasi -O2 -Wl,--strip-all -o ../wasm/greeting.wasm greeting.c
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *variable(const char *name) {
  const char *value = getenv(name);
  return value ? value : "";
}

static void respond(const char *status) { printf("Status: %s\r\nContent-Type: text/plain\r\n\r\n", status); }

int main(void) {
  const char *path = variable("PATH_INFO");
  if (!strcmp(path, "/greeting")) {
    respond("200 OK");
    const char *query = variable("QUERY_STRING");
    printf("Hello, %s!\n", strncmp(query, "name=", 5) ? "world" : query + 5);
  } else if (!strcmp(path, "/shout") && !strcmp(variable("REQUEST_METHOD"), "POST")) {
    respond("200 OK");
    for (int c; (c = getchar()) != EOF;) putchar(c >= 'a' && c <= 'z' ? c - 32 : c);
  } else {
    respond("404 Not Found");
    printf("there is nothing at %s\n", path);
  }
  return 0;
}
