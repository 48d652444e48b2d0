// SPDX-License-Identifier: GPL-3.0-or-later
/* undex(1): all commands, and what they have in common. */
#include "cli/manual/manual.h"

#include "cli/manual/mdoc.h"

typedef struct {
    const char *name, *means;
} manual_row;

static const manual_row exits[] = {
    {"0", "done"},
    {"1", "nothing was found"},
    {"2", "wrong usage, or an error that stopped the work"},
    {"3", "some documents could not be taken, or the answer is partial"},
};

static const manual_row variables[] = {
    {"UNDEX_INDEX", "where the index is, where --index does not say it: a folder, a list or HOST:PORT"},
    {"UNDEX_COMPACT_LEAST",
     "passages that must be new for undex index to compact at its end, in place of 2000; tests set fewer"},
    {"UNDEX_STEP_SECONDS",
     "processor time for one step of reading an index that may be damaged, where a minute is too long"},
    {"UNDEX_VIEWER", "the program that undex open starts, where the option and the setting do not name it"},
    {"UNDEX_NO_CONFIG", "where it is set, no settings are read"},
    {"UNDEX_PAGER", "the pager for answers on a terminal; else PAGER, else less -FRX"},
    {"UNDEX_READER", "the program that reads documents, where it is not the one that was installed"},
    {"NO_COLOR", "where it is set and not empty, nothing is printed in colours but with --color=always"},
    {"FORCE_HYPERLINK", "whether the terminal is taken for one that follows links: 1 or 0"},
    {"COLUMNS", "how wide text is printed"},
    {"XDG_CONFIG_HOME", "the folder of the user's settings, undex/config; else ~/.config"},
    {"XDG_DATA_HOME", "the folder of the user's own index, undex/index; else ~/.local/share"},
};

static const manual_row files[] = {
    {"~/.config/undex/config", "the user's settings: defaults of options"},
    {".undex.conf", "settings for a folder and those below it; it counts where it belongs to the user"},
    {"~/.local/share/undex/index", "the user's own index"},
};

static const char shards[] =
    "Commands that read take several indexes as one: --index may be repeated, and may name a list or a "
    "server. "
    "A list is a text file NAME.shards with a folder, a HOST:PORT or another list a line, relative to the "
    "list's own folder; empty lines and lines that begin with # say nothing. A server is xapian-tcpsrv, "
    "which "
    "offers the database of an index, the folder db in it. It asks for no password and encrypts nothing: let "
    "it listen on the loopback interface, and reach it through a tunnel such as ssh -L 7001:127.0.0.1:7001 "
    "HOST.\n\n"
    "A shard that fails, or does not answer within --shard-timeout, is named and left out; the answer is "
    "then "
    "partial, and the exit status is 3. With --all-shards it is an error. The same document in two shards is "
    "that of the first; two documents with one id are told apart by the first digits of their SHA-256. A "
    "shard "
    "of another version of undex is an error.\n";

static void print_rows(undex_output *out, const char *macro, const manual_row *rows, gsize count)
{
    undex_mdoc_list_begin(out);
    for (gsize i = 0; i < count; i++) {
        undex_output_format(out, ".It %s %s\n", macro, rows[i].name);
        undex_mdoc_sentence(out, rows[i].means, FALSE);
    }
    undex_mdoc_list_end(out);
}

void undex_manual_exit_status(undex_output *out)
{
    undex_mdoc_section(out, "EXIT STATUS");
    print_rows(out, "Cm", exits, G_N_ELEMENTS(exits));
}

static void print_commands(undex_output *out)
{
    undex_mdoc_section(out, "COMMANDS");
    undex_mdoc_list_begin(out);
    for (int i = 0; undex_commands[i]; i++) {
        undex_output_format(out, ".It Xr undex-%s 1\n", undex_commands[i]->name);
        undex_mdoc_sentence(out, undex_commands[i]->summary, FALSE);
    }
    undex_mdoc_list_end(out);
}

void undex_manual_overview(undex_output *out)
{
    static const char *const pages[] = {"undex-records", "5", "undex-query", "7", NULL, NULL};
    undex_mdoc_begin(out, "undex", 1, undex_help_about);
    undex_mdoc_section(out, "SYNOPSIS");
    undex_output_text(out, ".Nm\n.Ar COMMAND\n.Op Ar OPTION ...\n.Op Ar OPERAND ...\n");
    undex_mdoc_section(out, "DESCRIPTION");
    undex_mdoc_text(
        out,
        "undex takes United Nations documents (PDF and plain text) apart into what can be cited, numbered "
        "paragraphs with their sub-paragraphs, headings, footnotes and speeches, and searches them. Each "
        "answer is a passage with its citation, its page and the notes that belong to it.\n\n"
        "The index is the folder that --index names, else $UNDEX_INDEX, else ./index where there is one of "
        "the user's, else the user's own. Data go to standard output, everything else to standard error.\n");
    print_commands(out);
    undex_mdoc_section(out, "SEVERAL INDEXES");
    undex_mdoc_text(out, shards);
    undex_mdoc_section(out, "ENVIRONMENT");
    print_rows(out, "Ev", variables, G_N_ELEMENTS(variables));
    undex_mdoc_section(out, "FILES");
    print_rows(out, "Pa", files, G_N_ELEMENTS(files));
    undex_manual_exit_status(out);
    undex_mdoc_section(out, "EXAMPLES");
    for (const char *const *line = undex_help_examples; *line; line++)
        undex_mdoc_literal(out, *line);
    undex_mdoc_see_also(out, pages);
}
