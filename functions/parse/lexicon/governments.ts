import type { Source } from '../../../schemas/generated/source.ts';
import { coreOf } from './place-names.ts';
import { WordTrie } from './trie.ts';
import table from './zh/governments.json' with { type: 'json' };

/** What a government is of, by the last character of its name. */
export type Level = '省' | '市' | '县' | '区' | '州' | '盟' | '旗' | '地区';

/** A province, a prefecture or a county of GB/T 2260, or one of before. */
export interface Place {
  /** Six digits; absent for the counties of Taiwan, which the standard gives none. */
  readonly code?: string;
  readonly name: string;
  /** All its names: the present one first, those of before, and short ones (恩施州). */
  readonly names: readonly string[];
  /** The name without its rank: 常熟. */
  readonly core: string;
  readonly slug: string;
  readonly level: Level;
  /** What it lies in, the nearest first. */
  readonly parents: readonly Place[];
}

const RANKS: readonly [RegExp, Level][] = [
  [/(?:省|自治区|特别行政区)$/u, '省'],
  [/地区$/u, '地区'],
  [/市$/u, '市'],
  [/县$/u, '县'],
  [/州$/u, '州'],
  [/盟$/u, '盟'],
  [/旗$/u, '旗'],
];
const levelOf = (name: string): Level => RANKS.find(([end]) => end.test(name))?.[1] ?? '区';

/** 恩施州 and 长阳县, as everybody says, of names with peoples in them. */
function shortNames(name: string): string[] {
  const [rank] = /自治区$|(?<=自治)[州县旗]$/u.exec(name) ?? [];
  const core = coreOf(name);
  return rank === undefined || core === name ? [] : [core + rank];
}

function placeOf(code: string | undefined, words: string, slug: string, parents: readonly Place[]): Place {
  const [name = '', ...former] = words.replace(/^~/u, '').split('/');
  const names = [...new Set([name, ...former].flatMap((one) => [one, ...shortNames(one)]))];
  return {
    ...(code !== undefined && { code }),
    name,
    names,
    core: coreOf(name),
    slug,
    level: levelOf(name),
    parents,
  };
}

function readTable(): Place[] {
  const places: Place[] = [];
  let province: Place | undefined;
  for (const line of table.prefectures) {
    const [head = '', ...areas] = line.split('|');
    const [code = '', name = '', slug = ''] = head.split(' ');
    let owner = province;
    if (name !== '') {
      const isProvince = code.length === 2;
      owner = placeOf(
        code.padEnd(6, '0'),
        name,
        slug,
        isProvince || province === undefined ? [] : [province],
      );
      if (isProvince) province = owner;
      places.push(owner);
    }
    const parents = owner === undefined ? [] : [owner, ...owner.parents];
    for (const area of areas) {
      const [words = '', tail = ''] = area.split(' ');
      const [, digits = '', names = ''] = /^(~?..)(.*)$/u.exec(words.replace(/^~/u, '')) ?? [];
      const own = /^\d\d$/u.test(digits) ? code + digits : undefined;
      places.push(placeOf(own, names, tail.startsWith('/') ? tail.slice(1) : `${slug}-${tail}`, parents));
    }
  }
  return places;
}

interface Index {
  readonly places: readonly Place[];
  readonly bySlug: ReadonlyMap<string, Place>;
  readonly byName: ReadonlyMap<string, readonly Place[]>;
  readonly byCore: ReadonlyMap<string, readonly Place[]>;
  readonly names: WordTrie;
  readonly cores: WordTrie;
}

function groupBy(places: readonly Place[], keysOf: (place: Place) => readonly string[]) {
  const groups = new Map<string, Place[]>();
  for (const place of places)
    for (const key of keysOf(place)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [place]);
      else group.push(place);
    }
  return groups;
}

let index: Index | undefined;

/** Made at the first question: most runs over pages of known sources never ask one. */
function indexed(): Index {
  if (index === undefined) {
    const places = readTable();
    const byName = groupBy(places, ({ names }) => names);
    const byCore = groupBy(places, ({ names }) =>
      [...new Set(names.map(coreOf))].filter((core) => core.length > 1),
    );
    index = {
      places,
      bySlug: new Map(places.map((place) => [place.slug, place])),
      byName,
      byCore,
      names: new WordTrie(byName.keys()),
      cores: new WordTrie(byCore.keys()),
    };
  }
  return index;
}

export const allPlaces = (): readonly Place[] => indexed().places;
export const placeOfSlug = (slug: string): Place | undefined => indexed().bySlug.get(slug);
export const placesNamed = (name: string): readonly Place[] => indexed().byName.get(name) ?? [];
export const placesOfCore = (core: string): readonly Place[] => indexed().byCore.get(core) ?? [];

function longestAt(names: WordTrie, text: string, at: number): string | undefined {
  const end = names.longestEnd(text, at);
  return end === undefined ? undefined : text.slice(at, end);
}

/** The longest name of a place that begins there. */
export const nameAt = (text: string, at: number): string | undefined => longestAt(indexed().names, text, at);

/** The same for the name without its rank. */
export const coreAt = (text: string, at: number): string | undefined => longestAt(indexed().cores, text, at);

const SYLLABLES: ReadonlyMap<string, string> = new Map(
  Object.entries(table.syllables).flatMap(([syllable, chars]) =>
    [...chars].map((char) => [char, syllable] as const),
  ),
);

/** Chinese characters as syllables without tones, for the part of a slug that no table gives; others are left out. */
export const spelled = (words: string): string =>
  [...words].map((char) => SYLLABLES.get(char) ?? '').join('');

const isIn = (place: Place, code: string): boolean =>
  [place, ...place.parents].some((one) => one.code === code);

