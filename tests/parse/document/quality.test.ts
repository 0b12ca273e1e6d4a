import { describe, expect, it } from 'vitest';
import { assess } from '../../../functions/parse/document/quality.ts';
import type { QualityIssue } from '../../../schemas/generated/minutes.ts';

const issue = (severity: QualityIssue['severity'], message = 'Something was seen.'): QualityIssue => ({
  code: 'date-order',
  severity,
  message,
});

describe('the quality of a document', () => {
  it.each<[number, QualityIssue['severity'][], number[]]>([
    [1, [], []],
    [0.9, [], [1, 0.8]],
    [0.75, ['error', 'warning', 'info'], [1, 1]],
    [0, Array<'error'>(6).fill('error'), [1]],
  ])('is %f with issues of severity %j and confidences %j', (score, severities, confidences) => {
    expect(
      assess(
        severities.map((severity) => issue(severity)),
        confidences,
      ).score,
    ).toBe(score);
  });

  it('needs no review from 0.7 on', () => {
    expect(assess([], [0.7])).not.toHaveProperty('review');
    expect(assess([], [0.69])).toHaveProperty('review');
  });

  it('says why it needs one: how much is unsure, and the gravest issues first', () => {
    const issues = [
      issue('info', 'Not this one.'),
      issue('warning', 'The days are out of order.'),
      issue('error', 'Two numbers contradict each other.'),
    ];
    expect(assess(issues, [0.95, 0.6, 0.99]).review).toBe(
      'The reading scores 0.6 of 1; from 0.7 on it is published unseen. 1 of 3 decisions and attendees are unsure. ' +
        'Two numbers contradict each other. The days are out of order.',
    );
  });

  it('names no more than three issues, and how many there are besides', () => {
    const issues = ['A.', 'B.', 'C.', 'D.', 'E.'].map((message) => issue('error', message));
    expect(assess(issues, [1]).review).toMatch(/unseen\. A\. B\. C\. And 2 more\.$/);
  });
});
