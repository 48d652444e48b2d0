// SPDX-License-Identifier: GPL-3.0-or-later
/* Which of the old encodings a text is in. Each candidate's reading is scored by its high characters: letters
 * that go on a word of the same script count for it; signs inside words, capitals after small letters, two
 * scripts in a word and bytes without a meaning count against it. Letters that are those of one language,
 * whose small words are there, count for it (alphabets.c). libuchardet's answer has a small bonus,
 * Windows-1252 a smaller one. A guess is said to be one where another reading has nearly as much for it. */
#include "extract/text/alphabets.h"
#include "extract/text/encoding.h"

#include <string.h>
#include <uchardet/uchardet.h>

enum { SAMPLE = 32 * 1024, HEARD = 4 * 1024 * 1024 };

/* Places in the table of candidates. */
enum { WESTERN, CENTRAL, LATIN_2, TURKISH };

typedef enum { LATIN, CYRILLIC, ARABIC, GREEK, HEBREW, THAI, HAN, SCRIPTS } script;

static const struct {
    const char *name;
    script kind;
    const char *heard[3]; /* what libuchardet calls it and those it mistakes for it */
} candidates[] = {
    {"WINDOWS-1252", LATIN, {"WINDOWS-1252", "ISO-8859-1", "ISO-8859-15"}},
    {"WINDOWS-1250", LATIN, {"WINDOWS-1250"}},
    {"ISO-8859-2", LATIN, {"ISO-8859-2"}},
    {"WINDOWS-1254", LATIN, {"WINDOWS-1254", "ISO-8859-9"}},
    {"WINDOWS-1257", LATIN, {"WINDOWS-1257", "ISO-8859-13"}},
    {"MACINTOSH", LATIN, {"MACINTOSH", "X-MAC-ROMAN"}},
    {"IBM850", LATIN, {"IBM850", "IBM437", "CP737"}},
    {"WINDOWS-1251", CYRILLIC, {"WINDOWS-1251"}},
    {"KOI8-R", CYRILLIC, {"KOI8-R"}},
    {"KOI8-U", CYRILLIC, {"KOI8-U"}},
    {"ISO-8859-5", CYRILLIC, {"ISO-8859-5"}},
    {"IBM866", CYRILLIC, {"IBM866"}},
    {"MAC-CYRILLIC", CYRILLIC, {"MAC-CYRILLIC"}},
    {"WINDOWS-1256", ARABIC, {"WINDOWS-1256"}},
    {"ISO-8859-6", ARABIC, {"ISO-8859-6"}},
    {"WINDOWS-1253", GREEK, {"WINDOWS-1253", "ISO-8859-7"}},
    {"WINDOWS-1255", HEBREW, {"WINDOWS-1255", "ISO-8859-8"}},
    {"TIS-620", THAI, {"TIS-620", "ISO-8859-11"}},
    {"GB18030", HAN, {"GB18030", "HZ-GB-2312"}},
    {"BIG5", HAN, {"BIG5"}},
    {"SHIFT_JIS", HAN, {"SHIFT_JIS"}},
    {"EUC-JP", HAN, {"EUC-JP"}},
    {"EUC-KR", HAN, {"EUC-KR", "UHC"}},
};

const char *undex_encoding_name(gsize index)
{
    return index < G_N_ELEMENTS(candidates) ? candidates[index].name : NULL;
}

static script script_of(gunichar ch)
{
    switch (g_unichar_get_script(ch)) {
    case G_UNICODE_SCRIPT_LATIN:
        return LATIN;
    case G_UNICODE_SCRIPT_CYRILLIC:
        return CYRILLIC;
    case G_UNICODE_SCRIPT_ARABIC:
        return ARABIC;
    case G_UNICODE_SCRIPT_GREEK:
        return GREEK;
    case G_UNICODE_SCRIPT_HEBREW:
        return HEBREW;
    case G_UNICODE_SCRIPT_THAI:
        return THAI;
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_HANGUL:
        return HAN;
    default:
        return SCRIPTS;
    }
}

static gboolean is_one_of(gunichar ch, const char *set)
{
    return g_utf8_strchr(set, -1, ch) != NULL;
}

