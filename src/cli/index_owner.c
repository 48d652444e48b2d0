// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/index_owner.h"

#include "cli/cli.h"

#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

/* Who called sudo; FALSE: nobody did, or what says so makes no sense. */
static gboolean find_caller(uid_t *caller)
{
    const char *said = g_getenv("SUDO_UID");
    guint64 number = 0;
    if (!said || !g_ascii_string_to_unsigned(said, 10, 0, G_MAXUINT32 - 1, &number, NULL))
        return FALSE;
    *caller = (uid_t)number;
    return TRUE;
}

static gboolean is_trusted(uid_t owner)
{
    uid_t own = geteuid(), caller = 0;
    return owner == own || (own == 0 && find_caller(&caller) && owner == caller);
}

/* The name of a user, or the number of one who has none. */
static char *name_of(uid_t user)
{
    const struct passwd *entry = getpwuid(user);
    return entry ? g_strdup(entry->pw_name) : g_strdup_printf("%lu", (unsigned long)user);
}

char *undex_index_owner_complaint(const char *folder)
{
    g_autofree char *database = g_build_filename(folder, "db", NULL);
    struct stat facts[3] = {0};
    gboolean there[] = {lstat(folder, &facts[0]) == 0, stat(folder, &facts[1]) == 0,
                        stat(database, &facts[2]) == 0};
    for (gsize i = 0; i < G_N_ELEMENTS(facts); i++)
        if (there[i] && !is_trusted(facts[i].st_uid)) {
            g_autofree char *owner = name_of(facts[i].st_uid), *shown = undex_display_path(folder);
            return g_strdup_printf(
                "the index '%s' in this folder belongs to another user, %s, and is not opened unasked; "
                "say --index %s where you trust it",
                shown, owner, shown);
        }
    return NULL;
}
