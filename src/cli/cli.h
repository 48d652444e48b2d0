// SPDX-License-Identifier: GPL-3.0-or-later
/* The command line: the one room that prints and that chooses exit codes. A command is a row of the table in
 * commands.c and one file cmd_NAME.c; what it prints goes through a printer (printer.h). Data go to stdout,
 * everything else to stderr. */
#pragma once

#include "cli/options/option.h"

#include <glib.h>
#include <stddef.h>

/* Runs the program; what it returns is the exit code. */
int undex_cli_main(int argc, char **argv);

/* ERROR: wrong usage, or what stopped the work; SOME: some documents could not be taken. */
enum { UNDEX_EXIT_DONE = 0, UNDEX_EXIT_NOTHING = 1, UNDEX_EXIT_ERROR = 2, UNDEX_EXIT_SOME = 3 };

/* What was said of the processes that read documents; 0: nothing. */
typedef struct {
    int jobs, max_pages;
    int ocr; /* undex_ocr */
    double timeout;
    gint64 max_memory;
    gboolean no_sandbox, require_sandbox, attachments;
} undex_worker_given;

/* The options that commands share; strings are NULL where not given. */
typedef struct {
    gboolean help, quiet, verbose, no_pager;
    int color, hyperlinks; /* undex_when */
    int progress;          /* undex_progress_way */
    int format;            /* the place in the list of the command's formats */
    int cite_language;     /* a place in undex_cite_languages */
    int raw_cells;         /* 1: cells of csv and tsv stay as they are */
    char *index;           /* the folder, whatever else was said; NULL: what was said counts */
    char **indexes;        /* --index: where they are (undex/shards.h) */
    double query_timeout;  /* seconds of processor time; 0: as many as it takes */
    double shard_timeout;  /* seconds to wait for a shard; 0: for ever */
    gboolean all_shards;
    undex_worker_given workers;
    char **operands;
} undex_common_options;

typedef struct undex_output undex_output;

/* One run of a command: what was asked, settled. */
typedef struct {
    const undex_command *command;
    undex_common_options common;
    const undex_printer *printer; /* of the wanted format */
    undex_output *out;            /* stdout */
} undex_cli;

typedef struct {
    const char *command; /* without "undex " */
    const char *does;
} undex_example;

/* What the operands of a command are, for the completions. */
typedef enum {
    UNDEX_OPERAND_OTHER,
    UNDEX_OPERAND_FILE,    /* or a folder */
    UNDEX_OPERAND_QUERY,   /* words and filters */
    UNDEX_OPERAND_TOPIC,   /* of the help */
    UNDEX_OPERAND_SETTING, /* what to do with a setting, and its name */
} undex_operand_kind;

/* A command. The fields of `options` are offsets into the command's own options struct of `options_size`
 * bytes, which begins as a copy of `defaults` (NULL: zeros) and is freed by the table: no command keeps
 * options in globals. */
struct undex_command {
    const char *name;
    const char *operands; /* as usage shows them; "" for none */
    const char *summary;
    int least, most; /* operands wanted; most -1: any number */
    undex_operand_kind operand;
    undex_takes takes;
    gsize slot; /* the printer's function this command needs: UNDEX_SLOT(...); 0: prints no data */
    const undex_option *options; /* ends with a NULL name; NULL: none of its own */
    gsize options_size;
    const void *defaults;
    const undex_example *examples; /* ends with a NULL command */
    const char *more;              /* text below the options in the help; NULL: none */
    int (*run)(undex_cli *cli, const void *options, char **operands);
};

/* The table, in the order of the help. Ends with a NULL name. */
extern const undex_command *const undex_commands[];
const undex_command *undex_command_find(const char *name);

extern const undex_command undex_command_index, undex_command_search, undex_command_show, undex_command_cite,
    undex_command_refs, undex_command_similar, undex_command_concordance, undex_command_trend,
    undex_command_terms, undex_command_extract, undex_command_list, undex_command_export, undex_command_info,
    undex_command_status, undex_command_remove, undex_command_check, undex_command_compact,
    undex_command_merge, undex_command_split, undex_command_open, undex_command_verify, undex_command_diff,
    undex_command_thesaurus, undex_command_config, undex_command_schema, undex_command_help,
    undex_command_version;

/* options.c: reads a command's arguments (argv without the program and the command). FALSE after it has said
 * what is wrong. `*options` is the command's struct: free it with undex_options_clear(). */
gboolean undex_options_read(undex_cli *cli, char **argv, void **options);
void undex_options_clear(undex_cli *cli, void *options);
/* option_rules.c: what options need and what they do not go with, by the columns of their rows. FALSE after
 * it has said which rule does not hold. `rows`: all that the command takes; `given`: the rows (undex_option
 * *) of the options that were given. */
gboolean undex_option_rules_hold(const undex_cli *cli, const undex_option *const *rows, GPtrArray *given,
                                 const void *options);
/* options_shared.c: the rows of the options that commands share; ends with a NULL name. Their fields are
 * those of undex_common_options. */
extern const undex_option undex_options_shared[];

/* help.c */
void undex_help_command(undex_output *out, const undex_command *command);
void undex_help_overview(undex_output *out);
/* What undex is: a sentence without its full stop; and three commands to begin with. */
extern const char undex_help_about[];
extern const char *const undex_help_examples[]; /* ends with NULL */
/* help_records.c: the records that are printed as JSON. */
void undex_help_records(undex_output *out);
/* "  name   what it does", what it does wrapped in its column. */
void undex_help_row(undex_output *out, const char *name, int column, const char *does);

/* command_suggest.c: the candidate nearest to `word` by edits, NULL where none is near. */
const char *undex_command_suggest(const char *word, const char *const *candidates);
/* The same among the names of all commands. */
const char *undex_command_nearest(const char *word);

/* messages.c: one line "undex: ..." on stderr, safe for a terminal. A progress bar is cleared first. */
void undex_cli_message(const char *format, ...) G_GNUC_PRINTF(1, 2);
/* The same of a command that cannot go on: its exit code. */
#define undex_cli_fail(...) (undex_cli_message(__VA_ARGS__), UNDEX_EXIT_ERROR)
/* The same, for wrong usage of a command: adds where to look. Returns UNDEX_EXIT_ERROR. */
int undex_usage(const undex_cli *cli, const char *format, ...) G_GNUC_PRINTF(2, 3);
#define undex_usage_false(...) (undex_usage(__VA_ARGS__), FALSE)
/* A path for people: invalid bytes and control characters escaped. Caller frees. */
char *undex_display_path(const char *path);