function localeOf(place: Place): Pick<Source, 'timeZone' | 'language'> {
  if (isIn(place, '710000')) return { timeZone: 'Asia/Taipei', language: 'zh-Hant-TW' };
  if (isIn(place, '810000')) return { timeZone: 'Asia/Hong_Kong', language: 'zh-Hant-HK' };
  if (isIn(place, '820000')) return { timeZone: 'Asia/Macau', language: 'zh-Hant-MO' };
  return { timeZone: 'Asia/Shanghai', language: 'zh-Hans-CN' };
}

/** What governments are called behind the name of their place. */
function titlesOf(place: Place): readonly string[] {
  if (['710000', '810000', '820000'].some((code) => isIn(place, code))) return ['政府'];
  if (place.level === '地区' || place.level === '盟') return ['行政公署', '行署'];
  return ['人民政府', '政府'];
}

/** A name that tells the place: a district's is said with its city's, and so is one that several places bear. */
export function fullName(place: Place): string {
  const [parent] = place.parents;
  const isTold = place.level !== '区' && placesNamed(place.name).length === 1;
  return parent === undefined || isTold ? place.name : parent.name + place.name;
}

/** The source of a government that no file describes. */
export function sourceOfPlace(place: Place): Source {
  const titles = titlesOf(place);
  const names = [
    ...new Set([...place.parents.map((parent) => parent.name + place.name), fullName(place)]),
    ...(placesNamed(place.name).length === 1 ? [place.name] : []),
  ];
  const bodies = [...new Set(names.flatMap((name) => titles.map((title) => name + title)))];
  return {
    id: place.slug,
    name: fullName(place) + titles[0],
    ...(place.code !== undefined && { administrativeCode: place.code }),
    ...localeOf(place),
    bodies: bodies.sort((a, b) => b.length - a.length) as [string, ...string[]],
  };
}

/** A zone or a township: what lies in a place of the table, and has no code there. */
export interface Part {
  readonly within: Place;
  /** As the page writes it, without the place: 综合实验区, 董浜镇. */
  readonly name: string;
  /** As the page writes it, with the place. */
  readonly fullName: string;
  readonly kind: 'zone' | 'township';
}

/** What zones are called in short and at length; both are one. */
const ZONE_WORDS: readonly [RegExp, string][] = [
  [/^(?:国家级|省级)/u, ''],
  [/(?:经济技术开发区|经开区)$/u, '经开区'],
  [/(?:高新技术产业开发区|高新技术开发区|高新技术产业园区|高新区)$/u, '高新区'],
];

/** The slug of a zone or township: that of the place, and its own name in syllables. */
export const slugOfPart = ({ within, name }: Pick<Part, 'within' | 'name'>): string =>
  `${within.slug}-${spelled(ZONE_WORDS.reduce((words, [form, short]) => words.replace(form, short), name))}`;

const HOMOPHONES: ReadonlySet<string> = new Set(table.homophones);
/** True where two townships of one county would have that slug. */
export const isHomophone = (slug: string): boolean => HOMOPHONES.has(slug);

export const sourceOfPart = (part: Part): Source => {
  const body = part.kind === 'zone' ? '管理委员会' : /(?:街道)$/u.test(part.name) ? '办事处' : '人民政府';
  return {
    id: slugOfPart(part),
    name: part.fullName + body,
    ...localeOf(part.within),
    bodies: [part.fullName + body],
  };
};

const PART_TAIL = /^[a-z]{2,}(?:qu|zhen|xiang|jiedao|sumu|cheng|yuan)$/u;

/** What the names of zones are made of; each alone has its syllables, which 实验区 and 试验区 have not. */
const ZONE_PARTS = [
  '综合',
  '经济',
  '技术',
  '高新',
  '产业',
  '工业',
  '旅游',
  '生态',
  '农业',
  '科技',
  '国家级',
  '国际',
  '临空',
  '临港',
  '空港',
  '经开区',
  '高新区',
  '开发区',
  '示范区',
  '保税区',
  '合作区',
  '度假区',
  '管理区',
  '风景区',
  '园区',
  '新区',
];
const ZONES_SPELLED: ReadonlyMap<string, string> = new Map(ZONE_PARTS.map((part) => [spelled(part), part]));

/** jingjishifanqu → 经济示范区; undefined where the syllables may be those of other words. */
function zoneOf(tail: string): string | undefined {
  if (tail === '') return '';
  for (const [syllables, part] of ZONES_SPELLED) {
    const rest = tail.startsWith(syllables) ? zoneOf(tail.slice(syllables.length)) : undefined;
    if (rest !== undefined) return part + rest;
  }
  return undefined;
}

/**
 * The source that a slug stands for by the table and its rules; undefined when it stands for none. A zone that is named by its kind
 * alone (经济开发区) has its name of its place and that. The name of any other zone or township cannot be had from its slug: it is called
 * by its place and its syllables, until a file describes it.
 */
export function sourceOfSlug(slug: string): Source | undefined {
  const place = placeOfSlug(slug);
  if (place !== undefined) return sourceOfPlace(place);
  const cut = slug.lastIndexOf('-');
  const within = cut < 0 ? undefined : placeOfSlug(slug.slice(0, cut));
  const tail = slug.slice(cut + 1);
  if (within === undefined || !PART_TAIL.test(tail)) return undefined;
  const zone = zoneOf(tail);
  const name = zone === undefined ? `${fullName(within)} ${tail}` : `${coreOf(within.name)}${zone}管理委员会`;
  return { id: slug, name, ...localeOf(within), bodies: [name] };
}

/** A source by its id: one that a file describes, else the one that the table of governments makes. */
export const sourceOf = (id: string, sources: readonly Source[]): Source | undefined =>
  sources.find((source) => source.id === id) ?? sourceOfSlug(id);
