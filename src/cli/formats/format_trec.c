// SPDX-License-Identifier: GPL-3.0-or-later
/* What trec_eval reads: topic, Q0, document, rank, score, run; six words a line. */
#include "cli/formats/printer.h"

static char *one_word(const char *text)
{
    return text && *text ? g_uri_escape_string(text, "/#@()~:,;+*'\"!?&=", TRUE) : g_strdup("-");
}

static void results(undex_output *out, const undex_found *found)
{
    g_autofree char *topic = one_word(found->name ? found->name : "1");
    for (guint i = 0; i < found->results->hits->len; i++) {
        const undex_hit *hit = g_ptr_array_index(found->results->hits, i);
        g_autofree char *id = one_word(hit->passage->id);
        char score[32];
        g_ascii_formatd(score, sizeof score, "%.6f", hit->score);
        undex_output_format(out, "%s Q0 %s %d %s undex\n", topic, id, hit->rank, score);
    }
}

const undex_printer undex_printer_trec = {.name = "trec", .results = results};
