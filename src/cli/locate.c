// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/locate.h"

#include "cli/item.h"
#include "cli/print.h"
#include "cli/store.h"

#include "undex/cite.h"

#include <string.h>

enum { NO_PAGE = G_MAXINT };

static void place_free(gpointer data)
{
    undex_place *place = data;
    undex_document_free(place->document);
    g_array_unref(place->ordinals);
    g_free(place->item);
    g_free(place->page_label);
    g_free(place);
}

static gboolean same_label(const char *printed, const char *asked)
{
    return printed && g_ascii_strcasecmp(printed, asked) == 0;
}

/* paras. 12-14: 12 bis and 13A lie between, too. */
static gboolean is_between(const char *label, const undex_citation *citation)
{
    if (!citation->para_last || !label || !g_ascii_isdigit(*label) || strchr(label, '.'))
        return FALSE;
    gint64 number = g_ascii_strtoll(label, NULL, 10);
    return g_ascii_strtoll(citation->para, NULL, 10) <= number &&
           number <= g_ascii_strtoll(citation->para_last, NULL, 10);
}

static gboolean bears_number(const undex_passage *passage)
{
    return passage->kind == UNDEX_KIND_PARAGRAPH || passage->kind == UNDEX_KIND_OPERATIVE ||
           passage->kind == UNDEX_KIND_PREAMBULAR || passage->kind == UNDEX_KIND_LIST_ITEM;
}

static gboolean has_item(const undex_passage *passage, const undex_citation *citation)
{
    int end;
    return !citation->item || undex_item_find(passage, citation->item, &end);
}

/* What a citation asks of a passage, apart from the component; `page`: the ordinal of the page that it names,
 * 0: none. A document alone asks for all of it. */
static gboolean is_meant(const undex_passage *passage, const undex_citation *citation, int page)
{
    if (citation->note)
        return undex_passage_is_note(passage) && same_label(passage->label, citation->note);
    if (citation->para)
        return bears_number(passage) && has_item(passage, citation) &&
               (same_label(passage->label, citation->para) || is_between(passage->label, citation));
    if (page)
        return passage->page_first <= page && page <= passage->page_last;
    return TRUE;
}

/* "annex" means any annex where the document numbers them. */
static gboolean is_in_component(const undex_passage *passage, const char *component)
{
    const char *has = passage->component ? passage->component : "main";
    gsize n = strlen(component);
    return g_ascii_strncasecmp(has, component, n) == 0 && (has[n] == '\0' || has[n] == '.');
}

static void choose_in(undex_place *place, const undex_citation *citation, const char *component)
{
    for (guint i = 0; i < place->document->passages->len; i++) {
        const undex_passage *passage = g_ptr_array_index(place->document->passages, i);
        int ordinal = (int)i;
        if ((!component || is_in_component(passage, component)) && is_meant(passage, citation, place->page))
            g_array_append_val(place->ordinals, ordinal);
    }
}

/* A paragraph cited without its component is the main text's; only where that has none, an annex's. */
static void choose(undex_place *place, const undex_citation *citation)
{
    gboolean numbered = citation->para || citation->note;
    place->whole = !numbered && !place->page && !citation->component;
    choose_in(place, citation, citation->component ? citation->component : numbered ? "main" : NULL);
    if (!place->ordinals->len && !citation->component)
        choose_in(place, citation, NULL);
}

static void choose_id(undex_place *place, const char *id)
{
    for (guint i = 0; i < place->document->passages->len; i++) {
        const undex_passage *passage = g_ptr_array_index(place->document->passages, i);
        int ordinal = (int)i;
        if (g_strcmp0(passage->id, id) == 0)
            g_array_append_val(place->ordinals, ordinal);
    }
}

/* The ordinal of the page of that label; no page has it: that which its number says, counted from the
 * labelled page before, or NO_PAGE. 0: the citation names none. */
static int page_of(const undex_document *document, const undex_citation *citation)
{
    const char *label = citation->page_label;
    int wanted = label ? (int)g_ascii_strtoll(label, NULL, 10) : 0, last = 0;
    if (!label)
        return citation->page;
    for (guint i = 0; i < document->passages->len; i++) {
        const undex_passage *passage = g_ptr_array_index(document->passages, i);
        if (!passage->page_label)
            continue;
        if (g_ascii_strcasecmp(passage->page_label, label) == 0)
            return passage->page_first;
        int number = (int)g_ascii_strtoll(passage->page_label, NULL, 10);
        if (number > 0 && number < wanted)
            last = passage->page_first + wanted - number;
    }
    return last > 0 ? last : wanted > 0 ? wanted : NO_PAGE;
}

