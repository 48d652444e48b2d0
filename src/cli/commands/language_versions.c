// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/language_versions.h"

#include "base/language.h"
#include "cli/formats/printer.h"
#include "cli/formats/text_columns.h"
#include "cli/open_index.h"

#include "undex/parallel.h"

#include <string.h>

static gboolean is_in(const undex_document *document, const char *language)
{
    return document->language && strncmp(document->language, language, 2) == 0;
}

/* All documents of the symbol of what was asked for, with their passages: undex_cited *. NULL: an error. */
static GPtrArray *find_versions(const undex_located *asked, GError **error)
{
    const undex_document *document = asked->first->document;
    return undex_locate(asked->store, document->symbol ? document->symbol : document->key, error);
}

static undex_cited *version_in(const GPtrArray *versions, const char *language)
{
    for (guint i = 0; i < versions->len; i++) {
        undex_cited *version = g_ptr_array_index(versions, i);
        if (is_in(version->document, language))
            return version;
    }
    return NULL;
}

static const char *language_name(const char *code)
{
    const undex_language *language = code ? undex_language_find(code) : NULL;
    return language ? language->name : "a language that is not known";
}

static int say_missing(const undex_cli *cli, const undex_located *asked, const GPtrArray *versions,
                       const char *language)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (guint i = 0; i < versions->len; i++) {
        const undex_cited *version = g_ptr_array_index(versions, i);
        g_ptr_array_add(names, (gpointer)language_name(version->document->language));
    }
    g_ptr_array_add(names, NULL);
    g_autofree char *there = g_strjoinv(", ", (char **)names->pdata);
    const undex_document *document = asked->first->document;
    if (!cli->common.quiet)
        undex_cli_message("%s is not in the index in %s; it is there in %s",
                          document->symbol ? document->symbol : document->key, language_name(language),
                          there);
    return UNDEX_EXIT_NOTHING;
}

/* Chooses of `version` what says the same as what `asked` has chosen. */
static void choose_same(const undex_cited *asked, undex_cited *version)
{
    g_autoptr(GArray) pairs = undex_parallel_align(asked->document, version->document);
    g_array_set_size(version->ordinals, 0);
    for (guint i = 0; i < asked->ordinals->len; i++) {
        int ordinal = g_array_index(asked->ordinals, int, i);
        const undex_parallel *pair = &g_array_index(pairs, undex_parallel, (guint)ordinal);
        if (pair->ordinal >= 0)
            g_array_append_val(version->ordinals, pair->ordinal);
    }
    version->whole = asked->whole;
    g_free(version->item);
    version->item = g_strdup(asked->item);
}

/* A document that is asked for whole has all its passages, those too that stand in no other. */
static void take_all(undex_cited *version)
{
    if (!version->whole)
        return;
    g_array_set_size(version->ordinals, 0);
    for (int i = 0; i < (int)version->document->passages->len; i++)
        g_array_append_val(version->ordinals, i);
}

/* Frees the versions that are not chosen, and sets the others in the order of choice. */
static void keep(GPtrArray *versions, const GPtrArray *chosen)
{
    for (guint i = versions->len; i-- > 0;)
        if (!g_ptr_array_find((GPtrArray *)chosen, g_ptr_array_index(versions, i), NULL))
            g_ptr_array_remove_index(versions, i);
    memcpy(versions->pdata, chosen->pdata, chosen->len * sizeof(gpointer));
}

int undex_cli_versions_in(const undex_cli *cli, undex_located *asked, char *const *languages)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) versions = find_versions(asked, &error);
    if (!versions)
        return undex_cli_stop(cli, error);
    g_autoptr(GPtrArray) chosen = g_ptr_array_new();
    for (; *languages; languages++) {
        undex_cited *version = version_in(versions, *languages);
        if (!version)
            return say_missing(cli, asked, versions, *languages);
        choose_same(asked->first, version);
        if (version->ordinals->len && !g_ptr_array_find(chosen, version, NULL))
            g_ptr_array_add(chosen, version);
    }
    if (!chosen->len) {
        if (!cli->common.quiet)
            undex_cli_message("%s has no such place in these languages", asked->first->document->key);
        return UNDEX_EXIT_NOTHING;
    }
    keep(versions, chosen);
    g_ptr_array_unref(asked->places);
    asked->places = g_steal_pointer(&versions);
    asked->first = g_ptr_array_index(asked->places, 0);
    return UNDEX_EXIT_DONE;
}

/* What a row says besides its texts. */
static const char *const doubts[] = {"", "it has other parts in another language",
                                     "it is missing in a language"};

