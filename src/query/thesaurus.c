// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Words of like meaning: who asks in words of one's own says "jailed" where the document says "sentenced" or
 * "detention". Everyday words and those of United Nations documents, and words that are derived from one
 * another and that no stemmer brings together. A word may stand in several groups; it is like all of them.
 */
#include "query/private.h"

#include <string.h>

/* English; groups end with a semicolon. */
static const char groups[] =
    " abandon relinquish desert; abduct abduction kidnap kidnapping hostage; abolish abolition eliminate "
    "elimination; abroad overseas expatriate diaspora foreign; abuse mistreatment maltreatment; "
    "accident crash collision; accord agreement treaty pact convention; accuse allege allegation "
    "accusation blame charge; acquire acquisition; act action activity; adolescent teenager teenage "
    "youth young juvenile; adviser advisor counsellor consultant; affluent wealthy rich prosperous "
    "affluence wealth prosperity; aged elderly older; agriculture agricultural farm farmer farming "
    "agrarian; aid assistance help support; aircraft airplane plane aeroplane helicopter aviation "
    "flight airline; alcohol liquor drinking; algiers algeria algerian; ally alliance allied; ambush "
    "attack assault raid strike; amman jordan jordanian; ammunition munitions cartridge rounds bullet; "
    "amnesty pardon clemency; amputate mutilation; analyse analysis analytical; ancestor ancestral "
    "forebear; anger outrage resentment indignation; animal livestock cattle wildlife fauna; ankara "
    "turkiye turkish; annex annexation; annual yearly year; apply application applicant; appoint "
    "appointment nominate nomination name designate; apprehend arrest detain detention jail imprison "
    "imprisonment prison custody incarcerate; archive record registry; argue contend assert claim "
    "maintain; arms weapon weapons weaponry armament firearm gun rifle; army military troops soldier "
    "soldiers armed; arrears unpaid outstanding; artificial synthetic; ask request appeal urge call; "
    "asylum refugee; athens greece greek; audit auditor oversight; author writer; authorize "
    "authorization permit permission; autonomous autonomy; baghdad iraq iraqi; baku azerbaijan "
    "azerbaijani; ban prohibit prohibition forbid outlaw; bangui central african; bank banking lender; "
    "bankrupt bankruptcy insolvency insolvent; barrier obstacle impediment hindrance; beat beating "
    "corporal; begin start commence launch; beirut lebanon lebanese; belgrade serbia serbian; believe "
    "belief; berlin germany german; bias discrimination; bias prejudice; big large great; bilateral "
    "two; bill legislation draft law act; biodiversity biological ecosystem; birth born childbirth "
    "maternal maternity; blast explosion explode bomb bombing detonate; blockade siege embargo; boat "
    "vessel ship maritime craft; bogota colombia colombian; bomb bombing bombardment shelling "
    "airstrike; book publication; border frontier boundary; borrow borrowing debt; boss head chief "
    "leader; boy girl child; breach violate violation infringe contravene; bribe bribery corruption "
    "corrupt graft; bridge road highway infrastructure; bring transfer deliver; broadcast broadcaster "
    "television radio media; budget appropriation expenditure; budget budgetary; building structure "
    "edifice house residential; burden overload; bureau office; burn fire arson; business enterprise "
    "company firm corporation corporate commercial; cairo egypt egyptian; cancel cancellation; cancer "
    "tumour; capital city; car vehicle automobile; caracas venezuela venezuelan; carbon greenhouse "
    "emission emissions; care caregiving carer; cash money currency; casualties casualty killed dead "
    "wounded injured victims; cease halt stop suspend discontinue end; ceasefire truce armistice "
    "cessation; census enumeration survey; ceylon lanka; chair chairman chairperson president "
    "presiding; change amend amendment modify modification revise revision reform; charity "
    "philanthropic donation; cheap inexpensive affordable; chief head director; child children minor "
    "kid; choose choice select selection; chore housework household domestic unpaid; church religious "
    "mosque temple worship; citizen national nationality citizenship; civilian noncombatant; classify "
    "classification; climate warming; close closure shut; clothes clothing textile garment; coast "
    "coastal shore seaboard; code legislation; cold winter; collapse breakdown; college university; "
    "colony colonial colonialism dependency territory; combat fight counter fighting; commander general "
    "commanding; commend praise welcome applaud; commerce trade trading; compensate compensation "
    "reparation redress indemnity; compete competition competitive rivalry; complain complaint "
    "grievance; compliance comply adhere observe; computer laptop digital ICT software; conclude "
    "conclusion; condemn denounce deplore; conference summit meeting symposium; confidence trust; "
    "confiscate seize seizure impound; conflict war hostilities fighting; consensus agree agreement; "
    "consent approval agree; conserve conservation preserve preservation protect; constitution "
    "constitutional; construct construction build; consume consumption; contaminate contamination "
    "pollute pollution; contraception contraceptive; contract agreement procurement; control dominate; "
    "convict conviction sentence sentenced; cooperate collaboration cooperation collaborate "
    "partnership; cost expense expenditure price; counterfeit fake false; court tribunal judicial "
    "judiciary; cover insurance insure insurer insured; credit loan lending borrow; crime criminal "
    "offence felony; crop harvest grain cereal; culture cultural heritage; cure treat treatment "
    "therapy; cut cuts abolish reduction decrease; cut reduce reduction decrease lower decline; cyber "
    "cyberspace cyberattack cybersecurity ICT; dahomey benin; dam hydropower hydroelectric; damascus "
    "syria syrian; danger dangerous hazard hazardous risk threat; day daily; dead death die mortality "
    "killed fatalities; deaf hearing; debt indebted debtor indebtedness; deceive fraud deception; "
    "decentralize devolution; decide decision; decline fall shrink contraction decrease; decolonization "
    "independence; decontamination remediation; defeat overcome; defend defence defensive; "
    "deforestation logging forest forestry; degrade degradation; delay postpone postponement deferred; "
    "delhi india indian; deliver delivery supply provide; democracy democratic election; demolish "
    "demolition destroy destruction dismantle tear; demonstrate demonstration protest protester rally "
    "march; deny refuse reject rejection; depend dependence dependent dependency; deploy deployment; "
    "deport deportation expel expulsion repatriate repatriation; deposit depositary depository; deputy "
    "vice; describe description; desert desertification arid drought; detain detainee "
    "detention prisoner inmate; develop development; diet nutrition food; differ difference different; "
    "digital electronic online internet; dignitary official; disabled disability disabilities "
    "handicapped impairment; disappear disappearance missing vanish; disarm disarmament demobilization; "
    "disaster catastrophe calamity; discount rebate; discriminate discrimination; disease illness "
    "sickness epidemic infection; dismiss dismissal removal; displace displacement displaced; dispute "
    "disagreement controversy quarrel; disrupt disruption interruption; distribute distribution "
    "allocate; divorce marriage marital spouse; doctor physician medical; domestic internal national; "
    "donate donor contribute contribution; downturn recession slump crisis; drought dry; drug narcotic "
    "narcotics opium heroin cocaine; dwelling housing house home shelter; earn earnings wage salary "
    "income pay remuneration; earthquake seismic; economy economic; education school schooling teaching "
    "learning; efficiency efficient saving savings; elect election electoral vote ballot poll; "
    "electricity power energy; embassy diplomatic mission; emigrate emigration emigrant migration; "
    "emphasize emphasis; employ employment job work occupation; encourage promote promotion foster; end "
    "finish complete terminate termination conclude; enemy adversary foe; enforce enforcement; enrich "
    "enrichment; enter entry; entry entrance access admission; envoy ambassador representative; envoy "
    "emissary; equal equality parity equitable; eradicate eradication eliminate; escape flee flight "
    "fled; ethnic ethnicity minority tribal tribe; evaluate evaluation assess assessment review "
    "appraisal; evict eviction; evidence proof; examine examination study; exclude exclusion "
    "marginalize marginalization; execute execution; exempt exemption waiver; exile banish; expand "
    "expansion enlarge enlargement extend extension; expenditure spending spend expense; expert "
    "specialist; expire lapse; explain explanation; exploit exploitation; export import trade; extort "
    "extortion racketeering; extremism extremist radical radicalization; factory plant industrial "
    "manufacturing industry; failure fail; famine hunger starvation malnutrition; father mother parent "
    "parents parental; feminist gender women; fertility birth; fight combat counter struggle; fighter "
    "combatant militant; film cinema; finance financial financing fund funding; find discover detect "
    "detection identify; fine penalty sanction; fire dismiss; fish fishing fishery fisheries; flood "
    "flooding inundation; flow stream; force compel coerce coercion; foreigner alien; forest forests "
    "afforestation reforestation tree trees woodland; forge forgery; formosa taiwan; fossil oil "
    "petroleum coal gas; free liberate release liberation freedom liberty; freight cargo shipping "
    "shipment goods; friend friendly friendship; fuel petrol gasoline diesel; gang gangs criminal; "
    "garbage waste rubbish refuse; gas methane; gather collect collection; gender sex women; genocide "
    "extermination atrocity atrocities; girl girls; global worldwide world international; goal aim "
    "objective target purpose; gold mining mine minerals mineral; govern government governance "
    "authorities; grant subsidy; green environmental ecological sustainable; growth grow increase "
    "expansion rise; guarantee assurance ensure; guerrilla rebel insurgent insurgency militia; guide "
    "guideline handbook manual guidance; gun firearm rifle pistol; gypsy gypsies roma sinti; handicap "
    "disability; hanoi vietnam viet; harass harassment intimidate intimidation; harbour port; hate "
    "hatred hostility; havana cuba cuban; headquarters seat; heal healing treatment; health medical "
    "healthcare; hearing testimony witness; hero heroic; hide conceal concealment; hire recruit "
    "recruitment; historic history; holland netherlands; homeless homelessness; homosexual gay lesbian "
    "lgbt homophobia; hope expectation; hospital hospitals clinic health; house houses dwelling home; "
    "hunger starvation food; hurricane cyclone storm typhoon; hurt harm injure damage; identity "
    "identification; illegal unlawful illicit; immigrant immigration migrant migrants migration; "
    "immunity impunity; immunize vaccination vaccine immunization inoculation; impartial neutral "
    "neutrality; implement implementation execute carry; improve improvement enhance strengthen better; "
    "incite incitement; independence sovereignty independent sovereign; indigenous aboriginal native; "
    "infant baby newborn; infect infection infectious; inflation prices; inform information; inhabitant "
    "inhabitants resident residents population; inherit inheritance; inquiry investigation investigate "
    "probe; insecurity instability; inspect inspection inspector; inspector inspection verification; "
    "insult defamation libel; insurance insurer underwriter premium; intelligence surveillance; "
    "interfere interference intervention meddling; internet online web; invade invasion aggression "
    "occupation; invest investment investor; irrigation water; islamabad pakistan pakistani; island "
    "islands insular; jakarta indonesia indonesian; jerusalem israel palestinian; jew jewish jews "
    "hebrew; job jobs employment post position; jobless unemployed unemployment; join accede accession; "
    "journalist reporter press media journalism; juba sudan sudanese; judge magistrate judicial; "
    "justice judicial; kabul afghanistan afghan; keep maintain preserve retain; khartoum sudan "
    "sudanese; kigali rwanda rwandan; kill killing murder assassination homicide slain; kinshasa congo "
    "congolese; kyiv ukraine ukrainian; labour worker workers work; lack shortage absence deficit; lake "
    "river water; land property territory; landmine mine mines; language linguistic tongue; launch "
    "inaugurate begin initiate; law legal legislation statute; lawsuit litigation; lawyer attorney "
    "counsel; leave depart departure withdraw withdrawal; legacy inheritance; lend loan; lessen "
    "alleviate mitigate reduce; letter correspondence; liability liable responsibility; library "
    "libraries; lifespan longevity; literacy illiterate illiteracy literate; live living reside "
    "resident residence; livelihood income; local municipal municipality; london british kingdom; long "
    "length; lose loss; madrid spain spanish; malaria mosquito; malnutrition undernourished; man male; "
    "mandate mandated; manufacturer producer; marine ocean sea maritime; market marketplace; massacre "
    "slaughter killing; mayor municipal; mediate mediation mediator facilitator facilitation; medicine "
    "drug pharmaceutical; meet meeting session; member membership; mend repair; mental psychological "
    "psychosocial; mercenary mercenaries; merge merger consolidation; midwife maternal; migrant "
    "migrants migrate migration; militia militias; milk breastfeeding; minister ministry ministerial; "
    "minsk belarus belarusian; missile rocket ballistic; mistake error; modern modernize modernization; "
    "mogadishu somalia somali; money monetary; monitor monitoring supervise; month monthly; monument "
    "memorial statue; moscow russian russia; mother maternal; motherhood maternity; move relocate "
    "transfer relocation; muslim moslem islam islamic islamophobia; nairobi kenya kenyan; name names "
    "toponym; navy naval sailor; negotiate negotiation talks; neighbour neighbouring; network grid; "
    "newspaper press; ngo nongovernmental; nicosia cyprus cypriot; nominate candidate candidature; "
    "nuclear atomic; nuclear uranium; nurse nursing; obey comply; obligation duty; obstruct obstruction "
    "hinder impede; occupy occupation; ocean seas; offspring descendants; oil crude; old elderly older; "
    "ombudsman advocate; openness transparency; operation operations; opponent opposition; oppose "
    "opposition object objection reject; oppress oppression repression; order decree; orphan orphans; "
    "outbreak epidemic pandemic; output production; owe debt; owner ownership; pandemic epidemic covid "
    "coronavirus; panel committee commission board; paper document report; paris france french; "
    "parliament parliamentary legislature congress assembly; partner partnership; passport visa travel; "
    "patrol patrols; pay payment salary wage; pay wage wages remuneration; peace peaceful; peasant "
    "farmer rural; peking beijing china; penalty punishment punish sanction; pension retirement "
    "superannuation; people persons population; perish die; persecute persecution; persia iran; "
    "pesticide chemical; petition complaint; phone telephone mobile; photo image photograph picture; "
    "piracy pirate pirates; plague epidemic; plain simple; pledge commitment promise; plot land; "
    "plunder looting loot pillage; poison toxic; police policing; poor poverty impoverished needy; "
    "population demographic inhabitants; post position vacancy staff; post posts position positions; "
    "prefer preference; pregnant pregnancy maternal; prepare preparation; president presidency; "
    "pretoria africa african; prevent prevention avert; priest clergy; pristina kosovo; prize award; "
    "problem difficulty challenge; proceed procedure; produce product; produce production manufacture; "
    "profit revenue; property assets; prosecute prosecution prosecutor trial; prostitute prostitution; "
    "protect protection safeguard; prove proof; province provincial; pupil student learner; purchase "
    "buy procurement procure; pyongyang dprk korea; quick rapid rapidly swift fast prompt; quit resign "
    "resignation; rabat morocco moroccan; race racial racism racist; railway rail train; rape sexual; "
    "raw commodity; read reading; ready readiness; reason cause; rebel rebellion uprising revolt; "
    "rebuild reconstruction reconstruct rehabilitation; receive receipt reception; recognize "
    "recognition acknowledge; refer reference; refugee refugees; refuse decline; register registration; "
    "religion religious faith; reluctant reluctance unwilling hesitate; remittance remittances; "
    "renewable solar wind; rent lease; repair maintenance; repay repayment; replace substitute; repress "
    "repression; require requirement; rescue save search; research study; reserve reserves; resettle "
    "resettlement; resist resistance; respond response reply answer; responsible accountability "
    "accountable; restore restoration; restrict restriction limit limitation; result outcome "
    "consequence effect impact; retain retention; retire retirement; return returnee repatriation; "
    "revenue income; reward award; rhodesia zimbabwe; river basin; riyadh saudi; robbery theft steal "
    "stolen; rome italy italian; ruin destroy; rule regulation rules; rural village villager "
    "countryside; safe safety secure security; sailor seafarer crew; sanction sanctions embargo; "
    "sanitation sewage toilet hygiene; santo domingo dominican; satellite space; scarce scarcity "
    "shortage; scholar academic; scholarship fellowship; science scientific scientist; secret "
    "confidential covert; segregate segregation apartheid; sell sale sales; seoul korea; separate "
    "secession separatist separatism; settle settlement; settler settlement; sex prostitution; sex "
    "sexual; shanty slum informal; ship tanker vessel; shooting gunfire; shop store; shortfall deficit "
    "gap; show indicate demonstrate; sick ill; sick sickness disease; sign signature; sky air; slave "
    "slavery servitude bondage; slum slums; slump crisis depression; small minor; smuggle smuggling "
    "trafficking contraband; software application system digital; soil land; solar sun; soldiers "
    "peacekeepers; space spatial; speak speech statement speaker; speech statement address; spill leak; "
    "split divide division partition; spy espionage; staff personnel employee; staff staffing "
    "personnel; statistics statistical data; stockholm sweden swedish; stockpile stock armoury arsenal "
    "inventory; stop halt prevent; strategy strategic plan; strengthen reinforce; strong strength; "
    "subsidy subsidies; succeed success successful; supervise supervision oversight; suppress "
    "repression; surplus excess; survivor victim; suspend suspension; sustain sustainable "
    "sustainability; swap exchange conversion; tax fiscal; tax taxation levy tariff duty; tbilisi "
    "georgia georgian; teach taught teaching education; teacher teaching; technology technological; "
    "tehran iran iranian; tell inform notify notification; territory territorial; terror terrorism "
    "terrorist; threat threaten menace; tie link linkage relationship connection; tobacco smoking; "
    "tokyo japan japanese; tool instrument mechanism; topic theme subject issue; torture inhuman; "
    "tourism tourist; town city urban; toxic hazardous; tradition traditional custom customary; traffic "
    "trafficking; train training; translate translation interpretation; transport transportation "
    "freight; tripoli libya libyan; troops contingent; truck lorry; tuberculosis tb; tunis tunisia "
    "tunisian; underage minor; unfair unjust inequitable; unite unity; urban city cities; value "
    "valuation; victim victims; village villages rural; violence violent; visit trip mission; volunteer "
    "voluntary; vote voting ballot; vow pledge; warsaw poland polish; washington america american; "
    "water drinking; weapon weapons warhead; weather meteorological; wed marriage; week weekly; welfare "
    "social; west western; wheat grain bread cereal; win victory; wish desire; woman female; wood "
    "timber; worried concern concerned alarmed; wound injure injury injured; write written letter; "
    "yerevan armenia armenian; zaire congo; zone area region;";

