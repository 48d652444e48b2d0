// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What segmentation adds to the CPU time of poppler's own text extraction: segment [FOLDER] [RUNS]
 * The floor is poppler's text of every page and nothing else, in this process; then the same files are
 * extracted and segmented, and the time of undex_segment() alone is counted. Interleaved runs; medians and
 * their ratio.
 */
#include "segment/segment.h"
#include "extract/extract.h"

#include <poppler.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double cpu_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static int poppler_text(GBytes *bytes)
{
    PopplerDocument *pdf = poppler_document_new_from_bytes(bytes, NULL, NULL);
    int pages = pdf ? poppler_document_get_n_pages(pdf) : 0;
    for (int i = 0; i < pages; i++) {
        PopplerPage *page = poppler_document_get_page(pdf, i);
        g_free(page ? poppler_page_get_text(page) : NULL);
        g_clear_object(&page);
    }
    g_clear_object(&pdf);
    return pages;
}

typedef struct {
    double poppler, extract, segment;
    int pages, passages;
} times;

static void measure(const char *path, times *t)
{
    g_autofree char *content = NULL;
    gsize length;
    if (!g_file_get_contents(path, &content, &length, NULL))
        return;
    g_autoptr(GBytes) bytes = g_bytes_new_take(g_steal_pointer(&content), length);
    double began = cpu_seconds();
    t->pages += poppler_text(bytes);
    t->poppler += cpu_seconds() - began;
    began = cpu_seconds();
    g_autoptr(undex_source) source = undex_extract_bytes(bytes, path, NULL, NULL);
    t->extract += cpu_seconds() - began;
    if (!source)
        return;
    began = cpu_seconds();
    g_autoptr(undex_document) document = undex_segment(source);
    t->segment += cpu_seconds() - began;
    t->passages += (int)document->passages->len;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

enum { MAX_RUNS = 20 };

static double median(double *values, int count)
{
    qsort(values, (size_t)count, sizeof *values, by_value);
    return values[count / 2];
}

static void be_quiet(const char *domain, GLogLevelFlags level, const char *message, gpointer closure)
{
    (void)domain, (void)level, (void)message, (void)closure;
}

int main(int argc, char **argv)
{
    const char *folder = argc > 1 ? argv[1] : "../shared/corpus/pdf";
    int runs = argc > 2 ? (int)CLAMP(g_ascii_strtoll(argv[2], NULL, 10), 1, MAX_RUNS) : 3;
    double poppler[MAX_RUNS], extract[MAX_RUNS], segment[MAX_RUNS];
    times t = {0};
    g_log_set_default_handler(be_quiet, NULL);
    for (int run = 0; run < runs; run++) {
        GDir *files = g_dir_open(folder, 0, NULL);
        const char *name;
        t = (times){0};
        while (files && (name = g_dir_read_name(files))) {
            g_autofree char *path = g_build_filename(folder, name, NULL);
            if (g_str_has_suffix(name, ".pdf"))
                measure(path, &t);
        }
        if (files)
            g_dir_close(files);
        poppler[run] = t.poppler, extract[run] = t.extract, segment[run] = t.segment;
    }
    if (!t.pages) {
        fprintf(stderr, "segment: no PDFs in %s\n", folder);
        return 2;
    }
    double p = median(poppler, runs), e = median(extract, runs), s = median(segment, runs);
    printf("%d pages, %d passages; CPU, median of %d\n", t.pages, t.passages, runs);
    printf("poppler's text   %7.3f s\n", p);
    printf("extraction       %7.3f s  %.2f of it\n", e, e / p);
    printf("segmentation     %7.3f s  %.2f of it\n", s, s / p);
    return 0;
}
