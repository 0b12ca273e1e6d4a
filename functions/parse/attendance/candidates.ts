import { nameCandidates } from '../names/candidates.ts';
import {
  type KnownOrganizations,
  NOTHING_KNOWN as NO_ORGANIZATIONS,
  organizationCandidates,
} from '../organizations/candidates.ts';
import { SpanTable } from '../span-table.ts';
import { beginningsOf } from '../word-pattern.ts';
import { NO_WORDS, type WordSet } from '../word-tree.ts';
import { type Content, SEPARATION, type Separation } from './content.ts';
import { crossingCost, KIND, KINDS } from './grammar.ts';
import { BARE_NOTE, FILLER, HEADER, opensNote, POST, PREDICATE, type Role, SHARED_POST } from './words.ts';

/** What is known before a list is read. */
export interface Known {
  readonly names: WordSet;
  readonly organizations: KnownOrganizations;
}

export const NOTHING_KNOWN: Known = { names: NO_WORDS, organizations: NO_ORGANIZATIONS };

const POST_COST = 3.5;
const SHARED_POST_COST = 3;
const FILLER_COST = 5;
const PREDICATE_COST = 3;
/** 单位, 姓名 in a cell of their own. */
const HEADER_COST = 0.5;
/** Why somebody is away, or for which items somebody came, in a cell of its own. */
const NOTE_COST = 2;
const LONGEST_NOTE = 20;
/** A character that nothing else explains. */
const UNREAD_CHARACTER = 10.5;
/** A row of other text, e.g. of an advertisement, and what a character of it costs. */
const FOREIGN_ROW = { begins: 6, character: 6.5, shortest: 6 } as const;
/** 和 joins what stands on both sides of it, 均 opens what follows; elsewhere they are characters of a name. */
const JOINERS = new Set(['和', '与', '及', '暨', '并', '兼', '均', '都', '也', '由', '受', '分别']);
const LINKS_NAMES = new Set(['和', '与', '及', '暨']);
/** The names of bodies whose last character a post shares: 财政局|长. */
const SHARES = new Set('局院处科所站部镇乡区县市馆校社台厅州旗队行场厂组庭股');

/** What a verb can say of the people before it: 列席会议. */
const PREDICATE_ROLES = ['absent', 'recorder', 'observer', 'present'] as const satisfies readonly Role[];

/**
 * Readings of stretches of a list, each as one thing: kinds are those of {@link KIND}; the detail of a name says whether
 * it is truncated, that of a filler which role it says.
 */
export type Candidates = SpanTable;

/** Of a name: a surname that the page cuts off, or a name that it masks. */
export const isTruncated = (candidates: Candidates, index: number): boolean => candidates.detailOf(index) > 0;
/** Of a filler: what a verb says of the people before it. */
export const roleSaid = (candidates: Candidates, index: number): Role | undefined => {
  const detail = candidates.detailOf(index);
  return detail === 0 ? undefined : PREDICATE_ROLES[detail - 1];
};

// What follows serves one content after the other: none is read while another is.

const found: Candidates = new SpanTable();
let separations: Content['separations'] = [];
/** By unit: the first one after it that is set apart from the one before. */
let apart = new Int32Array(256);

/** All candidates of a content, until those of the next are asked for. Linear in the length of the content. */
export function candidatesOf(content: Content, known: Known): Candidates {
  const { text, ends } = content;
  separations = content.separations;
  found.begin(text.length);
  findApart();
  organizationCandidates(text, ends, known.organizations, addOrganization);
  nameCandidates(text, ends, known.names, addName);
  let at = 0;
  for (const end of ends) {
    for (; at < end; at++) {
      addWords(text, at, end);
      found.add(KIND.unread, at, at + 1, UNREAD_CHARACTER);
    }
  }
  addRows();
  return found;
}

function findApart(): void {
  if (apart.length < separations.length) apart = new Int32Array(2 * separations.length);
  let next = separations.length;
  for (let i = separations.length - 1; i >= 0; i--) {
    apart[i] = next;
    if (separations[i] !== SEPARATION.none) next = i;
  }
}

function addOrganization(start: number, end: number, cost: number): void {
  add(KIND.organization, start, end, cost);
}

function addName(start: number, end: number, cost: number, truncated: boolean): void {
  add(KIND.name, start, end, cost, truncated ? 1 : 0);
}

