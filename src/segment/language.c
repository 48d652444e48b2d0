// SPDX-License-Identifier: GPL-3.0-or-later
/* The language of a text, by its script and its commonest small words. */
#include "steps.h"

#include <string.h>

static const struct {
    const char *language;
    const char *words; /* each between spaces */
} small[] = {
    {"en", " the of and to in that for is was with by on as which "},
    {"fr", " le la les des du et dans pour que qui une est sur par aux "},
    {"es", " el la los las de del y en que para por una se con al "},
    {"pt", " o os as da do dos das em que para uma com não ao "},
    {"de", " der die das und den von zu mit ist des für auf nicht dem "},
    {"it", " il lo gli di che per della con nel una sono del dei alla "},
};

const char *segment_language(const segment_view *view)
{
    guint counts[G_N_ELEMENTS(small)] = {0}, cyrillic = 0, arabic = 0, han = 0, latin = 0, best = 0;
    for (guint i = 0; i < view->lines->len && i < 3000; i++) {
        const char *text = segment_line_at(view, i)->text;
        for (const char *p = text; *p; p = g_utf8_next_char(p)) {
            gunichar ch = g_utf8_get_char(p);
            latin += ch < 0x250 && g_unichar_isalpha(ch);
            cyrillic += ch >= 0x400 && ch < 0x530;
            arabic += (ch >= 0x600 && ch < 0x700) || (ch >= 0xFB50 && ch < 0xFF00 && g_unichar_isalpha(ch));
            han += ch >= 0x4E00 && ch < 0xA000;
        }
        g_autofree char *lower = g_utf8_strdown(text, -1);
        g_auto(GStrv) tokens = g_strsplit_set(lower, " \t,.;:()", -1);
        for (guint t = 0; tokens[t]; t++) {
            char probe[24];
            if (!*tokens[t] || strlen(tokens[t]) > 16)
                continue;
            g_snprintf(probe, sizeof probe, " %s ", tokens[t]);
            for (guint l = 0; l < G_N_ELEMENTS(small); l++)
                counts[l] += strstr(small[l].words, probe) != NULL;
        }
    }
    /* A Chinese character says about as much as two or three letters. */
    if (han * 3 > latin && han > 20)
        return "zh";
    if (arabic > latin)
        return "ar";
    if (cyrillic > latin)
        return "ru";
    for (guint l = 1; l < G_N_ELEMENTS(small); l++)
        if (counts[l] > counts[best])
            best = l;
    return small[best].language;
}
