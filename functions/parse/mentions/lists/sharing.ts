import { type Draft, isNothing } from './drafts.ts';
import { FOR_ITEMS, type Role } from './words.ts';

// What one person of a list shares with another without its being said again. `plain` is that of the reading.

/** How likely a bracket speaks of the name before the last as well. */
const SHARED_BRACKET = 0.7;
/** How likely a row without a body belongs to the body of the row above: the cell reaches over both. */
const MERGED_CELL = 0.85;
const hasLineEnd = (plain: string, start: number, end: number): boolean =>
  plain.slice(start, end).includes('\n');

const areMostlyBracketed = (drafts: readonly Draft[]): boolean =>
  drafts.filter(({ bracketed }) => bracketed).length * 2 >= drafts.length;

/** The people of each line. */
function rowsOf(plain: string, drafts: readonly Draft[]): readonly (readonly Draft[])[] {
  const rows: Draft[][] = [];
  let end = 0;
  for (const draft of drafts) {
    const row = rows.at(-1);
    const below = hasLineEnd(plain, end, draft.name.start);
    if (row === undefined || below) rows.push([draft]);
    else row.push(draft);
    end = draft.name.end;
  }
  return rows;
}

/** 申某、田某（政府办）, in a list or line that gives everybody's body in brackets: the bracket may speak of both. */
export function shareBrackets(plain: string, drafts: readonly Draft[]): void {
  if (!drafts.some(({ bracketed }) => bracketed)) return;
  const rows = areMostlyBracketed(drafts) ? [drafts] : rowsOf(plain, drafts).filter(areMostlyBracketed);
  for (const row of rows) shareInRow(plain, row);
}

function shareInRow(plain: string, drafts: readonly Draft[]): void {
  for (let i = drafts.length - 2; i >= 0; i--) {
    const draft = drafts[i];
    const next = drafts[i + 1];
    if (draft === undefined || next === undefined || !next.bracketed) continue;
    const listed = plain.slice(draft.name.end, next.name.start) === '、';
    if (!listed || !isNothing(draft.affiliation) || draft.notes.length > 0) continue;
    draft.affiliation = {
      organizations: next.affiliation.organizations,
      posts: [],
      probability: SHARED_BRACKET,
    };
    draft.bracketed = true;
  }
}

/**
 * 区政府办 甲，区财政局 乙（固定列席）: the role in a bracket at the end of a line is that of all in the line who are there
 * for a body and of whom nothing else is said. A reason for leave is the last one's alone.
 */
export function shareRoles(plain: string, drafts: readonly Draft[]): void {
  // Lines that a page has lost run on behind the bracket without a mark.
  const closesLine = (draft: Draft, next: Draft | undefined): boolean =>
    next === undefined ||
    hasLineEnd(plain, draft.name.end, next.name.start) ||
    /^[^、，；。]*）(?![、，；。])/u.test(plain.slice(draft.name.end, next.name.start));
  let role: Role | undefined;
  for (let i = drafts.length - 1; i >= 0; i--) {
    const draft = drafts[i];
    if (draft === undefined) continue;
    if (closesLine(draft, drafts[i + 1]))
      role = draft.roleInBracket && draft.role === 'observer' ? draft.role : undefined;
    if (draft.affiliation.organizations.length === 0) role = undefined;
    else if (draft.role === undefined && role !== undefined) draft.role = role;
    else if (draft.role !== undefined && draft.role !== role) role = undefined;
  }
}

/** 县烟草局 甲、乙（第三项议题）: those of one body who are listed together came for the same items. */
export function shareItems(plain: string, drafts: readonly Draft[]): void {
  for (let i = drafts.length - 2; i >= 0; i--) {
    const draft = drafts[i];
    const next = drafts[i + 1];
    if (draft === undefined || next === undefined || draft.notes.length > 0) continue;
    const listed = plain.slice(draft.name.end, next.name.start) === '、';
    const [body] = draft.affiliation.organizations;
    const [other] = next.affiliation.organizations;
    if (!listed || body === undefined || body.start !== other?.start) continue;
    draft.notes.push(...next.notes.filter(({ start, end }) => FOR_ITEMS.test(plain.slice(start, end))));
  }
}

/** In a table with a column for bodies, a row that has none is of the body of the row above. */
export function shareCells(plain: string, drafts: readonly Draft[]): void {
  for (const [i, draft] of drafts.entries()) {
    const above = drafts[i - 1];
    if (above === undefined || draft.affiliation.organizations.length > 0) continue;
    const { organizations, probability } = above.affiliation;
    const below = hasLineEnd(plain, above.name.end, draft.name.start);
    if (organizations.length === 0 || !below) continue;
    draft.affiliation = {
      ...draft.affiliation,
      organizations,
      probability: Math.min(MERGED_CELL, probability),
    };
  }
}
