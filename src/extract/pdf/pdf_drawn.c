// SPDX-License-Identifier: GPL-3.0-or-later
/* The characters of right-to-left scripts as a page draws them. poppler takes every character for one that is
 * read from the left: the letters of a ligature come out in the wrong order, a vowel sign parts the word that
 * it stands in, and blanks are thrown away. The program's own function stands in front of the library's, as
 * those of pdf_rules.c do: it turns ligatures round, keeps vowel signs back, and notes where blanks are. */
#include "base/utf8.h"
#include "extract/formats.h"
#include "extract/pdf/text_direction.h"

#include <string.h>

enum { MOST_LETTERS = 16 };    /* of a ligature */
enum { MOST_DRAWN = 1000000 }; /* of a page */
enum { RTL_BEGINS = 0x0590 };  /* no character before it is read from the right */

static struct {
    GArray *drawn;        /* undex_drawn; NULL: characters are not noted */
    gboolean rtl;         /* a character was drawn that is read from the right */
    gboolean other_blank; /* a blank was drawn whose byte is another */
    gboolean after_rtl;   /* the last one was, and was a byte */
} drawing;

void undex_pdf_drawn_take(GArray *drawn)
{
    drawing.drawn = drawn;
    drawing.rtl = drawing.after_rtl = drawing.other_blank = FALSE;
}

gboolean undex_pdf_drawn_rtl(void)
{
    return drawing.rtl;
}

/* LibreOffice stretches words by a glyph that its fonts give no character, and poppler takes the byte that
 * stands for it as it is; a blank so only where blanks have another byte. */
static gboolean is_byte_itself(guint code, int bytes, guint ch)
{
    return bytes == 1 && code == ch && ch < 0x7F && (ch > ' ' || (ch == ' ' && drawing.other_blank));
}

/* Notes the letters of a glyph, which share its width. FALSE: they have no place. */
static gboolean note(const void *state, double x, double y, double dx, double dy, const guint *letters,
                     guint count)
{
    const double *m = undex_pdf_state_matrix(state);
    if (!m || drawing.drawn->len + count > MOST_DRAWN)
        return FALSE;
    for (guint i = 0; i < count; i++, x += dx / count, y += dy / count) {
        double x0 = m[0] * x + m[2] * y + m[4], x1 = x0 + (m[0] * dx + m[2] * dy) / count;
        undex_drawn one = {letters[i], (float)MIN(x0, x1), (float)MAX(x0, x1),
                           (float)(m[1] * x + m[3] * y + m[5]), i};
        g_array_append_val(drawing.drawn, one);
    }
    return TRUE;
}

/* void TextPage::addChar(const GfxState *, double x, double y, double dx, double dy, CharCode, int nBytes,
 * const Unicode *, int uLen) */
void undex_pdf_drawn_add(void *page, const void *state, double x, double y, double dx, double dy, guint code,
                         int bytes, const guint *letters,
                         int count) __asm__("_ZN8TextPage7addCharEPK8GfxStateddddjiPKji");
void undex_pdf_drawn_add(void *page, const void *state, double x, double y, double dx, double dy, guint code,
                         int bytes, const guint *letters, int count)
{
    guint turned[MOST_LETTERS];
    FIND_REAL(undex_pdf_drawn_add, "_ZN8TextPage7addCharEPK8GfxStateddddjiPKji");
    gboolean rtl = count > 0 && letters[0] >= RTL_BEGINS && undex_utf8_is_rtl(letters[0]);
    drawing.rtl |= rtl;
    if (rtl && count > 1 && count <= MOST_LETTERS) {
        for (int i = 0; i < count; i++)
            turned[i] = letters[count - 1 - i];
        letters = turned;
    }
    if (drawing.drawn && count > 0 && count <= MOST_LETTERS) {
        if (drawing.after_rtl && count == 1 && is_byte_itself(code, bytes, letters[0])) {
            turned[0] = UNDEX_UNNAMED + letters[0];
            letters = turned;
        }
        drawing.other_blank |= bytes == 1 && letters[0] == ' ' && code != ' ';
        gboolean noted = note(state, x, y, dx, dy, letters, (guint)count);
        if (noted && count == 1 && undex_is_vowel_sign(letters[0]))
            return;
    }
    drawing.after_rtl = (rtl && bytes == 1) || (count == 1 && letters[0] >= UNDEX_UNNAMED);
    real(page, state, x, y, dx, dy, code, bytes, letters, count);
}
