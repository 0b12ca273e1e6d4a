import { describe, expect, it } from 'vitest';
import { reportAddress } from '../../functions/publish/report-address.ts';
import { site } from './settings.ts';

const PAGE = 'yunze/meetings/2024/4.html#d-1';
const MISTAKEN = 'https%3A%2F%2Fminutes.example%2Fcn%2Fyunze%2Fmeetings%2F2024%2F4.html%23d-1';
const VALUE = '区司法局，2023-08-31';
const TOLD = encodeURIComponent(VALUE);

describe('a report of a page', () => {
  it.each([
    ['https://a.example/report', `https://a.example/report?address=${MISTAKEN}`],
    ['https://a.example/report?kind=fact', `https://a.example/report?kind=fact&address=${MISTAKEN}`],
    ['https://a.example/report#form', `https://a.example/report?address=${MISTAKEN}#form`],
    ['https://a.example/new?body={address}', `https://a.example/new?body=${MISTAKEN}`],
    [
      'https://a.example/new?title={value}&body={address}',
      `https://a.example/new?title=${MISTAKEN}&body=${MISTAKEN}`,
    ],
    ['mailto:a@b.example', `mailto:a@b.example?subject=${MISTAKEN}`],
  ])('goes to %s with its address', (reportUrl, expected) => {
    expect(reportAddress({ ...site, reportUrl }, PAGE)).toBe(expected);
  });
});

describe('a report of one value', () => {
  it.each([
    ['https://a.example/report', `https://a.example/report?value=${TOLD}&address=${MISTAKEN}`],
    [
      'https://a.example/new?title={value}&body={address}',
      `https://a.example/new?title=${TOLD}&body=${MISTAKEN}`,
    ],
    ['https://a.example/new?body={address}', `https://a.example/new?body=${MISTAKEN}`],
    ['mailto:a@b.example', `mailto:a@b.example?subject=${TOLD}&body=${MISTAKEN}`],
    [
      'mailto:a@b.example?cc=c@d.example',
      `mailto:a@b.example?cc=c@d.example&subject=${TOLD}&body=${MISTAKEN}`,
    ],
  ])('goes to %s with its address and the value', (reportUrl, expected) => {
    expect(reportAddress({ ...site, reportUrl }, PAGE, VALUE)).toBe(expected);
  });

  it('tells what fits and is safe in an address, whatever stands on the page', () => {
    const { reportUrl: _, ...silent } = site;
    const hostile = `一\r\nBcc: x@y.example\ud800&body=<b>${'长'.repeat(500)}`;
    const address = reportAddress({ ...silent, contact: 'mailto:a@b.example' }, PAGE, hostile) ?? '';
    const sent = new URL(address).searchParams;
    expect([...sent.keys()]).toEqual(['subject', 'body']);
    const subject = sent.get('subject') ?? '';
    expect(subject).toMatch(/^一 Bcc: x@y\.example&body=＜b＞长+…$/);
    expect(Array.from(subject)).toHaveLength(60);
  });
});

it('goes to the contact where there is no place of its own for reports', () => {
  const { reportUrl: _, ...silent } = site;
  expect(reportAddress({ ...silent, contact: 'mailto:a@b.example' }, 'index.html')).toMatch(
    /^mailto:a@b\.example\?/,
  );
});

it('is nowhere where the operator names no place', () => {
  const { reportUrl: _, contact: __, ...silent } = site;
  expect(reportAddress(silent, 'index.html')).toBeUndefined();
});
