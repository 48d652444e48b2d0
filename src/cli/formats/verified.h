// SPDX-License-Identifier: GPL-3.0-or-later
/* What a verification of a draft is printed as. */
#pragma once

#include "cli/formats/printer.h"

/* verified_text.c; verified_json.c: one object, and a line for each item. */
void undex_text_verified(undex_output *out, const undex_verification *verification);
void undex_json_verification(GString *out, const undex_verification *verification);
void undex_json_verified(GString *out, const undex_verification *verification, guint i);

/* "not found: nearly the same stands in A/68/190, para. 12": one line about an item. Caller frees. */
char *undex_verified_message(const undex_verified *verified);
/* Where it stands in the draft: "12:5", "p. 3", "paragraph 7", "note 2". Caller frees. */
char *undex_verified_place(const undex_verified *verified);

/* verified_text.c: the words of both texts, set apart: by colours, or as [-old-]{+new+}. */
void undex_text_put_diff(undex_output *out, const GArray *pieces, int indent);
