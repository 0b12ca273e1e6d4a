// Which government a page is of, from the names of places on it and nothing else. A page that leaves a doubt is not
// guessed at: minutes under the wrong government are the worst that can be published.
import type { Source } from '../../../schemas/generated/source.ts';
import {
  coreAt,
  isHomophone,
  type Level,
  nameAt,
  type Part,
  type Place,
  placesNamed,
  placesOfCore,
  slugOfPart,
  sourceOfPart,
  sourceOfPlace,
} from '../lexicon/governments.ts';

/** What a page says, all in simplified script and without white space. */
export interface GovernmentEvidence {
  /** The body that met, where it was found: 县人民政府, 常熟市政府, 管委会. */
  readonly body?: string | undefined;
  readonly title?: string | undefined;
  /** The sentence that says who held the meeting. */
  readonly opening?: string | undefined;
  readonly issuer?: string | undefined;
  /** Names of the site: its own, that of its window, who runs it, lines of the head. */
  readonly site?: readonly string[];
  readonly text?: string;
  /** The lines at the head of the page, of which some may stand in the text. */
  readonly head?: readonly string[];
  readonly addresses?: readonly string[];
}

/** A government that a page may be of. */
export interface Candidate {
  readonly slug: string;
  /** GB/T 2260; of a zone or township that of the place that it lies in. */
  readonly code?: string;
  readonly name: string;
}

export type Recognition =
  | (Candidate & { readonly kind: 'told'; readonly source: Source; readonly confidence: number })
  | { readonly kind: 'open'; readonly candidates: readonly Candidate[] };

/** How sure each way of telling is. */
const CONFIDENCE = { named: 0.98, resolved: 0.95, counted: 0.9, part: 0.9 } as const;
/** So much more often than the next one, and at least so much, is a place named that is the page's own. */
const TIMES = 4;
const ENOUGH = 4;
const ENOUGH_OF_PARENT = 3;
/** Weight of a place in the lines in which pages name themselves. */
const TELLING = 5;
const MOST_CANDIDATES = 12;

/** Units of the text in which a page says where it was found. */
const HEAD = 600;
const ADDRESS = /(?:原文链接|来源网址|网址|链接)[：:]\n?(https?[：:]\/\/[^\s]+)/gu;

const HAN = /\p{Script=Han}/u;
/** What may follow a rank and makes it none: 苏州市场, 南海区域. */
const NO_RANK: Readonly<Record<string, string>> = {
  市: '场',
  区: '域间',
  县: '级',
  州: '',
  旗: '下帜',
  盟: '',
  省: '',
};
/** Names that are also ordinary words for a part of any town: 老城区, 市中区. They count with their city only. */
const ORDINARY = /^[东西南北中新老旧城市郊关矿]+区$/u;
const TERM = '(?:第[\\d〇零一二三四五六七八九十百]{1,4}届)?';
const GOVERNMENT = new RegExp(`^${TERM}(?:人民政府|政府|行政公署|行署)`, 'u');
/** What follows the place in a title that leaves 政府 out. */
const MEETING = /^(?:20\d\d年|第?[\d〇零一二三四五六七八九十百]{1,4}[届次]|常务会议)/u;
/** What follows a government that meets: a meeting, or who holds it. */
const MEETS =
  /^(?:党组)?(?:20\d\d年(?:度)?)?(?:第?[\d〇零一二三四五六七八九十百]{1,4}[届次]|常务会|全体会|专题会|党组会|办公会|会议室|[市县区州旗省]长|主席|党组书记|主持|召开)/u;
/** Units that are looked at behind a place, and of a line that names its government. */
const REACH = 60;
const LINE_LENGTH = 400;
/** Units behind the name of a government that names a site: 网, 门户网站. */
const SITE_TAIL = 8;
const BARE = new RegExp(
  `(自治区|自治州|特别行政区|特区|省|市|县|区|州|盟|旗)${TERM}(?:人民政府|政府|行政公署|行署)`,
  'gu',
);
const POST = /(省|市|县|区|州|旗)长/gu;
const ZONE_BODY = /(?:管委会|管理委员会|党工委)/u;
const ZONE_KINDS =
  '经济技术开发区|高新技术产业开发区|高新技术开发区|高新技术产业园区|经济开发区|工业园区|产业园区|开发区|高新区|经开区|综合实验区|实验区|试验区|综合保税区|保税区|度假区|风景名胜区|风景区|示范区|合作区|管理区|保护区|新区|园区|新城';
