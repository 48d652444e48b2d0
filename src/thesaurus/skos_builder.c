// SPDX-License-Identifier: GPL-3.0-or-later
#include "thesaurus/skos_builder.h"

#include "base/language.h"
#include "thesaurus/skos_private.h"

#include <string.h>

#define RDF     "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define SKOS    "http://www.w3.org/2004/02/skos/core#"
#define SKOS_XL "http://www.w3.org/2008/05/skos-xl#"

/* AGROVOC has some ten million statements, of 1.2 million labels. */
static const undex_skos_limits usual = {50000000, 1000000, (gsize)256 << 20};

struct undex_skos {
    undex_skos_limits limits;
    guint64 statements;
    GHashTable *numbers;   /* IRI -> its thing's number plus one */
    GArray *things;        /* skos_thing */
    GArray *labels;        /* skos_label, of concepts and of labels that are things */
    GArray *named;         /* skos_link: from a concept to a label that is a thing; `kind` of the label */
    GArray *links;         /* skos_link */
    GStringChunk *strings; /* IRIs and labels, each once */
    gsize text;            /* bytes of them */
};

undex_skos *undex_skos_new(const undex_skos_limits *limits)
{
    undex_skos *s = g_new0(undex_skos, 1);
    s->limits = usual;
    if (limits && limits->statements)
        s->limits.statements = limits->statements;
    if (limits && limits->concepts)
        s->limits.concepts = limits->concepts;
    if (limits && limits->text)
        s->limits.text = limits->text;
    s->numbers = g_hash_table_new(g_str_hash, g_str_equal);
    s->things = g_array_new(FALSE, FALSE, sizeof(skos_thing));
    s->labels = g_array_new(FALSE, FALSE, sizeof(skos_label));
    s->named = g_array_new(FALSE, FALSE, sizeof(skos_link));
    s->links = g_array_new(FALSE, FALSE, sizeof(skos_link));
    s->strings = g_string_chunk_new(1 << 16);
    return s;
}

void undex_skos_free(undex_skos *s)
{
    if (!s)
        return;
    g_hash_table_unref(s->numbers);
    g_array_unref(s->things);
    g_array_unref(s->labels);
    g_array_unref(s->named);
    g_array_unref(s->links);
    g_string_chunk_free(s->strings);
    g_free(s);
}

/* ---- statements ---- */

typedef enum {
    SAYS_TYPE,
    SAYS_LABEL,
    SAYS_FORM, /* what a label that is a thing reads */
    SAYS_NAMED,
    SAYS_LINK,
    SAYS_UNUSED,
    SAYS_HAS, /* its subject is a scheme */
    SAYS_IN,  /* its object is one */
} saying;

static const struct {
    const char *predicate;
    saying says;
    int kind;
} sayings[] = {
    {RDF "type", SAYS_TYPE, 0},
    {SKOS "prefLabel", SAYS_LABEL, UNDEX_LABEL_PREFERRED},
    {SKOS "altLabel", SAYS_LABEL, UNDEX_LABEL_ALTERNATIVE},
    {SKOS "hiddenLabel", SAYS_LABEL, UNDEX_LABEL_HIDDEN},
    {SKOS_XL "literalForm", SAYS_FORM, UNDEX_LABEL_PREFERRED},
    {SKOS_XL "prefLabel", SAYS_NAMED, UNDEX_LABEL_PREFERRED},
    {SKOS_XL "altLabel", SAYS_NAMED, UNDEX_LABEL_ALTERNATIVE},
    {SKOS_XL "hiddenLabel", SAYS_NAMED, UNDEX_LABEL_HIDDEN},
    {SKOS "broader", SAYS_LINK, UNDEX_LINK_BROADER},
    {SKOS "narrower", SAYS_LINK, UNDEX_LINK_NARROWER},
    {SKOS "related", SAYS_LINK, UNDEX_LINK_RELATED},
    {"http://www.w3.org/2002/07/owl#deprecated", SAYS_UNUSED, 0},
    {"http://purl.org/dc/terms/isReplacedBy", SAYS_UNUSED, 0},
    {"http://eurovoc.europa.eu/schema#useInstead", SAYS_UNUSED, 0},
    {SKOS "hasTopConcept", SAYS_HAS, 0},
    {SKOS "topConceptOf", SAYS_IN, 0},
    {SKOS "inScheme", SAYS_IN, 0},
};

