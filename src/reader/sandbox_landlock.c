// SPDX-License-Identifier: GPL-3.0-or-later
/* Landlock: a worker gives up the file system, and where the kernel can, the network, signals and sockets. */
#include "reader/sandbox_layers.h"

#ifdef __linux__
#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/syscall.h>
#include <unistd.h>

/* What poppler reads while it works: the tables of character codes, opened when a font wants them. */
static const char *const readable[] = {"/usr/share/poppler", "/usr/local/share/poppler"};

/* The kernel's header may be older than it: rights by their numbers, up to the version that knows them. */
static const struct {
    int version;
    guint64 rights;
} file_rights[] = {{1, 0x1fff}, {2, 1 << 13}, {3, 1 << 14}, {5, 1 << 15}};
enum { READ_FILE = 1 << 2, READ_FOLDER = 1 << 3, RULE_BENEATH = 1 };

static void allow_reading(int rules, const char *folder)
{
    int fd = open(folder, O_PATH | O_CLOEXEC);
    if (fd < 0)
        return;
    struct landlock_path_beneath_attr beneath = {.allowed_access = READ_FILE | READ_FOLDER, .parent_fd = fd};
    syscall(SYS_landlock_add_rule, rules, RULE_BENEATH, &beneath, 0);
    close(fd);
}

int undex_sandbox_enter_landlock(char *const *folders)
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
    for (char *const *folder = folders; folder && *folder; folder++)
        allow_reading(rules, *folder);
    gboolean on = syscall(SYS_landlock_restrict_self, rules, 0) == 0;
    close(rules);
    return on ? (int)version : 0;
}

#endif