const LONGEST_LEAD = 16;
const ZONE_KIND = new RegExp(ZONE_KINDS, 'gu');
/** What stands before the kind of a zone: the characters may be of two units. */
const LEAD = new RegExp(`\\p{Script=Han}{2,${LONGEST_LEAD}}$`, 'u');
const BEFORE_ZONE = 2 * LONGEST_LEAD;
const TOWNSHIP = /(\p{Script=Han}{1,12}?(?:镇|乡|街道|苏木))(?:人民政府|政府|办事处)/u;

interface Mention {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** The places of that name that the words before it allow. */
  readonly places: readonly Place[];
  /** The words before it name what it lies in. */
  readonly isChained: boolean;
  /** The words before it name something else that it would lie in. */
  readonly isForeign: boolean;
}

const isHanAt = (text: string, at: number): boolean => at >= 0 && HAN.test(text.charAt(at));

/** The longest name of a parent that ends there: 福州市, 福州, 福建省. */
function parentBefore(text: string, end: number, place: Place): number {
  for (const { names, core } of place.parents) {
    for (const name of names) if (standsBefore(text, end, name)) return name.length;
    if (standsBefore(text, end, core)) return core.length;
  }
  return 0;
}

const standsBefore = (text: string, end: number, words: string): boolean =>
  words.length > 1 && end >= words.length && text.startsWith(words, end - words.length);

/** Behind the name of some city or province; but not behind 我市. */
const ANY_PARENT = /\p{Script=Han}{2}[市州盟]$|\p{Script=Han}{2}省$/u;
const NO_PARENT = /(?:我|全|本|各|该|城|中心|主)[市州盟省]$/u;

/** The names of places in a text, from left to right, none within another. */
function mentionsIn(text: string): Mention[] {
  const mentions: Mention[] = [];
  for (let at = 0; at < text.length; at++) {
    const name = nameAt(text, at);
    const mention = name === undefined ? undefined : mentionOf(text, name, at, mentions.at(-1));
    if (mention === undefined) continue;
    mentions.push(mention);
    at = mention.end - 1;
  }
  return mentions;
}

/** What a name at a place is a mention of, if it is one. `before`: the one before it. */
function mentionOf(text: string, name: string, at: number, before: Mention | undefined): Mention | undefined {
  const end = at + name.length;
  if ((NO_RANK[name.slice(-1)] ?? '').includes(text.charAt(end) || ' ')) return undefined;
  const all = placesNamed(name);
  const inside = all.filter((place) => parentBefore(text, at, place) > 0);
  const isChained = inside.length > 0;
  // 召开县政府 names no 开县.
  if (!isChained && name.length === 2 && isHanAt(text, at - 1)) return undefined;
  if (!isChained && ORDINARY.test(name) && !GOVERNMENT.test(text.slice(end, end + 12))) return undefined;
  const isForeign =
    !isChained &&
    // 某某市长宁区 is not the one of Shanghai.
    (before?.end === at
      ? all.every(({ level }) => level === '区' || level === '县' || level === '旗')
      : ANY_PARENT.test(text.slice(Math.max(0, at - 3), at)) &&
        !NO_PARENT.test(text.slice(Math.max(0, at - 3), at)));
  return { name, start: at, end, places: isChained ? inside : all, isChained, isForeign };
}

const LEVELS: Readonly<Record<string, Level>> = {
  自治区: '省',
  特别行政区: '省',
  省: '省',
  自治州: '州',
  州: '州',
  市: '市',
  县: '县',
  特区: '区',
  区: '区',
  盟: '盟',
  旗: '旗',
};

/** Lines in which a page names its government, each in its own way. */
type Where = 'body' | 'title' | 'opening' | 'issuer' | 'site';

/** Names of governments that the words are of, and not only about: a place, and 政府 right behind it. */
function namedIn(words: string, where: Where): Mention[] {
  const mentions = mentionsIn(words);
  const first = leading(words, mentions);
  return mentions.filter((mention) => {
    const rest = words.slice(mention.end, mention.end + REACH);
    const government = GOVERNMENT.exec(rest)?.[0];
    const isTitle = where === 'body' || where === 'title';
    if (government === undefined) return isTitle && MEETING.test(rest) && first.has(mention);
    if (where === 'body') return true;
    const behind = rest.slice(government.length);
    if (where === 'opening') return MEETS.test(behind);
    if (first.has(mention)) return true;
    // 传达学习江苏省人民政府会议精神 is about another.
    return where === 'title'
      ? MEETS.test(behind)
      : where === 'site' && words.length - mention.end - government.length <= SITE_TAIL;
  });
}

