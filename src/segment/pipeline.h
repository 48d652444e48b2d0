// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The steps of segmentation, in the order in which segment.c takes them. Each looks at the whole document,
 * writes what it found into the lines, and leaves the rest alone.
 */
#ifndef UNDEX_SEGMENT_PIPELINE_H
#define UNDEX_SEGMENT_PIPELINE_H

#include "segment/line.h"

#include "undex/document.h"

/* text_damage.c: whether the characters of a PDF are not those that its pages show. */
gboolean segment_is_damaged(const segment_view *view);

/* page_measures.c: body size, pitch, margins. */
void segment_page_measures(segment_view *view);
gboolean segment_is_body_size(const segment_view *view, const segment_line *line);

/* page_furniture.c: running headers and footers, page numbers, job numbers become ROLE_FURNITURE. */
void segment_furniture(segment_view *view, undex_document *document);

/* page_labels.c: what pages are called, from the running heads and feet. */
void segment_page_labels(segment_view *view);
/* "12", "iv". Caller frees. */
char *segment_page_label(const segment_view *view, int page);

/* tables.c: ROLE_TABLE and ROLE_CONTENTS. */
void segment_tables(segment_view *view);

/* find_notes.c: ROLE_NOTE and ROLE_RULE; the notes found. */
typedef struct {
    char label[16];
    int page;
    guint first;    /* line it begins on */
    int at;         /* byte of that line's text where its own text begins */
    int ties;       /* marks tied to it */
    gboolean slash; /* its mark has the form 1/ */
    gboolean table;
    gboolean endnote;
    gboolean inferred; /* its mark is lost, and the sequence leaves exactly one */
} segment_note;
GArray *segment_notes(segment_view *view); /* segment_note, in reading order */

/* link_marks.c: every mark in the text to its note. */
void segment_link_marks(segment_view *view, GArray *notes);

/* paragraph_numbers.c: which lines begin numbered paragraphs. */
typedef struct {
    guint line;
    char label[16];
    int value; /* the number that runs */
    int run;   /* ordinal of its sequence: a new one begins where numbers start again */
    int label_bytes;
    gboolean item; /* of a list within a paragraph: no paragraph of its own */
    undex_label_origin origin;
} segment_number;
GArray *segment_numbers(segment_view *view); /* segment_number, by line */

/* headings.c */
typedef enum {
    LEVEL_NONE,
    LEVEL_COMPONENT,
    LEVEL_ROMAN,
    LEVEL_LETTER,
    LEVEL_ARABIC,
    LEVEL_ITEM,
    LEVEL_PLAIN
} segment_level;
/* Whether a line is (part of) a heading, and of which level; LEVEL_NONE: it is not. */
segment_level segment_heading_level(const segment_view *view, guint index);
gboolean segment_has_letter(const char *text);
/* Whether a text is set in capitals. */
gboolean segment_is_capitals(const char *text);
/* Whether a line is centred, and not by chance. */
gboolean segment_is_centred(const segment_view *view, guint index);
/* captions.c: whether a line names a table, a figure or a box ("Table 3", "Figure II. Yields by valley"). */
gboolean segment_is_caption(const segment_view *view, guint index);
/* component_headings.c: the component that a heading opens ("annex.II", "enclosure"), NULL: none. Caller
 * frees. */
char *segment_component_of(const char *heading);

/* larger_text.c: whether a line in larger type is of a text: full lines in succession, or some that end as a
 * sentence does. */
gboolean segment_is_larger_text(const segment_view *view, guint index);

/* chapeau.c: whether a line is the organ that acts, over what it decides. */
gboolean segment_is_chapeau(const segment_view *view, guint index);

/* passages.c: lines to passages. */
void segment_passages(segment_view *view, GArray *notes, GArray *numbers, undex_document *document);

/* masthead.c: the document's symbol, date, title, ... from its first page. Marks ROLE_MASTHEAD. */
void segment_masthead(segment_view *view, undex_document *document);

/*
 * plain.c: everything between the lines of a plain text and its passages. Fills `numbers`, the document's
 * title and head, and each line's flow and level; returns the notes.
 */
GArray *segment_plain_steps(segment_view *view, GArray **numbers, undex_document *document);

/* warnings.c: what the evidence leaves open, into the record's warnings. */
void segment_warnings(const segment_view *view, const GArray *notes, undex_document *document);

/* segment.c: all steps in their order. The view stays the caller's; so do the notes. */
undex_document *segment_run(const undex_source *source, segment_view *view, GArray **notes);

/* language_detect.c: the language of most of the text, "en" where nothing tells. */
const char *segment_language(const segment_view *view);

/* open_passage.c: a passage's text, line after line. */
typedef struct {
    undex_passage *passage;
    GString *text;
    glong length;    /* of the text, code points */
    guint last_line; /* added last */
    float left;      /* where the lines of its present block begin; 0: not known yet */
    guint list;      /* first line of the unnumbered list that its colon promised; 0: none */
} segment_open;
/* Adds a line's text from byte `from`: on a line of its own, or after the space or the hyphen that belongs
 * there. */
void segment_join(segment_view *view, segment_open *open, guint index, int from, gboolean new_line,
                  GPtrArray *notes);
/* Where a line lies on its page, as the page is, not as it is read. */
undex_box segment_box_of(const segment_view *view, const segment_line *line);
/* Adds the place of a line. */
void segment_place(const segment_view *view, undex_passage *passage, const segment_line *line);

/* unnumbered_lists.c: unnumbered lists within a numbered paragraph. */
/* Whether a line that begins a block belongs to the paragraph before it: after its colon, or after an entry
 * of the list below its colon where it is another. */
gboolean segment_list_goes_on(const segment_view *view, const segment_open *open, guint index);
/* To be called before a line is joined: notes that a list begins with it, where a colon stands before. */
void segment_list_note(segment_open *open, guint index);
/* Whether a line begins a quotation that a colon promised, or goes on with one: it is no heading. */
gboolean segment_list_is_quoted(const segment_open *open, const segment_line *line);
/* Whether a line of such a list stands on a line of its own: it and the one above are short. */
gboolean segment_list_breaks(const segment_view *view, const segment_open *open, guint index);

/* passage_ids.c: ids and citations. */
typedef struct segment_passage_ids segment_passage_ids;
segment_passage_ids *segment_passage_ids_new(const undex_document *document, const segment_view *view);
void segment_passage_ids_free(segment_passage_ids *namer);
/* Gives a passage its id, unlike every other, and its citation. Its kind, label, component and pages must be
 * set. `parent`: the number of the paragraph that a numbered item belongs to; NULL: none. */
void segment_passage_id(segment_passage_ids *namer, undex_passage *passage, const char *parent);

#endif
