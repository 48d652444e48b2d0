// SPDX-License-Identifier: GPL-3.0-or-later
/* Symbols, resolutions and citations: as they are printed, as they are typed, in their canonical form. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "citation/citation_patterns.h"
#include "citation/scanner.h"
#include "undex/citation.h"

static void test_patterns_hold_to_their_examples(void **state)
{
    (void)state;
    for (gsize i = 0; i < CITE_PATTERN_COUNT; i++) {
        undex_pattern *pattern = &undex_cite_patterns[i];
        assert_non_null(pattern->name);
        assert_non_null(pattern->example);
        assert_non_null(pattern->counter);
        if (!undex_pattern_match(pattern, pattern->example, -1, 0, NULL))
            fail_msg("%s does not match '%s'", pattern->name, pattern->example);
        if (undex_pattern_match(pattern, pattern->counter, -1, 0, NULL))
            fail_msg("%s matches '%s'", pattern->name, pattern->counter);
    }
}

static const struct {
    const char *typed, *symbol;
} symbols[] = {
    {"A/68/190", "A/68/190"},
    {"a/res/70/1", "A/RES/70/1"},
    {"A_RES_70_1", "A/RES/70/1"},
    {" A/80/62* ", "A/80/62"},
    {"A /80/91", "A/80/91"},
    {"\"A/68/190\"", "A/68/190"},
    {"A/80/62-E/2025/12", "A/80/62"},
    {"S/RES/2532(2020)", "S/RES/2532 (2020)"},
    {"S/RES/1325", "S/RES/1325 (2000)"},
    {"A/RES/1514(XV)", "A/RES/1514 (XV)"},
    {"A/RES/377(V) A", "A/RES/377 A (V)"},
    {"A/RES/46/36L", "A/RES/46/36 L"},
    {"A/RES/ES-11/1", "A/RES/ES-11/1"},
    {"a/res/70/1b", "A/RES/70/1 B"},
    {"A/79/437/Add4", "A/79/437/Add.4"},
    {"A/DEC/64/555 B", "A/DEC/64/555 B"},
    {"A/RES/S-13/2", "A/RES/S-13/2"},
    {"a/c.3/68/sr.27", "A/C.3/68/SR.27"},
    {"e/cn.4/sub.2/2005/1/add.2", "E/CN.4/Sub.2/2005/1/Add.2"},
    {"A_81_6 (SECT. 29B)", "A/81/6 (Sect. 29B)"},
    {"DP/FPA/2025/4 (Part II)", "DP/FPA/2025/4 (Part II)"},
    {"S/PV.8698 (Resumption 1)", "S/PV.8698 (Resumption 1)"},
    {"CERD/C/PER/CO/22-23", "CERD/C/PER/CO/22-23"},
    {"fccc/sbsta/2011/misc.14", "FCCC/SBSTA/2011/MISC.14"},
    {"UNEP/OzL.Pro.9/9", "UNEP/OzL.Pro.9/9"},
    {"S/25704", "S/25704"},
    {"E/1994/24", "E/1994/24"},
    {"TD/B/C.I/23", "TD/B/C.I/23"},
    {"GEGN.2/2025/64", "GEGN.2/2025/64"},
    {"TPNW/MSP/2025/11", "TPNW/MSP/2025/11"},
    {"tpnw/msp/2025/11/rev.1", "TPNW/MSP/2025/11/Rev.1"},
    {"TD/B/EX(2)/3", "TD/B/EX(2)/3"},
    {"ICCD/COP(8)/16/Add.1", "ICCD/COP(8)/16/Add.1"},
    {"UNEP/EA.1/INF/8", "UNEP/EA.1/INF/8"},
    {"HSP/EB.2025/INF/6", "HSP/EB.2025/INF/6"},
    {"ESCAP/RES/74/1", "ESCAP/RES/74/1"},
    {"ISBA/30/C/1", "ISBA/30/C/1"},
    {"SSC/19/1", "SSC/19/1"},
    {"EXCOM/2025/3", "EXCOM/2025/3"},
    {"E/ICEF/CRP/80-17", "E/ICEF/CRP/80-17"},
    {"QUAY/LC/2099/4", "QUAY/LC/2099/4"},
    {"A/99/6 (Sect. 3)/Part A*", "A/99/6 (Sect. 3)/Part A"},
    {"a_99_6 (sect. 3)_part a", "A/99/6 (Sect. 3)/Part A"},
    {"INFCIRC/254/Rev.10/Part 1", "INFCIRC/254/Rev.10/Part 1"},
    {"DP/FPA/2099/4 (Part I/Add.1)", "DP/FPA/2099/4 (Part I/Add.1)"},
    {"DP/FPA/2099/4 (Part I)/Add.1", "DP/FPA/2099/4 (Part I)/Add.1"},
    {"JIU/REP/2099/1 [Expanded report]", "JIU/REP/2099/1 [Expanded report]"},
    {"jiu/rep/2099/1[expanded report]", "JIU/REP/2099/1 [Expanded report]"},
    {"E/ICEF/672 (PREMIÈRE PARTIE)", "E/ICEF/672 (Première partie)"},
    {"E/ICEF/672 (Primera parte)", "E/ICEF/672 (Primera parte)"},
    {"[A/68/190]", "A/68/190"},
    {"QUAY/19/1", "QUAY/19/1"},
    {"QUAY/75/SC/CRP.1", "QUAY/75/SC/CRP.1"},
    {"QUAY(HARB)/19/4", "QUAY(HARB)/19/4"},
    {"QUA.45/2", "QUA.45/2"},
    {"UNCTAD/TIR/2099 (Overview)", "UNCTAD/TIR/2099 (Overview)"},
    {"resolution 70/1", "A/RES/70/1"},
    {"general assembly resolution 70/1", "A/RES/70/1"},
    {"General Assembly resolution 3362 (S-VII)", "A/RES/3362 (S-VII)"},
    {"Security Council resolution 1325 (2000)", "S/RES/1325 (2000)"},
    {"UNSCR 1325", "S/RES/1325 (2000)"},
    {"HRC res. 5/1", "A/HRC/RES/5/1"},
    {"resolution 2006/4", "E/RES/2006/4"},
    {"decision 64/555", "A/DEC/64/555"},
    {"résolution 70/1 de l'Assemblée générale", "A/RES/70/1"},
    {"217 A (III)", "A/RES/217 A (III)"},
    {"217 (III)", "A/RES/217 (III)"},
    {"A/RES/217(III)", "A/RES/217 (III)"},
    {"A/RES/217 (III)*", "A/RES/217 (III)"},
    {"9967th meeting", "S/PV.9967"},
    {"the 9967th (closed) meeting of the Security Council", "S/PV.9967"},
    {"Security Council, 67th meeting", "S/PV.67"},
    {"12th plenary meeting, sixty-eighth session", "A/68/PV.12"},
    {"General Assembly, 68th session, 12th meeting", "A/68/PV.12"},
    {"GAOR, 68th Sess., 12th plen. mtg.", "A/68/PV.12"},
    {"2280th plenary meeting, twenty-ninth session", "A/PV.2280"},
    {"tenth emergency special session, 39th plenary meeting", "A/ES-10/PV.39"},
    {"27th meeting of the Sixth Committee, sixty-eighth session", "A/C.6/68/SR.27"},
    {"First Committee, 68th session, 3rd meeting", "A/C.1/68/PV.3"},
    {"Economic and Social Council, 20th meeting, 2024", "E/2024/SR.20"},
    {"64th meeting", NULL}, /* of whom? */
    {"12th plenary meeting", NULL},
    {"Sixth Committee, 27th meeting", NULL},
    {"Sixth Committee, 27th meeting, twentieth session", NULL},
    {"Security Council, General Assembly, 67th meeting", NULL},
    {"12th meeting, sixty-eighth session", NULL},
    {"", NULL},
    {"and/or", NULL},
    {"N/A", NULL},
    {"24/7", NULL},
    {"12/05/2020", NULL},
    {"A/80", NULL},
    {"A/C.1", NULL},
    {"E/2025", NULL},
    {"HIV/AIDS", NULL},
    {"resolution 5/1", NULL}, /* of a council, but which? */
    {"A/68/190, para. 12", NULL},
    {"A/68/190 and more", NULL},
    {"km/h", NULL},
    {"TCP/IP", NULL},
    {"UNDP/UNFPA/UNOPS", NULL},
    {"HIV/AIDS/2025", NULL},
    {"AC/DC 12", NULL},
    {"\xFF/68/190", NULL},
};

