import { type KnownNames, nameCandidates } from '../names/candidates.ts';
import { type KnownOrganizations, organizationCandidates } from '../organizations/candidates.ts';
import { type Content, SEPARATION, type Separation } from './content.ts';
import { crossingCost, type Kind } from './grammar.ts';
import { FILLER, HEADER, matchAt, POST, PREDICATE, type Role, SHARED_POST } from './words.ts';

/** A reading of a stretch of a list as one thing. */
export interface Candidate {
  readonly kind: Kind;
  readonly start: number;
  readonly end: number;
  readonly cost: number;
  /** A surname that the page cuts off, or a name that it masks. */
  readonly truncated?: boolean;
  /** What a verb says of the people before it: 列席会议. */
  readonly role?: Role;
}

/** What is known before a list is read. */
export interface Known {
  readonly names: KnownNames;
  readonly organizations: KnownOrganizations;
}

const POST_COST = 3.5;
const SHARED_POST_COST = 3;
const FILLER_COST = 5;
const PREDICATE_COST = 3;
/** 单位, 姓名 in a cell of their own. */
const HEADER_COST = 0.5;
/** A character that nothing else explains. */
const UNREAD_CHARACTER = 10.5;
/** A row of other text, e.g. of an advertisement, and what a character of it costs. */
const FOREIGN_ROW = { begins: 6, character: 6.5, shortest: 6 } as const;
/** 和 joins what stands on both sides of it, 均 opens what follows; elsewhere they are characters of a name. */
const JOINERS = new Set(['和', '与', '及', '暨', '并', '兼', '均', '都', '也', '由', '受', '分别']);
/** The names of bodies whose last character a post shares: 财政局|长. */
const SHARES = /[局院处科所站部镇乡区县市馆校社台厅州旗队行场厂]/u;

/** All candidates of a content, by the index at which they begin. Linear in the length of the content. */
export function candidatesOf(content: Content, known: Known): readonly (readonly Candidate[])[] {
  const { text, separations } = content;
  const found: Candidate[][] = Array.from({ length: text.length }, () => []);
  const add = (candidate: Candidate): void => {
    const cost = candidate.cost + crossing(content, candidate);
    if (cost < Number.POSITIVE_INFINITY) found[candidate.start]?.push({ ...candidate, cost });
  };
  for (let start = 0; start < text.length; ) {
    const end = closedAfter(separations, start);
    for (const { start: from, end: to, cost } of organizationCandidates(
      text,
      start,
      end,
      known.organizations,
    )) {
      add({ kind: 'organization', start: from, end: to, cost });
    }
    for (let at = start; at < end; at++) {
      for (const name of nameCandidates(text, at, end, known.names)) {
        add({ kind: 'name', start: at, end: name.end, cost: name.cost, truncated: name.truncated });
      }
      addWords(content, at, end, add);
      add({ kind: 'unread', start: at, end: at + 1, cost: UNREAD_CHARACTER });
    }
    start = end;
  }
  for (const { start, end } of unbrokenRows(separations)) {
    const cost = FOREIGN_ROW.begins + FOREIGN_ROW.character * (end - start);
    add({ kind: 'unread', start, end, cost });
  }
  return found;
}

/** Rows of some length without any separation in them, below the first: what stands beside a label is of the list. */
function unbrokenRows(separations: Content['separations']): readonly { start: number; end: number }[] {
  const rows: { start: number; end: number }[] = [];
  for (let start = 0; start < separations.length; ) {
    let end = start + 1;
    while (end < separations.length && separations[end] === SEPARATION.none) end++;
    const whole = isRowEnd(separations, start) && isRowEnd(separations, end);
    if (whole && start > 0 && end - start >= FOREIGN_ROW.shortest) rows.push({ start, end });
    start = end;
  }
  return rows;
}

const ROW_ENDS: ReadonlySet<Separation> = new Set([SEPARATION.line, SEPARATION.row, SEPARATION.stop]);
const isRowEnd = (separations: Content['separations'], at: number): boolean =>
  ROW_ENDS.has(separations[at] ?? SEPARATION.stop);

/** Where the next mark stands that no name, body or post reaches across. */
function closedAfter(separations: Content['separations'], start: number): number {
  for (let i = start + 1; i < separations.length; i++) {
    const separation = separations[i] ?? SEPARATION.none;
    if (separation === SEPARATION.bracket || separation > SEPARATION.row) return i;
  }
  return separations.length;
}

function addWords(
  { text, separations }: Content,
  at: number,
  limit: number,
  add: (candidate: Candidate) => void,
): void {
  const apart = (place: number): boolean => (separations[place] ?? SEPARATION.stop) >= SEPARATION.narrow;
  const post = matchAt(POST, text, at)?.[0].length ?? 0;
  if (post > 0 && at + post <= limit) add({ kind: 'post', start: at, end: at + post, cost: POST_COST });
  if (at > 0 && SHARES.test(text[at - 1] ?? '')) {
    const shared = matchAt(SHARED_POST, text, at)?.[0].length ?? 0;
    if (shared > 0 && at + shared <= limit)
      add({ kind: 'post', start: at, end: at + shared, cost: SHARED_POST_COST });
  }
  const predicate = matchAt(PREDICATE, text, at);
  if (predicate !== null && at + predicate[0].length <= limit) {
    const role = (['absent', 'recorder', 'observer', 'present'] as const).find(
      (one) => predicate.groups?.[one],
    );
    add({
      kind: 'filler',
      start: at,
      end: at + predicate[0].length,
      cost: PREDICATE_COST,
      ...(role !== undefined && { role }),
    });
  }
  const header = matchAt(HEADER, text, at)?.[0].length ?? 0;
  if (header > 0 && apart(at) && apart(at + header)) {
    add({ kind: 'filler', start: at, end: at + header, cost: HEADER_COST });
  }
  const filler = matchAt(FILLER, text, at)?.[0].length ?? 0;
  const opensCell =
    (separations[at] ?? SEPARATION.none) >= SEPARATION.wide && (separations[at] ?? 0) <= SEPARATION.row;
  const joins = at > 0 && at + filler < limit && !apart(at + filler) && !opensCell;
  if (filler > 0 && at + filler <= limit && (joins || !JOINERS.has(text.slice(at, at + filler)))) {
    add({ kind: 'filler', start: at, end: at + filler, cost: FILLER_COST });
  }
}

/** What the white space inside a candidate costs. */
function crossing(content: Content, { kind, start, end }: Candidate): number {
  let cost = 0;
  for (let i = start + 1; i < end; i++) {
    cost += crossingCost(kind, end - start, content.separations[i] ?? SEPARATION.none);
  }
  return cost;
}
