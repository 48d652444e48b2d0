// SPDX-License-Identifier: GPL-3.0-or-later
/* The programs that undex starts for the user: which, with which words, and what a terminal can do. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "cli/commands/viewer.h"
#include "cli/terminal/pager.h"
#include "cli/terminal/wrapped_text.h"

static void viewers(void **state)
{
    static const struct {
        const char *said;
        int page;
        const char *words; /* joined by |; NULL: refused */
        gboolean takes;
    } rows[] = {
        {"evince", 3, "evince|--page-index=3|a b.pdf", TRUE},
        {"papers", 3, "papers|--page-index=3|a b.pdf", TRUE},
        {"atril", 3, "atril|--page-index=3|a b.pdf", TRUE},
        {"okular", 12, "okular|--page|12|a b.pdf", TRUE},
        {"zathura", 0, "zathura|--page=1|a b.pdf", TRUE},
        {"zathura", -1, "zathura|--page=1|a b.pdf", TRUE},
        {"zathura", 1, "zathura|--page=1|a b.pdf", TRUE},
        {"zathura", 2, "zathura|--page=2|a b.pdf", TRUE},
        {"mupdf", 3, "mupdf|a b.pdf|3", TRUE},
        {"xpdf -z page", 3, "xpdf|-z|page|a b.pdf|3", TRUE},
        {"qpdfview", 3, "qpdfview|a b.pdf#3", TRUE},
        {"xdg-open", 3, "xdg-open|a b.pdf", FALSE},
        {"open", 3, "open|a b.pdf", FALSE},
        {"/usr/local/bin/okular", 3, "/usr/local/bin/okular|--page|3|a b.pdf", TRUE},
        {"myokular", 3, "myokular|a b.pdf", FALSE},
        {"firefox file://{file}#page={page}", 3, "firefox|file://a b.pdf#page=3", TRUE},
        {"show {file}", 3, "show|a b.pdf", FALSE},
        {"show {page}{page} {file}{file}", 3, "show|33|a b.pdfa b.pdf", TRUE},
        {"show '{file}' 'x y'", 3, "show|a b.pdf|x y", FALSE},
        {"show '{file}", 3, NULL, FALSE},
        {"", 3, NULL, FALSE},
    };
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GError) error = NULL;
        g_auto(GStrv) command = undex_viewer_command(rows[i].said, "a b.pdf", rows[i].page, &error);
        g_autofree char *words = command ? g_strjoinv("|", command) : NULL;
        if (g_strcmp0(words, rows[i].words) != 0 || (command == NULL) != (error != NULL))
            fail_msg("%s: %s", rows[i].said, words);
        if (undex_viewer_takes_page(rows[i].said) != rows[i].takes)
            fail_msg("%s and its page", rows[i].said);
    }
}

/* The first of the known ones that there is. */
static void usual_viewers(void **state)
{
    static const char *const known[] = {"evince", "papers", "atril",    "okular",   "zathura",
                                        "mupdf",  "xpdf",   "qpdfview", "xdg-open", "open"};
    (void)state;
    g_autofree char *before = g_strdup(g_getenv("PATH")),
                    *folder = g_dir_make_tmp("undex-viewers-XXXXXX", NULL);
    g_setenv("PATH", folder, TRUE);
    g_autoptr(GError) error = NULL;
    assert_null(undex_viewer_command(NULL, "a.pdf", 1, &error));
    assert_non_null(strstr(error->message, "no program that shows documents is installed"));
    assert_false(undex_viewer_takes_page(NULL));
    for (guint i = G_N_ELEMENTS(known); i-- > 0;) {
        g_autofree char *program = g_build_filename(folder, known[i], NULL);
        assert_true(
            g_file_set_contents_full(program, "#!/bin/sh\n", -1, G_FILE_SET_CONTENTS_NONE, 0755, NULL));
        g_auto(GStrv) command = undex_viewer_command(NULL, "a.pdf", 1, NULL);
        assert_string_equal(command[0], known[i]);
        assert_int_equal(undex_viewer_takes_page(NULL), i < 8);
    }
    for (guint i = 0; i < G_N_ELEMENTS(known); i++) {
        g_autofree char *program = g_build_filename(folder, known[i], NULL);
        remove(program);
    }
    remove(folder);
    g_setenv("PATH", before, TRUE);
}

static void set(const char *name, const char *value)
{
    if (value)
        g_setenv(name, value, TRUE);
    else
        g_unsetenv(name);
}

static void pagers(void **state)
{
    static const struct {
        const char *own, *usual, *chosen; /* $UNDEX_PAGER, $PAGER */
    } rows[] = {
        {"more", NULL, "more"}, {"more", "less", "more"},   {NULL, "less -S", "less -S"},
        {"", "less", NULL},     {"cat", "less", NULL},      {NULL, "cat", NULL},
        {NULL, "", NULL},       {"cat -v", NULL, "cat -v"},
    };
    static const struct {
        const char *pager;
        gboolean takes;
    } links[] = {
        {NULL, TRUE},   {"less", TRUE},  {"less -FRX", TRUE},  {"/usr/bin/less -R", TRUE},
        {"les", FALSE}, {"more", FALSE}, {"lesser -R", FALSE}, {"more less", FALSE},
        {"", FALSE},    {"-less", TRUE},
    };
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        set("UNDEX_PAGER", rows[i].own);
        set("PAGER", rows[i].usual);
        const char *chosen = undex_pager_choose();
        if (g_strcmp0(chosen, rows[i].chosen) != 0)
            fail_msg("%s, %s: %s", rows[i].own, rows[i].usual, chosen);
        undex_pager_free(chosen);
    }
    for (guint i = 0; i < G_N_ELEMENTS(links); i++)
        if (undex_pager_takes_links(links[i].pager) != links[i].takes)
            fail_msg("%s", links[i].pager);
}

