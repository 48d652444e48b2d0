// SPDX-License-Identifier: GPL-3.0-or-later
/* RDF/XML. Elements are things and properties in turn: a thing holds properties, and a property a thing or a
 * text. GLib reads the XML, which knows of no entities but those of XML itself, and opens nothing; a file
 * that declares others is refused where it uses one. What SKOS does not need (lists, reified statements, XML
 * as a text) is passed over. */
#include "extract/rdf/rdf.h"

#include <string.h>

#define RDF "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

enum { DEPTH_CEILING = 64, TEXT_CEILING = 1 << 20 };

typedef enum { ELEMENT_ROOT, ELEMENT_THING, ELEMENT_PROPERTY, ELEMENT_PASSED } element_kind;

typedef struct {
    element_kind kind;
    char *name;     /* of a thing; of a property, the predicate */
    char *language; /* in force; NULL: none */
    char *base;     /* likewise */
    guint prefixes; /* how many were known before it */
    gboolean done;  /* of a property: its object is known */
} element;

typedef struct {
    char *name, *iri; /* "" is the default */
} prefix;

typedef struct {
    undex_rdf_taker take;
    gpointer closure;
    GArray *open;     /* element */
    GArray *prefixes; /* prefix, the nearest last */
    GString *text;
    guint unnamed;
} rdf_xml;

static void element_clear(gpointer p)
{
    element *e = p;
    g_free(e->name);
    g_free(e->language);
    g_free(e->base);
}

static void prefix_clear(gpointer p)
{
    prefix *one = p;
    g_free(one->name);
    g_free(one->iri);
}

static element *top(const rdf_xml *x)
{
    return x->open->len ? &g_array_index(x->open, element, x->open->len - 1) : NULL;
}

/* ---- names ---- */

/* The whole name of an element or attribute; NULL: its prefix is not known, or it has none where it must. */
static char *expand(const rdf_xml *x, const char *name, gboolean attribute)
{
    const char *colon = strchr(name, ':');
    gsize length = colon ? (gsize)(colon - name) : 0;
    if (attribute && !colon)
        return NULL;
    for (guint i = x->prefixes->len; i-- > 0;) {
        const prefix *one = &g_array_index(x->prefixes, prefix, i);
        if (strlen(one->name) == length && strncmp(one->name, name, length) == 0)
            return g_strconcat(one->iri, colon ? colon + 1 : name, NULL);
    }
    return NULL;
}

static char *resolve(const char *base, const char *iri)
{
    char *whole = base && *base ? g_uri_resolve_relative(base, iri, G_URI_FLAGS_PARSE_RELAXED, NULL) : NULL;
    return whole ? whole : g_strdup(iri);
}

static void take_prefixes(rdf_xml *x, const char **names, const char **values)
{
    for (int i = 0; names[i]; i++)
        if (strncmp(names[i], "xmlns", 5) == 0 && (!names[i][5] || names[i][5] == ':')) {
            prefix one = {g_strdup(names[i][5] ? names[i] + 6 : ""), g_strdup(values[i])};
            g_array_append_val(x->prefixes, one);
        }
}

static const char *value_of(const char **names, const char **values, const char *name)
{
    for (int i = 0; names[i]; i++)
        if (strcmp(names[i], name) == 0)
            return values[i];
    return NULL;
}

/* The value of an attribute of RDF's own, whatever prefix it has. */
static const char *rdf_value(const rdf_xml *x, const char **names, const char **values, const char *local)
{
    g_autofree char *wanted = g_strconcat(RDF, local, NULL);
    for (int i = 0; names[i]; i++) {
        g_autofree char *name = expand(x, names[i], TRUE);
        if (name && strcmp(name, wanted) == 0)
            return values[i];
    }
    return NULL;
}

/* ---- statements ---- */

static gboolean say(const rdf_xml *x, const char *subject, const char *predicate, const char *object,
                    gboolean literal, const char *language, GError **error)
{
    undex_rdf_statement statement = {
        subject, predicate, {object, language && *language ? language : NULL, literal}};
    return x->take(&statement, x->closure, error);
}

