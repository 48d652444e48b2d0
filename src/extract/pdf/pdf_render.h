// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Drawing: the pages of a PDF as a picture, with places on them marked. Knows pages and rectangles; nothing
 * of passages, of the index or of where the picture goes.
 *
 * Rectangles are undex_box: PDF points, the origin at the top left corner of the page as it is shown, y
 * downwards. Pages with a mark on them are drawn, in their order, one below the other; no other pages are.
 * The text under a mark keeps its colour (the mark is multiplied in).
 *
 * Errors: UNDEX_ERROR_DAMAGED, _ENCRYPTED, _LIMIT (too many pages or pixels), _USAGE (nothing to draw, dpi
 * out of range).
 */
#pragma once

#include "undex/error.h"
#include "undex/picture.h"

/* The colour that white paper takes under a mark, or of its line, 0xRRGGBB. */
guint32 undex_render_color(undex_picture_layer layer);

/* Loads and keeps what drawing would load when a page first wants it (the lists of fonts), so that it is
 * there for processes forked later, which may open nothing but the fonts themselves. The folders that these
 * lie in, NULL after the last; caller frees. */
char **undex_render_preload(void);

/* A PNG file's bytes. `marks` are undex_picture_mark; those on pages that are not there are passed over.
 * `drawn` (NULL: not wanted) says how large it has become. */
GBytes *undex_render_png(GBytes *pdf, const GArray *marks, const undex_picture_options *options,
                         undex_picture_drawn *drawn, GError **error);