/* The row of one passage: its id, what is doubtful, and its text in each language. */
static void add_row(undex_table *table, const undex_cited *asked, int ordinal, undex_cited *const *versions,
                    GArray *const *pairs, guint count)
{
    const undex_passage *passage = g_ptr_array_index(asked->document->passages, (guint)ordinal);
    char **row = g_new0(char *, (gsize)count + 3);
    int doubt = 0;
    for (guint i = 0; i < count; i++) {
        const undex_parallel *pair = &g_array_index(pairs[i], undex_parallel, (guint)ordinal);
        const undex_passage *same =
            pair->ordinal < 0 ? NULL
                              : g_ptr_array_index(versions[i]->document->passages, (guint)pair->ordinal);
        doubt = MAX(doubt, same ? pair->doubtful : 2);
        row[i + 2] = g_strdup(same && same->text ? same->text : "");
    }
    row[0] = g_strdup(passage->id);
    row[1] = g_strdup(doubts[doubt]);
    g_ptr_array_add(table->rows, row);
}

static void put_text(undex_output *out, const undex_table *table)
{
    guint count = 0;
    while (table->columns[count + 2].name)
        count++;
    g_autofree const char **names = g_new0(const char *, (gsize)count + 1);
    for (guint i = 0; i < count; i++)
        names[i] = table->columns[i + 2].name;
    for (guint i = 0; i < table->rows->len; i++) {
        char **row = g_ptr_array_index(table->rows, i);
        if (i)
            undex_output_text(out, "\n");
        undex_output_styled(out, UNDEX_STYLE_BOLD, row[0]);
        if (*row[1])
            undex_output_format(out, "  (%s)", row[1]);
        undex_output_text(out, "\n");
        undex_text_columns_print(out, names, (const char *const *)row + 2, count);
    }
}

/* A row for each passage of a version that stands in none, below that of the passage before it. `rows`: those
 * of the passages of what was asked for, by their ordinals. */
static void add_lost(undex_table *table, char **const *rows, const undex_cited *version, const GArray *pairs,
                     guint column, guint count)
{
    const GPtrArray *passages = version->document->passages;
    g_autofree char ***row_of = g_new0(char **, passages->len + 1);
    guint at = 0, found;
    for (guint i = 0; i < pairs->len; i++)
        if (g_array_index(pairs, undex_parallel, i).ordinal >= 0)
            row_of[g_array_index(pairs, undex_parallel, i).ordinal] = rows[i];
    for (guint i = 0; i < passages->len; i++) {
        const undex_passage *passage = passages->pdata[i];
        if (row_of[i]) {
            at = g_ptr_array_find(table->rows, row_of[i], &found) ? found + 1 : at;
            continue;
        }
        char **row = g_new0(char *, (gsize)count + 3);
        for (guint k = 0; k < count; k++)
            row[k + 2] = g_strdup(k == column && passage->text ? passage->text : "");
        row[0] = g_strdup(passage->id);
        row[1] = g_strdup(doubts[2]);
        g_ptr_array_insert(table->rows, (int)at++, row);
    }
}

static void add_rows(undex_table *table, const undex_cited *asked, undex_cited *const *versions, guint count)
{
    g_autofree GArray **pairs = g_new0(GArray *, (gsize)count + 1);
    for (guint i = 0; i < count; i++)
        pairs[i] = undex_parallel_align(asked->document, versions[i]->document);
    g_autofree char ***rows = g_new0(char **, (gsize)asked->document->passages->len + 1);
    for (guint i = 0; i < asked->ordinals->len; i++) {
        int ordinal = g_array_index(asked->ordinals, int, i);
        add_row(table, asked, ordinal, versions, pairs, count);
        rows[ordinal] = table->rows->pdata[table->rows->len - 1];
    }
    for (guint i = 0; i < count; i++) {
        if (asked->whole)
            add_lost(table, rows, versions[i], pairs[i], i, count);
        g_array_unref(pairs[i]);
    }
}

int undex_cli_versions_print(undex_cli *cli, const undex_located *asked, char *const *languages)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) versions = find_versions(asked, &error);
    if (!versions)
        return undex_cli_stop(cli, error);
    guint count = g_strv_length((char **)languages);
    g_autofree undex_cited **chosen = g_new0(undex_cited *, (gsize)count + 1);
    g_autofree undex_column *columns = g_new0(undex_column, (gsize)count + 3);
    columns[0].name = "id";
    columns[1].name = "doubt";
    for (guint i = 0; i < count; i++) {
        columns[i + 2].name = languages[i];
        chosen[i] = version_in(versions, languages[i]);
        if (!chosen[i])
            return say_missing(cli, asked, versions, languages[i]);
    }
    g_auto(undex_table) table = undex_table_new("parallel", columns, put_text);
    choose_same(asked->first, chosen[0]);
    take_all(chosen[0]);
    add_rows(&table, chosen[0], chosen, count);
    (cli->printer->parallel ? cli->printer->parallel : cli->printer->table)(cli->out, &table);
    return UNDEX_EXIT_DONE;
}
