// SPDX-License-Identifier: GPL-3.0-or-later
/* Frames are drawn around and between the cells of tables. frames.c finds them; table_frames.c decides
 * which are tables, and table_rules.c asks them about lines. */
#pragma once

#include "record/source.h"

/* Points: how far from one another the ends of rules that touch may be. */
static const float FRAMES_TOUCH = 2.6F;

/* A level rule at a height, an upright one at a distance from the left: from where to where it goes. */
typedef struct {
    float at, from, to;
    int frame; /* the number of what it touches, on its page */
} stroke;

typedef struct {
    int page;
    float x0, y0, x1, y1;
    GArray *edges;    /* float: where columns are divided, from the left, the outer edges among them */
    GArray *levels;   /* stroke, from the top */
    GArray *uprights; /* stroke, from the left */
    guint rows;       /* between levels, with words in them */
    gboolean open;    /* has rows that no level rule divides */
} frame;

/* The frames of a page that are divided by an upright rule, in the direction in which lines so turned are
 * read: frame *, owned by the caller. */
GPtrArray *frames_of_page(const undex_source_page *page, int turn);
void frames_free(gpointer data);
