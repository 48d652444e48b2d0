// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal/output.h"

#include "cli/terminal/pager.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* Lines longer than this are hard to read, however wide the terminal is. */
enum { WIDEST = 110, NARROWEST = 30, USUAL = 80 };

static const char *const sgr[] = {
    [UNDEX_STYLE_PLAIN] = NULL,         [UNDEX_STYLE_BOLD] = "\033[1m",  [UNDEX_STYLE_DIM] = "\033[2m",
    [UNDEX_STYLE_MATCH] = "\033[1;31m", [UNDEX_STYLE_MARK] = "\033[36m", [UNDEX_STYLE_OLD] = "\033[31m",
    [UNDEX_STYLE_NEW] = "\033[32m",
};

static int columns(gboolean terminal)
{
    struct winsize size = {0};
    const char *said = g_getenv("COLUMNS");
    int wide = said ? (int)g_ascii_strtoll(said, NULL, 10) : 0;
    if (wide <= 0 && terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
        wide = size.ws_col;
    return wide <= 0 ? USUAL : CLAMP(wide, NARROWEST, WIDEST);
}

undex_output *undex_output_open(undex_when color)
{
    undex_output *out = g_new0(undex_output, 1);
    const char *no_color = g_getenv("NO_COLOR"), *term = g_getenv("TERM");
    gboolean plain = (no_color && *no_color) || (term && strcmp(term, "dumb") == 0);
    out->terminal = isatty(STDOUT_FILENO) == 1;
    out->width = columns(out->terminal);
    out->color = color == UNDEX_WHEN_AUTO ? out->terminal && !plain : color == UNDEX_WHEN_ALWAYS;
    return out;
}

void undex_output_page(undex_output *out, gboolean wanted, undex_when links)
{
    if (out->terminal && wanted)
        out->pager = undex_pager_choose();
    out->links = links == UNDEX_WHEN_AUTO
                     ? out->terminal && undex_pager_takes_links(out->pager) && undex_terminal_takes_links()
                     : links == UNDEX_WHEN_ALWAYS;
}

gboolean undex_output_wait(undex_output *out)
{
    if (!out->paging)
        return FALSE;
    undex_pager_wait(out->paging);
    out->paging = 0;
    return TRUE;
}

static void put(undex_output *out, const char *bytes, gsize length)
{
    if (out->pager && !out->paging && length) {
        out->paging = undex_pager_start(out->pager);
        if (!out->paging)
            g_clear_pointer(&out->pager, undex_pager_free);
    }
    if (!out->error && fwrite(bytes, 1, length, stdout) < length)
        out->error = errno ? errno : EIO;
}

gboolean undex_output_flush(undex_output *out)
{
    if (!out->error && fflush(stdout) != 0)
        out->error = errno ? errno : EIO;
    return !out->error;
}

void undex_output_free(undex_output *out)
{
    undex_pager_free(out->pager);
    if (out->free_kept)
        out->free_kept(out->kept);
    g_free(out);
}

char *undex_text_safe(const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    GString *safe = g_string_sized_new(strlen(valid));
    for (const char *p = valid; *p; p = g_utf8_next_char(p)) {
        gunichar ch = g_utf8_get_char(p);
        if (undex_utf8_is_control(ch))
            g_string_append_unichar(safe, 0xfffd);
        else if (!undex_utf8_is_bidi_control(ch) && !undex_utf8_is_tag(ch))
            g_string_append_unichar(safe, ch);
    }
    return g_string_free(safe, FALSE);
}

void undex_output_text(undex_output *out, const char *text)
{
    g_autofree char *safe = undex_text_safe(text);
    put(out, safe, strlen(safe));
}

void undex_output_bytes(undex_output *out, const void *bytes, gsize length)
{
    put(out, bytes, length);
}

void undex_output_link(undex_output *out, const char *uri)
{
    if (!out->links)
        return;
    g_autofree char *safe = undex_text_safe(uri ? uri : "");
    g_autofree char *sequence = g_strdup_printf("\033]8;;%s\033\\", safe);
    put(out, sequence, strlen(sequence));
}

void undex_output_styled(undex_output *out, undex_style style, const char *text)
{
    gboolean shown = out->color && sgr[style];
    if (shown)
        put(out, sgr[style], strlen(sgr[style]));
    undex_output_text(out, text);
    if (shown)
        put(out, "\033[0m", 4);
}

void undex_output_format(undex_output *out, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *text = g_strdup_vprintf(format, args);
    va_end(args);
    undex_output_text(out, text);
}

/* Such characters stand only inside strings, where an escape means the same. */
void undex_output_json(undex_output *out, const char *json)
{
    g_autofree char *valid = g_utf8_make_valid(json, -1);
    const char *from = valid;
    for (const char *p = valid; *p; p = g_utf8_next_char(p)) {
        gunichar ch = g_utf8_get_char(p);
        if (!undex_utf8_is_control(ch) && !undex_utf8_is_bidi_control(ch))
            continue;
        char escape[8];
        g_snprintf(escape, sizeof escape, "\\u%04x", ch);
        put(out, from, (gsize)(p - from));
        put(out, escape, 6);
        from = g_utf8_next_char(p);
    }
    put(out, from, strlen(from));
}

char *undex_number(gint64 number)
{
    g_autofree char *digits = g_strdup_printf("%" G_GINT64_FORMAT, ABS(number));
    gsize n = strlen(digits);
    GString *grouped = g_string_new(number < 0 ? "-" : NULL);
    for (gsize i = 0; i < n; i++) {
        if (i && (n - i) % 3 == 0)
            g_string_append_c(grouped, ',');
        g_string_append_c(grouped, digits[i]);
    }
    return g_string_free(grouped, FALSE);
}
