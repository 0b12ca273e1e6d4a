import { PARSER_VERSION } from '../../functions/parse/read-document.ts';
import type { FirstReading } from './blind.ts';
import type { Field } from './compare.ts';
import type { Measured } from './page.ts';
import { bands, summarise, sure } from './summary.ts';

/** The fields that the portal and the summaries show. */
export const SUMMARY = [
  'form',
  'meeting',
  'items',
  'decisions',
  'responsible',
  'deadline',
  'people',
  'organization',
] as const satisfies readonly Field[];

/** Digits that the figures are given with; null where a set has nothing to measure. */
const rounded = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : Math.round(value * 10_000) / 10_000;

const bySummaryField = (of: (field: (typeof SUMMARY)[number]) => number | undefined) =>
  Object.fromEntries(SUMMARY.map((field) => [field, rounded(of(field))]));

/** Invented by the program: so many, and in wordings that the rules know, that they would outweigh all others. */
export const isGenerated = ({ name }: Measured): boolean => name.startsWith('generated');

/** What the portal's page on accuracy shows (functions/publish/site/data/accuracy.json). */
export function accuracyFigures(sets: readonly Measured[], first: readonly FirstReading[]) {
  const claims = sets
    .filter((set) => !isGenerated(set))
    .flatMap(({ results }) => results.flatMap((result) => result.claims));
  const sureOfAll = sure(claims);
  return {
    parser: PARSER_VERSION,
    first: first.map(
      ({ name, date, parser, pages, governments, fields, sure: { statements, right }, seenSince }) => ({
        name,
        date,
        parser,
        pages,
        governments,
        f1: bySummaryField((field) => fields[field]?.f1),
        sureAndRight: statements === 0 ? null : rounded(right / statements),
        seenSince,
      }),
    ),
    sets: sets.map(({ name, results }) => ({
      name,
      pages: results.length,
      f1: bySummaryField((field) => summarise(results, field)?.f1.value),
      sureAndRight: rounded(summarise(results, 'confident')?.pooled.precision),
    })),
    sure: { statements: sureOfAll.of, right: rounded(sureOfAll.share), atLeast: rounded(sureOfAll.low) },
    calibration: bands(claims)
      .filter(({ right }) => right.of > 0)
      .map(({ says, right }) => ({
        says,
        statements: right.of,
        right: rounded(right.share),
        atLeast: rounded(right.low),
      })),
  };
}
