// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/language.h"
#include "thesaurus/label_key.h"
#include "thesaurus/skos_private.h"
#include "thesaurus/thesaurus_layout.h"

#include <string.h>

typedef struct {
    GByteArray *out;
    GByteArray *text;
    GHashTable *places;    /* string, as kept -> its place in the text plus one */
    GHashTable *analysers; /* language -> undex_analyser */
    GArray *keys;          /* guint64, a label; 0: not to be found */
    guint longest;
} writing;

static void put(writing *w, guint32 number)
{
    number = GUINT32_TO_LE(number);
    g_byte_array_append(w->out, (const guint8 *)&number, sizeof number);
}

/* Equal strings are one string. */
static guint32 place_of(writing *w, const char *text)
{
    guint known = GPOINTER_TO_UINT(g_hash_table_lookup(w->places, text));
    if (known)
        return known - 1;
    guint32 place = w->text->len;
    g_byte_array_append(w->text, (const guint8 *)text, (guint)strlen(text) + 1);
    g_hash_table_insert(w->places, (gpointer)text, GUINT_TO_POINTER(place + 1));
    return place;
}

static undex_analyser *analyser_for(writing *w, int rank)
{
    const char *rules = undex_label_rules(undex_data_languages[rank - 1].code);
    undex_analyser *analyser = g_hash_table_lookup(w->analysers, rules);
    if (!analyser)
        g_hash_table_insert(w->analysers, (gpointer)rules, analyser = undex_analyser_new(rules));
    return analyser;
}

static void put_labels(writing *w, const GArray *things, const GArray *labels)
{
    for (guint i = 0; i < labels->len; i++) {
        const skos_label *label = &g_array_index(labels, skos_label, i);
        guint words = 0;
        guint64 key = undex_label_key(analyser_for(w, label->language), label->text, &words);
        if (!words)
            key = 0;
        w->longest = MAX(w->longest, words);
        g_array_append_val(w->keys, key);
        put(w, (guint32)key);
        put(w, (guint32)(key >> 32));
        put(w, g_array_index(things, skos_thing, label->thing).concept - 1);
        put(w, place_of(w, label->text));
        put(w, label->language | (guint32)label->kind << 8);
    }
}

static void put_concepts(writing *w, const GArray *things, const GArray *concepts, const GArray *labels,
                         const GArray *links)
{
    guint label = 0, link = 0;
    for (guint i = 0; i <= concepts->len; i++) {
        guint32 thing = i < concepts->len ? g_array_index(concepts, guint32, i) : G_MAXUINT32;
        while (label < labels->len && g_array_index(labels, skos_label, label).thing < thing)
            label++;
        while (link < links->len && g_array_index(links, skos_link, link).from < thing)
            link++;
        put(w, label);
        put(w, link);
        put(w, i < concepts->len ? place_of(w, g_array_index(things, skos_thing, thing).iri) : 0);
    }
}

static void put_slots(writing *w, guint32 slots)
{
    g_autofree guint32 *all = g_new0(guint32, slots);
    for (guint i = 0; i < w->keys->len; i++) {
        guint64 key = g_array_index(w->keys, guint64, i);
        guint32 slot = (guint32)key & (slots - 1), probes = 0;
        while (key && probes < LAYOUT_PROBES && all[slot]) {
            slot = (slot + 1) & (slots - 1);
            probes++;
        }
        if (key && probes < LAYOUT_PROBES)
            all[slot] = i + 1;
    }
    for (guint32 i = 0; i < slots; i++)
        put(w, all[i]);
}

static guint32 slots_for(guint labels)
{
    guint32 slots = 16;
    while (slots < labels + labels / 2)
        slots *= 2;
    return slots;
}

static void analyser_free(gpointer analyser)
{
    undex_analyser_free(analyser);
}

GBytes *undex_thesaurus_write(const GArray *things, const GArray *concepts, const GArray *labels,
                              const GArray *links)
{
    writing w = {g_byte_array_new(),
                 g_byte_array_new(),
                 g_hash_table_new(g_str_hash, g_str_equal),
                 g_hash_table_new_full(g_str_hash, g_str_equal, NULL, analyser_free),
                 g_array_new(FALSE, FALSE, sizeof(guint64)),
                 0};
    const guint32 slots = slots_for(labels->len);
    g_byte_array_append(w.out, (const guint8 *)LAYOUT_MAGIC, sizeof LAYOUT_MAGIC - 1);
    for (int i = HEAD_VERSION; i < HEAD_NUMBERS; i++)
        put(&w, 0);
    put_concepts(&w, things, concepts, labels, links);
    put_labels(&w, things, labels);
    for (guint i = 0; i < links->len; i++) {
        const skos_link *link = &g_array_index(links, skos_link, i);
        put(&w, link->kind);
        put(&w, g_array_index(things, skos_thing, link->to).concept - 1);
    }
    put_slots(&w, slots);
    const guint32 head[] = {[HEAD_VERSION] = UNDEX_THESAURUS_VERSION,
                            [HEAD_CONCEPTS] = concepts->len,
                            [HEAD_LABELS] = labels->len,
                            [HEAD_LINKS] = links->len,
                            [HEAD_SLOTS] = slots,
                            [HEAD_TEXT] = w.text->len,
                            [HEAD_LONGEST] = w.longest};
    for (gsize i = HEAD_VERSION; i < G_N_ELEMENTS(head); i++) {
        guint32 number = GUINT32_TO_LE(head[i]);
        memcpy(w.out->data + i * sizeof number, &number, sizeof number);
    }
    g_byte_array_append(w.out, w.text->data, w.text->len);
    g_byte_array_unref(w.text);
    g_hash_table_unref(w.places);
    g_hash_table_unref(w.analysers);
    g_array_unref(w.keys);
    return g_byte_array_free_to_bytes(w.out);
}
