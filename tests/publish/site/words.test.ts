import { describe, expect, it } from 'vitest';
import { editionPath, hasEditions, LANGUAGES } from '../../../functions/publish/site/language.ts';
import en from '../../../functions/publish/site/messages/en.json' with { type: 'json' };
import hans from '../../../functions/publish/site/messages/zh-Hans.json' with { type: 'json' };
import hant from '../../../functions/publish/site/messages/zh-Hant.json' with { type: 'json' };
import {
  dayInWords,
  heldInWords,
  monthInWords,
  wordsOf,
  yearInWords,
} from '../../../functions/publish/site/words.ts';

const namesIn = (message: string) => [...message.matchAll(/\{(\w+)/g)].map(([, name]) => name).sort();

describe.each([
  ['zh-Hant', hant],
  ['en', en],
] as const)('the catalogue of %s', (_, catalogue) => {
  it('has every message, in the same order', () => {
    expect(Object.keys(catalogue)).toEqual(Object.keys(hans));
  });

  it('names the same values in each', () => {
    for (const [key, message] of Object.entries(hans)) {
      expect([...new Set(namesIn(new Map(Object.entries(catalogue)).get(key) ?? ''))], key).toEqual([
        ...new Set(namesIn(message)),
      ]);
    }
  });
});

it('has no characters of the other script', () => {
  const words = (catalogue: object) => Object.values(catalogue).join('');
  expect(words(hans)).not.toMatch(/[會議決開載訂閱時間書]/);
  expect(words(hant)).not.toMatch(/[会议决开载订阅时间书“”]/);
  // Words to search for are in Chinese, as what is searched.
  expect(words(en).replace(/“[^”]*”/g, '')).not.toMatch(/\p{Script=Han}(?<![存疑])/u);
});

describe('words', () => {
  it.each([
    ['zh-Hans', '2024年6月', '2024年6月3日', '2024年6月3日上午', '2024年'],
    ['zh-Hant', '2024年6月', '2024年6月3日', '2024年6月3日上午', '2024年'],
    ['en', 'June 2024', '3 June 2024', '3 June 2024, morning', '2024'],
  ] as const)('of %s say days', (language, month, day, held, year) => {
    const words = wordsOf(language);
    expect(monthInWords(words, '2024-06')).toBe(month);
    expect(dayInWords(words, '2024-06-03')).toBe(day);
    expect(heldInWords(words, { heldOn: '2024-06-03', heldDuring: 'morning' })).toBe(held);
    expect(yearInWords(words, '2024')).toBe(year);
  });

  it('count', () => {
    expect(wordsOf('zh-Hans')('decisions.count', { n: 1 })).toBe('决定1项');
    expect(wordsOf('en')('decisions.count', { n: 1 })).toBe('1 decision');
    expect(wordsOf('en')('decisions.count', { n: 0 })).toBe('0 decisions');
  });

  it('miss no value', () => {
    expect(() => wordsOf('en')('decisions.count')).toThrow('decisions.count has no value for n');
  });
});

describe('editions', () => {
  it.each([
    ['index.html', true],
    ['subscribe.html', true],
    ['yunze/index.html', true],
    ['yunze/meetings/2024/index.html', false],
    ['yunze/organizations/index.html', false],
    ['status.html', true],
    ['404.html', false],
    ['style.css', false],
  ])('%s: %s', (path, has) => {
    expect(hasEditions(path)).toBe(has);
  });

  it('lie in folders of their own, and keep the fragment', () => {
    expect(LANGUAGES.map((language) => editionPath(language, 'yunze/index.html#download'))).toEqual([
      'yunze/index.html#download',
      'hant/yunze/index.html#download',
      'en/yunze/index.html#download',
    ]);
    expect(editionPath('en', 'yunze/meetings/2024/1.html')).toBe('yunze/meetings/2024/1.html');
  });
});
