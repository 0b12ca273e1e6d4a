import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Answer {
  readonly id: string;
  readonly package: string;
  readonly reason: string;
  readonly accepted: string;
  readonly until: string;
}

const root = join(import.meta.dirname, '../..');
const { judge }: { judge: (report: object, answers: readonly Answer[], today: string) => readonly string[] } =
  await import(join(root, '.ci/audit.mjs'));

/** As `npm audit --json` (npm 11) prints it: a package with a weakness of its own, and one that has it from there. */
const report = {
  auditReportVersion: 2,
  vulnerabilities: {
    braces: {
      name: 'braces',
      severity: 'high',
      via: [
        {
          source: 1098094,
          name: 'braces',
          dependency: 'braces',
          title: 'Uncontrolled resource consumption in braces',
          url: 'https://github.com/advisories/GHSA-grv7-fg5c-xmjg',
          severity: 'high',
          range: '<3.0.3',
        },
      ],
      effects: ['micromatch'],
    },
    micromatch: { name: 'micromatch', severity: 'high', via: ['braces'], effects: [] },
  },
};
const answer: Answer = {
  id: 'GHSA-grv7-fg5c-xmjg',
  package: 'braces',
  reason: 'No pattern comes from outside.',
  accepted: '2026-01-01',
  until: '2026-07-01',
};

describe('the audit of packages', () => {
  it('fails on an advisory that nobody has answered, and says once what it is', () => {
    expect(judge(report, [], '2026-02-01')).toEqual([
      'braces <3.0.3: high, Uncontrolled resource consumption in braces (https://github.com/advisories/GHSA-grv7-fg5c-xmjg)',
    ]);
  });

  it('passes when it is answered, until the day that the answer holds', () => {
    expect(judge(report, [answer], '2026-07-01')).toEqual([]);
    expect(judge(report, [answer], '2026-07-02')).toEqual([
      'GHSA-grv7-fg5c-xmjg (braces) was accepted until 2026-07-01: look at it again',
    ]);
  });

  it('fails on an answer to what is told no more', () => {
    expect(judge({ vulnerabilities: {} }, [answer], '2026-02-01')).toEqual([
      'GHSA-grv7-fg5c-xmjg (braces) is told no more: take it out of .ci/advisories.json',
    ]);
  });

  it('takes no answer without a reason and without its days, nor one for longer than half a year', () => {
    const answers: readonly Answer[] = JSON.parse(readFileSync(join(root, '.ci/advisories.json'), 'utf8'));
    for (const one of answers) {
      expect(one).toEqual({
        id: expect.stringMatching(/^GHSA(?:-[0-9a-z]{4}){3}$/u),
        package: expect.any(String),
        reason: expect.stringMatching(/.{20}/u),
        accepted: expect.stringMatching(/^\d{4}-\d\d-\d\d$/u),
        until: expect.stringMatching(/^\d{4}-\d\d-\d\d$/u),
      });
      expect(Date.parse(one.until) - Date.parse(one.accepted)).toBeLessThanOrEqual(184 * 86_400_000);
    }
  });
});
