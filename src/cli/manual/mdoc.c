// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/manual/mdoc.h"

#include <string.h>

/* What the pages say is of this day. */
#define DAY "November 27, 2026"

enum { LINE = 78 };

/* Characters that roff would take for its own, or print as others. */
static void add_escaped(GString *to, const char *word, gsize length, gboolean argument)
{
    static const struct {
        char plain;
        const char *escape;
    } table[] = {{'\\', "\\e"}, {'\'', "\\(aq"}, {'`', "\\(ga"}, {'^', "\\(ha"}, {'~', "\\(ti"}};
    gboolean option = word[0] == '-';
    for (gsize i = 0; i < length; i++) {
        const char *escape = argument && word[i] == '"' ? "\\(dq" : option && word[i] == '-' ? "\\-" : NULL;
        for (gsize k = 0; !escape && k < G_N_ELEMENTS(table); k++)
            if (table[k].plain == word[i])
                escape = table[k].escape;
        if (escape)
            g_string_append(to, escape);
        else
            g_string_append_c(to, word[i]);
    }
}

char *undex_mdoc_argument(const char *text)
{
    GString *argument = g_string_new("\"");
    for (const char *p = text; *p;) {
        gsize length = strcspn(p, " ");
        add_escaped(argument, p, length, TRUE);
        p += length;
        for (; *p == ' '; p++)
            g_string_append_c(argument, ' ');
    }
    g_string_append_c(argument, '"');
    return g_string_free(argument, FALSE);
}

void undex_mdoc_begin(undex_output *out, const char *name, int section, const char *summary)
{
    g_autofree char *title = g_ascii_strup(name, -1), *about = undex_mdoc_argument(summary);
    undex_output_text(out, ".\\\" Made by undex help --man; SPDX-License-Identifier: GPL-3.0-or-later\n");
    undex_output_format(out, ".Dd " DAY "\n.Dt %s %d\n.Os\n", title, section);
    undex_output_format(out, ".Sh NAME\n.Nm %s\n.Nd %s\n", name, about);
}

void undex_mdoc_section(undex_output *out, const char *title)
{
    undex_output_format(out, ".Sh %s\n", title);
}

/* The word ends a sentence where its point is no ellipsis and the next word has a capital letter. */
static gboolean ends_sentence(const char *word, gsize length, const char *next)
{
    while (length && strchr(")'\"", word[length - 1]))
        length--;
    return length > 1 && strchr(".?!", word[length - 1]) && word[length - 2] != '.' && g_ascii_isupper(*next);
}

/* One paragraph. */
static void fill(undex_output *out, const char *text, gsize length)
{
    g_autoptr(GString) line = g_string_new(NULL);
    for (const char *p = text, *end = text + length; p < end;) {
        p += strspn(p, " \n");
        gsize size = MIN(strcspn(p, " \n"), (gsize)(end - p));
        if (!size)
            break;
        if (line->len && line->len + size >= LINE) {
            undex_output_format(out, "%s\n", line->str);
            g_string_truncate(line, 0);
        }
        if (line->len)
            g_string_append_c(line, ' ');
        else if (*p == '.' || *p == '\'')
            g_string_append(line, "\\&");
        add_escaped(line, p, size, FALSE);
        const char *next = p + size + strspn(p + size, " \n");
        if (next < end && ends_sentence(p, size, next)) {
            undex_output_format(out, "%s\n", line->str);
            g_string_truncate(line, 0);
        }
        p += size;
    }
    if (line->len)
        undex_output_format(out, "%s\n", line->str);
}

void undex_mdoc_text(undex_output *out, const char *text)
{
    gboolean list = FALSE, apart = FALSE;
    for (const char *p = text; *p;) {
        gboolean item = *p == ' ';
        gsize length = strcspn(p, "\n");
        if (!length) { /* a blank line */
            apart = TRUE;
            p++;
            continue;
        }
        while (!item && p[length] && p[length + 1] && !strchr(" \n", p[length + 1]))
            length += 1 + strcspn(p + length + 1, "\n"); /* the line goes on in the next one */
        if (item != list)
            undex_output_text(out, item ? ".Bl -bullet -compact\n" : ".El\n");
        if (item || apart || list)
            undex_output_text(out, item ? ".It\n" : ".Pp\n");
        fill(out, p, length);
        list = item;
        apart = FALSE;
        p += length + (p[length] == '\n');
    }
    if (list)
        undex_output_text(out, ".El\n");
}

void undex_mdoc_sentence(undex_output *out, const char *text, gboolean typed)
{
    gboolean ends = *text && strchr(".?!", text[strlen(text) - 1]);
    g_autofree char *whole = g_strconcat(text, ends ? "" : ".", NULL);
    if (!typed)
        *whole = g_ascii_toupper(*whole);
    fill(out, whole, strlen(whole));
}

void undex_mdoc_list_begin(undex_output *out)
{
    undex_output_text(out, ".Bl -tag -width Ds\n");
}

void undex_mdoc_list_item(undex_output *out, const char *typed)
{
    g_autofree char *argument = undex_mdoc_argument(typed);
    undex_output_format(out, ".It Cm %s\n", argument);
}

void undex_mdoc_list_end(undex_output *out)
{
    undex_output_text(out, ".El\n");
}

void undex_mdoc_literal(undex_output *out, const char *line)
{
    g_autofree char *argument = undex_mdoc_argument(line);
    undex_output_format(out, ".Dl %s\n", argument);
}

void undex_mdoc_see_also(undex_output *out, const char *const *pages)
{
    undex_mdoc_section(out, "SEE ALSO");
    for (; *pages; pages += 2)
        undex_output_format(out, ".Xr %s %s%s\n", pages[0], pages[1], pages[2] ? " ," : "");
}
