// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Any bytes as what a worker says to undex, from the frames down to the index. The first byte says what the
 * worker was asked for, the rest comes through its pipe. What undex refuses must leave the index as it was;
 * what it takes must be sound, must change no other document, and must be gone once it is removed.
 *
 * Frames tell their lengths, and records are compressed: LLVMFuzzerCustomMutator() begins with what an honest
 * worker says, changes it within frames and records, and writes the lengths anew.
 */
#include "index/entry_binary.h"
#include "index/record_block.h"
#include "ingest/pool/pool_private.h"
#include "undex/record.h"
#include "undex/search.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);
size_t LLVMFuzzerCustomMutator(guint8 *data, size_t size, size_t most, unsigned int seed);
size_t LLVMFuzzerMutate(guint8 *data, size_t size, size_t most); /* libFuzzer's */

enum { PIPE_HOLDS = 60000, OUTPUT_CEILING = 1 << 20, HEAD = 5 };
enum { COMMIT_AFTER = 200, LOOK_CLOSELY_AFTER = 8 };

typedef enum { ASKED_DOCUMENT, ASKED_ATTACHMENT, ASKED_PICTURE, ASKED_COUNT } asked;

#define OTHER_PATH "/docs/a.txt"
#define OWN_PATH   "/docs/b.txt"

static undex_index *store; /* it holds the document at OTHER_PATH */
static char *folder;       /* of the index */
static char *other_texts;  /* what that document said at the beginning */

/* ---- what an honest worker says ---- */

static undex_document *make_document(const char *symbol)
{
    static const struct {
        undex_kind kind;
        const char *suffix, *label, *text;
    } rows[] = {{UNDEX_KIND_PARAGRAPH, "para.1", "1", "Seed libraries (SL) after the drought."},
                {UNDEX_KIND_PARAGRAPH, "para.2", "2", "The rule of return, see A/RES/73/195."},
                {UNDEX_KIND_FOOTNOTE, "fn.1", "1", "Valley by valley, Mr. Ondo said."}};
    undex_document *document = undex_document_new();
    document->key = g_strdup(symbol);
    document->symbol = g_strdup(symbol);
    document->title = g_strdup("Seed libraries");
    document->language = g_strdup("en");
    document->date = g_strdup("2026-01-22");
    document->pages = 2;
    g_ptr_array_add(document->symbols, g_strdup(symbol));
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        undex_passage *passage = undex_passage_new(rows[i].kind);
        passage->id = g_strdup_printf("%s#%s", symbol, rows[i].suffix);
        passage->label = g_strdup(rows[i].label);
        passage->text = g_strdup(rows[i].text);
        passage->page_first = passage->page_last = 1;
        g_ptr_array_add(document->passages, passage);
    }
    undex_passage *marked = document->passages->pdata[1], *note = document->passages->pdata[2];
    undex_passage_add_mark(marked, "1", 18, note->id, UNDEX_MARK_ORIGIN_MARK);
    undex_passage_add_cite(marked, "A/RES/73/195", NULL, 24, 12);
    g_ptr_array_add(note->anchors, g_strdup(marked->id));
    return document;
}

static void append_frame(GByteArray *out, undex_message_tag tag, const void *bytes, gsize length)
{
    guint8 head[HEAD] = {(guint8)tag};
    guint32 size = (guint32)length;
    memcpy(head + 1, &size, sizeof size);
    g_byte_array_append(out, head, HEAD);
    g_byte_array_append(out, bytes, (guint)length);
}

