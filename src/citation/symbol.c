// SPDX-License-Identifier: GPL-3.0-or-later
/* This file makes the canonical form of a symbol. */
#include "citation/citation_patterns.h"
#include "citation/scanner.h"
#include "undex/citation.h"

#include <string.h>

static gboolean is_dash(gunichar ch)
{
    return ch == '-' || (ch >= 0x2010 && ch <= 0x2015) || ch == 0x2212;
}

/* Soft hyphens, zero-width characters and direction marks print nothing. */
static gboolean is_invisible(gunichar ch)
{
    return ch == 0xAD || ch == 0xFEFF || (ch >= 0x200B && ch <= 0x200F) || (ch >= 0x202A && ch <= 0x202E) ||
           (ch >= 0x2060 && ch <= 0x2069);
}

char *citation_fold(const char *text)
{
    GString *out = g_string_new(NULL);
    gboolean space = FALSE;
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar ch = g_utf8_get_char(p);
        if (is_invisible(ch))
            continue;
        if (g_unichar_isspace(ch) || ch == 0xA0) {
            space = TRUE;
            continue;
        }
        gboolean after_slash = out->len && out->str[out->len - 1] == '/';
        if (space && out->len && ch != '/' && !after_slash)
            g_string_append_c(out, ' ');
        space = FALSE;
        g_string_append_unichar(out, is_dash(ch) ? '-' : ch);
    }
    return g_string_free(out, FALSE);
}

/* What symbols print in mixed case; all else is upper case. */
static const struct {
    const char *upper, *printed;
} cases[] = {
    {"SUB.", "Sub."},   {"RES.", "Res."},     {"OZL.", "OzL."},     {"PRO.", "Pro."},
    {"ART.", "Art."},   {"ADD.", "Add."},     {"CORR.", "Corr."},   {"REV.", "Rev."},
    {"CONV.", "Conv."}, {"AMEND.", "Amend."}, {"AGENDA", "Agenda"},
};

/* Scans and typists leave the stop out: Add1. */
static const struct {
    const char *upper, *printed;
} suffixes[] = {{"ADD", "Add."}, {"CORR", "Corr."}, {"REV", "Rev."}, {"AMEND", "Amend."}};

static void append_segment(GString *out, const char *segment)
{
    g_autofree char *upper = g_ascii_strup(segment, -1);
    if (g_str_has_prefix(upper, "PART ")) {
        g_string_append_printf(out, "Part %s", upper + strlen("PART "));
        return;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(suffixes); i++) {
        gsize n = strlen(suffixes[i].upper);
        if (strncmp(upper, suffixes[i].upper, n) == 0 && g_ascii_isdigit(upper[n])) {
            g_string_append_printf(out, "%s%s", suffixes[i].printed, upper + n);
            return;
        }
    }
    gsize at = 0;
    while (upper[at]) {
        gsize n = strcspn(upper + at, ".");
        n += upper[at + n] == '.';
        const char *printed = NULL;
        for (gsize i = 0; i < G_N_ELEMENTS(cases) && !printed; i++)
            if (strlen(cases[i].upper) == n && strncmp(upper + at, cases[i].upper, n) == 0)
                printed = cases[i].printed;
        g_string_append_len(out, printed ? printed : upper + at, (gssize)n);
        at += n;
    }
}

/* "Sect. 21", "Part II" ...: how a part in parentheses is printed, whatever language or case it came in. */
static void append_part(GString *out, const char *inside)
{
    static const struct {
        const char *folded, *printed;
    } words[] = {
        {"sect.", "Sect. "},
        {"secc.", "Sect. "},
        {"chap.", "Sect. "},
        {"vol.", "Vol. "},
        {"prog.", "Prog. "},
        {"partie", "Part "},
        {"parte", "Part "},
        {"part", "Part "},
        {"часть", "Part "},
        {"resumption", "Resumption "},
        {"introduction", "Introduction"},
        {"overview", "Overview"},
    };
    static const struct {
        const char *folded, *printed;
    } ordinals[] = {{"premi", "Première partie"},   {"deuxi", "Deuxième partie"},
                    {"troisi", "Troisième partie"}, {"quatri", "Quatrième partie"},
                    {"primera", "Primera parte"},   {"segunda", "Segunda parte"},
                    {"tercera", "Tercera parte"},   {"cuarta", "Cuarta parte"}};
    g_autofree char *folded = g_utf8_strdown(inside, -1);
    for (gsize i = 0; i < G_N_ELEMENTS(ordinals); i++)
        if (g_str_has_prefix(folded, ordinals[i].folded)) {
            g_string_append_printf(out, " (%s)", ordinals[i].printed);
            return;
        }
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
        if (g_str_has_prefix(folded, words[i].folded)) {
            g_auto(GStrv) parts = g_strsplit(folded + strlen(words[i].folded), "/", 2);
            g_autofree char *number = g_ascii_strup(parts[0] ? g_strstrip(parts[0]) : "", -1);
            g_string_append_printf(out, " (%s%s", words[i].printed, number);
            if (parts[0] && parts[1]) { /* (Part I/Add.1) */
                g_string_append_c(out, '/');
                append_segment(out, parts[1]);
            }
            g_string_append_c(out, ')');
            return;
        }
    g_autofree char *upper = g_utf8_strup(inside, -1);
    g_string_append_printf(out, " (%s)", upper);
}

