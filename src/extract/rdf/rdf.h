// SPDX-License-Identifier: GPL-3.0-or-later
/* The two ways in which statements are written. Each gives those that it has read, up to where it fails. */
#pragma once

#include "record/rdf_statement.h"

/* Turtle, of which N-Triples are a part. */
gboolean undex_rdf_read_turtle(const char *bytes, gsize length, undex_rdf_taker take, gpointer closure,
                               GError **error);
gboolean undex_rdf_read_xml(const char *bytes, gsize length, undex_rdf_taker take, gpointer closure,
                            GError **error);
