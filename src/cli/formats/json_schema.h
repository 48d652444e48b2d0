// SPDX-License-Identifier: GPL-3.0-or-later
/* The text of data/undex-1.schema.json. */
#ifndef UNDEX_CLI_FORMATS_JSON_SCHEMA_H
#define UNDEX_CLI_FORMATS_JSON_SCHEMA_H

extern const char undex_data_undex_1_schema[];

#endif
