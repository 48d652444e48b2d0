// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/index_summary.h"

#include "cli/cli.h"
#include "cli/terminal/output.h"

static void append_count(GString *line, int count, const char *what)
{
    g_autofree char *number = undex_number(count);
    if (count)
        g_string_append_printf(line, "%s%s %s", line->len ? ", " : "", number, what);
}

void undex_cli_say_summary(const undex_ingest_summary *summary, double seconds)
{
    int files = summary->taken + summary->unchanged + summary->failed + summary->moved + summary->would +
                summary->failed_before + summary->elsewhere;
    g_autofree char *all = undex_number(files), *passages = undex_number(summary->passages),
                    *pages = undex_number(summary->pages);
    g_autofree char *taken = g_strdup_printf("taken (%s passages, %s pages)", passages, pages);
    g_autoptr(GString) counts = g_string_new(NULL);
    append_count(counts, summary->taken, taken);
    append_count(counts, summary->same, "of them the same as another (-v names it)");
    append_count(counts, summary->unchanged, "unchanged");
    append_count(counts, summary->moved, "moved");
    append_count(counts, summary->would, "would be read");
    append_count(counts, summary->failed, "failed");
    append_count(counts, summary->failed_before, "failed before");
    append_count(counts, summary->elsewhere, "of other shards");
    append_count(counts, summary->removed, "removed from the index");
    append_count(counts, summary->left_out, "left out");
    append_count(counts, summary->gone,
                 summary->refused ? "gone" : "gone (--prune drops them from the index)");
    if (!counts->len)
        undex_cli_message("no files found");
    else
        undex_cli_message("%s file%s: %s; %.1f s", all, files == 1 ? "" : "s", counts->str, seconds);
    g_autofree char *doubted = undex_number(summary->doubted);
    if (summary->doubted)
        undex_cli_message("%s of them with warnings; 'undex list --warnings' tells which and why", doubted);
}
