// SPDX-License-Identifier: GPL-3.0-or-later
/* JSON that this program has written itself (src/base/json_writer.h), read value by value, for printing it
 * otherwise. */
#pragma once

#include <glib.h>

typedef enum {
    UNDEX_JSON_NULL,
    UNDEX_JSON_BOOLEAN,
    UNDEX_JSON_INT,
    UNDEX_JSON_DOUBLE,
    UNDEX_JSON_STRING,
    UNDEX_JSON_ARRAY,
    UNDEX_JSON_OBJECT,
} undex_json_kind;

/* A value where it stands in the text. */
typedef struct {
    undex_json_kind kind;
    const char *key; /* of a member, as long as key_length; NULL: it is no member */
    int key_length;
    const char *text;
} undex_json_value;

/* The value that the text begins with. */
undex_json_value undex_json_value_of(const char *text);

/* The members of an object, or the elements of an array, one after the other: `*at` begins as its text. FALSE
 * after the last. */
gboolean undex_json_next(const char **at, undex_json_value *value);

/* What the value is, for each kind of its own. Caller frees. */
char *undex_json_get_string(const undex_json_value *value);
gint64 undex_json_get_int(const undex_json_value *value);
double undex_json_get_double(const undex_json_value *value);
gboolean undex_json_get_boolean(const undex_json_value *value);
