/*
 * A function of AWS Lambda: an event comes as JSON on standard input, the response goes as JSON to standard output. This
 * one counts the words of the event's text.
 *
 *   clang --target=wasm32-wasi -O2 -Wl,--strip-all -o ../wasm/words.wasm words.c
 */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

static char event[1 << 20];

int main(void) {
  event[fread(event, 1, sizeof event - 1, stdin)] = 0;
  const char *text = strstr(event, "\"text\"");
  if (text) text = strchr(text + 6, '"');
  if (!text) {
    fputs("the event has no text\n", stderr);
    return 1;
  }
  int words = 0, inside = 0;
  for (const char *at = text + 1; *at && *at != '"'; at++) {
    int letter = !isspace((unsigned char)*at);
    words += letter && !inside;
    inside = letter;
  }
  printf("{\"words\":%d}\n", words);
  return 0;
}
