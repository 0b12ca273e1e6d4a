// What the reader's browser adds, in a document that is none: deadlines against its clock, and links beside people.
import { parseHTML } from 'linkedom';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readerScript } from '../../../functions/publish/site/scripts/reader.ts';
import { siteOf } from '../government.ts';
import { smallMeeting } from '../small-meeting.ts';

const due = (date: string) => ({ deadline: { text: '期限前', date } });
const folder = await siteOf([
  smallMeeting('yunze/2024/2', {
    heldOn: '2024-06-01',
    decisions: [due('2024-06-20'), due('2024-07-15'), due('2026-07-01')],
  }),
]);

afterEach(() => {
  vi.useRealTimers();
});

function readOn(day: string, path: string) {
  vi.useFakeTimers({ now: new Date(`${day}T09:30:00`) });
  const { document } = parseHTML(folder.get(path) ?? '');
  Object.defineProperty(document, 'currentScript', {
    value: document.querySelector('script[src$="reader.js"]'),
  });
  new Function('document', readerScript)(document);
  return document;
}

const told = (document: Document) =>
  [...document.querySelectorAll('.due .due-told')].map((element) => [
    element.textContent,
    element.classList.contains('past'),
  ]);

describe('a deadline', () => {
  it('is said against the clock of the reader, in the language of the page', () => {
    expect(told(readOn('2024-07-14', 'yunze/index.html'))).toEqual([
      ['明天到期', false],
      ['1年后到期', false],
      ['24天前到期', true],
    ]);
    expect(told(readOn('2024-07-15', 'en/yunze/index.html'))).toEqual([
      ['due today', false],
      ['due in 1 year', false],
      ['due 25 days ago', true],
    ]);
  });

  it.each([
    ['2026-06-19', '1年前到期'],
    ['2026-06-20', '2年前到期'],
    ['2026-12-01', '2年前到期'],
    ['2027-06-19', '2年前到期'],
    ['2025-06-19', '11个月前到期'],
    ['2024-09-19', '2个月前到期'],
  ])('counts whole years and months alone: seen on %s, %s', (day, words) => {
    expect(told(readOn(day, 'yunze/index.html'))).toContainEqual([words, true]);
  });

  it('that is over stands apart, folded, under its own heading', () => {
    const document = readOn('2024-07-16', 'yunze/index.html');
    const past = document.querySelector('ol.due + details');
    expect(past?.querySelector('summary')?.textContent).toBe('已过期限的2项');
    expect(past?.hasAttribute('open')).toBe(false);
    expect(past?.querySelectorAll('li').length).toBe(2);
    expect(document.querySelector('ol.due')?.children.length).toBe(1);
    const silent = readOn('2027-01-01', 'yunze/index.html');
    expect([...silent.querySelectorAll('ol.due')].map(({ children }) => children.length)).toEqual([3]);
  });

  it('stands as a day without it', () => {
    const html = folder.get('yunze/index.html') ?? '';
    expect(html).toContain('<time class="due-day" datetime="2024-07-15">2024年7月15日</time>');
    expect(html).not.toContain('到期）');
  });
});

it('a mistake about a person is reported with the place and the name', () => {
  const document = readOn('2024-07-14', 'yunze/meetings/2024/2.html');
  const [entry] = document.querySelectorAll('.attendance [id^="a-"]');
  const link = entry?.querySelector('.report');
  expect(link?.getAttribute('aria-label')).toBe('有误？：文渊');
  const address = new URL(link?.getAttribute('href') ?? '');
  expect(address.searchParams.get('value')).toBe('文渊');
  expect(address.searchParams.get('address')).toBe(
    `https://minutes.example/cn/yunze/meetings/2024/2.html#${entry?.id}`,
  );
});
