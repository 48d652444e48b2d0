// SPDX-License-Identifier: GPL-3.0-or-later
#include "citation/locator_patterns.h"

#define END        "(?![\\p{L}\\p{Nd}_])"
#define ROMAN      "[IVXLC]{1,7}+"
#define ONE_TO_TEN "one|two|three|four|five|six|seven|eight|nine|ten"
#define NUMBERING  "(?:(?:nos?|nrs?|n[°º]s?|№)\\.?\\h*)?"
#define MONTH_YEAR                                                                                           \
    "(?:\\d{1,2}(?:\\.|st|nd|rd|th|er|º)?\\h(?:de\\h)?\\p{L}{3,12}+\\.?,?\\h(?:de\\h)?|"                    \
    "\\p{L}{3,12}+\\.?\\h(?:\\d{1,2}(?:st|nd|rd|th)?,?\\h)?)"
/* A date, or a year: no number of a place, where it comes after a comma. */
#define DATE                                                                                                 \
    "(?:" MONTH_YEAR                                                                                         \
    "(?:1[89]|20)\\d\\d|(?:1[89]|20)\\d\\d-\\d\\d-\\d\\d|\\d{1,2}[./]\\d{1,2}[./](?:1[89]|20)\\d\\d"         \
    "|(?:19|20)\\d\\d)" END
/* "40ff" is 40 and what follows. */
#define GLUED "(?-i:ff?)" END
#define PARA_LABEL                                                                                           \
    "(?=[A-Z.]{0,3}\\d)[\\dA-Z](?:(?:(?!" GLUED ")[\\dA-Z.]){0,12}(?!" GLUED ")[\\dA-Z])?+"                  \
    "(?:\\h?(?:bis|ter|quater)(?!\\h?\\d))?"
#define PARA_WORDS                                                                                               \
    "(?:sub-?)?(?:par[a-z]{0,3}gr[a-z]{1,5}|paras?|pars?|párrs?|parrs?|p[áa]rrafos?|apartados?|apdos?"         \
    "|recommendations?|recs?|abs(?:atz|ätze)?|ziff(?:ern?)?|(?-i:Z)|rn|rdnr|rz|tz|пп?|пункт\\p{L}{0,3}+" \
    "|абз(?:ац\\p{L}{0,3}+)?)"
/* A word goes on with a stop and blanks, or the number comes at once. */
#define BEFORE_NUMBER "[.:\\h]*" NUMBERING

