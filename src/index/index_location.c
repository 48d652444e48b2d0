// SPDX-License-Identifier: GPL-3.0-or-later
/* Locations of indexes: folders, servers, and lists of them. */
#include "undex/shards.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LIST_BYTES = 1 << 20, LOCATIONS_CEILING = 4096, DEPTH_CEILING = 32, LAST_PORT = 65535 };

#define LIST_ENDING ".shards"

void undex_location_free(undex_location *location)
{
    if (!location)
        return;
    g_free(location->name);
    g_free(location->folder);
    g_free(location->host);
    g_free(location);
}

/* ---- what a location is ---- */

/* "host:8080", "192.0.2.1:8080", "[2001:db8::1]:8080": the host, without brackets. NULL: it is no server. */
static char *server_of(const char *said, guint *port)
{
    const char *colon = strrchr(said, ':');
    guint64 number = 0;
    if (!colon || !g_ascii_isdigit(colon[1]) ||
        !g_ascii_string_to_unsigned(colon + 1, 10, 1, LAST_PORT, &number, NULL))
        return NULL;
    gsize length = (gsize)(colon - said);
    gboolean bracketed = length > 2 && said[0] == '[' && colon[-1] == ']';
    g_autofree char *host = bracketed ? g_strndup(said + 1, length - 2) : g_strndup(said, length);
    static const char letters[] = G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "._-";
    static const char address[] = "0123456789abcdefABCDEF:.";
    const char *zone = bracketed ? strchr(host, '%') : NULL; /* fe80::1%eth0 */
    gsize span = zone ? (gsize)(zone - host) : strlen(host);
    if (!*host || strspn(host, bracketed ? address : letters) != span ||
        (zone && strspn(zone + 1, letters) != strlen(zone + 1)))
        return NULL;
    *port = (guint)number;
    return g_ascii_strdown(host, -1);
}

undex_location_kind undex_location_kind_of(const char *said)
{
    struct stat facts;
    guint port;
    gboolean there = stat(said, &facts) == 0;
    if (there && S_ISREG(facts.st_mode) && g_str_has_suffix(said, LIST_ENDING))
        return UNDEX_LOCATION_LIST;
    g_autofree char *host = there ? NULL : server_of(said, &port);
    return host ? UNDEX_LOCATION_SERVER : UNDEX_LOCATION_FOLDER;
}

/* ---- lists ---- */

typedef struct {
    GPtrArray *found; /* undex_location * */
    GHashTable *seen; /* "f device inode", "s host port": what is among them; "l device inode": a list read */
    GPtrArray *open;  /* char *: the lists that are being read, the outermost first */
    GPtrArray *marks; /* char *: of each of these its mark in `seen` */
} reading;

G_GNUC_PRINTF(4, 5)
static gboolean fail_at(GError **error, const char *list, guint line, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *what = g_strdup_vprintf(format, args), *shown = g_filename_display_name(list);
    va_end(args);
    return line ? undex_error_fail(error, UNDEX_ERROR_USAGE, "%s, line %u: %s", shown, line, what)
                : undex_error_fail(error, UNDEX_ERROR_USAGE, "%s: %s", shown, what);
}

static char *mark_of(char kind, const struct stat *facts)
{
    return g_strdup_printf("%c %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT, kind, (guint64)facts->st_dev,
                           (guint64)facts->st_ino);
}

/* Takes the mark. TRUE: it is new. */
static gboolean is_new(reading *r, char *mark)
{
    return g_hash_table_add(r->seen, mark);
}

static void add(reading *r, const char *name, char *folder, char *host, guint port)
{
    undex_location *location = g_new(undex_location, 1);
    *location = (undex_location){g_strdup(name), folder, host, port};
    g_ptr_array_add(r->found, location);
}

/* What is not there has no inode, and is told apart by its name. */
static void add_folder(reading *r, const char *path)
{
    struct stat facts;
    g_autofree char *whole = g_canonicalize_filename(path, NULL);
    if (is_new(r, stat(path, &facts) == 0 ? mark_of('f', &facts) : g_strconcat("n ", whole, NULL)))
        add(r, path, g_strdup(path), NULL, 0);
}

static void add_server(reading *r, const char *said)
{
    guint port = 0;
    char *host = server_of(said, &port);
    if (is_new(r, g_strdup_printf("s %s %u", host, port)))
        add(r, said, NULL, host, port);
    else
        g_free(host);
}

