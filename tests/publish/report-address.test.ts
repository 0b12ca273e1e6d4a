import { expect, it } from 'vitest';
import { reportAddress } from '../../functions/publish/report-address.ts';
import { site } from './settings.ts';

const MISTAKEN = 'https%3A%2F%2Fminutes.example%2Fcn%2Fyunze%2Fmeetings%2F2024%2F4.html%23d-1';

it.each([
  ['https://a.example/report', `https://a.example/report?address=${MISTAKEN}`],
  ['https://a.example/report?kind=fact', `https://a.example/report?kind=fact&address=${MISTAKEN}`],
  ['https://a.example/report#form', `https://a.example/report?address=${MISTAKEN}#form`],
  ['https://a.example/issues/new?body={address}', `https://a.example/issues/new?body=${MISTAKEN}`],
  ['mailto:a@b.example', `mailto:a@b.example?subject=${MISTAKEN}`],
])('%s is told what is mistaken', (reportUrl, expected) => {
  expect(reportAddress({ ...site, reportUrl }, 'yunze/meetings/2024/4.html#d-1')).toBe(expected);
});

it('is nowhere where the operator names no place', () => {
  const { reportUrl, ...silent } = site;
  expect(reportAddress(silent, 'index.html')).toBeUndefined();
});
