// SPDX-License-Identifier: GPL-3.0-or-later
/* The strip below the pages: what the colours mean, and the marks' remarks. */
#pragma once

#include "extract/pdf/picture_layout.h"

#include <cairo.h>

typedef struct strip strip;

/* Set for a width in points. */
strip *strip_new(double width, const GArray *marks);
void strip_free(strip *below);
/* In points. */
double strip_height(const strip *below);
/* At its place in the sheet; the cairo's units are pixels. */
void strip_draw(cairo_t *cairo, const sheet *plan, const strip *below);
