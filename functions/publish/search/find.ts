// What a file of a government has of the words, ready to be shown.
import type { SearchNames } from '../../../schemas/generated/search-names.ts';
import type {
  SearchableDecision,
  SearchableMeeting,
  SearchQuarter,
} from '../../../schemas/generated/search-quarter.ts';
import { excerptOf, marksIn, type Part } from './excerpt.ts';
import type { Fold, Folded } from './fold.ts';
import type { Sought } from './query.ts';

/** In the order in which they are shown: names first, then headings, then sentences. */
export const GROUPS = [
  'government',
  'person',
  'organization',
  'document',
  'meeting',
  'item',
  'decision',
] as const;
export type Group = (typeof GROUPS)[number];

export interface Hit {
  readonly group: Group;
  /** Path from the root of the site, with a fragment. */
  readonly page: string;
  readonly title: readonly Part[];
  /** Around what was found, where the title is not the text itself. */
  readonly excerpt?: readonly Part[];
  readonly kind?: SearchableDecision['kind'];
  /** The meeting that it belongs to. */
  readonly meeting?: string;
  /** A post, other names. */
  readonly note?: string;
  /** Meetings that name a person, decisions that a body has to carry out. */
  readonly count?: number;
  readonly day?: string;
  /** Whether the words are all that its name says. */
  readonly isExact: boolean;
  /** Whether a sign stands in it as typed: 30%, which is found as 30, too. */
  readonly isAsTyped?: boolean;
  /** What was found of the first word that is not as it was typed, when one character may be another. */
  readonly found?: string;
}

/** A text that words are looked for in. */
interface Text {
  readonly text: string;
  readonly folded: Folded;
}

type Pattern = RegExp | undefined;

const has = (pattern: RegExp, { text }: Folded): boolean => text.search(pattern) >= 0;

/** Whether a text is what a pattern finds in it, from end to end. */
const isWhole = (patterns: readonly Pattern[], { text }: Folded): boolean =>
  patterns.some(
    (pattern) => pattern !== undefined && [...text.matchAll(pattern)].some(([found]) => found === text),
  );

/** Each word is in one of the texts, one of them at least in the first ones. */
function isThere(
  patterns: readonly Pattern[],
  own: readonly Folded[],
  around: readonly Folded[] = [],
): boolean {
  let isOwn = false;
  for (const pattern of patterns) {
    if (pattern === undefined) continue;
    if (own.some((text) => has(pattern, text))) isOwn = true;
    else if (!around.some((text) => has(pattern, text))) return false;
  }
  return isOwn;
}

const endsIn = (pattern: RegExp, { text }: Folded): boolean =>
  [...text.matchAll(pattern)].some((found) => found.index + found[0].length === text.length);

/** Each word is what somebody is, as 副县长 or 财政局局长, or in the name; 财政局 asks for the body, not for who leads it. */
const isOfPost = (patterns: readonly Pattern[], name: Folded, post: Folded): boolean =>
  patterns.some((pattern) => pattern !== undefined) &&
  patterns.every((pattern) => pattern === undefined || endsIn(pattern, post) || has(pattern, name));

/** The people and the organisations of a government that have the words in their names, or are what the words say. */
export function findNames(
  { people, organizations }: SearchNames,
  { patterns, bare }: Sought,
  fold: Fold,
): Hit[] {
  const hits: Hit[] = [];
  const marked = ({ text, folded }: Text) => excerptOf(text, marksIn(text, folded, patterns));
  for (const { name, post = '', meetings, page } of people) {
    const own = { text: name, folded: fold(name) };
    const held = fold(post);
    if (!isThere(patterns, [own.folded], [held]) && !isOfPost(patterns, own.folded, held)) continue;
    hits.push({
      group: 'person',
      page,
      title: marked(own),
      ...(post !== '' && { note: post }),
      count: meetings,
      isExact: isWhole(patterns, own.folded),
      ...foundIn([own], patterns),
    });
  }
  for (const { names, decisions, page } of organizations) {
    const own = names.map((text): Text => ({ text, folded: fold(text) }));
    const found = own.filter(({ folded }) => isThere(patterns, [folded]));
    const [first] = own;
    if (found.length === 0 || first === undefined) continue;
    hits.push({
      group: 'organization',
      page,
      title: marked(first),
      ...(names.length > 1 && { note: names.slice(1, 4).join('、') }),
      count: decisions,
      isExact: found.some(
        ({ folded }) =>
          isWhole(patterns, folded) || isWhole(patterns, { ...folded, text: bare(folded.text) }),
      ),
      ...foundIn(found, patterns),
    });
  }
  return hits;
}

