// SPDX-License-Identifier: GPL-3.0-or-later
/* The text of data/undex-1.schema.json. */
#pragma once

extern const char undex_data_undex_1_schema[];
