// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/parse/lexer.h"

#include "search/parse/query_error.h"
#include "undex/error.h"

#include <string.h>

/* More than this is no query. */
enum { QUERY_CEILING = 8000, LEXEME_CEILING = 1000, DISTANCE_CEILING = 1000, DISTANCE_USUAL = 10 };

typedef struct {
    const char *query, *here;
    int at;
    GArray *lexemes;
} lexer;

static gunichar peek(const lexer *l)
{
    return g_utf8_get_char(l->here);
}

static void step(lexer *l)
{
    l->here = g_utf8_next_char(l->here);
    l->at++;
}

static lexeme *push(lexer *l, lexeme_kind kind, int at)
{
    g_array_append_vals(l->lexemes, &(lexeme){.kind = kind, .at = at}, 1);
    return &g_array_index(l->lexemes, lexeme, l->lexemes->len - 1);
}

/* Between quotes; `here` stands on the first. NULL and an error where the last is missing. */
static char *take_quoted(lexer *l, GError **error)
{
    int at = l->at;
    step(l);
    const char *start = l->here;
    while (*l->here && !undex_search_is_quote(peek(l)))
        step(l);
    if (!*l->here)
        return undex_search_null(l->query, at, "a quotation mark is not closed", error);
    char *text = g_strndup(start, (gsize)(l->here - start));
    step(l);
    return text;
}

/* Between parentheses, inner ones included. */
static char *take_grouped(lexer *l, GError **error)
{
    int at = l->at, depth = 0;
    const char *start = l->here + 1;
    for (; *l->here; step(l)) {
        depth += *l->here == '(' ? 1 : *l->here == ')' ? -1 : 0;
        if (depth == 0)
            break;
    }
    if (!*l->here)
        return undex_search_null(l->query, at, "a parenthesis is not closed", error);
    char *text = g_strndup(start, (gsize)(l->here - start));
    step(l);
    return text;
}

/* Up to a space or a quotation mark, or a closing parenthesis that was not opened within. */
static char *take_bare(lexer *l)
{
    const char *start = l->here;
    int depth = 0;
    for (; *l->here && !g_unichar_isspace(peek(l)) && !undex_search_is_quote(peek(l)); step(l)) {
        depth += *l->here == '(' ? 1 : *l->here == ')' ? -1 : 0;
        if (depth < 0)
            break;
    }
    return g_strndup(start, (gsize)(l->here - start));
}

/* Whether a year in parentheses may belong to it: S/RES/1440 (2002), 1440 (2002). */
static gboolean is_numbered(const char *word)
{
    gsize length = strlen(word);
    return strchr(word, '/') || (length <= 4 && strspn(word, "0123456789") == length);
}

/* " (2002)" or "(2002)" after an unquoted symbol or number belongs to it. */
static void take_year(lexer *l, lexeme *x)
{
    const char *p = l->here + (*l->here == ' ');
    if (!is_numbered(x->text) || *p != '(' || strspn(p + 1, "0123456789") != 4 || p[5] != ')')
        return;
    char *longer = g_strdup_printf("%s (%.4s)", x->text, p + 1);
    g_free(x->text);
    x->text = longer;
    for (p += strlen("(2002)"); l->here < p;)
        step(l);
}

/* `name:` of a known filter at `here`; NULL: none. */
static const query_filter *field_at(const char *here, gsize *length)
{
    gsize letters = 0;
    while (g_ascii_islower(here[letters]) || (letters && here[letters] == '-'))
        letters++;
    *length = letters + 1;
    return letters > 0 && here[letters] == ':' ? undex_query_filter_find(here, letters) : NULL;
}

static gboolean take_filter(lexer *l, const query_filter *found, gsize length, GError **error)
{
    int at = l->at;
    for (gsize i = 0; i < length; i++)
        step(l);
    lexeme *x = push(l, LEX_FILTER, at);
    x->field = found;
    x->quoted = *l->here && undex_search_is_quote(peek(l));
    x->grouped = *l->here == '(';
    x->text = x->quoted ? take_quoted(l, error) : x->grouped ? take_grouped(l, error) : take_bare(l);
    if (!x->text)
        return FALSE;
    if (!x->quoted && !x->grouped)
        take_year(l, x);
    g_autofree char *bare = g_strstrip(g_strdup(x->text));
    if (*bare)
        return TRUE;
    g_autofree char *message = g_strdup_printf("%s: wants %s right after it", found->name, found->wants);
    return undex_search_fail(l->query, at, message, error);
}

static const struct {
    const char *name;
    lexeme_kind kind;
} operators[] = {
    {"AND", LEX_AND}, {"OR", LEX_OR}, {"NOT", LEX_NOT}, {"NEAR", LEX_NEAR}, {"ADJ", LEX_ADJ},
};

