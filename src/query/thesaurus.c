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
    "abandon relinquish desert; abduct abduction kidnap kidnapping hostage; abolish abolition eliminate "
    "elimination; abroad overseas expatriate diaspora foreign; abuse mistreatment maltreatment; "
    "accident crash collision; accord agreement treaty pact convention; accuse allege allegation "
    "accusation blame charge; adolescent teenager teenage youth young juvenile; adviser advisor "
    "counsellor consultant; affluent wealthy rich prosperous affluence wealth prosperity; aged elderly "
    "older; agriculture agricultural farm farmer farming agrarian; aid assistance help support; "
    "aircraft airplane plane aeroplane helicopter aviation flight airline; alcohol liquor drinking; "
    "ally alliance allied; ambush attack assault raid strike; ammunition munitions cartridge rounds "
    "bullet; amnesty pardon clemency; amputate mutilation; ancestor ancestral forebear; anger outrage "
    "resentment indignation; animal livestock cattle wildlife fauna; annex annexation; appoint "
    "appointment nominate nomination name designate; apprehend arrest detain detention jail imprison "
    "imprisonment prison custody incarcerate; archive record registry; argue contend assert claim "
    "maintain; army military troops soldier soldiers armed; arms weapon weapons weaponry armament "
    "firearm gun rifle; arrears unpaid outstanding; artificial synthetic; asylum refugee; audit auditor "
    "oversight; author writer; authorize authorization permit permission; autonomous autonomy; ban "
    "prohibit prohibition forbid outlaw; bank banking lender; bankrupt bankruptcy insolvency insolvent; "
    "barrier obstacle impediment hindrance; beat beating corporal; bias prejudice; bias discrimination; "
    "big large great; bill legislation draft law act; biodiversity biological ecosystem; birth born "
    "childbirth maternal maternity; blast explosion explode bomb bombing detonate; blockade siege "
    "embargo; boat vessel ship maritime craft; bomb bombing bombardment shelling airstrike; border "
    "frontier boundary; boss head chief leader; boy girl child; breach violate violation infringe "
    "contravene; bribe bribery corruption corrupt graft; bridge road highway infrastructure; broadcast "
    "broadcaster television radio media; budget appropriation expenditure; building structure edifice "
    "house residential; burden overload; bureau office; burn fire arson; business enterprise company "
    "firm corporation corporate commercial; cancel cancellation; cancer tumour; capital city; car "
    "vehicle automobile; care caregiving carer; carbon greenhouse emission emissions; cash money "
    "currency; casualties casualty killed dead wounded injured victims; cease halt stop suspend "
    "discontinue end; ceasefire truce armistice cessation; census enumeration survey; chair chairman "
    "chairperson president presiding; charity philanthropic donation; cheap inexpensive affordable; "
    "child children minor kid; chore housework household domestic unpaid; church religious mosque "
    "temple worship; citizen national nationality citizenship; civilian noncombatant; decontamination "
    "remediation; climate warming; coast coastal shore seaboard; code legislation; cold winter; "
    "collapse breakdown; college university; colony colonial colonialism dependency territory; combat "
    "fight counter fighting; commander general commanding; commerce trade trading; commend praise "
    "welcome applaud; compensate compensation reparation redress indemnity; compete competition "
    "competitive rivalry; complain complaint grievance; compliance comply adhere observe; computer "
    "laptop digital ICT software; condemn denounce deplore; conference summit meeting symposium; "
    "confidence trust; confiscate seize seizure impound; conflict war hostilities fighting; consent "
    "approval agree; conserve conservation preserve preservation protect; constitution constitutional; "
    "construct construction build; consume consumption; contaminate contamination pollute pollution; "
    "contract agreement procurement; contraception contraceptive; control dominate; convict conviction "
    "sentence sentenced; cooperate collaboration cooperation collaborate partnership; cost expense "
    "expenditure price; counterfeit fake false; court tribunal judicial judiciary; cover insurance "
    "insure insurer insured; credit loan lending borrow; crime criminal offence felony; crop harvest "
    "grain cereal; culture cultural heritage; cure treat treatment therapy; cut reduce reduction "
    "decrease lower decline; cyber cyberspace cyberattack cybersecurity ICT; dam hydropower "
    "hydroelectric; danger dangerous hazard hazardous risk threat; dead death die mortality killed "
    "fatalities; deaf hearing; debt indebted debtor indebtedness; deceive fraud deception; decentralize "
    "devolution; decline fall shrink contraction decrease; decolonization independence; defeat "
    "overcome; deforestation logging forest forestry; degrade degradation; delay postpone postponement "
    "deferred; deliver delivery supply provide; democracy democratic election; demolish demolition "
    "destroy destruction dismantle tear; demonstrate demonstration protest protester rally march; deny "
    "refuse reject rejection; deport deportation expel expulsion repatriate repatriation; deposit "
    "depositary depository; desert desertification arid drought; detain detainee detention prisoner "
    "inmate; develop development; diet nutrition food; digital electronic online internet; dignitary "
    "official; disabled disability disabilities handicapped impairment; disappear disappearance missing "
    "vanish; disarm disarmament demobilization; disaster catastrophe calamity; discount rebate; "
    "discriminate discrimination; disease illness sickness epidemic infection; dismiss dismissal "
    "removal; displace displacement displaced; dispute disagreement controversy quarrel; disrupt "
    "disruption interruption; distribute distribution allocate; divorce marriage marital spouse; doctor "
    "physician medical; domestic internal national; donate donor contribute contribution; downturn "
    "recession slump crisis; drought dry; drug narcotic narcotics opium heroin cocaine; dwelling "
    "housing house home shelter; earn earnings wage salary income pay remuneration; earthquake seismic; "
    "economy economic; education school schooling teaching learning; efficiency efficient saving "
    "savings; elect election electoral vote ballot poll; electricity power energy; embassy diplomatic "
    "mission; emigrate emigration emigrant migration; employ employment job work occupation; encourage "
    "promote promotion foster; enforce enforcement; enrich enrichment; entry entrance access admission; "
    "envoy ambassador representative; equal equality parity equitable; eradicate eradication eliminate; "
    "escape flee flight fled; ethnic ethnicity minority tribal tribe; evaluate evaluation assess "
    "assessment review appraisal; evict eviction; evidence proof; examine examination study; exclude "
    "exclusion marginalize marginalization; execute execution; exempt exemption waiver; exile banish; "
    "expand expansion enlarge enlargement extend extension; expenditure spending spend expense; expert "
    "specialist; expire lapse; exploit exploitation; export import trade; extort extortion "
    "racketeering; extremism extremist radical radicalization; factory plant industrial manufacturing "
    "industry; failure fail; famine hunger starvation malnutrition; father mother parent parents "
    "parental; feminist gender women; fertility birth; fighter combatant militant; film cinema; finance "
    "financial financing fund funding; fine penalty sanction; fire dismiss; fish fishing fishery "
    "fisheries; flood flooding inundation; flow stream; force compel coerce coercion; foreigner alien; "
    "forest forests afforestation reforestation tree trees woodland; forge forgery; fossil oil "
    "petroleum coal gas; free liberate release liberation freedom liberty; freight cargo shipping "
    "shipment goods; friend friendly friendship; fuel petrol gasoline diesel; gang gangs criminal; "
    "garbage waste rubbish refuse; gender sex women; genocide extermination atrocity atrocities; girl "
    "girls; global worldwide world international; gold mining mine minerals mineral; govern government "
    "governance authorities; grant subsidy; growth grow increase expansion rise; guarantee assurance "
    "ensure; guerrilla rebel insurgent insurgency militia; guide guideline handbook manual guidance; "
    "gun firearm rifle pistol; gypsy gypsies roma sinti; handicap disability; harass harassment "
    "intimidate intimidation; harbour port; hate hatred hostility; headquarters seat; health medical "
    "healthcare; hero heroic; hire recruit recruitment; historic history; homeless homelessness; "
    "homosexual gay lesbian lgbt homophobia; hospital hospitals clinic health; house houses dwelling "
    "home; hunger starvation food; hurricane cyclone storm typhoon; identity identification; illegal "
    "unlawful illicit; immigrant immigration migrant migrants migration; immunity impunity; immunize "
    "vaccination vaccine immunization inoculation; impartial neutral neutrality; implement "
    "implementation execute carry; improve improvement enhance strengthen better; incite incitement; "
    "independence sovereignty independent sovereign; indigenous aboriginal native; infant baby newborn; "
    "infect infection infectious; inflation prices; inform information; inherit inheritance; inquiry "
    "investigation investigate probe; insecurity instability; inspect inspection inspector; insult "
    "defamation libel; insurance insurer underwriter premium; intelligence surveillance; interfere "
    "interference intervention meddling; internet online web; invade invasion aggression occupation; "
    "invest investment investor; irrigation water; island islands insular; jew jewish jews hebrew; "
    "jobless unemployed unemployment; journalist reporter press media journalism; judge magistrate "
    "judicial; justice judicial; kill killing murder assassination homicide slain; labour worker "
    "workers work; lack shortage absence deficit; lake river water; land property territory; landmine "
    "mine mines; language linguistic tongue; launch inaugurate begin initiate; law legal legislation "
    "statute; lawsuit litigation; lawyer attorney counsel; leave depart departure withdraw withdrawal; "
    "legacy inheritance; lend loan; lessen alleviate mitigate reduce; letter correspondence; liability "
    "liable responsibility; library libraries; lifespan longevity; literacy illiterate illiteracy "
    "literate; live living reside resident residence; livelihood income; local municipal municipality; "
    "lose loss; malaria mosquito; malnutrition undernourished; man male; manufacturer producer; marine "
    "ocean sea maritime; market marketplace; massacre slaughter killing; mayor municipal; mediate "
    "mediation mediator facilitator facilitation; medicine drug pharmaceutical; member membership; "
    "mercenary mercenaries; merge merger consolidation; midwife maternal; migrant migrants migrate "
    "migration; militia militias; milk breastfeeding; minister ministry ministerial; missile rocket "
    "ballistic; mistake error; modern modernize modernization; monitor monitoring supervise; monument "
    "memorial statue; mother maternal; motherhood maternity; move relocate transfer relocation; muslim "
    "moslem islam islamic islamophobia; name names toponym; navy naval sailor; negotiate negotiation "
    "talks; neighbour neighbouring; network grid; newspaper press; ngo nongovernmental; nominate "
    "candidate candidature; nuclear atomic; nurse nursing; obey comply; obligation duty; obstruct "
    "obstruction hinder impede; ocean seas; occupy occupation; offspring descendants; old older "
    "elderly; ombudsman advocate; openness transparency; operation operations; opponent opposition; "
    "oppose opposition object objection reject; oppress oppression repression; orphan orphans; outbreak "
    "epidemic pandemic; output production; owner ownership; pandemic epidemic covid coronavirus; "
    "parliament parliamentary legislature congress assembly; partner partnership; passport visa travel; "
    "patrol patrols; pay payment salary wage; peace peaceful; peasant farmer rural; penalty punishment "
    "punish sanction; pension retirement superannuation; people persons population; perish die; "
    "persecute persecution; pesticide chemical; petition complaint; phone telephone mobile; piracy "
    "pirate pirates; plague epidemic; pledge commitment promise; plot land; plunder looting loot "
    "pillage; poison toxic; police policing; poor poverty impoverished needy; population demographic "
    "inhabitants; post position vacancy staff; pregnant pregnancy maternal; prepare preparation; "
    "president presidency; prevent prevention avert; priest clergy; prize award; problem difficulty "
    "challenge; produce production manufacture; profit revenue; property assets; prosecute prosecution "
    "prosecutor trial; prostitute prostitution; protect protection safeguard; prove proof; province "
    "provincial; purchase buy procurement procure; quit resign resignation; race racial racism racist; "
    "railway rail train; rape sexual; raw commodity; ready readiness; rebel rebellion uprising revolt; "
    "rebuild reconstruction reconstruct rehabilitation; recognize recognition acknowledge; refugee "
    "refugees; refuse decline; register registration; religion religious faith; reluctant reluctance "
    "unwilling hesitate; remittance remittances; renewable solar wind; rent lease; repair maintenance; "
    "repay repayment; replace substitute; repress repression; rescue save search; research study; "
    "reserve reserves; resettle resettlement; resist resistance; responsible accountability "
    "accountable; restore restoration; restrict restriction limit limitation; retire retirement; return "
    "returnee repatriation; revenue income; reward award; river basin; robbery theft steal stolen; ruin "
    "destroy; rural village villager countryside; safe safety secure security; sailor seafarer crew; "
    "sanction sanctions embargo; sanitation sewage toilet hygiene; satellite space; scarce scarcity "
    "shortage; scholar academic; scholarship fellowship; science scientific scientist; secret "
    "confidential covert; segregate segregation apartheid; separate secession separatist separatism; "
    "settle settlement; settler settlement; sex sexual; shanty slum informal; shooting gunfire; shop "
    "store; shortfall deficit gap; sick ill; sign signature; slave slavery servitude bondage; slum "
    "slums; small minor; smuggle smuggling trafficking contraband; soldiers peacekeepers; speech "
    "statement address; spill leak; spy espionage; staff personnel employee; statistics statistical "
    "data; stockpile stock armoury arsenal inventory; strengthen reinforce; student pupil; subsidy "
    "subsidies; supervise supervision oversight; suppress repression; surplus excess; survivor victim; "
    "suspend suspension; tax taxation levy tariff duty; teacher teaching; technology technological; "
    "territory territorial; terror terrorism terrorist; threat threaten menace; tobacco smoking; "
    "torture inhuman; tourism tourist; town city urban; toxic hazardous; tradition traditional custom "
    "customary; traffic trafficking; train training; translate translation interpretation; transport "
    "transportation freight; troops contingent; truck lorry; tuberculosis tb; underage minor; unfair "
    "unjust inequitable; unite unity; urban city cities; value valuation; victim victims; village "
    "villages rural; violence violent; visit trip mission; volunteer voluntary; vote voting; vow "
    "pledge; wage wages; water drinking; weather meteorological; wed marriage; welfare social; west "
    "western; woman female; wood timber; worried concern concerned alarmed; wound injure injury "
    "injured; yearly annual; zone area region";

