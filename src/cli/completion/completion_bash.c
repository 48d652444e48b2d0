// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/completion/completion.h"
#include "cli/terminal/output.h"

/* --name= where a value follows, so that it can be typed at once. */
static void print_options(undex_output *out, const undex_command *command)
{
    g_autofree const undex_option **rows = undex_options_of(command);
    undex_output_format(out, "    %s) echo '", command->name);
    for (const undex_option **row = rows; *row; row++) {
        gboolean value = (*row)->kind != UNDEX_VALUE_NONE && !(*row)->optional;
        undex_output_format(out, "%s--%s%s", row == rows ? "" : " ", (*row)->name, value ? "=" : "");
    }
    undex_output_text(out, "' ;;\n");
}

/* What a value is: words, or the name of what bash knows by itself. */
static void print_values(undex_output *out, const undex_command *command)
{
    g_autofree const undex_option **rows = undex_options_of(command);
    for (const undex_option **row = rows; *row; row++) {
        g_autofree char *choices = undex_completion_choices(*row, command);
        const char *what = (*row)->kind == UNDEX_VALUE_NONE        ? NULL
                           : (*row)->kind == UNDEX_VALUE_FILE      ? "@file"
                           : (*row)->kind == UNDEX_VALUE_LOCATIONS ? "@index"
                           : (*row)->kind == UNDEX_VALUE_CHOICES   ? "@list "
                           : (*row)->optional                      ? "@own "
                           : choices                               ? ""
                                                                   : "@any";
        if (!what)
            continue;
        undex_output_format(out, "    %s:--%s", command->name, (*row)->name);
        if ((*row)->letter)
            undex_output_format(out, " | %s:-%c", command->name, (*row)->letter);
        undex_output_format(out, ") echo '%s%s' ;;\n", what, choices ? choices : "");
    }
}

static void print_operands(undex_output *out)
{
    g_autofree char *filters = undex_completion_filters(" "), *settings = undex_completion_settings();
    undex_output_text(out, "_undex_operands() { # COMMAND: what its operands are\n    case $1 in\n");
    for (int i = 0; undex_commands[i]; i++) {
        const undex_command *command = undex_commands[i];
        if (command->operand == UNDEX_OPERAND_FILE)
            undex_output_format(out, "    %s) echo '@file' ;;\n", command->name);
        else if (command->operand == UNDEX_OPERAND_QUERY)
            undex_output_format(out, "    %s) echo '%s' ;;\n", command->name, filters);
        else if (command->operand == UNDEX_OPERAND_SETTING)
            undex_output_format(out, "    %s) echo '%s' ;;\n", command->name, settings);
        else if (command->operand == UNDEX_OPERAND_TOPIC)
            undex_output_format(out, "    %s) echo \"$(_undex_commands) %s %s\" ;;\n", command->name,
                                undex_completion_topics[0], undex_completion_topics[1]);
    }
    undex_output_text(out, "    esac\n}\n\n");
}

