// SPDX-License-Identifier: GPL-3.0-or-later
/* An option is a row: what it is called, what kind of value it takes and where that is kept, what it needs
 * and what it does not go with. Reading the command line (options.c), the checks (option_value.c,
 * option_rules.c), the help (help.c), the manual and the completions are all made from these rows. */
#pragma once

#include <glib.h>
#include <stddef.h>

typedef struct undex_printer undex_printer;
typedef struct undex_command undex_command;

/* What a value is, and the type of the field that keeps it. */
typedef enum {
    UNDEX_VALUE_NONE,      /* the option is a switch: gboolean */
    UNDEX_VALUE_NUMBER,    /* int, from `least` to `most` */
    UNDEX_VALUE_SECONDS,   /* double, 0 or more */
    UNDEX_VALUE_SIZE,      /* gint64, bytes: "512M"; `least` counts megabytes */
    UNDEX_VALUE_CHOICE,    /* int, the place of the value in the list of choices */
    UNDEX_VALUE_CHOICES,   /* char **, several choices with commas between them */
    UNDEX_VALUE_TEXT,      /* char *, UTF-8 */
    UNDEX_VALUE_FILE,      /* char *, the name of a file, as bytes */
    UNDEX_VALUE_PATTERNS,  /* char **, patterns of names of files; the option may be repeated */
    UNDEX_VALUE_LOCATIONS, /* char **, where indexes are (undex/shards.h); the option may be repeated */
    UNDEX_VALUE_SETTINGS,  /* char **, UTF-8 such as KEY=VALUE; the option may be repeated */
} undex_value_kind;

/* Which of the shared options a command takes beside those that every command has. */
typedef enum {
    UNDEX_TAKES_INDEX = 1 << 0,
    UNDEX_TAKES_PROGRESS = 1 << 1,
    UNDEX_TAKES_PAGER = 1 << 2,
    UNDEX_TAKES_WORKERS = 1 << 3,
    UNDEX_TAKES_FORMAT = 1 << 4,  /* follows from the command's slot */
    UNDEX_TAKES_ALWAYS = 1 << 5,  /* every command does */
    UNDEX_TAKES_SANDBOX = 1 << 6, /* of those for workers, that of the sandbox alone */
    UNDEX_TAKES_QUERY = 1 << 7,
    UNDEX_TAKES_SHARDS = 1 << 8, /* it reads several indexes as one */
    UNDEX_TAKES_CITATIONS = 1 << 9,
} undex_takes;

/* What an option means for the operands of its command. */
typedef enum {
    UNDEX_OPERANDS_WANTED,
    UNDEX_OPERANDS_SPARED,  /* they may be left out */
    UNDEX_OPERANDS_REPLACED /* there may be none */
} undex_operand_rule;

typedef struct undex_option {
    const char *name;
    char letter; /* '\0': none */
    undex_value_kind kind;
    gsize field;       /* where the value is kept in the struct of the options: offsetof(...) */
    const char *value; /* what the help calls the value: "N" */
    const char *help;  /* one sentence without its full stop; NULL: the list of choices says it all */
    int least, most;   /* of a number; most 0: it has no ceiling */
    const char *const *choices;                           /* ends with NULL */
    char **(*list_choices)(const undex_command *command); /* instead of `choices`; free with g_strfreev */
    gboolean optional;     /* the value may be left out, which means the first choice, "" */
    const char *needs;     /* the name of an option that must be given, too */
    const char *conflicts; /* the names of options that may not be given, too; spaces between them */
    gboolean (*is_printed)(const undex_printer *printer); /* whether a format can; NULL: each can */
    undex_operand_rule operands;
    const char *hint;  /* what to type instead, where a message says that something is missing */
    undex_takes takes; /* of a shared option: which commands take it */
} undex_option;

/* The rows that a command takes, its own before the shared ones; ends with NULL. Caller frees the array. */
const undex_option **undex_options_of(const undex_command *command);
/* By its name (so many bytes of it), or by its letter where that is not '\0'; NULL: there is none. */
const undex_option *undex_option_find(const undex_option *const *rows, const char *name, gsize length,
                                      char letter);
/* "-n", or "--offset" where there is no letter: how messages call the option. Caller frees. */
char *undex_option_label(const undex_option *row);
/* What it does: one sentence without its full stop. Caller frees. */
char *undex_option_help(const undex_option *row, const undex_command *command);

/* "text or json": the formats that can print what the option asks for; NULL: all can. Caller frees. */
char *undex_option_formats(const undex_option *row, const undex_command *command);

/* What a value can be, where that is a list; NULL: it is not. Free with g_strfreev. */
char **undex_option_choices(const undex_option *row, const undex_command *command);

/* option_value.c: reads a value into its field of `options`. FALSE: it is none; the message is for people. */
gboolean undex_option_set(const undex_option *row, const undex_command *command, void *options,
                          const char *value, GError **error);
void undex_option_free_value(const undex_option *row, void *options);
