import { isHan, isHanUnit, oneOf } from '../by-unit.ts';
import words from '../data/organization-words.json' with { type: 'json' };
import { EndedPattern } from '../ended-pattern.ts';
import { innerBracketAt, PIECE, type PieceKind, piecesFor } from './pieces.ts';

const alternatives = (list: readonly string[]): string =>
  [...list].sort((a, b) => b.length - a.length).join('|');

/** Endings that no other word has, so that what stands before them is a name. */
const ENDINGS = [
  ...words.placeEndings.filter((ending) => ending.length > 1 || ending === '镇' || ending === '乡'),
  ...words.companyEndings.filter((ending) => ending.length > 1),
  '中心',
];
const CLOSERS = '，。；：、\n（）“”要负牵会同和与配按对根就等具';
const closes = oneOf(CLOSERS);
/** 由平江街道负责: a name that begins after a mark or preposition and ends before one. */
const MENTION = new EndedPattern(
  `(?:^|[，。；：、\\n（）“”由请和与对以向至到及各为将同经在会])(\\p{Script=Han}{2,8}?(?:${alternatives(ENDINGS)}))(?=[${CLOSERS}])`,
  {
    last: ENDINGS.map((ending) => ending.slice(-1)),
    longest: 1 + 8 + Math.max(...ENDINGS.map(({ length }) => length)),
    endsAt: (text, at) => closes(text.charCodeAt(at)),
  },
);

/** Names of places and companies that a text itself sets apart, and which are read more surely for it. */
export function mentionedOrganizations(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const match of MENTION.findAll(text)) if (match[1] !== undefined) names.add(match[1]);
  return names;
}

const AREAS = '区县市旗州';
/** 苏州市姑苏区人民政府, 某某县委: the names of areas that have a government or committee. */
const AREA = new EndedPattern(
  `(?:^|[省市州盟区，。、；：\\n《“（于为])(\\p{Script=Han}{2,5}?)(?:自治)?[${AREAS}](?=人民政府|政府|人大|政协|\\p{Script=Han}{2,4}[区县市旗](?:人民)?政府|[委第])`,
  { last: AREAS, longest: 1 + 5 + 2 + 1, endsAt: (text, at) => isGoverned(text, at) },
);
const OTHER_GOVERNMENT = /[区县市旗](?:人民)?政府/u;
const ownGoverns = oneOf('人政委第');
/** Whether words of a government stand right after the name of an area, or after that of another area (姑苏区人民政府). */
const isGoverned = (text: string, at: number): boolean =>
  ownGoverns(text.charCodeAt(at)) || OTHER_GOVERNMENT.test(text.slice(at, at + 13));
const NOT_A_PLACE = /[我全本各省市县区党和的在了第次届常等由请对以及并从到向把被让将给使由开]/u;
/** 主持召开某某县人民政府第31次常务会议 */
const HOLDER = /召开(?:了)?([\p{Script=Han}]{2,5}?)(?:自治)?[区县市旗州](?=人民政府|政府|委|\d|第)/u;

/** The areas that a text speaks of as governed, without 区 or 县: 姑苏, 苏州. */
export function mentionedAreas(text: string): ReadonlySet<string> {
  const areas = new Set<string>();
  for (const match of AREA.findAll(text)) {
    if (match[1] !== undefined && !NOT_A_PLACE.test(match[1])) areas.add(match[1]);
  }
  return areas;
}

/** The area whose government holds the meeting, from the opening sentence. */
export function holdingArea(opening: string): string | undefined {
  const area = HOLDER.exec(opening)?.[1];
  return area === undefined || NOT_A_PLACE.test(area) ? undefined : area;
}

const endsArea = oneOf('区县市旗');
const beginsArea = oneOf('区县市旗自');
/** Whether the word of an area stands at a place: 区, 自治县. */
const isAreaAt = (text: string, at: number): boolean =>
  beginsArea(text.charCodeAt(at)) &&
  (endsArea(text.charCodeAt(at)) || (text.startsWith('自治', at) && endsArea(text.charCodeAt(at + 2))));

/** Where the Chinese character that ends at a place begins; below 0 where there is none. */
function startOfHan(text: string, end: number): number {
  if (end <= 0) return -1;
  if (isHanUnit(text.charCodeAt(end - 1)) === 1) return end - 1;
  return end > 1 && isHan(text.slice(end - 2, end)) ? end - 2 : -1;
}

/** What stands before 区 or 县 more than once in a list is an area: 姑苏区税务局 … 姑苏区人武部. */
export function repeatedAreas(list: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  const see = (start: number, end: number): void => {
    const name = list.slice(start, end);
    if (seen.has(name)) repeated.add(name);
    seen.add(name);
  };
  for (let end = 2; end < list.length; end++) {
    if (!isAreaAt(list, end)) continue;
    const ofTwo = startOfHan(list, startOfHan(list, end));
    const ofThree = startOfHan(list, ofTwo);
    // 江津|市区: of the words that begin at a place, the longer one.
    if (ofTwo >= 0 && !isAreaAt(list, end + 1)) see(ofTwo, end);
    if (ofThree >= 0) see(ofThree, end);
  }
  return repeated;
}

const LEVEL =
  /(?<level>新区|高新区|经开区|开发区|[省市区县州旗盟镇乡])(?:人民政府|政府|管委会|管理委员会|长办公会)/u;

/** 区, 县, 镇, 新区: the level of the government that a title or an opening speaks of, as it stands before 政府. */
export const governmentLevel = (text: string): string | undefined => LEVEL.exec(text)?.groups?.level;

/** Fields of work and bodies that stand right after the word of a level. */
const OWN_WORDS: ReadonlySet<PieceKind> = new Set([PIECE.subject, PIECE.unit]);
const LEVELS = [...words.levels, '镇', '乡'];
/** Bodies so few words of a level begin say nothing of the government's own. */
const FEWEST_BODIES = 3;

function goesOnWithOwn(list: string, at: number): boolean {
  const tree = piecesFor(undefined);
  let node = at < list.length ? tree.begin(list.charCodeAt(at)) : -1;
  for (let end = at + 1; node >= 0 && end < list.length; end++) {
    node = tree.next(node, list.charCodeAt(end));
    if (node >= 0 && tree.piecesAt(node)?.some(({ kind }) => OWN_WORDS.has(kind))) return true;
  }
  return innerBracketAt(list, at) !== undefined;
}

/** The level with which most bodies of a list begin that have one (区财政局, 区司法局), without help from elsewhere. */
export function levelOfBodies(list: string): string | undefined {
  const counts = LEVELS.map((level) => {
    let count = 0;
    for (let at = list.indexOf(level); at >= 0; at = list.indexOf(level, at + 1)) {
      if (goesOnWithOwn(list, at + level.length)) count++;
    }
    return { level, count };
  });
  const [first, second] = counts.sort((a, b) => b.count - a.count);
  if (first === undefined || second === undefined || first.count < FEWEST_BODIES) return undefined;
  return first.count >= 2 * second.count ? first.level : undefined;
}
