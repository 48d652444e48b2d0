// SPDX-License-Identifier: GPL-3.0-or-later
/* What the parts of a symbol may be, from data/. Private to symbol_body.c. */
#pragma once

#include "base/word_list.h"

/* Bodies that are numbered: ad hoc, standing and sessional committees, commissions, conferences,
 * subcommittees, subcommissions, working groups. */
extern const char undex_data_numbered_bodies[];

/* Kinds of documents; and C, the committee that a treaty's name stands for already. */
extern const char undex_data_document_kinds[];
