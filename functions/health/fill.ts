import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import type { FillRates, SourceFacts } from './facts.ts';

/** The newest documents, compared with those before them. */
const NEWEST = 10;
export const COMPARED = 40;
const FEWEST_BEFORE = 10;
/** A fact that most documents told, and now so many fewer do: a sign of pages that changed, or of a parser that fails on them. */
const USUAL = 0.5;
const FALLEN_BY = 0.3;

type Told = Pick<MinutesDocument, 'form' | 'heldOn' | 'number' | 'decisions' | 'attendance'>;

/**
 * How often the documents tell each of the facts that minutes usually have. Newest first. Of two forms, the more frequent
 * one is looked at: a report tells less than minutes do, which is no fault.
 */
export function fillOf(all: readonly Told[]): SourceFacts['fill'] {
  const reports = all.filter(({ form }) => form === 'report');
  const documents = reports.length * 2 > all.length ? reports : all.filter(({ form }) => form === 'minutes');
  const before = documents.slice(NEWEST, COMPARED);
  if (before.length < FEWEST_BEFORE) return undefined;
  return { newest: ratesOf(documents.slice(0, NEWEST)), before: ratesOf(before) };
}

function ratesOf(documents: readonly Told[]): FillRates {
  const share = (tells: (document: Told) => boolean) =>
    Math.round((documents.filter(tells).length / documents.length) * 100) / 100;
  return {
    heldOn: share(({ heldOn }) => heldOn !== undefined),
    number: share(({ number }) => number !== undefined),
    decisions: share(({ decisions }) => decisions.length > 0),
    attendance: share(({ attendance }) => attendance.length > 0),
  };
}

/** The facts of which far fewer of the newest documents tell than of those before. */
export function fallen(fill: SourceFacts['fill']): (keyof FillRates)[] {
  if (fill === undefined) return [];
  const { newest, before } = fill;
  const facts: readonly (keyof FillRates)[] = ['heldOn', 'number', 'decisions', 'attendance'];
  return facts.filter((fact) => before[fact] >= USUAL && newest[fact] <= before[fact] - FALLEN_BY);
}
