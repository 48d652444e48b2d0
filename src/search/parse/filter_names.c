// SPDX-License-Identifier: GPL-3.0-or-later
/* NAME:VALUE where there is no such filter: a slip of the pen, the name that another search language has, or
 * words with a colon between them. What was meant as a filter is never searched as words. */
#include "search/parse/lexer.h"

#include "base/edit_distance.h"
#include "search/parse/filters.h"
#include "search/parse/query_error.h"

#include <string.h>

enum { NAME_LEAST = 2, NAME_MOST = 20 }; /* letters */

/* A word as NAME, sign and VALUE. */
typedef struct {
    char *name, *lower; /* as typed, and in lower case */
    char sign;
    char *value; /* with its quotation marks or parentheses */
} naming;

static void naming_clear(naming *n)
{
    g_free(n->name);
    g_free(n->lower);
    g_free(n->value);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(naming, naming_clear)

/* Up to the sign that ends what begins here: a quotation mark, a parenthesis; else to the next space. */
static char *take_value(const char *start)
{
    gboolean quoted = undex_search_is_quote(g_utf8_get_char(start)), grouped = *start == '(';
    const char *p = *start ? g_utf8_next_char(start) : start;
    for (; *p; p = g_utf8_next_char(p)) {
        gunichar ch = g_utf8_get_char(p);
        if (quoted ? undex_search_is_quote(ch) : grouped ? ch == ')' : g_unichar_isspace(ch) || ch == ')')
            break;
    }
    return g_strndup(start, (gsize)((quoted || grouped) && *p ? g_utf8_next_char(p) - start : p - start));
}

static gboolean begins_value(const char *p)
{
    gunichar ch = g_utf8_get_char(p);
    return g_unichar_isalnum(ch) || undex_search_is_quote(ch) || (*p && strchr("(*.[<>=", *p));
}

/* FALSE: the text at `here` is not of that form. */
static gboolean read_naming(const char *here, naming *n)
{
    const char *p = here;
    glong letters = 0;
    for (; g_unichar_isalpha(g_utf8_get_char(p)) && !g_unichar_iswide(g_utf8_get_char(p)); letters++)
        p = g_utf8_next_char(p);
    gsize signs = strspn(p, "=<>");
    if (letters < NAME_LEAST || letters > NAME_MOST || (*p != ':' && signs == 0))
        return FALSE;
    n->name = g_strndup(here, (gsize)(p - here));
    n->lower = g_utf8_strdown(n->name, -1);
    n->sign = *p;
    p += *p == ':' ? 1 : signs;
    g_autofree char *value = begins_value(p) ? take_value(p) : g_strdup("");
    n->value = g_strconcat(n->sign == '<' ? ".." : "", value, n->sign == '>' ? ".." : "", NULL);
    return TRUE;
}

/* How others call a filter; NULL: not so. */
static const undex_filter_name *find_other(const char *lower)
{
    for (const undex_filter_name *other = undex_data_filter_names; other->name; other++)
        if (strcmp(other->name, lower) == 0)
            return other;
    return NULL;
}

/* NULL: none is near. */
static const query_filter *find_near(const char *lower)
{
    enum { LONG = 6 };
    const query_filter *near = NULL;
    int least = strlen(lower) < LONG ? 1 : 2;
    for (gsize i = 0; undex_query_filter_at(i); i++) {
        int edits = undex_edit_distance(lower, undex_query_filter_at(i)->name);
        if (edits <= least && (!near || edits < least)) {
            near = undex_query_filter_at(i);
            least = edits;
        }
    }
    return near;
}

static char *written_with(const char *form, const char *value)
{
    g_auto(GStrv) parts = g_strsplit(form, "%s", 2);
    return g_strjoinv(*value ? value : "VALUE", parts);
}

static char *list_names(void)
{
    GString *names = g_string_new(NULL);
    for (gsize i = 0; undex_query_filter_at(i); i++)
        g_string_append_printf(names, "%s%s:", i ? " " : "", undex_query_filter_at(i)->name);
    return g_string_free(names, FALSE);
}

/* What to say of it; NULL: it is words. Caller frees. */
static char *message_for(const naming *n)
{
    const query_filter *known = undex_query_filter_find(n->lower, strlen(n->lower));
    const undex_filter_name *other = find_other(n->lower);
    gboolean is_lower = strcmp(n->name, n->lower) == 0, has_value = *n->value != '\0';
    if (other && !*other->written)
        return NULL;
    if (n->sign != ':' && !(known && is_lower && has_value))
        return NULL;
    if (known && has_value)
        return g_strdup_printf("filters are written in lower case, with a colon: %s:%s", known->name,
                               n->value);
    if (other && (is_lower || has_value)) {
        g_autofree char *written = written_with(other->written, n->value);
        return g_strdup_printf("there is no filter %s:; write %s", n->name, written);
    }
    if (!has_value)
        return NULL;
    const query_filter *near = find_near(n->lower);
    if (near)
        return g_strdup_printf("there is no filter %s:; write %s:%s", n->name, near->name, n->value);
    if (!is_lower)
        return NULL;
    g_autofree char *names = list_names();
    return g_strdup_printf(
        "there is no filter %s:; the filters are %s, and words with a colon stand in quotes: \"%s:%s\"",
        n->name, names, n->name, n->value);
}

gboolean undex_search_check_name(const char *query, const char *here, int at, GError **error)
{
    g_auto(naming) n = {0};
    g_autofree char *message = read_naming(here, &n) ? message_for(&n) : NULL;
    return !message || undex_search_fail(query, at, message, error);
}
