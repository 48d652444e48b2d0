// SPDX-License-Identifier: GPL-3.0-or-later
/* Markdown, and plain text, which is Markdown without marks: ">" sets a quotation apart, "[^1]" is a note. */
#include "verify/draft_text.h"

#include <string.h>

enum { MOST_NOTES = 20000, DEEPEST_NOTE = 1, LONGEST_LINK = 2000, LONGEST_NAME = 100 };

typedef struct {
    undex_draft *draft;
    GHashTable *notes;   /* "1" -> where the text of "[^1]:" begins */
    GHashTable *written; /* those that stand where their marks are */
    int depth;           /* of notes within notes */
    gboolean fenced;     /* between lines of ``` */
    gboolean begun;      /* a paragraph has begun */
} markdown;

static const char *line_end(const char *p)
{
    const char *end = strchr(p, '\n');
    return end ? end : p + strlen(p);
}

static gboolean is_blank(const char *p, const char *end)
{
    while (p < end && g_ascii_isspace(*p))
        p++;
    return p >= end;
}

/* The text of "[^1]: text"; NULL: the line is none. `*name` is to be freed. */
static const char *definition(const char *line, const char *end, char **name)
{
    if (!g_str_has_prefix(line, "[^"))
        return NULL;
    const char *close = memchr(line, ']', (gsize)(end - line));
    if (!close || close + 1 >= end || close[1] != ':')
        return NULL;
    *name = g_strndup(line + 2, (gsize)(close - line - 2));
    return close + 2;
}

static void find_notes(markdown *m)
{
    for (const char *p = m->draft->source; *p;) {
        const char *end = line_end(p);
        char *name = NULL;
        const char *text = definition(p, end, &name);
        if (text && g_hash_table_size(m->notes) < MOST_NOTES)
            g_hash_table_insert(m->notes, name, (gpointer)text);
        else
            g_free(name);
        p = *end ? end + 1 : end;
    }
}

static const struct {
    const char *entity, *text;
} entities[] = {{"&quot;", "\""}, {"&ldquo;", "“"},  {"&rdquo;", "”"}, {"&laquo;", "«"},
                {"&raquo;", "»"}, {"&lsquo;", "‘"},  {"&rsquo;", "’"}, {"&nbsp;", " "},
                {"&amp;", "&"},   {"&hellip;", "…"}, {"&mdash;", "—"}, {"&ndash;", "–"},
                {"&#39;", "'"},   {"&#34;", "\""},   {"&lt;", "<"},    {"&gt;", ">"}};

static gsize at(const markdown *m, const char *p)
{
    return (gsize)(p - m->draft->source);
}

static void add_inline(markdown *m, const char *p, const char *end);

/* "[^1]": its text takes its place, once. */
static const char *add_note(markdown *m, const char *p, const char *end)
{
    const char *close = g_str_has_prefix(p, "[^") ? memchr(p, ']', (gsize)MIN(end - p, LONGEST_NAME)) : NULL;
    g_autofree char *name = close ? g_strndup(p + 2, (gsize)(close - p - 2)) : NULL;
    const char *text = name ? g_hash_table_lookup(m->notes, name) : NULL;
    if (!text)
        return NULL;
    if (m->depth < DEEPEST_NOTE && g_hash_table_add(m->written, g_strdup(name))) {
        m->depth++;
        undex_draft_put(m->draft, UNDEX_NOTE_OPEN, at(m, p));
        for (const char *line = text;;) { /* and the lines that go on with it, which are indented */
            const char *stop = line_end(line);
            add_inline(m, line, stop);
            if (!*stop || (stop[1] != ' ' && stop[1] != '\t') || is_blank(stop + 1, line_end(stop + 1)))
                break;
            undex_draft_put(m->draft, " ", at(m, stop));
            line = stop + 1;
        }
        undex_draft_put(m->draft, UNDEX_NOTE_CLOSE, at(m, p));
        m->depth--;
    }
    return close + 1;
}

/* "[text](address)": the text, and the address where it leads to a document that the text does not name. */
static const char *add_link(markdown *m, const char *p, const char *end)
{
    const char *close = *p == '[' ? memchr(p, ']', (gsize)MIN(end - p, LONGEST_LINK)) : NULL;
    if (!close || close + 1 >= end || close[1] != '(')
        return NULL;
    const char *last = memchr(close + 1, ')', (gsize)MIN(end - close - 1, LONGEST_LINK));
    if (!last)
        return NULL;
    g_autofree char *address = g_strndup(close + 1, (gsize)(last + 1 - close - 1));
    add_inline(m, p + 1, close);
    if (strstr(address, "undocs.org/") && !memchr(p, '/', (gsize)(close - p))) {
        undex_draft_put(m->draft, " ", at(m, close));
        undex_draft_add(m->draft, at(m, close + 1), strlen(address));
    }
    return last + 1;
}

