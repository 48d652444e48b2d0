// SPDX-License-Identifier: GPL-3.0-or-later
/* Roman numerals. */
#pragma once

/* "iv": in small letters, from 1; of pages and sub-paragraphs, so no sign is above "l". Caller frees. */
char *undex_roman(int number);
