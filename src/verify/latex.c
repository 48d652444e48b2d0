// SPDX-License-Identifier: GPL-3.0-or-later
/* LaTeX, as far as quotations and citations need it: commands are left out and what they hold stays, apart
 * from what is never printed. */
#include "verify/draft_text.h"

#include <string.h>

/* Groups are looked for so far, and no more after so many that do not close. */
enum { DEEPEST = 40, LONGEST_NAME = 40, LONGEST_GROUP = 100000, MOST_UNCLOSED = 100 };

typedef struct {
    undex_draft *draft;
    const char *p, *end;
    int *unclosed;
} latex;

/* What a command comes to. */
typedef enum {
    AS_IT_IS, /* its arguments are text */
    DROPPED,  /* with its arguments */
    QUOTED,   /* its last argument is a quotation */
    SET_APART,
    NOTED,
    SECOND, /* of two arguments the second is text */
    TEXT,   /* stands for a text */
} meaning;

static const struct {
    const char *name;
    meaning meaning;
    const char *text;
    int arguments;
} commands[] = {
    {"enquote", QUOTED, NULL, 1},
    {"textquote", QUOTED, NULL, 1},
    {"foreignquote", QUOTED, NULL, 2},
    {"textcquote", QUOTED, NULL, 2},
    {"blockquote", SET_APART, NULL, 1},
    {"blockcquote", SET_APART, NULL, 2},
    {"footnote", NOTED, NULL, 1},
    {"footnotetext", NOTED, NULL, 1},
    {"endnote", NOTED, NULL, 1},
    {"footcite", DROPPED, NULL, 1},
    {"href", SECOND, NULL, 2},
    {"textcolor", SECOND, NULL, 2},
    {"cite", DROPPED, NULL, 1},
    {"parencite", DROPPED, NULL, 1},
    {"autocite", DROPPED, NULL, 1},
    {"citep", DROPPED, NULL, 1},
    {"citet", DROPPED, NULL, 1},
    {"label", DROPPED, NULL, 1},
    {"ref", DROPPED, NULL, 1},
    {"pageref", DROPPED, NULL, 1},
    {"includegraphics", DROPPED, NULL, 1},
    {"input", DROPPED, NULL, 1},
    {"vspace", DROPPED, NULL, 1},
    {"hspace", DROPPED, NULL, 1},
    {"usepackage", DROPPED, NULL, 1},
    {"documentclass", DROPPED, NULL, 1},
    {"bibliography", DROPPED, NULL, 1},
    {"ldots", TEXT, "…", 0},
    {"dots", TEXT, "…", 0},
    {"textellipsis", TEXT, "…", 0},
    {"textelp", TEXT, "…", 0},
    {"par", TEXT, "\n\n", 0},
    {"S", TEXT, "§", 0},
    {"P", TEXT, "¶", 0},
    {"ss", TEXT, "ß", 0},
    {"oe", TEXT, "œ", 0},
    {"ae", TEXT, "æ", 0},
    {"o", TEXT, "ø", 0},
    {"l", TEXT, "ł", 0},
    {"textquotedblleft", TEXT, "“", 0},
    {"textquotedblright", TEXT, "”", 0},
    {"textquoteleft", TEXT, "‘", 0},
    {"textquoteright", TEXT, "’", 0},
    {"guillemotleft", TEXT, "«", 0},
    {"guillemotright", TEXT, "»", 0},
    {"og", TEXT, "«", 0},
    {"fg", TEXT, "»", 0},
    {"textendash", TEXT, "–", 0},
    {"textemdash", TEXT, "—", 0},
    {"i", TEXT, "i", 0},
    {"textasciitilde", TEXT, "~", 0},
};

static gboolean is_quoting(const char *environment)
{
    static const char *const names[] = {"quote",   "quotation",  "displayquote", "displaycquote",
                                        "quoting", "blockquote", "verse",        "quote*"};
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
        if (strcmp(names[i], environment) == 0)
            return TRUE;
    return FALSE;
}

static gsize at(const latex *l)
{
    return (gsize)(l->p - l->draft->source);
}