static void test_symbols_typed(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(symbols); i++) {
        g_autofree char *symbol = undex_symbol_parse(symbols[i].typed);
        if (g_strcmp0(symbol, symbols[i].symbol) != 0)
            fail_msg("'%s' gives %s, not %s", symbols[i].typed, symbol, symbols[i].symbol);
        g_autofree char *again = symbol ? undex_symbol_parse(symbol) : NULL;
        if (symbol)
            assert_string_equal(again, symbol); /* canonical forms stay */
    }
}

static void test_aliases(void **state)
{
    static const char *const cases[][3] = {
        {"A/RES/217 A (III)", "1", "A/RES/217 (III)"},
        {"A/RES/217 (III)", "6", "A/RES/217 A (III)"},
        {"A/RES/31/16 B", "1", "A/RES/31/16"},
        {"A/RES/79/93", "6", "A/RES/79/93 A"},
        {"A/DEC/64/555", "6", "A/DEC/64/555 A"},
        {"A/RES/ES-10/20", "6", "A/RES/ES-10/20 A"},
        {"S/RES/1325 (2000)", "0", NULL},
        {"A/68/190", "0", NULL},
        {"A/RES/", "0", NULL},
    };
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GPtrArray) aliases = undex_symbol_aliases(cases[i][0]);
        assert_int_equal(aliases->len, g_ascii_strtoll(cases[i][1], NULL, 10));
        if (aliases->len)
            assert_string_equal(aliases->pdata[0], cases[i][2]);
    }
}

static const struct {
    const char *line, *symbols;
} mastheads[] = {
    {"A/80/62-E/2025/12", "A/80/62 E/2025/12"},
    {"A/80/62*\xE2\x88\x92"
     "E/2025/12*",
     "A/80/62 E/2025/12"},
    {"A/79/924\xE2\x80\x93S/2025/351", "A/79/924 S/2025/351"},
    {"E/2025/26* -\nE/CN.5/2025/6*", "E/2025/26 E/CN.5/2025/6"},
    {"A/68/6 and Corr.1-2", "A/68/6 A/68/6/Corr.1 A/68/6/Corr.2"},
    {"A/68/6, Add.1 and Add.2", "A/68/6 A/68/6/Add.1 A/68/6/Add.2"},
    {"A/C.3/68/SR.27, 28 and 35-38", "A/C.3/68/SR.27 A/C.3/68/SR.28 A/C.3/68/SR.35 A/C.3/68/SR.36 "
                                     "A/C.3/68/SR.37 A/C.3/68/SR.38"},
    {"A/39/36I", "A/39/361"},
    {"E/l994/24", "E/1994/24"},
    {"E/lCEF/672", "E/ICEF/672"},
    {"A /79/PV.64", "A/79/PV.64"},
    {"Distr.: General A/52/613 19 November 1997", "A/52/613"},
    {"E / C N A/109", ""},
    {"Agenda item 12/13", ""},
    {"", ""},
};

