// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/ocr/tesseract.h"

#include "base/ocr_pack.h"
#include "extract/ocr/ocr_lines.h"

#include <dlfcn.h>
#include <string.h>
#include <tesseract/capi.h>

#ifdef __APPLE__
#define LIBRARY "libtesseract.5.dylib"
#else
#define LIBRARY "libtesseract.so.5"
#endif

/* What is used of it. */
#define FUNCTIONS(X)                                                                                         \
    X(TessBaseAPICreate)                                                                                     \
    X(TessBaseAPIInit5)                                                                                      \
    X(TessBaseAPISetPageSegMode)                                                                             \
    X(TessBaseAPISetImage)                                                                                   \
    X(TessBaseAPISetSourceResolution)                                                                        \
    X(TessBaseAPIRecognize)                                                                                  \
    X(TessBaseAPIGetIterator)                                                                                \
    X(TessBaseAPIClear)                                                                                      \
    X(TessBaseAPIDelete)                                                                                     \
    X(TessMonitorCreate)                                                                                     \
    X(TessMonitorDelete)                                                                                     \
    X(TessMonitorSetDeadlineMSecs)                                                                           \
    X(TessResultIteratorGetPageIterator)                                                                     \
    X(TessResultIteratorGetUTF8Text)                                                                         \
    X(TessResultIteratorConfidence)                                                                          \
    X(TessResultIteratorNext)                                                                                \
    X(TessResultIteratorDelete)                                                                              \
    X(TessPageIteratorIsAtBeginningOf)                                                                       \
    X(TessPageIteratorBaseline)                                                                              \
    X(TessPageIteratorBoundingBox)                                                                           \
    X(TessDeleteText)

static struct {
#define FIELD(name) typeof(&(name)) name; /* NOLINT(bugprone-macro-parentheses): a name */
    FUNCTIONS(FIELD)
#undef FIELD
    gboolean loaded;
} lib;

static struct {
    GMappedFile *file;
    TessBaseAPI *api; /* NULL: not begun yet */
} packs[UNDEX_LANGUAGE_CEILING];

gboolean undex_ocr_load(void)
{
    if (lib.loaded)
        return TRUE;
    /* Read when the library is loaded: threads are forbidden, and cost three times the time of the processor.
     */
    g_setenv("OMP_THREAD_LIMIT", "1", TRUE);
    void *handle = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL);
    lib.loaded = handle != NULL;
#define FIND(name) lib.loaded = lib.loaded && (lib.name = (typeof(lib.name))dlsym(handle, #name)) != NULL;
    FUNCTIONS(FIND)
#undef FIND
    return lib.loaded;
}

void undex_ocr_open_packs(void)
{
    for (const undex_language *l = undex_data_languages; l->code; l++) {
        g_autofree char *file = undex_ocr_pack_file(l);
        if (file && !packs[l->rank].file)
            packs[l->rank].file = g_mapped_file_new(file, FALSE, NULL);
    }
}

gboolean undex_ocr_reads(const undex_language *language)
{
    return packs[language->rank].file != NULL;
}

static gboolean begin(const undex_language *language, GError **error)
{
    if (packs[language->rank].api)
        return TRUE;
    GMappedFile *file = packs[language->rank].file;
    if (!lib.loaded)
        return undex_error_fail(error, UNDEX_ERROR_UNSUPPORTED,
                                "its pages are pictures, and %s, which reads them, cannot be loaded",
                                LIBRARY);
    g_autofree char *package = undex_ocr_pack_package(language);
    if (!file)
        return undex_error_fail(error, UNDEX_ERROR_UNSUPPORTED,
                                "its pages are pictures of text in %s; install %s, and try again",
                                language->name, package);
    TessBaseAPI *api = lib.TessBaseAPICreate();
    if (lib.TessBaseAPIInit5(api, g_mapped_file_get_contents(file), (int)g_mapped_file_get_length(file),
                             language->pack, OEM_LSTM_ONLY, NULL, 0, NULL, NULL, 0, FALSE) != 0) {
        lib.TessBaseAPIDelete(api);
        return undex_error_fail(error, UNDEX_ERROR_UNSUPPORTED,
                                "the pack %s.traineddata cannot be used; install %s anew", language->pack,
                                package);
    }
    lib.TessBaseAPISetPageSegMode(api, PSM_AUTO);
    packs[language->rank].api = api;
    return TRUE;
}

