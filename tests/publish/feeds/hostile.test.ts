// Text that wants to be something else: markup, formulas, control characters, endless names. None of it may break a
// feed or be taken for markup, and none may silently disappear.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderAtom } from '../../../functions/publish/feeds/atom.ts';
import type { FeedModel } from '../../../functions/publish/feeds/feed-model.ts';
import { renderJsonFeed } from '../../../functions/publish/feeds/json-feed.ts';
import { renderRss } from '../../../functions/publish/feeds/rss.ts';
import { smallMeeting } from '../small-meeting.ts';
import { atomViolations } from './atom-rules.ts';
import { attendanceOf, decisionsOf, meetingsOf, tasksOf } from './feeds-of.ts';
import { jsonFeedViolations } from './json-feed-rules.ts';
import { rssViolations } from './rss-rules.ts';
import { parseXml } from './xml-tree.ts';

const HOSTILE: Readonly<Record<string, string>> = {
  'a script': '<script>alert(1)</script>《办法》',
  'an image with a handler': '<img src=x onerror=alert(1)>',
  'entities of HTML': 'A &amp; B &lt;b&gt; &#x3C;i&#x3E; &nbsp;',
  'ampersands that are none': '水&电 R&D & 其他',
  'the end of CDATA': 'a]]>b]]]]>c<![CDATA[d',
  'a comment': '<!-- --> -->',
  'the build date': '<lastBuildDate>Mon, 01 Jan 2001 00:00:00 GMT</lastBuildDate>',
  'bidirectional controls': 'abc\u202Etxt.exe\u2066\u200F',
  'control characters': 'a\u0000b\u0007c\u000Bd\u001Be\u007Ff\u0085g\u2028h',
  'lone surrogates': 'a\uD800b\uDC00c',
  noncharacters: 'a\uFFFEb\uFFFFc\uFDD0d\u{1FFFF}e',
  'private use': '张\uE83F某\u{F0000}',
  'a replacement character': '张\uFFFD某',
  'a formula': '=cmd()|"/c calc"!A1',
  'only spaces and controls': ' \t\n\u0000 ',
  'a name of 100 KB': '很长的名字'.repeat(7_000),
  'a name of surrogate pairs': '𠮷'.repeat(30_000),
  'dollars and patterns': "$& $1 $` $' \\1",
};

function hostileMeeting(text: string) {
  return smallMeeting('yunze/2024/9', {
    title: text,
    body: text,
    issuer: text,
    documentNumber: text,
    number: 9,
    series: text,
    heldOn: '2024-05-08',
    publishedAt: '2024-05-20T10:00:00+08:00',
    items: [{ number: 1, heading: text, kind: 'other', span: [0, 2] }],
    decisions: [
      {
        item: 1,
        text,
        subjects: [text, text],
        responsible: [{ name: text, role: 'lead' }],
        deadline: { text },
      },
    ],
    attendance: [{ name: text, organization: text, post: text, note: text }],
    provenance: {
      url: 'javascript:alert(1)//',
      sha256: '0'.repeat(64),
      contentType: 'text/html',
      script: 'hant',
      parser: '1.0.0',
    },
  });
}

function violationsOf(model: FeedModel): string[] {
  const json = jsonFeedViolations(renderJsonFeed(model), { url: `${model.address}.json` });
  const rss = rssViolations(renderRss(model), { url: `${model.address}.xml` });
  const atom = atomViolations(renderAtom(model), { url: `${model.address}.atom` });
  return [...json, ...rss, ...atom];
}

describe.each(Object.entries(HOSTILE))('%s', (_, text) => {
  const meeting = hostileMeeting(text);

  it('does no harm in decisions', () => {
    expect(violationsOf(decisionsOf([meeting]))).toEqual([]);
  });

  it('does no harm in the tasks of an organisation', () => {
    expect(violationsOf(tasksOf([meeting], text))).toEqual([]);
  });

  it('does no harm in meetings', () => {
    expect(violationsOf(meetingsOf([meeting]))).toEqual([]);
  });

  it('does no harm in attendance', () => {
    expect(
      jsonFeedViolations(renderJsonFeed(attendanceOf([meeting], 'yunze')), {
        url: 'https://minutes.example/cn/yunze/attendance.json',
      }),
    ).toEqual([]);
  });
});

it('shows a glyph that only the page had as 〓', () => {
  const [item] = decisionsOf([hostileMeeting('张\uE83F某')]).items;
  expect(item?.title).toContain('张〓某');
});

it('keeps a title to a glance', () => {
  const [item] = decisionsOf([hostileMeeting(HOSTILE['a name of 100 KB'] ?? '')]).items;
  expect(item?.title.length).toBeLessThan(130);
});

it('is harmless whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const meeting = hostileMeeting(text === '' ? ' ' : text);
      expect(violationsOf(decisionsOf([meeting]))).toEqual([]);
      expect(violationsOf(meetingsOf([meeting]))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

it('comes through an independent parser with every character of the sentence', () => {
  const text = 'a]]>b & <c> "d" \'e\' 𠮷 ';
  const xml = renderRss(decisionsOf([hostileMeeting(text)]));
  expect(JSON.stringify(parseXml(xml))).toContain('a]]>b &amp; &lt;c>');
});
