// SPDX-License-Identifier: GPL-3.0-or-later
#include "verify/draft_text.h"

#include <string.h>

enum { MOST_BYTES = 16 << 20 };

/* The text from `at` on stands in the source from `from` on; `fixed`: all of it stands for that place. */
typedef struct {
    gsize at, from;
    gboolean fixed;
} run;

undex_draft *undex_draft_new(char *source, gsize length)
{
    undex_draft *draft = g_new(undex_draft, 1);
    *draft = (undex_draft){.source = source, .source_length = length, .block = G_MAXSIZE};
    draft->text = g_string_sized_new(length);
    draft->runs = g_array_new(FALSE, FALSE, sizeof(run));
    draft->blocks = g_array_new(FALSE, FALSE, sizeof(undex_text_range));
    draft->lines = g_array_new(FALSE, TRUE, sizeof(gsize));
    g_array_set_size(draft->lines, 1);
    for (const char *p = source; (p = strchr(p, '\n'));) {
        gsize begin = (gsize)(++p - source);
        g_array_append_val(draft->lines, begin);
    }
    return draft;
}

void undex_draft_free(undex_draft *draft)
{
    if (!draft)
        return;
    g_free(draft->source);
    g_string_free(draft->text, TRUE);
    g_array_unref(draft->runs);
    g_array_unref(draft->blocks);
    g_array_unref(draft->lines);
    g_free(draft);
}

void undex_draft_add(undex_draft *draft, gsize from, gsize length)
{
    const run *last = draft->runs->len ? &g_array_index(draft->runs, run, draft->runs->len - 1) : NULL;
    if (!last || last->fixed || last->from + (draft->text->len - last->at) != from) {
        run next = {draft->text->len, from, FALSE};
        g_array_append_val(draft->runs, next);
    }
    g_string_append_len(draft->text, draft->source + from, (gssize)length);
}

void undex_draft_put(undex_draft *draft, const char *text, gsize from)
{
    run next = {draft->text->len, from, TRUE};
    g_array_append_val(draft->runs, next);
    g_string_append(draft->text, text);
}

void undex_draft_break(undex_draft *draft, gsize from)
{
    if (draft->text->len && !g_str_has_suffix(draft->text->str, "\n\n"))
        undex_draft_put(draft, "\n\n", from);
}

void undex_draft_open_block(undex_draft *draft, gsize from)
{
    undex_draft_close_block(draft, from);
    undex_draft_break(draft, from);
    draft->block = draft->text->len;
}

void undex_draft_close_block(undex_draft *draft, gsize from)
{
    if (draft->block == G_MAXSIZE)
        return;
    undex_text_range range = {draft->block, draft->text->len};
    while (range.end > range.start && g_ascii_isspace(draft->text->str[range.end - 1]))
        range.end--;
    if (range.end > range.start)
        g_array_append_val(draft->blocks, range);
    draft->block = G_MAXSIZE;
    undex_draft_break(draft, from);
}

