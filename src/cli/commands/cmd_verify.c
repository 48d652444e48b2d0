// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/draft_file.h"
#include "cli/formats/printer.h"
#include "cli/open_index.h"
#include "undex/verify.h"

typedef struct {
    int markup; /* a place in markups */
    gboolean problems;
} verify_options;

static const char *const markups[] = {"auto", "markdown", "latex", NULL};

#define FIELD(name) offsetof(verify_options, name)

static const undex_option rows[] = {
    {"markup", 0, UNDEX_VALUE_CHOICE, FIELD(markup), "WHAT",
     "auto (default: by the file's name and what is in it), markdown (plain text, too) or latex",
     .choices = markups},
    {"problems", 0, UNDEX_VALUE_NONE, FIELD(problems), NULL, "print only what is not true"},
    {NULL},
};

static void keep_problems(undex_verification *verification)
{
    for (guint i = verification->items->len; i-- > 0;)
        if (undex_verdict_is_true(((undex_verified *)g_ptr_array_index(verification->items, i))->verdict))
            g_ptr_array_remove_index(verification->items, i);
}

/* "12 quotations and citations: 10 are true, 2 are not; 3 short ones were left alone" */
static void say_total(const undex_cli *cli, const undex_verification *v)
{
    int all = 0, held = 0;
    for (int i = 0; i < UNDEX_VERDICT_COUNT; i++) {
        all += v->counts[i];
        held += undex_verdict_is_true((undex_verdict)i) ? v->counts[i] : 0;
    }
    g_autofree char *alone =
        v->left_alone ? g_strdup_printf("; short quotations that cite nothing, left alone: %d", v->left_alone)
                      : NULL;
    undex_output_flush(cli->out);
    if (!cli->common.quiet)
        undex_cli_message("quotations and citations: %d, true: %d, not true: %d%s", all, held, all - held,
                          alone ? alone : "");
}

static int run_verify(undex_cli *cli, const void *given, char **operands)
{
    const verify_options *options = given;
    g_autoptr(GError) error = NULL;
    g_autoptr(undex_index) store = undex_cli_open(cli, UNDEX_INDEX_READ);
    if (!store)
        return UNDEX_EXIT_ERROR;
    g_autofree char *shown = undex_display_path(operands[0]);
    g_autoptr(undex_draft) draft = undex_cli_read_draft(cli, operands[0], markups[options->markup], &error);
    if (!draft)
        return undex_cli_fail("%s: %s", shown, error->message);
    g_autoptr(undex_verification) verification = undex_verify_run(store, draft, &error);
    if (!verification)
        return undex_cli_stop(cli, error);
    verification->draft = g_strdup(operands[0]);
    if (options->problems)
        keep_problems(verification);
    cli->printer->verified(cli->out, verification);
    say_total(cli, verification);
    return undex_cli_shards_end(verification->is_true ? UNDEX_EXIT_DONE : UNDEX_EXIT_NOTHING);
}

static const undex_example examples[] = {
    {"verify thesis.md", "every quotation and citation of a UN document in it, and whether it is true"},
    {"verify --problems chapter.tex", "only what is not"},
    {"verify --format=sarif report.md >report.sarif", "for an editor, or a service that checks changes"},
    {"verify - <letter.txt", "from standard input"},
    {"verify submission.pdf", "a PDF; places are its pages"},
    {"verify article.docx", "from a word processor; places are its paragraphs and notes"},
    {NULL},
};

const undex_command undex_command_verify = {
    .name = "verify",
    .operands = "DRAFT",
    .summary = "checks the quotations and citations of a draft against the index",
    .least = 1,
    .most = 1,
    .operand = UNDEX_OPERAND_FILE,
    .takes = UNDEX_TAKES_INDEX | UNDEX_TAKES_SHARDS | UNDEX_TAKES_PAGER | UNDEX_TAKES_SANDBOX,
    .slot = UNDEX_SLOT(verified),
    .options = rows,
    .options_size = sizeof(verify_options),
    .examples = examples,
    .more =
        "DRAFT is plain text, Markdown, LaTeX, DOCX, ODT or a PDF (- is standard input). A quotation stands "
        "in "
        "quotation "
        "marks of any kind, or is set apart ('>', or an environment such as quote), and belongs to the "
        "citation "
        "beside it, in its note or in its sentence. Letter case, line breaks, hyphens, quotation marks, "
        "ellipses "
        "and brackets ('[t]he') do not matter, but an ellipsis that hides a 'not' and brackets that hold "
        "another "
        "word do.\nEach is verbatim at the place cited; uncited (nothing is cited, it stands in the index); "
        "cited "
        "(not quoted, the place exists): these are true; or altered (by an ellipsis or brackets); elsewhere "
        "(verbatim, but not there); nearly (some words differ: [-of the document-]{+of the draft+}); "
        "not-found; "
        "no-place (the document has no such paragraph); no-document (it is not in the index). Exit code 1: "
        "something is not true.",
    .run = run_verify,
};
