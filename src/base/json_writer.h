// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * JSON written as text, compact, at the end of a GString: a third of the time that a tree of nodes takes.
 *
 * Each function writes one value. With a key it is the next member of the object that is open, without one
 * (NULL) the next element of the array, or a value by itself. Commas come by themselves: after anything but
 * an opening bracket, so text of another kind does not go before a value in the same GString. Keys are the
 * program's own, or a facet's name: plain ASCII, written as they are.
 *
 * Strings may be any bytes up to the NUL. What is no UTF-8 becomes U+FFFD, a byte each. Quotes, backslashes
 * and characters below U+0020 are escaped, and so is what could steer a terminal (src/base/utf8.h): what is
 * written may be printed as it is.
 */
#pragma once

#include <glib.h>

void undex_json_open_object(GString *out, const char *key);
void undex_json_close_object(GString *out);
void undex_json_open_array(GString *out, const char *key);
void undex_json_close_array(GString *out);

/* `value` NULL: null. */
void undex_json_string(GString *out, const char *key, const char *value);
/* The member is left out where there is no value. */
void undex_json_string_if(GString *out, const char *key, const char *value);
/* What "path" cannot say: a member "path_bytes", the path's bytes in base64, where they are no UTF-8. */
void undex_json_path_bytes(GString *out, const char *path);
void undex_json_int(GString *out, const char *key, gint64 value);
/* As many digits as it takes to read the number back, with a point or an exponent; null for what is none. */
void undex_json_double(GString *out, const char *key, double value);
/* The same, rounded to so many decimals: what was measured or estimated has no more to say. */
void undex_json_rounded(GString *out, const char *key, double value, int decimals);
void undex_json_boolean(GString *out, const char *key, gboolean value);
void undex_json_null(GString *out, const char *key);
/* An array of char *. */
void undex_json_strings(GString *out, const char *key, const GPtrArray *values);
/* One value that is JSON already. */
void undex_json_raw(GString *out, const char *key, const char *json);
