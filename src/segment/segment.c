// SPDX-License-Identifier: GPL-3.0-or-later
/* This is the face of the room: it runs the pipeline and keeps nothing but the record. */
#include "segment/segment.h"

#include "segment/language/language_evidence.h"
#include "segment/pipeline.h"
#include "segment/segment_patterns.h"

#include "undex/citation.h"

void undex_segment_warm(void)
{
    undex_pattern_warm(segment_patterns, PATTERN_COUNT);
    undex_citation_warm();
    segment_language_warm();
}

undex_document *undex_segment(const undex_source *source)
{
    segment_view view = {.lines = g_array_new(FALSE, FALSE, sizeof(segment_line)), .source = source};
    g_autoptr(GArray) notes = NULL;
    undex_document *document = segment_run(source, &view, &notes);
    segment_view_clear(&view);
    return document;
}
