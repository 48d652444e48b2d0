// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What indexing costs beside its floor: ingest [FOLDER] [RUNS], the program by $UNDEX.
 * The floor is one process that has poppler give the text, the layout and the attributes of every page, and
 * has Xapian tokenise the passages and write them to a database (as a plain user of it would: English stems,
 * positions, the text kept), and does nothing else. The passages come from `undex extract`, uncounted.
 * Against it stands `undex index` over the same files: CPU time of all its processes, and how busy it keeps
 * the cores. Interleaved runs; medians.
 */
#include "xapian-c/xapian-c.h"
#include <json-glib/json-glib.h>

#include <poppler.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MAX_RUNS = 20 };

typedef struct {
    const char *undex, *folder;
    GPtrArray *paths; /* char *: PDFs */
    GPtrArray *texts; /* char *: of their passages */
    char *index;      /* a folder for what is made, emptied before each run */
} bench;

static void be_quiet(const char *domain, GLogLevelFlags level, const char *message, gpointer closure)
{
    (void)domain, (void)level, (void)message, (void)closure;
}

static GPtrArray *find_paths(const char *folder)
{
    GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GDir) files = g_dir_open(folder, 0, NULL);
    for (const char *name; files && (name = g_dir_read_name(files));)
        if (g_str_has_suffix(name, ".pdf"))
            g_ptr_array_add(paths, g_build_filename(folder, name, NULL));
    return paths;
}

static GPtrArray *find_texts(const bench *b)
{
    GPtrArray *texts = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) command = g_ptr_array_new();
    g_autofree char *out = NULL;
    const char *const first[] = {b->undex, "extract", "-q", "--format=jsonl"};
    for (gsize i = 0; i < G_N_ELEMENTS(first); i++)
        g_ptr_array_add(command, (gpointer)first[i]);
    for (guint i = 0; i < b->paths->len; i++)
        g_ptr_array_add(command, g_ptr_array_index(b->paths, i));
    g_ptr_array_add(command, NULL);
    if (!g_spawn_sync(NULL, (char **)command->pdata, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &out, NULL,
                      NULL, NULL))
        return texts;
    g_auto(GStrv) lines = g_strsplit(out, "\n", -1);
    for (char **line = lines; *line; line++) {
        g_autoptr(JsonNode) node = json_from_string(*line, NULL);
        JsonObject *object = node && JSON_NODE_HOLDS_OBJECT(node) ? json_node_get_object(node) : NULL;
        if (object &&
            g_strcmp0(json_object_get_string_member_with_default(object, "type", NULL), "passage") == 0 &&
            json_object_has_member(object, "text"))
            g_ptr_array_add(texts, g_strdup(json_object_get_string_member(object, "text")));
    }
    return texts;
}

static void read_page(PopplerPage *page)
{
    PopplerRectangle *layout = NULL;
    guint count = 0;
    g_free(poppler_page_get_text(page));
    poppler_page_get_text_layout(page, &layout, &count);
    g_free(layout);
    poppler_page_free_text_attributes(poppler_page_get_text_attributes(page));
}

static void read_document(const char *path)
{
    g_autofree char *content = NULL;
    gsize length;
    if (!g_file_get_contents(path, &content, &length, NULL))
        return;
    g_autoptr(GBytes) bytes = g_bytes_new_take(g_steal_pointer(&content), length);
    PopplerDocument *pdf = poppler_document_new_from_bytes(bytes, NULL, NULL);
    int pages = pdf ? poppler_document_get_n_pages(pdf) : 0;
    for (int i = 0; i < pages; i++) {
        PopplerPage *page = poppler_document_get_page(pdf, i);
        if (page)
            read_page(page);
        g_clear_object(&page);
    }
    g_clear_object(&pdf);
}

static gboolean write_passages(const bench *b, xc_stem_strategy strategy)
{
    xc_error why;
    xc_database *database = xc_database_open_writable(b->index, XC_CREATE_OR_OVERWRITE, 0, &why);
    xc_generator *generator = xc_generator_new(&why);
    xc_stemmer *stemmer = xc_stemmer_new("english", &why);
    gboolean ok = database && generator && stemmer && xc_generator_set_stemmer(generator, stemmer, &why) &&
                  xc_generator_set_strategy(generator, strategy, &why);
    for (guint i = 0; ok && i < b->texts->len; i++) {
        const char *text = g_ptr_array_index(b->texts, i);
        xc_document *document = xc_document_new(&why);
        ok = document && xc_generator_set_document(generator, document, &why) &&
             xc_generator_index(generator, text, strlen(text), 1, "", &why) &&
             xc_document_set_data(document, text, strlen(text), &why) &&
             xc_database_add_document(database, document, &why) != 0;
        xc_document_free(document);
    }
    ok = ok && xc_database_commit(database, &why);
    xc_stemmer_free(stemmer);
    xc_generator_free(generator);
    xc_database_free(database);
    return ok;
}