/* What is taken of a page; `width`: where its lines run from the right, its width; else 0. */
typedef struct {
    undex_ocr_lines *lines;
    float width;
} taking;

static void mirror(const taking *t, float *x0, float *x1)
{
    float left = *x0;
    if (t->width > 0)
        *x0 = t->width - *x1, *x1 = t->width - left;
}

static void take_box(const taking *t, const TessPageIterator *at, TessPageIteratorLevel level,
                     undex_ocr_symbol *box)
{
    int left = 0, top = 0, right = 0, bottom = 0;
    lib.TessPageIteratorBoundingBox(at, level, &left, &top, &right, &bottom);
    box->x0 = (float)left, box->y0 = (float)top, box->x1 = (float)right, box->y1 = (float)bottom;
    mirror(t, &box->x0, &box->x1);
}

static void take_line(const taking *t, const TessPageIterator *at)
{
    int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    undex_ocr_symbol box;
    take_box(t, at, RIL_TEXTLINE, &box);
    if (lib.TessPageIteratorBaseline(at, RIL_TEXTLINE, &x0, &y0, &x1, &y1) && x1 > x0) {
        float left = (float)x0, right = (float)x1;
        mirror(t, &left, &right);
        undex_ocr_lines_begin(t->lines, left, (float)(t->width > 0 ? y1 : y0), right,
                              (float)(t->width > 0 ? y0 : y1));
    } else {
        undex_ocr_lines_begin(t->lines, box.x0, box.y1, box.x1, box.y1);
    }
}

static void take_symbols(const taking *t, TessResultIterator *it)
{
    const TessPageIterator *at = lib.TessResultIteratorGetPageIterator(it);
    do {
        char *text = lib.TessResultIteratorGetUTF8Text(it, RIL_SYMBOL);
        if (!text)
            continue;
        if (lib.TessPageIteratorIsAtBeginningOf(at, RIL_TEXTLINE))
            take_line(t, at);
        undex_ocr_symbol symbol = {.text = text,
                                   .begins = lib.TessPageIteratorIsAtBeginningOf(at, RIL_WORD),
                                   .confidence = lib.TessResultIteratorConfidence(it, RIL_WORD)};
        take_box(t, at, RIL_SYMBOL, &symbol);
        undex_ocr_lines_add(t->lines, &symbol);
        lib.TessDeleteText(text);
    } while (lib.TessResultIteratorNext(it, RIL_SYMBOL));
}

undex_ocr_page *undex_ocr_read(const undex_language *language, const undex_ocr_image *image, double seconds,
                               GError **error)
{
    enum { MILLISECONDS = 1000, MOST = 1000 * 1000 };
    if (!begin(language, error))
        return NULL;
    TessBaseAPI *api = packs[language->rank].api;
    lib.TessBaseAPISetImage(api, image->grey, image->width, image->height, 1, image->stride);
    lib.TessBaseAPISetSourceResolution(api, (int)image->dpi);
    ETEXT_DESC *monitor = lib.TessMonitorCreate();
    gint64 began = g_get_monotonic_time();
    lib.TessMonitorSetDeadlineMSecs(monitor, (int)(MIN(seconds, MOST) * MILLISECONDS));
    gboolean failed = lib.TessBaseAPIRecognize(api, monitor) != 0;
    gboolean late = (double)(g_get_monotonic_time() - began) / G_USEC_PER_SEC > seconds;
    lib.TessMonitorDelete(monitor);
    TessResultIterator *it = failed || late ? NULL : lib.TessBaseAPIGetIterator(api);
    gboolean mirrored = strcmp(language->code, "ar") == 0;
    taking t = {undex_ocr_lines_new(image, mirrored), mirrored ? (float)image->width : 0};
    if (it) {
        take_symbols(&t, it);
        lib.TessResultIteratorDelete(it);
    }
    undex_ocr_page *page = undex_ocr_lines_end(t.lines);
    lib.TessBaseAPIClear(api);
    if (!late)
        return page;
    undex_ocr_page_free(page);
    return undex_error_null(error, UNDEX_ERROR_TIMEOUT, "OCR takes longer than is allowed (--timeout)");
}
