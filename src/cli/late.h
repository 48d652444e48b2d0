// SPDX-License-Identifier: GPL-3.0-or-later
/* json-glib, loaded with the first facts that are printed: `status`, `info`, `check`, `compact` and no
 * search. Private to src/cli; to be included instead of the library's own header. */
#ifndef UNDEX_CLI_LATE_H
#define UNDEX_CLI_LATE_H

#include "base/late.h"

#include <json-glib/json-glib.h>

/* X(name) for each function of json-glib that is called here. */
#define UNDEX_CLI_JSON_GLIB(X)                                                                               \
    X(json_array_add_object_element)                                                                         \
    X(json_array_add_string_element)                                                                         \
    X(json_array_get_element)                                                                                \
    X(json_array_get_length)                                                                                 \
    X(json_array_new)                                                                                        \
    X(json_from_string)                                                                                      \
    X(json_node_get_array)                                                                                   \
    X(json_node_get_boolean)                                                                                 \
    X(json_node_get_double)                                                                                  \
    X(json_node_get_int)                                                                                     \
    X(json_node_get_node_type)                                                                               \
    X(json_node_get_object)                                                                                  \
    X(json_node_get_string)                                                                                  \
    X(json_node_get_value_type)                                                                              \
    X(json_node_unref)                                                                                       \
    X(json_object_iter_init_ordered)                                                                         \
    X(json_object_iter_next_ordered)                                                                         \
    X(json_object_new)                                                                                       \
    X(json_object_set_array_member)                                                                          \
    X(json_object_set_boolean_member)                                                                        \
    X(json_object_set_int_member)                                                                            \
    X(json_object_set_null_member)                                                                           \
    X(json_object_set_object_member)                                                                         \
    X(json_object_set_string_member)                                                                         \
    X(json_object_unref)

#define UNDEX_LATE_FIELD(name) __typeof__(name) *(name);
extern struct undex_cli_late {
    UNDEX_CLI_JSON_GLIB(UNDEX_LATE_FIELD)
} undex_cli_late;

/* FALSE: the library is not there, which has been said. Nothing of it may be called before. */
gboolean undex_cli_load(void);

#ifndef UNDEX_LATE_TABLE
#define json_array_add_object_element  (undex_cli_late.json_array_add_object_element)
#define json_array_add_string_element  (undex_cli_late.json_array_add_string_element)
#define json_array_get_element         (undex_cli_late.json_array_get_element)
#define json_array_get_length          (undex_cli_late.json_array_get_length)
#define json_array_new                 (undex_cli_late.json_array_new)
#define json_from_string               (undex_cli_late.json_from_string)
#define json_node_get_array            (undex_cli_late.json_node_get_array)
#define json_node_get_boolean          (undex_cli_late.json_node_get_boolean)
#define json_node_get_double           (undex_cli_late.json_node_get_double)
#define json_node_get_int              (undex_cli_late.json_node_get_int)
#define json_node_get_node_type        (undex_cli_late.json_node_get_node_type)
#define json_node_get_object           (undex_cli_late.json_node_get_object)
#define json_node_get_string           (undex_cli_late.json_node_get_string)
#define json_node_get_value_type       (undex_cli_late.json_node_get_value_type)
#define json_node_unref                (undex_cli_late.json_node_unref)
#define json_object_iter_init_ordered  (undex_cli_late.json_object_iter_init_ordered)
#define json_object_iter_next_ordered  (undex_cli_late.json_object_iter_next_ordered)
#define json_object_new                (undex_cli_late.json_object_new)
#define json_object_set_array_member   (undex_cli_late.json_object_set_array_member)
#define json_object_set_boolean_member (undex_cli_late.json_object_set_boolean_member)
#define json_object_set_int_member     (undex_cli_late.json_object_set_int_member)
#define json_object_set_null_member    (undex_cli_late.json_object_set_null_member)
#define json_object_set_object_member  (undex_cli_late.json_object_set_object_member)
#define json_object_set_string_member  (undex_cli_late.json_object_set_string_member)
#define json_object_unref              (undex_cli_late.json_object_unref)
#endif

#endif