/** What may stand before a place at the beginning of a line and says nothing. */
const BEFORE = /20\d\d年|关于印发|《/uy;

/** Of the places in words those before which nothing stands but other places and years. */
function leading(words: string, mentions: readonly Mention[]): ReadonlySet<Mention> {
  const found = new Set<Mention>();
  let at = 0;
  for (const mention of mentions) {
    for (BEFORE.lastIndex = at; BEFORE.test(words); ) at = BEFORE.lastIndex;
    if (mention.start !== at) break;
    found.add(mention);
    at = mention.end;
  }
  return found;
}

/** The level of a government that is named without its place: 县政府; and whether a place stands there that is unknown. */
function bareIn(words: string, isBody: boolean): { level: Level; isStrange: boolean } | undefined {
  for (const match of words.matchAll(BARE)) {
    const level = LEVELS[match[1] ?? ''];
    if (level === undefined) continue;
    const before =
      words
        .slice(0, match.index)
        .split(/[、，。和及与（）《》\d]|[县区市州省旗盟]委|\d年/u)
        .at(-1) ?? '';
    const lead = before.replace(/^年?(?:第?.{0,4}届)?/u, '');
    if (isBody ? lead === '' : lead === '' || /(?:召开|主持|出席|参加|在|由|经)$/u.test(lead))
      return { level, isStrange: false };
    if (isBody) return { level, isStrange: true };
  }
  return undefined;
}

/** Everything that is asked about a page, read once. */
class Page {
  readonly telling: readonly string[];
  readonly text: string;
  readonly mentions: readonly Mention[];
  readonly tellingMentions: readonly Mention[];
  readonly hosts: string;

  constructor(evidence: GovernmentEvidence) {
    const { body, title, opening, issuer, site = [], text = '', head = [], addresses = [] } = evidence;
    this.telling = [body, title, opening, issuer, ...site].filter(
      (words) => words !== undefined && words !== '',
    ) as string[];
    this.text = [...head.filter((line) => !text.includes(line)), text].join('\n').replace(/\s+/gu, '\n');
    this.mentions = mentionsIn(this.text);
    // 市政府第3次会议学习常熟市经验 is of another: a line tells by what it begins with.
    this.tellingMentions = this.telling.flatMap((words) => [...leading(words, mentionsIn(words))]);
    const own = [
      ...addresses,
      ...[...this.text.slice(0, HEAD).matchAll(ADDRESS)].map(([, address = '']) =>
        address.replaceAll('：', ':'),
      ),
    ];
    this.hosts = own
      .filter((one) => URL.canParse(one))
      .map((one) => new URL(one).hostname)
      .join(' ');
  }

  /** How much on the page speaks for what a place lies in. */
  parentScore(place: Place): number {
    let score = 0;
    for (const { name, places, isChained } of [...this.mentions, ...this.tellingMentions])
      if (isChained && place.names.includes(name) && places.includes(place)) score += ENOUGH_OF_PARENT;
    for (const parent of place.parents) {
      for (const { places } of this.tellingMentions) if (places.includes(parent)) score += ENOUGH_OF_PARENT;
      for (const { places } of this.mentions) if (places.length === 1 && places[0] === parent) score += 1;
      for (const words of this.telling)
        if (!parent.names.some((name) => words.includes(name)) && words.includes(parent.core)) score += 2;
    }
    if (this.isOfHost(place)) score += 1;
    return score;
  }

  /** The host's name is like that of the place: no proof, because names sound alike. */
  isOfHost(place: Place): boolean {
    const own = place.slug.split('-').at(-1) ?? '';
    return own.length > 3 && this.hosts.split(/[. ]/u).includes(own);
  }

