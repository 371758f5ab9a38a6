/* POSIX names that wasi-libc lacks: they fail or do nothing, so that portable programs compile unchanged. */
#ifndef GUEST_POSIX_STUBS_H
#define GUEST_POSIX_STUBS_H

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>

#define F_GETLK 5
#define F_SETLK 6
#define F_RDLCK 0
#define F_WRLCK 1
#define F_UNLCK 2

#define mkstemp(template) (errno = ENOTSUP, -1)
#define tmpfile() (errno = ENOTSUP, (FILE *)0)
#define system(command) (errno = ENOTSUP, -1)

static inline FILE *popen(const char *command, const char *mode) { return errno = ENOTSUP, (FILE *)0; }
static inline int pclose(FILE *stream) { return errno = ENOTSUP, -1; }

#define realpath stub_realpath
static inline char *stub_realpath(const char *path, char *buffer) {
  return buffer ? strcpy(buffer, path) : strdup(path);
}

static inline int chmod(const char *path, mode_t mode) { return 0; }
static inline int fchmod(int fd, mode_t mode) { return 0; }
static inline int chown(const char *path, uid_t owner, gid_t group) { return 0; }
static inline int fchown(int fd, uid_t owner, gid_t group) { return 0; }
static inline uid_t getuid(void) { return 0; }
static inline uid_t geteuid(void) { return 0; }

#endif