/* Letters that few texts of an encoding have much of: a reading full of them is suspect. */
static gboolean is_rare(gunichar ch, gboolean western)
{
    return is_one_of(ch, western ? "šžŠŽŸƒ" : "ŕĺďťľŔĹĎŤĽ");
}

/* Letters that look the same in Cyrillic: old files mix them. */
static gboolean is_lookalike(gunichar ch)
{
    return ch < 0x80 && strchr("ABCEHIJKMOPSTXYaceijopsxy", (int)ch);
}

/* Whether a letter of `own` may stand in a word beside `neighbour`. */
static gboolean goes_with(gunichar neighbour, script own)
{
    return !g_unichar_isalpha(neighbour) || script_of(neighbour) == own ||
           (own == CYRILLIC && is_lookalike(neighbour));
}

/* Signs that stand in or at words in ordinary text. */
static gboolean is_usual_sign(gunichar ch)
{
    return is_one_of(ch, "’‘“”„«»¿¡–—…·§°№\u00A0\u00AD€£、。，：；（）「」《》？！・ー،؛؟ـ");
}

/* How well one high letter stands between its neighbours. */
static double score_letter(gunichar before, gunichar ch, gunichar after, gsize candidate)
{
    script kind = candidates[candidate].kind, own = script_of(ch);
    gboolean joined = g_unichar_isalpha(before) || g_unichar_isalpha(after);
    if (ch == 0xAA || ch == 0xBA) /* ª º follow numbers */
        return g_unichar_isdigit(before) ? 1 : joined ? -2 : 0;
    if (kind == HAN)
        return own != HAN                                                                          ? -3
               : g_ascii_islower((char)MIN(before, 127)) || g_ascii_islower((char)MIN(after, 127)) ? -1
                                                                                                   : 1;
    if (!goes_with(before, own) || !goes_with(after, own))
        return -5;
    if (own != kind && own != SCRIPTS)
        return own == LATIN ? -1 : -3;
    if (g_unichar_isupper(ch) && g_unichar_islower(before))
        return -3;
    if (g_unichar_islower(ch) && g_unichar_isupper(after) && !g_unichar_isupper(before))
        return -3;
    if (g_unichar_isdigit(before))
        return -1;
    if (kind != LATIN)
        return joined ? 1 : 0.3;
    if (before >= 0x80 && g_unichar_isalpha(before))
        return -0.5; /* words of accented letters are no words */
    return is_rare(ch, candidate == WESTERN || candidate == TURKISH) ? 0.4 : 1;
}

static double score_char(gunichar before, gunichar ch, gunichar after, gsize candidate)
{
    if (ch == 0xFFFD || !g_unichar_isdefined(ch) || g_unichar_iscntrl(ch) ||
        g_unichar_type(ch) == G_UNICODE_PRIVATE_USE)
        return -10;
    if (is_usual_sign(ch))
        return 1;
    if (!g_unichar_isalpha(ch) && !g_unichar_ismark(ch))
        return g_unichar_isalpha(before) && g_unichar_isalpha(after) ? -5 : 0;
    return score_letter(before, ch, after, candidate);
}

/* The sample as the candidate has it; NULL: it cannot be tried. */
static gunichar *reading(const GString *sample, gsize candidate, glong *count)
{
    undex_encoding encoding = {.name = candidates[candidate].name, .unit = 1};
    g_autoptr(undex_decoder) decoder = undex_decoder_new(&encoding);
    g_autoptr(GString) text = g_string_new(NULL);
    if (!decoder)
        return NULL;
    undex_decoder_read(decoder, (const guint8 *)sample->str, sample->len, FALSE, text);
    return g_utf8_to_ucs4_fast(text->str, (glong)text->len, count);
}

/* The mean score of a reading's high characters. */
static double score(const gunichar *chars, glong count, gsize candidate)
{
    glong high = 0;
    double sum = 0;
    for (glong i = 0; i < count; i++) {
        if (chars[i] < 0x80)
            continue;
        sum += score_char(i ? chars[i - 1] : ' ', chars[i], i + 1 < count ? chars[i + 1] : ' ', candidate);
        high++;
    }
    return high ? sum / (double)high : 0;
}

