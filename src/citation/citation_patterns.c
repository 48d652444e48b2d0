// SPDX-License-Identifier: GPL-3.0-or-later
#include "citation/citation_patterns.h"

/* Possessive quantifiers throughout: a number is never cut short to make the rest fit. */
#define SPACE  "[\\h\\n]"
#define DASH   "[-\\x{2010}-\\x{2015}\\x{2212}]"
#define END    "(?![\\p{L}\\p{Nd}_])"
#define NUMBER "\\d{1,5}+" END
#define YEAR   "(?:19(?:4[6-9]|[5-9]\\d)|20\\d\\d)"
#define ROMAN  "(?:E?S" DASH "?)?[IVXLC]++"

/* The parts of a symbol after its root. One that carries a number may end a symbol; a word may not. */
#define SUFFIX "(?:Add|Corr|Rev|Amend)\\.?\\d{1,3}+" END
#define NUMBERED                                                                                             \
    "(?: /" SPACE "?(?:" NUMBER "|" SUFFIX ")"                                                               \
    "  | /" SPACE "?[A-Z]{1,5}\\.\\d{1,4}+" END "  | /CO/\\d{1,2}+" DASH "\\d{1,2}+" END                     \
    "  | /[A-Z]{2,4}\\((?:\\d{1,3}|[IVXL]{1,7})\\)(?=/)"                                                     \
    "  | /[A-Z][A-Za-z]{0,7}+(?:\\.[A-Z][a-z]{1,5}+)*+\\.?\\d{1,5}+[A-Z]?+" END ")"
#define WORDED "(?: /(?:E?S-\\d{1,2}+|[A-Z][A-Z.-]{0,15}+)(?=/) )"
/* Called as subroutines: copied out, the pattern would be too large. */
#define DEFINITIONS                                                                                          \
    "(?(DEFINE)(?<numbered>" NUMBERED ")(?<worded>" WORDED ")(?<rest>/(?:CRP|WP)/\\d\\d" DASH                \
    "\\d{1,3}+" END "|(?&worded){0,3}(?&numbered)))"

/* "A" of "resolution 31/16 A": only where a sentence would not go on with it. */
#define LETTER                                                                                               \
    "(?:\\h?[A-HJ-Z]" END                                                                                    \
    "(?=\\h*+(?:\\z|[^\\p{L}\\p{N}\\h]|(?:of|and|or|to|on|in|du|de|et|y|por|que|which|with)\\b)))"
/* What follows the strokes: "(Sect. 3)/Part A", "(Part I/Add.1)", "[Expanded report]". */
#define LATER "/(?:" SUFFIX "|(?i:part)\\h[A-Z\\d]{1,3}" END ")"
#define PART                                                                                                 \
    "(?:(?:\\h?\\((?i:(?:sect|secc|chap|vol|prog)\\.\\h?[\\dIVX]{1,4}[A-Z]?"                                 \
    "|(?:part(?:ie|e)?|часть)\\h?[IVX\\d]{1,4}(?:/" SUFFIX ")?|resumption\\h?\\d{1,2}"                       \
    "|(?:premi[eè]re|(?:deuxi|troisi|quatri)[eè]me)\\h+partie|(?:primera|segunda|tercera|cuarta)\\h+parte" \
    "|introduction|overview)\\))?+(?:" LATER "){0,2}+"                                                       \
    "(?:\\h?\\[(?i:(?:expanded|full|abridged|short)\\h(?:report|version|text))\\])?+)"

/* Roots with one letter are strict about what comes next; those with a name are taken for nothing else. */
#define TREATIES "(?:CRC|CCPR|CEDAW|CERD|CAT|CMW|CRPD|CED)"
#define NAMED                                                                                                \
    "(?:ST|DP|DP-[A-Z]{2,5}|TD|UNEP|CEB|FCCC|JIU|UNW|UNCTAD|GEGN\\.\\d|HSP|HRI|ECE|ICCD|ISBA|SPLOS|PBC|NPT"  \
    "|CCW|BWC|APLC|CCM|CD|CBD|IDB\\.\\d{1,3}|LC|ESCAP|TRADE|TRANS|ENERGY|UNFF|LOS|AT|WFP|ACC|CAC|CTOC"       \
    "|CAC-COSP|IPBES|ICC-ASP|PCNICC|CLCS|ICSC|SPT|UNITAR|INC|EOSG|GOV|INFCIRC|PRS|TPNW|SSC|EXCOM"            \
    "|UN(?=/SCE))"