  /** 临海综合试验区 need not be of 临海市: something besides the name without its rank must speak for the place. */
  bearsOut(place: Place): boolean {
    if (place.parents.every(({ level }) => level === '省')) return true;
    return (
      this.isOfHost(place) ||
      // 福建省平潭
      place.parents.some((parent) =>
        [parent.name, parent.core].some((words) => this.text.includes(words + place.core)),
      ) ||
      [...this.mentions, ...this.tellingMentions].some(
        ({ places }) => places.includes(place) || places.some((other) => place.parents[0] === other),
      )
    );
  }

  /** The one of several places that the page speaks for, if it speaks for one alone. */
  one(places: readonly Place[]): Place | undefined {
    if (places.length <= 1) return places[0];
    const scored = places
      .map((place) => ({ place, score: this.parentScore(place) }))
      .sort((a, b) => b.score - a.score);
    const [best, next] = scored;
    if (best === undefined || next === undefined) return best?.place;
    return best.score >= ENOUGH_OF_PARENT && best.score >= TIMES * next.score ? best.place : undefined;
  }
}

const candidateOf = (place: Place): Candidate => {
  const code = place.code ?? place.parents.find((parent) => parent.code !== undefined)?.code;
  return { slug: place.slug, ...(code !== undefined && { code }), name: sourceOfPlace(place).name };
};

const told = (place: Place, confidence: number): Recognition => ({
  kind: 'told',
  ...candidateOf(place),
  source: sourceOfPlace(place),
  confidence,
});

const open = (places: readonly Place[] = []): Recognition => ({
  kind: 'open',
  candidates: [...new Set(places)].slice(0, MOST_CANDIDATES).map(candidateOf),
});

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

/** A government named in full: the one of that name, or of several the one that the page speaks for. */
function decideNamed(mentions: readonly Mention[], page: Page): Recognition {
  const own = mentions.filter(({ isForeign }) => !isForeign);
  const { name } = own[0] ?? {};
  if (name === undefined) return open();
  // 云岭市长宁区 anywhere on the page: then 长宁区 alone is that one too.
  if (page.mentions.some((mention) => mention.isForeign && mention.name === name)) return open();
  const chained = own.find((mention) => mention.name === name && mention.isChained);
  const places = chained?.places ?? own[0]?.places ?? [];
  const place = page.one(places);
  if (place === undefined) return open(places);
  return told(place, places.length === 1 ? CONFIDENCE.named : CONFIDENCE.resolved);
}

/** Words before the name of a document that belongs to the place: 《, 《2026年. */
const OF_DOCUMENT = /《(?:20\d\d年)?$/u;

/** How often each name of that level stands on the page, by weight. */
function countsOf(page: Page, level: Level, from: readonly Mention[]) {
  const counts = new Map<string, { score: number; inText: number; places: Set<Place> }>();
  const add = (name: string, places: readonly Place[], score: number, inText: number): void => {
    const of = counts.get(name) ?? { score: 0, inText: 0, places: new Set<Place>() };
    for (const place of places) of.places.add(place);
    counts.set(name, { score: of.score + score, inText: of.inText + inText, places: of.places });
  };
  const foreign = new Set(page.mentions.filter(({ isForeign }) => isForeign).map(({ name }) => name));
  for (const { name, places, start } of page.mentions) {
    const fitting = places.filter((place) => place.level === level);
    if (fitting.length === 0 || foreign.has(name)) continue;
    const isOfDocument = OF_DOCUMENT.test(page.text.slice(Math.max(0, start - 7), start));
    add(name, fitting, isOfDocument ? 2 : 1, 1);
  }
  for (const { name, places } of from) {
    const fitting = places.filter((place) => place.level === level);
    if (fitting.length > 0 && !foreign.has(name)) add(name, fitting, TELLING, 0);
  }
  return counts;
}

const THREE_CHARACTERS = /^\p{Script=Han}{3}$/u;
/** The most frequent words of that level's form that are no known place: 青雨县 of an invented page, 同意县 of any. */
function strangers(page: Page, level: Level): number {
  const known = new Set(page.mentions.map(({ end }) => end));
  const counts = new Map<string, number>();
  const rank = level.slice(-1);
  for (let at = page.text.indexOf(rank); at >= 0; at = page.text.indexOf(rank, at + 1)) {
    const words = page.text.slice(Math.max(0, at - 2), at + 1);
    if (!known.has(at + 1) && THREE_CHARACTERS.test(words)) counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values());
}

