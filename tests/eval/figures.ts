import { PARSER_VERSION } from '../../functions/parse/parse.ts';
import type { Field } from './compare.ts';
import type { Measured } from './page.ts';
import { calibration, summarise } from './summary.ts';

/** The fields that the portal shows. */
const FIELDS = [
  'meeting',
  'items',
  'decisions',
  'responsible',
  'people',
  'organization',
] as const satisfies readonly Field[];

/** Digits that the figures are given with; null where a set has nothing to measure. */
const rounded = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : Math.round(value * 10_000) / 10_000;

/** What the portal's page on accuracy shows (functions/publish/site/data/accuracy.json). */
export function accuracyFigures(sets: readonly Measured[]) {
  return {
    parser: PARSER_VERSION,
    sets: sets.map(({ name, results }) => ({
      name,
      pages: results.length,
      f1: Object.fromEntries(FIELDS.map((field) => [field, rounded(summarise(results, field)?.f1.value)])),
      sureAndRight: rounded(summarise(results, 'confident')?.pooled.precision),
    })),
    calibration: calibration(sets.flatMap(({ results }) => results.flatMap(({ claims }) => claims))).map(
      ({ from, to, claims, exists }) => ({ from, to, statements: claims, right: rounded(exists) }),
    ),
  };
}
