// SPDX-License-Identifier: GPL-3.0-or-later
/* masthead.c asks these parts, each of which looks at the first page's head for one thing. */
#pragma once

#include "base/word_list.h"
#include "segment/line.h"
#include "segment/segment_patterns.h"

#include "undex/document.h"

/* The document's symbol, date, title, ... from its first page; its lines become ROLE_MASTHEAD. */
void segment_masthead(segment_view *view, undex_document *document);

/* masthead_reach.c */
/* Height of the first page. */
float masthead_page_height(const segment_view *view);
/* Lines that may belong to the head: of the first page; in a plain text those that plain.c has set apart. */
gboolean masthead_in_reach(const segment_view *view, guint index);

/* masthead_symbols.c: document->symbols, and a warning where the file's name says another one. */
void masthead_symbols(const segment_view *view, undex_document *document);
/* masthead_dates.c: document->date, ->date_adopted, ->date_reissued. */
void masthead_dates(const segment_view *view, undex_document *document);
/* masthead_fields.c: distribution, original language, session, agenda item. */
void masthead_fields(const segment_view *view, undex_document *document);
/* The language that stands alone on a line of the head; NULL: none. Caller frees. */
char *masthead_language(const segment_view *view);
/* masthead_zone.c */
/* Where the first page's head ends and what its fields look like. */
typedef struct {
    float
        letterhead; /* foot of the organ's name and of the column that says how the document is distributed */
    float name;     /* where the organ's name begins, and the text below it; 0: there is none */
    float margin;   /* where the fields begin: session, agenda item, its theme; 0: there are none */
    float second;   /* where their second column begins; 0: there is none */
    guint end;      /* the first line after them */
} masthead_zone;

/* Share of the text's size from which type is a title's. */
#define MASTHEAD_LARGER 1.15F
/* Bytes of a line that may be a title. */
enum { MASTHEAD_SHORTEST = 6 };

masthead_zone masthead_find_zone(const segment_view *view);
/* Whether a line stands where the fields do. */
gboolean masthead_is_beside(const masthead_zone *zone, const segment_line *line);
/* "Sixty-fourth session", "Agenda item 12". */
gboolean masthead_is_field(const segment_view *view, const segment_line *line);
/* Where running text begins: nothing from there on belongs to the head. */
gboolean masthead_begins_text(const segment_view *view, const segment_line *line);

/* masthead_blocks.c */
/* Lines of one type that stand close below one another. */
typedef struct {
    guint first, end;
} masthead_block;

/* Whether a line may be the title's: a heading with a number is the text's first, no document's title. */
gboolean masthead_may_be_title(const segment_view *view, const segment_line *line);
masthead_block masthead_block_at(const segment_view *view, guint first);
/* Its text without dates in parentheses, which are a session's. Caller frees. */
char *masthead_block_text(const segment_view *view, masthead_block block);
/* The next block of a title's type below one; its end is 0 where there is none. */
masthead_block masthead_block_below(const segment_view *view, masthead_block block);
gboolean masthead_block_matches(const segment_view *view, masthead_block block, segment_pattern pattern);
/* "Commission for Social Development": words with capitals, one of which is a body's, none a document's. */
gboolean masthead_is_organ_name(const segment_view *view, masthead_block block);

/* masthead_title.c: document->title, and which lines it takes. */
void masthead_title(segment_view *view, undex_document *document);

/* Words by which a block of a title page is told to name a body, from data/. */
extern const char undex_data_body_words[];        /* what bodies are, in small letters: "committee" */
extern const char undex_data_document_words[];    /* what documents are, as titles begin: "Report" */
extern const char undex_data_title_small_words[]; /* what has no capital in names: "of" */

/* language_detect.c tells the language of a document. */
/* The language of most of the text, or what the head has printed (NULL: nothing) where the text has some of
 * that; "und" where nothing tells. */
const char *segment_language(const segment_view *view, const char *printed);
