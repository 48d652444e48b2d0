// SPDX-License-Identifier: GPL-3.0-or-later
/* Citations that are typed in the words of another language become English ones, which the patterns of
 * locators read. French, Spanish and Russian words of most places these patterns know themselves. */
#include "citation/citation_words.h"

#include "base/language.h"
#include "base/number_words.h"
#include "base/roman.h"

#include <string.h>

/* Signs and words between numbers, and what they are in English. */
static const struct {
    const char *typed, *english;
    gboolean figures; /* between figures only */
} signs[] = {
    {"，", ", ", FALSE},    {"、", ", ", FALSE},   {"،", ", ", FALSE},    {"；", "; ", FALSE},
    {"（", " (", FALSE},    {"）", ")", FALSE},    {"的", " ", FALSE},    {" إلى ", "-", TRUE},
    {"至", "-", TRUE},      {"到", "-", TRUE},     {"和", " and ", TRUE}, {"及", " and ", TRUE},
    {" و ", " and ", TRUE}, {" و", " and ", TRUE},
};

static gboolean is_figure(const char *p)
{
    return g_unichar_isdigit(g_utf8_get_char_validated(p + strspn(p, " "), -1));
}

/* Whether figures come last, but for blanks. */
static gboolean ends_in_figures(const GString *text)
{
    gsize n = text->len;
    while (n && text->str[n - 1] == ' ')
        n--;
    return n && g_ascii_isdigit(text->str[n - 1]);
}

/* Figures as ASCII has them, and the signs between them. Caller frees. */
static char *plain_signs(const char *typed)
{
    GString *out = g_string_new(NULL);
    for (const char *p = typed; *p;) {
        gsize i = 0;
        gboolean after = ends_in_figures(out);
        while (i < G_N_ELEMENTS(signs) &&
               !(g_str_has_prefix(p, signs[i].typed) &&
                 (!signs[i].figures || (after && is_figure(p + strlen(signs[i].typed))))))
            i++;
        if (i < G_N_ELEMENTS(signs)) {
            while (signs[i].figures && out->str[out->len - 1] == ' ')
                g_string_truncate(out, out->len - 1);
            g_string_append(out, signs[i].english);
            p += strlen(signs[i].typed);
            p += signs[i].figures ? strspn(p, " ") : 0;
            continue;
        }
        gunichar ch = g_utf8_get_char(p);
        g_string_append_unichar(out, g_unichar_isdigit(ch) ? '0' + (gunichar)g_unichar_digit_value(ch) : ch);
        p = g_utf8_next_char(p);
    }
    return g_string_free(out, FALSE);
}

/* The number at `text`: figures, a list of such, a Roman numeral, or a word of data/numbers.tsv; its bytes in
 * `*length`. NULL: there is none. Caller frees. */
static char *number_at(const char *text, gsize *length)
{
    static const char list[] = "0123456789.-–/ ,()abcdefghijklmnopqrstuvwxyzABCDEFGH", roman[] = "IVXLC";
    gsize n = strspn(text, roman);
    *length = n;
    if (n && !g_ascii_isalnum(text[n]))
        return g_strndup(text, n);
    if (g_ascii_isdigit(*text)) {
        for (n = strspn(text, list); n && strchr(" ,.-(", text[n - 1]);)
            n--;
        *length = n;
        return g_strndup(text, n);
    }
    n = 0; /* Chinese figures stand without a space before what follows */
    while ((guchar)text[n] >= 0x80 && strchr("\xE4\xE5", text[n]) && undex_number_spelled(text + n, 3))
        n += 3;
    n = n ? n : (guchar)*text >= 0x80 ? strcspn(text, " ,.;()") : 0;
    *length = n;
    int number = undex_number_spelled(text, n);
    g_autofree char *small = number ? undex_roman(number) : NULL;
    return small ? g_ascii_strup(small, -1) : NULL;
}

/* Bytes of `text` that are the form, with a number in its place: "第12段" of "第%段"; 0: it is not. */
static gsize match_form(const char *text, const char *form, char **number)
{
    const char *place = strchr(form, '%');
    gsize before = place ? (gsize)(place - form) : strlen(form), length = 0;
    gboolean glued = place && before && form[before - 1] != ' ';
    before -= place && !glued;
    if (strncmp(text, form, before) != 0)
        return 0;
    if (!place)
        return before;
    const char *at = text + before + strspn(text + before, " ");
    *number = number_at(at, &length);
    if (!*number) /* a part may have no number, where nothing follows it in the form */
        return !place[1] && !g_unichar_isalnum(g_utf8_get_char(text + before)) ? before : 0;
    at += length;
    at += place[1] && glued ? strspn(at, " ") : 0;
    return g_str_has_prefix(at, place + 1) ? (gsize)(at - text) + strlen(place + 1) : 0;
}

/* The longest form at `text` becomes English; the bytes taken; 0: none is there. */
static gsize take_form(const char *text, GString *out)
{
    const char *english = NULL;
    g_autofree char *best = NULL;
    gsize longest = 0;
    for (const undex_citation_words *row = undex_data_citation_words; row->english; row++) {
        const char *const cells[] = {row->arabic, row->chinese};
        for (gsize c = 0; c < G_N_ELEMENTS(cells); c++) {
            g_auto(GStrv) forms = g_strsplit(cells[c], "|", -1);
            for (char **form = forms; *form; form++) {
                char *number = NULL;
                gsize length = match_form(text, *form, &number);
                if (length > longest) {
                    longest = length;
                    english = row->english;
                    g_free(best);
                    best = g_steal_pointer(&number);
                }
                g_free(number);
            }
        }
    }
    if (longest)
        g_string_append_printf(out, "%s%s%s%s",
                               out->len && g_ascii_isalnum(out->str[out->len - 1]) ? " " : "", english,
                               best ? " " : "", best ? best : "");
    return longest;
}

char *citation_in_english(const char *typed)
{
    g_autofree char *plain = plain_signs(typed);
    GString *out = g_string_new(NULL);
    for (const char *p = plain; *p;) {
        gboolean starts =
            p == plain || (guchar)*p >= 0xE0 || !g_unichar_isalnum(g_utf8_get_char(g_utf8_prev_char(p)));
        gsize taken = starts && (guchar)*p >= 0x80 ? take_form(p, out) : 0;
        if (!taken) {
            taken = (gsize)(g_utf8_next_char(p) - p);
            g_string_append_len(out, p, (gssize)taken);
        }
        p += taken;
    }
    g_string_replace(out, " من ", " of ", 0);
    return g_string_free(out, FALSE);
}
