// SPDX-License-Identifier: GPL-3.0-or-later
/* What the slots of an index say: each is read as it was written, and whatever else stands there is refused,
 * or leads nowhere that it may not lead. */
#include "files.h"

#include <string.h>

#include "index/slot_date.h"
#include "index/slot_key.h"
#include "index/slot_location.h"
#include "index/slot_outline.h"
#include "index/slot_sort_key.h"
#include "index/slot_word_order.h"

/* Is given a value in memory of its own, a NUL beyond its length, and says whether a worker may say it. */
typedef gboolean (*verify_function)(const char *value, gsize length);

/* Every value that differs in one byte, and every one that is shorter, is given to `verify`: how many were
 * accepted. */
static guint count_accepted(const void *value, gsize length, verify_function verify)
{
    guint accepted = 0;
    for (gsize at = 0; at < length; at++)
        for (guint byte = 0; byte <= G_MAXUINT8; byte++) {
            g_autofree char *forged = g_malloc0(length + 1);
            memcpy(forged, value, length);
            if ((guint8)forged[at] == byte)
                continue;
            forged[at] = (char)byte;
            accepted += verify(forged, length);
        }
    for (gsize shorter = 0; shorter < length; shorter++) {
        g_autofree char *cut = g_malloc0(shorter + 1);
        memcpy(cut, value, shorter);
        accepted += verify(cut, shorter);
    }
    return accepted;
}

/* ---- outlines ---- */

enum { PASSAGES = 4, START = 7 };

static const undex_slot_outline_row outline_rows[PASSAGES] = {
    {.words = 2, .under = 3, .kind = UNDEX_KIND_HEADING, .prose = 0},
    {.words = 258, .under = 0, .kind = UNDEX_KIND_PARAGRAPH, .prose = 255},
    {.words = 70000, .under = 1, .kind = UNDEX_KIND_HEADING, .prose = 1}, /* more than can be said */
    {.words = 0, .under = 0, .kind = (undex_kind)(UNDEX_KIND_COUNT - 1), .prose = 100},
};

static GByteArray *encode_outline(guint count)
{
    g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(undex_slot_outline_row));
    g_array_append_vals(rows, outline_rows, count);
    return undex_slot_outline_encode(rows);
}

/* Accepted, it says nothing of passages that are not there. */
static gboolean verify_outline(const char *value, gsize length)
{
    if (!undex_slot_outline_verify(value, length, PASSAGES))
        return FALSE;
    undex_outline outline;
    undex_outline_init(&outline, START + PASSAGES);
    assert_true(undex_slot_outline_decode(value, length, START, &outline));
    for (guint i = START; i < START + PASSAGES; i++) {
        assert_in_range(outline.kinds[i], 0, UNDEX_KIND_COUNT - 1);
        assert_in_range(i + outline.under[i], START, START + PASSAGES - 1);
    }
    undex_outline_clear(&outline);
    return TRUE;
}

static void outlines(void **state)
{
    (void)state;
    static const guint8 bytes[] = {2, 0, 2, 1, 255, 255, 0, 0, 3, 0, 0, 0, 1, 0, 0, 0};
    g_autoptr(GByteArray) value = encode_outline(PASSAGES);
    assert_int_equal(value->len, PASSAGES * UNDEX_SLOT_OUTLINE_BYTES);
    assert_memory_equal(value->data, bytes, sizeof bytes); /* the columns of numbers */
    assert_int_equal(undex_slot_outline_count(value->len), PASSAGES);
    undex_outline outline;
    undex_outline_init(&outline, START + PASSAGES);
    assert_true(undex_slot_outline_decode(value->data, value->len, START, &outline));
    for (guint i = 0; i < PASSAGES; i++) {
        assert_int_equal(outline.words[START + i], MIN(outline_rows[i].words, G_MAXUINT16));
        assert_int_equal(outline.under[START + i], outline_rows[i].under);
        assert_int_equal(outline.kinds[START + i], outline_rows[i].kind);
        assert_int_equal(outline.prose[START + i], outline_rows[i].prose);
    }
    assert_int_equal(outline.words[START - 1], 0);
    assert_false(
        undex_slot_outline_decode(value->data, value->len, START + 1, &outline)); /* beyond the last */
    assert_false(undex_slot_outline_decode(value->data, value->len, G_MAXUINT32, &outline));
    assert_false(undex_slot_outline_decode(value->data, value->len - 1, START, &outline));
    assert_false(undex_slot_outline_decode(value->data, 0, START, &outline));
    undex_outline_clear(&outline);
    g_autoptr(GArray) none = g_array_new(FALSE, FALSE, sizeof(undex_slot_outline_row));
    assert_null(undex_slot_outline_encode(none));
    assert_false(undex_slot_outline_verify("", 0, 0));
}