static const run *run_of(const undex_draft *draft, gsize at)
{
    guint low = 0, high = draft->runs->len;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (g_array_index(draft->runs, run, middle).at <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? &g_array_index(draft->runs, run, low - 1) : NULL;
}

/* Paragraphs and, behind them, notes are every other line: draft->lines. */
static undex_draft_place place_of_paragraph(const undex_draft *draft, const char *line, int number)
{
    undex_draft_place place = {0};
    if (!g_str_has_prefix(line, "[^"))
        place.paragraph = number / 2 + 1;
    for (; g_str_has_prefix(line, "[^"); place.note++, number -= 2)
        line = number >= 2 ? draft->source + g_array_index(draft->lines, gsize, number - 2) : "";
    return place;
}

undex_draft_place undex_draft_place_of(const undex_draft *draft, gsize at)
{
    const run *r = run_of(draft, at);
    gsize from = !r ? 0 : r->fixed ? r->from : r->from + (at - r->at);
    if (draft->paged)
        return (undex_draft_place){.page = (int)from};
    from = MIN(from, draft->source_length);
    guint low = 0, high = draft->lines->len; /* the last line that begins at or before it */
    while (high - low > 1) {
        guint middle = low + (high - low) / 2;
        if (g_array_index(draft->lines, gsize, middle) <= from)
            low = middle;
        else
            high = middle;
    }
    const char *line = draft->source + g_array_index(draft->lines, gsize, low);
    if (draft->office)
        return place_of_paragraph(draft, line, (int)low);
    return (undex_draft_place){.line = (int)low + 1,
                               .column = 1 + (int)g_utf8_pointer_to_offset(line, draft->source + from)};
}

/* Characters that stand round notes here are none of the draft's. */
static char *without_note_signs(char *text)
{
    for (char *p = text; (p = strstr(p, "\xEE\x80"));)
        if (memcmp(p, UNDEX_NOTE_OPEN, 3) == 0 || memcmp(p, UNDEX_NOTE_CLOSE, 3) == 0)
            memset(p, ' ', 3);
        else
            p += 3;
    return text;
}

/* UTF-8 whatever it was, with line feeds alone. NULL: it holds NUL bytes, and is no text. */
static char *decoded(const char *bytes, gsize *length)
{
    g_autofree char *text = NULL;
    if (*length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        bytes += 3;
        *length -= 3;
    }
    gsize written = *length;
    gboolean wide = *length >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0);
    if (wide)
        text = g_convert(bytes, (gssize)*length, "UTF-8", "UTF-16", NULL, &written, NULL);
    if (memchr(text ? text : bytes, '\0', text ? written : *length))
        return NULL;
    if (!text && g_utf8_validate(bytes, (gssize)*length, NULL))
        text = g_strndup(bytes, *length);
    if (!text)
        text = g_convert_with_fallback(bytes, (gssize)*length, "UTF-8", "WINDOWS-1252", "\xEF\xBF\xBD", NULL,
                                       NULL, NULL);
    if (!text)
        text = g_utf8_make_valid(bytes, (gssize)*length);
    char *kept = text;
    for (const char *p = text; *p; p++)
        if (*p != '\r')
            *kept++ = *p;
        else if (p[1] != '\n')
            *kept++ = '\n';
    *kept = '\0';
    *length = (gsize)(kept - text);
    return without_note_signs(g_steal_pointer(&text));
}

undex_draft *undex_draft_read(const char *bytes, gsize length, undex_markup markup, GError **error)
{
    if (length > MOST_BYTES)
        return undex_error_null(error, UNDEX_ERROR_LIMIT, "a draft may have 16 MiB; verify it in parts");
    char *source = decoded(bytes, &length);
    if (!source)
        return undex_error_null(error, UNDEX_ERROR_UNSUPPORTED,
                                "it holds NUL bytes, so it is no text; save it as plain text or PDF");
    undex_draft *draft = undex_draft_new(source, length);
    draft->office = markup == UNDEX_MARKUP_OFFICE;
    if (markup == UNDEX_MARKUP_LATEX)
        undex_draft_read_latex(draft);
    else
        undex_draft_read_markdown(draft);
    return draft;
}

/* A passage with its notes where their marks stand. */
static void add_passage(undex_draft *draft, const undex_passage *passage, GHashTable *notes)
{
    g_autofree char *text = without_note_signs(g_strdup(passage->text ? passage->text : ""));
    const char *from = text;
    gsize page = (gsize)MAX(passage->page_first, 1);
    for (guint i = 0; i < passage->notes->len; i++) {
        const undex_mark *mark = &g_array_index(passage->notes, undex_mark, i);
        const undex_passage *note = mark->id ? g_hash_table_lookup(notes, mark->id) : NULL;
        if (!note || !note->text || mark->offset < 0 || mark->offset > g_utf8_strlen(text, -1))
            continue;
        const char *to = g_utf8_offset_to_pointer(text, mark->offset);
        if (to < from)
            continue;
        g_autofree char *before = g_strndup(from, (gsize)(to - from));
        g_autofree char *body = without_note_signs(g_strdup(note->text));
        g_autofree char *inserted = g_strconcat(before, UNDEX_NOTE_OPEN, body, UNDEX_NOTE_CLOSE, NULL);
        undex_draft_put(draft, inserted, page);
        from = to;
    }
    undex_draft_put(draft, from, page);
    undex_draft_break(draft, page);
}

undex_draft *undex_draft_of_document(const undex_document *document)
{
    undex_draft *draft = undex_draft_new(g_strdup(""), 0);
    g_autoptr(GHashTable) notes = undex_document_notes(document);
    draft->paged = TRUE;
    for (guint i = 0; i < document->passages->len; i++) {
        const undex_passage *passage = g_ptr_array_index(document->passages, i);
        if (!undex_passage_is_note(passage) || !passage->anchors || !passage->anchors->len)
            add_passage(draft, passage, notes);
    }
    return draft;
}
