// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The line: what every later step of segmentation looks at. A PDF's lines are rebuilt from its glyphs
 * (rows.c), a plain text's from its characters (plain.c); from there on both are treated alike.
 *
 * Places are points with the origin at the top left, in the page's reading direction (a page whose text is
 * turned is turned upright first). A plain text counts a column as 5 points and a line as 12.
 */
#pragma once

#include "record/source.h"

enum { LINE_CELLS = 10 };

/* Small raised characters in a line: a note's mark, or what begins a note. They are no part of the text. */
typedef struct {
    int at; /* byte of the line's text before which they stood */
    char text[16];
    float x0, y0, x1, y1;
    int dest_page; /* where a link annotation on them leads; 0: none */
    float dest_top;
    int note;        /* index of the note that they are linked to; -1: none */
    gboolean raised; /* set small and high; else an asterisk or a mark of another form in the line itself */
    undex_mark_origin origin;
} segment_mark;

typedef enum {
    ROLE_BODY,
    ROLE_PAGE_FURNITURE,
    ROLE_RULE, /* the rule above notes */
    ROLE_NOTE, /* in a page's note area */
    ROLE_TABLE,
    ROLE_CONTENTS, /* a table of contents */
    ROLE_MASTHEAD,
    ROLE_BOILERPLATE, /* plain text: what a web page puts around its text */
} segment_role;

/* What a heading's number says of its level; of a line that is none, LEVEL_NONE. */
typedef enum {
    LEVEL_NONE,
    LEVEL_COMPONENT,
    LEVEL_ROMAN,
    LEVEL_LETTER,
    LEVEL_ARABIC,
    LEVEL_ITEM,
    LEVEL_PLAIN
} segment_level;

/* How a plain text's line stands to the text before it; plain.c decides. */
typedef enum {
    FLOW_UNKNOWN, /* a PDF's: its place decides */
    FLOW_BEGINS,  /* begins a passage */
    FLOW_MAYBE,   /* begins one if its number is accepted, else it goes on */
    FLOW_GOES_ON, /* runs on from the line before */
    FLOW_ITEM,    /* begins a sub-paragraph or an item of a list */
} segment_flow;

/* What the steps after the first ones decide of a line, one below the other. Each field is written by the
 * files that are named with it, and read by all that come later; tests/lint/layers holds that no other writes
 * it. Until then it holds what is said last. */
typedef struct {
    segment_role role; /* layout, tables, notes, title_page, numbers, plain; ROLE_BODY */
    guint frame;       /* table_frames.c: 1 and the index of the drawn frame that it stands in; 0: in none */
    int row;           /* table_rows.c: index into the view's table rows; -1: of none */
    int note;          /* notes, plain_notes.c: index of the note it belongs to; -1: to none */
    int number;        /* numbers, plain_numbers.c: index into the accepted numbers; -1: it has none */
    int label_bytes;   /* with it: bytes of text that are the number and the space after it; 0 */
    segment_flow flow; /* plain texts: how it stands to the text before; FLOW_UNKNOWN */
    segment_level level; /* plain texts: of a heading; LEVEL_NONE */
    gboolean dash;       /* plain_blocks.c: a list's dash stood before it; FALSE */
} line_verdict;

/* Where a line stands and what it says are written once, with the line, by the layout (row_to_line.c,
 * columns.c, rows.c) or by plain.c, and are then read everywhere; exceptions are named. What is decided later
 * is the verdict. */
typedef struct {
    struct {                        /* geometry */
        int page;                   /* from 1; of plain texts plain_furniture.c counts them */
        int column;                 /* 0: across the page; 1, 2: from the left */
        float x0, y0, x1, y1;       /* without raised marks */
        float size;                 /* of most of its type */
        float right;                /* where lines of this column end: page_measures.c */
        int cells;                  /* pieces set apart by wide gaps */
        float cell[LINE_CELLS];     /* where the first of them begin */
        float second;               /* where the second of them begins; 0: there is none */
        guint gap_first, gap_count; /* the gaps between its words, in the view's gaps */
        gboolean aside;             /* turned otherwise than its page: in a margin, along a chart */
        gboolean margin;            /* of a note set beside the text */
        gboolean in_rows;           /* of the cells of rows that fill their page as two columns do */
        int turned;                 /* quarter turns that made the page upright, to find the boxes again */
    };
    struct {           /* text */
        char *text;    /* owned; words separated by one space, cells by a tab; link marks are cut out of it */
        GArray *marks; /* segment_mark, by place; link marks in the text are added; NULL: none */
        gboolean bold, italic;           /* all of it, or nearly */
        gboolean bold_lead, italic_lead; /* its first word */
        gboolean bold_tail;              /* its last letter */
        gboolean break_before;           /* plain texts: a blank line stands before */
        gint64 start, end;               /* plain texts: bytes in the file */
    };
    line_verdict verdict;
} segment_line;

/* A gap between two words of a line. */
typedef struct {
    float x0, x1;
    guint before; /* characters of the line before it, spaces not counted */
} segment_gap;

/* A note that was found. */
typedef struct {
    char label[16];
    int page;
    guint first;      /* line it begins on */
    int at;           /* byte of that line's text where its own text begins */
    int marks_linked; /* marks that are linked to it */
    gboolean slash;   /* its mark has the form 1/ */
    gboolean table;
    gboolean endnote;
    gboolean inferred; /* its mark is lost, and the sequence leaves exactly one */
} segment_note;

/* A number that begins a paragraph, or an item of a list. */
typedef struct {
    guint line;
    char label[16];
    int value; /* the number that runs */
    int run;   /* ordinal of its sequence: a new one begins where numbers start again */
    int label_bytes;
    gboolean item; /* of a list within a paragraph: no paragraph of its own */
    undex_label_origin origin;
} segment_number;

typedef struct segment_table_store segment_table_store; /* table.h */

typedef struct {
    GArray *lines; /* segment_line, in reading order */
    GArray *gaps;  /* segment_gap, by line; NULL: a plain text's */
    const undex_source *source;
    /* the document's own measures */
    float body;                   /* size of the running text */
    float pitch;                  /* from line to line within a paragraph */
    float left;                   /* where the running text begins */
    float right;                  /* where it ends */
    float word_gap;               /* a narrower gap is one between words; a share of the size */
    gboolean typewritten;         /* no line of it is bold */
    guint title_first, title_end; /* lines of the document's title; empty where equal */
    guint left_out;               /* pieces of text for which their passage had no room */
    GHashTable *words;            /* lower-case words of the document; made on demand by line_end_hyphens.c */
    gboolean hyphenated;          /* the typesetter broke words at line ends; as `words` */
    int page_difference;          /* of a page's ordinal and the number printed on it; page_labels.c */
    int roman_difference;         /* the same of the roman numbers before; 0: they begin with the file */
    GPtrArray *frames;            /* frame (frames.h), of tables; NULL: not looked for */
    segment_table_store *tables;  /* the tables' rows; NULL: none */
} segment_view;

segment_line *segment_line_at(const segment_view *view, guint index);

/* Adds a mark to a line; returns it. */
segment_mark *segment_line_add_mark(segment_line *line, int at, const char *text);

/* The number that a text begins with; 0 where it begins with none, at most a million however many digits. */
int segment_line_value(const char *text);

/* For sorting floats. */
int segment_by_float(gconstpointer a, gconstpointer b);