/* The session in parentheses: a year, or roman with its S- or ES- (scans lose the hyphen). */
static void append_session(GString *out, const char *inside)
{
    g_autofree char *upper = g_ascii_strup(inside, -1);
    const char *number = upper, *special = "";
    if (number[0] == 'E' && number[1] == 'S')
        special = "ES-", number += 2;
    else if (number[0] == 'S')
        special = "S-", number += 1;
    number += *number == '-';
    g_string_append_printf(out, " (%s%s)", special, number);
}

static gboolean is_session(const char *inside)
{
    return strspn(inside, "0123456789") == 4 || strspn(inside, "ESIVXLCesivxlc-") == strlen(inside);
}

/* "[Expanded report]": which of several texts of a symbol. */
static void append_version(GString *out, const char *rest)
{
    const char *open = strchr(rest, '[');
    if (!open)
        return;
    g_autofree char *inside = g_ascii_strdown(open + 1, (gssize)strcspn(open + 1, "]"));
    if (*inside)
        *inside = g_ascii_toupper(*inside);
    g_string_append_printf(out, " [%s]", inside);
}

/* What follows the slashes: a letter and a session of a resolution, a part, suffixes after the part, and
 * which text it is. */
static void append_rest(GString *out, const char *rest)
{
    g_autoptr(GString) letter = g_string_new(NULL);
    g_autoptr(GString) paren = g_string_new(NULL);
    g_autofree char *tail = NULL;
    for (const char *p = rest; *p; p++) {
        if (*p == '(') {
            g_autofree char *inside = g_strndup(p + 1, strcspn(p + 1, ")"));
            (is_session(inside) ? append_session : append_part)(paren, inside);
            p += strlen(inside) + 1;
            if (!*p)
                break;
        } else if (*p == '/') {
            tail = g_strchomp(g_strndup(p, strcspn(p, "[*")));
            break;
        } else if (*p == '[') {
            break;
        } else if (g_ascii_isalpha(*p) && !letter->len) {
            g_string_append_printf(letter, " %c", g_ascii_toupper(*p));
        }
    }
    g_string_append(out, letter->str);
    g_string_append(out, paren->str);
    g_auto(GStrv) parts = g_strsplit(tail ? tail : "", "/", -1);
    for (char **part = parts; *part; part++)
        if (**part) {
            g_string_append_c(out, '/');
            append_segment(out, *part);
        }
    append_version(out, rest);
}

/* Where the strokes' parts end and what follows them begins: a blank, a star, a bracket, a parenthesis, but
 * not that of COP(8) with more behind it. */
static gsize core_length(const char *folded)
{
    gsize n = 0;
    while (folded[n] && !strchr("*[", folded[n])) {
        if (folded[n] == ' ' && !(n >= 5 && g_ascii_strncasecmp(folded + n - 5, "/part", 5) == 0))
            break;
        gsize inside = folded[n] == '(' ? strcspn(folded + n, ")") : 0;
        if (folded[n] == '(' && !(n && g_ascii_isalpha(folded[n - 1]) && folded[n + inside] &&
                                  folded[n + inside + 1] == '/' && !memchr(folded + n, ' ', inside)))
            break;
        n += inside + 1;
    }
    return n;
}

/* A year for those that come without: S/RES/1325 is S/RES/1325 (2000). */
static void append_year(GString *symbol)
{
    if (!g_str_has_prefix(symbol->str, "S/RES/") || strchr(symbol->str, '('))
        return;
    int year = citation_security_year((int)g_ascii_strtoll(symbol->str + 6, NULL, 10));
    if (year)
        g_string_append_printf(symbol, " (%d)", year);
}

char *citation_canonical(const char *matched, gsize length)
{
    g_autofree char *raw = g_strndup(matched, length);
    g_autofree char *folded = citation_fold(raw);
    GString *out = g_string_new(NULL);
    gsize core = core_length(folded);
    gsize slash = core;
    while (slash && folded[slash - 1] != '/')
        slash--;
    /* 36L of A/RES/46/36L is 36 and a letter; 29B of other symbols stays. */
    gsize digits = slash + strspn(folded + slash, "0123456789");
    g_autofree char *upper = g_ascii_strup(folded, -1);
    if ((strstr(upper, "/RES/") || strstr(upper, "/DEC/")) && digits > slash && digits + 1 == core &&
        g_ascii_isalpha(folded[digits]))
        core = digits;
    g_autofree char *body = g_strndup(folded, core);
    g_auto(GStrv) parts = g_strsplit(body, "/", -1);
    for (char **part = parts; *part; part++) {
        if (part != parts)
            g_string_append_c(out, '/');
        append_segment(out, *part);
    }
    append_rest(out, folded + core);
    append_year(out);
    return g_string_free(out, FALSE);
}

char *citation_by_grammar(const char *text)
{
    undex_match match;
    gsize length = strlen(text);
    if (!citation_match(CITE_SYMBOL_ALONE, text, length, 0, &match))
        return NULL;
    return citation_canonical(text, length);
}

char *undex_symbol_organ(const char *symbol)
{
    gsize n = 0;
    while (g_ascii_isalpha(symbol[n]))
        n++;
    return g_ascii_strup(symbol, (gssize)n);
}
