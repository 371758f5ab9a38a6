/* One thread, so that "once" is all there is to do. */
#ifndef GUEST_PTHREAD_H
#define GUEST_PTHREAD_H

typedef int pthread_once_t;
#define PTHREAD_ONCE_INIT 0

static inline int pthread_once(pthread_once_t *done, void (*initialize)(void)) {
  if (!*done) {
    *done = 1;
    initialize();
  }
  return 0;
}

#endif
