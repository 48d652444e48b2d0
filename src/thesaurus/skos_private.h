// SPDX-License-Identifier: GPL-3.0-or-later
/* What statements have said so far, between who takes them (skos_builder.c) and who writes the bytes
 * (thesaurus_write.c). */
#pragma once

#include "thesaurus/thesaurus_read.h"

/* A thing that is spoken of; its number is its place. */
typedef struct {
    const char *iri;
    guint32 concept; /* its number among concepts, from 1; 0: it is none */
    gboolean other;  /* it is said to be something else: a scheme, a collection, out of use */
} skos_thing;

typedef struct {
    guint32 thing;
    const char *text;
    guint8 language, kind;
} skos_label;

typedef struct {
    guint32 from, to; /* things */
    guint8 kind;
} skos_link;

/* Labels by concept, links by concept, both sorted and each once; `concepts`: guint32, numbers of things. */
GBytes *undex_thesaurus_write(const GArray *things, const GArray *concepts, const GArray *labels,
                              const GArray *links);
