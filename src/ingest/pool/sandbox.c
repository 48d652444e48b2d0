// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/pool/sandbox.h"

#ifdef __linux__
#include "ingest/pool/late.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>
#endif

gboolean undex_sandbox_is_instrumented(void)
{
#ifdef __SANITIZE_ADDRESS__
    return TRUE;
#else
    return FALSE;
#endif
}

#ifdef __linux__

enum { MOST_FILES = 16, MOST_SECONDS = 1000 * 1000 };

/* What poppler reads while it works: the tables of character codes, opened when a font wants them. */
static const char *const readable[] = {"/usr/share/poppler", "/usr/local/share/poppler"};

/* The kernel's header may be older than the kernel: rights by their numbers, up to the version that knows
 * them. */
static const struct {
    int version;
    guint64 rights;
} file_rights[] = {{1, 0x1fff}, {2, 1 << 13}, {3, 1 << 14}, {5, 1 << 15}};
enum { READ_FILE = 1 << 2, READ_FOLDER = 1 << 3, RULE_BENEATH = 1 };

static gboolean limit(int what, rlim_t most)
{
    struct rlimit now;
    if (getrlimit((__rlimit_resource_t)what, &now) != 0)
        return FALSE;
    if (now.rlim_max != RLIM_INFINITY && now.rlim_max < most)
        most = now.rlim_max;
    struct rlimit limits = {most, most};
    return setrlimit((__rlimit_resource_t)what, &limits) == 0;
}

static gboolean enter_limits(const undex_sandbox_limits *limits)
{
    gboolean memory = TRUE;
    if (limits->max_memory && !undex_sandbox_is_instrumented())
        memory = limit(RLIMIT_AS, (rlim_t)limits->max_memory);
    return limit(RLIMIT_CORE, 0) && limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_NOFILE, MOST_FILES) && memory;
}

void undex_sandbox_bound_cpu(int pid, double seconds)
{
    clockid_t clock;
    struct timespec used;
    struct rlimit now;
    if (clock_getcpuclockid(pid, &clock) != 0 || clock_gettime(clock, &used) != 0 ||
        prlimit(pid, RLIMIT_CPU, NULL, &now) != 0)
        return;
    rlim_t until =
        (rlim_t)(MIN(seconds, MOST_SECONDS) + (double)used.tv_sec + (double)used.tv_nsec / 1e9) + 1;
    now.rlim_cur = MIN(until, now.rlim_max);
    prlimit(pid, RLIMIT_CPU, &now, NULL);
}

static void allow_reading(int rules, const char *folder)
{
    int fd = open(folder, O_PATH | O_CLOEXEC);
    if (fd < 0)
        return;
    struct landlock_path_beneath_attr beneath = {.allowed_access = READ_FILE | READ_FOLDER, .parent_fd = fd};
    syscall(SYS_landlock_add_rule, rules, RULE_BENEATH, &beneath, 0);
    close(fd);
}

/* The version in force, 0: none. */
static int enter_landlock(void)
{
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, 1);
    if (version < 1)
        return 0;
    /* three fields: files, network (from 4), scope (from 6); the kernel takes as many bytes as it knows */
    guint64 handled[3] = {0};
    for (gsize i = 0; i < G_N_ELEMENTS(file_rights); i++)
        if (version >= file_rights[i].version)
            handled[0] |= file_rights[i].rights;
    handled[1] = version >= 4 ? 3 : 0;
    handled[2] = version >= 6 ? 3 : 0;
    gsize size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
    int rules = (int)syscall(SYS_landlock_create_ruleset, handled, size, 0);
    if (rules < 0)
        return 0;
    for (gsize i = 0; i < G_N_ELEMENTS(readable); i++)
        allow_reading(rules, readable[i]);
    gboolean on = syscall(SYS_landlock_restrict_self, rules, 0) == 0;
    close(rules);
    return on ? (int)version : 0;
}

// clang-format off
/* Memory, the descriptors it was given, time, signals to itself, its end. */
static const int allowed[] = {
    SCMP_SYS(read),
    SCMP_SYS(readv),
    SCMP_SYS(pread64),
    SCMP_SYS(write),
    SCMP_SYS(writev),
    SCMP_SYS(recvmsg),
    SCMP_SYS(close),
    SCMP_SYS(fstat),
    SCMP_SYS(lseek),
    SCMP_SYS(mmap),
    SCMP_SYS(munmap),
    SCMP_SYS(mremap),
    SCMP_SYS(mprotect),
    SCMP_SYS(madvise),
    SCMP_SYS(brk),
    SCMP_SYS(futex),
    SCMP_SYS(getpid),
    SCMP_SYS(gettid),
    SCMP_SYS(clock_gettime),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(time),
    SCMP_SYS(getrandom),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(sigaltstack),
    SCMP_SYS(sched_yield),
    SCMP_SYS(restart_syscall),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
};

