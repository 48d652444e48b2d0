// SPDX-License-Identifier: GPL-3.0-or-later
/* What is printed as JSON, record by record, as data/undex-1.schema.json describes it: for `undex help
 * records` and undex-records(5). */
#pragma once

#include <glib.h>

typedef struct {
    char *name;
    char *means; /* "string; the path in base64 ..." */
} undex_json_key;

/* A definition of the schema. */
typedef struct {
    char *name;
    char *means;     /* NULL: nothing is said of it */
    char *bases;     /* "document_record": the records whose keys it has, too; NULL: none */
    GPtrArray *keys; /* undex_json_key * */
} undex_json_record;

/* A paragraph about all of them. */
extern const char undex_json_records_about[];

/* undex_json_record *, in the order of the schema; free with g_ptr_array_unref. */
GPtrArray *undex_json_records(void);