/** Adds a candidate with what the white space inside it costs. */
function add(kind: number, start: number, end: number, cost: number, detail = 0): void {
  let whole = cost;
  if ((apart[start] ?? end) < end) {
    const name = KINDS[kind] ?? 'unread';
    let crossing = 0;
    for (let i = start + 1; i < end; i++)
      crossing += crossingCost(name, end - start, separations[i] ?? SEPARATION.none);
    whole += crossing;
  }
  if (whole < Number.POSITIVE_INFINITY) found.add(kind, start, end, whole, detail);
}

/** Rows of some length without any separation in them, below the first: what stands beside a label is of the list. */
function addRows(): void {
  for (let start = 0; start < separations.length; ) {
    const end = apart[start] ?? separations.length;
    const whole = isRowEnd(start) && isRowEnd(end);
    if (whole && start > 0 && end - start >= FOREIGN_ROW.shortest)
      found.add(KIND.unread, start, end, FOREIGN_ROW.begins + FOREIGN_ROW.character * (end - start));
    start = end;
  }
}

const ROW_ENDS: ReadonlySet<Separation> = new Set([SEPARATION.line, SEPARATION.row, SEPARATION.stop]);
const isRowEnd = (at: number): boolean => ROW_ENDS.has(separations[at] ?? SEPARATION.stop);

const beginWords = beginningsOf([POST, SHARED_POST, PREDICATE, HEADER, FILLER]);

/** Adds the posts, the verbs and the words that say nothing of anybody which begin at a place. */
function addWords(text: string, at: number, limit: number): void {
  if (at > 0 && isApart(at) && opensNote(text.charCodeAt(at))) addNote(text, at);
  if (beginWords(text.charCodeAt(at)) === 0) return;
  addWord(KIND.post, at, POST.lengthAt(text, at), limit, POST_COST);
  const shared = SHARED_POST.lengthAt(text, at);
  if (shared > 0 && SHARES.has(text[at - 1] ?? '')) addWord(KIND.post, at, shared, limit, SHARED_POST_COST);
  addPredicate(text, at, limit);
  const header = HEADER.lengthAt(text, at);
  if (header > 0 && isApart(at) && isApart(at + header))
    addWord(KIND.filler, at, header, Number.POSITIVE_INFINITY, HEADER_COST);
  const filler = FILLER.lengthAt(text, at);
  if (
    filler > 0 &&
    (joins(at, at + filler, limit) || !JOINERS.has(text.slice(at, at + filler))) &&
    !endsName(text, at, at + filler)
  )
    addWord(KIND.filler, at, filler, limit, FILLER_COST);
}

/** 外出学习, 议题1, set apart behind somebody. */
function addNote(text: string, at: number): void {
  const end = apart[at] ?? text.length;
  if (end - at <= LONGEST_NOTE && BARE_NOTE.test(text.slice(at, end))) add(KIND.filler, at, end, NOTE_COST);
}

function addWord(kind: number, at: number, length: number, limit: number, cost: number, detail = 0): void {
  if (length > 0 && at + length <= limit) add(kind, at, at + length, cost, detail);
}

function addPredicate(text: string, at: number, limit: number): void {
  const predicate = PREDICATE.matchAt(text, at);
  if (predicate === null) return;
  // 参加市教育工作会议 says where somebody is, not what those before did.
  if (!isApart(at + predicate[0].length)) return;
  const role = PREDICATE_ROLES.findIndex((one) => predicate.groups?.[one]);
  addWord(KIND.filler, at, predicate[0].length, limit, PREDICATE_COST, role + 1);
}

const isApart = (at: number): boolean => (separations[at] ?? SEPARATION.stop) >= SEPARATION.narrow;

/** 俞清和出席会议: what stands right before the verb is the end of a name. */
const endsName = (text: string, at: number, end: number): boolean =>
  LINKS_NAMES.has(text.slice(at, end)) && PREDICATE.lengthAt(text, end) > 0;

/** Whether a word has something beside it on both sides. */
function joins(start: number, end: number, limit: number): boolean {
  const before = separations[start] ?? SEPARATION.none;
  const opensCell = before >= SEPARATION.wide && before <= SEPARATION.row;
  return start > 0 && end < limit && !isApart(end) && !opensCell;
}