static const char *const others[] = {SKOS "ConceptScheme", SKOS "Collection", SKOS "OrderedCollection",
                                     SKOS_XL "Label"};

/* The string, kept once; NULL: it is too long, or there are too many. */
static const char *keep(undex_skos *s, const char *text)
{
    gsize length = strlen(text);
    if (length > UNDEX_LABEL_BYTES_CEILING)
        return NULL;
    s->text += length;
    return g_string_chunk_insert_const(s->strings, text);
}

/* Its number; -1: it has too long a name. */
static gint64 thing_of(undex_skos *s, const char *name)
{
    guint known = GPOINTER_TO_UINT(g_hash_table_lookup(s->numbers, name));
    if (known)
        return known - 1;
    skos_thing thing = {.iri = keep(s, name)};
    if (!thing.iri)
        return -1;
    g_array_append_val(s->things, thing);
    g_hash_table_insert(s->numbers, (gpointer)thing.iri, GUINT_TO_POINTER(s->things->len));
    return s->things->len - 1;
}

/* A label without a language is taken for English; one of a language that undex does not know, for none. */
static void take_label(undex_skos *s, guint32 thing, int kind, const undex_rdf_node *object)
{
    const undex_language *language =
        undex_language_tagged(object->language && *object->language ? object->language : "en");
    g_autofree char *text = g_strstrip(g_strdup(object->text));
    g_strdelimit(text, "\n\r\t", ' ');
    const char *kept = language && *text ? keep(s, text) : NULL;
    if (!kept)
        return;
    skos_label label = {thing, kept, (guint8)language->rank, (guint8)kind};
    g_array_append_val(s->labels, label);
}

static void take_link(undex_skos *s, GArray *links, guint32 thing, int kind, const undex_rdf_node *object)
{
    gint64 other = thing_of(s, object->text);
    if (other < 0 || other == thing)
        return;
    skos_link link = {thing, (guint32)other, (guint8)kind};
    g_array_append_val(links, link);
}

static gboolean is_other(const char *type)
{
    for (gsize i = 0; i < G_N_ELEMENTS(others); i++)
        if (strcmp(others[i], type) == 0)
            return TRUE;
    return FALSE;
}

/* What it replaces is out of use, and so is what is said to be deprecated. */
static gboolean is_unused(const undex_rdf_node *object)
{
    return !object->literal || strcmp(object->text, "true") == 0 || strcmp(object->text, "1") == 0;
}

static void set_other(undex_skos *s, gint64 thing)
{
    if (thing >= 0)
        g_array_index(s->things, skos_thing, thing).other = TRUE;
}

/* Classes of a publisher's own are known by what else is said of them: concepts are in schemes, and labels
 * have a form. */
static void take(undex_skos *s, guint32 thing, saying says, int kind, const undex_rdf_node *object)
{
    gboolean literal = object->literal;
    if ((says == SAYS_TYPE && !literal && is_other(object->text)) ||
        (says == SAYS_UNUSED && is_unused(object)) || says == SAYS_FORM || says == SAYS_HAS)
        set_other(s, thing);
    if (says == SAYS_IN && !literal)
        set_other(s, thing_of(s, object->text));
    if ((says == SAYS_LABEL || says == SAYS_FORM) && literal)
        take_label(s, thing, kind, object);
    else if (says == SAYS_NAMED && !literal)
        take_link(s, s->named, thing, kind, object);
    else if (says == SAYS_LINK && !literal)
        take_link(s, s->links, thing, kind, object);
}

gboolean undex_skos_take(undex_skos *s, const undex_rdf_statement *statement, GError **error)
{
    if (++s->statements > s->limits.statements)
        return undex_error_fail(error, UNDEX_ERROR_LIMIT, "it has more than %" G_GUINT64_FORMAT " statements",
                                s->limits.statements);
    for (gsize i = 0; i < G_N_ELEMENTS(sayings); i++)
        if (strcmp(sayings[i].predicate, statement->predicate) == 0) {
            gint64 thing = thing_of(s, statement->subject);
            if (thing >= 0)
                take(s, (guint32)thing, sayings[i].says, sayings[i].kind, &statement->object);
            break;
        }
    return s->text <= s->limits.text ||
           undex_error_fail(error, UNDEX_ERROR_LIMIT, "its labels have more than %" G_GSIZE_FORMAT " bytes",
                            s->limits.text);
}

/* ---- what they come to ---- */

