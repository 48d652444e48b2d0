// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Families of words that no stemmer brings together: a country and what comes from there. A report on Morocco
 * speaks of Moroccan women, and is found by either word.
 */
#include "query/private.h"

/* English; families end with a semicolon. */
static const char families[] =
    " afghanistan afghan afghans; albania albanian albanians; algeria algerian algerians; andorra "
    "andorran; angola angolan angolans; argentina argentine argentinian; armenia armenian armenians; "
    "australia australian australians; austria austrian austrians; azerbaijan azerbaijani azerbaijanis "
    "azeri; bahamas bahamian; bahrain bahraini; bangladesh bangladeshi; barbados barbadian; belarus "
    "belarusian byelorussian byelorussia; belgium belgian belgians; belize belizean; benin beninese; "
    "bhutan bhutanese; bolivia bolivian; bosnia bosnian herzegovina; botswana batswana; brazil brazilian;"
    " brunei bruneian; bulgaria bulgarian; burkina burkinabe; burundi burundian; cambodia cambodian khmer"
    " kampuchea; cameroon cameroonian; canada canadian; chad chadian; chile chilean; china chinese; "
    "colombia colombian; comoros comorian; congo congolese drc; croatia croatian croat; cuba cuban; "
    "cyprus cypriot; czechia czech czechoslovakia; denmark danish; djibouti djiboutian; dominica "
    "dominican; ecuador ecuadorian; egypt egyptian; eritrea eritrean; estonia estonian; eswatini swazi "
    "swaziland; ethiopia ethiopian; fiji fijian; finland finnish; france french; gabon gabonese; gagauzia"
    " gagauz; gambia gambian; georgia georgian; germany german germans; ghana ghanaian; greece greek "
    "greeks; grenada grenadian; guatemala guatemalan; guinea guinean; guyana guyanese; haiti haitian "
    "haitians; honduras honduran; hungary hungarian; iceland icelandic; india indian; indonesia "
    "indonesian; iran iranian; iraq iraqi; ireland irish; israel israeli; italy italian; ivoire ivorian; "
    "jamaica jamaican; japan japanese; jordan jordanian; kazakhstan kazakh; kenya kenyan; korea korean "
    "dprk; kosovo kosovar; kuwait kuwaiti; kyrgyzstan kyrgyz; laos lao laotian; latvia latvian; lebanon "
    "lebanese; lesotho basotho; liberia liberian; libya libyan; lithuania lithuanian; luxembourg "
    "luxembourgish; macedonia macedonian; madagascar malagasy; malawi malawian; malaysia malaysian; "
    "maldives maldivian; mali malian; malta maltese; mauritania mauritanian; mauritius mauritian; mexico "
    "mexican; micronesia micronesian; moldova moldovan; monaco monegasque; mongolia mongolian; montenegro"
    " montenegrin; morocco moroccan; mozambique mozambican; myanmar burma burmese; namibia namibian; "
    "nauru nauruan; nepal nepalese nepali; netherlands dutch; nicaragua nicaraguan; niger nigerien; "
    "nigeria nigerian; norway norwegian; oman omani; pakistan pakistani; palau palauan; palestine "
    "palestinian palestinians; panama panamanian; paraguay paraguayan; peru peruvian; philippines "
    "philippine filipino; poland polish; portugal portuguese; qatar qatari; romania romanian; russia "
    "russian; rwanda rwandan rwandese; samoa samoan; senegal senegalese; serbia serbian serb; seychelles "
    "seychellois; slovakia slovak; slovenia slovenian slovene; somalia somali; spain spanish; sudan "
    "sudanese; suriname surinamese; sweden swedish; switzerland swiss; syria syrian; tajikistan tajik; "
    "tanzania tanzanian; thailand thai; timor timorese; togo togolese; tonga tongan; tunisia tunisian; "
    "turkiye turkey turkish; turkmenistan turkmen; tuvalu tuvaluan; uganda ugandan; ukraine ukrainian; "
    "uruguay uruguayan; uzbekistan uzbek; venezuela venezuelan; vietnam vietnamese viet; yemen yemeni; "
    "yugoslavia yugoslav; zambia zambian; zimbabwe zimbabwean; africa african; america american; asia "
    "asian; caribbean antillean; europe european; arab arabs arabic; soviet ussr; britain british uk; "
    "kyiv kiev; child children; woman women; man men; person persons people; life lives; foot feet; "
    "crisis crises; analysis analyses; basis bases; criterion criteria; phenomenon phenomena; curriculum "
    "curricula; wife wives; half halves; policeman policemen; fisherman fishermen;";

void undex_query_kin(undex_analyser *english, const char *stem, GPtrArray *stems)
{
    undex_query_group_stems(english, families, stem, stems);
}