/** The meetings, documents, headings and sentences of a quarter that have the words, newest first. */
export const findIn = ({ meetings }: SearchQuarter, sought: Sought, fold: Fold): Hit[] =>
  meetings.flatMap((meeting) => findInMeeting(meeting, sought, fold));

function findInMeeting(meeting: SearchableMeeting, { patterns, literals }: Sought, fold: Fold): Hit[] {
  const { page, name, heldOn, marks = [], items, decisions } = meeting;
  const textOf = (text: string): Text => ({ text, folded: fold(text) });
  const about = { meeting: name, ...(heldOn !== undefined && { day: heldOn }) };
  const title = textOf(name);
  const particulars = [...(heldOn === undefined ? [] : [heldOn]), ...marks].map(textOf);
  const around = [title, ...particulars].map(({ folded }) => folded);
  const show = ({ text, folded }: Text, length?: number) =>
    excerptOf(text, marksIn(text, folded, patterns), length);
  const isAsTyped = (texts: readonly Text[]): boolean =>
    literals.some((literal) => texts.some(({ text }) => text.normalize('NFKC').includes(literal)));
  const hits: Hit[] = [];

  if (isThere(patterns, around)) {
    const other = particulars.filter(({ folded }) =>
      patterns.some((one) => one !== undefined && has(one, folded)),
    );
    hits.push({
      group: 'meeting',
      page,
      title: show(title),
      ...about,
      ...(other.length > 0 && {
        excerpt: other.flatMap((one) => [...show(one), { text: ' ', isMarked: false }]),
      }),
      isExact: [title, ...particulars].some(({ folded }) => isWhole(patterns, folded)),
    });
  }
  const headings = new Map(items.map(({ number, heading }) => [number, textOf(heading)]));
  for (const [number, heading] of headings) {
    if (!isThere(patterns, [heading.folded], around)) continue;
    hits.push({
      group: 'item',
      page: `${page}#i-${number}`,
      title: show(heading),
      ...about,
      isExact: isWhole(patterns, heading.folded),
      isAsTyped: isAsTyped([heading]),
      ...foundIn([heading], patterns),
    });
  }
  for (const decision of decisions) hits.push(...findInDecision(decision));
  return hits;

  function findInDecision({
    anchor,
    kind,
    text,
    item,
    also = [],
    documents = [],
  }: SearchableDecision): Hit[] {
    const found: Hit[] = [];
    for (const document of documents) {
      const own = textOf(document.title);
      if (!isThere(patterns, [own.folded], around)) continue;
      found.push({
        group: 'document',
        page: document.page ?? `${page}#${anchor}`,
        title: show(own),
        ...about,
        isExact: isWhole(patterns, own.folded),
        isAsTyped: isAsTyped([own]),
        ...foundIn([own], patterns),
      });
    }
    const sentence = textOf(text);
    const others = also.map(textOf);
    const heading = item === undefined ? undefined : headings.get(item);
    const own = [sentence, ...others];
    if (
      isThere(
        patterns,
        own.map(({ folded }) => folded),
        heading ? [heading.folded, ...around] : around,
      )
    )
      found.push({
        group: 'decision',
        page: `${page}#${anchor}`,
        title: show(sentence),
        ...(heading !== undefined && { excerpt: show(heading, 60) }),
        ...(also.length > 0 && { note: also.join('、') }),
        kind,
        ...about,
        isExact: isWhole(patterns, sentence.folded),
        isAsTyped: isAsTyped(own),
        ...foundIn(own, patterns),
      });
    return found;
  }
}

/** What stands in the texts for the first pattern that is in them. */
function foundIn(texts: readonly Text[], patterns: readonly Pattern[]): Pick<Hit, 'found'> {
  for (const pattern of patterns) {
    if (pattern === undefined) continue;
    for (const { folded } of texts) {
      const [found] = folded.text.match(pattern) ?? [];
      if (found !== undefined) return { found };
    }
  }
  return {};
}

/** Groups in their order; but what is called just what was looked for stands before people who are not, only work there. */
export function groupsInOrder(hits: readonly Hit[]): readonly Group[] {
  const isExact = (group: Group) => hits.some((hit) => hit.group === group && hit.isExact);
  if (!isExact('organization') || isExact('person')) return GROUPS;
  const [first = 'government', ...others] = GROUPS;
  return [...new Set<Group>([first, 'organization', ...others])];
}

/** Within a group: what is all that was looked for, then what has it as typed, then what is newest, then what is named most; in the end by address. */
export const inOrder = (one: Hit, other: Hit): number =>
  Number(other.isExact) - Number(one.isExact) ||
  Number(other.isAsTyped === true) - Number(one.isAsTyped === true) ||
  compare(other.day ?? '', one.day ?? '') ||
  (other.count ?? 0) - (one.count ?? 0) ||
  compare(one.page, other.page);

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