/* A word that ends with = or : waits for its value. Bash makes three of --format=json, and of kind:note. */
static const char script[] =
    "_undex_reply() { # WORDS CURRENT BEFORE: the words that begin so, each with what stands before it\n"
    "    local word\n"
    "    COMPREPLY=()\n"
    "    for word in $1; do\n"
    "        [[ $word != \"$2\"* ]] || COMPREPLY+=(\"$3$word\")\n"
    "    done\n"
    "    [[ ${#COMPREPLY[@]} -ne 1 || ${COMPREPLY[0]} != *[=:] ]] || compopt -o nospace 2>/dev/null\n"
    "}\n\n"
    "_undex_value() { # VALUES CURRENT BEFORE\n"
    "    local IFS=$' \\t\\n' head\n"
    "    case $1 in\n"
    "    @file)\n"
    "        IFS=$'\\n'\n"
    "        compopt -o filenames 2>/dev/null\n"
    "        COMPREPLY=($(compgen -f -P \"$3\" -- \"$2\"))\n"
    "        ;;\n"
    "    @index)\n"
    "        IFS=$'\\n'\n"
    "        compopt -o filenames 2>/dev/null\n"
    "        COMPREPLY=($(compgen -d -P \"$3\" -- \"$2\"; compgen -f -X '!*.shards' -P \"$3\" -- \"$2\"))\n"
    "        ;;\n"
    "    @list*)\n"
    "        [[ $2 == *,* ]] && head=${2%,*},\n"
    "        compopt -o nospace 2>/dev/null\n"
    "        _undex_reply \"${1#@list }\" \"${2##*,}\" \"$3$head\"\n"
    "        ;;\n"
    "    @any) COMPREPLY=() ;;\n"
    "    *) _undex_reply \"${1#@own }\" \"$2\" \"$3\" ;;\n"
    "    esac\n"
    "}\n\n"
    "_undex() {\n"
    "    local current=${COMP_WORDS[COMP_CWORD]} last=${COMP_WORDS[COMP_CWORD - 1]} "
    "command=${COMP_WORDS[1]}\n"
    "    local before= option= values\n"
    "    COMPREPLY=()\n"
    "    if ((COMP_CWORD == 1)); then\n"
    "        _undex_reply \"$(_undex_commands) --help --version\" \"$current\"\n"
    "        return\n"
    "    fi\n"
    "    if [[ $current == = ]]; then\n"
    "        option=$last current=\n"
    "    elif [[ $last == = ]]; then\n"
    "        option=${COMP_WORDS[COMP_CWORD - 2]}\n"
    "    elif [[ $current == --*=* ]]; then\n"
    "        option=${current%%=*} before=${current%%=*}= current=${current#*=}\n"
    "    elif [[ $last == -* && $(_undex_values \"$command:$last\") != @own* ]]; then\n"
    "        option=$last\n"
    "    fi\n"
    "    values=$(_undex_values \"$command:$option\")\n"
    "    if [[ -n $values ]]; then\n"
    "        _undex_value \"$values\" \"$current\" \"$before\"\n"
    "    elif [[ $current == -* ]]; then\n"
    "        _undex_reply \"$(_undex_options \"$command\")\" \"$current\"\n"
    "    elif [[ $last == kind && $current == : ]]; then\n"
    "        _undex_reply \"$(_undex_kinds)\" ''\n"
    "    elif [[ $last == : && ${COMP_WORDS[COMP_CWORD - 2]} == kind ]]; then\n"
    "        _undex_reply \"$(_undex_kinds)\" \"$current\"\n"
    "    elif [[ $last != : && $current != : ]]; then\n"
    "        _undex_value \"$(_undex_operands \"$command\")\" \"$current\"\n"
    "    fi\n"
    "}\n\n"
    "complete -F _undex undex\n";

void undex_completion_bash(undex_output *out)
{
    g_autofree char *kinds = undex_completion_kinds();
    undex_output_text(out, "# SPDX-License-Identifier: GPL-3.0-or-later\n"
                           "# Completion of undex for bash; made by undex help --completion=bash\n\n"
                           "_undex_commands() {\n    echo '");
    for (int i = 0; undex_commands[i]; i++)
        undex_output_format(out, "%s%s", i ? " " : "", undex_commands[i]->name);
    undex_output_format(out, "'\n}\n\n_undex_kinds() {\n    echo '%s'\n}\n\n", kinds);
    undex_output_text(out, "_undex_options() { # COMMAND\n    case $1 in\n");
    for (int i = 0; undex_commands[i]; i++)
        print_options(out, undex_commands[i]);
    undex_output_text(out, "    esac\n}\n\n");
    undex_output_text(out, "_undex_values() { # COMMAND:OPTION: what its value is\n    case $1 in\n");
    for (int i = 0; undex_commands[i]; i++)
        print_values(out, undex_commands[i]);
    undex_output_text(out, "    esac\n}\n\n");
    print_operands(out);
    undex_output_text(out, script);
}
