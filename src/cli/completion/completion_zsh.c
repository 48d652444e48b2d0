// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/completion/completion.h"
#include "cli/terminal/output.h"

#define QUOTE "'\\''"

/* What comes after the option, as _arguments takes it: ":NAME:ACTION". Caller frees. */
static char *value_of(const undex_option *row, const undex_command *command)
{
    g_autofree char *choices = undex_completion_choices(row, command);
    const char *colon = row->optional ? "::" : ":";
    if (row->kind == UNDEX_VALUE_NONE)
        return g_strdup("");
    if (row->kind == UNDEX_VALUE_FILE)
        return g_strdup_printf("%s%s:_files", colon, row->value);
    if (row->kind == UNDEX_VALUE_LOCATIONS)
        return g_strdup_printf("%s%s:_files -g '*.shards(-.)'", colon, row->value);
    if (row->kind == UNDEX_VALUE_CHOICES)
        return g_strdup_printf("%s%s:_values -s , %s %s", colon, row->value, row->value, choices);
    return choices ? g_strdup_printf("%s%s:(%s)", colon, row->value, choices)
                   : g_strdup_printf("%s%s: ", colon, row->value);
}

/* '(-n --count)'{-n+,--count=}'[print at most N hits]:N: ' */
static void print_option(undex_output *out, const undex_option *row, const undex_command *command)
{
    gboolean value = row->kind != UNDEX_VALUE_NONE;
    gboolean repeated = row->kind == UNDEX_VALUE_PATTERNS || row->kind == UNDEX_VALUE_LOCATIONS ||
                        row->kind == UNDEX_VALUE_SETTINGS;
    const char *equals = !value ? "" : row->optional ? "=-" : "=";
    g_autofree char *help = undex_option_help(row, command), *ending = value_of(row, command);
    g_autofree char *said = undex_completion_escape(help, "[]:\\");
    g_autofree char *spec = g_strdup_printf("[%s]%s", said, ending);
    g_autofree char *quoted = undex_completion_quote(spec, QUOTE);
    undex_output_text(out, "                ");
    if (row->letter)
        undex_output_format(out, "'(-%c --%s)'{-%c%s,--%s%s}", row->letter, row->name, row->letter,
                            value ? "+" : "", row->name, equals);
    else
        undex_output_format(out, "'%s--%s%s'", repeated ? "*" : "", row->name, equals);
    undex_output_format(out, "%s \\\n", quoted);
}

static void print_command(undex_output *out, const undex_command *command)
{
    static const char *const operands[] = {[UNDEX_OPERAND_OTHER] = "()",
                                           [UNDEX_OPERAND_FILE] = "_files",
                                           [UNDEX_OPERAND_QUERY] = "_undex_query",
                                           [UNDEX_OPERAND_TOPIC] = "_undex_topics",
                                           [UNDEX_OPERAND_SETTING] = "_undex_settings"};
    g_autofree const undex_option **rows = undex_options_of(command);
    undex_output_format(out, "        %s)\n            _arguments -s -S \\\n", command->name);
    for (const undex_option **row = rows; *row; row++)
        print_option(out, *row, command);
    undex_output_format(out, "                '*:%s:%s'\n            ;;\n",
                        *command->operands ? "operand" : "nothing more", operands[command->operand]);
}

static void print_commands(undex_output *out)
{
    undex_output_text(out, "_undex_commands() {\n    local -a commands=(\n");
    for (int i = 0; undex_commands[i]; i++) {
        g_autofree char *row = g_strdup_printf("%s:%s", undex_commands[i]->name, undex_commands[i]->summary);
        g_autofree char *quoted = undex_completion_quote(row, QUOTE);
        undex_output_format(out, "        %s\n", quoted);
    }
    undex_output_text(out, "    )\n    _describe -t commands command commands\n}\n\n");
}

void undex_completion_zsh(undex_output *out)
{
    g_autofree char *kinds = undex_completion_kinds(), *filters = undex_completion_filters(" ");
    g_autofree char *settings = undex_completion_settings();
    undex_output_text(out, "#compdef undex\n# SPDX-License-Identifier: GPL-3.0-or-later\n"
                           "# Completion of undex for zsh; made by undex help --completion=zsh\n\n");
    print_commands(out);
    undex_output_format(out,
                        "_undex_query() {\n    if compset -P 'kind:'; then\n        compadd -- %s\n"
                        "    else\n        compadd -S '' -- %s\n    fi\n}\n\n",
                        kinds, filters);
    undex_output_format(out, "_undex_topics() {\n    _undex_commands\n    compadd -- %s %s\n}\n\n",
                        undex_completion_topics[0], undex_completion_topics[1]);
    undex_output_format(out, "_undex_settings() {\n    compadd -- %s\n}\n\n", settings);
    undex_output_text(out, "_undex() {\n    local context state state_descr line\n    typeset -A opt_args\n"
                           "    _arguments -C '1:command:_undex_commands' '*::operand:->rest'\n"
                           "    [[ $state == rest ]] || return\n    case $words[1] in\n");
    for (int i = 0; undex_commands[i]; i++)
        print_command(out, undex_commands[i]);
    undex_output_text(out, "    esac\n}\n\n_undex \"$@\"\n");
}
