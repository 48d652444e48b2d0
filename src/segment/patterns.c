// SPDX-License-Identifier: GPL-3.0-or-later
#include "patterns.h"

#define MONTHS                                                                                               \
    "January|February|March|April|May|June|July|August|September|October|November|December|"                 \
    "janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre|"      \
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|se[p]?tiembre|octubre|noviembre|diciembre"

/* One row a pattern: name, pattern, an example, a counter-example. */
/* clang-format off */
undex_pattern segment_patterns[PATTERN_COUNT] = {
    [PATTERN_PAGE_NUMBER] = {"page number", "^ [-–—\\s]* \\d{1,4} (?: \\s* / \\s* \\d{1,4} )? [-–—\\s]* $",
                             "2/10", "2 apples"},
    [PATTERN_JOB_NUMBER] = {"job number", "^ (?: (?:GE|V|NA|K)\\.\\s?\\d\\d-\\d{4,6} | \\d\\d-\\d{5,6} | \\d{6} $ ) (?: [\\s*]* \\( \\s? [A-Z] \\s? \\) )? [\\s*\\d\\x{F020}-\\x{F0FF}]* (?: /\\.\\.\\. )? $", "18-16895* (E) 241018 *1816895*", "18-16895 was issued"},
    [PATTERN_BARCODE] = {"barcode", "^ (?: \\* \\s? \\d{6,9} \\s? \\* [\\s\\d]* | [\\x{F020}-\\x{F0FF}\\s]+ ) $", "*1816895*", "* 1816"},
    [PATTERN_RECYCLE] = {"recycling", "^ (?: Please \\s+ recycle | Merci \\s+ de \\s+ recycler | Se \\s+ ruega \\s+ reciclar | Accessible \\s document | Digitized \\s by \\s .{5,60} ) .{0,6} $", "Please recycle", "Please recycle the paper"},
    [PATTERN_RECORD_NOTICE] = {"notice of a record", "^ (?: This \\s record \\s (?: contains | is \\s subject ) | Corrections \\s (?: to \\s this \\s record | should \\s be ) | Any \\s corrections \\s to \\s the \\s record | La \\s presente \\s acta | Le \\s pr[ée]sent \\s (?: proc[èe]s-verbal | compte \\s rendu ) )", "This record contains the text of speeches", "This record year"},
    [PATTERN_ADOPTED] = {"place of adoption", "^ \\d{1,4} (?: st | nd | rd | th | [ªaeº] | [èe]me )? \\s* (?: plenary \\s meeting | sesi[óo]n \\s plenaria | s[ée]ance \\s pl[ée]ni[èe]re ) \\.? $", "95th plenary meeting", "The 95th plenary meeting"},
    [PATTERN_MEETING_OPENS] = {"officers of a meeting", "^ (?: (?:Acting \\s)? (?:President | Chair(?:man|person)?) | Pr[ée]sident[e]? | Presidencia ) \\s* : | ^ The \\s meeting \\s was \\s called \\s to \\s order", "President: Ms. Lind", "Presidents of the Council"},
    [PATTERN_CONTINUED] = {"continued", "^ /\\s?\\.{2,4} $", "/...", "and/or..."},
    [PATTERN_SCAN_FOOT] = {"foot of a scan", "^ (?: [/I1l|] \\s* [.,•·\\s]{1,8} | \\d\\d-[\\dIlOo]{3,6} .{0,40} | \\d{3,6}[a-z] (?: \\s .{0,30} )? ) $", "84-I7984", "12 people"},
    [PATTERN_PAGE_LINE] = {"page line", "^ (?:page|p[áa]gina|pagina) \\s+ (?:\\d{1,4}|[ivxl]{1,6}) $",
                           "Page 2", "Page 2 of the report"},
    [PATTERN_SYMBOL_LINE] =
        {"symbol line",
         "^ (?: [A-Z]{1,5} \\.? | [A-Z]{2,8}/[A-Z]{1,6} ) \\s? / [\\w./()\\s,&-]{1,45} \\*{0,3} $",
         "A/C.3/68/SR.27", "and/or"},
    [PATTERN_LANGUAGE_LINE] =
        {"language line",
         "^ (?: English | French | Spanish | Russian | Arabic | Chinese | Fran[çc]ais | Espa[ñn]ol ) $",
         "English", "English law"},

    [PATTERN_NUMBER] = {"paragraph number",
                        "^ [\"“«„]? \\s? (?<n> \\d{1,4} ) (?<bis> \\s (?:bis|ter|quater) )? \\s? \\. (?: \\s+ | (?= \\p{Lu} (?: \\p{Ll} | \\s ) | [\"“«] ) ) (?= \\S )",
                        "12.\tThe Committee", "12.5 per cent"},
    [PATTERN_SECTION_NUMBER] = {"section number", "^ (?<p> (?<s> \\d{1,2}[A-Z]? ) (?: \\. [IVXL]{1,6} )? ) \\. (?<n> \\d{1,3} ) \\.? \\s+ (?= \\S )", "8.II.14\tThe Department", "29.\tThe Department"},
    [PATTERN_BARE_NUMBER] = {"bare number", "^ (?<n> \\d{1,3} ) \\s+ (?= \\p{Lu} )", "25 The Committee",
                             "25 people"},

    [PATTERN_ITEM] = {"item",
                      "^ (?<l> \\( \\s? (?: [a-z]{1,2} | [ivxl]{1,6} | \\d{1,2} ) \\s? \\) | [a-z] \\) | (?: i{1,3} | iv | vi{0,3} | ix | x ) \\) | [•●▪–—-] ) \\s+ (?= \\S )",
                      "(a)\tTo promote", "(see annex)"},

    [PATTERN_ROMAN] = {"roman heading", "^ (?<n> [IVXL]{1,6} ) \\s? \\.? \\s+ (?= \\S )", "IV.\tConclusions",
                       "I am grateful"},
    [PATTERN_LETTER] = {"lettered heading", "^ (?<n> [A-Z] ) \\. \\s+ (?= \\S )", "B.\tFollow-up", "Bodies"},
    [PATTERN_ARABIC_HEADING] = {"arabic heading",
                                "^ (?<n> \\d{1,2} (?: \\.\\d{1,2} ){0,3} ) \\.? \\s+ (?= \\S )",
                                "2.1. Methods", "x 2"},
    [PATTERN_COMPONENT] =
        {"component",
         "^ (?: (?<annex> (?i: Annexe? | Anexo | Anejo | Ap[ée]ndice | Appendi(?:x|ce) | Enclosure | Pi[èe]ce \\s jointe | Anexo | Attachment | Adjunto ) ) ) (?: \\s+ (?<n> [IVXL]{1,6} | \\d{1,2} | [A-Z] ) )? (?: \\s? \\* )* (?: \\s* $ | \\s*[.:–—-] | \\s+ (?= \\p{Lu} | to \\b | [\\[(] ) )",
         "Annex II", "Annexed to the report"},
    [PATTERN_PART] = {"part",
                      "^ (?: (?i: Draft \\s+ (?:resolution|decision) | Projet \\s+ de \\s+ (?:r[ée]solution|d[ée]cision) | Proyecto \\s+ de \\s+ (?:resoluci[óo]n|decisi[óo]n) ) | (?i: Part | Chapter | Partie | Chapitre | Parte | Cap[ií]tulo ) \\s+ (?= [IVXL]+\\b | \\d | one | two ) ) (?: \\s+ (?<n> [IVXL]{1,6} | \\d{1,2} | [A-Z] ) \\b )?",
                      "Draft resolution II", "Drafting group"},

    [PATTERN_RULE] = {"rule", "^ [_\\x{2015}\\x{2500}]{5,} $ | ^ -{6,} $", "__________________", "a____b"},
    [PATTERN_NOTE_SLASH] = {"note with a stroke",
                            "^ (?<n> \\d{1,3} | [a-z] | \\*{1,3} ) \\s? / (?: \\s+ (?= \\S ) | (?= \\p{Lu}\\p{Ll} ) )",
                            "12/ Official Records", "12/68 of the"},
    [PATTERN_DAMAGED_MARK] = {"damaged mark of a note", "(?<= \\s ) [\\w£~^]{1,3} / (?= [.,;:\\s] | $ )", "attained lU/, and", "and/or"},
    [PATTERN_NOTE_SCAN] = {"note of a scan", "^ (?<n> [\\w£~^]{1,3} ) [_.]? \\s? / _? \\s+ (?= \\S )", "3_/ Note d'information", "and / or"},
    [PATTERN_NOTE_STAR] = {"starred note", "^ (?<n> \\*{1,6} | † | ‡ ) \\s* (?= \\S )", "** E/2023/1.",
                           "a * b"},
    [PATTERN_NOTE_DIGITS] = {"note with plain digits",
                             "^ (?<n> \\d{1,3} | [a-z] ) \\s* (?= [\\p{Lu}\"“«‘('h] )", "12 Ibid.",
                             "12 people"},

    [PATTERN_LEADER] = {"dot leader", "(?: \\.\\s? ){5,} [\\s\\t]* (?: \\d{1,4} | [ivxl]+ )? \\s* $ | …{3,}",
                        "I. Introduction ....... 3", "And so on ..."},
    [PATTERN_CONTENTS] = {"contents", "^ (?i: (?: table \\s of \\s )? contents | sommaire | table \\s des \\s mati[èe]res | [íi]ndice | contenido | table \\s of \\s contents ) (?: \\s* \\( .{2,20} \\) )? $", "CONTENTS", "The contents of the report"},
    [PATTERN_CONTENTS_LINE] = {"contents line", "\\p{L} .* [\\s\\t] (?: \\d{1,3} (?: \\s? [-–] \\s? \\d{1,3} )? | [ivxl]{1,6} ) $", "I. Introduction\t3", "Introduction"},
    [PATTERN_CAPTION] =
        {"caption",
         "^ (?: Table | Tableau | Cuadro | Figure | Figura | Map | Box ) \\s+ [IVXL\\d][\\w.]* \\b",
         "Table 29B.1", "Tables are"},

    [PATTERN_PREAMBULAR] =
        {"preambular",
         "^ [\"“«]? (?: (?:Also|Further|Deeply|Gravely|Strongly|Fully|Taking|Noting|Having|Recalling|Reaffirming|Bearing|Welcoming|Recognizing|Expressing|Emphasizing|Stressing|Acknowledging|Mindful|Aware|Conscious|Convinced|Concerned|Guided|Determined|Encouraged|Alarmed|Affirming|Considering|Desiring|Desirous|Cognizant|Appreciating|Underlining|Underscoring|Reiterating|Highlighting|Commending|Condemning|Observing|Believing|Acting|Paying|Seeking|Regretting|Deploring|Wishing|Reminding|Confident|Inspired|Disturbed|Distressed|Appalled|Satisfied|Gratified|Committed|Keeping|Looking|Realizing|Seized|Viewing|Profoundly|Firmly|Again|Recordando|Reafirmando|Teniendo|Tomando|Reconociendo|Consciente|Convencid[ao]|Profundamente|Rappelant|R[ée]affirmant|Prenant|Consid[ée]rant|Soulignant|Consciente?|Convaincue?|Ayant|Notant|Se\\s f[ée]licitant) ) \\b",
         "Recalling its resolution 70/1", "Recall the resolution"},
    [PATTERN_CHAPEAU] =
        {"chapeau",
         "^ (?: The \\s (?:General \\s Assembly | Security \\s Council | Economic \\s and \\s Social \\s Council | Human \\s Rights \\s Council | Commission .{0,60} | Executive \\s Board ) | La \\s Asamblea \\s General | L['’]Assembl[ée]e \\s g[ée]n[ée]rale | Le \\s Conseil \\s .{0,40} | El \\s Consejo \\s .{0,40} ) \\s? , $",
         "The General Assembly,", "The General Assembly decided,"},
    [PATTERN_SPEAKER] =
        {"speaker",
         "^ (?: (?: (?:Mr|Mrs|Ms|Dr|Miss|Sir|Dame|Lord|Lady|Prince|Princess|King|Queen|M|Mme|Mlle|Sr|Sra|Sheikh|Archbishop|Monsignor|Cardinal|Baroness)\\.? \\s+ [^:]{2,70}? ) | The \\s+ (?:Acting \\s+ | Temporary \\s+ | Interim \\s+)? (?:President|Chair|Chairperson|Chairman|Secretary-General|Deputy \\s Secretary-General|Co-Chair)\\b [^:]{0,60}? | (?:President|King|Prince|Queen|Emir) \\s [^:]{2,60}? ) (?: \\s \\( [^)]{2,80} \\) )* \\s? :",
         "Mr. Ali (Sudan):", "Mr. Ali said"},

    [PATTERN_DATE] = {"date",
                      "(?<! \\w ) (?<d> [\\dlI]{1,2} ) (?: er | º )? \\s+ (?: de \\s+ )? (?<m> " MONTHS
                      " ) \\s+ (?: de \\s+ | del \\s+ )? (?<y> (?:19|20|21) \\s? \\d\\d )",
                      "22 January 2025", "22 Januar 2025"},
    [PATTERN_DISTR] = {"distribution", "(?i: Distr\\. ) \\s* :? \\s* (?<v> \\p{L}+ )?", "Distr.: General",
                       "Distribution list"},
    [PATTERN_ORIGINAL] = {"original language", "(?i: Original ) \\s* :? \\s* (?<v> \\p{L}+ )",
                          "Original: English", "Originally"},
    [PATTERN_SESSION] = {"session",
                         "^ (?: \\p{L}+(?:-\\p{L}+)? | \\d{4} | [\\p{L}\\s]{3,40} ) \\s+ (?: (?:special|emergency|substantive|regular|annual|resumed|organizational) \\s+ )* (?: session | year | a[ñn]o | ann[ée]e | per[ií]odo \\s de \\s sesiones ) \\b",
                         "Sixty-eighth session", "In session"},
    [PATTERN_MEETING] = {"meeting", "\\d{1,5} (?: st | nd | rd | th | [ªaeº] | [èe]me ) \\s* (?: (?:plenary|closed) \\s )? (?: meeting | sesi[óo]n (?: \\s plenaria )? | s[ée]ance (?: \\s pl[ée]ni[èe]re )? ) ", "64th plenary meeting", "the meeting"},
    [PATTERN_RESOLUTION_TITLE] = {"title of a resolution", "^ (?: \\d{1,4} | S-\\d{1,2} | ES-\\d{1,2} ) / \\d{1,3} (?: \\s [A-Z] )? \\. [\\s\\t]+ (?<t> \\p{Lu} .{6,} ) $", "48/246. Financing of the mission", "48/246, annex"},
    [PATTERN_AGENDA] = {"agenda item",
                        "^ (?: (?:Provisional \\s+)? (?i: Agenda) \\s+ items? | Items? \\s+ \\d | Point \\s+ \\d | Tema \\s+ \\d ) .*",
                        "Agenda item 66 (b)", "The agenda"},
    [PATTERN_SUMMARY] = {"summary",
                         "^ (?: Executive \\s+ )? (?: Summary | R[ée]sum[ée] | Resumen | Abstract ) $",
                         "Summary", "Summary records"},

    /* plain texts: a label is told from a word by what follows it, a heading from a paragraph by plain*.c */
    [PATTERN_PLAIN_ITEM] = {"item of a plain text",
                            "^ (?: (?<l> \\( \\s? (?: [a-z]{1,2} | [ivxl]{1,6} | \\d{1,2} ) \\s? \\) | (?: [a-z] | "
                            "[ivxl]{1,6} | \\d{1,2} ) \\s? \\) | (?: [a-z] | [ivxl]{1,6} ) \\. (?= \\s ) ) | [•●▪–—] "
                            ") \\s* (?= \\S )",
                            "a. The first", "a first"},
    [PATTERN_PLAIN_HEADING] = {"numbered heading of a plain text",
                               "^ (?: (?<r> [IVXL]{1,6} ) \\. | (?<l> [A-Z] ) \\. | (?<d> \\d{1,2} (?: \\. "
                               "\\d{1,2} ){0,3} ) \\.? ) \\s+ (?= [\\p{L}\\d\"“«(] )",
                               "2.1. Methods", "I am grateful"},
    [PATTERN_PLAIN_SERIES] = {"heading in a series",
                              "^ (?<w> \\p{L}[\\p{L}\\p{M}'’]{1,24} (?: \\s \\p{L}[\\p{L}\\p{M}'’]{1,24} )? ) \\s+ "
                              "(?: (?<d> \\p{Nd}{1,3} ) | (?<r> [IVXLC]{1,7} ) ) \\b (?<rest> .* ) $",
                              "Article 12", "12 States"},
    [PATTERN_PLAIN_ARTICLE] = {"Chinese article", "^ 第 [一二三四五六七八九十百零〇\\d]{1,7} [条條章节部]",
                               "第十二条", "第一次会议"},
    [PATTERN_PLAIN_MARK] = {"note mark of a plain text",
                            "(?: (?<u> [\\x{2070}-\\x{209C}¹²³ᵃ-ᵛˡˢˣʸᶜᶠᶻ]{1,8} ) | \\$ \\s? "
                            "\\^ \\{? \\s? \\^? \\{? (?<t> [0-9ivxlc]{1,7} ) \\}{0,2} \\s? \\$ | \\^ \\{ (?<b> [0-9ivxlc]{1,7} ) "
                            "\\} | \\^ (?<c> \\d{1,3} | [ivxlc]{1,7} ) \\b | \\[ \\^ (?<m> [\\w*-]{1,12} ) \\] | <sup> "
                            "(?<s> [0-9ivxlc]{1,7} ) </sup> )",
                            "measured^{iv}", "10^-3"},
    [PATTERN_PLAIN_NOTE] = {"note of a plain text",
                            "^ (?: (?<u> [\\x{2070}-\\x{209C}¹²³ᵃ-ᵛˡˢˣʸᶜᶠᶻ]{1,8} ) | \\$ \\s? "
                            "\\^ \\{? \\s? \\^? \\{? (?<t> [0-9ivxlc]{1,7} ) \\}{0,2} \\s? \\$ | \\^ \\{ (?<b> [0-9ivxlc]{1,7} ) "
                            "\\} | \\^ (?<c> \\d{1,3} | [ivxlc]{1,7} ) \\b | \\[ \\^ (?<m> [\\w*-]{1,12} ) \\] : | <sup> "
                            "(?<s> [0-9ivxlc]{1,7} ) </sup> ) \\s* (?= \\S )",
                            "$^{8}$ See above", "See $^{8}$"},
    [PATTERN_PLAIN_NOTE_TEXT] = {"note that begins with plain digits",
                                 "^ \\[? (?<n> \\d{1,3} | [ivxlc]{1,7} (?= [.\\s] ) ) (?<stop> [.)\\]]? ) \\s+ (?= "
                                 "[\\p{Lu}\\p{Lo}\"“«‘('<h] )",
                                 "38 See annex", "38 people"},
    [PATTERN_PLAIN_NOTES] = {"heading of endnotes",
                             "^ (?i: (?: end | foot )? notes? | endnotes | notas? (?: \\s al? \\s (?: pie | final ) )? "
                             "| примечани[яе] | references | referencias | r[ée]f[ée]rences | 注 | 注释 ) \\s? :? $",
                             "Endnotes", "Notes verbales"},
    [PATTERN_PLAIN_FOOT] = {"job number with a page",
                            "^ (?: (?<a> \\d{1,4} ) \\s+ )? (?: (?: GE | V | NA | K ) \\. \\s? )? \\d\\d-\\d{5,6} (?: "
                            "\\s* \\( [A-Z] \\) )? (?: \\s+ \\d{6} )? (?: \\s+ (?<p> \\d{1,4} ) )? (?: \\s* / \\s* "
                            "\\d{1,4} )? $",
                            "13-32921 5", "2010-2015"},
    [PATTERN_PLAIN_PAGE] = {"page number that stands alone",
                            "^ (?: [-–—\\[(] \\s? )? (?: (?i: page | p[áa]gina | стр\\. ) \\s+ )? (?<p> \\d{1,4} ) (?: \\s* / "
                            "\\s* \\d{1,4} )? (?: \\s? [-–—\\])] )? $",
                            "- 12 -", "12 people"},
    [PATTERN_PLAIN_RULE] = {"rule of a plain text", "^ (?: [_*=~\\x{2014}\\x{2015}\\x{2500}\\-] \\s? )+ $", "* * *",
                            "- a"},
    [PATTERN_PLAIN_WEB] = {"what a web page says about itself",
                           "(?i: \\b leave \\s a \\s (?: reply | comment ) | you \\s are \\s commenting | click \\s an \\s "
                           "icon | log \\s (?: in | out ) \\b | sign \\s (?: in | up ) \\b | share \\s this \\b | like \\s "
                           "this \\b | subscribe \\b | cookies? \\b | privacy \\s policy | terms \\s of \\s (?: use | service "
                           ") | all \\s rights \\s reserved | powered \\s by | skip \\s to \\s (?: main | content ) | notify "
                           "\\s me | follow \\s us \\b | back \\s to \\s top | %[sd] \\b | posted \\s (?: in | by | on ) | "
                           "^ (?: [\\w+]+ \\s )? (?: photo | picture | logo ) $ )",
                           "Leave a Reply", "They left without a reply"},
    [PATTERN_PLAIN_CLOSED] = {"last word that needs another",
                              "(?: \\b (?i: the | a | an | of | and | or | to | in | on | at | by | for | from | with | as | "
                              "that | which | is | are | was | were | be | its | their | his | her | our | this | these | "
                              "than | into | upon | between | under | through | will | would | should | shall | may | "
                              "has | have | had | not | de | la | le | les | des | du | et | en | el | los | las | y | del | "
                              "que | por | para | con | и | в | на | с | о | по ) | [,–—-] ) \\s* $",
                              "in accordance with the", "the end"},
    [PATTERN_PLAIN_LINKS] = {"links to a page's other languages",
                             "\\s* \\[ \\s* [A-Z] (?: \\s* \\| \\s* [A-Z] )+ \\s* \\] $", "Report [E | F]",
                             "Report [E]"},
    [PATTERN_PLAIN_QUOTED] = {"quotation within a sentence",
                              "^ [\"“«‘] [^\"”»]{1,200} [\"”»’] (?: , | \\s+ \\p{Ll} )", "“One card”, as it was called",
                              "“One card.”"},
    [PATTERN_PLAIN_DAMAGED] = {"damaged paragraph number",
                               "^ (?<n> \\d{1,4} ) (?: \\s? [.,;:'-]{1,3} \\s* | \\s+ ) (?= [\\p{Lu}\"“«] )",
                               "156, In the field", "156 people"},
    [PATTERN_PLAIN_INLINE] = {"article within a line",
                              "(?<! \\S ) (?<w> \\p{L}[\\p{L}\\p{M}]{3,15} ) \\s (?<d> \\d{1,3} ) (?= \\s [\\p{L}\"“«] )",
                              "of all. Article 2 The wells", "of Article 2, the wells"},
};
/* clang-format on */
