// SPDX-License-Identifier: GPL-3.0-or-later
/* Names of files, which are any bytes, as text: two spellings of one name are the same text. */
#pragma once

#include <glib.h>

/* The name or path in NFC, however the system that wrote it composes letters (macOS takes them apart); a byte
 * that is no UTF-8 becomes U+FFFD. Caller frees. */
char *undex_path_text(const char *name);

/* The name of the file at a path as one word of small letters, digits and hyphens, without its extension;
 * "document" where nothing is left of it. Caller frees. */
char *undex_path_slug(const char *path);
