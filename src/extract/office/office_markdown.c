// SPDX-License-Identifier: GPL-3.0-or-later
/* The text of a document of a word processor as Markdown: a paragraph a line, with an empty line between two,
 * so that line 2n - 1 is the nth paragraph; ">" before what is set apart as a quotation; notes behind all. */
#include "extract/extract.h"
#include "extract/office/office.h"

#include <string.h>

typedef enum {
    ROLE_NONE,
    ROLE_PARAGRAPH,
    ROLE_TEXT,   /* in Office Open XML text stands in it alone */
    ROLE_SPACE,  /* a blank, a tabulator, a new line */
    ROLE_HYPHEN, /* one where no line may end */
    ROLE_STYLE,  /* names the style of its paragraph */
    ROLE_INDENT, /* says its margins */
    ROLE_MARK,   /* of a note that stands elsewhere */
    ROLE_NOTE,   /* a note, whole: where its mark is, or in a part of its own */
    ROLE_PASSED, /* nothing in it is text of the document: it was taken out, or stands elsewhere, too */
} role;

static const struct {
    const char *element;
    role role;
} roles[] = {
    {"w:p", ROLE_PARAGRAPH},
    {"w:t", ROLE_TEXT},
    {"w:tab", ROLE_SPACE},
    {"w:br", ROLE_SPACE},
    {"w:cr", ROLE_SPACE},
    {"w:noBreakHyphen", ROLE_HYPHEN},
    {"w:pStyle", ROLE_STYLE},
    {"w:ind", ROLE_INDENT},
    {"w:footnoteReference", ROLE_MARK},
    {"w:endnoteReference", ROLE_MARK},
    {"w:footnote", ROLE_NOTE},
    {"w:endnote", ROLE_NOTE},
    {"w:del", ROLE_PASSED},
    {"w:moveFrom", ROLE_PASSED},
    {"w:tabs", ROLE_PASSED}, /* where a paragraph has its tabulators */
    {"mc:Fallback", ROLE_PASSED},
    {"text:p", ROLE_PARAGRAPH},
    {"text:h", ROLE_PARAGRAPH},
    {"text:s", ROLE_SPACE},
    {"text:tab", ROLE_SPACE},
    {"text:line-break", ROLE_SPACE},
    {"text:note", ROLE_NOTE},
    {"text:note-citation", ROLE_PASSED},
    {"text:tracked-changes", ROLE_PASSED},
    {"office:annotation", ROLE_PASSED},
};

typedef struct {
    GHashTable *quoting; /* names of styles */
    gboolean open;       /* Office Open XML: text stands in elements of its own */
    char kind;           /* of the notes that this part holds: 'f', 'e' */
    GString *body, *notes;
    GString *paragraph, *note; /* NULL: none is open */
    char *name;                /* of the note that is open */
    guint count;               /* notes of OpenDocument so far */
    int passed;                /* elements that are open and passed over */
    gboolean in_text, quotes, quoted;
} office_text;

static role role_of(const char *element)
{
    for (gsize i = 0; i < G_N_ELEMENTS(roles); i++)
        if (strcmp(roles[i].element, element) == 0)
            return roles[i].role;
    return ROLE_NONE;
}

static GString *receiver(office_text *t)
{
    return t->note ? t->note : t->paragraph;
}

/* Signs that mean something in Markdown are none here. */
static void add_text(GString *out, const char *text, gsize length)
{
    for (const char *p = text; p < text + length; p++) {
        gboolean first = out->len == 0;
        if (*p == '\n' || *p == '\r' || *p == '\t' || *p == ' ') {
            if (!first && out->str[out->len - 1] != ' ')
                g_string_append_c(out, ' ');
            continue;
        }
        if (strchr("\\`*_[]&", *p) || (first && strchr(">#-+~", *p)))
            g_string_append_c(out, '\\');
        g_string_append_c(out, *p);
    }
}

static void end_paragraph(office_text *t)
{
    if (t->note) {
        add_text(t->note, " ", 1);
        return;
    }
    if (!t->paragraph)
        return;
    if (t->body->len)
        g_string_append(t->body, t->quotes && t->quoted ? ">\n" : "\n");
    g_string_append(t->body, t->quotes && t->paragraph->len ? "> " : "");
    g_string_append_len(t->body, t->paragraph->str, (gssize)t->paragraph->len);
    g_string_append_c(t->body, '\n');
    t->quoted = t->quotes && t->paragraph->len;
    g_string_free(g_steal_pointer(&t->paragraph), TRUE);
}

static void begin_paragraph(office_text *t, const char *style)
{
    if (t->note)
        return;
    end_paragraph(t); /* one within another, as text boxes have them */
    t->paragraph = g_string_new(NULL);
    t->quotes = style && g_hash_table_contains(t->quoting, style);
}

static void add_mark(const office_text *t, char kind, const char *name)
{
    if (t->paragraph && name)
        g_string_append_printf(t->paragraph, "[^%c%.20s]", kind, name);
}

static void begin_note(office_text *t, const char *id)
{
    if (t->note)
        return;
    t->note = g_string_new(NULL);
    t->name = t->open ? g_strndup(id ? id : "", 20) : g_strdup_printf("%u", ++t->count);
}

static void end_note(office_text *t)
{
    if (!t->note)
        return;
    g_strchomp(t->note->str);
    if (*t->note->str) /* word processors keep the line above notes as one */
        g_string_append_printf(t->notes, "[^%c%s]: %s\n\n", t->kind, t->name, t->note->str);
    g_string_free(g_steal_pointer(&t->note), TRUE);
    if (!t->open)
        add_mark(t, t->kind, t->name);
    g_clear_pointer(&t->name, g_free);
}

