import type { Decision, MinutesDocument } from '../../schemas/generated/minutes.ts';
import table from './data/topics.json' with { type: 'json' };

/** A subject area of local government. */
export interface Topic {
  /** Permanent; part of addresses. */
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** The groups or divisions of COFOG that it covers. */
  readonly cofog: readonly string[];
  /** By which a decision is told to belong to it. */
  readonly words: readonly string[];
  /** Those that tell where no word of any other area stands. */
  readonly vague: readonly string[];
}

/** All subject areas, in the order in which they are shown. */
export const TOPICS: readonly Topic[] = table.topics;

/** The area of that code. */
export const topicOf = (code: string): Topic | undefined => TOPICS.find((topic) => topic.code === code);

/** What touches more areas than this is about none of them in particular. */
const MOST = 2;

const codesByWord = (wordsOf: (topic: Topic) => readonly string[]): ReadonlyMap<string, string> =>
  new Map(TOPICS.flatMap((topic) => wordsOf(topic).map((word) => [word, topic.code] as const)));

const topicByWord = codesByWord(({ words }) => words);
const topicByVagueWord = codesByWord(({ vague }) => vague);

/** The longest word counts: 「营商环境」 is not 「环境」, and 「学习教育」 is not 「教育」. */
const WORD = new RegExp(
  [...topicByWord.keys(), ...topicByVagueWord.keys(), ...table.misleading]
    .sort((one, other) => other.length - one.length)
    .join('|'),
  'g',
);

/** 「区教育局」 says who, not what about. */
const DEPARTMENT =
  /[\p{Script=Han}、]{1,12}(?:局|委员会|委|办公室|办|中心|集团|公司|街道|指挥部|领导小组)(?=关于|提交|提请|提出|起草|报送|等|与|[，。、；）]|$)|(?:[\p{Script=Han}]{1,6}、){1,24}\p{Script=Han}{1,6}等(?:有关|相关)?部门/gu;

/** A plan or a rule by its title. */
const TITLE = /《[^《》]+》/g;

/** Feeds, pages and tables ask again and again; records are never changed. */
const known = new WeakMap<object, { readonly items: object; readonly areas: readonly string[] }>();

/**
 * The subject areas of a decision: by the document that it disposes of, else by the agenda item that it was taken
 * under, else by what it says is to be done. Empty where no word tells, or where so many do that none is meant: a
 * decision in the wrong area is worse than one in none.
 */
export function topicsOf(
  { items }: Pick<MinutesDocument, 'items'>,
  decision: Pick<Decision, 'item' | 'subjects'>,
): readonly string[] {
  const before = known.get(decision);
  if (before?.items === items) return before.areas;
  const areas = topicsAmong(items, decision);
  known.set(decision, { items, areas });
  return areas;
}

function topicsAmong(
  items: MinutesDocument['items'],
  { item, subjects }: Pick<Decision, 'item' | 'subjects'>,
): readonly string[] {
  const object = subjects.join('\n');
  const heading = items.find(({ number }) => number === item)?.heading ?? '';
  const titles: readonly string[] = object.match(TITLE) ?? [];
  // Under a heading with several titles, the others are what other decisions are about.
  const own = heading.replace(TITLE, (title) => (titles.length === 0 || titles.includes(title) ? title : ''));
  const told = (titles.length > 0 ? [object, own] : [heading, object]).map(areasIn);
  const areas = told.find(({ length }) => length > 0) ?? [];
  return areas.length > MOST ? [] : areas;
}

/** Areas whose words occur, in the order of the table; that of vague words where no other does. */
function areasIn(text: string): string[] {
  const words = text.replace(DEPARTMENT, '').match(WORD) ?? [];
  const areasBy = (codes: ReadonlyMap<string, string>) => {
    const found = new Set(words.map((word) => codes.get(word)));
    return TOPICS.map(({ code }) => code).filter((code) => found.has(code));
  };
  const areas = areasBy(topicByWord);
  if (areas.length > 0) return areas;
  const vague = areasBy(topicByVagueWord);
  return vague.length === 1 ? vague : [];
}