/* Nothing that reads documents calls these by mistake. */
static const int deadly[] = {
    SCMP_SYS(socket),
    SCMP_SYS(socketpair),
    SCMP_SYS(connect),
    SCMP_SYS(bind),
    SCMP_SYS(listen),
    SCMP_SYS(accept),
    SCMP_SYS(accept4),
    SCMP_SYS(sendto),
    SCMP_SYS(sendmsg),
    SCMP_SYS(execve),
    SCMP_SYS(execveat),
    SCMP_SYS(fork),
    SCMP_SYS(vfork),
    SCMP_SYS(clone),
    SCMP_SYS(clone3),
    SCMP_SYS(ptrace),
    SCMP_SYS(kill),
    SCMP_SYS(tkill),
    SCMP_SYS(rt_sigqueueinfo),
    SCMP_SYS(pidfd_open),
    SCMP_SYS(io_uring_setup),
    SCMP_SYS(io_uring_enter),
    SCMP_SYS(io_uring_register),
    SCMP_SYS(process_vm_readv),
    SCMP_SYS(mount),
    SCMP_SYS(process_vm_writev),
    SCMP_SYS(open_by_handle_at),
    SCMP_SYS(unshare),
    SCMP_SYS(setns),
    SCMP_SYS(bpf),
    SCMP_SYS(userfaultfd),
    SCMP_SYS(perf_event_open),
    SCMP_SYS(keyctl),
    SCMP_SYS(add_key),
    SCMP_SYS(request_key),
    SCMP_SYS(init_module),
    SCMP_SYS(finit_module),
    SCMP_SYS(kexec_load),
    SCMP_SYS(chroot),
    SCMP_SYS(pivot_root),
};
// clang-format on

/* Calls that this machine or this libseccomp does not know (time on arm64) are left out. */
static gboolean add_rules(scmp_filter_ctx filter, gboolean may_read)
{
    for (gsize i = 0; i < G_N_ELEMENTS(allowed); i++)
        if (allowed[i] >= 0 && seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i], 0) != 0)
            return FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(deadly); i++)
        if (deadly[i] >= 0 && seccomp_rule_add(filter, SCMP_ACT_KILL_PROCESS, deadly[i], 0) != 0)
            return FALSE;
    /* fstat() as newer C libraries do it; and signals to itself alone: abort() */
    gboolean added = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(newfstatat), 1,
                                      SCMP_A3(SCMP_CMP_EQ, AT_EMPTY_PATH)) == 0 &&
                     seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1,
                                      SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)getpid())) == 0;
    /* only behind Landlock, which says what may be opened */
    if (added && may_read)
        added = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1,
                                 SCMP_A2(SCMP_CMP_MASKED_EQ, O_ACCMODE | O_CREAT | O_TRUNC, O_RDONLY)) == 0;
    return added;
}

static gboolean enter_seccomp(gboolean may_read)
{
    /* an error, not the end: libraries ask for odd things (sysinfo in qsort) and take no for an answer */
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    if (!filter)
        return FALSE;
    gboolean on = add_rules(filter, may_read) && seccomp_load(filter) == 0;
    seccomp_release(filter);
    return on;
}

gboolean undex_sandbox_prepare(GError **error)
{
    return undex_ingest_load_seccomp(error);
}

char *undex_sandbox_enter(const undex_sandbox_limits *limits)
{
    GString *layers = g_string_new(NULL);
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
        g_string_append(layers, ", no-new-privs");
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    int landlock = enter_landlock();
    if (enter_limits(limits))
        g_string_append(layers, ", rlimits");
    if (landlock)
        g_string_append_printf(layers, ", landlock %d", landlock);
    if (enter_seccomp(landlock > 0))
        g_string_append(layers, ", seccomp");
    g_string_erase(layers, 0, layers->len ? 2 : 0);
    return g_string_free(layers, FALSE);
}

#else

gboolean undex_sandbox_prepare(GError **error)
{
    (void)error;
    return TRUE;
}

char *undex_sandbox_enter(const undex_sandbox_limits *limits)
{
    (void)limits;
    return g_strdup("");
}

void undex_sandbox_bound_cpu(int pid, double seconds)
{
    (void)pid, (void)seconds;
}

#endif
