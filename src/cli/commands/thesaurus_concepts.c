// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/thesaurus_concepts.h"

#include "cli/commands/query_budget.h"
#include "cli/commands/search_request.h"
#include "cli/formats/printer.h"
#include "cli/open_index.h"

#include "base/language.h"
#include "thesaurus/label_key.h"
#include "thesaurus/thesaurus_folder.h"

#include <string.h>

enum { CONCEPTS_CEILING = 20, LABELS_CEILING = 64 };

static const undex_column columns[] = {{"thesaurus", FALSE},
                                       {"concept", FALSE},
                                       {"relation", FALSE},
                                       {"language", FALSE},
                                       {"label", FALSE},
                                       {"passages", TRUE},
                                       {NULL}};

static const char *const label_kinds[] = {[UNDEX_LABEL_PREFERRED] = "preferred",
                                          [UNDEX_LABEL_ALTERNATIVE] = "alternative",
                                          [UNDEX_LABEL_HIDDEN] = "hidden"};
static const char *const link_kinds[] = {
    [UNDEX_LINK_BROADER] = "broader", [UNDEX_LINK_NARROWER] = "narrower", [UNDEX_LINK_RELATED] = "related"};

typedef struct {
    undex_index *store;
    undex_table table;
    GError *error;
} showing;

static void put_text(undex_output *out, const undex_table *table)
{
    const char *before = "";
    for (guint i = 0; i < table->rows->len && !out->error; i++) {
        char **row = g_ptr_array_index(table->rows, i);
        if (strcmp(row[1], before) != 0) {
            undex_output_format(out, "%s%s: ", *before ? "\n" : "", row[0]);
            undex_output_styled(out, UNDEX_STYLE_BOLD, row[1]);
            undex_output_text(out, "\n");
        }
        before = row[1];
        undex_output_format(out, "  %-11s  %-2s  ", row[2], row[3]);
        undex_output_text(out, row[4]);
        undex_output_format(out, "  (%s)\n", row[5]);
    }
}

/* How many passages have the label's words side by side; -1: failure. */
static int passages_with(showing *s, const char *label)
{
    undex_search_options none = {0};
    g_autofree char *words = g_strdelimit(g_strdup(label), "\"*?", ' ');
    g_autofree char *query = g_strdup_printf("\"%s\"", words);
    g_autoptr(GError) why = NULL;
    g_autoptr(undex_results) results = undex_search_run(s->store, query, &none, &why);
    if (results)
        return results->matches_estimated;
    if (why->domain == UNDEX_ERROR && why->code == UNDEX_ERROR_QUERY)
        return 0; /* no word is in it */
    s->error = g_steal_pointer(&why);
    return -1;
}

static gboolean add_label(showing *s, const undex_named_thesaurus *one, guint32 concept, const char *relation,
                          const undex_thesaurus_label *label)
{
    const char *iri = undex_thesaurus_iri(one->thesaurus, concept);
    int count = passages_with(s, label->text);
    if (count < 0)
        return FALSE;
    undex_table_add(&s->table, g_strdup(one->name), g_strdup(iri ? iri : "?"), g_strdup(relation),
                    g_strdup(undex_data_languages[label->language - 1].code), g_strdup(label->text),
                    g_strdup_printf("%d", count));
    return TRUE;
}

/* The preferred label of a concept, in that language where it has one. */
static gboolean find_preferred(const undex_thesaurus *t, guint32 concept, int language,
                               undex_thesaurus_label *best)
{
    undex_thesaurus_span labels = undex_thesaurus_labels_of(t, concept);
    undex_thesaurus_label label;
    gboolean found = FALSE;
    for (guint32 i = labels.first; i < labels.beyond; i++) {
        if (!undex_thesaurus_label_at(t, i, &label))
            continue;
        if (!found || (label.language == language && label.kind == UNDEX_LABEL_PREFERRED))
            *best = label;
        found = TRUE;
    }
    return found;
}