static void forged_outlines(void **state)
{
    (void)state;
    g_autoptr(GByteArray) value = encode_outline(PASSAGES);
    assert_true(verify_outline((const char *)value->data, value->len));
    assert_false(undex_slot_outline_verify(value->data, value->len, PASSAGES - 1));
    assert_false(undex_slot_outline_verify(value->data, value->len, PASSAGES + 1));
    /* any number of words and any share of prose; of what stands under, as much as comes after; any other
     * kind */
    guint words = 255 * 2 * PASSAGES, prose = 255 * PASSAGES, under = 3 + 2 + 1 + 0,
          kinds = (UNDEX_KIND_COUNT - 1) * PASSAGES;
    assert_int_equal(count_accepted(value->data, value->len, verify_outline), words + prose + under + kinds);
}

/* ---- the order of words ---- */

/* NULL: a gap. */
static void add_word(GArray *words, const char *word)
{
    guint16 number = word ? undex_slot_word_order_hash(word) : 0;
    g_array_append_val(words, number);
}

static GByteArray *encode_order(gboolean note)
{
    g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(guint16));
    if (note)
        add_word(words, NULL);
    add_word(words, "seed");
    add_word(words, "libraries");
    add_word(words, NULL);
    add_word(words, NULL); /* a note without words */
    add_word(words, "ibid");
    return undex_slot_word_order_encode(words);
}

/* Whatever it says: its parts are within it, hold no zero, and with these they are all of it. */
static gboolean verify_order(const char *value, gsize length)
{
    g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(guint16));
    g_autoptr(GArray) again = g_array_new(FALSE, FALSE, sizeof(guint16));
    undex_word_order order = undex_slot_word_order_decode(value, length, words);
    undex_word_run run, text = undex_slot_word_order_text(value, length, G_MAXUINT, again);
    gboolean noted = FALSE;
    gsize all = order.is_note, parts = 0, count;
    for (; undex_slot_word_order_next(&order, &run, &noted); parts++) {
        assert_int_equal(noted, parts > 0);
        for (guint i = 0; i < run.count; i++)
            assert_int_not_equal(undex_slot_word_order_at(&run, i), 0);
        if (parts == 0)
            assert_true(run.count == text.count &&
                        (!run.count || memcmp(run.words, text.words, 2 * (gsize)run.count) == 0));
        all += run.count + 1;
    }
    gboolean good = undex_slot_word_order_verify(value, length, &count);
    assert_int_equal(all, count + 1);
    return good;
}