undex_pattern undex_cite_locators[LOCATOR_PATTERN_COUNT] = {
    [LOCATOR_LANGUAGE] = {"language", "\\G@(?<language>[a-z]{2,3})" END, "@fr", "@France"},
    [LOCATOR_COMPONENT] =
        {"component",
         "(?i)\\G(?:(?<name>annex(?:es)?|annexe|anexo|anlage|anhang|приложени\\p{L}{1,2}|append(?:ix|ice)"
         "|apéndice|добавлени\\p{L}{1,2}|encl(?:osure)?|attachment|anx|app(?=\\.?\\h+[IVX\\d])|main|draft\\h("
         "?:resolution|decision)"
         "|report\\hof\\h(?:working\\hgroup|subcommittee|drafting\\hgroup))" END "(?:\\.?\\h+" NUMBERING
         "(?<number>" ROMAN "(?:\\h(?-i:[A-Z])(?![.\\p{L}]))?|\\d{1,3}+|[B-Z]|(?-i:A))" END ")?+"
         "|(?<adopted>decision|resolution)(?:\\h+(?<act>\\d{1,3}/"
         "[A-Z]{2,4}\\.\\d{1,3}+|(?:\\d{1,4}|[A-Z]{1,4}[./-]?\\d{0,4})/\\d{1,3}+"
         "|(?:" ROMAN "|\\d{1,3}+)(?!/)))?+" END ")",
         "annex II, para. 3", "annexation of"},
    [LOCATOR_SECTION] =
        {"section",
         "(?i)\\G(?:(?<name>(?:sub-?)?(?:sections?|sects?|secs?)|secc|secci[oó]n|раздел\\p{L}{0,2}+|разд"
         "|abschnitt|abschn)|(?<chapter>chapters?|chaps?|ch|chapitre|cap[ií]tulo|cap"
         "|глав\\p{L}{1,2}+|гл|kapitel|kap)|(?<part>parts?|pt|partie|parte|част\\p{L}{1,2}"
         "|teil))" END "\\.?\\h*" NUMBERING "(?<number>(?:" ROMAN "|\\d{1,3}+[A-Z]?|[A-Z]|" ONE_TO_TEN ")" END
         "(?:(?:\\.\\h?|\\h|,\\h?(?=[A-Z]" END "))(?-i:[A-Z]|[1-9]\\d?+)" END
         "(?!\\.?\\h*\\d)|\\h?\\([a-z]\\)){0,3})",
         "sect. III.B", "section on health"},
    [LOCATOR_ORDINAL] = {"ordinal paragraph",
                         "(?i)\\G(?<ordinal>\\d{1,3}(?:st|nd|rd|th|ers?|[eè](?:re|me)?|º|ª|o|a|-?[йя])"
                         "|[\\p{L}-]{4,20}+)\\h+(?:(?<preambular>preambular|preambulatory)"
                         "|(?<operative>operative))?\\h*"
                         "(?:para(?:graph)?s?|alinéa|párrafo|пункт\\p{L}?)\\.?(?:\\h+(?:(?:of|in|to)\\h+the"
                         "|du|del)?\\h*(?<of>pr[eé]ambule|preamble|preámbulo|преамбулы))?"
                         "(?(<preambular>)|(?(<operative>)|(?(<of>)|(*FAIL))))",
                         "third preambular paragraph", "third annual paragraph"},
    [LOCATOR_PREAMBLE] = {"preambular",
                          "\\G(?:(?i:(?:preamb(?:le|ular|ulatory)|préambule|preámbulo|преамбул\\p{L}),?\\h*"
                          "(?:" PARA_WORDS "|alinéas?)?" BEFORE_NUMBER ")|PPs?\\h?)(?=\\d)",
                          "preambular para. 33", "preamble to 33"},
    [LOCATOR_PREAMBLE_GLUED] = {"preambular, glued", "\\Gpps?(?=\\d)", "pp2", "pp. 2"},
    [LOCATOR_WHOLE_PREAMBLE] = {"preamble", "(?i)\\G(?:preamble|préambule|preámbulo|преамбул\\p{L})" END,
                                "preamble,", "preambular"},
    [LOCATOR_PARA] = {"paragraph",
                      "(?i)\\G(?:¶+|§+|(?:ops?|operative)\\.?\\h*(?:" PARA_WORDS ")?|" PARA_WORDS
                      ")" BEFORE_NUMBER "(?=" PARA_LABEL "(?:" GLUED "|" END "))",
                      "paras. 12", "parable 12"},
    [LOCATOR_NOTE] = {"note",
                      "(?i)\\G(?:(?:(?:foot|end)?notes?|fns?|fnn|notas?|fu(?:ß|ss)noten?|anm|сноск\\p{L}{1,2}"
                      "|примечани\\p{L}{1,2}|прим)(?:\\h+(?:(?:de\\h+bas\\h+de|al?\\h+pie\\h+de)"
                      "(?:\\h+la)?\\h+p[aá]g(?:e|ina)|de\\h+fin|al\\h+final|al\\h+pie))?"
                      "(?:" BEFORE_NUMBER "(?=[\\d*])|\\.?\\h+(?=(?:[a-z]|[ivxlc]{1,6})" END "))"
                      "|nn?(?:\\h*(?=\\d)|\\.\\h*(?=[\\d*]|(?:[a-z]|[ivxlc]{1,6})" END ")))",
                      "footnote 7", "notable 7"},
    [LOCATOR_PAGE] = {"page",
                      "(?i)\\G(?:(?:pp?|pgs?|pages?|págs?|pags?|p[áa]ginas?|seiten?|стр(?:аниц\\p{L}{1,2})?)"
                      "(?:" BEFORE_NUMBER "(?=\\d)|\\.?\\h+(?=(?:[ivxlc]{1,9}|[A-Z]{1,2}[-.]?\\d{1,5})" END
                      "))|(?-i:S|с)\\.\\h*(?=\\d))",
                      "p. 3", "pt. 3"},
    [LOCATOR_AT] = {"at", "(?i)\\Gat\\h+(?=\\d{1,4}(?:" END "|-\\d))", "at 7", "at least 7"},
    [LOCATOR_BARE] = {"bare page", "\\G,\\h+(?=(?:\\d{1,4}|[ivxlc]{1,6})\\.?\\h*\\z)", ", 7.", ", 7 members"},
    [LOCATOR_SHEET] = {"sheet", "(?i)\\G[#?&]page=(?<sheet>\\d{1,5})" END, "#page=7", "page=7"},
    [LOCATOR_BRACKET] = {"bracket",
                         "\\G(?:at\\h*)?\\[(?<first>\\d{1,4}+[A-Z]?)\\h?\\]?"
                         "(?:-\\[?(?<last>\\d{1,4}))?\\]",
                         "[12]-[14]", "[a note]"},
    [LOCATOR_PARA_NUMBER] = {"paragraph's number", "(?i)\\G(?<number>" PARA_LABEL ")(?:" GLUED "|" END ")",
                             "29B.14", "B"},
    [LOCATOR_NOTE_NUMBER] = {"note's number",
                             "(?i)\\G(?<number>\\d{1,4}+|\\*{1,6}+|[ivxlc]{1,6}+" END
                             "|[a-z])(?![\\p{L}\\d_])",
                             "**", "page"},
    [LOCATOR_PAGE_NUMBER] = {"page's number", "(?i)\\G(?<number>[A-Z]{0,2}[-.]?\\d{1,5}+|[ivxlc]{1,9})" END,
                             "iv", "members"},
    [LOCATOR_ITEM] =
        {"item",
         "(?i)\\G,?\\h*(?:(?:sub-?para(?:graph)?s?|lit|lett?|item)\\.?\\h*)?(?<item>"
         "(?:\\((?:([a-z])\\g{-1}?|[ivxlc]{1,5}|\\d{1,2})\\)\\h?){1,3}"
         "|(?:([a-z])\\g{-1}?|[ivxlc]{1,5})\\)(?:\\h?[ivx]{1,5}\\))?)"
         "(?<more>(?:\\h?(?:-|,\\h?(?:and|et|y|и)?|to|and|et|y|и|&)\\h?\\(?(?:[a-z]|[ivxlc]{1,5})\\)){0,8})",
         " (b) (ii)", " (2013)"},
    [LOCATOR_RANGE] = {"range", "(?i)\\G\\h?(?:-|(?:to|through|à|al?|bis|до)\\h)\\h?(?=[A-Z\\d])", "-14",
                       ", 14"},
    [LOCATOR_LIST] = {"list",
                      "(?i)\\G\\h?(?:[,;]\\h?(?:(?:and|et|y|e|und|и|or)\\h)?|(?:and|et|y|e|und|и|or|&)\\h)"
                      "(?!" DATE ")(?=[\\dA-Z]{0,3}[\\d*])",
                      ", 14 and 16", ", 14 May 2020"},
    [LOCATOR_OF_PREAMBLE] = {"of the preamble",
                             "(?i)\\G\\h+(?:(?:of|in|to)\\h+the|du|del)?\\h*"
                             "(?:préambule|preamble|preámbulo|преамбулы)" END,
                             " of the preamble", " of the report"},
    [LOCATOR_FOLLOWING] = {"following",
                           "(?i)\\G(?:et\\h+seqq?|ff?|sqq?|et\\h+suiv(?:ants?)?|y\\h+ss|ss|passim"
                           "|и\\h+(?:след|далее))" END "\\.?",
                           "et seq.", "first"},
    [LOCATOR_DATE] =
        {"date",
         "(?i)\\G\\(?(?:(?:of|dated|du|de|del|le|vom|v\\.|от|on|adopted|accessed|last\\h(?:accessed"
         "|visited)|visited|the|en\\hdate)\\h+){0,4}" DATE "(?:\\hгода|\\hг\\.)?\\)?",
         "(25 July 2013)", "25 members"},
    [LOCATOR_DOCUMENT] = {"document",
                          "(?i)\\G(?:(?:U\\.?\\h?N\\.?|ONU|VN|ООН|United\\h+Nations)[-\\h]\\h*)?"
                          "(?:docs?|documents?|documentos?|dok(?:ument)?|док(?:умент\\p{L}{0,2})?)" END "\\.?"
                          "(?:\\h+(?:ONU|N\\.?U\\.?|ООН|des\\h+Nations\\h+Unies|de\\h+las\\h+Naciones\\h+"
                          "Unidas)" END ")?(?:\\h+symbol)?",
                          "UN Doc.", "doctor"},
    [LOCATOR_JOINING] =
        {"joining",
         "(?i)\\G(?:see|voir|véase|ver|siehe|vgl|см|cf|compare|accord|also|aussi|también|auch|e\\.g|i\\.e"
         "|in|at|of|to|the|and|et|y|und|и|de|du|del|des|der|la|le|les|el|los|l|d|von|zu|from|para|à|a|al|au|"
         "к|на|в|из"
         "|report|rapport|informe|доклад\\p{L}?|supra|infra|op\\.\\h?cit|loc\\.\\h?cit|available|under)" END
         "['’.]?",
         "see also", "seeds"},
    [LOCATOR_ASIDE] = {"aside", "\\G(?:\\([^()]{1,300}+\\)|\\[[^\\[\\]]{1,300}+\\])", "(emphasis added)",
                       "(b"},
    [LOCATOR_QUOTED] = {"quoted",
                        "\\G(?:‘[^’]{1,400}+(?:’(?=\\p{L})[^’]{0,400}+){0,9}’|“[^”]{1,400}+”|«[^»]{1,400}+»"
                        "|\"[^\"]{1,400}+\")",
                        "‘Seeds of the people’s stores’", "people’s"},
    [LOCATOR_STOP] = {"stop", "\\G[\\h,;:.…()\\[\\]<>\"'’“”‘«»*/&|@!?-]", ", and", "and"},
};