static void test_symbols_of_mastheads(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(mastheads); i++) {
        g_autoptr(GPtrArray) found = undex_symbol_parse_all(mastheads[i].line);
        g_ptr_array_add(found, NULL);
        g_autofree char *joined = g_strjoinv(" ", (char **)found->pdata);
        assert_string_equal(joined, mastheads[i].symbols);
    }
}

/* What a line says besides its symbols, after a bar. */
static const struct {
    const char *line, *found;
} lines[] = {
    {"A/80/62*", "A/80/62|*"},           {"A/80/62-E/2025/12", "A/80/62 E/2025/12|-"},
    {"QUAY/19/1*", "QUAY/19/1|*"},       {"Distr.: General A/52/613", "A/52/613|Distr.: General "},
    {"see QUAY/19/1", "|see QUAY/19/1"}, {"A/80/62, paragraph 47.", "A/80/62|, paragraph 47."},
    {"and/or 24/7", "|and/or 24/7"},     {"", "|"},
};

static void test_symbols_of_lines(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
        g_autofree char *rest = NULL;
        g_autoptr(GPtrArray) found = undex_symbol_parse_line(lines[i].line, &rest);
        g_ptr_array_add(found, NULL);
        g_autofree char *joined = g_strjoinv(" ", (char **)found->pdata);
        g_autofree char *both = g_strconcat(joined, "|", rest, NULL);
        assert_string_equal(both, lines[i].found);
    }
}

static void test_elided_range_has_a_ceiling(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) wide = undex_symbol_parse_all("A/C.3/68/SR.1-9999");
    assert_int_equal(wide->len, 1);
    g_autoptr(GPtrArray) full = undex_symbol_parse_all("A/C.3/68/SR.1-40, 50-90");
    assert_int_equal(full->len, 50);
}

static void test_organs(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"A/68/190", "A"}, {"CRC/C/GC/25", "CRC"}, {"GEGN.2/2025/64", "GEGN"}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *organ = undex_symbol_organ(cases[i][0]);
        assert_string_equal(organ, cases[i][1]);
    }
}

static void test_bodies(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"A/68/190", "A"},
        {"A/RES/70/1", "A"},
        {"A/HRC/43/15", "A/HRC"},
        {"A/HRC/RES/43/1", "A/HRC"},
        {"A/HRC/WG.6/41/ESP/1", "A/HRC/WG.6"},
        {"A/AC.109/2023/L.2", "A/AC.109"},
        {"A/C.3/68/SR.27", "A/C.3"},
        {"A/CN.9/WG.II/WP.150", "A/CN.9/WG.II"},
        {"A/CONF.230/2025/INF/1", "A/CONF.230"},
        {"A/ES-10/L.1", "A"},
        {"A/49/621/Add.1", "A"},
        {"CEDAW/C/SLV/CO/8-9", "CEDAW"},
        {"CRC/C/GC/25", "CRC"},
        {"CERD/SP/65", "CERD/SP"},
        {"E/C.12/ESP/CO/6", "E/C.12"},
        {"E/CN.4/Sub.2/2003/12/Rev.2", "E/CN.4/Sub.2"},
        {"E/ICEF/2020/4", "E/ICEF"},
        {"ECE/TRANS/WP.29/2023/1", "ECE/TRANS"},
        {"GEGN.2/2025/64", "GEGN.2"},
        {"S/2025/354", "S"},
        {"S/PRST/2024/1", "S"},
        {"S/PV.9000", "S"},
        {"S/RES/1325 (2000)", "S"},
        {"TD/B/66/4", "TD/B"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *body = undex_symbol_body(cases[i][0]);
        assert_string_equal(body, cases[i][1]);
    }
    static const char *const typed[][2] = {
        {"a/hrc", "A/HRC"}, {"E/CN.4/SUB.2", "E/CN.4/Sub.2"}, {"A_AC.109", "A/AC.109"}, {"cedaw", "CEDAW"}};
    for (gsize i = 0; i < G_N_ELEMENTS(typed); i++) {
        g_autofree char *body = undex_symbol_body_parse(typed[i][0]);
        assert_string_equal(body, typed[i][1]);
    }
    assert_null(undex_symbol_body_parse(""));
    assert_null(undex_symbol_body_parse("9/HRC"));
}