static void word_orders(void **state)
{
    (void)state;
    for (gboolean note = FALSE; note <= TRUE; note++) {
        g_autoptr(GByteArray) value = encode_order(note);
        g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(guint16));
        g_autoptr(GArray) again = g_array_new(FALSE, FALSE, sizeof(guint16));
        undex_word_order order = undex_slot_word_order_decode(value->data, value->len, words);
        undex_word_run run = {0};
        gboolean noted = FALSE;
        assert_int_equal(order.is_note, note);
        assert_true(undex_slot_word_order_next(&order, &run, &noted) && !noted);
        assert_int_equal(run.count, 2);
        assert_int_equal(undex_slot_word_order_at(&run, 0), undex_slot_word_order_hash("seed"));
        assert_int_equal(undex_slot_word_order_at(&run, 1), undex_slot_word_order_hash("libraries"));
        assert_true(undex_slot_word_order_next(&order, &run, &noted) && noted);
        assert_int_equal(run.count, 0);
        assert_true(undex_slot_word_order_next(&order, &run, &noted) && noted);
        assert_int_equal(run.count, 1);
        assert_int_equal(undex_slot_word_order_at(&run, 0), undex_slot_word_order_hash("ibid"));
        assert_false(undex_slot_word_order_next(&order, &run, &noted));
        assert_int_equal(undex_slot_word_order_text(value->data, value->len, 1, again).count, 1);
        assert_int_equal(undex_slot_word_order_text(value->data, value->len, 9, again).count, 2);
    }
    assert_int_equal(undex_slot_word_order_hash("seed"), 0xECE9);
    assert_int_equal(undex_slot_word_order_hash(""), 0x1CD9);
    for (int i = 0; i < 1 << 18; i++) { /* some of these would be 0 */
        g_autofree char *word = g_strdup_printf("%d", i);
        assert_int_not_equal(undex_slot_word_order_hash(word), 0);
    }
}

enum { FREQUENT = 16 + 256 + 1024, NUMBERS = 1 << 16, EACH = 64 };

/* Every number that a word may have, and zeros between: all frequent words are among them. */
static GArray *many_words(guint seed)
{
    GArray *words = g_array_new(FALSE, FALSE, sizeof(guint16));
    for (guint i = 0; i < 6000; i++) {
        seed = seed * 1664525 + 1013904223;
        guint kind = seed >> 29;
        guint16 word = kind < 2   ? (guint16)(seed >> 8)
                       : kind < 3 ? 0
                                  : undex_data_frequent_words[(seed >> 10) % (kind < 5 ? 16 : FREQUENT)];
        g_array_append_val(words, word);
    }
    return words;
}

static void frequent_words(void **state)
{
    (void)state;
    g_autofree guint8 *met = g_malloc0(NUMBERS);
    for (guint i = 0; i < FREQUENT; i++) {
        assert_int_not_equal(undex_data_frequent_words[i], 0);
        assert_int_equal(met[undex_data_frequent_words[i]]++, 0);
    }
    assert_int_equal(met[undex_slot_word_order_hash("the")], 1);
    for (guint length = 0; length < 300; length++) {
        g_autoptr(GArray) words = many_words(length), again = g_array_new(FALSE, FALSE, sizeof(guint16));
        g_array_set_size(words, length < 299 ? length : words->len);
        g_autoptr(GByteArray) value = undex_slot_word_order_encode(words);
        gsize count;
        assert_true(undex_slot_word_order_verify(value->data, value->len, &count));
        assert_int_equal(count, words->len);
        undex_word_order order = undex_slot_word_order_decode(value->data, value->len, again);
        assert_int_equal(order.all.count, words->len);
        assert_true(length == 0 || memcmp(order.all.words, words->data, 2 * (gsize)words->len) == 0);
    }
    g_autoptr(GByteArray) frequent = encode_order(FALSE); /* "seed" and "ibid" take 18 bits, as gaps do */
    assert_int_equal(frequent->len,
                     (4 * 18 + (met[undex_slot_word_order_hash("libraries")] ? 12 : 18) + 7) / 8);
}