/* The end of the group that opens at `p`, at its closing brace; NULL: it does not close. */
static const char *group_end(const latex *l, const char *p, char open, char close)
{
    int depth = 0;
    const char *end = l->end - p > LONGEST_GROUP ? p + LONGEST_GROUP : l->end;
    for (; p < end && *l->unclosed < MOST_UNCLOSED; p++) {
        if (*p == '\\' && p + 1 < end)
            p++;
        else if (*p == open)
            depth++;
        else if (*p == close && --depth == 0)
            return p;
    }
    ++*l->unclosed;
    return NULL;
}

static void skip_blanks(latex *l)
{
    while (l->p < l->end && (*l->p == ' ' || *l->p == '\t'))
        l->p++;
}

static void skip_options(latex *l)
{
    const char *close;
    while (l->p < l->end && *l->p == '[' && (close = group_end(l, l->p, '[', ']')))
        l->p = close + 1;
}

/* Moves over an argument. */
static gboolean take_argument(latex *l, const char **from, const char **to)
{
    skip_options(l);
    const char *close = l->p < l->end && *l->p == '{' ? group_end(l, l->p, '{', '}') : NULL;
    if (!close)
        return FALSE;
    *from = l->p + 1;
    *to = close;
    l->p = close + 1;
    return TRUE;
}

static void add_text(latex *l, int depth);

static void add_part(latex *l, const char *from, const char *to, int depth)
{
    latex part = {l->draft, from, to, l->unclosed};
    if (depth < DEEPEST)
        add_text(&part, depth + 1);
}

static void add_arguments(latex *l, gsize row, int depth)
{
    const char *begun = l->p, *from = begun, *to = begun;
    for (int i = 0; i < commands[row].arguments; i++)
        if (!take_argument(l, &from, &to))
            return;
    gsize place = (gsize)(begun - l->draft->source), after = (gsize)(to - l->draft->source);
    meaning what = commands[row].meaning;
    if (what == DROPPED)
        return;
    if (what == SET_APART)
        undex_draft_open_block(l->draft, place);
    else if (what != SECOND)
        undex_draft_put(l->draft, what == QUOTED ? "“" : UNDEX_NOTE_OPEN, place);
    add_part(l, from, to, depth);
    if (what == SET_APART)
        undex_draft_close_block(l->draft, after);
    else if (what != SECOND)
        undex_draft_put(l->draft, what == QUOTED ? "”" : UNDEX_NOTE_CLOSE, after);
    const char *option = l->p < l->end && *begun == '[' ? group_end(l, begun, '[', ']') : NULL;
    if (option && (what == QUOTED || what == SET_APART)) { /* "\textquote[A/68/190, para. 12]{...}" */
        undex_draft_put(l->draft, " (", place);
        add_part(l, begun + 1, option, depth);
        undex_draft_put(l->draft, ") ", place);
    }
}

static void add_environment(latex *l, gboolean begins)
{
    const char *from, *to;
    if (!take_argument(l, &from, &to))
        return;
    g_autofree char *name = g_strndup(from, (gsize)(to - from));
    if (!is_quoting(name))
        undex_draft_break(l->draft, at(l));
    else if (begins)
        undex_draft_open_block(l->draft, at(l));
    else
        undex_draft_close_block(l->draft, at(l));
    skip_options(l);
    if (begins && strcmp(name, "displaycquote") == 0)
        take_argument(l, &from, &to);
}

/* \'e, \"{o}, \c{c}: the letter, then its accent. */
static gboolean add_accent(latex *l, const char *mark)
{
    static const struct {
        char sign;
        const char *accent;
    } accents[] = {{'\'', "\xCC\x81"}, {'`', "\xCC\x80"}, {'^', "\xCC\x82"}, {'"', "\xCC\x88"},
                   {'~', "\xCC\x83"},  {'c', "\xCC\xA7"}, {'v', "\xCC\x8C"}};
    for (gsize i = 0; i < G_N_ELEMENTS(accents); i++) {
        if (accents[i].sign != *mark)
            continue;
        const char *p = l->p;
        gboolean braced = p < l->end && *p == '{';
        p += braced;
        p += p < l->end && *p == '\\'; /* \'{\i} */
        if (p >= l->end || !g_ascii_isalpha(*p))
            return FALSE;
        char letter[8];
        g_snprintf(letter, sizeof letter, "%c%s", *p, accents[i].accent);
        undex_draft_put(l->draft, letter, (gsize)(p - l->draft->source));
        l->p = p + 1 + (braced && p + 1 < l->end && p[1] == '}');
        return TRUE;
    }
    return FALSE;
}

