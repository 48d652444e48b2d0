// SPDX-License-Identifier: GPL-3.0-or-later
/* seccomp: which system calls a worker may make, which fail with an error, and which end it. */
#include "reader/sandbox_layers.h"

#ifdef __linux__
#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <unistd.h>

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

/* Fonts are asked for whether they are there before they are opened. */
static const int of_fonts[] = {SCMP_SYS(access), SCMP_SYS(faccessat), SCMP_SYS(faccessat2)};

/* Calls that this machine or this libseccomp does not know (time on arm64) are left out. */
static gboolean add_rules(scmp_filter_ctx filter, gboolean may_read, gboolean fonts)
{
    for (gsize i = 0; i < G_N_ELEMENTS(allowed); i++)
        if (allowed[i] >= 0 && seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i], 0) != 0)
            return FALSE;
    for (gsize i = 0; fonts && i < G_N_ELEMENTS(of_fonts); i++)
        if (of_fonts[i] >= 0 && seccomp_rule_add(filter, SCMP_ACT_ALLOW, of_fonts[i], 0) != 0)
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

gboolean undex_sandbox_enter_seccomp(gboolean may_read, gboolean fonts)
{
    /* an error, not the end: libraries ask for odd things (sysinfo in qsort) and take no for an answer */
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    if (!filter)
        return FALSE;
    gboolean on = add_rules(filter, may_read, fonts) && seccomp_load(filter) == 0;
    seccomp_release(filter);
    return on;
}

#endif