/* What is found, as "symbol[:para]@offset+length ...". */
static const struct {
    const char *text, *found;
} mentions[] = {
    {"See A/68/190.", "A/68/190@4+8"},
    {"« é » A/68/190, para. 12 (b)", "A/68/190:12@6+8"},
    {"A/68/190, paras. 12 and 13", "A/68/190:12@0+8"},
    {"(A/68/190, annex, para. 3)", "A/68/190:3@1+8"},
    {"paragraph 4 of document A/68/190", "A/68/190:4@24+8"},
    {"A/68/6 and Corr.1, para. 5", "A/68/6:5@0+6 A/68/6/Corr.1@11+6"},
    {"A/AC.109/2025/SR.2\xE2\x80\x93"
     "6 and 9",
     "A/AC.109/2025/SR.2@0+18 A/AC.109/2025/SR.3@19+1 A/AC.109/2025/SR.4@19+1 "
     "A/AC.109/2025/SR.5@19+1 A/AC.109/2025/SR.6@19+1 "
     "A/AC.109/2025/SR.9@25+1"},
    {"A/79/PV.64, 12 May", "A/79/PV.64@0+10"},
    {"resolution 70/1", "A/RES/70/1@0+15"},
    {"General Assembly resolution 3362 (S-VII)", "A/RES/3362 (S-VII)@17+23"},
    {"resolutions 60/265 and 61/16", "A/RES/60/265@0+18 A/RES/61/16@23+5"},
    {"resolutions 70/1 of 25 September 2015, 71/243", "A/RES/70/1@0+16 A/RES/71/243@39+6"},
    {"Security Council resolution 1325 (2000)", "S/RES/1325 (2000)@17+22"},
    {"Security Council resolutions 242 and 338", "S/RES/242 (1967)@17+15 S/RES/338 (1973)@37+3"},
    {"paragraph 10 of resolution 2752 (2024)", "S/RES/2752 (2024):10@16+22"},
    {"resolution 46/36 L of", "A/RES/46/36 L@0+18"},
    {"Human Rights Council resolution 5/1", "A/HRC/RES/5/1@21+14"},
    {"In its resolution 33/25, the Human Rights Council decided", "A/HRC/RES/33/25@7+16"},
    {"General Assembly resolution 60/251, the Human Rights Council", "A/RES/60/251@17+17"},
    {"Economic and Social Council resolution 2006/4", "E/RES/2006/4@28+17"},
    {"Commission on Human Rights resolution 2005/80", "E/CN.4/RES/2005/80@27+18"},
    {"Environment Assembly resolution 5/14", "UNEP/EA.5/Res.14@21+15"},
    {"decision 64/555", "A/DEC/64/555@0+15"},
    {"la résolution 70/1 de l'Assemblée générale", "A/RES/70/1@3+15"},
    {"la résolution 5/1 du Conseil des droits de l'homme, par. 3", "A/HRC/RES/5/1@3+14"},
    {"la resolución 862 (1993) del Consejo de Seguridad", "S/RES/862 (1993)@3+21"},
    {"резолюции 5/1 Совета по правам человека", "A/HRC/RES/5/1@0+13"},
    {"https://undocs.org/en/A/68/190", "A/68/190@22+8"},
    {"https://example.org/A/68/190", ""},
    {"(TPNW/MSP/2025/11), QUAY/2099/LC/5 and ICCD/COP(8)/16",
     "TPNW/MSP/2025/11@1+16 QUAY/2099/LC/5@20+14 ICCD/COP(8)/16@39+14"},
    {"UNDP/UNFPA/UNOPS 24/7, 60 km/h, ISO/IEC 27001, (EU) 2019/1020, AFC/M23, USD/EUR 2025, QUAY/2099/6, "
     "QUAY/LC/2099/NO.",
     ""},
    {"and/or A/B S/N HIV/AIDS 24/7 12/05/2020 w/o N/A/1", ""},
    {"World Health Assembly resolution 58/33", ""},
    {"resolution 70/1 of the European Parliament", ""},
    {"ESCWA resolution 327 (XXIX)", ""},
    {"ECLAC resolution 574 (XXVII)", ""},
    {"resolution 327 (XXIX) of ESCWA", ""},
    {"UNECE resolution 327 (XXIX)", ""},
    {"DECADE resolution 3362 (S-VII)", "A/RES/3362 (S-VII)@7+23"},
    {"Executive Board decision 2024/24", ""},
    {"draft resolution 70/1", ""},
    {"decision 1/CP.21", ""},
    {"", ""},
};

static char *print_mentions(const char *text)
{
    g_autoptr(GArray) found = undex_mention_find(text);
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < found->len; i++) {
        const undex_mention *m = &g_array_index(found, undex_mention, i);
        g_string_append_printf(out, "%s%s%s%s@%d+%d", i ? " " : "", m->symbol, m->para ? ":" : "",
                               m->para ? m->para : "", m->offset, m->length);
    }
    return g_string_free(out, FALSE);
}

static void test_mentions(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(mentions); i++) {
        g_autofree char *found = print_mentions(mentions[i].text);
        assert_string_equal(found, mentions[i].found);
    }
}

