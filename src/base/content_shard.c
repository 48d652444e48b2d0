// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/content_shard.h"

int undex_content_shard(const char *sha256, int count)
{
    enum { DIGITS = 15 };
    g_autofree char *head = g_strndup(sha256, DIGITS);
    return (int)(g_ascii_strtoull(head, NULL, 16) % (guint64)count);
}
