// SPDX-License-Identifier: GPL-3.0-or-later
/* A picture of the citation network, drawn by the program dot of Graphviz. */
#pragma once

#include <glib.h>

/* SVG of what `dot`, a text in its language, says. NULL: the program is not there, or it fails. */
GString *undex_citation_picture(const char *dot, GError **error);
