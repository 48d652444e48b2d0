// SPDX-License-Identifier: GPL-3.0-or-later
/* A picture of pages as undex has asked for it. */
#pragma once

#include "undex/picture.h"

/* A PNG file's bytes; the errors are those of extraction and of drawing. */
GBytes *undex_draw_pages(GBytes *bytes, const char *path, const undex_picture *picture,
                         undex_picture_drawn *drawn, GError **error);
