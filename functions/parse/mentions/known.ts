import { NO_WORDS, WordTrie } from '../lexicon/trie.ts';
import words from '../lexicon/zh/organizations.json' with { type: 'json' };
import { lookup } from '../lexicon/zh/words.ts';
import { stretchesAround } from '../text/stretches.ts';
import { UnitSet } from '../text/unit-set.ts';
import { isSurname } from './name-characters.ts';
import { type KnownOrganizations, NO_ORGANIZATIONS } from './organizations.ts';
import { anyOf, lengthAt } from './sticky.ts';

/** What is known before a page, or a part of it, is read: it makes names surer that would else be one reading of many. */
export interface Known {
  /** Of people. */
  readonly names: WordTrie;
  readonly organizations: KnownOrganizations;
}

/** Where what is known comes from. All words are in matching form; whatever is absent tells nothing. */
export interface KnownFrom {
  /** Of the source: people, organizations, names of the government. */
  readonly roster?: readonly string[] | undefined;
  readonly organizations?: readonly string[] | undefined;
  readonly bodies?: readonly string[] | undefined;
  /** People whom the page has named already: its attendance. */
  readonly people?: readonly string[] | undefined;
  readonly title?: string | undefined;
  readonly opening?: string | undefined;
  /** Of the agenda items, headings and paragraphs. */
  readonly items?: string | undefined;
  /** Of the attendance lists. */
  readonly lists?: string | undefined;
}

export const NOTHING_KNOWN: Known = { names: NO_WORDS, organizations: NO_ORGANIZATIONS };

/** Puts together what is known before a page is read. Linear in the length of the words. */
export function knownOf({
  roster = [],
  organizations = [],
  bodies = [],
  people = [],
  title = '',
  opening = '',
  items = '',
  lists = '',
}: KnownFrom): Known {
  const holder = HOLDER.exec(opening)?.[1];
  const level =
    levelIn(title) ?? levelIn(opening) ?? bodies.map(levelIn).find((found) => found) ?? levelOfList(lists);
  return {
    names: new WordTrie([...namesIn(`${opening}\n${items}`), ...roster, ...people]),
    organizations: {
      names: new WordTrie([...organizationsIn(items), ...organizations.filter(({ length }) => length > 1)]),
      places: new WordTrie([
        ...areasIn([...bodies, title, items].join('\n')),
        ...repeatedAreas(lists),
        ...(holder === undefined || NOT_A_PLACE.test(holder) ? [] : [holder]),
      ]),
      ...(level !== undefined && { level }),
    },
  };
}

/** More units than any name below has, with what stands before it, even where each character is of two. */
const FARTHEST = 24;

/** 由某某某同志牵头, 某某某副县长: words after which a name of the page has just been read. */
const NAMED =
  /(?<=^|[由请和与、，。；：受经给向为对及据\n])((?:(?![由请和与受经给向为对及据副的了在])\p{Script=Han}){2,3})(?:同志|副?[区县市州旗]长)/gu;

const AFTER_NAME = /(同志|[区县市州旗]长)/gu;

/** Names that a text itself points out. Only those that begin at a mark or a preposition: words can look like a surname. */
const namesIn = (text: string): readonly string[] =>
  stretchesAround(text, AFTER_NAME, { before: FARTHEST })
    .flatMap((stretch) => [...stretch.matchAll(NAMED)])
    .map(([, name = '']) => name)
    .filter((name) => isSurname(name.charAt(0)) && lookup(name) === undefined && !isVerb(name.slice(0, 2)));

/** Endings that no other word has, so that what stands before them is a name. */
const ENDINGS = anyOf(
  [...words.placeEndings, ...words.companyEndings, '中心'].filter(
    (ending) => ending.length > 1 || ending === '镇' || ending === '乡',
  ),
);
const CLOSERS = '，。；：、\n（）“”要负牵会同和与配按对根就等具';
/** 由平江街道负责: a name that begins after a mark or preposition and ends before one. */
const OPENERS = new UnitSet('，。；：、\n（）“”由请和与对以向至到及为将同经在');
const ORGANIZATION = new RegExp(
  `[^${words.notInPlaces}\\P{Script=Han}]\\p{Script=Han}{1,7}?(?:${ENDINGS})(?=[${CLOSERS}])`,
  'uy',
);
/** Most places of a text have none of so many marks before them: the expression is not tried there. */
function setApart(text: string): readonly string[] {
  const names: string[] = [];
  for (let at = 0; at < text.length; at++) {
    if (at > 0 && !OPENERS.isAt(text, at - 1)) continue;
    const length = lengthAt(ORGANIZATION, text, at);
    if (length === 0) continue;
    names.push(text.slice(at, at + length));
    at += length - 1;
  }
  return names;
}

/** Names of places and companies that a text itself sets apart, and which are read more surely for it. */
const organizationsIn = (text: string): readonly string[] =>
  [
    ...setApart(text).filter(isPlain),
    ...namesOf(CALLED, text),
    ...namesOf(CHARGED, text),
    ...[...text.matchAll(OFFICES)].flatMap(([row]) => row.split('、')),
  ].filter((name) => !TWO_BODIES.test(name));

const namesOf = (pattern: RegExp, text: string): readonly string[] =>
  [...text.matchAll(pattern)].map(([, name = '']) => name);

/** 县民政局指导勐岭乡, 市城管局商市司法局 */
const TWO_BODIES = /[局厅]./u;

