import { describe, expect, it } from 'vitest';
import { crawlDelayMs, isAllowed, rulesIn } from '../../../functions/shared/http/robots.ts';

const may = (path: string, text: string) => isAllowed(`https://www.qingxi.example${path}`, rulesIn(text));
const all = (...rules: string[]) => ['User-agent: *', ...rules].join('\n');

describe('robots.txt', () => {
  it.each([
    ['nothing is leave for everything', '/a', '', true],
    ['a page is none', '/a', '<html>404</html>', true],
    ['an empty rule forbids nothing', '/a', all('Disallow:'), true],
    ['a beginning', '/zwgk/1', all('Disallow: /zwgk'), false],
    ['another place', '/a', all('Disallow: /zwgk'), true],
    ['the longer rule counts', '/zwgk/cwhy/1', all('Disallow: /zwgk', 'Allow: /zwgk/cwhy'), true],
    ['in any order', '/zwgk/cwhy/1', all('Allow: /zwgk/cwhy', 'Disallow: /zwgk'), true],
    ['of two as long the one that allows', '/page', all('Disallow: /page', 'Allow: /page'), true],
    ['an asterisk', '/a/b/c.pdf', all('Disallow: /*.pdf'), false],
    ['several asterisks', '/a/x/b/y/c', all('Disallow: /a/*/b/*/c'), false],
    ['several asterisks, out of order', '/a/x/c/y/b', all('Disallow: /a/*/b/*/c'), true],
    ['an end', '/a.php', all('Disallow: /*.php$'), false],
    ['an end that is none', '/a.php?x', all('Disallow: /*.php$'), true],
    ['an end after the same', '/a.php/b.php', all('Disallow: /*.php$'), false],
    ['an end without asterisks', '/fish.asp', all('Disallow: /fish$'), true],
    ['a sign within', '/a$b', all('Disallow: /a$b'), false],
    ['the query', '/a?sort=1', all('Disallow: /*?sort='), false],
    ['capitals', '/FISH', all('Disallow: /fish'), true],
    ['characters as they are', '/会议/1', all('Disallow: /会议'), false],
    ['escapes of either case', '/%E4%BC%9A', all('Disallow: /%e4%bc%9a'), false],
    ['a comment', '/b', all('Disallow: /a # not /b'), true],
    ['a byte order mark', '/a', `\ufeff${all('Disallow: /')}`, false],
    ['other robots', '/a', 'User-agent: other\nDisallow: /', true],
    ['our name', '/a', 'User-agent: *\nDisallow: /\n\nUser-agent: Open-Minutes/1.0\nDisallow: /b', true],
    [
      'our name, with nothing to say',
      '/a',
      'User-agent: open-minutes\nDisallow:\nUser-agent: *\nDisallow: /',
      true,
    ],
    [
      'our name among others',
      '/a',
      'User-agent: x\nUser-agent: open-minutes\nUser-agent: y\nDisallow: /',
      false,
    ],
    [
      'two groups with our name',
      '/b',
      'User-agent: open-minutes\nDisallow: /a\nUser-agent: x\nDisallow: /\nUser-agent: open-minutes\nDisallow: /b',
      false,
    ],
    ['itself', '/robots.txt', all('Disallow: /'), true],
  ])('%s: %s', (_, path, text, allowed) => {
    expect(may(path, text)).toBe(allowed);
  });

  it('may ask for a pause, within bounds', () => {
    const delay = (text: string) => crawlDelayMs(rulesIn(text));
    expect(delay(all('Crawl-delay: 2.5'))).toBe(2500);
    expect(delay(all('Crawl-delay: 86400'))).toBe(60_000);
    expect(delay(all('Crawl-delay: -5'))).toBe(0);
    expect(delay(all('Crawl-delay: soon'))).toBe(0);
    expect(delay('User-agent: other\nCrawl-delay: 9')).toBe(0);
  });

  const long = `https://www.qingxi.example/${'ab/'.repeat(600)}`;
  const rules = (count: number, rule: (i: number) => string) =>
    Array.from({ length: count }, (_, i) => rule(i));
  it.each([
    ['thousands of rules', all(...rules(12_000, (i) => `Disallow: /x/${i}/`))],
    ['thousands of asterisks', all(...rules(6000, (i) => `Disallow: /*a*b*/*a*b*/*z${i}`))],
    ['one rule of asterisks', all(`Disallow: /${'*a'.repeat(150_000)}`)],
    ['one rule of asterisks and an end', all(`Disallow: /${'*a*b'.repeat(70_000)}$`)],
    [
      'as many robots as rules',
      `${rules(15_000, (i) => `User-agent: bot${i}`).join('\n')}\n${rules(15_000, (i) => `Disallow: /${i}`).join('\n')}`,
    ],
  ])('costs milliseconds with %s', (_, text) => {
    const kept = rulesIn(text.slice(0, 500 * 1024));
    isAllowed(long, kept);
    const before = performance.now();
    for (let i = 0; i < 10; i++) {
      isAllowed(long, kept);
      crawlDelayMs(kept);
    }
    expect((performance.now() - before) / 10).toBeLessThan(50);
  });
});
