import type { MinutesDocument } from '../../../schemas/generated/minutes.ts';
import { decisionAnchor } from '../addresses.ts';
import { attendanceKeys } from '../attendance-key.ts';
import type { Annotation } from './annotate.ts';

/** Where a fact stands in the original text on the same page, seen from the fact. */
export const inText = (anchor: string): string => `t-${anchor}`;

export const itemAnchor = (number: number): string => `i-${number}`;

export const issueAnchor = (index: number): string => `q-${index + 1}`;

/** Every fact that names its place in the text. */
export function annotationsOf(document: MinutesDocument): Annotation[] {
  const keys = attendanceKeys(document);
  return [
    ...document.items.map(
      ({ number, span }): Annotation => ({
        kind: 'item',
        anchor: itemAnchor(number),
        label: `议题${number}`,
        span,
      }),
    ),
    ...document.decisions.map(
      ({ id, span }, index): Annotation => ({
        kind: 'decision',
        anchor: decisionAnchor(id),
        label: `决定${index + 1}`,
        span,
      }),
    ),
    ...document.attendance.map(
      ({ name, span }, index): Annotation => ({
        kind: 'attendance',
        anchor: keys[index] ?? '',
        label: name,
        span,
      }),
    ),
    ...document.quality.issues.flatMap(({ span }, index): Annotation[] =>
      span === undefined
        ? []
        : [{ kind: 'issue', anchor: issueAnchor(index), label: `注${index + 1}`, span }],
    ),
  ];
}
