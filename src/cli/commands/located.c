// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/located.h"

#include "cli/open_index.h"

#include "undex/shards.h"

void undex_located_clear(undex_located *located)
{
    g_clear_pointer(&located->places, g_ptr_array_unref);
    g_clear_pointer(&located->store, undex_index_free);
    located->first = NULL;
}

static void say_nothing(const char *asked, const GPtrArray *places)
{
    if (places->len) {
        const undex_cited *cited = g_ptr_array_index(places, 0);
        g_autofree char *outline = undex_cited_outline(cited->document);
        undex_cli_message("'%s' is not in the document: %s", asked, outline);
    } else {
        undex_cli_message("'%s' is not in the index; 'undex list' shows what is", asked);
    }
}

void undex_cli_say_gone(const undex_index *store, const char *shown)
{
    gboolean remote = FALSE;
    for (guint i = 0; i < undex_index_shards(store); i++)
        remote |= undex_index_shard(store, i).remote;
    if (remote)
        undex_cli_message(
            "%s is not on this machine; it may be on that of the server that has it in its index", shown);
    else
        undex_cli_message("%s is gone since it was indexed; run 'undex index' on where it is now", shown);
}

int undex_cli_locate_text(const undex_cli *cli, undex_index *store, const char *asked, undex_located *located)
{
    g_autoptr(GError) error = NULL;
    located->places = undex_locate(store, asked, &error);
    if (!located->places)
        return undex_cli_stop(cli, error);
    located->first = undex_cited_first(located->places);
    if (located->first)
        return UNDEX_EXIT_DONE;
    if (!cli->common.quiet)
        say_nothing(asked, located->places);
    return UNDEX_EXIT_NOTHING;
}

int undex_cli_locate(const undex_cli *cli, char **operands, undex_located *located)
{
    g_autofree char *asked = g_strstrip(g_strjoinv(" ", operands));
    if (!*asked || !g_utf8_validate(asked, -1, NULL))
        return undex_usage(cli, "%s is %s", cli->command->operands, *asked ? "not valid UTF-8" : "empty");
    located->store = undex_cli_open(cli, UNDEX_INDEX_READ);
    return located->store ? undex_cli_locate_text(cli, located->store, asked, located) : UNDEX_EXIT_ERROR;
}
