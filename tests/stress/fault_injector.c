// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A disk that fails, for tests: loaded by LD_PRELOAD into a program, it watches what is called on the files
 * below one folder. Of one kind of call it makes the n-th fail, or all from the n-th on; it counts the calls,
 * so that every n can be tried; and it records what is written, so that tests/stress/power.py can lose it
 * again.
 *
 *   FAULT_BELOW  the folder (absolute, without symbolic links); without it nothing is done
 *   FAULT_CALL   read, write, sync, rename, open, truncate, unlink, mkdir, lock or map
 *   FAULT_AT     n, from 1
 *   FAULT_ERROR  the number of the error; 0: no error, but half of what was asked for is read or written
 *   FAULT_LASTS  1: all calls of the kind fail from the n-th on
 *   FAULT_COUNT  a file that is told at the end how many calls of each kind there were, "KIND N" a line
 *   FAULT_LOG    a file to which what changes the folder is added (struct record)
 */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

typedef enum { READ, WRITE, SYNC, RENAME, OPEN, TRUNCATE, UNLINK, MKDIR, LOCK, MAP, KINDS } kind;

static const char *const names[KINDS] = {"read",     "write",  "sync",  "rename", "open",
                                         "truncate", "unlink", "mkdir", "lock",   "map"};

/* What stands in the log, followed by `path`, `other` and `data` of these lengths. */
typedef struct {
    uint32_t call; /* READ: a file was made; SYNC without a path: all of the file system */
    uint32_t path, other;
    uint32_t data;
    uint64_t at; /* of a write; the new length, of a truncation; 1: names were exchanged */
} record;

