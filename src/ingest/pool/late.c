// SPDX-License-Identifier: GPL-3.0-or-later
#ifdef __linux__
#define UNDEX_LATE_TABLE /* the names stand for themselves here */
#include "ingest/pool/late.h"

struct undex_ingest_late undex_ingest_late;

#define SYMBOL(name) {#name, (void **)(void *)&undex_ingest_late.name},

gboolean undex_ingest_load_seccomp(GError **error)
{
    static const char *const seccomp[] = {"libseccomp.so.2", NULL};
    static const undex_late_symbol of_seccomp[] = {UNDEX_INGEST_SECCOMP(SYMBOL)};
    return undex_late_load(seccomp, of_seccomp, G_N_ELEMENTS(of_seccomp), error);
}
#else
typedef int undex_no_empty_unit;
#endif
