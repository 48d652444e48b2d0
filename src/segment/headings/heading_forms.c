// SPDX-License-Identifier: GPL-3.0-or-later
/* The form of a heading is what it says of its place: its words, the kind and the value of its number, and
 * its type. */
#include "base/number_words.h"
#include "segment/headings/heading_levels.h"
#include "segment/headings/headings.h"
#include "segment/letters.h"
#include "segment/segment_patterns.h"

#include <string.h>

enum { VALUE_CEILING = 200 }; /* what is more, as a year, is no number of a heading */
enum { WEIGHT_PLAIN, WEIGHT_CENTRED, WEIGHT_ITALIC, WEIGHT_CAPITALS, WEIGHT_BOLD_ITALIC, WEIGHT_BOLD };

/* Numbers */

static int roman_value(const char *text, int length)
{
    static const struct {
        char letter;
        int value;
    } letters[] = {{'I', 1}, {'V', 5}, {'X', 10}, {'L', 50}, {'C', 100}};
    int sum = 0, last = 0;
    for (int i = length; i-- > 0;) {
        int value = 0;
        for (guint k = 0; k < G_N_ELEMENTS(letters); k++)
            if (g_ascii_toupper(text[i]) == letters[k].letter)
                value = letters[k].value;
        if (!value)
            return 0;
        sum += value < last ? -value : value;
        last = MAX(last, value);
    }
    return MIN(sum, VALUE_CEILING);
}

/* "IV", "12", "B", "two". */
static int value_of(const char *text, int length)
{
    if (length <= 0)
        return 0;
    if (g_ascii_isdigit(text[0]))
        return MIN(segment_line_value(text), VALUE_CEILING);
    int roman = roman_value(text, length);
    int spelled = roman ? roman : undex_number_spelled(text, (gsize)length);
    if (spelled)
        return spelled;
    if (length == 1)
        return g_ascii_isalpha(text[0]) ? g_ascii_toupper(text[0]) - 'A' + 1 : 0;
    g_autofree char *lower = g_utf8_strdown(text, length);
    return undex_number_counted(lower);
}

static int group_value(segment_pattern pattern, const char *name, const char *text, const undex_match *match)
{
    int group = undex_pattern_group(&segment_patterns[pattern], name);
    return match->start[group] < 0 ? 0
                                   : value_of(text + match->start[group], undex_match_length(match, group));
}

static int weight_of(const segment_view *view, guint index)
{
    const segment_line *line = segment_line_at(view, index);
    if (line->bold)
        return line->italic ? WEIGHT_BOLD_ITALIC : WEIGHT_BOLD;
    if (segment_is_capitals(line->text))
        return WEIGHT_CAPITALS;
    if (line->italic)
        return WEIGHT_ITALIC;
    return view->typewritten && segment_is_centred(view, index) ? WEIGHT_CENTRED : WEIGHT_PLAIN;
}

static const struct {
    const char *word;
    levels_rank rank;
} ranks[] = {
    {"part", RANK_PART},           {"partie", RANK_PART},        {"parte", RANK_PART},
    {"chapter", RANK_CHAPTER},     {"chapitre", RANK_CHAPTER},   {"capítulo", RANK_CHAPTER},
    {"capitulo", RANK_CHAPTER},    {"section", RANK_SECTION},    {"sección", RANK_SECTION},
    {"programme", RANK_PROGRAMME}, {"programa", RANK_PROGRAMME},
};

/* The first word of a text in small letters. */
static char *first_word(const char *text)
{
    const char *p = text;
    while (*p && segment_is_letter(segment_char_at(p)))
        p = g_utf8_next_char(p);
    return g_utf8_strdown(text, p - text);
}

static levels_rank rank_of(const char *word)
{
    for (guint i = 0; i < G_N_ELEMENTS(ranks); i++)
        if (strcmp(word, ranks[i].word) == 0)
            return ranks[i].rank;
    return RANK_TEXT;
}

/* "I." is a letter after "H.", "V." after "U.": the sequence that it goes on with says so. */
static gboolean is_letter(const levels_form *form, const char *text, const GArray *above)
{
    if (g_ascii_isalpha(text[1]))
        return FALSE;
    int letter = text[0] - 'A' + 1;
    for (guint i = above->len; i-- > 0;) {
        const levels_form *other = &g_array_index(above, levels_heading, i).form;
        if (other->rank == RANK_ANNEX)
            break;
        if (other->level == LEVEL_ROMAN && other->value + 1 == form->value && levels_same_type(other, form))
            return FALSE;
        if (other->level == LEVEL_LETTER && other->value + 1 == letter &&
            (levels_same_type(other, form) || form->value != 1))
            return TRUE;
    }
    return FALSE;
}