/** How a page speaks of its own place without the rank: 常熟召开…, 常熟：…, 常熟市长; or, of a site, 常熟发布. */
const OF_ITS_OWN = /^(?:：|召开|举行|[市县区州旗]?(?:政府|人民政府|[长委])|日报|新闻|发布|融媒)/u;
/** So often the text says the name without its rank. */
const ENOUGH_SHORT = 2;

/** The one place of GB/T 2260 of which the words can be the name without its rank: 常熟, but not 朝阳. */
function placeOfShort(words: string): Place | undefined {
  const [place, ...others] = placesOfCore(words);
  return others.length === 0 && placesNamed(words).length === 0 ? place : undefined;
}

/** 市政府 on a page that calls its place 常熟, and names no place of that level in full. */
function decideShort(level: Level, page: Page): Recognition {
  const own = page.telling.flatMap((line) => {
    const words = line.replace(/^中国/u, '');
    const core = coreAt(words, 0);
    const place = core === undefined ? undefined : placeOfShort(core);
    return core !== undefined && place?.level === level && OF_ITS_OWN.test(words.slice(core.length))
      ? [{ core, place }]
      : [];
  });
  const [first] = own;
  if (first === undefined || own.some(({ place }) => place !== first.place)) return open();
  if (page.text.split(first.core).length - 1 < ENOUGH_SHORT) return open([first.place]);
  return told(first.place, CONFIDENCE.counted);
}

/** Only the government of a prefecture speaks to counties. */
const TO_COUNTIES = /各(?:县|区|市)[（、]?(?:市|县|区)|县（市、区）|各县（|县市区|各区县/u;

/** 县政府 and no name with it: the place of that level of which the page speaks most, by far. */
function decideBare(level: Level, page: Page, telling = page.tellingMentions): Recognition {
  const ranked = [...countsOf(page, level, telling)].sort(([, a], [, b]) => b.score - a.score);
  const [best, ...others] = ranked;
  if (best === undefined) return decideShort(level, page);
  const [name, { score, inText, places }] = best;
  // What is named once may be no name: 会同县 of 会同县公安局.
  const all = unique(ranked.flatMap(([, of]) => (of.score > 1 ? [...of.places] : [])));
  if (score < ENOUGH || (inText > 0 && inText <= strangers(page, level))) return open(all);
  const chained = [...page.mentions, ...page.tellingMentions].filter(
    (mention) => mention.name === name && mention.isChained,
  );
  const place = page.one(
    chained.length > 0 ? unique(chained.flatMap((mention) => mention.places)) : [...places],
  );
  if (place === undefined) return open([...places]);
  const isRival = (other: Place): boolean => !place.parents.includes(other) && other !== place;
  for (const [, other] of others) {
    const isFar = score >= TIMES * other.score;
    const isNearParent = ![...other.places].some(isRival) && score >= 2 * other.score;
    if (!isFar && !isNearParent && [...other.places].some((one) => one !== place)) return open(all);
  }
  // A county-level city, unless what it says is said by its prefecture.
  const isUnderCity = place.parents.some((parent) => parent.level === level);
  if (isUnderCity && TO_COUNTIES.test(page.text))
    return open([place, ...place.parents.filter((one) => one.level === level)]);
  return told(place, CONFIDENCE.counted);
}

interface Zone {
  readonly name: string;
  readonly fullName: string;
  readonly places: readonly Place[];
}

/** The kinds of zones in words, each with the characters before it that none of the others takes. */
function leadsIn(words: string): { lead: string; kind: string }[] {
  const found: { lead: string; kind: string }[] = [];
  let from = 0;
  for (let next = 0; ; ) {
    ZONE_KIND.lastIndex = next;
    const match = ZONE_KIND.exec(words);
    if (match === null) return found;
    const [kind] = match;
    const lead = LEAD.exec(words.slice(Math.max(from, match.index - BEFORE_ZONE), match.index))?.[0];
    // 经济技术开发区 with nothing before it: a 开发区 by the name of 经济技术.
    next = lead === undefined ? match.index + 1 : match.index + kind.length;
    if (lead === undefined) continue;
    from = next;
    found.push({ lead, kind });
  }
}

