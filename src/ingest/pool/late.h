// SPDX-License-Identifier: GPL-3.0-or-later
/* libseccomp, loaded before the first process that reads documents. Private to src/ingest, and of Linux; to
 * be included instead of the library's own header. */
#ifndef UNDEX_INGEST_POOL_LATE_H
#define UNDEX_INGEST_POOL_LATE_H

#include "base/late.h"

#include <seccomp.h>

/* X(name) for each function of libseccomp that is called here. */
#define UNDEX_INGEST_SECCOMP(X)                                                                              \
    X(seccomp_init)                                                                                          \
    X(seccomp_load)                                                                                          \
    X(seccomp_release)                                                                                       \
    X(seccomp_rule_add)

#define UNDEX_LATE_FIELD(name) __typeof__(name) *(name);
extern struct undex_ingest_late {
    UNDEX_INGEST_SECCOMP(UNDEX_LATE_FIELD)
} undex_ingest_late;

/* FALSE: the library is not there. Nothing of it may be called before. */
gboolean undex_ingest_load_seccomp(GError **error);

#ifndef UNDEX_LATE_TABLE
#define seccomp_init     (undex_ingest_late.seccomp_init)
#define seccomp_load     (undex_ingest_late.seccomp_load)
#define seccomp_release  (undex_ingest_late.seccomp_release)
#define seccomp_rule_add (undex_ingest_late.seccomp_rule_add)
#endif

#endif