/* What the Organisation for the Prohibition of Chemical Weapons prints: "EC-M-33/DEC.1", "C-SS-4/DEC.3". */
#define CHEMICAL "(?:(?:EC-(?:M-)?|RC-)\\d{1,3}(?=/)|C-(?:SS-)?\\d{1,2}(?=/[A-Z]))"
/* Any other root counts in running text where a part tells its nature or its year; and/or has neither. */
#define OTHER                                                                                                \
    "(?:[A-Z]{2,8}(?:-[A-Z]{2,5})?(?=/[\\w./()-]{0,30}?(?<=/)(?:" YEAR "/|(?:CRP|INF|L|WP|SR|PV|PC)[./]\\d"  \
    "|(?:RES|DEC|MSP|COP|CONF|EB|GC)[./(])))"

/* By form alone: two strokes or a numbered root, capitals, a number at the end. */
#define ALONE                                                                                                \
    "\\G(?!(?:[A-Z]++/)+" YEAR "\\z)(?: [A-Z]{2,8}(?:-[A-Z]{2,5})?(?:\\([A-Z]{2,6}\\))?"                     \
    "          (?:/(?:[A-Z]{1,9}(?:[.-][A-Z\\d]{1,5}){0,2}|[A-Z]{1,4}\\([A-Z\\d]{1,7}\\)|\\d{1,4})){1,5}"    \
    "      | [A-Z]{2,4}\\.\\d{1,3})"                                                                         \
    "   /(?:[A-Z]{1,5}\\.)?\\d{1,5}(?:-[A-Z\\d]{1,3}|[A-Z])?" PART "\\z"

#define SYMBOL                                                                                               \
    "\\G(?: A/(?:RES|DEC)/(?:E?S-)?\\d{1,3}+/\\d{1,4}+ (?:" LETTER "|" END ")"                               \
    "  | [AET]/RES/\\d{1,4}+ " LETTER "?\\h?\\(" ROMAN "\\)" LETTER "?"                                      \
    "  | S/RES/\\d{1,4}+" END "(?:\\h?\\(" YEAR "\\))?"                                                      \
    "  | [AET]/RES/\\d{3,4}+" END "(?!/)"                                                                    \
    "  | (?: (?: A/(?:\\d{1,2}+|E?S-\\d{1,2}+|HRC|DEC|INF|BUR|PBC|SPEC|NGO|DPR)"                             \
    "          | S/(?:PRST|INF|Agenda|NGO)"                                                                  \
    "          | [SE]/" YEAR "          | "                                                                  \
    "E/(?:RES|DEC|ICEF|HLPF|HLS|NGO|INF|ECA|ECE|ESCAP|ESCWA|ECLAC|ECWA|FFDF|INCB|PFII|TRANS|CRP)"            \
    "          | T/(?:RES|COM|INF)"                                                                          \
    "          | [ASET]/(?:AC|C|CN|CONF|SC|WG|PC|GC)\\.\\d{1,3}+ )(?=/)(?&rest){1,6}"                        \
    "      | [ASET]/(?:L|PV|SR|INF|PET|NR|NL|NGO|OB)\\.\\d{1,5}+" END "(?&rest){0,3}"                        \
    "      | (?: [AT]|[SE](?!/(?:19[789]|20[0-4])\\d" END ") )/\\d{3,5}+" END "(?!/\\d)(?:/" SUFFIX "){0,3}" \
    "      | " TREATIES "/(?:C|OP|SP)(?=/)(?:(?&worded){0,3}(?:/\\d{1,2}+" DASH "\\d{1,2}+" END              \
    "        |(?&numbered))){1,4}"                                                                           \
    "      | (?:" NAMED "|" TREATIES                                                                         \
    ")(?=/)(?:(?&worded){1,3}(?&numbered)|(?&numbered)(?&rest)|/(?:[A-Z]{1,3}\\.)?\\d{2,4}+" END             \
    "        (?!/))(?&rest){0,5}"                                                                            \
    "      | "                                                                                               \
    "(?:IDB\\.\\d{1,3}|GC\\.\\d{1,2}|TD\\([IVXL]{1,6}\\))(?=/)(?&worded){0,3}(?&numbered)(?&rest){0,3}"      \
    "      | " CHEMICAL "(?&worded)?(?&numbered)(?&rest){0,2}"                                               \
    "      | " OTHER "(?:(?&worded){1,3}(?&numbered)|(?&numbered)(?=/[A-Z])(?&rest))(?&rest){0,5}(?!/[A-Z])" \
    "    )(?:/REV" END ")?+" PART ")" DEFINITIONS