/* Symbols with the places in them, as "symbol|place; ...". */
static const struct {
    const char *text, *found;
} placed[] = {
    /* lists, and what is left out of them */
    {"the Committee pursuant to resolutions 1267 (1999), 1989 (2011) and 2253 (2015)",
     "S/RES/1267 (1999)|; S/RES/1989 (2011)|; S/RES/2253 (2015)|"},
    {"its relevant resolutions, in particular 1591 (2005) and 1651 (2005)",
     "S/RES/1591 (2005)|; S/RES/1651 (2005)|"},
    {"Council of Europe resolution 1325 (2003), p. 1540 (2004)", ""},
    {"(A/C.3/68/SR.3-5)", "A/C.3/68/SR.3|; A/C.3/68/SR.4|; A/C.3/68/SR.5|"},
    {"resolutions 79/93 A and B.", "A/RES/79/93 A|; A/RES/79/93 B|"},
    {"resolutions 80/244 A to C", "A/RES/80/244 A|; A/RES/80/244 B|; A/RES/80/244 C|"},
    {"resolution 79/93 A and Brazil", "A/RES/79/93 A|"},
    {"(A/AC.109/2013 and Add.1, 2014 and 2015)",
     "A/AC.109/2013|; A/AC.109/2013/Add.1|; A/AC.109/2014|; A/AC.109/2015|"},
    {"resolutions 79/98 to 79/100", "A/RES/79/98|; A/RES/79/100|; A/RES/79/99|"},
    {"resolutions 1514 (XV) on independence and 75/123 on the Decade", "A/RES/1514 (XV)|; A/RES/75/123|"},
    {"resolutions 64/292, 66/288, annex, and 70/1", "A/RES/64/292|; A/RES/66/288|annex; A/RES/70/1|"},
    {"Economic and Social Council resolutions 2006/4 and 2007/5 and decision 2023/338",
     "E/RES/2006/4|; E/RES/2007/5|; E/DEC/2023/338|"},
    {"At its 9967th meeting", "S/PV.9967|"},
    {"At its 67th meeting", ""},
    {"\xC2\xB9"
     "A/68/190, para. 4",
     "A/68/190|para. 4"},
    {"IDB.45/9, GC.15/INF/4", "IDB.45/9|; GC.15/INF/4|"},
    /* places behind a name */
    {"(A/80/62, sect. XV, para. 5)", "A/80/62|section XV, para. 5"},
    {"A/80/62, chap. V, paras. 16-18 and 20", "A/80/62|chapter V, paras. 16\xE2\x80\x93"
                                              "18 and 20"},
    {"A/80/62, anexo A, p\xC3\xA1rr. 11", "A/80/62|annex A, para. 11"},
    {"A/80/62, p. 3; A/80/63, footnote 7", "A/80/62|p. 3; A/80/63|footnote 7"},
    {"A/68/190-S/2013/446, paras. 5 and 9", "A/68/190|paras. 5 and 9; S/2013/446|paras. 5 and 9"},
    {"resolution 60/251, para. 5, 28 States voted", "A/RES/60/251|para. 5"},
    {"A/80/62, paragraph 12 of resolution 60/1", "A/80/62|; A/RES/60/1|para. 12"},
    {"A/80/62 at 10 a.m., main Committee", "A/80/62|"},
    {"resolution 79/96 on the question, in paragraph 24 of which it asked", "A/RES/79/96|para. 24"},
    /* and before it */
    {"paragraphs 12-15 of the report of the Secretary-General (A/74/261)", "A/74/261|paras. 12\xE2\x80\x93"
                                                                           "15"},
    {"paragraph 13 of chapter V of the report of the Committee (A/48/23)", "A/48/23|chapter V, para. 13"},
    {"paragraph 4 (b) of the annex to General Assembly resolution 58/316", "A/RES/58/316|annex, para. 4 (b)"},
    {"paragraph 2 of annex B to resolution 2231 (2015)", "S/RES/2231 (2015)|annex B, para. 2"},
    {"paragraphs 11 of resolution 2213 (2015), 11 of resolution 2362 (2017)",
     "S/RES/2213 (2015)|para. 11; S/RES/2362 (2017)|para. 11"},
    {"пункт 41 документа S/2024/5", "S/2024/5|para. 41"},
    {"les paragraphes 3 à 7 de l'annexe de la résolution 60/1", "A/RES/60/1|annex, paras. 3–7"},
    {"القرار 70/1، الفقرة 9", "A/RES/70/1|para. 9"},
    {"大会第48/161号决议第9段和人权理事会第 43/4 号决议", "A/RES/48/161|para. 9; A/HRC/RES/43/4|"},
};

static void test_places(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(placed); i++) {
        g_autoptr(GArray) found = undex_mention_find(placed[i].text);
        g_autoptr(GString) out = g_string_new(NULL);
        for (guint k = 0; k < found->len; k++) {
            const undex_mention *m = &g_array_index(found, undex_mention, k);
            g_string_append_printf(out, "%s%s|%s", k ? "; " : "", m->symbol, m->place ? m->place : "");
        }
        assert_string_equal(out->str, placed[i].found);
    }
}

static void test_mentions_of_bad_text(void **state)
{
    (void)state;
    g_autofree char *invalid = print_mentions("A/68/190 \xC3( A/68/191");
    assert_string_equal(invalid, "");
    g_autofree char *none = print_mentions(NULL);
    assert_string_equal(none, "");
}

/* Long texts of near misses take time in proportion to their length, and mentions have a ceiling. */
static void test_mentions_are_bounded(void **state)
{
    (void)state;
    static const char *const units[] = {"A/",        "A/1/", "resolution ", "A/C.3/", "resolutions 70/1, ",
                                        "A/68/190 ", "/"};
    for (gsize i = 0; i < G_N_ELEMENTS(units); i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        while (text->len < 1024 * 1024)
            g_string_append(text, units[i]);
        gint64 start = g_get_monotonic_time();
        g_autoptr(GArray) found = undex_mention_find(text->str);
        assert_true(found->len <= 1000);
        assert_true(g_get_monotonic_time() - start < 20 * G_USEC_PER_SEC);
    }
}