/* A stem begins as its words do. */
enum { BEGINNING = 3 };

const char *undex_query_find_stem(undex_analyser *analyser, const char *text, const char *stem)
{
    char beginning[BEGINNING + 2] = " ";
    memcpy(beginning + 1, stem, strnlen(stem, BEGINNING));
    for (const char *at = text; (at = strstr(at, beginning)) != NULL; at++) {
        const GArray *tokens = undex_analyser_run(analyser, at + 1, (gssize)strcspn(at + 1, " ;"));
        if (tokens->len == 1 && strcmp(g_array_index(tokens, undex_token, 0).stem, stem) == 0)
            return at + 1;
    }
    return NULL;
}

static void add_group(undex_analyser *analyser, const char *group, const char *stem, GPtrArray *stems)
{
    const GArray *tokens = undex_analyser_run(analyser, group, (gssize)strcspn(group, ";"));
    for (guint i = 0; i < tokens->len; i++) {
        const char *other = g_array_index(tokens, undex_token, i).stem;
        if (strcmp(other, stem) != 0 && !g_ptr_array_find_with_equal_func(stems, other, g_str_equal, NULL))
            g_ptr_array_add(stems, g_strdup(other));
    }
}

void undex_query_group_stems(undex_analyser *analyser, const char *all, const char *stem, GPtrArray *stems)
{
    const char *at = all;
    while ((at = undex_query_find_stem(analyser, at, stem)) != NULL) {
        const char *group = at;
        while (group > all && group[-1] != ';')
            group--;
        add_group(analyser, group, stem, stems);
        at += strcspn(at, ";");
    }
}

void undex_query_like_stems(undex_analyser *english, const char *stem, GPtrArray *stems)
{
    undex_query_group_stems(english, groups, stem, stems);
}