/* Who takes resolutions. `other` stands for bodies whose resolutions have no symbol of this kind; the
 * regional commissions of the Economic and Social Council are known by their letters. */
#define BODIES                                                                                               \
    "(?:Commission|(?:Sub)?[Cc]ommittee|Working\\h+Group|Group\\h+of\\h+Experts|Board|Conference|Congress|"  \
    "Council\\h+of\\h+Europe|Council\\h+of\\h+Ministers"                                                     \
    "|European\\h+Council|Parliament|Union|Agency|Organi[sz]ation|Parties|Federation|Ministers|Court"        \
    "|Government|Duma|Senate|Cabinet|Summit|Fund|Bank|Authority|Forum|Executive\\h+Council|Governing\\h+"    \
    "Council"                                                                                                \
    "|(?:Health|Parliamentary|National|Consultative|Constituent)\\h+Assembly|Comité|Comisión|Junta|"       \
    "Conferencia"                                                                                            \
    "|Conférence|Parlamento|Parlement"                                                                      \
    "|(?<!\\p{L})(?:ECAFE|(?:UN)?ESCAP|ECLAC?|ECWA|(?:UN)?ESCWA|(?:UN)?ECA|(?:UN)?ECE|CEPAL|CESPAO|CEA|CEE)" \
    "(?!\\p{L}))"
#define GENERAL_ASSEMBLY                                                                                     \
    "(?i:(?:UN)?GA|General\\h+Assembly|Generalversammlung|Assemblée\\h+générale|Asamblea\\h+General|"     \
    "Генеральн\\p{L}+\\h+"                                                                          \
    "Ассамбле\\p{L}+|الجمعية\\h+العامة|大会)"
#define SECURITY_COUNCIL                                                                                     \
    "(?i:UNSC|Security\\h+Council|Sicherheitsrat(?:e?s)?|Conseil\\h+de\\h+sécurité|Consejo\\h+de\\h+"      \
    "Seguridad|Совет\\p{L}*\\h+"                                                                        \
    "Безопасности|مجلس\\h+الأمن|安(?:全)?理(?:事)?会)"
#define ECONOMIC_COUNCIL                                                                                                         \
    "(?i:ECOSOC|Economic\\h+and\\h+Social\\h+Council|Conseil\\h+économique\\h+et\\h+social"                                     \
    "|Consejo\\h+Económico\\h+y\\h+Social|Экономическ\\p{L}+\\h+и\\h+Социальн\\p{L}+\\h+Совет\\p{L}*|" \
    "المجلس\\h+الاقتصادي\\h+والاجتماعي|经(?:济及)?社(?:会)?理事会)"
#define RIGHTS_COUNCIL                                                                                                             \
    "(?i:Human\\h+Rights\\h+Council|Conseil\\h+des\\h+droits\\h+de\\h+l['’]homme"                                                \
    "|Consejo\\h+de\\h+Derechos\\h+Humanos|Совет\\p{L}*\\h+по\\h+правам\\h+человека|مجلس\\h+حقوق\\h+" \
    "الإنسان|人权理事会)"
