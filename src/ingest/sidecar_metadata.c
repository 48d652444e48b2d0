// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/sidecar_metadata.h"

#include "base/language.h"
#include "base/word_list.h"
#include "ingest/open_path.h"
#include "record/metadata.h"
#include "undex/citation.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { META_CEILING = 64 * 1024, VALUE_CEILING = 4096 };

/* -1: they are no digits. */
static int number_of(const char *digits, gsize count)
{
    int number = 0;
    for (gsize i = 0; i < count; i++) {
        if (!g_ascii_isdigit(digits[i]))
            return -1;
        number = number * 10 + (digits[i] - '0');
    }
    return number;
}

/* "2025", "2025-01", "2025-01-22": a year, a month or a day that there is. */
static gboolean is_date(const char *text)
{
    gsize n = strlen(text);
    if ((n != 4 && n != 7 && n != 10) || (n > 4 && text[4] != '-') || (n > 7 && text[7] != '-'))
        return FALSE;
    int year = number_of(text, 4), month = n > 4 ? number_of(text + 5, 2) : 1,
        day = n > 7 ? number_of(text + 8, 2) : 1;
    return year > 0 && month > 0 && day > 0 &&
           g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year);
}

/* The value as the record has it; NULL where it cannot be one. */
static char *settle(const char *key, const char *value)
{
    if (!*value || strlen(value) > VALUE_CEILING || !g_utf8_validate(value, -1, NULL))
        return NULL;
    if (strcmp(key, "symbol") == 0)
        return undex_symbol_parse(value);
    if (strcmp(key, "language") == 0) {
        char *lower = g_ascii_strdown(value, -1);
        if (!undex_word_list_has(undex_data_language_codes, lower))
            g_clear_pointer(&lower, g_free);
        return lower;
    }
    if ((strcmp(key, "date") == 0 && !is_date(value)) ||
        (strcmp(key, "url") == 0 && !undex_metadata_is_web_address(value)))
        return NULL;
    return g_utf8_normalize(value, -1, G_NORMALIZE_NFC);
}

char *undex_sidecar_pair(const char *text, GError **error)
{
    const char *equals = strchr(text, '=');
    g_autofree char *name = equals ? g_strstrip(g_strndup(text, (gsize)(equals - text))) : NULL;
    int key = name ? undex_metadata_key(name, strlen(name)) : -1;
    if (key < 0)
        return undex_error_null(
            error, UNDEX_ERROR_USAGE,
            "'%.200s' wants to be KEY=VALUE, KEY one of symbol, date, title, language, url, rights", text);
    g_autofree char *said = g_strstrip(g_strdup(equals + 1));
    g_autofree char *value = settle(name, said);
    if (value)
        return g_strconcat(name, "=", value, NULL);
    return undex_error_null(error, UNDEX_ERROR_USAGE, "'%.200s' is no %s%s", said, name,
                            key == 1
                                ? "; write a day, a month or a year that there is: 2025-01-22, 2025-01, 2025"
                            : key == 3 ? "; write its code of two letters: en, fr, es, ar, ru, zh, pt"
                            : key == 4 ? "; write one that begins with https:// or http://"
                                       : "");
}

static gboolean add_lines(GPtrArray *pairs, char *text, GError **error)
{
    static const char byte_order_mark[] = "\xef\xbb\xbf";
    int number = 0;
    if (g_str_has_prefix(text, byte_order_mark))
        text += strlen(byte_order_mark);
    for (char *line = text; line;) {
        char *end = strpbrk(line, "\r\n");
        number++;
        if (end)
            *end++ = '\0';
        line = g_strstrip(line);
        g_autoptr(GError) why = NULL;
        gboolean says = *line && *line != '#';
        char *pair = says ? undex_sidecar_pair(line, &why) : NULL;
        if (pair)
            g_ptr_array_add(pairs, pair);
        else if (says) {
            return undex_error_fail(error, UNDEX_ERROR_USAGE, "its .meta file, line %d: %s", number,
                                    why->message);
        }
        line = end;
    }
    return TRUE;
}

GPtrArray *undex_sidecar_read(const undex_found *found, mode_t *mode, GError **error)
{
    g_autoptr(GPtrArray) pairs = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *beside = g_strconcat(found->path, UNDEX_WALK_SIDECAR, NULL);
    g_autofree char *text = g_malloc0(META_CEILING + 2);
    int fd =
        (found->follows ? undex_path_open : undex_path_open_found)(beside, O_RDONLY | O_NONBLOCK | O_NOCTTY);
    if (fd < 0 && (errno == ENOENT || errno == ENAMETOOLONG))
        return g_steal_pointer(&pairs);
    ssize_t n = fd < 0 ? -1 : read(fd, text, META_CEILING + 1);
    int why = errno;
    struct stat facts;
    if (fd >= 0 && fstat(fd, &facts) == 0)
        *mode &= facts.st_mode;
    if (fd >= 0)
        close(fd);
    if (n < 0 || n > META_CEILING)
        return undex_error_null(error, UNDEX_ERROR_IO, "cannot read its .meta file: %s",
                                n >= 0         ? "it is larger than 64 kB"
                                : why == ELOOP ? "it is a symbolic link; put a file there"
                                               : g_strerror(why));
    return add_lines(pairs, text, error) ? g_steal_pointer(&pairs) : NULL;
}

char *undex_sidecar_digest(const GPtrArray *pairs)
{
    const char *last[UNDEX_METADATA_KEYS] = {NULL};
    if (!pairs || !pairs->len)
        return NULL;
    for (guint i = 0; i < pairs->len; i++) {
        const char *pair = g_ptr_array_index(pairs, i);
        last[undex_metadata_key(pair, strcspn(pair, "="))] = pair;
    }
    g_autoptr(GString) all = g_string_new(NULL);
    for (gsize i = 0; i < UNDEX_METADATA_KEYS; i++)
        g_string_append_printf(all, "%s\n", last[i] ? last[i] : "");
    char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, all->str, (gssize)all->len);
    digest[16] = '\0';
    return digest;
}
