// SPDX-License-Identifier: GPL-3.0-or-later
/* Roman numerals. */
#pragma once

/* "iv": in small letters, from 1; numbers of pages and sub-paragraphs, so there is no sign above "l". Caller
 * frees. */
char *undex_roman(int number);