static void terminals(void **state)
{
    static const char *const names[] = {
        "FORCE_HYPERLINK", "TERM",    "VTE_VERSION",  "TERM_PROGRAM",         "KITTY_WINDOW_ID", "WT_SESSION",
        "KONSOLE_VERSION", "DOMTERM", "WEZTERM_PANE", "GHOSTTY_RESOURCES_DIR"};
    static const struct {
        const char *set[3]; /* NAME=VALUE */
        gboolean takes;
    } rows[] = {
        {{NULL}, FALSE},
        {{"TERM=xterm"}, FALSE},
        {{"TERM=dumb", "KITTY_WINDOW_ID=1"}, FALSE},
        {{"KITTY_WINDOW_ID=1"}, FALSE},
        {{"TERM=xterm", "FORCE_HYPERLINK=1"}, TRUE},
        {{"FORCE_HYPERLINK=1"}, TRUE},
        {{"TERM=foot", "FORCE_HYPERLINK=0"}, FALSE},
        {{"TERM=foot", "FORCE_HYPERLINK="}, TRUE},
        {{"TERM=xterm", "VTE_VERSION=5000"}, TRUE},
        {{"TERM=xterm", "VTE_VERSION=4999"}, FALSE},
        {{"TERM=xterm", "VTE_VERSION=6800"}, TRUE},
        {{"TERM=xterm", "KITTY_WINDOW_ID=1"}, TRUE},
        {{"TERM=xterm", "WT_SESSION=1"}, TRUE},
        {{"TERM=xterm", "KONSOLE_VERSION=1"}, TRUE},
        {{"TERM=xterm", "DOMTERM=1"}, TRUE},
        {{"TERM=xterm", "WEZTERM_PANE=0"}, TRUE},
        {{"TERM=xterm", "GHOSTTY_RESOURCES_DIR=/x"}, TRUE},
        {{"TERM=xterm", "TERM_PROGRAM=iTerm.app"}, TRUE},
        {{"TERM=xterm", "TERM_PROGRAM=WezTerm"}, TRUE},
        {{"TERM=xterm", "TERM_PROGRAM=vscode"}, TRUE},
        {{"TERM=xterm", "TERM_PROGRAM=ghostty"}, TRUE},
        {{"TERM=xterm", "TERM_PROGRAM=Hyper"}, TRUE},
        {{"TERM=xterm", "TERM_PROGRAM=rio"}, TRUE},
        {{"TERM=xterm", "TERM_PROGRAM=Apple_Terminal"}, FALSE},
        {{"TERM=xterm-kitty"}, TRUE},
        {{"TERM=foot-extra"}, TRUE},
        {{"TERM=alacritty"}, TRUE},
        {{"TERM=xterm-ghostty"}, TRUE},
        {{"TERM=contour"}, TRUE},
        {{"TERM=wezterm"}, TRUE},
    };
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        for (guint k = 0; k < G_N_ELEMENTS(names); k++)
            g_unsetenv(names[k]);
        for (guint k = 0; k < G_N_ELEMENTS(rows[i].set) && rows[i].set[k]; k++) {
            g_auto(GStrv) pair = g_strsplit(rows[i].set[k], "=", 2);
            g_setenv(pair[0], pair[1], TRUE);
        }
        if (undex_terminal_takes_links() != rows[i].takes)
            fail_msg("%s, %s", rows[i].set[0], rows[i].set[1]);
    }
}

/* How wide characters are, at both sides of each border. */
static void columns(void **state)
{
    static const struct {
        gunichar ch;
        int columns;
    } rows[] = {
        {' ', 1},    {'~', 1},     {0x1F, 1},    {0x7F, 1},   {0xA0, 1},   {0xE9, 1},
        {0x0301, 0}, {0x200B, 0},  {0x200D, 0},  {0x200E, 0}, {0x202A, 0}, {0x2066, 0},
        {0x2069, 0}, {0xE0001, 0}, {0xE007F, 0}, {0x4E95, 2}, {0xAC00, 2}, {0xFF21, 2},
        {0x3000, 2}, {0x1F600, 2}, {0x2588, 1},  {0x061C, 0},
    };
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        if (undex_char_columns(rows[i].ch) != rows[i].columns)
            fail_msg("U+%04X: %d", rows[i].ch, undex_char_columns(rows[i].ch));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(viewers),   cmocka_unit_test(usual_viewers), cmocka_unit_test(pagers),
        cmocka_unit_test(terminals), cmocka_unit_test(columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