/* Passing over words finds those, and zeros, that are found by looking at each. */
static void words_found(void **state)
{
    (void)state;
    for (guint round = 0; round < 40; round++) {
        g_autoptr(GArray) words = many_words(round), again = g_array_new(FALSE, FALSE, sizeof(guint16));
        g_autoptr(GByteArray) value = undex_slot_word_order_encode(words);
        g_autofree guint64 *hashes = g_new0(guint64, NUMBERS / EACH);
        for (guint i = round; i > 0; i--) {
            guint16 word = g_array_index(words, guint16, 37 * i);
            hashes[word / EACH] |= word ? G_GUINT64_CONSTANT(1) << word % EACH : 0;
        }
        undex_word_filter filter;
        undex_word_filter_init(&filter);
        undex_word_filter_add(&filter, hashes);
        undex_word_reader from = undex_word_reader_of(value->data, value->len);
        guint at = 0;
        gboolean passed;
        while (undex_word_reader_find(&from, &filter, &passed)) {
            undex_word_run next = undex_word_reader_peek(from, 3, again);
            guint16 word = undex_word_reader_take(&from);
            assert_int_equal(undex_slot_word_order_at(&next, 0), word);
            guint before = at;
            while (g_array_index(words, guint16, at) != word) { /* what is passed over is none of them */
                guint16 over = g_array_index(words, guint16, at++);
                assert_true(over != 0 && !(hashes[over / EACH] >> over % EACH & 1));
            }
            assert_int_equal(passed, at > before);
            for (guint i = 0; i < next.count; i++)
                assert_int_equal(undex_slot_word_order_at(&next, i), g_array_index(words, guint16, at + i));
            at++;
        }
        for (; at < words->len; at++)
            assert_true(g_array_index(words, guint16, at) != 0);
    }
}

static void forged_word_orders(void **state)
{
    (void)state;
    for (gboolean note = FALSE; note <= TRUE; note++) {
        g_autoptr(GByteArray) value = encode_order(note);
        guint8 *last = &value->data[value->len - 1];
        gsize count;
        /* any words, as long as what is left of the last byte is ones */
        assert_in_range(count_accepted(value->data, value->len, verify_order), 1, 255 * value->len);
        assert_true(undex_slot_word_order_verify(value->data, value->len, &count));
        assert_int_equal(count, 5 + note);
        *last &= 0x7F;
        assert_false(undex_slot_word_order_verify(value->data, value->len, &count));
        *last |= 0x80;
        g_byte_array_append(value, &(guint8){0xFF}, 1);
        assert_false(undex_slot_word_order_verify(value->data, value->len, &count));
    }
}

/* ---- where a passage stands ---- */

static const struct {
    undex_slot_location location;
    const char *bytes;
    gsize length;
} locations[] = {
    {{(undex_kind)0, 0, ""}, "a\0", 2},
    {{(undex_kind)1, 5, "para.5"}, "b\5para.5", 8},
    {{(undex_kind)1, 127, "x"}, "b\x7Fx", 3},
    {{(undex_kind)3, 128, "fn.1"}, "d\x80\1fn.1", 7},
    {{(undex_kind)3, (1 << 28) - 1, "y"}, "d\xFF\xFF\xFF\x7Fy", 6},
};

