// SPDX-License-Identifier: GPL-3.0-or-later
/* Opening paths of any length, those longer than PATH_MAX in parts. Both return -1 and errno. */
#pragma once

/* open(2) with O_CLOEXEC: symbolic links are followed. */
int undex_path_open(const char *path, int flags);

/* The same for a path that had no link in it when a walk found it: where any part of it is one by now, the
 * path may lead out of what the user named, and the error is ELOOP. (A link itself is opened with O_PATH |
 * O_NOFOLLOW.) */
int undex_path_open_found(const char *path, int flags);
