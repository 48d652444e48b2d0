// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/formats/total.h"

#include <string.h>

char *undex_total_part(int shown, int all, gboolean exact, const char *one, const char *many)
{
    g_autofree char *part = undex_number(shown), *whole = undex_number(all);
    const char *about = exact ? "" : "about ", *what = all == 1 ? one : many;
    return shown < all ? g_strdup_printf("%s of %s%s %s", part, about, whole, what)
                       : g_strdup_printf("%s%s %s", about, whole, what);
}

char *undex_total_passages(int shown, const undex_results *results)
{
    gboolean exact = results->matches_exact;
    int documents = results->documents_estimated;
    g_autofree char *passages =
        undex_total_part(shown, MAX(results->matches_estimated, shown), exact, "passage", "passages");
    g_autofree char *in = undex_total_part(documents, documents, exact, "document", "documents");
    guint missing = results->shards_missing ? results->shards_missing->len : 0;
    return missing ? g_strdup_printf("%s in %s, from %u of %u shards", passages, in,
                                     results->shards - missing, results->shards)
                   : g_strdup_printf("%s in %s", passages, in);
}

void undex_total_say(const undex_cli *cli, const char *total)
{
    if (cli->common.quiet || !undex_output_flush(cli->out)) /* it comes after the answer */
        return;
    if (!cli->out->terminal || strcmp(cli->printer->name, "text") != 0) {
        undex_cli_message("%s", total);
        return;
    }
    undex_output_text(cli->out, "\n");
    undex_output_styled(cli->out, UNDEX_STYLE_DIM, total);
    undex_output_text(cli->out, "\n");
}