/* Pieces that many ids have are a byte each; what differs still differs. */
static void short_suffixes(void **state)
{
    (void)state;
    static const struct {
        const char *suffix, *shortened;
    } rows[] = {
        {"", ""},
        {"para.12", "\x10"
                    "12"},
        {"para.PP3", "\x0F"
                     "3"},
        {"p3.block.2", "p3\x08"
                       "2"},
        {"annex.II.para.3", "\x0EII.\x10"
                            "3"},
        {"annexe.fn", "annexe.fn"},
        {"fn.*", "\x11*"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *shortened = undex_slot_location_shorten(rows[i].suffix);
        assert_string_equal(shortened, rows[i].shortened);
        g_autofree char *lengthened = undex_slot_location_lengthen(shortened);
        assert_string_equal(lengthened, rows[i].suffix);
    }
}

static guint expected_ordinal;

/* Accepted, it says at least where the passage stands. */
static gboolean verify_location(const char *value, gsize length)
{
    undex_slot_location location;
    gboolean known = undex_slot_location_decode(value, length, &location);
    if (known) {
        assert_in_range(location.kind, 0, UNDEX_KIND_COUNT - 1);
        assert_in_range(location.ordinal, 0, (1 << 28) - 1);
        assert_true(location.suffix > value && location.suffix <= value + length);
    }
    gboolean accepted = undex_slot_location_verify(value, length, expected_ordinal);
    assert_true(known || !accepted);
    assert_true(!accepted || location.ordinal == expected_ordinal);
    assert_true(!accepted || location.suffix + strlen(location.suffix) == value + length);
    return accepted;
}

static void slot_locations(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(locations); i++) {
        const undex_slot_location *from = &locations[i].location;
        undex_slot_location back;
        g_autoptr(GByteArray) value = undex_slot_location_encode(from);
        assert_int_equal(value->len, locations[i].length);
        assert_memory_equal(value->data, locations[i].bytes, value->len);
        assert_true(undex_slot_location_decode(locations[i].bytes, locations[i].length, &back));
        assert_int_equal(back.kind, from->kind);
        assert_int_equal(back.ordinal, from->ordinal);
        assert_string_equal(back.suffix, from->suffix);
        assert_true(undex_slot_location_verify(locations[i].bytes, locations[i].length, from->ordinal));
        assert_false(undex_slot_location_verify(locations[i].bytes, locations[i].length, from->ordinal + 1));
    }
    /* an ordinal that goes on too long, or is written longer than it need be */
    undex_slot_location back;
    assert_false(undex_slot_location_decode("a\xFF\xFF\xFF\xFF\1", 6, &back));
    assert_false(undex_slot_location_verify("a\x85\0", 3, 5));
    assert_false(undex_slot_location_verify("a\x80\x81\0", 4, 128));
}

static void forged_locations(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(locations); i++) {
        expected_ordinal = locations[i].location.ordinal;

        gsize suffix = strlen(locations[i].location.suffix);
        /* another kind; a suffix of other letters, or a shorter one: never another ordinal */
        guint allowed = (guint)(UNDEX_KIND_COUNT - 1 + suffix * 254 + suffix);
        assert_int_equal(count_accepted(locations[i].bytes, locations[i].length, verify_location), allowed);
    }
}

/* ---- keys ---- */

static const char *const some_key = "A/68/190@fr";

static gboolean verify_key(const char *value, gsize length)
{
    g_autofree char *key = undex_slot_key_decode(value, length);
    assert_true(!key || strlen(key) == length);
    return undex_slot_key_verify(value, length, some_key);
}

static void keys(void **state)
{
    (void)state;
    g_autoptr(GByteArray) value = undex_slot_key_encode(some_key);
    g_autofree char *back = undex_slot_key_decode((const char *)value->data, value->len);
    assert_string_equal(back, some_key);
    assert_true(undex_slot_key_verify(some_key, strlen(some_key), some_key));
    assert_int_equal(count_accepted(some_key, strlen(some_key), verify_key), 0);
    assert_false(undex_slot_key_verify("A/68/190@fr\0and more", 20, some_key));
    assert_false(undex_slot_key_verify(some_key, strlen(some_key), NULL));
    assert_false(undex_slot_key_verify("", 0, ""));
    assert_null(undex_slot_key_encode(NULL));
    assert_null(undex_slot_key_encode(""));
    assert_null(undex_slot_key_decode("", 0));
    assert_null(undex_slot_key_decode("a\0b", 3));
}

static gboolean verify_sort_key(const char *value, gsize length)
{
    return undex_slot_sort_key_verify(value, length, some_key);
}

static void forged_sort_keys(void **state)
{
    (void)state;
    g_autofree char *value = undex_slot_sort_key_encode(some_key);
    assert_true(verify_sort_key(value, strlen(value)));
    assert_int_equal(count_accepted(value, strlen(value), verify_sort_key), 0);
    assert_false(undex_slot_sort_key_verify(value, strlen(value), "A/68/191@fr"));
    assert_false(undex_slot_sort_key_verify(value, strlen(value), NULL));
}

