// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/citation_picture.h"
#include "cli/commands/query_budget.h"
#include "cli/commands/search_request.h"
#include "cli/formats/citation_graph.h"
#include "cli/formats/total.h"
#include "cli/terminal/output_file.h"
#include "cli/terminal/wrapped_text.h"

#include <string.h>

enum { USUAL_COUNT = 100, MOST_DEPTH = 9, REACH = 110, INDENT = 4 };

typedef struct {
    gboolean in, out, top, missing;
    int depth, count;
    char *svg;
} refs_options;

static const refs_options defaults = {.depth = 1, .count = USUAL_COUNT};

#define FIELD(name) offsetof(refs_options, name)

static gboolean prints_tables(const undex_printer *printer)
{
    return printer->table != NULL;
}

static const undex_option rows[] = {
    {"in", 0, UNDEX_VALUE_NONE, FIELD(in), NULL, "only what cites it", .conflicts = "out top"},
    {"out", 0, UNDEX_VALUE_NONE, FIELD(out), NULL, "only what it cites", .conflicts = "top"},
    {"depth", 0, UNDEX_VALUE_NUMBER, FIELD(depth), "N",
     "go on N steps: to what cites those that cite it, and to what is cited by those that it cites (1)",
     .least = 1, .most = MOST_DEPTH, .conflicts = "top"},
    {"count", 'n', UNDEX_VALUE_NUMBER, FIELD(count), "N",
     "print at most N references in each direction, or N documents of --top (100; 0: all)"},
    {"svg", 0, UNDEX_VALUE_FILE, FIELD(svg), "FILE",
     "also draw the documents and who cites whom to FILE, by the program dot of Graphviz",
     .conflicts = "top"},
    {"top", 0, UNDEX_VALUE_NONE, FIELD(top), NULL,
     "list the documents that are cited most, also those that the index lacks", .is_printed = prints_tables,
     .operands = UNDEX_OPERANDS_REPLACED},
    {"missing", 0, UNDEX_VALUE_NONE, FIELD(missing), NULL, "of these only those that the index lacks",
     .needs = "top"},
    {NULL},
};

static const undex_column columns[] = {
    {"direction", FALSE}, {"depth", TRUE},   {"from", FALSE},   {"to", FALSE}, {"para", FALSE},
    {"place", FALSE},     {"origin", FALSE}, {"indexed", TRUE}, {"id", FALSE}, {"citation", FALSE},
    {"words", FALSE},     {"offset", TRUE},  {"text", FALSE},   {NULL}};

static const undex_column top_columns[] = {{"symbol", FALSE}, {"passages", TRUE}, {"indexed", TRUE}, {NULL}};
enum { SYMBOL, PASSAGES, INDEXED };

/* The words that cite, with about REACH characters on each side; `*at` is where they begin in it. */
static char *context_of(const undex_ref *ref, int *at)
{
    int length = (int)g_utf8_strlen(ref->text, -1);
    int start = MAX(ref->offset - REACH, 0), end = MIN(ref->offset + ref->length + REACH, length);
    g_autofree char *piece = g_utf8_substring(ref->text, start, end);
    const char *first = start > 0 ? strchr(piece, ' ') : NULL;
    char *cut = end < length ? strrchr(piece, ' ') : NULL;
    glong skipped = first ? g_utf8_pointer_to_offset(piece, first + 1) : 0;
    if (skipped > ref->offset - start)
        first = NULL, skipped = 0;
    if (cut && g_utf8_pointer_to_offset(piece, cut) >= ref->offset - start + ref->length)
        *cut = '\0';
    else
        cut = NULL;
    *at = ref->offset - start - (int)skipped + (first ? 3 : 0);
    char *context = g_strconcat(first ? "..." : "", first ? first + 1 : piece, cut ? "..." : "", NULL);
    return g_strdelimit(context, "\n\t", ' ');
}

static void put_context(undex_output *out, const undex_ref *ref)
{
    int at = 0;
    g_autofree char *context = context_of(ref, &at);
    g_autoptr(undex_wrapped_text) text = undex_wrapped_text_new();
    undex_wrapped_text_add(text, context, UNDEX_STYLE_PLAIN);
    undex_wrapped_text_mark(text, at, at + ref->length, UNDEX_STYLE_MATCH);
    undex_wrapped_text_print(text, out, 0, INDENT);
}