/* Documents of that name with their passages; nothing is chosen of them yet. */
static GPtrArray *places_of(undex_store *store, const char *name, GError **error)
{
    g_autoptr(GPtrArray) documents = undex_store_find_documents(store, name, error);
    if (!documents)
        return error && *error ? NULL : g_ptr_array_new_with_free_func(place_free);
    g_autoptr(GPtrArray) places = g_ptr_array_new_with_free_func(place_free);
    while (documents->len) {
        g_autoptr(undex_document) document = g_ptr_array_steal_index(documents, 0);
        GPtrArray *passages = undex_store_list_passages(store, document->key, 0, -1, error);
        if (!passages)
            return NULL;
        g_ptr_array_unref(document->passages);
        document->passages = passages;
        undex_place *place = g_new(undex_place, 1);
        *place = (undex_place){.document = g_steal_pointer(&document),
                               .ordinals = g_array_new(FALSE, FALSE, sizeof(int))};
        g_ptr_array_add(places, place);
    }
    return g_steal_pointer(&places);
}

static GPtrArray *locate_id(undex_store *store, const char *id, GError **error)
{
    const char *hash = strchr(id, '#');
    g_autofree char *key = hash ? g_strndup(id, (gsize)(hash - id)) : g_strdup(id);
    GPtrArray *places = places_of(store, key, error);
    for (guint i = 0; places && hash && i < places->len; i++)
        choose_id(g_ptr_array_index(places, i), id);
    return places;
}

static GPtrArray *locate_citation(undex_store *store, const undex_citation *citation, GError **error)
{
    const char *name = citation->document ? citation->document : citation->symbol;
    GPtrArray *places = name ? places_of(store, name, error) : g_ptr_array_new_with_free_func(place_free);
    for (guint i = places ? places->len : 0; i-- > 0;) {
        undex_place *place = g_ptr_array_index(places, i);
        if (citation->language && g_strcmp0(place->document->language, citation->language) != 0) {
            g_ptr_array_remove_index(places, i);
            continue;
        }
        place->page = citation->para || citation->note ? 0 : page_of(place->document, citation);
        place->page_label =
            citation->page_label ? g_strdup(citation->page_label) : g_strdup_printf("%d", place->page);
        choose(place, citation);
        place->item = g_strdup(citation->item);
    }
    return places;
}

static const undex_place *first_chosen(const GPtrArray *places)
{
    for (guint i = 0; i < places->len; i++) {
        const undex_place *place = g_ptr_array_index(places, i);
        if (place->ordinals->len)
            return place;
    }
    return NULL;
}

static void say_nothing(const char *asked, const GPtrArray *places)
{
    if (places->len) {
        const undex_place *place = g_ptr_array_index(places, 0);
        undex_message("%s is in the index, but '%s' is not in it", place->document->key, asked);
    } else {
        undex_message("'%s' is not in the index; 'undex list' shows what is", asked);
    }
}

/* An id of the index is taken by its letters; else what the text says as a citation; else it names a
 * document. Empty where no such document is in the index; NULL where it cannot be read. */
static GPtrArray *locate(undex_store *store, const char *text, GError **error)
{
    g_autoptr(GPtrArray) places = NULL;
    g_autoptr(undex_citation) citation = undex_citation_parse(text);
    if (strchr(text, '#')) {
        places = locate_id(store, text, error);
        if (!places || first_chosen(places) || !citation)
            return g_steal_pointer(&places);
        g_clear_pointer(&places, g_ptr_array_unref);
    }
    if (citation) {
        places = locate_citation(store, citation, error);
        if (!places || places->len)
            return g_steal_pointer(&places);
        g_clear_pointer(&places, g_ptr_array_unref);
    }
    static const undex_citation whole;
    places = places_of(store, text, error);
    for (guint i = 0; places && i < places->len; i++)
        choose(g_ptr_array_index(places, i), &whole);
    return g_steal_pointer(&places);
}

undex_passage *undex_place_passage(const undex_place *place)
{
    return g_ptr_array_index(place->document->passages, (guint)g_array_index(place->ordinals, int, 0));
}

void undex_located_clear(undex_located *located)
{
    g_clear_pointer(&located->places, g_ptr_array_unref);
    g_clear_pointer(&located->store, undex_store_free);
    located->first = NULL;
}

int undex_cli_locate(const undex_cli *cli, char **operands, undex_located *located)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *asked = g_strstrip(g_strjoinv(" ", operands));
    if (!*asked || !g_utf8_validate(asked, -1, NULL))
        return undex_usage(cli, "%s is %s", cli->command->operands, *asked ? "not valid UTF-8" : "empty");
    located->store = undex_cli_open(cli, UNDEX_STORE_READ);
    if (!located->store)
        return UNDEX_EXIT_ERROR;
    located->places = locate(located->store, asked, &error);
    if (!located->places)
        return undex_cli_stop(cli, error);
    located->first = first_chosen(located->places);
    if (located->first)
        return UNDEX_EXIT_DONE;
    if (!cli->common.quiet)
        say_nothing(asked, located->places);
    return UNDEX_EXIT_NOTHING;
}
