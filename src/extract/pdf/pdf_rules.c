// SPDX-License-Identifier: GPL-3.0-or-later
/* The rules that a page draws: straight strokes, and boxes so thin that they look like strokes. poppler's own
 * interpreter runs through every path while it reads the text, and throws it away. The program's own
 * functions of these names stand in front of the library's (the Makefile exports them), note the path and
 * pass it on, which costs nothing that can be measured. The names are those that C++ gives the library's
 * functions; of a library that has others no rules are known, and tables are found by their text alone. A
 * subclass of the library's TextOutputDev would want its private headers, which hold for one version of it
 * alone, and a second run through each page, since poppler-glib makes its own device. */
#include "extract/formats.h"

#include <dlfcn.h>
#include <math.h>
#include <string.h>

enum { MOST_RULES = 6000 };      /* of a page */
enum { MOST_POINTS = 4000 };     /* of a path; a longer one draws no table */
enum { MATRIX_SIZE = 6 };        /* numbers */
static const float THIN = 2.6F;  /* points: no thicker box is a rule */
static const float LEVEL = 0.7F; /* points: what a rule may rise or fall */
static const float SHORT = 2.0F; /* points: no shorter line is a rule */
static const float FAR = 20000;  /* points: no page reaches so far, so that nothing drawn there is seen */

typedef struct {
    double x, y;
    gboolean begins; /* a part of the path */
    gboolean curved; /* what leads here */
} point;

static struct {
    GArray *rules; /* where those of the page that is read go; NULL: none are wanted */
    GArray *path;  /* point, in the coordinates that the page's program uses */
    const char *state;
    gssize matrix; /* where in the interpreter's state its matrix lies; 0: not known */
    gboolean closed;
} reading;

void undex_pdf_rules_take(GArray *rules)
{
    reading.rules = rules;
    reading.matrix = 0;
    if (!reading.path)
        reading.path = g_array_new(FALSE, FALSE, sizeof(point));
    g_array_set_size(reading.path, 0);
}

static void add_point(double x, double y, gboolean begins, gboolean curved)
{
    point next = {x, y, begins, curved};
    if (reading.rules && reading.path->len <= MOST_POINTS)
        g_array_append_val(reading.path, next);
}

/* FALSE also of what is no number: a file may scale without bound. */
static gboolean is_near(float x, float y)
{
    return fabsf(x) < FAR && fabsf(y) < FAR;
}

static void add_rule(float x0, float y0, float x1, float y1)
{
    if (reading.rules->len >= MOST_RULES || !is_near(x0, y0) || !is_near(x1, y1))
        return;
    undex_rule rule = {MIN(x0, x1), MIN(y0, y1), MAX(x0, x1), MAX(y0, y1)};
    float across = rule.x1 - rule.x0, down = rule.y1 - rule.y0;
    if (MAX(across, down) < SHORT)
        return;
    if (across > down)
        rule.y0 = rule.y1 = (rule.y0 + rule.y1) / 2;
    else
        rule.x0 = rule.x1 = (rule.x0 + rule.x1) / 2;
    g_array_append_val(reading.rules, rule);
}

/* The points from `first` to before `end` are one part of a path that is filled. */
static void add_filled(const point *points, guint first, guint end)
{
    float x0 = G_MAXFLOAT, y0 = G_MAXFLOAT, x1 = -G_MAXFLOAT, y1 = -G_MAXFLOAT;
    for (guint i = first; i < end; i++) {
        if (points[i].curved)
            return;
        x0 = MIN(x0, (float)points[i].x), x1 = MAX(x1, (float)points[i].x);
        y0 = MIN(y0, (float)points[i].y), y1 = MAX(y1, (float)points[i].y);
    }
    if (end - first >= 3 && end - first <= 5 && MIN(x1 - x0, y1 - y0) <= THIN)
        add_rule(x0, y0, x1, y1);
}

static void add_stroked(const point *points, guint first, guint end)
{
    for (guint i = first + 1; i < end; i++) {
        float across = fabsf((float)(points[i].x - points[i - 1].x));
        float down = fabsf((float)(points[i].y - points[i - 1].y));
        if (!points[i].curved && MIN(across, down) <= LEVEL)
            add_rule((float)points[i - 1].x, (float)points[i - 1].y, (float)points[i].x, (float)points[i].y);
    }
}

/* A path is painted; `state` is the interpreter's. */
static void paint(const char *state, gboolean stroked)
{
    guint count = reading.path ? reading.path->len : 0;
    if (!reading.rules || !reading.matrix || !count || count > MOST_POINTS)
        return;
    const double *m = (const double *)(const void *)(state + reading.matrix);
    point *points = &g_array_index(reading.path, point, 0);
    for (guint i = 0; i < count; i++) {
        double x = points[i].x, y = points[i].y;
        points[i].x = m[0] * x + m[2] * y + m[4];
        points[i].y = m[1] * x + m[3] * y + m[5];
    }
    for (guint first = 0; first < count;) {
        guint end = first + 1;
        while (end < count && !points[end].begins)
            end++;
        if (stroked)
            add_stroked(points, first, end);
        else
            add_filled(points, first, end);
        first = end;
    }
    g_array_set_size(reading.path, 0);
}

const double *undex_pdf_state_matrix(const void *state)
{
    return reading.matrix ? (const double *)(const void *)((const char *)state + reading.matrix) : NULL;
}