/* Stars with a space before them and nothing behind: "footnote *". */
static gboolean is_star_alone(const char *source, const char *p)
{
    const char *begin = p, *end = p;
    while (begin > source && begin[-1] == '*')
        begin--;
    while (*end == '*')
        end++;
    return begin > source && g_ascii_isspace(begin[-1]) &&
           (!*end || g_ascii_isspace(*end) || strchr(").,;:", *end));
}

/* Marks of emphasis and code; within words a low line is one of their letters. */
static gboolean is_emphasis(const char *source, const char *p)
{
    if (*p == '`' || *p == '*')
        return *p == '`' || !is_star_alone(source, p);
    if (*p != '_')
        return FALSE;
    gboolean before = p > source && g_ascii_isalnum(p[-1]);
    return !(before && g_ascii_isalnum(p[1]));
}

static const char *add_special(markdown *m, const char *p, const char *end)
{
    if (*p == '\\' && p + 1 < end && g_ascii_ispunct(p[1])) {
        undex_draft_add(m->draft, at(m, p + 1), 1);
        return p + 2;
    }
    for (gsize i = 0; *p == '&' && i < G_N_ELEMENTS(entities); i++)
        if (g_str_has_prefix(p, entities[i].entity)) {
            undex_draft_put(m->draft, entities[i].text, at(m, p));
            return p + strlen(entities[i].entity);
        }
    if (*p != '[')
        return is_emphasis(m->draft->source, p) ? p + 1 : NULL;
    const char *rest = add_note(m, p, end);
    return rest ? rest : add_link(m, p, end);
}

static void add_inline(markdown *m, const char *p, const char *end)
{
    while (p < end) {
        gsize plain = strcspn(p, "\\&[*_`");
        if (plain) {
            plain = MIN(plain, (gsize)(end - p));
            undex_draft_add(m->draft, at(m, p), plain);
            p += plain;
            continue;
        }
        const char *rest = add_special(m, p, end);
        if (!rest)
            undex_draft_add(m->draft, at(m, p), 1);
        p = rest ? rest : p + 1;
    }
}

/* "- ", "* ", "+ ", "1. ", "# ": what begins a paragraph of its own. Where its text begins; NULL: it does
 * not. */
static const char *list_mark(const char *p)
{
    gsize digits = strspn(p, "0123456789"), hashes = strspn(p, "#");
    if (hashes && p[hashes] == ' ')
        return p + hashes + 1;
    if (strchr("-*+", *p) && *p && p[1] == ' ')
        return p + 2;
    return digits && digits < 4 && strchr(".)", p[digits]) && p[digits] && p[digits + 1] == ' ' ? p : NULL;
}

static void add_line(markdown *m, const char *line, const char *end)
{
    const char *p = line;
    while (p < end && *p == ' ')
        p++;
    if (g_str_has_prefix(p, "```") || g_str_has_prefix(p, "~~~")) {
        m->fenced = !m->fenced;
        undex_draft_break(m->draft, at(m, line));
        return;
    }
    if (m->fenced)
        return;
    gboolean quoted = *p == '>' && p < end;
    while (p < end && (*p == '>' || (quoted && *p == ' ')))
        p++;
    gboolean block = m->draft->block != G_MAXSIZE;
    if (quoted && !block)
        undex_draft_open_block(m->draft, at(m, line));
    else if (!quoted && block && is_blank(p, end)) /* a line that goes on with it may lack its mark */
        undex_draft_close_block(m->draft, at(m, line));
    if (is_blank(p, end)) {
        undex_draft_break(m->draft, at(m, line));
        return;
    }
    const char *marked = quoted ? NULL : list_mark(p);
    if (marked) {
        undex_draft_close_block(m->draft, at(m, line));
        undex_draft_break(m->draft, at(m, line));
    }
    add_inline(m, marked ? marked : p, end);
    undex_draft_add(m->draft, at(m, end), *end ? 1 : 0);
}

/* Notes to which no mark leads. */
static void add_unmarked(markdown *m)
{
    for (const char *p = m->draft->source; *p;) {
        const char *end = line_end(p);
        g_autofree char *name = NULL;
        if (definition(p, end, &name)) {
            undex_draft_break(m->draft, at(m, p));
            add_note(m, p, end);
        }
        p = *end ? end + 1 : end;
    }
}

void undex_draft_read_markdown(undex_draft *draft)
{
    g_autoptr(GHashTable) notes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) written = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    markdown m = {.draft = draft, .notes = notes, .written = written};
    find_notes(&m);
    gboolean noted = FALSE;
    for (const char *p = draft->source; *p;) {
        const char *end = line_end(p);
        g_autofree char *name = NULL;
        const char *text = definition(p, end, &name);
        noted = text ? TRUE : noted && (*p == ' ' || *p == '\t');
        if (!noted)
            add_line(&m, p, end);
        p = *end ? end + 1 : end;
    }
    undex_draft_close_block(draft, draft->source_length);
    add_unmarked(&m);
}
