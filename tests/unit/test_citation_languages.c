// SPDX-License-Identifier: GPL-3.0-or-later
/* Citations in the words of the six languages: as they are printed, and that each is understood again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "undex/citation.h"

static const char *const languages[] = {"en", "fr", "es", "ru", "ar", "zh"};

static void printed(void **state)
{
    static const struct {
        const char *english, *language, *wanted;
    } rows[] = {
        {"A/68/190, para. 12", "en", "A/68/190, para. 12"},
        {"A/68/190, para. 12", "es", "A/68/190, párr. 12"},
        {"A/68/190, para. 12", "fr", "A/68/190, par. 12"},
        {"A/68/190, para. 12", "ru", "A/68/190, п. 12"},
        {"A/68/190, para. 12", "zh", "A/68/190，第12段"},
        {"A/68/190, para. 12", "ar", "A/68/190، الفقرة 12"},
        {"A/68/190, para. 12", "und", "A/68/190, para. 12"},
        {"A/68/190, annex II, para. 3 (b)", "fr", "A/68/190, annexe II, par. 3 b)"},
        {"A/68/190, annex II, para. 3 (b)", "ru", "A/68/190, приложение II, п. 3 (b)"},
        {"A/68/190, annex, p. iv", "zh", "A/68/190，附件，第iv页"},
        {"A/RES/70/1, third preambular paragraph", "es", "A/RES/70/1, párr. 3 del preámbulo"},
        {"A/68/190, paras. 12, 14 and 16–18", "ru", "A/68/190, пп. 12, 14 и 16–18"},
        {"A/68/190, footnote 7", "ar", "A/68/190، الحاشية 7"},
        {"letter, draft.txt, p. 3", "fr", "letter, draft.txt, p. 3"},
        {"letter, draft.txt, p. 3", "es", "letter, draft.txt, pág. 3"},
        {"A/68/190", "zh", "A/68/190"},
    };
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *got = undex_citation_in(rows[i].english, rows[i].language);
        if (g_strcmp0(got, rows[i].wanted) != 0)
            fail_msg("%s in %s: %s, not %s", rows[i].english, rows[i].language, got, rows[i].wanted);
    }
    assert_null(undex_citation_in(NULL, "fr"));
}

/* What a citation says, in a line. Caller frees. */
static char *said(const char *text)
{
    g_autoptr(undex_citation) citation = undex_citation_parse(text);
    if (!citation)
        return g_strdup("nothing");
    GString *out = g_string_new(NULL);
    g_string_append_printf(out, "%s|%s", citation->symbol, citation->component);
    for (guint i = 0; i < citation->locators->len; i++) {
        const undex_locator *l = &g_array_index(citation->locators, undex_locator, i);
        g_string_append_printf(out, "|%d %s-%s%s", l->kind, l->first, l->last ? l->last : "",
                               l->item ? l->item : "");
    }
    return g_string_free(out, FALSE);
}

/* What is printed in any language is understood as what is printed in English. */
static void understood(void **state)
{
    static const char *const rows[] = {
        "A/68/190, para. 12",
        "A/68/190, para. 29B.14",
        "A/68/190, para. 12 (b)",
        "A/68/190, paras. 12–14",
        "A/68/190, paras. 12, 14 and 16",
        "A/68/190, annex, para. 3",
        "A/68/190, annex II, para. 3 (b) (ii)",
        "A/68/190, appendix, para. 3",
        "A/68/190, footnote 7",
        "A/68/190, footnotes 7–9",
        "A/68/190, p. 3",
        "A/68/190, pp. 3–5",
        "A/68/190, section III",
        "A/68/190, part II, chapter I",
        "A/RES/70/1, preambular para. 3",
        "A/RES/70/1, preamble",
    };
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
        for (gsize k = 0; k < G_N_ELEMENTS(languages); k++) {
            g_autofree char *text = undex_citation_in(rows[i], languages[k]);
            g_autofree char *wanted = said(rows[i]), *got = said(text);
            if (g_strcmp0(wanted, got) != 0)
                fail_msg("%s: %s, not %s", text, got, wanted);
        }
}

/* As people type them. */
static void typed(void **state)
{
    static const struct {
        const char *text, *english;
    } rows[] = {
        {"A/68/190 第12段", "A/68/190, para. 12"},
        {"A/68/190，第 12 至 14 段", "A/68/190, paras. 12-14"},
        {"A/68/190第12段", "A/68/190, para. 12"},
        {"A/68/190，附件二，第3段", "A/68/190, annex II, para. 3"},
        {"A/68/190，附件十二，第３段", "A/68/190, annex XII, para. 3"},
        {"A/68/190، الفقرة ١٢", "A/68/190, para. 12"},
        {"الفقرة 12 من A/68/190", "A/68/190, para. 12"},
        {"A/68/190، الفقرات 12 إلى 14", "A/68/190, paras. 12-14"},
        {"A/68/190، المرفق الثاني، الفقرة 3", "A/68/190, annex II, para. 3"},
        {"A/68/190, párrs. 12 y 14", "A/68/190, paras. 12 and 14"},
        {"A/68/190, приложение II, пп. 12–14", "A/68/190, annex II, paras. 12-14"},
        {"A/68/190, annexe II, par. 3 b)", "A/68/190, annex II, para. 3 (b)"},
    };
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *got = said(rows[i].text), *wanted = said(rows[i].english);
        if (g_strcmp0(got, wanted) != 0)
            fail_msg("%s: %s, not %s", rows[i].text, got, wanted);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(printed),
        cmocka_unit_test(understood),
        cmocka_unit_test(typed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
