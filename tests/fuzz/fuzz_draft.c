// SPDX-License-Identifier: GPL-3.0-or-later
/* Any bytes as a draft. The first says what they are: Markdown, LaTeX, what undex-reader makes of a document
 * of a word processor, or a part of such a document, of Office Open XML or OpenDocument. What is found in a
 * draft lies within its text, on places that the draft has. */
#include "extract/extract.h"
#include "verify/quotation_words.h"
#include "verify/quotations.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);

enum { KINDS = 5, FIRST_PART = 3 };

static void put_number(GByteArray *out, guint32 number, guint bytes)
{
    for (; bytes; bytes--, number >>= 8)
        g_byte_array_append(out, &(guint8){(guint8)number}, 1);
}

static guint32 checksum(const guint8 *data, gsize size)
{
    guint32 crc = G_MAXUINT32;
    for (gsize i = 0; i < size; i++) {
        crc ^= data[i];
        for (int bit = 0; bit < 8; bit++)
            crc = (crc >> 1) ^ (crc & 1 ? 0xEDB88320 : 0);
    }
    return ~crc;
}

/* What the records of a ZIP archive tell of a part that is not compressed. */
static void put_facts(GByteArray *out, const guint8 *data, gsize size, const char *name)
{
    put_number(out, 0, 8); /* version, flags, method, time */
    put_number(out, 0, 2);
    put_number(out, checksum(data, size), 4);
    put_number(out, (guint32)size, 4);
    put_number(out, (guint32)size, 4);
    put_number(out, (guint32)strlen(name), 2);
    put_number(out, 0, 2);
}

static GBytes *archive_of(const guint8 *data, gsize size, const char *name)
{
    GByteArray *out = g_byte_array_new();
    guint length = (guint)strlen(name);
    put_number(out, 0x04034B50, 4);
    put_facts(out, data, size, name);
    g_byte_array_append(out, (const guint8 *)name, length);
    g_byte_array_append(out, data, (guint)size);
    guint32 directory = out->len;
    put_number(out, 0x02014B50, 4);
    put_number(out, 0, 2);
    put_facts(out, data, size, name);
    put_number(out, 0, 14); /* comment, disk, attributes, and where its record stands: at 0 */
    g_byte_array_append(out, (const guint8 *)name, length);
    guint32 end = out->len;
    put_number(out, 0x06054B50, 4);
    put_number(out, 0, 4);
    put_number(out, 1, 2);
    put_number(out, 1, 2);
    put_number(out, end - directory, 4);
    put_number(out, directory, 4);
    put_number(out, 0, 2);
    return g_byte_array_free_to_bytes(out);
}

static void check_place(const undex_draft *draft, gsize at)
{
    undex_draft_place place = undex_draft_place_of(draft, at);
    g_assert_true(place.line >= 1 || place.paragraph >= 1 || place.note >= 1);
}

static void find(const undex_draft *draft)
{
    gsize length = draft->text->len;
    GArray *quotations = undex_quotations_find(draft);
    GArray *citations = undex_draft_citations_find(draft, quotations);
    for (guint i = 0; i < quotations->len; i++) {
        const undex_quotation *q = &g_array_index(quotations, undex_quotation, i);
        g_assert_true(q->outer_start <= q->start && q->start <= q->end && q->end <= q->outer_end &&
                      q->outer_end <= length);
        check_place(draft, q->start);
        g_autofree char *text = undex_quotation_text(draft, q->start, q->end);
        g_assert_true(g_utf8_validate(text, -1, NULL));
        g_autoptr(undex_quotation_words) words = undex_quotation_words_new(text, FALSE);
        g_auto(undex_quotation_tie) tie = undex_quotation_tie_make(draft, quotations, i, citations);
        for (guint k = 0; k < tie.candidates->len; k++)
            g_assert_true(g_array_index(tie.candidates, guint, k) < citations->len);
    }
    for (guint i = 0; i < citations->len; i++) {
        undex_draft_citation *citation = &g_array_index(citations, undex_draft_citation, i);
        g_assert_true(citation->start <= citation->end && citation->end <= length);
        check_place(draft, citation->start);
    }
    g_array_unref(citations);
    g_array_unref(quotations);
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    static const undex_markup markups[KINDS] = {UNDEX_MARKUP_MARKDOWN, UNDEX_MARKUP_LATEX,
                                                UNDEX_MARKUP_OFFICE, UNDEX_MARKUP_OFFICE,
                                                UNDEX_MARKUP_OFFICE};
    static const char *const names[KINDS] = {[FIRST_PART] = "word/document.xml",
                                             [FIRST_PART + 1] = "content.xml"};
    if (!size)
        return 0;
    guint kind = data[0] % KINDS;
    g_autoptr(GBytes) archive = names[kind] ? archive_of(data + 1, size - 1, names[kind]) : NULL;
    g_autoptr(GError) why = NULL;
    g_autoptr(GBytes) text =
        archive ? undex_extract_office_markdown(archive, &why) : g_bytes_new_static(data + 1, size - 1);
    g_assert_true(!archive || (text != NULL) == (why == NULL));
    gsize length = 0;
    const char *bytes = text ? g_bytes_get_data(text, &length) : NULL;
    g_autoptr(undex_draft) draft = bytes ? undex_draft_read(bytes, length, markups[kind], NULL) : NULL;
    if (draft)
        find(draft);
    return 0;
}
