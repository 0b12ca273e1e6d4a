import type { Known } from '../../../mentions/known.ts';
import { isSurname, nameCharacter } from '../../../mentions/name-characters.ts';
import { readPeople } from '../../../mentions/people.ts';
import { type Range, rangeOf } from '../../../text/range.ts';
import type { Reading } from '../../../text/reading.ts';
import { lexicon } from '../lexicon.ts';
import { type Entry, isLeave, isNameless, partsOf, personIn, standInOf, UNKNOWN_SURNAME } from './entries.ts';

/** 民政課：甲課長某某: who came for a body, behind its name. */
const OF_BODY = new RegExp(
  `(?:\\p{Script=Han}{1,20}(?:${lexicon.sourceOf('unit-end')})(?:（[^（）]{1,20}）)?|本(?:府|局|处|会|所))：`,
  'gu',
);
/** Entries end in a mark; the marks inside of brackets part nothing. */
const PARTS = '、，；。\n';
/** （詳如簽到簿）, 如附件: nobody by name. */
const NOBODY = /签到|如附|详如|名册|名单|各.{0,8}(?:单位|局处|主管)|^(?:无|略)$|等\d{0,4}人$/u;

/** The people of a field of the record: 出席：…. */
export function peopleOf(reading: Reading, values: readonly Range[], known: Known): readonly Entry[] {
  const found: Entry[] = [];
  /** Stretches that no form of entry fits go to the engine for lists, those of one body together. */
  let rest: Range[] = [];
  let bodies: readonly Range[] = [];
  const flush = (): void => {
    if (rest.length > 0) found.push(...engineReads(reading, rest, known, bodies));
    rest = [];
  };
  for (const value of values.flatMap((line) => partedByBodies(reading, line))) {
    const columns = columnsOf(reading, value);
    if (columns !== undefined) {
      flush();
      found.push(...columns);
      continue;
    }
    const { start, end } = value;
    const [first] = bodiesIn(reading, value);
    const body = first?.index === 0 ? first[0].length : 0;
    flush();
    bodies = body === 0 ? [] : [withoutBracket(reading, rangeOf(start, start + body - 1))];
    for (const part of entriesOf(reading, rangeOf(start + body, end))) {
      const entries = entryIn(reading, part, bodies);
      if (entries === undefined) rest.push(part);
      else {
        flush();
        found.push(...entries);
      }
    }
    // Names in columns go on in the next line.
    if (body > 0) flush();
  }
  flush();
  return found;
}

const bodiesIn = ({ plain }: Reading, { start, end }: Range): readonly RegExpExecArray[] => [
  ...plain.slice(start, end).matchAll(OF_BODY),
];

/** 國產局：　　文山區公所：甲某某: several bodies in one line, each at a gap. */
function partedByBodies(reading: Reading, line: Range): readonly Range[] {
  const cuts = bodiesIn(reading, line)
    .flatMap(({ index, 0: { length } }) => {
      // Of 甲某某　停管處： the label begins at its last gap.
      for (let at = index + length - 1; at >= index; at--)
        if (at === 0 || reading.gapBefore(line.start + at) > 0) return [at];
      return [];
    })
    .filter((at) => at > 0);
  const places = [...new Set([0, ...cuts, line.end - line.start])];
  return places
    .slice(0, -1)
    .map((from, i) => rangeOf(line.start + from, line.start + (places[i + 1] ?? line.end - line.start)));
}

/** How sure a name in a column is. */
const IN_COLUMN = 0.93;
const NAME = /^\p{Script=Han}{2,4}$/u;
const DEPUTY_NAMES = /^(?<who>\p{Script=Han}{2,3})?(?<deputy>\p{Script=Han}{2,3})代$/u;

/**
 * The names of a line that sets them in columns: 瞿　淵　　明中岳　　屈大年李默代. Gaps part the names, and the two characters of a
 * short one. Undefined for any other line.
 */
function columnsOf(reading: Reading, { start, end }: Range): readonly Entry[] | undefined {
  const { plain } = reading;
  const words: Range[] = [];
  let from = start;
  for (let at = start + 1; at <= end; at++) {
    if (at < end && reading.gapBefore(at) === 0) continue;
    const last = words.at(-1);
    const single = at - from === 1 && last !== undefined && last.end - last.start === 1;
    if (single) words[words.length - 1] = rangeOf(last.start, at);
    else words.push(rangeOf(from, at));
    from = at;
  }
  if (words.length < 2) return undefined;
  const entries = words.map((word): Entry | undefined => {
    const own = plain.slice(word.start, word.end);
    const name = own.endsWith('代') ? deputyIn(own, word) : NAME.test(own) ? word : undefined;
    if (name === undefined) return undefined;
    const known = isFamily(plain.slice(name.start, name.end));
    return {
      rule: 'tw/name-in-column',
      name,
      bodies: [],
      posts: [],
      notes: [],
      probability: known ? IN_COLUMN : UNKNOWN_SURNAME,
      absent: false,
    };
  });
  const told = entries.filter((entry) => entry !== undefined);
  const sure = told.filter(({ probability }) => probability === IN_COLUMN).length;
  return told.length === words.length && sure * 4 >= told.length * 3 ? told : undefined;
}

const costAt = (words: string, length: number): number =>
  nameCharacter(words.codePointAt(words.length - 1 - length) ?? 0)?.surname ?? Number.POSITIVE_INFINITY;

const isFamily = (name: string): boolean => isSurname(name.charAt(0)) || isSurname(name.slice(0, 2));