static const struct {
    const char *text, *printed; /* printed: NULL where it is no citation */
} citations[] = {
    {"A/68/190", "A/68/190"},
    {"A/68/190, para. 12", "A/68/190, para. 12"},
    {"A/68/190 para 12", "A/68/190, para. 12"},
    {"a/68/190, paragraph 12", "A/68/190, para. 12"},
    {"A_68_190 para 12 bis", "A/68/190, para. 12 bis"},
    {"A/RES/70/1, annex, para. 3 (b)", "A/RES/70/1, annex, para. 3 (b)"},
    {"A/68/190, annex II, para. 3 (b) (ii)", "A/68/190, annex II, para. 3 (b) (ii)"},
    {"para. 3 of the annex to A/68/190", "A/68/190, annex, para. 3"},
    {"A/52/613, draft resolution III A, para. 3", "A/52/613, draft resolution III A, para. 3"},
    {"A/52/613, draft resolution I, annex, para. 3", "A/52/613, draft resolution I, annex, para. 3"},
    {"A/80/21, Part Two, para. 3", "A/80/21, part two, para. 3"},
    {"A/80/21, chapter IV, para. 3", "A/80/21, chapter IV, para. 3"},
    {"E/2025/34, decision 2025/5, para. 3", "E/2025/34, decision 2025/5, para. 3"},
    {"A/99/34, annex III, decision 4, para. 3", "A/99/34, annex III, decision 4, para. 3"},
    {"A/99/34, annex II, draft resolution, para. 3", "A/99/34, annex II, draft resolution, para. 3"},
    {"A/99/34, annex III, attachment, para. 3", "A/99/34, annex III, attachment, para. 3"},
    {"A/99/42, report of working group II, para. 3", "A/99/42, report of working group II, para. 3"},
    {"A/99/42#report-of-working-group.II.para.3", "A/99/42, report of working group II, para. 3"},
    {"A/80/62#part.Two.para.3", "A/80/62, part two, para. 3"},
    {"A/80/62#draft-resolution.III.A.para.3", "A/80/62, draft resolution III A, para. 3"},
    {"A/80/62#annex.I.decision.2025/5.para.3", "A/80/62, annex I, decision 2025/5, para. 3"},
    {"footnote 7 of A/68/190", "A/68/190, footnote 7"},
    {"A/68/190, footnote *", "A/68/190, footnote *"},
    {"A/68/190, note xii", "A/68/190, footnote xii"},
    {"A/68/190, notes on it", NULL},
    {"A/68/190, parable 12", NULL},
    {"A/68/190,p.3", "A/68/190, p. 3"},
    {"A/81/6 (Sect. 29B), para. 29B.14", "A/81/6 (Sect. 29B), para. 29B.14"},
    {"A/99/6 (Sect. 3)/Part A, para. 3.1", "A/99/6 (Sect. 3)/Part A, para. 3.1"},
    {"A/99/6 (Sect. 3)/Part A#para.3.1", "A/99/6 (Sect. 3)/Part A, para. 3.1"},
    {"JIU/REP/2099/1 [Expanded report], annex II, para. 4",
     "JIU/REP/2099/1 [Expanded report], annex II, para. 4"},
    {"DP/FPA/2099/4 (Part I/Add.1), p. 3", "DP/FPA/2099/4 (Part I/Add.1), p. 3"},
    {"ICCD/COP(8)/16, para. 4 (a)", "ICCD/COP(8)/16, para. 4 (a)"},
    {"General Assembly resolution 70/1, para. 12", "A/RES/70/1, para. 12"},
    {"S/RES/1325 (2000), para. PP3", "S/RES/1325 (2000), third preambular paragraph"},
    {"A/68/190, párr. 12", "A/68/190, para. 12"},
    {"A/68/190, main, para. 12", "A/68/190, para. 12"},
    {"A/80/62#para.12", "A/80/62, para. 12"},
    {"A/80/62#para.12-bis", "A/80/62, para. 12 bis"},
    {"A/80/62#annex.II.para.3", "A/80/62, annex II, para. 3"},
    {"A/80/62#fn.7", "A/80/62, footnote 7"},
    {"A/80/62#p3.block.1", "A/80/62, p. 3"},
    {"my-file#para.12", "my-file, para. 12"},
    {"notes-2013.txt, para. 12", "notes-2013.txt, para. 12"},
    {"notes-2013.txt, p. 3", "notes-2013.txt, p. 3"},
    {"notes-2013.txt, footnote 7", "notes-2013.txt, footnote 7"},
    {"notes-2013.txt, annex II, p. 3", "notes-2013.txt, annex II, p. 3"},
    {"Letter of May (final).pdf, para. 2", "Letter of May (final).pdf, para. 2"},
    {"A/68/190, p. iv", "A/68/190, p. iv"},
    {"A/68/190, p. A-3", "A/68/190, p. A-3"},
    {"A/68/190, paras. 12-14", "A/68/190, paras. 12–14"},
    {"A/68/190, paras. 12–14", "A/68/190, paras. 12–14"},
    {"A/68/190, paragraphs 12 to 14", "A/68/190, paras. 12–14"},
    {"A/68/190, paras. 14-12", "A/68/190, para. 14"},
    {"UN Doc. A/68/190, para. 3", "A/68/190, para. 3"},
    {"U.N. Doc. A/68/190, ¶ 12 (Jul. 25, 2013)", "A/68/190, para. 12"},
    {"A/68/190, §§ 30-32", "A/68/190, paras. 30–32"},
    {"A/68/190 [12]–[14]", "A/68/190, paras. 12–14"},
    {"A/68/190, paras. 12, 14 and 16-18", "A/68/190, paras. 12, 14 and 16–18"},
    {"A/68/190, paras. 112-14", "A/68/190, paras. 112–114"},
    {"A/68/190, paras. 3 (a) and 5", "A/68/190, paras. 3 (a) and 5"},
    {"A/68/190, para. 12, 22 January 2025", "A/68/190, para. 12"},
    {"A/68/190, pp. 5-6", "A/68/190, pp. 5–6"},
    {"A/68/190, at 5", "A/68/190, p. 5"},
    {"A/68/190 (July 25, 2013), 5.", "A/68/190, p. 5"},
    {"A/68/190, n. 4", "A/68/190, footnote 4"},
    {"A/68/190, para. 3, footnote 9", "A/68/190, para. 3, footnote 9"},
    {"A/68/190, sect. III.B", "A/68/190, section III B"},
    {"A/68/190, chap. II, para. 5", "A/68/190, chapter II, para. 5"},
    {"annex I to A/68/190, para. 3", "A/68/190, annex I, para. 3"},
    {"A/68/190, anexo II, párr. 3", "A/68/190, annex II, para. 3"},
    {"A/68/190, приложение II, п. 3", "A/68/190, annex II, para. 3"},
    {"S/RES/1325 (2000), OP 3", "S/RES/1325 (2000), para. 3"},
    {"S/RES/1325 (2000), op3", "S/RES/1325 (2000), para. 3"},
    {"S/RES/1325 (2000), OP3/PP3", "S/RES/1325 (2000), para. 3, third preambular paragraph"},
    {"S/RES/1325 (2000), pp. 3", "S/RES/1325 (2000), p. 3"},
    {"S/RES/1325 (2000), preambular para. 33", "S/RES/1325 (2000), preambular para. 33"},
    {"S/RES/1325 (2000), preambular paras. 3-5", "S/RES/1325 (2000), preambular paras. 3–5"},
    {"S/RES/1325 (2000), thirty-third preambular paragraph", "S/RES/1325 (2000), preambular para. 33"},
    {"S/RES/1325 (2000), para. 3 of the preamble", "S/RES/1325 (2000), third preambular paragraph"},
    {"S.C. Res. 1325, ¶ 5 (2000)", "S/RES/1325 (2000), para. 5"},
    {"S.C. Res. 1325 (Oct. 31, 2000), ¶ 5", "S/RES/1325 (2000), para. 5"},
    {"G.A. Res. 70/1, ¶ 4, U.N. Doc. A/RES/70/1 (Oct. 21, 2015)", "A/RES/70/1, para. 4"},
    {"resolution 73/6 of 26 October 2018, para. 3", "A/RES/73/6, para. 3"},
    {"A/68/190*, para. 3", "A/68/190, para. 3"},
    {"see also document A/68/190, para. 3 et seq.", "A/68/190, para. 3"},
    {"(A/68/190, para. 3)", "A/68/190, para. 3"},
    {"E/2025/9/Add. 14, para. 2", "E/2025/9/Add.14, para. 2"},
    {"A/81/6 (Section 24), para. 24.1", "A/81/6 (Sect. 24), para. 24.1"},
    {"https://docs.un.org/en/A/68/190#page=7", "A/68/190, p. 7"},
    {"https://undocs.org/S/RES/1325%20(2000)", "S/RES/1325 (2000)"},
    {"https://undocs.org/Home/Mobile?FinalSymbol=A%2F68%2F190&Language=E&DeviceType=Desktop", "A/68/190"},
    {"https://undocs.org/ga/search/view_doc.asp?symbol=A/68/190", "A/68/190"},
    {"[A/68/190, para. 3](https://undocs.org/A/68/190)", "A/68/190, para. 3"},
    {"Report on resolution 70/1, A/68/190, para. 3", "A/68/190, para. 3"},
    {"A/68/190, paras. 40ff", "A/68/190, para. 40"},
    {"A/81/6 (Sect. 3), paras. 3.I.1-3.I.3", "A/81/6 (Sect. 3), paras. 3.I.1–3.I.3"},
    {"UNGA/RES/70/1, para. 4", "A/RES/70/1, para. 4"},
    {"UNGA 70/1 para 4", "A/RES/70/1, para. 4"},
    {"SCR 2769 para 3", "S/RES/2769 (2025), para. 3"},
    {"Rés. 2769 (2025) du Conseil de sécurité, par. 4", "S/RES/2769 (2025), para. 4"},
    {"AG, rés. 70/1, § 3", "A/RES/70/1, para. 3"},
    {"UN-Dok. A/68/190 v. 17.7.2013, Rn. 30", "A/68/190, para. 30"},
    {"A/RES/70/1, pp2", "A/RES/70/1, second preambular paragraph"},
    {"A/RES/70/1, preamble", "A/RES/70/1, preamble"},
    {"A/68/190, sec. III(B)", "A/68/190, section III B"},
    {"paragraph 12 of the report of the Secretary-General (A/68/190)", "A/68/190, para. 12"},
    {"[A/68/190, para. 12](https://docs.un.org/en/A/68/190#page=4)", "A/68/190, para. 12"},
    {"A/68/190, n. xvii", "A/68/190, footnote xvii"},
    {"A/68/190, n. *.", "A/68/190, footnote *"},
    {"Title, with commas, notes.pdf (September 8, 1994), para. 1.", "Title, with commas, notes.pdf, para. 1"},
    {"security council 2024", NULL},
    {"UN general assembly 2025", NULL},
    {"A/68/190, para. 3, and A/68/191, para. 4", NULL},
    {"A/68/190, para. 3 on migration", NULL},
    {"migration A/68/190", NULL},
    {"resolution 70/1 of the year", NULL},
    {"resolution on Haiti", NULL},
    {"section 24", NULL},
    {"op art", NULL},
    {"op 3", NULL},
    {"§", NULL},
    {"¶ 12", NULL},
    {"n. 4 million", NULL},
    {"p. 5", NULL},
    {"pp. 5-6", NULL},
    {"at 7 percent", NULL},
    {"annex II", NULL},
    {"[12]", NULL},
    {"see also page 4", NULL},
    {"third preambular paragraph", NULL},
    {"30 per cent by 2030", NULL},
    {"and/or 24/7", NULL},
    {"5 May 2013, p. 3", NULL},
    {"COVID-19, para. 3 of 2020", NULL},
    {"https://example.org/A/68/190", NULL},
    {"HIV/AIDS 2030, para. 4", NULL},
    {"migration, para. 12", NULL},
    {"migration. See page 3", NULL},
    {"some title, para. 12", NULL},
    {"A/68/190, and so on", NULL},
    {"para. 12", NULL},
    {"", NULL},
};