/* "A/80/62, para. 12, cites A/RES/70/1, para. 3", and the words that do so. */
static void put_ref(undex_output *out, const undex_refs *refs, const undex_ref *ref)
{
    const char *held = g_hash_table_contains(refs->held, ref->to) ? "" : " (not in the index)";
    undex_output_styled(out, UNDEX_STYLE_BOLD, ref->citation ? ref->citation : ref->id);
    undex_output_format(out, " cites %s%s%s%s\n", ref->to, ref->place ? ", " : "",
                        ref->place ? ref->place : "", held);
    undex_output_format(out, "%*s", INDENT, "");
    put_context(out, ref);
}

static void put_text(undex_output *out, const undex_table *table)
{
    const undex_refs *refs = table->more;
    for (guint i = 0; i < refs->refs->len && !out->error; i++) {
        if (i)
            undex_output_text(out, "\n");
        put_ref(out, refs, refs->refs->pdata[i]);
    }
}

static void put_top(undex_output *out, const undex_table *table)
{
    for (guint i = 0; i < table->rows->len && !out->error; i++) {
        char **row = g_ptr_array_index(table->rows, i);
        undex_output_format(out, "%7s  %s%s\n", row[PASSAGES], row[SYMBOL],
                            *row[INDEXED] == '0' ? "  (not in the index)" : "");
    }
}

static void add_row(undex_table *table, const undex_refs *refs, const undex_ref *ref)
{
    int at = 0;
    const char *other = ref->incoming ? ref->from : ref->to;
    undex_table_add(table, g_strdup(ref->incoming ? "in" : "out"), g_strdup_printf("%d", ref->depth),
                    g_strdup(ref->from), g_strdup(ref->to), g_strdup(ref->para), g_strdup(ref->place),
                    g_strdup(undex_cite_origin_name(ref->origin)),
                    g_strdup(g_hash_table_contains(refs->held, other) ? "1" : "0"), g_strdup(ref->id),
                    g_strdup(ref->citation),
                    g_utf8_substring(ref->text, ref->offset, ref->offset + ref->length),
                    g_strdup_printf("%d", ref->offset), context_of(ref, &at));
}

static int write_svg(const undex_cli *cli, undex_index *store, const undex_refs *refs, const char *path)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *dot = undex_graph_dot(refs), *shown = undex_display_path(path);
    GString *svg = undex_citation_picture(dot, &error);
    gboolean written = svg && undex_output_file(store, path, svg->str, svg->len, &error);
    if (svg)
        g_string_free(svg, TRUE);
    if (!written)
        return undex_cli_fail("cannot write %s: %s", shown, error->message);
    if (!cli->common.quiet)
        undex_cli_message("%s: drawn", shown);
    return UNDEX_EXIT_DONE;
}

/* "37 references in 12 documents to it, 5 to 4 documents in it" */
static void say_total(const undex_cli *cli, const undex_refs *refs)
{
    int counts[2] = {0, 0};
    for (guint i = 0; i < refs->refs->len; i++)
        counts[((const undex_ref *)refs->refs->pdata[i])->incoming]++;
    g_autofree char *in = undex_total_part(counts[1], counts[1], TRUE, "reference", "references");
    g_autofree char *out = undex_total_part(counts[0], counts[0], TRUE, "reference", "references");
    g_autofree char *title = refs->title ? g_strdup_printf(" (%s)", refs->title) : g_strdup("");
    g_autofree char *total = g_strdup_printf("%s%s: %s to it, %s in it%s", (char *)refs->names->pdata[0],
                                             title, in, out, refs->more ? "; -n 0 prints all" : "");
    undex_total_say(cli, total);
}

