import type { ItemFact } from '../../../../functions/parse/rules/facts.ts';
import { decisionsOf, type Read } from '../reading-of.ts';

interface Setting {
  /** Heading line of the item; without one the paragraphs stand alone. */
  readonly heading?: string;
  readonly kind?: ItemFact['kind'];
  readonly heldOn?: string;
  /** A paragraph above the items, e.g. the one that says 会议议定以下意见. */
  readonly above?: string;
  readonly opening?: string;
  readonly present?: readonly string[];
  readonly organizations?: readonly string[];
}

/** Reads paragraphs of one invented agenda item, one a line. */
export function decisionsIn(paragraphs: string, setting: Setting = {}): readonly Read[] {
  const lines = [
    setting.opening === undefined ? undefined : `# ${setting.opening}`,
    setting.above,
    setting.heading === undefined ? undefined : `## ${setting.heading}`,
    paragraphs,
  ];
  return decisionsOf(lines.filter((line) => line !== undefined).join('\n'), setting.heldOn ?? '2024-05-20', {
    ...(setting.kind !== undefined && { kind: setting.kind }),
    ...(setting.present !== undefined && { present: setting.present }),
    ...(setting.organizations !== undefined && { organizations: setting.organizations }),
  });
}

/** `kind: subject | subject` for every decision, as tables of expectations write it. */
export const summary = (paragraphs: string, setting?: Setting): string[] =>
  decisionsIn(paragraphs, setting).map(({ kind, subjects }) => `${kind}: ${subjects.join(' | ')}`);

const named = (responsible: string): string => responsible.replace(/ \((.*)\)$/u, '/$1');

/** `name/role` of everyone who carries out the decisions, in order. */
export const agents = (paragraphs: string, setting?: Setting): string[] =>
  decisionsIn(paragraphs, setting).flatMap(({ responsible }) => responsible.map(named));

/** `kind: subject | subject [甲局 乙局]` for every decision. */
export const withAgents = (paragraphs: string, setting?: Setting): string[] =>
  decisionsIn(paragraphs, setting).map(
    ({ kind, subjects, responsible }) =>
      `${kind}: ${subjects.join(' | ')} [${responsible.map((one) => named(one).replace(/\/.*$/u, '')).join(' ')}]`,
  );