/* The name of a thing, or of what a property leads to; NULL: the element does not say it. */
static char *name_of(rdf_xml *x, const element *e, const char **names, const char **values)
{
    const char *about = rdf_value(x, names, values, "about"), *id = rdf_value(x, names, values, "ID");
    const char *node = rdf_value(x, names, values, "nodeID");
    const char *resource = rdf_value(x, names, values, "resource");
    g_autofree char *local = id ? g_strconcat("#", id, NULL) : NULL;
    if (e->kind == ELEMENT_THING && (about || id))
        return resolve(e->base, about ? about : local);
    if (e->kind == ELEMENT_PROPERTY && resource)
        return resolve(e->base, resource);
    return node ? g_strconcat("_:n", node, NULL) : NULL;
}

/* The object of the property that is open, which is said then. */
static gboolean say_object(rdf_xml *x, const char *object, gboolean literal, GError **error)
{
    element *property = top(x);
    const element *thing = property - 1;
    property->done = TRUE;
    return say(x, thing->name, property->name, object, literal, property->language, error);
}

/* Attributes of a thing that are none of RDF or XML are properties with a text. */
static gboolean say_attributes(const rdf_xml *x, const element *e, const char **names, const char **values,
                               GError **error)
{
    for (int i = 0; names[i]; i++) {
        g_autofree char *name = strncmp(names[i], "xml", 3) == 0 ? NULL : expand(x, names[i], TRUE);
        if (name && strncmp(name, RDF, strlen(RDF)) != 0 &&
            !say(x, e->name, name, values[i], TRUE, e->language, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean begin_thing(rdf_xml *x, element *e, const char *type, const char **names, const char **values,
                            GError **error)
{
    e->name = name_of(x, e, names, values);
    if (!e->name)
        e->name = g_strdup_printf("_:u%u", ++x->unnamed);
    const element *above = top(x);
    if (above && above->kind == ELEMENT_PROPERTY && !say_object(x, e->name, FALSE, error))
        return FALSE;
    if (strcmp(type, RDF "Description") != 0 && !say(x, e->name, RDF "type", type, FALSE, NULL, error))
        return FALSE;
    return say_attributes(x, e, names, values, error);
}

static gboolean begin_property(rdf_xml *x, element *e, const char *predicate, const char **names,
                               const char **values, GError **error)
{
    g_autofree char *object = name_of(x, e, names, values);
    const char *how = rdf_value(x, names, values, "parseType");
    e->name = g_strdup(predicate);
    g_string_truncate(x->text, 0);
    if (how && strcmp(how, "Resource") == 0) { /* it leads to a thing without a name that it holds itself */
        g_autofree char *unnamed = g_strdup_printf("_:u%u", ++x->unnamed);
        const element *thing = top(x);
        gboolean said = say(x, thing->name, predicate, unnamed, FALSE, NULL, error);
        g_free(e->name);
        e->name = g_steal_pointer(&unnamed);
        e->kind = ELEMENT_THING;
        return said;
    }
    if (how)
        e->kind = ELEMENT_PASSED;
    e->done = object != NULL;
    return !object || say(x, top(x)->name, predicate, object, FALSE, NULL, error);
}

static element_kind kind_below(const element *above, const char *name)
{
    if (!above)
        return strcmp(name, RDF "RDF") == 0 ? ELEMENT_ROOT : ELEMENT_THING;
    if (above->kind == ELEMENT_PASSED)
        return ELEMENT_PASSED;
    return above->kind == ELEMENT_THING ? ELEMENT_PROPERTY : ELEMENT_THING;
}

static void on_start(G_GNUC_UNUSED GMarkupParseContext *context, const char *name, const char **names,
                     const char **values, gpointer closure, GError **error)
{
    rdf_xml *x = closure;
    const element *above = top(x);
    if (x->open->len >= DEPTH_CEILING) {
        undex_error_fail(error, UNDEX_ERROR_LIMIT, "its elements stand in more than %d others",
                         DEPTH_CEILING);
        return;
    }
    const char *language = value_of(names, values, "xml:lang"), *base = value_of(names, values, "xml:base");
    element e = {.prefixes = x->prefixes->len,
                 .language = g_strdup(language ? language
                                      : above  ? above->language
                                               : NULL),
                 .base = g_strdup(base    ? base
                                  : above ? above->base
                                          : NULL)};
    take_prefixes(x, names, values);
    g_autofree char *whole = expand(x, name, FALSE);
    e.kind = kind_below(above, whole ? whole : "");
    gboolean going = whole != NULL || e.kind == ELEMENT_PASSED;
    if (!going)
        undex_error_fail(error, UNDEX_ERROR_DAMAGED, "it is no RDF/XML: nothing says what <%s> is", name);
    else if (!above && e.kind == ELEMENT_THING && !rdf_value(x, names, values, "about")) {
        undex_error_fail(error, UNDEX_ERROR_UNSUPPORTED, "it is XML, but no RDF/XML");
        going = FALSE;
    } else if (e.kind == ELEMENT_THING)
        going = begin_thing(x, &e, whole, names, values, error);
    else if (e.kind == ELEMENT_PROPERTY)
        going = begin_property(x, &e, whole, names, values, error);
    if (going)
        g_array_append_val(x->open, e);
    else
        element_clear(&e);
}

static void on_end(G_GNUC_UNUSED GMarkupParseContext *context, G_GNUC_UNUSED const char *name,
                   gpointer closure, GError **error)
{
    rdf_xml *x = closure;
    const element *e = top(x);
    if (!e)
        return;
    if (e->kind == ELEMENT_PROPERTY && !e->done)
        say_object(x, x->text->str, TRUE, error);
    g_array_set_size(x->prefixes, e->prefixes);
    g_array_set_size(x->open, x->open->len - 1);
    g_string_truncate(x->text, 0);
}

static void on_text(G_GNUC_UNUSED GMarkupParseContext *context, const char *text, gsize length,
                    gpointer closure, G_GNUC_UNUSED GError **error)
{
    rdf_xml *x = closure;
    const element *e = top(x);
    if (e && e->kind == ELEMENT_PROPERTY && x->text->len < TEXT_CEILING)
        g_string_append_len(x->text, text, (gssize)MIN(length, TEXT_CEILING));
}

gboolean undex_rdf_read_xml(const char *bytes, gsize length, undex_rdf_taker take, gpointer closure,
                            GError **error)
{
    static const GMarkupParser parser = {.start_element = on_start, .end_element = on_end, .text = on_text};
    enum { PIECE = 1 << 20 };
    rdf_xml x = {.take = take,
                 .closure = closure,
                 .open = g_array_new(FALSE, FALSE, sizeof(element)),
                 .prefixes = g_array_new(FALSE, FALSE, sizeof(prefix)),
                 .text = g_string_new(NULL)};
    g_array_set_clear_func(x.open, element_clear);
    g_array_set_clear_func(x.prefixes, prefix_clear);
    GMarkupParseContext *context =
        g_markup_parse_context_new(&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, &x, NULL);
    g_autoptr(GError) why = NULL;
    gboolean read = TRUE;
    for (gsize at = 0; read && at < length; at += PIECE)
        read = g_markup_parse_context_parse(context, bytes + at, (gssize)MIN(PIECE, length - at), &why);
    read = read && g_markup_parse_context_end_parse(context, &why);
    g_markup_parse_context_free(context);
    g_array_unref(x.open);
    g_array_unref(x.prefixes);
    g_string_free(x.text, TRUE);
    if (why && why->domain == G_MARKUP_ERROR)
        undex_error_fail(error, UNDEX_ERROR_DAMAGED, "it is no XML that undex reads: %s", why->message);
    else if (why)
        g_propagate_error(error, g_steal_pointer(&why));
    return read;
}
