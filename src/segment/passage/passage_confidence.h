// SPDX-License-Identifier: GPL-3.0-or-later
/* How sure OCR is of the passages that it has read. */
#pragma once

#include "segment/line.h"

void segment_confidence(const undex_source *source, undex_document *document);