/* The text of a list, and its mark. NULL: failure. */
static char *read_text(const char *path, char **mark, GError **error)
{
    struct stat facts;
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0 || fstat(file, &facts) != 0) {
        fail_at(error, path, 0, "the list cannot be read: %s", g_strerror(errno));
        if (file >= 0)
            close(file);
        return NULL;
    }
    g_autofree char *text = g_malloc(LIST_BYTES + 1);
    gsize length = 0;
    ssize_t got = 0;
    while (length <= LIST_BYTES && (got = read(file, text + length, LIST_BYTES + 1 - length)) > 0)
        length += (gsize)got;
    close(file);
    *mark = mark_of('l', &facts);
    if (got < 0)
        fail_at(error, path, 0, "the list cannot be read: %s", g_strerror(errno));
    else if (length > LIST_BYTES)
        fail_at(error, path, 0, "the list has more than %d bytes", LIST_BYTES);
    else if (!g_utf8_validate(text, (gssize)length, NULL))
        fail_at(error, path, 0, "the list is not valid UTF-8");
    else
        return g_strndup(text, length);
    g_clear_pointer(mark, g_free);
    return NULL;
}

static gboolean read_list(reading *r, const char *path, GError **error);

/* A line of a list; where a name is that of a server, there may yet be a folder of that name. */
static gboolean take_line(reading *r, const char *list, guint number, char *line, GError **error)
{
    g_autofree char *folder = g_path_get_dirname(list);
    g_strstrip(line);
    if (!*line || *line == '#')
        return TRUE;
    g_autofree char *path = g_path_is_absolute(line) || strcmp(folder, ".") == 0
                                ? g_strdup(line)
                                : g_build_filename(folder, line, NULL);
    if (r->found->len >= LOCATIONS_CEILING)
        return fail_at(error, list, number, "there are more than %d shards", LOCATIONS_CEILING);
    if (g_str_has_suffix(line, LIST_ENDING) && !g_file_test(path, G_FILE_TEST_IS_DIR))
        return read_list(r, path, error);
    guint port;
    g_autofree char *host = g_file_test(path, G_FILE_TEST_EXISTS) ? NULL : server_of(line, &port);
    if (host)
        add_server(r, line);
    else
        add_folder(r, path);
    return TRUE;
}

static gboolean take_lines(reading *r, const char *path, char *text, GError **error)
{
    static const char mark[] = "\xef\xbb\xbf"; /* which some editors put before UTF-8 */
    char *at = g_str_has_prefix(text, mark) ? text + strlen(mark) : text;
    for (guint number = 1; at; number++) {
        char *end = strchr(at, '\n');
        if (end)
            *end++ = '\0';
        if (!take_line(r, path, number, at, error))
            return FALSE;
        at = end;
    }
    return TRUE;
}

/* The lists from that of the mark on, which lead to it again. */
static gboolean fail_circle(const reading *r, const char *mark, GError **error)
{
    g_autoptr(GString) circle = g_string_new(NULL);
    const char *first = NULL;
    for (guint i = 0; i < r->open->len; i++) {
        if (!first && strcmp(r->marks->pdata[i], mark) != 0)
            continue;
        g_autofree char *shown = g_filename_display_name(r->open->pdata[i]);
        first = first ? first : r->open->pdata[i];
        g_string_append_printf(circle, "%s names ", shown);
    }
    g_autofree char *again = g_filename_display_name(first);
    return undex_error_fail(error, UNDEX_ERROR_USAGE, "lists of shards name each other in a circle: %s%s",
                            circle->str, again);
}

static gboolean read_list(reading *r, const char *path, GError **error)
{
    g_autofree char *mark = NULL, *text = read_text(path, &mark, error);
    if (!text)
        return FALSE;
    for (guint i = 0; i < r->marks->len; i++)
        if (strcmp(r->marks->pdata[i], mark) == 0)
            return fail_circle(r, mark, error);
    if (r->open->len >= DEPTH_CEILING)
        return fail_at(error, path, 0, "more than %d lists name one another", DEPTH_CEILING);
    if (!is_new(r, g_strdup(mark)))
        return TRUE;
    g_ptr_array_add(r->open, g_strdup(path));
    g_ptr_array_add(r->marks, g_steal_pointer(&mark));
    gboolean read = take_lines(r, path, text, error);
    g_ptr_array_set_size(r->open, (gint)r->open->len - 1);
    g_ptr_array_set_size(r->marks, (gint)r->marks->len - 1);
    return read;
}

static gboolean take(reading *r, const char *said, GError **error)
{
    switch (undex_location_kind_of(said)) {
    case UNDEX_LOCATION_LIST:
        return read_list(r, said, error);
    case UNDEX_LOCATION_SERVER:
        add_server(r, said);
        return TRUE;
    case UNDEX_LOCATION_FOLDER:
        add_folder(r, said);
        return TRUE;
    }
    return FALSE;
}

GPtrArray *undex_locations_read(const char *const *said, GError **error)
{
    g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func((GDestroyNotify)undex_location_free);
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GPtrArray) open = g_ptr_array_new_with_free_func(g_free),
                         marks = g_ptr_array_new_with_free_func(g_free);
    reading r = {found, seen, open, marks};
    for (const char *const *one = said; *one; one++)
        if (!take(&r, *one, error))
            return NULL;
    if (!found->len)
        return undex_error_null(error, UNDEX_ERROR_USAGE, "%s names no index", said[0] ? said[0] : "nothing");
    return g_steal_pointer(&found);
}