/** 由照明管理中心负责、财务处配合: between the word that calls somebody and the part given, whatever it is made of. */
const NO_NAME = '委托|授权|责成|责令|指定|决定|同意|会议|退回|组织|要求|建议|明确|工作|项目|资金';
const NAME_CALLED = `(?![待并再应须需凡如若且而自于及其某因]|有关|相关|其他|其它|所在|本|原|主管|分管|责任|牵头|业主|属地|[两三四五六七八九十]|以上|上述|全体|下属|内设|专|${NO_NAME})([^${words.notInPlaces}\\P{Script=Han}](?:(?![由请和与、及同]|${NO_NAME})\\p{Script=Han}){1,11}?(?:中心|处|科|室|队|站|所|院|局|办|委|公司|集团|合作社|[村居]委会))`;
const CALLED = new RegExp(
  `(?:[由请、，]|责成|会同)${NAME_CALLED}(?=负责|牵头|会同|配合|协助|协办|主办|承办|承担|具体|代为|作为)`,
  'gu',
);
/** 责成安全监督科修改后提交: a word that calls alone is enough before the word for a task. */
const CHARGED = new RegExp(
  `(?:[由请]|责成)${NAME_CALLED}(?=根据|按|依据|吸收|结合|修改|完善|制定|起草|抓紧|尽快|进一步|办理|落实|做好|实施|于\\d|在\\d)`,
  'gu',
);

const UNIT = '\\p{Script=Han}{2,9}(?:科|处|室|股|队|所|站|中心|办)';
/** 办公室、政策法规科、安全监督科: three and more offices in a row are those of whoever met. */
const OFFICES = new RegExp(`(?<![\\p{Script=Han}])${UNIT}(?:、${UNIT}){2,20}`, 'gu');

const VERBS: ReadonlySet<string | undefined> = new Set(['verb', 'verbal-noun', 'adverb', 'function']);
const isVerb = (words: string): boolean => VERBS.has(lookup(words)?.pos);
/** No verb, which would begin another name, and no word of grammar stands in a name. */
const isPlain = (name: string): boolean => {
  for (let at = 0; at < name.length; at++)
    if (STRANGE.has(name.charAt(at)) || isVerb(name.slice(at, at + 2))) return false;
  return true;
};
const STRANGE = new Set([...words.notInPlaces, ...words.joiners]);

/** 苏州市姑苏区人民政府, 某某县委: the names of areas that have a government or committee. */
const AREA =
  /(?<=^|[省市州盟区，。、；：\n《“（于为])(\p{Script=Han}{2,5}?)(?:自治)?[区县市旗州](?=人民政府|政府|人大|政协|\p{Script=Han}{2,4}[区县市旗](?:人民)?政府|[委第])/gu;
const GOVERNED = /([区县市旗州])(?=人民政府|政府|人大|政协|\p{Script=Han}{2,4}[区县市旗]|[委第])/gu;
const NOT_A_PLACE = /[我全及与暨本各省市县区党和的在了第次届常等由请对以及并从到向把被让将给使由开]/u;
/** 主持召开某某县人民政府第31次常务会议 */
const HOLDER = /召开(?:了)?([\p{Script=Han}]{2,5}?)(?:自治)?[区县市旗州](?=人民政府|政府|委|\d|第)/u;

/** The areas that a text speaks of as governed, without 区 or 县: 姑苏, 苏州. */
const areasIn = (text: string): readonly string[] =>
  stretchesAround(text, GOVERNED, { before: FARTHEST, after: FARTHEST })
    .flatMap((stretch) => [...stretch.matchAll(AREA)])
    .map(([, area = '']) => area)
    .filter((area) => !NOT_A_PLACE.test(area) && isPlain(area));

/** 姑苏区税务局, 姑苏区委 but not 陈振旗 among names: what an area has stands behind it. */
const BEFORE_AREA = new RegExp(
  `(?=(\\p{Script=Han}{2,3})(?:自治)?[区县市旗](?:人民|政府|人大|政协|人武部|[纪监]?委|副?[区县市旗]?长|法院|检察院|${anyOf(
    [...words.subjects, ...words.units].filter(({ length }) => length > 1),
  )}))`,
  'gu',
);
/** What stands before 区 or 县 more than once in a list is an area: 姑苏区税务局 … 姑苏区人武部. */
function repeatedAreas(list: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  const see = (name: string): void => {
    if (seen.has(name)) repeated.add(name);
    seen.add(name);
  };
  for (const [, words = ''] of list.matchAll(BEFORE_AREA)) {
    see(words);
  }
  return repeated;
}

const LEVEL = /(新区|高新区|经开区|开发区|[省市区县州旗盟镇乡])(?:人民政府|政府|管委会|管理委员会|长办公会)/u;
/** 区, 县, 镇, 新区: the level of the government that a title or an opening speaks of, as it stands before 政府. */
const levelIn = (text: string): string | undefined => LEVEL.exec(text)?.[1];

/** Fields of work and organizations right behind the word of a level. */
const OWN = new RegExp(
  `([区县市州省旗盟镇乡])(?=${anyOf([...words.subjects, ...words.units].filter(({ length }) => length > 1))})`,
  'gu',
);
/** So few words of a level say nothing of the government's own. */
const FEWEST = 3;

/** The level with which most organizations of a list begin that have one (区财政局, 区司法局), without help from elsewhere. */
function levelOfList(list: string): string | undefined {
  const counts = new Map<string, number>();
  for (const [, level = ''] of list.matchAll(OWN)) counts.set(level, (counts.get(level) ?? 0) + 1);
  const [first, second] = [...counts].sort(([, a], [, b]) => b - a);
  if (first === undefined || first[1] < FEWEST) return undefined;
  return first[1] >= 2 * (second?.[1] ?? 0) ? first[0] : undefined;
}
