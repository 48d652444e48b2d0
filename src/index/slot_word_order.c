// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/slot_word_order.h"

#include <string.h>

/* FNV-1a, folded to sixteen bits; tools/data does the same. */
guint16 undex_slot_word_order_hash(const char *word)
{
    guint32 hash = 2166136261U;
    for (const guchar *p = (const guchar *)word; *p; p++)
        hash = (hash ^ *p) * 16777619U;
    guint16 folded = (guint16)(hash ^ (hash >> 16));
    return folded ? folded : 1;
}

/* How a word is written, by the two bits before it: the bits that follow, and of a frequent word the place of
 * the first of its part. */
enum { FORM_BITS = 2, FORM_MASK = 3, RARE = 3, FREQUENT = 16 + 256 + 1024 };
static const guint8 taken[] = {FORM_BITS + 4, FORM_BITS + 8, FORM_BITS + 10, FORM_BITS + 16};
static const guint16 masks[] = {0xF, 0xFF, 0x3FF, 0xFFFF};
static const guint16 first[] = {0, 16, 16 + 256, 0};
enum { SHORTEST = FORM_BITS + 4, LONGEST = FORM_BITS + 16 };

/* ---- writing ---- */

/* Frequent words by their numbers: open addressing, a place in undex_data_frequent_words and one more. */
enum { PLACES = 1 << 12 };

static const guint16 *places(void)
{
    static guint16 made[PLACES];
    static gsize ready;
    if (g_once_init_enter(&ready)) {
        for (guint i = 0; i < FREQUENT; i++) {
            guint at = undex_data_frequent_words[i] % PLACES;
            while (made[at])
                at = (at + 1) % PLACES;
            made[at] = (guint16)(i + 1);
        }
        g_once_init_leave(&ready, 1);
    }
    return made;
}

/* The place of a frequent word; FREQUENT: it is none. */
static guint place_of(const guint16 *made, guint16 word)
{
    for (guint at = word % PLACES; made[at]; at = (at + 1) % PLACES)
        if (undex_data_frequent_words[made[at] - 1] == word)
            return made[at] - 1U;
    return FREQUENT;
}

GByteArray *undex_slot_word_order_encode(const GArray *words)
{
    const guint16 *made = places();
    GByteArray *value = g_byte_array_sized_new(2 * words->len + 8);
    guint64 bits = 0;
    guint have = 0;
    for (guint i = 0; i < words->len; i++) {
        guint16 word = g_array_index(words, guint16, i);
        guint place = place_of(made, word);
        guint form = place == FREQUENT ? RARE : place >= first[2] ? 2 : place >= first[1];
        guint said = form == RARE ? word : place - first[form];
        bits |= (guint64)(form | said << FORM_BITS) << have;
        have += taken[form];
        for (; have >= 8; have -= 8, bits >>= 8)
            g_byte_array_append(value, &(guint8){(guint8)bits}, 1);
    }
    if (have > 0)
        g_byte_array_append(value, &(guint8){(guint8)(bits | 0xFFU << have)}, 1);
    return value;
}

/* ---- reading ---- */

undex_word_reader undex_word_reader_of(const void *bytes, gsize length)
{
    return (undex_word_reader){bytes, (const guint8 *)bytes + length, 0, 0};
}

/* So many words are in the bits for sure after fill(). */
enum { AT_ONCE = 3 };

/* FALSE: there are no eight bytes more. */
static inline gboolean fill(undex_word_reader *from)
{
    guint64 eight;
    if (from->end - from->at < (gssize)sizeof eight)
        return FALSE;
    memcpy(&eight, from->at, sizeof eight);
    from->bits |= GUINT64_FROM_LE(eight) << from->have;
    from->at += (63 - from->have) >> 3;
    from->have |= 56;
    return TRUE;
}

static void fill_last(undex_word_reader *from)
{
    for (; from->at < from->end && from->have <= 56; from->have += 8)
        from->bits |= (guint64)*from->at++ << from->have;
}

static gboolean has_next(undex_word_reader *from)
{
    if (from->have < LONGEST && !fill(from))
        fill_last(from);
    return from->have >= taken[from->bits & FORM_MASK];
}

static inline void drop(undex_word_reader *from, guint bits)
{
    from->bits >>= bits;
    from->have -= bits;
}

static inline guint16 take(undex_word_reader *from)
{
    guint form = from->bits & FORM_MASK;
    guint16 said = (guint16)(from->bits >> FORM_BITS) & masks[form];
    drop(from, taken[form]);
    return form == RARE ? said : undex_data_frequent_words[first[form] + said];
}