#define RIGHTS_COMMISSION                                                                                    \
    "(?i:Commission\\h+on\\h+Human\\h+Rights|Commission\\h+des\\h+droits\\h+de\\h+l['’]homme"              \
    "|Comisión\\h+de\\h+Derechos\\h+Humanos)"
#define ENVIRONMENT_ASSEMBLY "(?:UNEA|Environment\\h+Assembly)"

/* One named group an organ: citation_matched_organ() reads them. */
#define ORGANS                                                                                               \
    "(?:(?<ea>" ENVIRONMENT_ASSEMBLY ")|(?<hrc>" RIGHTS_COUNCIL ")|(?<es>" ECONOMIC_COUNCIL ")"              \
    "|(?<sc>" SECURITY_COUNCIL ")|(?<ga>" GENERAL_ASSEMBLY "))"
/* The words that may stand between an organ and its resolution. */
#define BETWEEN                                                                                                         \
    "(?:(?:in|by|under|through|with|its|the|their|adopted|adopts|recent|previous|subsequent|relevant|"                  \
    "historic"                                                                                                          \
    "|landmark|as|per|pursuant|to|of|dans|par|sa|ses|su|sus|en|la|las|les|de|por|в|его|ее|своей|своих|" \
    "своем|свою)" END                                                                                                   \
    "|paragraphs?\\h\\d{1,3}(?:\\h?\\([a-z]{1,4}\\))*(?:(?:,|\\hand|\\hto)\\h\\d{1,3}){0,4}\\hof\\b)"

#define ONE_TO_TEN "one|two|three|four|five|six|seven|eight|nine|ten"
#define COMPONENTS                                                                                           \
    "(?:annex|appendix|enclosure|attachment|main|draft-resolution|draft-decision|part|chapter|section|"      \
    "decision|report-of-(?:working-group|subcommittee|drafting-group)"                                       \
    "|resolution)"
