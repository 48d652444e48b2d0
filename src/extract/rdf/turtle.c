// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/rdf/rdf.h"

#include <serd/serd.h>
#include <string.h>

typedef struct {
    undex_rdf_taker take;
    gpointer closure;
    GError *why; /* what stopped it */
    const char *at, *end;
    SerdEnv *prefixes;
    GString *subject, *predicate, *object;
} turtle;

/* ---- what the reader asks ---- */

static size_t give_bytes(void *into, size_t size, size_t count, void *stream)
{
    turtle *t = stream;
    gsize length = MIN(size * count, (gsize)(t->end - t->at));
    memcpy(into, t->at, length);
    t->at += length;
    return length / size;
}

static int is_failing(G_GNUC_UNUSED void *stream)
{
    return 0;
}

/* ---- what it says ---- */

static SerdStatus take_error(void *closure, const SerdError *said)
{
    turtle *t = closure;
    if (t->why)
        return SERD_SUCCESS;
    g_autofree char *message = g_strstrip(g_strdup_vprintf(said->fmt, *said->args));
    g_autofree char *valid = g_utf8_make_valid(message, -1);
    g_set_error(&t->why, UNDEX_ERROR, UNDEX_ERROR_DAMAGED, "line %u is no Turtle: %s", said->line, valid);
    return SERD_SUCCESS;
}

static SerdStatus take_base(void *closure, const SerdNode *iri)
{
    turtle *t = closure;
    return serd_env_set_base_uri(t->prefixes, iri);
}

static SerdStatus take_prefix(void *closure, const SerdNode *name, const SerdNode *iri)
{
    turtle *t = closure;
    return serd_env_set_prefix(t->prefixes, name, iri);
}

static gboolean expand_prefix(const turtle *t, const SerdNode *node, GString *text)
{
    SerdChunk prefix, rest;
    if (serd_env_expand(t->prefixes, node, &prefix, &rest) != SERD_SUCCESS)
        return FALSE;
    g_string_append_len(text, (const char *)prefix.buf, (gssize)prefix.len);
    g_string_append_len(text, (const char *)rest.buf, (gssize)rest.len);
    return TRUE;
}

static gboolean expand_relative(const turtle *t, const SerdNode *node, GString *text)
{
    SerdNode whole = serd_env_expand_node(t->prefixes, node);
    if (whole.buf)
        g_string_append_len(text, (const char *)whole.buf, (gssize)whole.n_bytes);
    serd_node_free(&whole);
    return text->len > 0;
}

/* The node's text. FALSE: there is none. */
static gboolean read_node(const turtle *t, const SerdNode *node, GString *text)
{
    g_string_truncate(text, 0);
    if (node->type == SERD_CURIE)
        return expand_prefix(t, node, text);
    if (node->type == SERD_URI && !strstr((const char *)node->buf, ":"))
        return expand_relative(t, node, text);
    if (node->type == SERD_BLANK)
        g_string_append(text, "_:");
    g_string_append_len(text, (const char *)node->buf, (gssize)node->n_bytes);
    return TRUE;
}

static SerdStatus take_statement(void *closure, G_GNUC_UNUSED SerdStatementFlags flags,
                                 G_GNUC_UNUSED const SerdNode *graph, const SerdNode *subject,
                                 const SerdNode *predicate, const SerdNode *object,
                                 G_GNUC_UNUSED const SerdNode *datatype, const SerdNode *language)
{
    turtle *t = closure;
    if (t->why)
        return SERD_ERR_UNKNOWN;
    gboolean read = read_node(t, subject, t->subject) && read_node(t, predicate, t->predicate) &&
                    read_node(t, object, t->object);
    if (!read)
        return SERD_ERR_BAD_CURIE;
    if (!g_utf8_validate_len(t->subject->str, t->subject->len, NULL) ||
        !g_utf8_validate_len(t->object->str, t->object->len, NULL)) {
        g_set_error(&t->why, UNDEX_ERROR, UNDEX_ERROR_DAMAGED, "it is not in UTF-8");
        return SERD_ERR_UNKNOWN;
    }
    undex_rdf_statement statement = {
        t->subject->str,
        t->predicate->str,
        {t->object->str, language && language->buf ? (const char *)language->buf : NULL,
         object->type == SERD_LITERAL},
    };
    return t->take(&statement, t->closure, &t->why) ? SERD_SUCCESS : SERD_ERR_UNKNOWN;
}

gboolean undex_rdf_read_turtle(const char *bytes, gsize length, undex_rdf_taker take, gpointer closure,
                               GError **error)
{
    enum { PAGE = 1 << 16 };
    turtle t = {.take = take,
                .closure = closure,
                .at = bytes,
                .end = bytes + length,
                .prefixes = serd_env_new(NULL),
                .subject = g_string_new(NULL),
                .predicate = g_string_new(NULL),
                .object = g_string_new(NULL)};
    SerdReader *reader = serd_reader_new(SERD_TURTLE, &t, NULL, take_base, take_prefix, take_statement, NULL);
    serd_reader_set_strict(reader, true);
    serd_reader_set_error_sink(reader, take_error, &t);
    SerdStatus status =
        serd_reader_read_source(reader, give_bytes, is_failing, &t, (const uint8_t *)"", PAGE);
    serd_reader_free(reader);
    serd_env_free(t.prefixes);
    g_string_free(t.subject, TRUE);
    g_string_free(t.predicate, TRUE);
    g_string_free(t.object, TRUE);
    if (!t.why && status != SERD_SUCCESS)
        g_set_error(&t.why, UNDEX_ERROR, UNDEX_ERROR_DAMAGED, "it is no Turtle: %s",
                    (const char *)serd_strerror(status));
    gboolean done = t.why == NULL;
    if (t.why)
        g_propagate_error(error, t.why);
    return done;
}