/* Keys that people sort alike are told apart all the same, after that. */
static void key_order(void **state)
{
    (void)state;
    static const char *const in_order[] = {"A/68/20", "A/68/20@fr", "A/68/190",  "part-1",
                                           "part-01", "part-001",   "part-01-2", "part-10"};
    g_autofree char *before = g_strdup("");
    for (gsize i = 0; i < G_N_ELEMENTS(in_order); i++) {
        char *here = undex_slot_sort_key_encode(in_order[i]);
        if (strcmp(before, here) >= 0)
            print_message("%s\n", in_order[i]);
        assert_true(strcmp(before, here) < 0);
        g_free(before);
        before = here;
    }
}

static void dates(void **state)
{
    (void)state;
    static const char *const in_order[] = {"1945", "1945-10", "1945-10-24", "1945-10-25", "1945-11", "2025"};
    guint8 before[UNDEX_SLOT_DATE_BYTES] = {0}, here[UNDEX_SLOT_DATE_BYTES], end[UNDEX_SLOT_DATE_BYTES];
    for (gsize i = 0; i < G_N_ELEMENTS(in_order); i++) {
        assert_true(undex_slot_date_encode(in_order[i], FALSE, here));
        assert_true(memcmp(before, here, sizeof here) < 0);
        memcpy(before, here, sizeof here);
    }
    undex_slot_date_encode("1945", TRUE, end);
    undex_slot_date_encode("1945-12-31", FALSE, here);
    assert_true(memcmp(here, end, sizeof here) < 0);
    static const char *const wrong[] = {"", "45", "1945-", "1945/10", "1945-10-2", "1945-1x", "1945-10-99"};
    for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++)
        assert_false(undex_slot_date_encode(wrong[i], FALSE, here));
}

static void decoded_dates(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        gboolean last;
        undex_slot_date date;
    } rows[] = {
        {"1945-10-24", FALSE, {1945, 10, 24}}, {"1945-10-24", TRUE, {1945, 10, 24}},
        {"1945-10", FALSE, {1945, 10, 0}},     {"1945-10", TRUE, {1945, 10, 31}},
        {"1945", FALSE, {1945, 0, 0}},         {"9999", TRUE, {9999, 15, 31}},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        guint8 bytes[UNDEX_SLOT_DATE_BYTES];
        undex_slot_date back;
        assert_true(undex_slot_date_encode(rows[i].text, rows[i].last, bytes));
        assert_true(undex_slot_date_decode(bytes, sizeof bytes, &back));
        assert_memory_equal(&back, &rows[i].date, sizeof back);
        assert_true(undex_slot_date_verify(bytes, sizeof bytes));
    }
}

/* Accepted, it is a year of four digits at the most. */
static gboolean verify_date(const char *value, gsize length)
{
    undex_slot_date date;
    gboolean known = undex_slot_date_decode(value, length, &date);
    assert_int_equal(undex_slot_date_verify(value, length), known);
    assert_true(!known || (date.year <= 9999 && date.month <= 15 && date.day <= 31));
    return known;
}

static void forged_dates(void **state)
{
    (void)state;
    guint8 bytes[UNDEX_SLOT_DATE_BYTES];
    assert_true(undex_slot_date_encode("2013-07-25", FALSE, bytes));
    /* the last two bytes may be any; the first counts 128 years, 93 of the year are in the second */
    assert_int_equal(count_accepted(bytes, sizeof bytes, verify_date), (9999 - 93) / 128 + 2 * 255);
    assert_false(undex_slot_date_verify("\1\1\1\1", 4));
    assert_false(undex_slot_date_verify("\xFF\xFF\xFF", 3));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(outlines),
        cmocka_unit_test(forged_outlines),
        cmocka_unit_test(word_orders),
        cmocka_unit_test(forged_word_orders),
        cmocka_unit_test(frequent_words),
        cmocka_unit_test(words_found),
        cmocka_unit_test(short_suffixes),
        cmocka_unit_test(slot_locations),
        cmocka_unit_test(forged_locations),
        cmocka_unit_test(keys),
        cmocka_unit_test(forged_sort_keys),
        cmocka_unit_test(key_order),
        cmocka_unit_test(dates),
        cmocka_unit_test(decoded_dates),
        cmocka_unit_test(forged_dates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