gboolean undex_pdf_find_real(void *real, const char *name)
{
    void *found;
    memcpy(&found, real, sizeof found);
    if (!found)
        found = dlsym(RTLD_NEXT, name);
    memcpy(real, &found, sizeof found);
    return found != NULL;
}

/* void TextOutputDev::startPage(int, GfxState *, XRef *); next comes OutputDev::setDefaultCTM(const double
 * *), with the matrix of that state: so far from its beginning the matrix of any state lies. */
void undex_pdf_rules_start_page(void *device, int page, void *state,
                                void *xref) __asm__("_ZN13TextOutputDev9startPageEiP8GfxStateP4XRef");
void undex_pdf_rules_start_page(void *device, int page, void *state, void *xref)
{
    reading.state = state;
    FIND_REAL(undex_pdf_rules_start_page, "_ZN13TextOutputDev9startPageEiP8GfxStateP4XRef");
    real(device, page, state, xref);
}

void undex_pdf_rules_set_matrix(void *device,
                                const double *matrix) __asm__("_ZN9OutputDev13setDefaultCTMEPKd");
void undex_pdf_rules_set_matrix(void *device, const double *matrix)
{
    enum { STATE_SIZE = 256 }; /* bytes: every interpreter's state is larger, so that a matrix lies in it */
    gssize at = reading.state ? (const char *)matrix - reading.state : 0;
    gboolean inside =
        at > 0 && at % (gssize)sizeof *matrix == 0 && at + MATRIX_SIZE * (gssize)sizeof *matrix <= STATE_SIZE;
    reading.matrix = inside ? at : 0;
    reading.state = NULL;
    FIND_REAL(undex_pdf_rules_set_matrix, "_ZN9OutputDev13setDefaultCTMEPKd");
    real(device, matrix);
}

/* GfxPath */
void undex_pdf_rules_move_to(void *path, double x, double y) __asm__("_ZN7GfxPath6moveToEdd");
void undex_pdf_rules_move_to(void *path, double x, double y)
{
    add_point(x, y, TRUE, FALSE);
    FIND_REAL(undex_pdf_rules_move_to, "_ZN7GfxPath6moveToEdd");
    real(path, x, y);
}

void undex_pdf_rules_line_to(void *path, double x, double y) __asm__("_ZN7GfxPath6lineToEdd");
void undex_pdf_rules_line_to(void *path, double x, double y)
{
    add_point(x, y, FALSE, FALSE);
    FIND_REAL(undex_pdf_rules_line_to, "_ZN7GfxPath6lineToEdd");
    real(path, x, y);
}

void undex_pdf_rules_curve_to(void *path, double x1, double y1, double x2, double y2, double x,
                              double y) __asm__("_ZN7GfxPath7curveToEdddddd");
void undex_pdf_rules_curve_to(void *path, double x1, double y1, double x2, double y2, double x, double y)
{
    add_point(x, y, FALSE, TRUE);
    FIND_REAL(undex_pdf_rules_curve_to, "_ZN7GfxPath7curveToEdddddd");
    real(path, x1, y1, x2, y2, x, y);
}

void undex_pdf_rules_close_path(void *path) __asm__("_ZN7GfxPath5closeEv");
void undex_pdf_rules_close_path(void *path)
{
    guint first = reading.path ? reading.path->len : 0;
    while (first > 0 && !g_array_index(reading.path, point, first - 1).begins)
        first--;
    if (first > 0) {
        point back = g_array_index(reading.path, point, first - 1);
        add_point(back.x, back.y, FALSE, FALSE);
    }
    FIND_REAL(undex_pdf_rules_close_path, "_ZN7GfxPath5closeEv");
    real(path);
}

/* GfxState::clearPath(): after a path is painted, or not. */
void undex_pdf_rules_clear_path(void *state) __asm__("_ZN8GfxState9clearPathEv");
void undex_pdf_rules_clear_path(void *state)
{
    if (reading.path)
        g_array_set_size(reading.path, 0);
    FIND_REAL(undex_pdf_rules_clear_path, "_ZN8GfxState9clearPathEv");
    real(state);
}

/* TextOutputDev */
void undex_pdf_rules_stroke(void *device, void *state) __asm__("_ZN13TextOutputDev6strokeEP8GfxState");
void undex_pdf_rules_stroke(void *device, void *state)
{
    paint(state, TRUE);
    FIND_REAL(undex_pdf_rules_stroke, "_ZN13TextOutputDev6strokeEP8GfxState");
    real(device, state);
}

void undex_pdf_rules_fill(void *device, void *state) __asm__("_ZN13TextOutputDev4fillEP8GfxState");
void undex_pdf_rules_fill(void *device, void *state)
{
    paint(state, FALSE);
    FIND_REAL(undex_pdf_rules_fill, "_ZN13TextOutputDev4fillEP8GfxState");
    real(device, state);
}

void undex_pdf_rules_fill_even_odd(void *device, void *state) __asm__("_ZN13TextOutputDev6eoFillEP8GfxState");
void undex_pdf_rules_fill_even_odd(void *device, void *state)
{
    paint(state, FALSE);
    FIND_REAL(undex_pdf_rules_fill_even_odd, "_ZN13TextOutputDev6eoFillEP8GfxState");
    real(device, state);
}
