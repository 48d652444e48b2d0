// SPDX-License-Identifier: GPL-3.0-or-later
#include "thesaurus/thesaurus_read.h"

#include "base/language.h"
#include "thesaurus/thesaurus_layout.h"

#include <string.h>

struct undex_thesaurus {
    GBytes *bytes;
    const guint8 *concepts, *labels, *links, *slots;
    const char *text;
    guint32 head[HEAD_NUMBERS];
};

static guint32 number_at(const guint8 *table, gsize place)
{
    guint32 number;
    memcpy(&number, table + place * sizeof number, sizeof number);
    return GUINT32_FROM_LE(number);
}

static guint64 tables_size(const guint32 *head)
{
    const guint64 numbers = HEAD_NUMBERS + ((guint64)head[HEAD_CONCEPTS] + 1) * CONCEPT_NUMBERS +
                            (guint64)head[HEAD_LABELS] * LABEL_NUMBERS +
                            (guint64)head[HEAD_LINKS] * LINK_NUMBERS + head[HEAD_SLOTS];
    return numbers * sizeof(guint32);
}

static const guint8 *after(const guint8 *table, gsize rows, gsize numbers)
{
    return table + rows * numbers * sizeof(guint32);
}

undex_thesaurus *undex_thesaurus_of(GBytes *bytes, GError **error)
{
    gsize size;
    const guint8 *data = g_bytes_get_data(bytes, &size);
    const gsize magic = strlen(LAYOUT_MAGIC);
    guint32 head[HEAD_NUMBERS] = {0};
    if (size < sizeof head || memcmp(data, LAYOUT_MAGIC, magic) != 0)
        return undex_error_null(error, UNDEX_ERROR_DAMAGED, "it is no thesaurus that undex has made");
    for (gsize i = 0; i < HEAD_NUMBERS; i++)
        head[i] = number_at(data, i);
    if (head[HEAD_VERSION] != UNDEX_THESAURUS_VERSION)
        return undex_error_null(error, UNDEX_ERROR_DAMAGED, "another version of undex has made it");
    const guint32 slots = head[HEAD_SLOTS];
    if (tables_size(head) + head[HEAD_TEXT] != size || !head[HEAD_TEXT] || data[size - 1] != '\0' || !slots ||
        (slots & (slots - 1)) || head[HEAD_LONGEST] > UNDEX_LABEL_WORDS_CEILING)
        return undex_error_null(error, UNDEX_ERROR_DAMAGED, "it is damaged");
    undex_thesaurus *t = g_new0(undex_thesaurus, 1);
    t->bytes = g_bytes_ref(bytes);
    memcpy(t->head, head, sizeof head);
    t->concepts = data + sizeof head;
    t->labels = after(t->concepts, (gsize)head[HEAD_CONCEPTS] + 1, CONCEPT_NUMBERS);
    t->links = after(t->labels, head[HEAD_LABELS], LABEL_NUMBERS);
    t->slots = after(t->links, head[HEAD_LINKS], LINK_NUMBERS);
    t->text = (const char *)after(t->slots, slots, 1);
    return t;
}

undex_thesaurus *undex_thesaurus_open(const char *path, GError **error)
{
    g_autoptr(GError) why = NULL;
    g_autoptr(GMappedFile) file = g_mapped_file_new(path, FALSE, &why);
    if (!file)
        return undex_error_null(error, UNDEX_ERROR_IO, "cannot read it: %s", why->message);
    g_autoptr(GBytes) bytes = g_mapped_file_get_bytes(file);
    return undex_thesaurus_of(bytes, error);
}

void undex_thesaurus_free(undex_thesaurus *t)
{
    if (!t)
        return;
    g_bytes_unref(t->bytes);
    g_free(t);
}

guint undex_thesaurus_concepts(const undex_thesaurus *t)
{
    return t->head[HEAD_CONCEPTS];
}

guint undex_thesaurus_labels(const undex_thesaurus *t)
{
    return t->head[HEAD_LABELS];
}

guint undex_thesaurus_longest(const undex_thesaurus *t)
{
    return t->head[HEAD_LONGEST];
}

/* Text from there on; NULL: it lies elsewhere, is too long or no UTF-8. */
static const char *text_at(const undex_thesaurus *t, guint32 place)
{
    if (place >= t->head[HEAD_TEXT])
        return NULL;
    gsize length = strnlen(t->text + place, UNDEX_LABEL_BYTES_CEILING + 1);
    return length <= UNDEX_LABEL_BYTES_CEILING && g_utf8_validate(t->text + place, (gssize)length, NULL)
               ? t->text + place
               : NULL;
}

