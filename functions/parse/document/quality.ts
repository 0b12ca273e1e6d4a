import type { Quality, QualityIssue } from '../../../schemas/generated/minutes.ts';

const COST: Readonly<Record<QualityIssue['severity'], number>> = { error: 0.2, warning: 0.05, info: 0 };

/**
 * What scores less waits for a person. Pages with ordinary damage score 0.8 and more (measured on invented ones); below
 * this, every third value is as likely wrong as right, or several facts of the meeting contradict each other.
 */
const PUBLISHED_FROM = 0.7;
/** Below this a value counts as unsure in the reason; the same bound as for readers. */
const SURE = 0.9;
const ISSUES_IN_REASON = 3;
/** Issues for which no score makes up: something that the page says is missing, and nobody knows what. */
const WAITS_FOR_A_PERSON: ReadonlySet<string> = new Set(['text-lost']);

/**
 * Quality of a document: the mean confidence of its decisions and attendance (1 where there are none), less 0.2 for
 * every error and 0.05 for every warning, not below 0. Rounded to two places. Where that is too little to be published
 * unseen, `review` says so, and why; so it does where a question is to be answered first, and where text was lost.
 */
export function assess(
  issues: readonly QualityIssue[],
  confidences: readonly number[],
  question?: string,
): Quality {
  const mean = confidences.length === 0 ? 1 : confidences.reduce((sum, c) => sum + c, 0) / confidences.length;
  const cost = issues.reduce((sum, issue) => sum + COST[issue.severity], 0);
  const score = Math.round(Math.max(0, mean - cost) * 100) / 100;
  const quality = { score, issues: [...issues] };
  const doubt = score < PUBLISHED_FROM ? reasonOf(quality, confidences) : undefined;
  const lost = issues.filter(({ code }) => WAITS_FOR_A_PERSON.has(code)).map(({ message }) => message);
  const review = [question, ...(doubt === undefined ? lost : [doubt])]
    .filter((reason) => reason !== undefined)
    .join(' ');
  return review === '' ? quality : { ...quality, review };
}

/** Why a person should look at the page first: how much is unsure, and what weighs most. */
function reasonOf({ score, issues }: Quality, confidences: readonly number[]): string {
  const unsure = confidences.filter((confidence) => confidence < SURE).length;
  const costly = issues
    .filter(({ severity }) => COST[severity] > 0)
    .sort((one, other) => COST[other.severity] - COST[one.severity]);
  const shown = costly.slice(0, ISSUES_IN_REASON).map(({ message }) => message);
  const more = costly.length - shown.length;
  return [
    `The reading scores ${score} of 1; from ${PUBLISHED_FROM} on it is published unseen.`,
    ...(unsure === 0 ? [] : [`${unsure} of ${confidences.length} decisions and attendees are unsure.`]),
    ...shown,
    ...(more > 0 ? [`And ${more} more.`] : []),
  ].join(' ');
}