/** The zone that words end in, with the last place named before it: 平潭 + 综合实验区. */
function zonesIn(words: string): Zone[] {
  const zones: Zone[] = [];
  for (const { lead, kind } of leadsIn(words)) {
    let found: { at: number; end: number; places: readonly Place[] } | undefined;
    for (let at = 0; at < lead.length; at++) {
      const words = nameAt(lead, at) ?? coreAt(lead, at);
      if (words === undefined) continue;
      const all = [...placesNamed(words), ...placesOfCore(words)];
      const before = found;
      const inside =
        before?.end === at
          ? all.filter((place) => before.places.some((other) => place.parents.includes(other)))
          : all;
      // 江苏 + 常熟 leads on; a place beside another does not.
      found = { at, end: at + words.length, places: inside.length > 0 ? inside : all };
      at += words.length - 1;
    }
    if (found === undefined) continue;
    const rest = lead.slice(found.end);
    if (rest.length > 8 || /[的和与及在为对于、]/u.test(rest)) continue;
    zones.push({ name: rest + kind, fullName: lead.slice(found.at) + kind, places: unique(found.places) });
  }
  return zones;
}

/** A zone is of the city whose name it bears, though a county may bear it too. */
function highest(places: readonly Place[]): readonly Place[] {
  return places.filter((place) => !place.parents.some((parent) => places.includes(parent)));
}

function toldPart(part: Part): Recognition {
  if (isHomophone(slugOfPart(part))) return open([part.within]);
  const source = sourceOfPart(part);
  const { code } = candidateOf(part.within);
  return {
    kind: 'told',
    slug: slugOfPart(part),
    ...(code !== undefined && { code }),
    name: source.name,
    source,
    confidence: CONFIDENCE.part,
  };
}

function decideZone(page: Page): Recognition {
  const scores = new Map<string, { zone: Zone; score: number }>();
  for (const [weight, words] of [
    ...page.telling.map((words) => [TELLING, words] as const),
    [1, page.text] as const,
  ])
    for (const zone of zonesIn(words)) {
      const places = highest(zone.places);
      const key = places.map((place) => slugOfPart({ within: place, name: zone.name })).join(' ');
      const of = scores.get(key);
      const isOfDocument = weight === 1 && page.text.includes(`《${zone.fullName}`);
      const longer =
        of !== undefined && of.zone.fullName.length >= zone.fullName.length ? of.zone : { ...zone, places };
      scores.set(key, { zone: longer, score: (of?.score ?? 0) + (isOfDocument ? 2 : weight) });
    }
  const [best, next] = [...scores.values()].sort((a, b) => b.score - a.score);
  if (best === undefined || best.score < ENOUGH) return open();
  const place = page.one(best.zone.places);
  if (place === undefined || !page.bearsOut(place) || (next !== undefined && best.score < TIMES * next.score))
    return open(best.zone.places);
  const { name, fullName } = best.zone;
  return toldPart({ within: place, name, fullName, kind: 'zone' });
}

/** 甲高新区乙街道办事处主任丙主持召开街道第15次主任办公会: not the zone's meeting. */
const OF_TOWNSHIP =
  /(?:街道|镇|乡)(?:办事处|人民政府|政府)?(?:党工委书记|党委书记|党工委副书记|党委副书记|、|主任|镇长|乡长){1,4}\p{Script=Han}{2,4}(?:同志)?主持|召开(?:了)?(?:本)?(?:街道|镇|乡)(?:第|党|办|主任|20)|(?:街道|镇|乡)(?:召开|$)/u;

/** A township whose county is named before it, or is told by the page. */
function decideTownship(words: string, page: Page): Recognition {
  const [, whole = ''] = TOWNSHIP.exec(words) ?? [];
  const before = mentionsIn(whole);
  const last = before.at(-1);
  const name = last === undefined ? whole : whole.slice(last.end);
  if (name.length < 2 || name.length > 9) return open();
  const isCounty = (place: Place): boolean =>
    place.parents.length > 0 && place.level !== '州' && place.level !== '盟';
  if (last !== undefined) {
    const place = last.isForeign ? undefined : page.one(last.places.filter(isCounty));
    return place === undefined
      ? open(last.places)
      : toldPart({ within: place, name, fullName: place.name + name, kind: 'township' });
  }
  // Without the county before it, only one that the page names beside it, somewhere, is believed.
  const chained = [...page.mentions, ...page.tellingMentions].filter((mention, i, all) => {
    const text = i < page.mentions.length ? page.text : undefined;
    return all.length > 0 && text?.startsWith(name, mention.end) === true;
  });
  const places = unique([
    ...chained.flatMap((mention) => [...mention.places]),
    ...shortBefore(page.text, name),
  ]).filter(isCounty);
  const place = page.one(places);
  return place === undefined
    ? open(places)
    : toldPart({ within: place, name, fullName: place.name + name, kind: 'township' });
}