enum { FILES = 4096 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char *paths[FILES]; /* of the descriptors that are open below the folder */
static long counts[KINDS], first;
static kind chosen = KINDS;
static int fault, lasts, log_file = -1;
static const char *below;

#define REAL(name)                                                                                           \
    (__extension__({                                                                                         \
        static __typeof__(&(name)) found;                                                                    \
        if (!found)                                                                                          \
            found = (__typeof__(&(name)))dlsym(RTLD_NEXT, #name);                                            \
        found;                                                                                               \
    }))

static long number(const char *name)
{
    const char *text = getenv(name);
    return text ? strtol(text, NULL, 10) : 0;
}

__attribute__((constructor)) static void begin(void)
{
    const char *call = getenv("FAULT_CALL"), *log = getenv("FAULT_LOG");
    below = getenv("FAULT_BELOW");
    first = number("FAULT_AT");
    fault = (int)number("FAULT_ERROR");
    lasts = number("FAULT_LASTS") != 0;
    for (kind k = 0; call && k < KINDS; k++)
        if (strcmp(call, names[k]) == 0)
            chosen = k;
    if (below && log)
        log_file = REAL(open)(log, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
}

__attribute__((destructor)) static void end(void)
{
    const char *name = getenv("FAULT_COUNT");
    FILE *out =
        below && name && counts[OPEN] ? fopen(name, "w") : NULL; /* other programs open nothing there */
    for (kind k = 0; out && k < KINDS; k++)
        fprintf(out, "%s %ld\n", names[k], counts[k]);
    if (out)
        fclose(out);
}

static int is_below(const char *path)
{
    char folder[PATH_MAX] = "";
    size_t n = below ? strlen(below) : 0;
    if (!n || (path[0] != '/' && !getcwd(folder, sizeof folder)))
        return 0;
    if (path[0] == '/')
        return strncmp(path, below, n) == 0 && (path[n] == '/' || !path[n]);
    char whole[2 * PATH_MAX + 2];
    snprintf(whole, sizeof whole, "%s/%s", folder, path);
    return strncmp(whole, below, n) == 0 && (whole[n] == '/' || !whole[n]);
}

/* What it was opened as, where that is below the folder. */
static const char *path_of(int file)
{
    return below && file >= 0 && file < FILES ? paths[file] : NULL;
}

static void track(int file, const char *path)
{
    if (file < 0 || file >= FILES)
        return;
    pthread_mutex_lock(&lock);
    free(paths[file]);
    paths[file] = path ? strdup(path) : NULL;
    pthread_mutex_unlock(&lock);
}

/* Counts a call; whether it is to go wrong. */
static int strikes(kind k)
{
    pthread_mutex_lock(&lock);
    long n = ++counts[k];
    pthread_mutex_unlock(&lock);
    return k == chosen && first && (n == first || (lasts && n > first));
}

static int fails(kind k)
{
    if (!strikes(k) || !fault)
        return 0;
    errno = fault;
    return 1;
}

/* How many of `length` bytes are to be moved; -1: the call fails. */
static ssize_t share(kind k, size_t length)
{
    if (!strikes(k))
        return (ssize_t)length;
    errno = fault;
    return fault ? -1 : (ssize_t)(length > 1 ? length / 2 : length);
}

static void note(kind k, const char *path, const char *other, const void *data, size_t length, uint64_t at)
{
    if (log_file < 0)
        return;
    int kept = errno;
    record head = {k, (uint32_t)strlen(path), other ? (uint32_t)strlen(other) : 0, (uint32_t)length, at};
    struct iovec parts[] = {
        {&head, sizeof head}, {(void *)path, head.path}, {(void *)other, head.other}, {(void *)data, length}};
    pthread_mutex_lock(&lock);
    if (REAL(writev)(log_file, parts, 4) < 0)
        abort();
    pthread_mutex_unlock(&lock);
    errno = kept;
}

/* What is open keeps being what it was under its new name. */
static void rename_open(const char *from, const char *to, int exchanged)
{
    pthread_mutex_lock(&lock);
    for (int i = 0; i < FILES; i++) {
        const char *start[] = {from, to}, *end[] = {to, from};
        for (int way = 0; paths[i] && way < 1 + exchanged; way++) {
            size_t n = strlen(start[way]);
            char *now = NULL;
            if (strncmp(paths[i], start[way], n) != 0 || (paths[i][n] != '/' && paths[i][n]))
                continue;
            if (asprintf(&now, "%s%s", end[way], paths[i] + n) < 0)
                abort();
            free(paths[i]);
            paths[i] = now;
            break;
        }
    }
    pthread_mutex_unlock(&lock);
}

/* ---- opening and closing ---- */

static int opened(int file, const char *path, int flags, int existed)
{
    track(file, path);
    if (file >= 0 && (flags & O_CREAT) && !existed)
        note(READ, path, NULL, NULL, 0, 0);
    if (file >= 0 && (flags & O_TRUNC) && existed)
        note(TRUNCATE, path, NULL, NULL, 0, 0);
    return file;
}

#define OPEN_AS(name)                                                                                        \
    int name(const char *path, int flags, ...)                                                               \
    {                                                                                                        \
        va_list rest;                                                                                        \
        va_start(rest, flags);                                                                               \
        mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;                                            \
        va_end(rest);                                                                                        \
        if (!is_below(path))                                                                                 \
            return REAL(name)(path, flags, mode);                                                            \
        int existed = access(path, F_OK) == 0;                                                               \
        if (fails(OPEN))                                                                                     \
            return -1;                                                                                       \
        return opened(REAL(name)(path, flags, mode), path, flags, existed);                                  \
    }

OPEN_AS(open)
OPEN_AS(open64)

DIR *opendir(const char *path)
{
    return is_below(path) && fails(OPEN) ? NULL : REAL(opendir)(path);
}

/* Of what is named from an open folder, where that is below; else NULL. */
static const char *within(int folder, const char *name, char *path)
{
    if (name[0] == '/' || folder == AT_FDCWD)
        return is_below(name) ? name : NULL;
    if (!path_of(folder))
        return NULL;
    snprintf(path, PATH_MAX, strcmp(name, ".") == 0 ? "%s%.0s" : "%s/%s", path_of(folder), name);
    return path;
}

int openat(int folder, const char *name, int flags, ...)
{
    char path[PATH_MAX];
    const char *whole = within(folder, name, path);
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    if (!whole)
        return REAL(openat)(folder, name, flags, mode);
    int existed = access(whole, F_OK) == 0;
    return fails(OPEN) ? -1 : opened(REAL(openat)(folder, name, flags, mode), whole, flags, existed);
}

int unlinkat(int folder, const char *name, int flags)
{
    char path[PATH_MAX];
    const char *whole = within(folder, name, path);
    int result = whole && fails(UNLINK) ? -1 : REAL(unlinkat)(folder, name, flags);
    if (whole && result == 0)
        note(UNLINK, whole, NULL, NULL, 0, 0);
    return result;
}

int closedir(DIR *folder)
{
    if (path_of(dirfd(folder)))
        track(dirfd(folder), NULL);
    return REAL(closedir)(folder);
}

int close(int file)
{
    if (path_of(file))
        track(file, NULL);
    return REAL(close)(file);
}

int mkdir(const char *path, mode_t mode)
{
    if (!is_below(path))
        return REAL(mkdir)(path, mode);
    int result = fails(MKDIR) ? -1 : REAL(mkdir)(path, mode);
    if (result == 0)
        note(MKDIR, path, NULL, NULL, 0, 0);
    return result;
}

int unlink(const char *path)
{
    if (!is_below(path))
        return REAL(unlink)(path);
    int result = fails(UNLINK) ? -1 : REAL(unlink)(path);
    if (result == 0)
        note(UNLINK, path, NULL, NULL, 0, 0);
    return result;
}

int rmdir(const char *path)
{
    if (!is_below(path))
        return REAL(rmdir)(path);
    int result = fails(UNLINK) ? -1 : REAL(rmdir)(path);
    if (result == 0)
        note(UNLINK, path, NULL, NULL, 0, 1);
    return result;
}

int rename(const char *from, const char *to)
{
    if (!is_below(to))
        return REAL(rename)(from, to);
    int result = fails(RENAME) ? -1 : REAL(rename)(from, to);
    if (result == 0) {
        note(RENAME, from, to, NULL, 0, 0);
        rename_open(from, to, 0);
    }
    return result;
}

int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags)
{
    if (!is_below(to))
        return REAL(renameat2)(from_folder, from, to_folder, to, flags);
    int result = fails(RENAME) ? -1 : REAL(renameat2)(from_folder, from, to_folder, to, flags);
    if (result == 0) {
        note(RENAME, from, to, NULL, 0, flags & RENAME_EXCHANGE ? 1 : 0);
        rename_open(from, to, flags & RENAME_EXCHANGE ? 1 : 0);
    }
    return result;
}

/* ---- reading and writing ---- */

ssize_t read(int file, void *to, size_t length)
{
    ssize_t some = path_of(file) ? share(READ, length) : (ssize_t)length;
    return some < 0 ? -1 : REAL(read)(file, to, (size_t)some);
}

#define READ_AS(name, offset)                                                                                \
    ssize_t name(int file, void *to, size_t length, offset at)                                               \
    {                                                                                                        \
        ssize_t some = path_of(file) ? share(READ, length) : (ssize_t)length;                                \
        return some < 0 ? -1 : REAL(name)(file, to, (size_t)some, at);                                       \
    }

READ_AS(pread, off_t)
READ_AS(pread64, off64_t)

ssize_t write(int file, const void *data, size_t length)
{
    const char *path = path_of(file);
    if (!path)
        return REAL(write)(file, data, length);
    ssize_t some = share(WRITE, length);
    off_t at = lseek(file, 0, SEEK_CUR);
    some = some < 0 ? -1 : REAL(write)(file, data, (size_t)some);
    if (some > 0)
        note(WRITE, path, NULL, data, (size_t)some, (uint64_t)at);
    return some;
}

#define WRITE_AS(name, offset)                                                                               \
    ssize_t name(int file, const void *data, size_t length, offset at)                                       \
    {                                                                                                        \
        const char *path = path_of(file);                                                                    \
        ssize_t some = path ? share(WRITE, length) : (ssize_t)length;                                        \
        some = some < 0 ? -1 : REAL(name)(file, data, (size_t)some, at);                                     \
        if (path && some > 0)                                                                                \
            note(WRITE, path, NULL, data, (size_t)some, (uint64_t)at);                                       \
        return some;                                                                                         \
    }

WRITE_AS(pwrite, off_t)
WRITE_AS(pwrite64, off64_t)

#define TRUNCATE_AS(name, offset)                                                                            \
    int name(int file, offset length)                                                                        \
    {                                                                                                        \
        const char *path = path_of(file);                                                                    \
        int result = path && fails(TRUNCATE) ? -1 : REAL(name)(file, length);                                \
        if (path && result == 0)                                                                             \
            note(TRUNCATE, path, NULL, NULL, 0, (uint64_t)length);                                           \
        return result;                                                                                       \
    }

TRUNCATE_AS(ftruncate, off_t)
TRUNCATE_AS(ftruncate64, off64_t)

#define SYNC_AS(name, all)                                                                                   \
    int name(int file)                                                                                       \
    {                                                                                                        \
        const char *path = path_of(file);                                                                    \
        int result = path && fails(SYNC) ? -1 : REAL(name)(file);                                            \
        if (path && result == 0)                                                                             \
            note(SYNC, (all) ? "" : path, NULL, NULL, 0, 0);                                                 \
        return result;                                                                                       \
    }

SYNC_AS(fsync, 0)
SYNC_AS(fdatasync, 0)
SYNC_AS(syncfs, 1)

#define MAP_AS(name, offset)                                                                                 \
    void *name(void *where, size_t length, int protection, int flags, int file, offset at)                   \
    {                                                                                                        \
        if (path_of(file) && fails(MAP))                                                                     \
            return MAP_FAILED;                                                                               \
        return REAL(name)(where, length, protection, flags, file, at);                                       \
    }

MAP_AS(mmap, off_t)
MAP_AS(mmap64, off64_t)

/* All that is asked of fcntl() has one argument at the most, as large as a pointer. */
int fcntl(int file, int command, ...)
{
    va_list rest;
    va_start(rest, command);
    void *argument = va_arg(rest, void *);
    va_end(rest);
    int locks =
        command == F_SETLK || command == F_SETLKW || command == F_OFD_SETLK || command == F_OFD_SETLKW;
    if (locks && path_of(file) && fails(LOCK))
        return -1;
    return REAL(fcntl)(file, command, argument);
}
