// SPDX-License-Identifier: GPL-3.0-or-later
/* Of which language each passage is: of its document's, where nothing certain says otherwise. */
#pragma once

#include "undex/document.h"

void segment_passage_languages(undex_document *document);
