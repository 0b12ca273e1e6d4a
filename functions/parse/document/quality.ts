import type { Quality, QualityIssue } from '../../../schemas/generated/minutes.ts';

const COST: Readonly<Record<QualityIssue['severity'], number>> = { error: 0.2, warning: 0.05, info: 0 };

/**
 * Quality of a document: the mean confidence of its decisions and attendance (1 where there are none), less 0.2 for
 * every error and 0.05 for every warning, not below 0. Rounded to two places.
 */
export function assess(issues: readonly QualityIssue[], confidences: readonly number[]): Quality {
  const mean = confidences.length === 0 ? 1 : confidences.reduce((sum, c) => sum + c, 0) / confidences.length;
  const cost = issues.reduce((sum, issue) => sum + COST[issue.severity], 0);
  return { score: Math.round(Math.max(0, mean - cost) * 100) / 100, issues: [...issues] };
}