static gint by_thing(gconstpointer a, gconstpointer b)
{
    const skos_label *x = a, *y = b;
    if (x->thing != y->thing)
        return x->thing < y->thing ? -1 : 1;
    if (x->language != y->language)
        return x->language < y->language ? -1 : 1;
    return x->kind != y->kind ? (x->kind < y->kind ? -1 : 1) : strcmp(x->text, y->text);
}

static gint by_from(gconstpointer a, gconstpointer b)
{
    const skos_link *x = a, *y = b;
    if (x->from != y->from)
        return x->from < y->from ? -1 : 1;
    return x->kind != y->kind ? (x->kind < y->kind ? -1 : 1) : (x->to > y->to) - (x->to < y->to);
}

/* The first of the sorted labels that is of that thing or a later one. */
static guint first_of(const GArray *labels, guint32 thing)
{
    guint low = 0, high = labels->len;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (g_array_index(labels, skos_label, middle).thing < thing)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Labels that are things are those of the concepts that they name. */
static void take_named(undex_skos *s)
{
    g_array_sort(s->labels, by_thing);
    g_autoptr(GArray) more = g_array_new(FALSE, FALSE, sizeof(skos_label));
    for (guint i = 0; i < s->named->len; i++) {
        const skos_link *named = &g_array_index(s->named, skos_link, i);
        guint at = first_of(s->labels, named->to);
        if (at == s->labels->len || g_array_index(s->labels, skos_label, at).thing != named->to)
            continue;
        skos_label label = g_array_index(s->labels, skos_label, at);
        label.thing = named->from;
        label.kind = named->kind;
        g_array_append_val(more, label);
    }
    g_array_append_vals(s->labels, more->data, more->len);
    if (more->len)
        g_array_sort(s->labels, by_thing);
}

static gboolean is_again(const skos_label *one, const skos_label *before)
{
    return one->thing == before->thing && one->language == before->language &&
           strcmp(one->text, before->text) == 0;
}

/* Keeps the labels of concepts, each once, and numbers these. */
static void number_concepts(undex_skos *s, GArray *concepts)
{
    guint kept = 0;
    for (guint i = 0; i < s->labels->len; i++) {
        skos_label label = g_array_index(s->labels, skos_label, i);
        skos_thing *thing = &g_array_index(s->things, skos_thing, label.thing);
        if (thing->other || (kept && is_again(&label, &g_array_index(s->labels, skos_label, kept - 1))))
            continue;
        if (!thing->concept) {
            g_array_append_val(concepts, label.thing);
            thing->concept = concepts->len;
        }
        g_array_index(s->labels, skos_label, kept++) = label;
    }
    g_array_set_size(s->labels, kept);
}

/* A link counts both ways, and between concepts. */
static void complete_links(undex_skos *s)
{
    static const guint8 reversed[] = {[UNDEX_LINK_BROADER] = UNDEX_LINK_NARROWER,
                                      [UNDEX_LINK_NARROWER] = UNDEX_LINK_BROADER,
                                      [UNDEX_LINK_RELATED] = UNDEX_LINK_RELATED};
    guint said = s->links->len, kept = 0;
    for (guint i = 0; i < said; i++) {
        skos_link link = g_array_index(s->links, skos_link, i);
        skos_link back = {link.to, link.from, reversed[link.kind]};
        g_array_append_val(s->links, back);
    }
    g_array_sort(s->links, by_from);
    for (guint i = 0; i < s->links->len; i++) {
        skos_link link = g_array_index(s->links, skos_link, i);
        if (g_array_index(s->things, skos_thing, link.from).concept &&
            g_array_index(s->things, skos_thing, link.to).concept &&
            (!kept || by_from(&link, &g_array_index(s->links, skos_link, kept - 1)) != 0))
            g_array_index(s->links, skos_link, kept++) = link;
    }
    g_array_set_size(s->links, kept);
}

GBytes *undex_skos_finish(undex_skos *s, GError **error)
{
    g_autoptr(GArray) concepts = g_array_new(FALSE, FALSE, sizeof(guint32));
    take_named(s);
    number_concepts(s, concepts);
    if (!concepts->len)
        return undex_error_null(error, UNDEX_ERROR_EMPTY,
                                "no SKOS concept with a label in a language that undex knows");
    if (concepts->len > s->limits.concepts)
        return undex_error_null(error, UNDEX_ERROR_LIMIT, "it has more than %u concepts", s->limits.concepts);
    complete_links(s);
    return undex_thesaurus_write(s->things, concepts, s->labels, s->links);
}
