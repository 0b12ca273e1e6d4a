import { hash } from 'node:crypto';
import type { MinutesDocument } from '../../../schemas/generated/minutes.ts';
import type { Source } from '../../../schemas/generated/source.ts';
import { byUnit } from '../by-unit.ts';
import { SERIES } from '../landmarks/title.ts';
import type { DecisionFact, MeetingFacts } from '../types.ts';

/**
 * Stands for the government where nothing tells it. A document with it waits for a person's answer: it is neither
 * stored nor published, so that no two governments can meet under one name.
 */
export const UNTOLD = 'unknown';

const MAIN_SERIES = '常务会议';
const sha256 = (text: string): string => hash('sha256', text, 'hex');

/** Where a page was found; used for a meeting that the page does not identify. */
export interface Address {
  readonly canonicalUrl?: string;
  readonly url?: string;
  /** SHA-256 of the page's bytes. */
  readonly sha256: string;
}

/**
 * Identifier of a meeting: source / year held / number (with the series where it is not the source's main one); else
 * source / 索引号; else source / hash of the address. A page whose government is not told is not identified by year and
 * number, because those are counted by each government.
 */
export function meetingId(meeting: MeetingFacts, source: Source | undefined, address: Address): string {
  const place = source?.id ?? UNTOLD;
  const year = meeting.heldOn?.slice(0, 4);
  if (source !== undefined && year !== undefined && meeting.number !== undefined) {
    const main = source.series ?? MAIN_SERIES;
    const slug = meeting.series === undefined ? undefined : SERIES[meeting.series];
    const prefix = slug === undefined || slug === SERIES[main] ? '' : `${slug}-`;
    return `${place}/${year}/${prefix}${meeting.number}`;
  }
  const index = meeting.indexNumber?.replace(/[^A-Za-z0-9]+/gu, '-').replace(/^-|-$/gu, '');
  if (index) return `${place}/${index}`;
  const url = address.canonicalUrl ?? address.url;
  return `${place}/${(url === undefined ? address.sha256 : sha256(url.replace(/#.*$/u, ''))).slice(0, 12)}`;
}

/** The disposing act without its degree, so that a finer reading of it keeps the identity. */
const VERB_CLASS: Readonly<Record<DecisionFact['kind'], string>> = {
  approve: 'approve',
  'approve-in-principle': 'approve',
  determine: 'determine',
  assign: 'assign',
  defer: 'defer',
  reject: 'reject',
};
/** Characters of the object that enter a decision's identity. */
const OPENING_LENGTH = 16;

const MARKS = /[\s\p{P}\p{S}]/gu;
const normalised = (words: string): string => words.normalize('NFKC').replace(MARKS, '');

/** What becomes of a unit in {@link normalised}, whatever stands beside it: it stays, it goes, or that depends. */
const STAYS = 0;
const GOES = 1;
const DEPENDS = 2;
const fateOf = byUnit((unit) => {
  if (/[\p{Script=Han}A-Za-z0-9]/u.test(unit) && normalised(unit) === unit) return STAYS;
  return normalised(unit) === '' ? GOES : DEPENDS;
});

/** The first characters of an object that are no marks, in one form. */
function openingOf(object: string): string {
  let opening = '';
  // One more is looked at: it may be an accent of the last.
  for (let i = 0; i < object.length && opening.length <= OPENING_LENGTH; i++) {
    const fate = fateOf(object.charCodeAt(i));
    if (fate === DEPENDS) return normalised(object).slice(0, OPENING_LENGTH);
    if (fate === STAYS) opening += object.charAt(i);
  }
  return opening.slice(0, OPENING_LENGTH);
}

/** Identifiers of the decisions of a meeting, from what was decided: neither place nor history enter. */
export function decisionIds(
  meeting: MinutesDocument['id'],
  decisions: readonly { fact: DecisionFact; object: string }[],
): string[] {
  const seen = new Map<string, number>();
  return decisions.map(({ fact, object }) => {
    const item = fact.item ?? 0;
    const decided = `${item}\n${VERB_CLASS[fact.kind]}\n${openingOf(object)}`;
    const id = `${meeting}/${item}-${sha256(decided).slice(0, 8)}`;
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return count === 1 ? id : `${id}-${count}`;
  });
}