static void test_citations(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(citations); i++) {
        g_autoptr(undex_citation) citation = undex_citation_parse(citations[i].text);
        if (!citation || !citations[i].printed) {
            if ((citation != NULL) != (citations[i].printed != NULL))
                fail_msg("'%s' is %sa citation", citations[i].text, citation ? "" : "not ");
            continue;
        }
        g_autofree char *printed = undex_citation_format(
            citation->symbol ? citation->symbol : citation->document, citation->component,
            (undex_locator *)(gpointer)citation->locators->data, citation->locators->len);
        if (strcmp(printed, citations[i].printed) != 0)
            fail_msg("'%s' gives '%s', not '%s'", citations[i].text, printed, citations[i].printed);
    }
}

static void test_citation_fields(void **state)
{
    (void)state;
    g_autoptr(undex_citation) id = undex_citation_parse("A/80/62@fr#annex.II.para.3");
    assert_string_equal(id->symbol, "A/80/62");
    assert_string_equal(id->language, "fr");
    assert_string_equal(id->document, "A/80/62@fr");
    assert_string_equal(id->component, "annex.II");
    assert_string_equal(undex_citation_locator(id, UNDEX_LOCATOR_PARA)->first, "3");
    assert_null(undex_citation_locator(id, UNDEX_LOCATOR_NOTE));
    g_autoptr(undex_citation) typed = undex_citation_parse("A/80/62@fr, para. 12 (a)");
    assert_string_equal(typed->language, "fr");
    assert_string_equal(undex_citation_locator(typed, UNDEX_LOCATOR_PARA)->item, "(a)");
    assert_null(typed->document);
    assert_null(undex_citation_locator(typed, UNDEX_LOCATOR_PAGE));
    g_autoptr(undex_citation) page = undex_citation_parse("A/80/62#p3.block.1");
    /* by its ordinal: what it is called, the id does not say */
    assert_string_equal(undex_citation_locator(page, UNDEX_LOCATOR_SHEET)->first, "3");
    assert_null(undex_citation_locator(page, UNDEX_LOCATOR_PAGE));
}