guint16 undex_word_reader_take(undex_word_reader *from)
{
    return take(from);
}

gboolean undex_slot_word_order_verify(const void *bytes, gsize length, gsize *count)
{
    undex_word_reader from = undex_word_reader_of(bytes, length);
    for (*count = 0; has_next(&from); ++*count)
        take(&from);
    return from.have < 8 && from.bits == (1U << from.have) - 1;
}

/* ---- all words ---- */

/* As many as there is room for. */
static guint read_words(undex_word_reader *from, guint16 *words, guint room)
{
    guint count = 0;
    for (; count + AT_ONCE <= room && fill(from); count += AT_ONCE)
        for (guint i = 0; i < AT_ONCE; i++)
            words[count + i] = take(from);
    while (count < room && has_next(from))
        words[count++] = take(from);
    return count;
}

undex_word_run undex_word_reader_peek(undex_word_reader from, guint most, GArray *words)
{
    gsize left = MIN((gsize)(from.end - from.at), G_MAXINT / 16) + sizeof from.bits;
    guint room = (guint)MIN(left * 8 / SHORTEST, most);
    if (words->len < room)
        g_array_set_size(words, room);
    guint16 *all = (guint16 *)(gpointer)words->data;
    return (undex_word_run){all, read_words(&from, all, room)};
}

undex_word_order undex_slot_word_order_decode(const void *bytes, gsize length, GArray *words)
{
    undex_word_run all = undex_word_reader_peek(undex_word_reader_of(bytes, length), G_MAXUINT, words);
    gboolean is_note = all.count > 0 && undex_slot_word_order_at(&all, 0) == 0;
    return (undex_word_order){all, is_note, is_note, 0};
}

undex_word_run undex_slot_word_order_text(const void *bytes, gsize length, guint most, GArray *words)
{
    undex_word_run all =
        undex_word_reader_peek(undex_word_reader_of(bytes, length), MIN(most, G_MAXINT) + 1, words);
    guint note = all.count > 0 && undex_slot_word_order_at(&all, 0) == 0;
    undex_word_run text = {all.words + note, 0};
    while (text.count < MIN(all.count - note, most) && undex_slot_word_order_at(&text, text.count) != 0)
        text.count++;
    return text;
}

/* ---- some words ---- */

enum { LOOK = 0x80 }; /* beside how many bits are taken */

void undex_word_filter_init(undex_word_filter *filter)
{
    for (guint i = 0; i < G_N_ELEMENTS(filter->steps); i++)
        filter->steps[i] = taken[i & FORM_MASK];
    filter->steps[RARE] |= LOOK;
}

/* Words that begin with these bits, as many of which are told as the filter goes by. */
static void look_at(undex_word_filter *filter, guint form, guint said)
{
    guint step = 1U << MIN(taken[form], UNDEX_WORD_FILTER_BITS);
    for (guint i = (form | said << FORM_BITS) & (step - 1); i < G_N_ELEMENTS(filter->steps); i += step)
        filter->steps[i] |= LOOK;
}

void undex_word_filter_add(undex_word_filter *filter, const guint64 *hashes)
{
    enum { NUMBERS = 1 << 16, EACH = 64 };
    for (guint i = 0, form = 0; i < FREQUENT; i++) {
        guint word = undex_data_frequent_words[i];
        form += form + 1 < RARE && i == first[form + 1];
        if (hashes[word / EACH] >> word % EACH & 1)
            look_at(filter, form, i - first[form]);
    }
    for (guint i = 0; i < NUMBERS / EACH; i++)
        for (guint64 bits = hashes[i]; bits; bits &= bits - 1)
            look_at(filter, RARE, i * EACH + (guint)__builtin_ctzll(bits));
}

gboolean undex_word_reader_find(undex_word_reader *from, const undex_word_filter *filter, gboolean *passed)
{
    const guint mask = G_N_ELEMENTS(filter->steps) - 1;
    undex_word_reader r = *from;
    guint step = 0, number = 0;
    while (!(step & LOOK) && fill(&r))
        for (guint i = 0; i < AT_ONCE && !((step = filter->steps[r.bits & mask]) & LOOK); i++, number++)
            drop(&r, step);
    gboolean more = (step & LOOK) || has_next(&r);
    while (more && !((step = filter->steps[r.bits & mask]) & LOOK)) {
        drop(&r, step);
        number++;
        more = has_next(&r);
    }
    *passed = number > 0;
    *from = r;
    return more;
}
