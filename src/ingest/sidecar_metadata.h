// SPDX-License-Identifier: GPL-3.0-or-later
/* What is said of a document from outside: a file NAME.meta beside it, or --set. Lines `key=value`; empty
 * lines and those that begin with '#' say nothing. Keys: symbol, date, title, language, url, rights. */
#pragma once

#include "ingest/directory_walk.h"

/* One pair, `key=value`, trimmed and checked ("symbol=A/RES/70/1"); NULL and UNDEX_ERROR_USAGE. Owned. */
char *undex_sidecar_pair(const char *text, GError **error);

/* The pairs of NAME.meta beside the file (char *); empty where there is none. UNDEX_ERROR_IO, _USAGE where it
 * cannot be read or understood; the message names the line. `*mode` keeps the bits that its own has, too. */
GPtrArray *undex_sidecar_read(const undex_found *found, mode_t *mode, GError **error);

/* What the pairs come to: later ones win. NULL where there are none; else a short digest. Caller frees. */
char *undex_sidecar_digest(const GPtrArray *pairs);
