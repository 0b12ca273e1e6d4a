// The rule checkers are only worth something if they find what is broken: each case breaks one thing in a good feed.
import { describe, expect, it } from 'vitest';
import { renderJsonFeed } from '../../../functions/publish/feeds/json-feed.ts';
import { renderRss } from '../../../functions/publish/feeds/rss.ts';
import { qingyuMeeting } from '../qingyu-meeting.ts';
import { decisionsOf } from './feeds-of.ts';
import { jsonFeedViolations } from './json-feed-rules.ts';
import { rssViolations } from './rss-rules.ts';

const model = decisionsOf([qingyuMeeting]);
const rss = renderRss(model);
const json = renderJsonFeed(model);

/** Replaces something that must be there. */
function broken(text: string, pattern: string | RegExp, replacement: string): string {
  const result = text.replace(pattern, replacement);
  if (result === text) throw new Error(`nothing to break: ${pattern}`);
  return result;
}

describe('the rules of RSS find', () => {
  it.each([
    ['a wrong weekday', 'Tue, 02 Jul 2024', 'Wed, 02 Jul 2024', 'IncorrectDOW'],
    ['a date in the future', 'Tue, 02 Jul 2024', 'Tue, 02 Jul 2094', 'Implausible|IncorrectDOW'],
    ['a date in another form', '09:30:00 +0800', '09:30:00 GMT', 'InvalidRFC2822Date'],
    [
      'a guid twice',
      /<guid[^>]*>[^<]*/g,
      '<guid isPermaLink="false">tag:a.example,2026:x',
      'DuplicateItemId',
    ],
    ['a guid that claims to be a link', 'isPermaLink="false"', 'isPermaLink="true"', 'InvalidPermalink'],
    ['metadata after an item', '</channel>', '<ttl>1</ttl></channel>', 'MisplacedItem'],
    ['another address', 'feeds/decisions.xml"', 'feeds/other.xml"', 'SelfDoesntMatchLocation'],
    ['a relative link', '<a href="https://minutes.example', '<a href="', 'ContainsRelRef'],
    ['a script', '<blockquote', '<script>1</script><blockquote', 'SecurityRisk'],
    ['markup in a title', '<title>', '<title><![CDATA[<b>]]>', 'ContainsHTML'],
    ['an element of no namespace', '<ttl>', '<banana>1</banana><ttl>', 'UndefinedElement'],
    [
      'an author beside a creator',
      '<dc:creator>',
      '<author>a@b.example</author><dc:creator>',
      'DuplicateItemSem',
    ],
    [
      'content before its description',
      '<description>临',
      '<content:encoded>x</content:encoded><description>临',
      'NeedDescription',
    ],
    ['a category of no vocabulary', / domain="[^"]*"/, '', 'category without'],
    ['a private-use character', '会议', '\uE000', 'BadCharacters'],
    ['no language', '<language>zh-CN</language>', '', 'language'],
  ])('%s', (_, pattern, replacement, violation) => {
    const found = rssViolations(broken(rss, pattern, replacement), { url: `${model.address}.xml` });
    expect(found.join('\n')).toMatch(new RegExp(violation));
  });
});

describe('the rules of JSON Feed find', () => {
  it.each([
    ['an id that is a number', /"id":"[^"]*"/, '"id":7', 'id is no string'],
    ['an id twice', /"id":"tag[^"]*"/g, '"id":"tag:a.example,2026:x"', 'id twice'],
    ['another address', '/decisions.json"', '/other.json"', 'feed_url'],
    ['markup in a title', '"title":"临', '"title":"<b>临', 'HTML in title'],
    ['an entity in a summary', '"summary":"', '"summary":"&lt;', 'HTML in summary'],
    ['a day for a date', 'T09:30:00+08:00', '', 'date_published'],
    ['a script', '"content_html":"', '"content_html":"<script>1</script>', 'SecurityRisk'],
    ['an unknown key', '"authors"', '"author"', 'unknown key author'],
    ['an extension that nobody explains', /"about":"[^"]*"/, '"about":""', 'explained nowhere'],
    ['a lone surrogate', '会议', '\\ud800', 'BadCharacters'],
  ])('%s', (_, pattern, replacement, violation) => {
    const found = jsonFeedViolations(broken(json, pattern, replacement), { url: `${model.address}.json` });
    expect(found.join('\n')).toMatch(new RegExp(violation));
  });

  it('a page of more than 250 KB', () => {
    expect(jsonFeedViolations(json + ' '.repeat(250_000), { url: `${model.address}.json` })).toHaveLength(1);
  });
});