static void add_like(GHashTable *table, const char *stem, GPtrArray *stems)
{
    GPtrArray *like = g_hash_table_lookup(table, stem);
    if (!like) {
        like = g_ptr_array_new_with_free_func(g_free);
        g_hash_table_insert(table, g_strdup(stem), like);
    }
    for (guint i = 0; i < stems->len; i++)
        if (strcmp(stems->pdata[i], stem) != 0 &&
            !g_ptr_array_find_with_equal_func(like, stems->pdata[i], g_str_equal, NULL))
            g_ptr_array_add(like, g_strdup(stems->pdata[i]));
}

static void add_group(GHashTable *table, undex_analyser *analyser, const char *group, gssize length)
{
    const GArray *tokens = undex_analyser_run(analyser, group, length);
    g_autoptr(GPtrArray) stems = g_ptr_array_new();
    for (guint i = 0; i < tokens->len; i++) /* the analyser keeps them */
        g_ptr_array_add(stems, (gpointer)g_array_index(tokens, undex_token, i).stem);
    for (guint i = 0; i < stems->len; i++)
        add_like(table, stems->pdata[i], stems);
}

/* stem -> GPtrArray of the stems like it; made once. */
static GHashTable *make_table(void)
{
    GHashTable *table =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
    g_autoptr(undex_analyser) analyser = undex_analyser_new("en");
    for (const char *group = groups, *end; (end = strchr(group, ';')); group = end + 1)
        add_group(table, analyser, group, end - group);
    return table;
}

const GPtrArray *undex_query_like_stems(const char *stem)
{
    static gsize ready;
    static GHashTable *table;
    if (g_once_init_enter(&ready)) {
        table = make_table();
        g_once_init_leave(&ready, 1);
    }
    return g_hash_table_lookup(table, stem);
}