static void append_bytes(GByteArray *out, undex_message_tag tag, GBytes *bytes)
{
    append_frame(out, tag, g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
}

static void append_document(GByteArray *out)
{
    g_autoptr(undex_document) document = make_document("A/99/2");
    undex_preparer *preparer = undex_preparer_new();
    g_autoptr(undex_prepared) prepared = undex_preparer_run(preparer, document, NULL);
    append_bytes(out, FRAME_RECORD, prepared->record);
    for (guint i = 0; i < prepared->passages->len; i++)
        append_bytes(out, FRAME_PASSAGE, prepared->passages->pdata[i]);
    if (prepared->families)
        append_frame(out, FRAME_WORDS, prepared->families, strlen(prepared->families));
    append_frame(out, FRAME_END, "", 0);
    undex_preparer_free(preparer);
}

static GByteArray *honest_input(asked what)
{
    static const char layers[] = "landlock, seccomp", attached[] = "1. A text that was attached.\n";
    static const struct {
        undex_picture_drawn drawn;
        guint8 bytes[8];
    } picture = {{1, 1, 1, 1}, {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}};
    guint8 first = (guint8)what;
    GByteArray *out = g_byte_array_new();
    g_byte_array_append(out, &first, 1);
    append_frame(out, FRAME_READY, layers, strlen(layers));
    if (what == ASKED_DOCUMENT) {
        append_document(out);
    } else if (what == ASKED_ATTACHMENT) {
        append_frame(out, FRAME_BYTES, attached, strlen(attached));
        append_frame(out, FRAME_END, "", 0);
    } else {
        append_frame(out, FRAME_PAGE, "1", 1);
        append_frame(out, FRAME_PICTURE, &picture, sizeof picture);
    }
    append_frame(out, FRAME_FAILED, "eno text on its pages", 21); /* of the next document */
    return out;
}

/* ---- the index ---- */

/* What is told of the documents of a file, apart from keys, which depend on what other documents claim. */
static char *texts_of(const char *path)
{
    g_autoptr(GPtrArray) documents = undex_index_find_documents(store, path, NULL);
    GString *texts = g_string_new(NULL);
    for (guint i = 0; i < documents->len; i++) {
        const undex_document *document = documents->pdata[i];
        g_autoptr(GPtrArray) passages = undex_index_list_passages(store, document->key, 0, -1, NULL);
        g_string_append_printf(texts, "%s, %s\n", document->symbol, document->title);
        for (guint j = 0; j < passages->len; j++) {
            const undex_passage *passage = passages->pdata[j];
            g_string_append_printf(texts, "%s %s, %u notes\n", passage->label, passage->text,
                                   passage->notes->len);
        }
    }
    return g_string_free(texts, FALSE);
}

static void make_index(void)
{
    g_autoptr(undex_document) document = make_document("A/99/1");
    undex_file file = {.path = (char *)OTHER_PATH, .passages = (int)document->passages->len, .segmenter = 1};
    folder = g_dir_make_tmp("undex-fuzz-XXXXXX", NULL);
    store = undex_index_open(folder, UNDEX_INDEX_WRITE, NULL);
    g_assert_true(undex_index_put(store, document, &file, NULL) && undex_index_commit(store, NULL));
    other_texts = texts_of(OTHER_PATH);
    g_assert_nonnull(strstr(other_texts, "rule of return"));
}

/* As a command does that opens the index afterwards. */
static void look_closely(void)
{
    static const char *const queries[] = {"seed libraries", "\"rule of return\" OR valle*",
                                          "year:2026 kind:footnote", "A/99/2, para. 2"};
    g_assert_true(undex_index_commit(store, NULL));
    g_autoptr(undex_index) reader = undex_index_open(folder, UNDEX_INDEX_READ, NULL);
    g_autoptr(undex_index_report) found = undex_index_report_new();
    g_assert_true(undex_index_check(reader, found, NULL));
    g_assert_cmpuint(found->defects->len + found->documents->len, ==, 0);
    for (guint i = 0; i < G_N_ELEMENTS(queries); i++) {
        undex_search_options options = {0};
        g_autoptr(undex_results) results = undex_search_run(reader, queries[i], &options, NULL);
        g_assert_nonnull(results);
    }
}

static void look_at_own(const undex_file *file)
{
    g_autoptr(undex_document) document = NULL;
    g_assert_true(undex_index_find_document(store, file->key, &document, NULL) && document);
    g_autofree char *record = undex_document_to_json(document);
    g_assert_true(g_utf8_validate(record, -1, NULL));
    g_autoptr(GPtrArray) passages = undex_index_list_passages(store, file->key, 0, -1, NULL);
    g_assert_cmpuint(passages->len, ==, (guint)file->passages);
    for (guint i = 0; i < passages->len; i++) {
        const undex_passage *passage = passages->pdata[i];
        g_autofree char *json = undex_passage_to_json(passage);
        g_assert_true(g_str_has_prefix(passage->id, file->key) && g_utf8_validate(json, -1, NULL));
    }
}

/* TRUE where it was taken. */
static gboolean put(const undex_prepared *prepared, const char *sha256)
{
    static guint taken;
    g_autoptr(GError) error = NULL;
    undex_file file = {.path = (char *)OWN_PATH, .sha256 = (char *)sha256, .segmenter = 1};
    gboolean good = undex_index_put_prepared(store, prepared, &file, &error);
    g_assert_true(!undex_index_is_broken(store) && good == !error);
    g_assert_true(good || (error->domain == UNDEX_ERROR &&
                           (error->code == UNDEX_ERROR_DAMAGED || error->code == UNDEX_ERROR_CRASH ||
                            error->code == UNDEX_ERROR_LIMIT)));
    if (good) {
        look_at_own(&file);
        g_autofree char *texts = texts_of(OTHER_PATH);
        g_assert_cmpstr(texts, ==, other_texts);
        if (taken++ % LOOK_CLOSELY_AFTER == 0)
            look_closely();
        g_assert_cmpint(undex_index_remove(store, OWN_PATH, NULL), ==, 1);
    }
    g_free(file.key);
    undex_index_counts counts;
    g_assert_true(undex_index_count(store, &counts, NULL));
    g_assert_cmpint(counts.documents, ==, 1);
    g_assert_cmpint(counts.passages, ==, 3);
    return good;
}

/* ---- the worker ---- */

static pool_task *make_task(asked what)
{
    pool_task *task = g_new0(pool_task, 1);
    task->wanted.fd = -1;
    task->wanted.strings = g_byte_array_new();
    task->wanted.attachment = what == ASKED_ATTACHMENT;
    task->copy = undex_snapshot_new(TRUE, NULL);
    g_assert_true(undex_snapshot_append(task->copy, "text", 4, NULL) &&
                  undex_snapshot_seal(task->copy, NULL));
    return task;
}

/* A worker that has said all of it and has ended, with two tasks. */
static worker_handle *make_worker(asked what, const guint8 *said, gsize size, GQueue *waiting)
{
    int ends[2];
    worker_handle *worker = g_new0(worker_handle, 1);
    g_assert_true(pipe2(ends, O_CLOEXEC | O_NONBLOCK) == 0);
    g_assert_true(write(ends[1], said, size) == (gssize)size);
    close(ends[1]);
    worker->pid = G_MAXINT32; /* no process: its time is not limited */
    worker->tasks = -1;
    worker->results = ends[0];
    worker->complaints = open("/dev/null", O_RDONLY | O_CLOEXEC);
    worker->draws = what == ASKED_PICTURE;
    worker->waiting = waiting;
    worker->frames.bytes = g_byte_array_new();
    g_queue_push_tail(&worker->queue, make_task(what));
    g_queue_push_tail(&worker->queue, make_task(what));
    return worker;
}

/* How many documents were taken. */
static guint settle(asked what, GQueue *finished)
{
    guint taken = 0;
    for (undex_outcome *outcome; (outcome = g_queue_pop_head(finished));) {
        gboolean failed = outcome->failure != NULL;
        g_assert_true(failed + (outcome->prepared != NULL) + (outcome->picture && !outcome->prepared) == 1);
        g_assert_true(what == ASKED_PICTURE || !outcome->picture);
        g_assert_true(!failed || g_utf8_validate(outcome->failure->message, -1, NULL));
        if (!failed && what == ASKED_DOCUMENT)
            taken += put(outcome->prepared, outcome->sha256);
        undex_outcome_free(outcome);
    }
    return taken;
}

/* How many documents of what it said were taken into the index. */
static guint hear(asked what, const guint8 *said, gsize size)
{
    GQueue waiting = G_QUEUE_INIT, finished = G_QUEUE_INIT;
    worker_handle *worker = make_worker(what, said, size, &waiting);
    gboolean gone = FALSE;
    pool_blame blame = {UNDEX_ERROR_CRASH, NULL};
    while (worker_handle_listen(worker, &finished, OUTPUT_CEILING, &gone, &blame))
        ;
    g_assert_true(gone != (blame.message != NULL));
    if (worker->ready && worker->queue.length)
        worker_handle_fail_head(worker, &finished, blame.code, gone ? "crashed its reader" : blame.message);
    for (pool_task *task; (task = g_queue_pop_head(&waiting)); pool_task_free(task))
        g_assert_true(task->copy->sha256 && !task->wanted.attachment);
    worker_handle_free(worker);
    return settle(what, &finished);
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    static guint inputs;
    if (!store) {
        g_autoptr(GByteArray) honest = honest_input(ASKED_DOCUMENT);
        make_index();
        g_assert_cmpuint(hear(ASKED_DOCUMENT, honest->data + 1, honest->len - 1), ==, 1);
    }
    if (size < 1 || size > PIPE_HOLDS)
        return 0;
    hear(data[0] % ASKED_COUNT, data + 1, size - 1);
    if (++inputs % COMMIT_AFTER == 0)
        g_assert_true(undex_index_commit(store, NULL));
    return 0;
}

/* ---- changes ---- */

enum { GROWTH = 512 };

/* Bytes changed by libFuzzer, with some room to grow. */
static GBytes *change_bytes(GBytes *bytes)
{
    gsize size = g_bytes_get_size(bytes);
    guint8 *changed = g_malloc(size + GROWTH);
    if (size)
        memcpy(changed, g_bytes_get_data(bytes, NULL), size);
    gsize length = LLVMFuzzerMutate(changed, size, size + GROWTH);
    return g_bytes_new_take(changed, length);
}

/* An entry of which one record is changed; NULL: it has none. */
static GBytes *change_record(GBytes *bytes, guint which)
{
    size_t length = 0;
    g_autoptr(xc_document) entry = undex_entry_read_binary(bytes, NULL);
    char *data = entry ? xc_document_data(entry, &length, NULL) : NULL;
    g_autoptr(GPtrArray) records = data ? undex_record_block_unpack(data, length) : NULL;
    xc_string_free(data);
    if (!records || !records->len)
        return NULL;
    GBytes **record = (GBytes **)&records->pdata[which % records->len];
    GBytes *changed = change_bytes(*record);
    g_bytes_unref(*record);
    *record = changed;
    g_autoptr(GBytes) block = undex_record_block_pack((GBytes *const *)records->pdata, records->len);
    xc_document_set_data(entry, g_bytes_get_data(block, NULL), g_bytes_get_size(block), NULL);
    return undex_entry_write_binary(entry, NULL);
}

/* Appends the frame, changed as `how` says. */
static void append_changed(GByteArray *out, const undex_message_part *frame, guint how)
{
    g_autoptr(GBytes) whole = g_bytes_new(frame->bytes, frame->length);
    g_autoptr(GBytes) changed =
        how % 8 < 4 && frame->tag == FRAME_PASSAGE ? change_record(whole, how / 8) : NULL;
    if (how % 8 == 7 && how / 8 % 4 == 0)
        return; /* left out */
    if (how % 8 == 7)
        append_bytes(out, frame->tag, whole); /* twice */
    if (!changed)
        changed = change_bytes(whole);
    append_bytes(out, how % 8 == 6 ? (undex_message_tag) "RDPWBENIF"[how / 8 % 9] : frame->tag, changed);
}

size_t LLVMFuzzerCustomMutator(guint8 *data, size_t size, size_t most, unsigned int seed)
{
    GRand *chance = g_rand_new_with_seed(seed);
    guint kind = g_rand_int(chance) % 32, which = g_rand_int(chance), how = g_rand_int(chance);
    g_rand_free(chance);
    if (kind == 0)
        return LLVMFuzzerMutate(data, size, most);
    g_autoptr(GByteArray) out =
        kind == 1 || size < 2 ? honest_input(which % ASKED_COUNT) : g_byte_array_new();
    if (out->len == 0) {
        undex_message_buffer frames = {g_byte_array_new(), 0};
        undex_message_part frame;
        guint count = 0, i = 0;
        g_byte_array_append(out, data, 1);
        g_byte_array_append(frames.bytes, data + 1, (guint)size - 1);
        while (undex_message_buffer_next(&frames, &frame, OUTPUT_CEILING) > 0)
            count++;
        for (frames.at = 0; undex_message_buffer_next(&frames, &frame, OUTPUT_CEILING) > 0; i++)
            if (i == which % count)
                append_changed(out, &frame, how);
            else
                append_frame(out, frame.tag, frame.bytes, frame.length);
        g_byte_array_append(out, frames.bytes->data + frames.at, frames.bytes->len - (guint)frames.at);
        g_byte_array_unref(frames.bytes);
    }
    if (out->len > most)
        return LLVMFuzzerMutate(data, size, most);
    memcpy(data, out->data, out->len);
    return out->len;
}