/** Units of the longest name without its rank that is looked for before another. */
const LONGEST_SHORT = 4;

/** The places that stand right before a name without their rank: 昆山 of 昆山花桥镇. */
function shortBefore(text: string, name: string): readonly Place[] {
  const found: Place[] = [];
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length))
    for (let length = 2; length <= LONGEST_SHORT && length <= at; length++) {
      const place = placeOfShort(text.slice(at - length, at));
      if (place !== undefined) found.push(place);
    }
  return found;
}

/** The question that a page waits for review with, as a person is asked it. */
export function questionOf(candidates: readonly Candidate[]): string {
  const known = candidates.map(({ slug, name }) => `${slug} (${name})`);
  return `Which government is this? ${
    known.length === 0 ? 'Nothing on the page tells it.' : `It may be ${known.join(', ')}.`
  }`;
}

/** Whose names stand in that question: the governments that the page may be of. */
export const candidatesIn = (question: string): readonly Candidate[] =>
  [...question.matchAll(/(?<slug>[a-z0-9-]{2,60}) \((?<name>[^()]{1,80})\)/gu)].map(({ groups }) => ({
    slug: groups?.slug ?? '',
    name: groups?.name ?? '',
  }));

/**
 * The government that a page is of, or those that it may be of.
 *
 * It is the one that the page calls its own by name: in the name of the body that met, the title, the opening or the
 * issuer. Names that several places bear are told apart by province and city anywhere on the page. Where the page says
 * 县政府 alone, it is the county of which the page speaks, if it is one by far.
 */
export function recogniseGovernment(evidence: GovernmentEvidence): Recognition {
  const cut = (words: string | undefined): string | undefined => words?.slice(0, LINE_LENGTH);
  const [body, title, opening, issuer] = [
    evidence.body,
    evidence.title,
    evidence.opening,
    evidence.issuer,
  ].map(cut);
  const site = (evidence.site ?? []).flatMap((words) => cut(words) ?? []);
  const page = new Page({ ...evidence, body, title, opening, issuer, site });
  let level: Level | undefined;
  const lines: readonly (readonly [Where, string | undefined])[] = [
    ['body', body],
    ['title', title],
    ['opening', opening],
  ];
  for (const [where, words] of lines) {
    if (words === undefined || words === '') continue;
    const named = namedIn(words, where);
    if (named.length > 0) return decideNamed(named, page);
    if (where !== 'opening' && TOWNSHIP.test(words)) return decideTownship(words, page);
    if (OF_TOWNSHIP.test(words)) return open();
    const bare = bareIn(words, where === 'body');
    if (bare?.isStrange === true) return open();
    if (bare !== undefined) {
      level = bare.level;
      break;
    }
    if (ZONE_BODY.test(words) || /(?:实验区|开发区|高新区|经开区|示范区|新区)/u.test(words))
      return decideZone(page);
  }
  level ??= LEVELS[[...(opening ?? '').matchAll(POST)][0]?.[1] ?? ''];
  const others: readonly (readonly [Where, string | undefined])[] = [
    ...lines.slice(1),
    ['issuer', issuer],
    ...site.map((words) => ['site', words] as const),
  ];
  for (const [where, words] of others) {
    const named = namedIn(words ?? '', where).filter(
      ({ places }) => level === undefined || places.some((place) => place.level === level),
    );
    if (named.length === 0) continue;
    const byName = decideNamed(named, page);
    if (byName.kind === 'open' || level === undefined) return byName;
    // The site may be that of the city above.
    const byCount = decideBare(level, page, []);
    if (byCount.kind === 'told' && byCount.slug !== byName.slug)
      return {
        kind: 'open',
        candidates: [byCount, byName].map(({ slug, code, name }) => ({
          slug,
          ...(code !== undefined && { code }),
          name,
        })),
      };
    return byName;
  }
  if (level === undefined && issuer !== undefined && TOWNSHIP.test(issuer))
    return decideTownship(issuer, page);
  return level === undefined ? open() : decideBare(level, page);
}
