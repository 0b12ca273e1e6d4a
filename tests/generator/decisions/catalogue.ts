import { closeAnchors } from '../marks.ts';
import { approvals, inPrinciple } from './approvals.ts';
import type { Matter } from './matter.ts';
import { assignments, deferrals, determinations, rejections } from './rulings.ts';
import type { Wording, Wordings } from './wording.ts';

/** Every wording of a decision that the generator knows, by name. */
export const wordings: Wordings = {
  ...inPrinciple,
  ...approvals,
  ...determinations,
  ...assignments,
  ...deferrals,
  ...rejections,
};

/** How often minutes decide in each way, roughly as published minutes do. */
const KINDS: readonly (readonly [Wordings, number])[] = [
  [inPrinciple, 45],
  [approvals, 28],
  [determinations, 10],
  [assignments, 12],
  [deferrals, 2.5],
  [rejections, 2.5],
];

/** Writes a decision in some wording, or in the one named. */
export function writeDecision(m: Matter, as: 'sentence' | 'point', wanted?: string): string {
  const name = wanted ?? choose(m, as);
  const wording = wordings[name];
  if (!wording) throw new Error(`no wording is called ${name}`);
  const who = as === 'point' ? '' : '会议';
  return closeAnchors(wording.write(m, who, () => m.decide(wording.kind, name)));
}

const fits = (wording: Wording, as: 'sentence' | 'point'): boolean =>
  as === 'point' ? wording.point !== false : wording.point !== 'only';

function choose(m: Matter, as: 'sentence' | 'point'): string {
  const kind = m.random.weighted(KINDS);
  const fitting = Object.entries(kind).filter(([, wording]) => fits(wording, as));
  return m.random.weighted(fitting.map(([name, wording]) => [name, wording.weight ?? 1] as const));
}