static void on_start(G_GNUC_UNUSED GMarkupParseContext *context, const char *element, const char **names,
                     const char **values, gpointer closure, GError **error)
{
    office_text *t = closure;
    const char *const *n = names, *const *v = values;
    role what = role_of(element);
    if (what == ROLE_PASSED || t->passed) {
        t->passed += what == ROLE_PASSED;
        return;
    }
    if (t->body->len + t->notes->len + (receiver(t) ? receiver(t)->len : 0) > UNDEX_OFFICE_TEXT_CEILING) {
        undex_error_fail(error, UNDEX_ERROR_LIMIT, "a draft may have 16 MiB of text; verify it in parts");
        return;
    }
    switch (what) {
    case ROLE_PARAGRAPH:
        begin_paragraph(t, undex_office_attribute(n, v, "text:style-name"));
        break;
    case ROLE_TEXT:
        t->in_text = TRUE;
        break;
    case ROLE_SPACE:
    case ROLE_HYPHEN:
        if (receiver(t))
            add_text(receiver(t), what == ROLE_SPACE ? " " : "-", 1);
        break;
    case ROLE_STYLE: {
        const char *style = undex_office_attribute(n, v, "w:val");
        t->quotes |= style && g_hash_table_contains(t->quoting, style);
        break;
    }
    case ROLE_INDENT:
        t->quotes |= undex_office_is_wide(undex_office_attribute(n, v, "w:left")) &&
                     undex_office_is_wide(undex_office_attribute(n, v, "w:right"));
        break;
    case ROLE_MARK:
        add_mark(t, element[2], undex_office_attribute(n, v, "w:id"));
        break;
    case ROLE_NOTE:
        begin_note(t, undex_office_attribute(n, v, "w:id"));
        break;
    default:
        break;
    }
}

static void on_end(G_GNUC_UNUSED GMarkupParseContext *context, const char *element, gpointer closure,
                   G_GNUC_UNUSED GError **error)
{
    office_text *t = closure;
    role what = role_of(element);
    if (what == ROLE_PASSED)
        t->passed--;
    if (t->passed)
        return;
    if (what == ROLE_PARAGRAPH)
        end_paragraph(t);
    else if (what == ROLE_TEXT)
        t->in_text = FALSE;
    else if (what == ROLE_NOTE)
        end_note(t);
}

static void on_text(G_GNUC_UNUSED GMarkupParseContext *context, const char *text, gsize length,
                    gpointer closure, G_GNUC_UNUSED GError **error)
{
    office_text *t = closure;
    GString *out = receiver(t);
    if (out && !t->passed && (t->in_text || !t->open))
        add_text(out, text, length);
}

static gboolean read_part(office_text *t, GBytes *part, GError **error)
{
    static const GMarkupParser parser = {.start_element = on_start, .end_element = on_end, .text = on_text};
    return undex_office_parse(&parser, part, t, error);
}

/* The parts of a document in their order: `styles` say what is set apart; one that `holds` notes says their
 * kind. */
static const struct {
    const char *name;
    gboolean open, styles, text, needed;
    char kind;
} parts_known[] = {
    {"word/styles.xml", TRUE, TRUE, FALSE, FALSE, 'f'},
    {"word/document.xml", TRUE, FALSE, TRUE, TRUE, 'f'},
    {"word/footnotes.xml", TRUE, FALSE, TRUE, FALSE, 'f'},
    {"word/endnotes.xml", TRUE, FALSE, TRUE, FALSE, 'e'},
    {"styles.xml", FALSE, TRUE, FALSE, FALSE, 'f'},
    {"content.xml", FALSE, TRUE, TRUE, TRUE, 'f'},
};

/* FALSE where a part fails; `*found` becomes TRUE where one that is needed is there. */
static gboolean read_parts(undex_office_parts *archive, office_text *t, gboolean *found, GError **error)
{
    for (gsize i = 0; i < G_N_ELEMENTS(parts_known); i++) {
        GError *why = NULL;
        g_autoptr(GBytes) part = undex_office_parts_read(archive, parts_known[i].name, &why);
        if (why) {
            g_propagate_error(error, why);
            return FALSE;
        }
        if (!part)
            continue;
        t->open = parts_known[i].open;
        t->kind = parts_known[i].kind;
        if (parts_known[i].styles && !undex_office_styles_add(t->quoting, part, error))
            return FALSE;
        if (parts_known[i].text && !read_part(t, part, error))
            return FALSE;
        *found |= parts_known[i].needed;
    }
    return TRUE;
}

GBytes *undex_extract_office_markdown(GBytes *bytes, GError **error)
{
    g_autoptr(undex_office_parts) archive = undex_office_parts_open(bytes, error);
    if (!archive)
        return NULL;
    g_autoptr(GHashTable) quoting = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    office_text t = {.quoting = quoting, .body = g_string_new(NULL), .notes = g_string_new(NULL)};
    gboolean found = FALSE, sound = read_parts(archive, &t, &found, error);
    if (sound && !found)
        sound = undex_error_fail(
            error, UNDEX_ERROR_UNSUPPORTED,
            "it is an archive, and holds no text of a word processor; save it as DOCX, ODT, PDF or "
            "plain text");
    if (sound)
        g_string_append_printf(t.body, "\n%s", t.notes->str);
    g_free(t.name);
    g_string_free(t.notes, TRUE);
    if (t.paragraph)
        g_string_free(t.paragraph, TRUE);
    if (t.note)
        g_string_free(t.note, TRUE);
    return sound ? g_string_free_to_bytes(t.body) : (g_string_free(t.body, TRUE), NULL);
}