static undex_thesaurus_span span_of(const undex_thesaurus *t, guint32 concept, int column, guint32 most)
{
    if (concept >= t->head[HEAD_CONCEPTS])
        return (undex_thesaurus_span){0, 0};
    guint32 first = number_at(t->concepts, (gsize) concept * CONCEPT_NUMBERS + (gsize)column);
    guint32 beyond = number_at(t->concepts, ((gsize) concept + 1) * CONCEPT_NUMBERS + (gsize)column);
    return first <= beyond && beyond <= most ? (undex_thesaurus_span){first, beyond}
                                             : (undex_thesaurus_span){0, 0};
}

undex_thesaurus_span undex_thesaurus_labels_of(const undex_thesaurus *t, guint32 concept)
{
    return span_of(t, concept, CONCEPT_LABEL, t->head[HEAD_LABELS]);
}

undex_thesaurus_span undex_thesaurus_links_of(const undex_thesaurus *t, guint32 concept)
{
    return span_of(t, concept, CONCEPT_LINK, t->head[HEAD_LINKS]);
}

const char *undex_thesaurus_iri(const undex_thesaurus *t, guint32 concept)
{
    return concept < t->head[HEAD_CONCEPTS]
               ? text_at(t, number_at(t->concepts, (gsize) concept * CONCEPT_NUMBERS + CONCEPT_IRI))
               : NULL;
}

gboolean undex_thesaurus_label_at(const undex_thesaurus *t, guint32 number, undex_thesaurus_label *label)
{
    if (number >= t->head[HEAD_LABELS])
        return FALSE;
    const guint8 *row = after(t->labels, number, LABEL_NUMBERS);
    guint32 facts = number_at(row, LABEL_FACTS);
    *label = (undex_thesaurus_label){number_at(row, LABEL_CONCEPT), text_at(t, number_at(row, LABEL_TEXT)),
                                     (int)(facts & 0xFF), (undex_label_kind)(facts >> 8)};
    return label->concept < t->head[HEAD_CONCEPTS] && label->text && label->language > 0 &&
           label->language <= UNDEX_LANGUAGE_CEILING && facts >> 8 <= UNDEX_LABEL_HIDDEN;
}

gboolean undex_thesaurus_link_at(const undex_thesaurus *t, guint32 number, undex_thesaurus_link *link)
{
    if (number >= t->head[HEAD_LINKS])
        return FALSE;
    const guint8 *row = after(t->links, number, LINK_NUMBERS);
    guint32 kind = number_at(row, LINK_KIND);
    *link = (undex_thesaurus_link){(undex_link_kind)kind, number_at(row, LINK_CONCEPT)};
    return kind < UNDEX_LINK_KINDS && link->concept < t->head[HEAD_CONCEPTS];
}

guint undex_thesaurus_find(const undex_thesaurus *t, guint64 key, guint32 *labels, guint most)
{
    const guint32 mask = t->head[HEAD_SLOTS] - 1;
    guint found = 0;
    for (guint32 slot = (guint32)key & mask, i = 0; i < LAYOUT_PROBES && found < most;
         i++, slot = (slot + 1) & mask) {
        guint32 number = number_at(t->slots, slot);
        if (!number || number > t->head[HEAD_LABELS])
            break;
        const guint8 *row = after(t->labels, number - 1, LABEL_NUMBERS);
        if (number_at(row, LABEL_KEY_LOW) == (guint32)key &&
            number_at(row, LABEL_KEY_HIGH) == (guint32)(key >> 32))
            labels[found++] = number - 1;
    }
    return found;
}

gboolean undex_thesaurus_check(const undex_thesaurus *t, GError **error)
{
    gboolean sound = TRUE;
    guint32 labels = 0, links = 0; /* up to which the concepts before have them */
    for (guint32 i = 0; sound && i < t->head[HEAD_CONCEPTS]; i++) {
        undex_thesaurus_span l = undex_thesaurus_labels_of(t, i), k = undex_thesaurus_links_of(t, i);
        sound = undex_thesaurus_iri(t, i) && l.first == labels && l.beyond > l.first &&
                (k.first == links || k.beyond == 0);
        for (guint32 n = l.first; sound && n < l.beyond; n++) {
            undex_thesaurus_label label;
            sound = undex_thesaurus_label_at(t, n, &label) && label.concept == i;
        }
        labels = l.beyond;
        links = k.beyond ? k.beyond : links;
    }
    sound &= labels == t->head[HEAD_LABELS] && links == t->head[HEAD_LINKS];
    for (guint32 i = 0; sound && i < links; i++) {
        undex_thesaurus_link link;
        sound = undex_thesaurus_link_at(t, i, &link);
    }
    for (guint32 i = 0; sound && i < t->head[HEAD_SLOTS]; i++)
        sound = number_at(t->slots, i) <= t->head[HEAD_LABELS];
    return sound || undex_error_fail(error, UNDEX_ERROR_DAMAGED, "it is damaged");
}
