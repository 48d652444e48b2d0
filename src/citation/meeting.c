// SPDX-License-Identifier: GPL-3.0-or-later
/* Meetings as they are typed: "9967th meeting of the Security Council" is S/PV.9967, "12th plenary meeting,
 * sixty-eighth session" A/68/PV.12. Only where the words leave no other record. */
#include "citation/citation_patterns.h"
#include "citation/scanner.h"

#include <string.h>

/* Sessions and years since which symbols have them; and the meetings that only the Security Council held. */
enum { FIRST_SESSION = 31, FIRST_YEAR = 1978, MANY_MEETINGS = 1000, LAST_SPECIAL = 40 };

typedef struct {
    gboolean security, assembly, economic, plenary, special, emergency;
    int committee, meeting, session, year;
} meeting_parts;

static gboolean group_number(const char *text, const undex_match *match, const char *name, int *number)
{
    if (!citation_has_group(CITE_MEETING_PART, name, match))
        return FALSE;
    g_autofree char *said = citation_group(CITE_MEETING_PART, name, text, match);
    *number = citation_ordinal(said);
    return *number > 0;
}

/* FALSE: a part of it says what another did. */
static gboolean take_part(const char *text, const undex_match *match, meeting_parts *parts)
{
    meeting_parts part = {0};
    part.security = citation_has_group(CITE_MEETING_PART, "sc", match);
    part.economic = citation_has_group(CITE_MEETING_PART, "es", match);
    part.assembly = citation_has_group(CITE_MEETING_PART, "ga", match);
    gboolean known = part.security || part.economic || part.assembly;
    known |= group_number(text, match, "meeting", &part.meeting);
    known |= group_number(text, match, "committee", &part.committee);
    known |= group_number(text, match, "session", &part.session);
    known |= group_number(text, match, "year", &part.year);
    if (!known || (part.meeting && parts->meeting) || (part.session && parts->session))
        return FALSE;
    parts->security |= part.security;
    parts->economic |= part.economic;
    parts->assembly |= part.assembly;
    parts->plenary |= citation_has_group(CITE_MEETING_PART, "plenary", match);
    parts->special |= citation_has_group(CITE_MEETING_PART, "special", match);
    parts->emergency |= citation_has_group(CITE_MEETING_PART, "emergency", match);
    parts->committee += part.committee;
    parts->meeting += part.meeting;
    parts->session += part.session;
    parts->year += part.year;
    return TRUE;
}

/* The First Committee's records are verbatim. Before the thirty-first session plenary meetings were counted
 * through, and those of committees have their records under other symbols. */
static char *assembly_meeting(const meeting_parts *parts)
{
    if (parts->special)
        return parts->session <= LAST_SPECIAL && !parts->committee
                   ? g_strdup_printf("A/%s-%d/PV.%d", parts->emergency ? "ES" : "S", parts->session,
                                     parts->meeting)
                   : NULL;
    if (parts->committee > 6 || parts->session >= MANY_MEETINGS)
        return NULL;
    if (parts->session < FIRST_SESSION)
        return parts->plenary && !parts->committee ? g_strdup_printf("A/PV.%d", parts->meeting) : NULL;
    if (parts->committee)
        return g_strdup_printf("A/C.%d/%d/%s.%d", parts->committee, parts->session,
                               parts->committee == 1 ? "PV" : "SR", parts->meeting);
    return g_strdup_printf("A/%d/PV.%d", parts->session, parts->meeting);
}

static char *meeting_symbol(const meeting_parts *parts)
{
    gboolean assembly = parts->assembly || parts->plenary || parts->committee;
    if (!parts->meeting || parts->security + parts->economic + assembly > 1)
        return NULL;
    if (parts->economic)
        return parts->year >= FIRST_YEAR && !parts->session
                   ? g_strdup_printf("E/%d/SR.%d", parts->year, parts->meeting)
                   : NULL;
    if (assembly)
        return parts->session ? assembly_meeting(parts) : NULL;
    return (parts->security || parts->meeting >= MANY_MEETINGS) && !parts->session
               ? g_strdup_printf("S/PV.%d", parts->meeting)
               : NULL;
}

char *citation_typed_meeting(const char *text, gsize length, gsize from, gsize *end)
{
    meeting_parts parts = {0};
    undex_match match;
    *end = from;
    while (*end < length && citation_match(CITE_MEETING_PART, text, length, *end, &match) &&
           take_part(text, &match, &parts))
        *end = (gsize)match.end[0];
    return *end > from ? meeting_symbol(&parts) : NULL;
}