static int run_floor(const bench *b, xc_stem_strategy strategy)
{
    for (guint i = 0; i < b->paths->len; i++)
        read_document(g_ptr_array_index(b->paths, i));
    return write_passages(b, strategy) ? 0 : 1;
}

static int run_some(const bench *b)
{
    return run_floor(b, XC_STEM_SOME);
}

static int run_all(const bench *b)
{
    return run_floor(b, XC_STEM_ALL);
}

static int run_undex(const bench *b)
{
    execl(b->undex, b->undex, "index", "-q", "--index", b->index, b->folder, (char *)NULL);
    return 127;
}

static double seconds_of(struct timeval time)
{
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

typedef struct {
    const char *name;
    int (*run)(const bench *b);
    double cpu[MAX_RUNS], wall[MAX_RUNS];
} contender;

static void empty(const char *folder)
{
    char *command[] = {"rm", "-rf", (char *)folder, NULL};
    g_spawn_sync(NULL, command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
}

/* In a process of its own, of which the system tells the times. FALSE where it failed. */
static gboolean measure(const bench *b, contender *c, int run)
{
    struct rusage used;
    int status = 0;
    empty(b->index);
    gint64 began = g_get_monotonic_time();
    pid_t pid = fork();
    if (pid == 0)
        _exit(c->run(b));
    if (pid < 0 || wait4(pid, &status, 0, &used) < 0)
        return FALSE;
    c->wall[run] = (double)(g_get_monotonic_time() - began) / G_USEC_PER_SEC;
    c->cpu[run] = seconds_of(used.ru_utime) + seconds_of(used.ru_stime);
    return WIFEXITED(status) && (WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == 3);
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *values, int count)
{
    qsort(values, (size_t)count, sizeof *values, by_value);
    return values[count / 2];
}

static gboolean compare(const bench *b, int runs)
{
    enum { SOME, ALL, UNDEX };
    contender all[] = {{"floor, words and stems", run_some, {0}, {0}},
                       {"floor, stems alone", run_all, {0}, {0}},
                       {"undex index", run_undex, {0}, {0}}};
    double cores[MAX_RUNS];
    for (int run = 0; run < runs; run++)
        for (gsize i = 0; i < G_N_ELEMENTS(all); i++)
            if (!measure(b, &all[i], run)) {
                fprintf(stderr, "ingest: %s failed\n", all[i].name);
                return FALSE;
            }
    for (int run = 0; run < runs; run++)
        cores[run] = all[UNDEX].cpu[run] / all[UNDEX].wall[run];
    printf("%u files, %u passages; CPU, median of %d\n", b->paths->len, b->texts->len, runs);
    double some = median(all[SOME].cpu, runs), stems = median(all[ALL].cpu, runs),
           own = median(all[UNDEX].cpu, runs);
    printf("%-24s %7.3f s\n", all[SOME].name, some);
    printf("%-24s %7.3f s\n", all[ALL].name, stems);
    printf("%-24s %7.3f s  %.2f of the floor with words and stems, %.2f of that with stems alone\n",
           all[UNDEX].name, own, own / some, own / stems);
    printf("cores kept busy          %7.2f of %u\n", median(cores, runs), g_get_num_processors());
    return TRUE;
}

int main(int argc, char **argv)
{
    const char *undex = g_getenv("UNDEX");
    int runs = argc > 2 ? (int)CLAMP(g_ascii_strtoll(argv[2], NULL, 10), 1, MAX_RUNS) : 3;
    bench b = {.undex = undex ? undex : "./undex", .folder = argc > 1 ? argv[1] : "../shared/corpus/pdf"};
    g_log_set_default_handler(be_quiet, NULL);
    b.paths = find_paths(b.folder);
    if (!b.paths->len) {
        fprintf(stderr, "ingest: no PDFs in %s\n", b.folder);
        return 2;
    }
    b.texts = find_texts(&b);
    g_autofree char *work = g_dir_make_tmp("undex-bench-XXXXXX", NULL);
    b.index = g_build_filename(work, "index", NULL);
    gboolean done = b.texts->len && compare(&b, runs);
    empty(work);
    g_free(b.index);
    g_ptr_array_unref(b.texts);
    g_ptr_array_unref(b.paths);
    return done ? 0 : 1;
}