/** 李默 in 屈大年李默代: who stands in begins with a surname. */
function deputyIn(words: string, { end }: Range): Range | undefined {
  const lengths = [3, 2].filter((length) => {
    const name = words.slice(-1 - length, -1);
    const before = words.length - 1 - length;
    return (
      name.length === length && isSurname(name.charAt(0)) && (before === 0 || (before >= 2 && before <= 4))
    );
  });
  const [first] = lengths.sort((a, b) => costAt(words, a) - costAt(words, b));
  return first !== undefined && DEPUTY_NAMES.test(words) ? rangeOf(end - 1 - first, end - 1) : undefined;
}

const withoutBracket = ({ plain }: Reading, { start, end }: Range): Range => {
  const at = plain.slice(start, end).indexOf('（');
  return at < 0 ? rangeOf(start, end) : rangeOf(start, start + at);
};

/** What stands between two marks, and what a gap parts of it, if every part is an entry. */
function entriesOf(reading: Reading, { start, end }: Range): readonly Range[] {
  const { plain } = reading;
  const parts: Range[] = [];
  let from = start;
  let depth = 0;
  for (let at = start; at <= end; at++) {
    const unit = plain.charAt(at);
    if (unit === '（') depth++;
    else if (unit === '）') depth = Math.max(0, depth - 1);
    if (at < end && (depth > 0 || !PARTS.includes(unit))) continue;
    if (at > from) parts.push(...partedByGaps(reading, rangeOf(from, at)));
    from = at + 1;
  }
  return parts;
}

function partedByGaps(reading: Reading, whole: Range): readonly Range[] {
  const parts: Range[] = [];
  let from = whole.start;
  for (let at = whole.start + 1; at <= whole.end; at++) {
    if (at < whole.end && reading.gapBefore(at) === 0) continue;
    parts.push(rangeOf(from, at));
    from = at;
  }
  // 江委員某某　錢委員某某, but not 瞿　淵　明中岳 and not 水利科　甲科長某某.
  const single = parts.every((part) => {
    const person = personIn(reading, partsOf(reading, part).words);
    return person !== undefined && person.posts.length > 0;
  });
  return parts.length > 1 && single ? parts : [whole];
}

/** The people of one entry; undefined where no form of entry fits. */
function entryIn(reading: Reading, part: Range, bodies: readonly Range[]): readonly Entry[] | undefined {
  const { words, brackets, behind } = partsOf(reading, part);
  const plainOf = ({ start, end }: Range): string => reading.plain.slice(start, end);
  if (NOBODY.test(plainOf(part)) || (brackets.length === 0 && isNameless(reading, words))) return [];
  const own = standInOf(reading, words);
  const deputy =
    brackets.map((bracket) => standInOf(reading, bracket)).find((range) => range !== undefined) ??
    (behind && standInOf(reading, behind)) ??
    own;
  const leave = brackets.some((bracket) => isLeave(reading, bracket));
  // 經建課：（請假）
  if (words.end <= words.start && deputy === undefined) return [];
  const principal = own === undefined ? personIn(reading, words) : undefined;
  if (deputy !== undefined) {
    const person = personIn(reading, deputy) ?? lastOf(reading, deputy);
    // （由乙副處長代理）: somebody came, but nobody by name.
    if (person === undefined) return isNameless(reading, deputy) ? [] : undefined;
    const inherited =
      person.bodies.length > 0 ? person.bodies : principal?.bodies.length ? principal.bodies : bodies;
    return [{ ...person, bodies: inherited, notes: [], absent: false }];
  }
  if (principal === undefined || hasGap(reading, words)) {
    const close = principal !== undefined && principal.posts.length + principal.bodies.length > 0;
    if (!close) return undefined;
  }
  if (principal === undefined) return undefined;
  const notes = brackets.filter((bracket) => !/^代理?$/u.test(plainOf(bracket)));
  return [
    {
      ...principal,
      bodies: principal.bodies.length > 0 ? principal.bodies : bodies,
      notes: leave ? notes : [],
      absent: leave,
    },
  ];
}

const hasGap = (reading: Reading, { start, end }: Range): boolean => {
  for (let at = start + 1; at < end; at++) if (reading.gapBefore(at) > 0) return true;
  return false;
};

/** 黃丁燦　魏境代: of two names with a gap between them the last stands in. */
function lastOf(reading: Reading, { start, end }: Range): ReturnType<typeof personIn> {
  for (let at = end - 1; at > start; at--)
    if (reading.gapBefore(at) > 0 || end - at === 3) {
      const person = personIn(reading, rangeOf(at, end));
      if (person !== undefined) return person;
    }
  return undefined;
}

/** How the lattice for lists reads names in columns and names without marks. */
function engineReads(
  reading: Reading,
  ranges: readonly Range[],
  known: Known,
  bodies: readonly Range[],
): readonly Entry[] {
  const { plain } = reading;
  const { people } = readPeople(reading, ranges, known);
  return people.flatMap(({ name, probability, organizations, posts, notes }, i): readonly Entry[] => {
    // 屈大年　李默代: who is followed by one that stands in for him did not come.
    const next = people[i + 1]?.name;
    const end = plain.charAt(next?.end ?? 0) === '代' && next !== undefined && isClose(reading, name, next);
    if (end) return [];
    return [
      {
        rule: 'tw/list-in-columns',
        name,
        probability,
        bodies: organizations.length > 0 ? organizations : bodies,
        posts,
        notes,
        absent: notes.some((note) => isLeave(reading, note)),
      },
    ];
  });
}

/** Nothing stands between two names, not even a gap. */
const isClose = (reading: Reading, { end }: Range, { start }: Range): boolean =>
  start === end && reading.gapBefore(start) === 0;