static void read_numbered(levels_form *form, const char *text, const GArray *above)
{
    static const struct {
        segment_level level;
        segment_pattern pattern;
        const char *group;
    } rows[] = {{LEVEL_ROMAN, PATTERN_ROMAN, "n"},
                {LEVEL_LETTER, PATTERN_LETTER, "n"},
                {LEVEL_ARABIC, PATTERN_ARABIC_HEADING, "n"}};
    undex_match match;
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        if (form->level == rows[i].level && segment_matches(rows[i].pattern, text, &match))
            form->value = group_value(rows[i].pattern, rows[i].group, text, &match);
    if (form->level == LEVEL_ROMAN && is_letter(form, text, above))
        form->level = LEVEL_LETTER;
    if (form->level == LEVEL_LETTER)
        form->value = text[0] - 'A' + 1;
    if (form->level == LEVEL_ITEM)
        form->value = text[1] == 'a' || (text[1] == 'i' && text[2] == ')');
    if (form->level != LEVEL_ARABIC)
        return;
    const char *last = text;
    for (const char *p = text; g_ascii_isdigit(*p) || *p == '.'; p++)
        if (*p == '.' && g_ascii_isdigit(p[1]))
            form->depth++, last = p + 1;
    form->value = value_of(last, (int)strspn(last, "0123456789"));
}

static void read_words(levels_form *form, const char *text)
{
    undex_match match;
    /* An appendix belongs to an annex, an enclosure to the letter that is one: words tell them apart. */
    g_autofree char *word = first_word(text);
    form->word = MAX(g_str_hash(word), LEVELS_AGENDA + 1U);
    if (segment_matches(PATTERN_COMPONENT, text, &match)) {
        form->rank = RANK_ANNEX;
        form->value = group_value(PATTERN_COMPONENT, "n", text, &match);
    } else if (segment_matches(PATTERN_PART, text, &match)) {
        int ordinal = group_value(PATTERN_PART, "o", text, &match); /* "Deuxième partie" */
        form->value = ordinal ? ordinal : group_value(PATTERN_PART, "n", text, &match);
        form->rank = ordinal ? RANK_PART : rank_of(word);
        form->draft = form->rank == RANK_TEXT;
    }
}

/* "Result 2: ...", "Subprogramme 3": a word and the number that counts. */
static void read_series(levels_form *form, const char *text)
{
    undex_match match;
    if (segment_matches(PATTERN_ACT_NUMBER, text, &match)) {
        form->word = LEVELS_ACT;
        form->act = TRUE;
        return;
    }
    form->act = segment_matches(PATTERN_ACT_COUNTED, text, NULL);
    if (segment_matches(PATTERN_AGENDA_HEADING, text, NULL)) {
        form->word = LEVELS_AGENDA;
        form->weight = WEIGHT_BOLD;
        return;
    }
    if (!segment_matches(PATTERN_SERIES, text, &match))
        return;
    int w = undex_pattern_group(&segment_patterns[PATTERN_SERIES], "w");
    int value = group_value(PATTERN_SERIES, "n", text, &match);
    if (value < 1 || value >= VALUE_CEILING)
        return;
    g_autofree char *word = g_strndup(text + match.start[w], (gsize)undex_match_length(&match, w));
    form->word = MAX(g_str_hash(word), LEVELS_AGENDA + 1U);
    form->value = value;
}

/* "A" or "II" alone on its line: a part of a resolution, above all that has a number and a title. */
static void read_lone(levels_form *form, const char *text)
{
    gboolean roman = strspn(text, "IVX") == strlen(text);
    form->depth = roman;
    form->value = roman ? roman_value(text, (int)strlen(text)) : text[0] - 'A' + 1;
    form->weight = WEIGHT_BOLD;
}

levels_form segment_form_of(const segment_view *view, guint index, segment_level level, gboolean early,
                            const GArray *above)
{
    const segment_line *line = segment_line_at(view, index);
    levels_form form = {
        .rank = RANK_TEXT, .level = level, .size = line->size, .weight = weight_of(view, index)};
    if (level == LEVEL_COMPONENT && segment_matches(PATTERN_LONE_PART, line->text, NULL))
        read_lone(&form, line->text);
    else if (level == LEVEL_COMPONENT)
        read_words(&form, line->text);
    else if (level == LEVEL_PLAIN)
        read_series(&form, line->text);
    else
        read_numbered(&form, line->text, above);
    /* The cover of a budget names its section and its programme; in a text these are words like others. */
    if (early && level == LEVEL_PLAIN && form.word) {
        g_autofree char *word = first_word(line->text);
        form.rank = rank_of(word);
    }
    if (form.level == LEVEL_COMPONENT && form.rank == RANK_TEXT && form.draft)
        form.level = LEVEL_PLAIN;
    return form;
}

gboolean segment_is_short_number(const char *text)
{
    gsize length = strlen(text);
    return length && length <= 2 && strspn(text, "0123456789") == length;
}

gboolean segment_is_label(const char *text)
{
    static const segment_pattern patterns[] = {PATTERN_COMPONENT,  PATTERN_PART,           PATTERN_SERIES,
                                               PATTERN_ACT_NUMBER, PATTERN_AGENDA_HEADING, PATTERN_LONE_PART};
    undex_match match;
    if (segment_is_short_number(text))
        return TRUE;
    for (guint i = 0; i < G_N_ELEMENTS(patterns); i++)
        if (segment_matches(patterns[i], text, &match))
            return match.end[0] >= (int)strlen(text) - 1;
    return FALSE;
}