undex_pattern undex_cite_patterns[CITE_PATTERN_COUNT] = {
    [CITE_SYMBOL] = {"symbol", SYMBOL, "A/C.3/68/SR.27", "and/or 24/7"},
    [CITE_SYMBOL_TYPED] = {"symbol typed", "(?i)" SYMBOL, "a/hrc/res/5/1", "s/n 12"},
    [CITE_SYMBOL_ALONE] = {"symbol alone", ALONE DEFINITIONS, "QUAY/19/1", "HIV/AIDS"},
    [CITE_URL] = {"url", "(?:(?:undocs|docs\\.un)\\.org/(?:[a-z]{2}/)?|[?&]symbol=/?)\\z",
                  "https://undocs.org/en/", "https://example.org/en/"},
    [CITE_LINK] = {"link", "\\]\\(", "[A/68/190](https://undocs.org/A/68/190)", "[A/68/190] (2013)"},
    [CITE_ADDRESS] =
        {"address",
         "(?i)(?<![\\p{L}\\d.])(?:https?://)?(?:(?:www\\.)?(?:undocs|docs\\.un)\\.org/(?:[a-z]{2}/)?"
         "(?!\\S*?[?&](?:final)?symbol=)"
         "|(?:[a-z-]{1,20}\\.){0,3}(?:un|undocs)\\.org/"
         "[^\\s?]{0,100}\\?(?:[^\\s=]{1,30}=[^\\s&]{0,100}&"
         "|[a-z]{1,12}&){0,5}(?:finalsymbol|symbol|ds|m)=/?)",
         "https://undocs.org/en/A/68/190", "https://example.org/en/A/68/190"},
    [CITE_PARAMETER] = {"parameter", "(?i)(?:\\?(?=\\w+=)|&)(?!page=)[a-z]{1,20}=[\\w.-]{0,40}", "&Lang=E",
                        "&page=7"},
    [CITE_LOOSE_SUFFIX] = {"loose suffix", "(?i)(?<=/)(?<kept>Add|Corr|Rev|Amend)(?:\\.\\h|\\h)(?=\\d)",
                           "/Add. 13", "/Add.13"},
    [CITE_LOOSE_SECTION] = {"loose section",
                            "(?i)(?|\\h?\\((?:section|sect\\.?|sec\\.?)\\h?(?<kept>\\d{1,2}[A-Z]?)\\)"
                            "|(?<=\\d)/(?:section|sect|sec)\\.?\\h?(?<kept>\\d{1,2}[A-Z]?)" END ")",
                            "(Section 29B)", "(section III)"},
    [CITE_ENTRY] = {"entry", "\\A\\s*(?:@[a-z]+\\{|TY\\h+-\\h|\\[?\\s*\\{\\s*\")", "@techreport{A-68-190,",
                    "[12]"},
    [CITE_ENTRY_SYMBOL] =
        {"entry's symbol",
         "(?m)(?:^\\h*number\\h*=\\h*\\{|^(?:SN|M1)\\h+-\\h+|\"number\":\\h*\")(?<kept>[^}\"\\n]+)",
         "SN  - A/68/190", "number of A/68/190"},
    [CITE_ENTRY_PLACE] = {"entry's place",
                          "(?m)(?:^\\h*note\\h*=\\h*\\{|\\\\cite\\[|^(?:N1|SE)\\h+-\\h+|\"place\":\\h*\")"
                          "(?<kept>[^]}\"\\n]+)",
                          "% \\cite[para. 12]{A-68-190}", "note: {para. 12}"},
    [CITE_FRAGMENT] = {"fragment", "(?<![\\p{L}\\p{Nd}])[A-Z]\\h?/\\h?[A-Z]{1,3}(?:\\h[A-Z]){0,2}\\h\\z",
                       "E / C N ", "Annex A "},
    [CITE_ELIDED_SUFFIX] = {"elided suffix",
                            "\\G\\*?(?:,?" SPACE "+(?:and|et|y|и|&)" SPACE "+|," SPACE "*)"
                            "(?<suffix>(?:Add|Corr|Rev|Amend|SR|PV|L|CRP|INF|WP|R)\\.\\d{1,4}+)" END,
                            " and Corr.1", " and Corrigendum"},
    [CITE_ELIDED_NUMBER] = {"elided number",
                            "\\G(?:(?<dash>" DASH ")|," SPACE "*|,?" SPACE "+(?:and|et|y|и)" SPACE "+)"
                            "(?<number>\\d{1,4}+)" END "(?=\\h*+(?:\\z|[),.;:\\]\\n]|(?:and|et|y|и)\\b|" DASH
                            "\\d))",
                            ", 28 and 35", ", 28 May 2020"},
    [CITE_DECISION_WORD] = {"decision word",
                            "\\G(?:(?<decision>[Dd]ecisions?|DECISIONS?|[Dd]écisions?|[Dd]ecisi(?:ón|ones))"
                            "|[Rr]esolutions?|RESOLUTIONS?|[Rr]ésolutions?|[Rr]esoluci(?:ón|ones)"
                            "|[Рр]езолюци\\p{L}{1,3}+|(?<!\\p{L}{4})قرار\\p{L}{0,6}+)(?:" SPACE
                            "+[Nn](?:o\\.?|[°º]))?"
                            "(?:" SPACE "+(?:(?:of|de|du|del)" SPACE "+)?(?:(?:the|la|el)" SPACE
                            "+|l['’])?" ORGANS ")?" SPACE "+(?=[\\dES])",
                            "resolutions 60/265", "resolution on the"},
    [CITE_NUMBER] = {"resolution number",
                     "\\G(?: (?<special>E?S)" DASH "(?<session>\\d{1,2}+)/(?<item>\\d{1,4}+)" END
                     "     | (?<first>\\d{1,4}+)/(?<second>\\d{1,4}+)(?!/)(?:(?<letter>" LETTER ")|" END
                     "|(?=\\h?号))"
                     "     | (?<number>\\d{1,4}+)(?<before>" LETTER ")?" SPACE "?[(（]\\h?(?:(?<year>" YEAR
                     ")"
                     "|(?<roman>" ROMAN "))\\h?[)）](?<after>" LETTER ")?"
                     "     | (?<bare>\\d{3,4}+)" END "(?![/.,]\\d)(?!" SPACE "?\\()"
                     "(?=\\h*+(?:\\z|[^\\p{L}\\p{N}\\h]|(?:of|and|or|to|on|in|by|as|for|adopted|"
                     "which|de|du|et|y)\\b))"
                     ")",
                     "3362 (S-VII)", "(2000)"},
    [CITE_NUMBER_JOIN] = {"number join",
                          "\\G(?:,?" SPACE "+(?:of|du|de|от)" SPACE "+\\d{1,2}(?:º|er|°)?" SPACE
                          "+(?:de" SPACE "+)?\\p{L}{3,12}+" SPACE "+(?:de" SPACE "+)?\\d{4})?"
                          "(?:[,،]" SPACE "*+(?:(?:and|et|y|de|или|и)" SPACE "+|و" SPACE "*+)?(?:of" SPACE
                          "+\\d{1,2}\\b)?"
                          "|" SPACE "+(?:(?:and|et|y|or|ou|o|и|as" SPACE "+well" SPACE "+as)" SPACE
                          "+|و" SPACE "*+))(?=[\\dES])",
                          " of 25 September 2015, 71/243", " of the 12"},
    [CITE_ORGAN_BEFORE] =
        {"organ before",
         "(?: (?<cn>" RIGHTS_COMMISSION ")"
         "  | (?<other>" BODIES "(?:\\h+(?:on|for|of|to|against)(?:\\h+(?!(?:General\\h+Assembly|(?:Security|"
         "Economic|Human\\h+Rights)\\h+(?:"
         "and\\h+Social\\h+)?Council)\\b)(?:the|of|and|in|for|\\p{Lu}[\\p{L}-]*+)){1,8})?)"
         "  | " ORGANS "|(?<assembly>(?<!Environment\\h)Assembly|Assemblée|Asamblea)"
         "  | (?<council>Council|Conseil|Consejo) | (?<draft>[Dd]raft|projet\\h+de|proyecto\\h+de) )"
         "(?:['’]s?)?(?:\\h+\\([^()]{1,12}\\))?,?(?:" SPACE "+" BETWEEN "){0,12}" SPACE "+\\z",
         "by the General Assembly, in paragraph 3 of its ", "by the General in its "},
    [CITE_ORGAN_AFTER] = {"organ after",
                          "\\G(?:" SPACE "+\\([^()]{1,24}\\))?(?:(?:" SPACE
                          "+(?:of|adopted|by|de|du|del|des|der|the|la)\\b"
                          "|" SPACE "+(?:de" SPACE "*)?l['’]){1,3}|(?=" SPACE "+[ГСЭЕ]))" SPACE
                          "*+(?:United" SPACE "+Nations" SPACE "+)?"
                          "(?: (?<cn>" RIGHTS_COMMISSION ") |" ORGANS
                          "  | (?<other>(?:\\p{Lu}[\\p{L}-]*+\\h+(?:(?:of|and|on|for)\\h+)?){0,4}?" BODIES
                          "|Европейск\\p{L}+) )" END,
                          " of the General Assembly", ", the General Assembly"},
    [CITE_ORGAN_SUBJECT] =
        {"organ as subject",
         "\\G(?:" SPACE "+of" SPACE "+\\d{1,2}" SPACE "+\\p{L}{3,9}+" SPACE "+\\d{4})?," SPACE "+(?:the" SPACE
         "+|la" SPACE "+|le" SPACE "+|el" SPACE "+|l['’])"
         "(?:(?<cn>" RIGHTS_COMMISSION ")|" ORGANS "|(?<other>" BODIES ")"
         "|(?<assembly>Assembly|Assemblée|Asamblea)|(?<council>Council|Conseil|Consejo))" END,
         ", the Human Rights Council decided", ", the human rights of"},
    [CITE_ORGAN_WHICH] = {"organ of which",
                          "\\G(?:" SPACE "+of" SPACE "+\\d{1,2}" SPACE "+\\p{L}{3,9}+" SPACE
                          "+\\d{4})?," SPACE "+(?:in|by)" SPACE "+which" SPACE "+the" SPACE
                          "+(?:(?<cn>" RIGHTS_COMMISSION ")|" ORGANS
                          "|(?<other>Commission|Board|Conference|Committee)"
                          "|(?<assembly>Assembly)|(?<council>Council))" END,
                          ", in which the Council decided", ", in which the council members"},
    [CITE_TYPED_BEFORE] = {"typed before",
                           "(?i)\\G\\h*+(?:the\\h+)?(?:(?:united\\h+nations|un|u\\.n\\.)\\h*)?"
                           "(?: (?<es>" ECONOMIC_COUNCIL "|E\\.S\\.C\\.)|(?<cn>" RIGHTS_COMMISSION
                           ")|(?<hrc>UN\\h?HRC|HRC|H\\.R\\.C\\.|" RIGHTS_COUNCIL ")"
                           "|(?<sc>(?:UN)?SC(?=R?\\h)|S\\.C\\.|C\\.?S\\.?(?=,?\\h*r[eé]s)|" SECURITY_COUNCIL
                           ")|(?<ea>" ENVIRONMENT_ASSEMBLY
                           ")|(?<ga>G\\.A\\.|A\\.?G\\.?(?=,?\\h*r[eé]s)|" GENERAL_ASSEMBLY "|Assembly) ),?",
                           "security council resolution", "council resolution"},
    [CITE_TYPED_WORD] = {"typed word",
                         "(?i)\\G\\h*+(?:r|r[eé]s\\.?|r[eé]sol\\.|resolution|résolution|resolución|"
                         "резолюци\\p{L}{1,3}"
                         "|(?<decision>dec\\.?|decision|décision|decisión))\\h+(?:no\\.?\\h*)?",
                         "Res. 70/1", "respect 70/1"},
    [CITE_TYPED_BARE] = {"typed bare", "\\G\\h++(?=\\d{1,3}/\\d{1,3}\\b(?!/))", " 70/1", " 2024"},
    [CITE_TYPED_ROMAN] = {"typed roman",
                          "\\A\\h*(?=[1-9]\\d{0,3}\\h?(?:[A-H]\\h?)?\\((?:[IVX]{1,5}|E?S-[IVX]+)\\))",
                          "217 A (III)", "section 217 A (III)"},
    [CITE_MEETING_PART] =
        {"meeting part",
         "(?i)\\G(?:[\\h,;:()]|(?:of|at|in|its|the|official\\h+records)\\b)*+(?:"
         "(?<sc>" SECURITY_COUNCIL "|UNSC|SC|SCOR)|(?<es>" ECONOMIC_COUNCIL "|ESCOR)|(?<ga>" GENERAL_ASSEMBLY
         "|GAOR)"
         "|(?<committee>first|second|third|fourth|fifth|sixth|[1-6](?:st|nd|rd|th))\\h+committee"
         "|(?<meeting>[1-9]\\d{0,4})(?:st|nd|rd|th)\\h+(?<plenary>plen(?:ary|\\.)\\h+)?"
         "(?:\\((?:closed|private|resumed)\\)\\h+)?(?:meeting|mtg\\.?)"
         "|(?<session>\\d+(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?)\\h+(?<special>(?<emergency>emergency\\h+)?"
         "special\\h+)?"
         "sess(?:ion|\\.)|(?<year>19\\d\\d|20\\d\\d))(?![\\p{L}\\p{Nd}])",
         ", 12th plenary meeting", ", the plenary meeting"},
    [CITE_ID] = {"id",
                 "\\G(?:(?<component>" COMPONENTS "(?:\\.(?:" COMPONENTS "|(?i:" ONE_TO_TEN
                 ")|[IVXLC]+|\\d+(?:/\\d+)?|[A-Z]"
                 "))*+)(?:\\.|\\z))?"
                 "(?:(?:para\\.(?<para>[^~]+?)(?:\\.item\\.(?<item>[^~]+?))?|(?:fn|en|note)\\.(?<note>[^~]+?)"
                 "|p(?<page>\\d{1,5})\\.[a-z]+\\.\\d+)"
                 "(?:~\\d+)?)?\\z",
                 "annex.II.para.3", "heading.4"},
};
