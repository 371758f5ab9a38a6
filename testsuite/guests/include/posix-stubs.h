/* POSIX names that wasi-libc lacks: they fail or do nothing, so that portable programs compile unchanged. */
#ifndef GUEST_POSIX_STUBS_H
#define GUEST_POSIX_STUBS_H

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/types.h>

#define F_GETLK 5
#define F_SETLK 6
#define F_RDLCK 0
#define F_WRLCK 1
#define F_UNLCK 2

static inline int chmod(const char *path, mode_t mode) { return 0; }
static inline int fchmod(int fd, mode_t mode) { return 0; }
static inline int chown(const char *path, uid_t owner, gid_t group) { return 0; }
static inline int fchown(int fd, uid_t owner, gid_t group) { return 0; }
static inline uid_t getuid(void) { return 0; }
static inline uid_t geteuid(void) { return 0; }
static inline FILE *popen(const char *command, const char *mode) {
  errno = ENOTSUP;
  return NULL;
}
static inline int pclose(FILE *stream) {
  errno = ENOTSUP;
  return -1;
}

#endif