/* Behind a backslash. */
static void add_command(latex *l, int depth)
{
    const char *name = l->p;
    gsize length = 0;
    while (name + length < l->end && g_ascii_isalpha(name[length]) && length < LONGEST_NAME)
        length++;
    l->p += length ? length : l->p < l->end;
    if (!length) {
        if (add_accent(l, name) || name >= l->end)
            return;
        if (strchr("%&$#_{}[]", *name))
            undex_draft_add(l->draft, (gsize)(name - l->draft->source), 1);
        else
            undex_draft_put(l->draft, strchr("-/", *name) ? "" : " ", (gsize)(name - l->draft->source));
        return;
    }
    l->p += l->p < l->end && *l->p == '*';
    g_autofree char *word = g_strndup(name, length);
    if (length == 1 && (*word == 'c' || *word == 'v') && add_accent(l, word))
        return;
    if (strcmp(word, "begin") == 0 || strcmp(word, "end") == 0) {
        add_environment(l, *word == 'b');
        return;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(commands); i++) {
        if (strcmp(commands[i].name, word) != 0)
            continue;
        if (commands[i].meaning != TEXT) {
            add_arguments(l, i, depth);
            return;
        }
        undex_draft_put(l->draft, commands[i].text, (gsize)(name - l->draft->source));
        skip_blanks(l);
        return;
    }
    if (g_str_has_suffix(word, "section") || strcmp(word, "chapter") == 0 || strcmp(word, "item") == 0)
        undex_draft_break(l->draft, at(l));
    skip_options(l);
    skip_blanks(l);
}

static const struct {
    const char *written, *text;
} signs[] = {{"``", "“"}, {"''", "”"}, {"`", "‘"},  {"'", "’"},   {"---", "—"},
             {"--", "–"}, {"~", " "},  {",,", "„"}, {"\"`", "„"}, {"\"'", "“"}};

static gboolean add_sign(latex *l)
{
    for (gsize i = 0; i < G_N_ELEMENTS(signs); i++) {
        gsize length = strlen(signs[i].written);
        if ((gsize)(l->end - l->p) >= length && memcmp(l->p, signs[i].written, length) == 0) {
            undex_draft_put(l->draft, signs[i].text, at(l));
            l->p += length;
            return TRUE;
        }
    }
    return FALSE;
}

static void add_text(latex *l, int depth)
{
    while (l->p < l->end) {
        gsize plain = strcspn(l->p, "\\%{}$`'-~\n,\"");
        plain = MIN(plain, (gsize)(l->end - l->p));
        if (plain) {
            undex_draft_add(l->draft, at(l), plain);
            l->p += plain;
        } else if (*l->p == '\\') {
            l->p++;
            add_command(l, depth);
        } else if (*l->p == '%') { /* a comment takes the end of its line with it */
            l->p += strcspn(l->p, "\n");
            l->p += l->p < l->end;
        } else if (strchr("{}$", *l->p)) {
            l->p++;
        } else if (!add_sign(l)) {
            undex_draft_add(l->draft, at(l), 1);
            l->p++;
        }
    }
}

void undex_draft_read_latex(undex_draft *draft)
{
    static const char opening[] = "\\begin{document}";
    const char *body = strstr(draft->source, opening);
    int unclosed = 0;
    latex l = {draft, body ? body + strlen(opening) : draft->source, draft->source + draft->source_length,
               &unclosed};
    add_text(&l, 0);
    undex_draft_close_block(draft, draft->source_length);
}
