import { type Flow, hasLineEnd } from './flow.ts';
import { type Draft, isNothing } from './people.ts';
import { AGENDA, type Role } from './words.ts';

// What one person of a list shares with another without its being said again.

/** How likely a bracket speaks of the name before the last as well. */
const SHARED_BRACKET = 0.7;
/** How likely a row without a body belongs to the body of the row above: the cell reaches over both. */
const MERGED_CELL = 0.85;
/** 单位 and 姓名 beside each other: the head of a table that has a column for bodies. */
const HEAD = /(?:单位|部门|单位名称)(?:及|和)?(?:职务)?姓名|姓名(?:工作)?(?:单位|部门)/u;

/** 备注 or 参会情况 beside 姓名. */
const REMARKS = /姓名[^，。；：]{0,24}?(?:备注|情况|身份|类别)/u;

const areMostlyBracketed = (drafts: readonly Draft[]): boolean =>
  drafts.filter(({ bracketed }) => bracketed).length * 2 >= drafts.length;

/** The people of each line. */
function rowsOf(flow: Flow, drafts: readonly Draft[]): readonly (readonly Draft[])[] {
  const rows: Draft[][] = [];
  let end = 0;
  for (const draft of drafts) {
    const row = rows.at(-1);
    const below = hasLineEnd(flow, end, draft.name.start + 1);
    if (row === undefined || below) rows.push([draft]);
    else row.push(draft);
    end = draft.name.end;
  }
  return rows;
}

/** 申某、田某（政府办）, in a list or line that gives everybody's body in brackets: the bracket may speak of both. */
export function shareBrackets(flow: Flow, drafts: readonly Draft[]): void {
  if (!drafts.some(({ bracketed }) => bracketed)) return;
  const rows = areMostlyBracketed(drafts) ? [drafts] : rowsOf(flow, drafts).filter(areMostlyBracketed);
  for (const row of rows) shareInRow(flow.text, row);
}

function shareInRow(text: string, drafts: readonly Draft[]): void {
  for (let i = drafts.length - 2; i >= 0; i--) {
    const draft = drafts[i];
    const next = drafts[i + 1];
    if (draft === undefined || next === undefined || !next.bracketed) continue;
    const listed = text.slice(draft.name.end, next.name.start) === '、';
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
export function shareRoles(flow: Flow, drafts: readonly Draft[]): void {
  // Lines that a page has lost run on behind the bracket without a mark.
  const closesLine = (draft: Draft, next: Draft | undefined): boolean =>
    next === undefined ||
    hasLineEnd(flow, draft.name.end, next.name.start + 1) ||
    /^[^、，；。]*）(?![、，；。])/u.test(flow.text.slice(draft.name.end, next.name.start));
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

const FOR_ITEMS = new RegExp(`^${AGENDA}$`, 'u');

/** 县烟草局 甲、乙（第三项议题）: those of one body who are listed together came for the same items. */
export function shareItems(text: string, drafts: readonly Draft[]): void {
  for (let i = drafts.length - 2; i >= 0; i--) {
    const draft = drafts[i];
    const next = drafts[i + 1];
    if (draft === undefined || next === undefined || draft.notes.length > 0) continue;
    const listed = text.slice(draft.name.end, next.name.start) === '、';
    const [body] = draft.affiliation.organizations;
    const [other] = next.affiliation.organizations;
    if (!listed || body === undefined || body.start !== other?.start) continue;
    draft.notes.push(...next.notes.filter(({ start, end }) => FOR_ITEMS.test(text.slice(start, end))));
  }
}

/** True where words hold the head of a table with a column that tells in which role somebody was there. */
export const hasRoleColumn = (words: string): boolean => REMARKS.test(words);

/** True where words hold the head of a table with a column for bodies. */
export const hasBodyColumn = (words: string): boolean => HEAD.test(words);

/** In a table with a column for bodies, a row that has none is of the body of the row above. */
export function shareCells(flow: Flow, drafts: readonly Draft[]): void {
  for (const [i, draft] of drafts.entries()) {
    const above = drafts[i - 1];
    if (above === undefined || draft.affiliation.organizations.length > 0) continue;
    const { organizations, probability } = above.affiliation;
    const below = hasLineEnd(flow, above.name.end, draft.name.start + 1);
    if (organizations.length === 0 || !below) continue;
    draft.affiliation = {
      ...draft.affiliation,
      organizations,
      probability: Math.min(MERGED_CELL, probability),
    };
  }
}
