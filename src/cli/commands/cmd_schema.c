// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cli.h"
#include "cli/formats/json_objects.h"
#include "cli/terminal/output.h"

static int run_schema(undex_cli *cli, G_GNUC_UNUSED const void *options, G_GNUC_UNUSED char **operands)
{
    undex_output_text(cli->out, undex_data_undex_1_schema);
    return UNDEX_EXIT_DONE;
}

static const undex_example examples[] = {
    {"schema >undex-1.json", "what every JSON output of this version keeps to"},
    {NULL},
};

const undex_command undex_command_schema = {
    .name = "schema",
    .operands = "",
    .summary = "prints the JSON Schema of all JSON output",
    .examples = examples,
    .more = "It accepts all that undex prints as JSON: whole with --format=json, line by line with jsonl. "
            "Its $defs are named\nfor what is printed (search, hit, passage, document, status ...), and say "
            "by which command. New keys may come;\nnone is renamed or removed without another version.",
    .run = run_schema,
};