static int print_refs(undex_cli *cli, undex_index *store, const undex_refs *refs, const refs_options *options)
{
    g_auto(undex_table) table = undex_table_new("reference", columns, put_text);
    table.more = refs;
    for (guint i = 0; i < refs->refs->len; i++)
        add_row(&table, refs, refs->refs->pdata[i]);
    cli->printer->references(cli->out, &table);
    if (refs->refs->len)
        say_total(cli, refs);
    else if (!cli->common.quiet)
        undex_cli_message("no reference is known of %s", (char *)refs->names->pdata[0]);
    if (refs->refs->len && options->svg)
        return write_svg(cli, store, refs, options->svg);
    return refs->refs->len ? UNDEX_EXIT_DONE : UNDEX_EXIT_NOTHING;
}

static int print_top(undex_cli *cli, undex_index *store, const refs_options *options)
{
    g_autoptr(GError) error = NULL;
    undex_cli_budget_begin(cli);
    g_autoptr(GArray) counts = undex_refs_top(store, options->count, options->missing, &error);
    if (!counts)
        return undex_cli_stop(cli, error);
    g_auto(undex_table) table = undex_table_new("cited", top_columns, put_top);
    for (guint i = 0; i < counts->len; i++) {
        const undex_cited_count *count = &g_array_index(counts, undex_cited_count, i);
        undex_table_add(&table, g_strdup(count->symbol), g_strdup_printf("%d", count->passages),
                        g_strdup(count->held ? "1" : "0"));
    }
    cli->printer->table(cli->out, &table);
    if (!counts->len && !cli->common.quiet)
        undex_cli_message("no passage cites such a document");
    return undex_cli_budget_end(cli, NULL, counts->len ? UNDEX_EXIT_DONE : UNDEX_EXIT_NOTHING);
}

static int run_refs(undex_cli *cli, const void *given, char **operands)
{
    const refs_options *options = given;
    g_autoptr(GError) error = NULL;
    if (g_strcmp0(options->svg, "-") == 0)
        return undex_usage(cli, "the references go to standard output; name a file for the picture: "
                                "--svg FILE.svg");
    g_autofree char *asked = g_strstrip(g_strjoinv(" ", operands));
    if (!options->top && (!*asked || !g_utf8_validate(asked, -1, NULL)))
        return undex_usage(cli, "%s is %s", cli->command->operands, *asked ? "not valid UTF-8" : "empty");
    g_autoptr(undex_index) store = undex_cli_open(cli, UNDEX_INDEX_READ);
    if (!store)
        return UNDEX_EXIT_ERROR;
    if (options->top)
        return print_top(cli, store, options);
    const undex_refs_options wanted = {!options->out, !options->in, options->depth, options->count};
    undex_cli_budget_begin(cli);
    g_autoptr(undex_refs) refs = undex_refs_find(store, asked, &wanted, &error);
    if (error)
        return undex_cli_stop(cli, error);
    if (refs)
        return undex_cli_budget_end(cli, NULL, print_refs(cli, store, refs, options));
    if (!cli->common.quiet)
        undex_cli_message("'%s' is no symbol, and is not in the index; 'undex list' shows what is", asked);
    return UNDEX_EXIT_NOTHING;
}

static const undex_example examples[] = {
    {"refs A/RES/70/1", "what cites the resolution, and what it cites, with the words that do so"},
    {"refs --in 'A/68/190, para. 12'", "who cites that paragraph"},
    {"refs --depth=2 --svg network.svg A/80/62", "a picture of the documents around one"},
    {"refs --format=graphml --depth=3 A/80/62 >network.graphml", "the same for Gephi or yEd"},
    {"refs --top --missing", "what is cited most and not there: what to add to an archive"},
    {NULL},
};

const undex_command undex_command_refs = {
    .name = "refs",
    .operands = "CITATION",
    .summary = "shows what a document cites, and what cites it",
    .least = 1,
    .most = -1,
    .takes = UNDEX_TAKES_INDEX | UNDEX_TAKES_SHARDS | UNDEX_TAKES_QUERY | UNDEX_TAKES_PAGER,
    .slot = UNDEX_SLOT(references),
    .options = rows,
    .options_size = sizeof(refs_options),
    .defaults = &defaults,
    .examples = examples,
    .more =
        "CITATION is as for 'undex show'; of a symbol that the index lacks it shows what cites it. In "
        "--top a note and the passage that carries it count as two. Exit code 1: there are no references.",
    .run = run_refs,
};