/* The lines with high bytes, up to a ceiling. */
static GString *sample_of(const guint8 *bytes, gsize length)
{
    GString *sample = g_string_new(NULL);
    gsize start = 0;
    gboolean high = FALSE;
    for (gsize i = 0; i <= length && sample->len < SAMPLE; i++) {
        gboolean end = i == length || bytes[i] == '\n' || bytes[i] == '\r' || i - start >= SAMPLE;
        if (!end) {
            high = high || bytes[i] >= 0x80;
            continue;
        }
        if (high) {
            g_string_append_len(sample, (const char *)bytes + start, (gssize)(i - start));
            g_string_append_c(sample, '\n');
        }
        high = FALSE;
        start = i + (i < length && i - start < SAMPLE);
    }
    return sample;
}

static char *hear(const guint8 *bytes, gsize length)
{
    uchardet_t detector = uchardet_new();
    uchardet_handle_data(detector, (const char *)bytes, MIN(length, HEARD));
    uchardet_data_end(detector);
    char *heard = g_ascii_strup(uchardet_get_charset(detector), -1);
    uchardet_delete(detector);
    return heard;
}

static gboolean answers_to(gsize candidate, const char *heard)
{
    for (gsize i = 0; i < G_N_ELEMENTS(candidates[candidate].heard); i++)
        if (g_strcmp0(candidates[candidate].heard[i], heard) == 0)
            return TRUE;
    return FALSE;
}

/* libuchardet has something to go by only where accents are many and of many kinds. */
static gboolean is_accented(const GString *sample)
{
    gsize high = 0, letters = 0, kinds = 0;
    gboolean seen[256] = {FALSE};
    for (gsize i = 0; i < sample->len; i++) {
        guint8 byte = (guint8)sample->str[i];
        high += byte >= 0xC0;
        letters += g_ascii_isalpha(sample->str[i]) || byte >= 0x80;
        kinds += byte >= 0xC0 && !seen[byte];
        seen[byte] = TRUE;
    }
    return kinds >= 7 && high * 20 > letters;
}

/* What speaks for a reading beside its characters. */
static double bonus(gsize candidate, const char *heard, gboolean accented)
{
    double points = candidate == WESTERN ? 0.03 : 0;
    if (answers_to(candidate, heard) && (candidates[candidate].kind != LATIN || accented))
        points += candidate == CENTRAL || candidate == LATIN_2 ? 0.02 : 0.15;
    return points;
}

/* Whether another reading has nearly as much for it. */
static gboolean is_close(const GString *sample, const double *totals, gsize chosen)
{
    static const double margin = 0.06;
    glong count = 0;
    g_autofree gunichar *own = reading(sample, chosen, &count);
    for (gsize i = 0; i < G_N_ELEMENTS(candidates); i++) {
        glong length = 0;
        g_autofree gunichar *other =
            i != chosen && totals[i] > totals[chosen] - margin ? reading(sample, i, &length) : NULL;
        if (other && (length != count || memcmp(own, other, (gsize)count * sizeof *own) != 0))
            return TRUE;
    }
    return FALSE;
}

const char *undex_encoding_score(const guint8 *bytes, gsize length, gboolean *doubtful)
{
    static const double letters_weigh = 0.5;
    g_autoptr(GString) sample = sample_of(bytes, length);
    g_autofree char *heard = hear(bytes, length);
    double totals[G_N_ELEMENTS(candidates)], points[G_N_ELEMENTS(candidates)];
    gboolean accented = is_accented(sample);
    undex_alphabet_votes votes;
    gsize chosen = 0;
    undex_alphabets_vote(&votes, (const char *)bytes, MIN(length, SAMPLE));
    for (gsize i = 0; i < G_N_ELEMENTS(candidates); i++) {
        glong count = 0;
        g_autofree gunichar *chars = reading(sample, i, &count);
        points[i] = chars ? score(chars, count, i) + bonus(i, heard, accented) : -100;
        totals[i] = points[i] + letters_weigh * (candidates[i].kind == LATIN && chars
                                                     ? undex_alphabets_fit(&votes, chars, (gsize)count)
                                                     : 1 - votes.most);
        if (totals[i] > totals[chosen])
            chosen = i;
    }
    *doubtful = points[chosen] < 0.5 || is_close(sample, totals, chosen);
    return points[chosen] < -2 ? candidates[WESTERN].name : candidates[chosen].name;
}