static void test_security_council_years(void **state)
{
    (void)state;
    static const int cases[][2] = {{1, 1946},    {15, 1946},   {16, 1947},   {242, 1967},  {1219, 1998},
                                   {1220, 1999}, {1325, 2000}, {2503, 2019}, {2504, 2020}, {2767, 2024},
                                   {2768, 2025}, {9999, 0},    {0, 0},       {-5, 0}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_int_equal(citation_security_year(cases[i][0]), cases[i][1]);
}

static void test_bases(void **state)
{
    (void)state;
    static const char *const cases[][3] = {
        {"A/68/190/Corr.1", "A/68/190", "corrigendum"},
        {"A/68/190/Add.2/Corr.1", "A/68/190/Add.2", "corrigendum"},
        {"A/68/L.5/Rev.1", "A/68/L.5", "revision"},
        {"S/2025/10/Add.32", "S/2025/10", "addendum"},
        {"CD/1/Amend.3", "CD/1", "amendment"},
        {"A/68/190", NULL, NULL},
        {"A/81/6 (Sect. 3)", NULL, NULL},
        {"A/68/Corr.", NULL, NULL},
        {"/Corr.1", NULL, NULL},
        {"", NULL, NULL},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        const char *relation = NULL;
        g_autofree char *base = undex_symbol_base(cases[i][0], &relation);
        if (g_strcmp0(base, cases[i][1]) != 0 || g_strcmp0(relation, cases[i][2]) != 0)
            fail_msg("%s: %s, %s", cases[i][0], base, relation);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_patterns_hold_to_their_examples),
        cmocka_unit_test(test_aliases),
        cmocka_unit_test(test_symbols_typed),
        cmocka_unit_test(test_symbols_of_mastheads),
        cmocka_unit_test(test_symbols_of_lines),
        cmocka_unit_test(test_elided_range_has_a_ceiling),
        cmocka_unit_test(test_organs),
        cmocka_unit_test(test_bases),
        cmocka_unit_test(test_bodies),
        cmocka_unit_test(test_mentions),
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_mentions_of_bad_text),
        cmocka_unit_test(test_mentions_are_bounded),
        cmocka_unit_test(test_citations),
        cmocka_unit_test(test_citation_fields),
        cmocka_unit_test(test_security_council_years),
    };
    return cmocka_run_group_tests_name("cite", tests, NULL, NULL);
}
