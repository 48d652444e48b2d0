// SPDX-License-Identifier: GPL-3.0-or-later
/* Every message to the user goes to stderr through this file, one line each. */
#include "cli/cli.h"
#include "cli/terminal/output.h"

#include <stdio.h>

static void say(const char *text)
{
    g_autofree char *safe = undex_text_safe(text);
    fprintf(stderr, "undex: %s\n", safe);
}

void undex_cli_message(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *text = g_strdup_vprintf(format, args);
    va_end(args);
    say(text);
}

int undex_usage(const undex_cli *cli, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *wrong = g_strdup_vprintf(format, args);
    va_end(args);
    g_autofree char *text =
        g_strdup_printf("%s: %s (see 'undex %s --help')", cli->command->name, wrong, cli->command->name);
    say(text);
    return UNDEX_EXIT_ERROR;
}

char *undex_display_path(const char *path)
{
    GString *shown = g_string_new(NULL);
    for (const char *p = path; *p;) {
        gunichar ch = g_utf8_get_char_validated(p, -1);
        if (ch == (gunichar)-1 || ch == (gunichar)-2) {
            g_string_append_printf(shown, "\\x%02x", (guchar)*p++);
            continue;
        }
        if (ch == '\n' || ch == '\t')
            g_string_append(shown, ch == '\n' ? "\\n" : "\\t");
        else if (undex_utf8_is_control(ch) || undex_utf8_is_bidi_control(ch) || undex_utf8_is_tag(ch))
            g_string_append_printf(shown, ch < 0x100 ? "\\x%02x" : "\\u%04x", ch);
        else
            g_string_append_unichar(shown, ch);
        p = g_utf8_next_char(p);
    }
    return g_string_free(shown, FALSE);
}
