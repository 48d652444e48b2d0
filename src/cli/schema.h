// SPDX-License-Identifier: GPL-3.0-or-later
/* The text of src/cli/schema/undex-1.json; the Makefile makes it a string. */
#ifndef UNDEX_CLI_SCHEMA_H
#define UNDEX_CLI_SCHEMA_H

extern const char undex_schema_json[];

#endif
