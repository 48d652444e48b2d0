// SPDX-License-Identifier: GPL-3.0-or-later
#include "citation/mention_patterns.h"

#define SPACE  "[\\h\\n]"
#define DASH   "[-\\x{2010}-\\x{2015}\\x{2212}]"
#define END    "(?![\\p{L}\\p{Nd}_])"
#define AND    "(?:and|et|y|e|и|or|ou|o|или|as" SPACE "+well" SPACE "+as)"
#define TO     "(?:to|through|à|a|al|по|до|至|إلى)"
#define YEAR   "(?:19|20)\\d\\d"
#define ROMAN  "(?:E?S" DASH "?)?[IVXL]{1,7}+"
#define LETTER "(?:\\h?[A-HJ-Z]" END ")"
/* "60/283", "72/262 C", "1325 (2000)", "1514 (XV)", "ES-10/20" */
#define NUMBER                                                                                               \
    "(?:E?S" DASH "\\d{1,2}/\\d{1,3}" END "|\\d{1,4}+/\\d{1,3}+(?!/)(?:" LETTER "|" END "|(?=\\h?号))"      \
    "|\\d{1,4}+(?:\\h[A-HJ-Z])?\\h?\\((?:" YEAR "|" ROMAN ")\\))"

undex_pattern undex_mention_patterns[MENTION_PATTERN_COUNT] = {
    [MENTION_LETTER_JOIN] = {"letter join",
                             "\\G(?:" SPACE "*+(?<to>" DASH "|" TO "(?=" SPACE "))" SPACE "*+|," SPACE
                             "*+(?:" AND SPACE "+)?|" SPACE "+" AND SPACE "+)(?<letter>[A-HJ-Z])" END
                             "(?!\\.\\p{L})",
                             " and B", " and Brazil"},
    [MENTION_NUMBER_RANGE] = {"number range",
                              "\\G(?:" SPACE "*+" DASH SPACE "*+|" SPACE "+" TO SPACE
                              "+)(?=\\d{1,4}/\\d|\\d{1,4}\\h?\\()",
                              " to 79/103", " to 79 members"},
    [MENTION_LATER_NUMBER] = {"later number",
                              "(?:," SPACE "*+(?:" AND SPACE "+)?|" SPACE "+" AND SPACE "+)(?=" NUMBER
                              "(?:[,;.:)]|" SPACE "+(?:on|of|by|in|entitled|and|de|du|sobre|sur|о)" END "))",
                              " and 75/123 on", " and 2023/24 with"},
    [MENTION_SYMBOL_RANGE] = {"symbol range",
                              "\\G(?:" DASH "|" SPACE "+(?:to|through|à|al?|по|至)" SPACE "+)\\z", " to ",
                              " and "},
    [MENTION_CHINESE] = {"Chinese number", "第\\h?(?=" NUMBER ")", "第 48/161 号", "第 48 号"},
    [MENTION_CHINESE_WORD] = {"Chinese word",
                              "\\G[^。；第]{0,12}?(?:(?:[、，和及以与]|" SPACE
                              "){0,4}第[^。；第]{3,20}?){0,20}号(?:\\h?"
                              "(?<decision>决定)|\\h?决议)",
                              " 号和第 69/2 号决议", " 号文件"},
    [MENTION_LISTED] = {"listed", "\\G[\\h*•–-]{0,4}(?:[Rr]esolutions?\\h+|[Dd]ecisions?\\h+)?(?=" NUMBER ")",
                        "72/262 C", "In 72/262"},
    [MENTION_LISTED_JOIN] = {"listed join",
                             "\\G\\h*+(?:[,;]?\\h*+(?:" AND "\\h+)?)(?=" NUMBER
                             "(?:\\h*+(?:[,;\\t\\n]|\\z|" AND "\\h|\\d)|\\h+\\p{Lu}))",
                             "; 77/17; 79/12", "; 77 of 79"},
    [MENTION_LISTED_WITHIN] = {"listed within",
                               "(?<![\\p{L}\\p{Nd}/.,$-])(?=(?:ES" DASH
                               "\\d{1,2}/\\d{1,2}|(?:3[1-9]|[4-9]\\d|1[0-4]\\d|" YEAR ")/\\d{1,3}+"
                               "|\\d{1,4}+(?:\\h[A-HJ-Z])?\\h?\\([IVXL]{1,7}\\))"
                               "(?:" LETTER ")?(?:[,;\\t\\n]|\\z|\\h+(?:\\p{Lu}|\\d{2}|" AND "\\h)))",
                               "system 78/275 Human", "a share of 78/275 of"},
    [MENTION_LIST_HEADING] =
        {"list heading",
         "(?i)\\A[^.;]{0,90}?(?:(?<decision>\\bdecisions?|décisions?|decisiones)|resolutions?|résolutions?|"
         "resoluci(?:ón|ones)|резолюци\\p{L}{1,3}|قرار\\p{L}*|决议)",
         "General Assembly resolutions", "Mandates and background"},
    [MENTION_MEETING] =
        {"meeting",
         "(?<![\\p{L}\\d/])(?<number>[1-9]\\d{3,4}|[1-9],\\d{3}|10,\\d{3})(?:st|nd|rd|th|e|ª)" SPACE
         "+(?:\\((?:closed|private)\\)" SPACE "+)?(?:meetings?|séance|sesión)" END,
         "its 9967th meeting", "its 64th meeting"},
    [MENTION_PLACE_OPENS] = {"place opens",
                             "\\G(?=[*),(，\\h\\n])\\*?(?:\\)\\*?,|,|，)?" SPACE "*+(?:[(（]" SPACE
                             "*+)?(?:in" SPACE "+(?:its" SPACE "+|the" SPACE "+)?(?=annex|para))?",
                             ", (", "; "},
    [MENTION_PLACE_WHICH] = {"place of which",
                             "\\G[^.;()]*?," SPACE "+in" SPACE "+(?=paragraphs?" SPACE "[\\d]+(?:" SPACE
                             "and" SPACE "\\d+)?" SPACE "of" SPACE "which\\b)",
                             " on water, in paragraph 24 of which", " on water, in paragraph 24 of that"},
    [MENTION_PLACE_JOINS] = {"place joins",
                             "\\G(?:[,;]" SPACE "*+(?:" AND SPACE "+)?|" SPACE "+(?:" AND SPACE
                             "+)?|(?=\\())\\(?",
                             ", and ", "."},
    [MENTION_PLACE_ELSE] = {"place of something else",
                            "\\G" SPACE "*+(?<![\\p{L}\\d])(?:of|du|de|des|del|d['’]|из|к|من|документ\\p{L}*|"
                            "доклад\\p{L}*|резолюц\\p{L}*|записк\\p{L})(?=[\\h\\n'’])(?!" SPACE
                            "+(?:which|the" SPACE "+(?:annex|preamble|same|enclosure)))",
                            " of its resolution", " of the annex"},
    [MENTION_PLACE_WORD] = {"place word",
                            "(?i)(?<![\\p{L}\\p{Nd}])(?:(?:sub-?)?para|párr|parr|par(?:\\.|agr)|apartado|пп?"
                            "\\.|пункт|абзац|annex|anexo|append|apénd|"
                            "приложен|enclosure|sect|secc|chap|cap[.íi]|разд|глав|part(?:ie|e)?" SPACE
                            "+[IVX\\d]|(?:foot)?notes?\\h+\\d|nota\\h|pages?\\h+\\d|pp?\\.\\h*\\d|pág|"
                            "operative|preamb|recommendations?\\h+\\d|op" SPACE "?\\d|"
                            "\\p{L}{4,20}+(?:-\\p{L}{4,7})?\\h(?:preambular|operative)|الفقر|مرفق|المرفق)",
                            "see annex II", "see resolution 5"},
    [MENTION_PLACE_FILL] =
        {"place fill",
         "\\G,?" SPACE "*+(?:(?:(?:of|to|in|contained" SPACE "+in|du|de|des|del|al)\\b" SPACE "*+|d['’])"
         "(?:(?:(?:of|to|in|the|its|that|said|same|document|documents|report|reports|draft|resolution|"
         "resolutions|"
         "decision|decisions|la|las|le|les|los|el|su|sa|ses|sus|de|del|des|du|"
         "United|Nations|General|Security|Economic|and|Social|Human|Rights|Environment|Assembly|Council|"
         "Commission|Committee|Conference|Executive|Board|Secretary|his|her|their|"
         "Asamblea|Consejo|Seguridad|Assemblée|générale|Conseil|sécurité|informe|documento|documentos|"
         "rapport)(?![\\p{L}\\p{Nd}])|l['’]|d['’])[,(\\[]?" SPACE "*+)*+"
         "|(?:(?:из|к|من|документа|документе|документов|доклада|докладе|записки|письма|проекта|своей|его|ее|"
         "той|"
         "этой|этого|Генеральной|Ассамблеи|Совета|Безопасности|по|правам|человека|"
         "Экономического|и|Социального|تقرير|الوثيقة|وثيقة)(?![\\p{L}\\p{Nd}])[,(]?" SPACE
         "*+)*+(?:و?ال(?=\\z))?)\\z",
         " of General Assembly ", ", and "},
    [MENTION_PLACE_REPORT] =
        {"place in a report",
         "\\G,?" SPACE "*+(?:(?:of|to|in|du|de|del)" SPACE "+(?:the|its|his|her|their|la|l['’])" SPACE "*+"
         "(?:(?!" SPACE "(?:as|which|(?<!\\bof.)that|including|see)\\b)[^.;()])*?(?<![\\p{L}\\d])"
         "(?:report|note|letter|study|statement|memorandum|communication|rapport|informe)s?\\b"
         "|(?:доклада|записки|письма)(?!\\p{L}))(?:(?!" SPACE
         "(?:as|which|(?<!\\bof.)that|including|see)\\b)[^.;()])*+\\(" SPACE "*+(?:see" SPACE "+|см\\." SPACE
         "+)?\\z",
         " of the Rapporteur’s report of 1974 (", " of the report as ("},
    [MENTION_PLACE_SEVERAL] = {"several components",
                               "(?i)\\G(?:(?<annex>annexes|anexos|приложени[яйях]{1,2})|(?<chapter>chapters|"
                               "chaps?\\.|chapitres|capítulos|глав[ыах]{0,2})"
                               "|(?<section>sections|sects?\\.|secs?\\.|secciones|secc\\.|раздел[ыах]{0,2})|("
                               "?<part>parts|parties|partes))" SPACE
                               "+(?<list>(?-i:[IVXLC]{1,7}+|\\d{1,2}|[A-Z])(?:," SPACE
                               "(?-i:[IVXLC]{1,7}+|\\d{1,2}|[A-Z])" END "){0,8},?(?:" SPACE AND SPACE "|" DASH
                               "|" SPACE TO SPACE ")(?-i:[IVXLC]{1,7}+|\\d{1,2}|[A-Z])" END ")",
                               "annexes I and II", "annex I and the report"},
    [MENTION_PLACE_ASIDE] = {"place in an aside",
                             "\\G(?:" SPACE "[a-z]{2,12}+){1,3}" SPACE "\\((?=paras?\\." SPACE
                             "\\d{1,3}[^()]{0,20}\\))",
                             " also appeals (para. 5)", " of 2013 (para. 5)"},
    [MENTION_PLACE_ADOPTED] = {"place that was adopted",
                               "(?i)\\G(?:decision|resolution)\\h(?:\\d{1,3}/"
                               "(?:CP|CMP|CMA|COP|MSP)\\.?\\d{1,3}|\\d{1,2}(?![/\\d]|\\h?\\()|[IVX]{1,5}" END
                               ")",
                               "decision 1/CP.21", "decision 70/512"},
    [MENTION_PLACE_STOPS] = {"place stops",
                             "," SPACE "\\d{1,4}" SPACE "(?!(?:and|bis|ter|quater|to)\\b)\\p{L}{3,}",
                             ", 28 States", ", 28 and 30"},
    [MENTION_LIST_PLACE] = {"place within a list",
                            "\\G," SPACE "*+(?:annex(?:es)?(?:" SPACE "+[IVX]+)?(?:" SPACE "and" SPACE
                            "[IVX]+)?|sects?\\." SPACE "+[IVX]+|paras?\\." SPACE "+\\d+(?:" DASH
                            "\\d+)?)(?=," SPACE "|" SPACE "and" SPACE ")",
                            ", annex, and 70/1", ", annex."},
    [MENTION_PARA_ARABIC] =
        {"Arabic paragraph",
         "\\G[\\h،,(]*(?:و|ب|في\\h)?(?:ال|لل)?فقر(?:ة|ات|تين|تان)\\h+(?<first>\\d{1,4})(?:\\h?(?:" DASH
         "|إلى)\\h?(?<last>\\d{1,4}))?"
         "(?:\\h?و\\h?(?<next>\\d{1,4}))?(?!\\d)",
         "الفقرة 9", "الفقرة الأولى"},
    [MENTION_PLACE_WITHIN] = {"place within a place",
                              "\\G,?" SPACE "*+(?<![\\p{L}\\d])(?:of|to|in|de|du|del|из|من)" SPACE
                              "+(?:the|la|l['’]|le|el)?" SPACE "*+",
                              " of the annex", " on the annex"},
    [MENTION_PLACE_AGAIN] = {"place again",
                             "(?:,|" SPACE "and)" SPACE "+(?<para>\\d{1,3})(?:" SPACE "?\\([a-z]\\))?" SPACE
                             "+of" SPACE "+(?:its" SPACE "+)?\\z",
                             ", 11 of ", ", 11 May of "},
    [MENTION_PARA_CHINESE] = {"Chinese paragraph",
                              "\\G(?:\\h|[，,（(的])*(?:(?<annex>附件[一二三四五六七八九十\\dIVX]{0,4})[，,]?"
                              ")?(?:执行部分)?第\\h?(?<first>\\d{1,4})(?:\\h?(?:[-—–]|至)\\h?第?\\h?(?<last>"
                              "\\d{1,4}))?(?:\\h?[、和及与]\\h?第?\\h?(?<next>\\d{1,4}))?\\h?段",
                              "第 12-14 段", "第 12 号"},
    [MENTION_IBID] = {"ibid",
                      "(?i)\\A\\h*(?:see\\h+(?:also\\h+)?|voir\\h+|véase\\h+)?(?<word>ibid(?:em)?\\b\\.?+|"
                      "ibíd(?:em)?\\b\\.?+|там\\h+же|同上|المرجع\\h+نفسه)(?!,\\h*(?:vol|No)\\b)",
                      "Ibid., para. 5", "Ibid., vol. 75"},
    [MENTION_SAME] = {"the same document",
                      "(?i)(?<![\\p{L}\\d])(?<words>(?:(?:the|that)" SPACE
                      "+same|(?<that>that|(?<=of.)the(?=.(?:resolution|decision)\\b(?!.(?:(?:by|of|on|in|at|"
                      "adopted|taken|entitled|contained|No|as)\\b|\\d|\\()))))" SPACE
                      "+(?:resolution|decision|report|document)|(?:la|dicha)" SPACE "+misma" SPACE
                      "+resolución|la" SPACE "+même" SPACE "+résolution|той" SPACE "+же" SPACE
                      "+резолюции)" END,
                      "of the same resolution", "the same resolutions"},
    [MENTION_ABOVE_CHINESE] = {"above in Chinese", "[上下]文(?=\\h?第\\h?\\d)", "上文第 6 段", "本文第 6 段"},
    [MENTION_ABOVE] =
        {"above",
         "\\G,?(?:" SPACE "+(?:above|below|supra|infra|выше|ниже|أعلاه|أدناه|más" SPACE
         "+(?:arriba|abajo)|ci-dessus|ci-dessous)" END "|" SPACE "+(?:of|to|in|de|du|del)" SPACE
         "+(?:the|la|le|el)?" SPACE "*(?:present|présent|presente)e?" SPACE
         "+(?:report|resolution|note|document|decision|rapport|résolution|informe|resolución|documento)" END
         "|" SPACE "+(?:настоящ\\p{L}{2,3})" SPACE "+(?:доклад|резолюци|документ|записк)\\p{L}{0,3})",
         " above", " of the report"},
};