static gboolean add_concept(showing *s, const undex_named_thesaurus *one, guint32 concept, int language)
{
    const undex_thesaurus *t = one->thesaurus;
    undex_thesaurus_span labels = undex_thesaurus_labels_of(t, concept),
                         links = undex_thesaurus_links_of(t, concept);
    undex_thesaurus_label label;
    undex_thesaurus_link link;
    for (guint32 i = labels.first; i < labels.beyond; i++)
        if (undex_thesaurus_label_at(t, i, &label) &&
            !add_label(s, one, concept, label_kinds[label.kind], &label))
            return FALSE;
    for (guint32 i = links.first; i < links.beyond; i++)
        if (undex_thesaurus_link_at(t, i, &link) && find_preferred(t, link.concept, language, &label) &&
            !add_label(s, one, concept, link_kinds[link.kind], &label))
            return FALSE;
    return TRUE;
}

/* The concepts (guint32) that are called so in the language whose rules the analyser has; `language` is the
 * rank of that of the first such label, where it is not known yet. */
static void find_concepts(const undex_thesaurus *t, undex_analyser *analyser, const char *text,
                          GArray *concepts, int *language)
{
    guint32 labels[LABELS_CEILING];
    guint words = 0;
    guint64 key = undex_label_key(analyser, text, &words);
    guint found = words ? undex_thesaurus_find(t, key, labels, LABELS_CEILING) : 0;
    for (guint i = 0; i < found; i++) {
        undex_thesaurus_label label;
        gboolean known = !undex_thesaurus_label_at(t, labels[i], &label);
        for (guint k = 0; k < concepts->len && !known; k++) {
            known = g_array_index(concepts, guint32, k) == label.concept;
        }
        if (known || concepts->len >= CONCEPTS_CEILING)
            continue;
        g_array_append_val(concepts, label.concept);
        *language = *language ? *language : label.language;
    }
}

static gboolean add_all(showing *s, const undex_named_thesaurus *one, const char *text)
{
    g_autoptr(GArray) concepts = g_array_new(FALSE, FALSE, sizeof(guint32));
    int language = 0;
    for (const undex_language *each = undex_data_languages; each->code; each++) {
        g_autoptr(undex_analyser) analyser = each->official ? undex_analyser_new(each->code) : NULL;
        if (analyser)
            find_concepts(one->thesaurus, analyser, text, concepts, &language);
    }
    for (guint i = 0; i < concepts->len; i++)
        if (!add_concept(s, one, g_array_index(concepts, guint32, i), language))
            return FALSE;
    return TRUE;
}

static int show(undex_cli *cli, showing *s, const GPtrArray *all, const char *text)
{
    for (guint i = 0; i < all->len; i++)
        if (!add_all(s, g_ptr_array_index(all, i), text))
            return undex_cli_stop(cli, s->error);
    cli->printer->table(cli->out, &s->table);
    if (!s->table.rows->len && !cli->common.quiet)
        undex_cli_message(all->len
                              ? "no thesaurus has a concept that is called '%s'"
                              : "there is no thesaurus to look for '%s' in; add one with 'undex thesaurus "
                                "add FILE'",
                          text);
    return s->table.rows->len ? UNDEX_EXIT_DONE : UNDEX_EXIT_NOTHING;
}

int undex_cli_show_concepts(undex_cli *cli, char **words)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *text = undex_cli_query(cli, words);
    g_autoptr(GPtrArray) all = text ? undex_thesaurus_list(&error) : NULL;
    if (error)
        return undex_cli_fail("%s", error->message);
    g_autoptr(undex_index) store = all ? undex_cli_open(cli, UNDEX_INDEX_READ) : NULL;
    if (!store)
        return UNDEX_EXIT_ERROR;
    showing s = {.store = store, .table = undex_table_new("concept", columns, put_text)};
    undex_cli_budget_begin(cli);
    int code = undex_cli_budget_end(cli, NULL, show(cli, &s, all, text));
    undex_table_clear(&s.table);
    g_clear_error(&s.error);
    return code;
}