/* A word in capitals that is an operator, NEAR and ADJ with their distance. */
static gboolean take_operator(lexer *l, const char *word, int at, gboolean *taken, GError **error)
{
    gsize letters = strcspn(word, "/");
    *taken = FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(operators); i++) {
        gboolean has_distance = operators[i].kind == LEX_NEAR || operators[i].kind == LEX_ADJ;
        if (strlen(operators[i].name) != letters || strncmp(word, operators[i].name, letters) != 0 ||
            (word[letters] && !has_distance))
            continue;
        guint64 distance = DISTANCE_USUAL;
        if (word[letters] &&
            !g_ascii_string_to_unsigned(word + letters + 1, 10, 1, DISTANCE_CEILING, &distance, NULL))
            return undex_search_fail(l->query, at,
                                     "NEAR and ADJ want a number of words from 1 to 1000, as NEAR/5", error);
        push(l, operators[i].kind, at)->distance = (int)distance;
        *taken = TRUE;
    }
    return TRUE;
}

/* What stands directly before the word at `start`, where that is a phrase, and the word. Caller frees. */
static char *with_phrase(const lexer *l, const char *start, const char *word)
{
    const lexeme *last = l->lexemes->len ? &g_array_index(l->lexemes, lexeme, l->lexemes->len - 1) : NULL;
    gboolean directly = last && last->kind == LEX_PHRASE && !g_unichar_isspace(g_utf8_get_char(start)) &&
                        start > l->query && undex_search_is_quote(g_utf8_get_char(g_utf8_prev_char(start)));
    return directly ? g_strdup_printf("\"%s\"%s", last->text, word) : g_strdup(word);
}

static gboolean take_word(lexer *l, gboolean fresh, GError **error)
{
    int at = l->at;
    const char *start = l->here;
    if (fresh && !undex_search_check_name(l->query, start, at, error))
        return FALSE;
    while (*l->here && !g_unichar_isspace(peek(l)) && !undex_search_is_quote(peek(l)) && *l->here != '(' &&
           *l->here != ')')
        step(l);
    g_autofree char *word = g_strndup(start, (gsize)(l->here - start));
    gboolean taken = FALSE;
    if (!take_operator(l, word, at, &taken, error))
        return FALSE;
    if (taken)
        return TRUE;
    g_autofree char *whole = with_phrase(l, start, word);
    if (!undex_search_check_foreign(l->query, whole, at, error))
        return FALSE;
    lexeme *x = push(l, LEX_WORD, at);
    x->text = g_steal_pointer(&word);
    take_year(l, x);
    return TRUE;
}

static gboolean starts_something(const char *p)
{
    return *p && !g_unichar_isspace(g_utf8_get_char(p)) && *p != ')' && *p != '-' && *p != '+';
}

/* One lexeme; `fresh`: at the start, or after a space, a parenthesis or a sign. */
static gboolean take(lexer *l, gboolean fresh, GError **error)
{
    gsize length = 0;
    const query_filter *found = fresh ? field_at(l->here, &length) : NULL;
    int at = l->at;
    if (found)
        return take_filter(l, found, length, error);
    if (undex_search_is_quote(peek(l))) {
        char *text = take_quoted(l, error);
        if (text)
            push(l, LEX_PHRASE, at)->text = text;
        return text != NULL;
    }
    gboolean sign = fresh && (*l->here == '+' || *l->here == '-') && starts_something(l->here + 1);
    if (*l->here == '(' || *l->here == ')' || sign) {
        push(l,
             *l->here == '('   ? LEX_OPEN
             : *l->here == ')' ? LEX_CLOSE
             : *l->here == '+' ? LEX_PLUS
                               : LEX_MINUS,
             at);
        step(l);
        return TRUE;
    }
    return take_word(l, fresh, error);
}

static void lexeme_clear(gpointer p)
{
    g_free(((lexeme *)p)->text);
}

GArray *undex_search_lex(const char *query, GError **error)
{
    g_autoptr(GArray) lexemes = g_array_new(FALSE, FALSE, sizeof(lexeme));
    g_array_set_clear_func(lexemes, lexeme_clear);
    lexer l = {query, query, 0, lexemes};
    if (strlen(query) > QUERY_CEILING)
        return undex_error_null(error, UNDEX_ERROR_QUERY, "the query is longer than %d bytes", QUERY_CEILING);
    gboolean fresh = TRUE;
    while (*l.here) {
        if (g_unichar_isspace(peek(&l))) {
            step(&l);
            fresh = TRUE;
            continue;
        }
        if (!take(&l, fresh, error))
            return NULL;
        lexeme_kind last = g_array_index(lexemes, lexeme, lexemes->len - 1).kind;
        fresh = last == LEX_OPEN || last == LEX_CLOSE || last == LEX_PLUS || last == LEX_MINUS;
        if (lexemes->len > LEXEME_CEILING)
            return undex_search_null(query, l.at, "the query has too many words", error);
    }
    push(&l, LEX_END, l.at);
    return g_steal_pointer(&lexemes);
}
