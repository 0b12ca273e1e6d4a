// The whole site of some meetings, as a folder: every page sound by itself, every link inside it leading somewhere.
import { describe, expect, it } from 'vitest';
import { statusOf } from '../../health/status.ts';
import { characterViolations, htmlViolations } from '../feeds/html-rules.ts';
import { filesOf, indexOf, siteOf } from '../government.ts';
import { qingyuMeeting } from '../qingyu-meeting.ts';
import { site } from '../settings.ts';
import { smallMeeting } from '../small-meeting.ts';
import { type HtmlPage, nestingViolations, readHtml } from './html-page.ts';

const HOSTILE = '</p><script>alert("1")</script><a href=x>&amp;\u202E\u0000\uE000\uD800"\'';

const FERRY = [{ title: '云泽县渡口管理办法', thread: '渡口管理办法' }];

const overlapping = smallMeeting('yunze/2024/4', {
  heldOn: '2024-06-01',
  text: '甲乙丙丁\n戊己庚辛',
  items: [{ number: 1, heading: '议题', kind: 'other', span: [0, 9] }],
  decisions: [
    { item: 1, text: '乙丙丁\n戊', span: [1, 6], documents: FERRY },
    { text: '丁\n戊己', span: [3, 7] },
  ],
  attendance: [
    { name: '丙', span: [2, 4] },
    { name: '丁', span: [3, 4] },
    { name: '丁', span: [3, 4] },
  ],
  provenance: {
    url: 'javascript:alert(1)',
    sha256: '0'.repeat(64),
    contentType: 'text/html',
    script: 'hant',
    parser: '1.0.0',
  },
});

const hostile = smallMeeting('yunze/5f3a9c20', {
  title: HOSTILE,
  body: HOSTILE,
  issuer: HOSTILE,
  validity: HOSTILE,
  text: HOSTILE,
  items: [{ number: 1, heading: HOSTILE, kind: 'mixed', span: [0, 99] }],
  decisions: [
    {
      item: 1,
      text: HOSTILE,
      subjects: [HOSTILE],
      deadline: { text: HOSTILE },
      responsible: [{ name: HOSTILE, role: 'lead' }],
    },
    { subjects: [], text: HOSTILE, item: 7, confidence: 0.2 },
  ],
  attendance: [
    {
      name: HOSTILE,
      organization: HOSTILE,
      note: HOSTILE,
      alternatives: [HOSTILE],
      flags: ['name-uncertain'],
    },
  ],
  quality: { score: 0.4, issues: [{ code: 'spam', severity: 'error', message: HOSTILE, span: [5, 9] }] },
});

const bare = smallMeeting('yunze/2023/1', { heldOn: '2023-06-01', decisions: [], attendance: [] });

const statuses = [
  statusOf({ id: 'linlan-qingyu', meetings: 1, newest: { meeting: 'linlan-qingyu/2024/12', name: HOSTILE } }),
  statusOf({
    name: HOSTILE,
    state: 'failing',
    problems: [{ code: 'failing', message: HOSTILE, messageEn: HOSTILE }],
    gaps: [{ of: 'index-number', sequence: HOSTILE, missing: '3, 7–9', count: 4 }],
    addresses: { waiting: 1, fetched: 0, gone: 0, missing: 0, refused: 2 },
    unfetched: [
      {
        fate: 'refused',
        code: HOSTILE,
        count: 2,
        examples: [{ url: 'javascript:alert(1)', title: HOSTILE }],
      },
    ],
    quarantined: {
      count: 1,
      pages: [{ sha256: 'f'.repeat(64), code: 'not-minutes', message: HOSTILE, on: '2024-06-01' }],
    },
  }),
];

const again = smallMeeting('yunze/2024/5', {
  heldOn: '2024-07-01',
  decisions: [{ documents: FERRY, deadline: { text: '8月底前', date: '2024-08-31' } }],
  attendance: [{ name: '丁', role: 'present', organization: '县交通运输局', post: '局长' }],
});
const folder = await siteOf([again, qingyuMeeting, overlapping, hostile, bare], statuses);
const pages = [...folder].filter(([path]) => path.endsWith('.html'));
const read = new Map<string, HtmlPage>(pages.map(([path, html]) => [path, readHtml(html)]));

it('renders nothing of a government of which nothing was ever public', async () => {
  expect(await filesOf(await indexOf('yunze', []))).toEqual(new Map());
});

const OF_THE_NIGHT: ReadonlySet<string> = new Set(['data/all/index.json', 'data/open-minutes.sqlite']);

describe.each(pages)('%s', (path, html) => {
  const page = readHtml(html);

  it('is well nested', () => {
    const language = path.startsWith('en/') ? 'en' : path.startsWith('hant/') ? 'zh-Hant' : 'zh-Hans';
    expect(html.startsWith(`<!doctype html>\n<html lang="${language}">`)).toBe(true);
    expect(page.misnested).toEqual([]);
    expect(nestingViolations(html)).toEqual([]);
  });

  it('has each id once', () => {
    expect(page.ids.filter((id, index) => page.ids.indexOf(id) !== index)).toEqual([]);
  });

  it('has one main heading, and skips no level', () => {
    expect(page.headings.filter((level) => level === 1)).toHaveLength(1);
    expect(page.headings[0]).toBe(1);
    for (const [index, level] of page.headings.entries()) {
      expect(level - (page.headings[index - 1] ?? 1)).toBeLessThanOrEqual(1);
    }
  });

  it('has its landmarks', () => {
    const names = page.elements.map(({ name }) => name);
    for (const landmark of ['header', 'nav', 'main', 'footer', 'title']) expect(names).toContain(landmark);
    expect(names.filter((name) => name === 'main')).toHaveLength(1);
  });

  it('holds no script of its own and loads nothing from elsewhere', () => {
    const body = html.slice(html.indexOf('<body'));
    // Pictures are drawn in the page, and the stylesheet comes last; feeds may hold neither, and no relative links.
    const ofFeedsOnly =
      /^(?:ContainsRelRef|SecurityRisk: <(?:svg|form|input|select|button|option|link|noscript)>)/;
    const inBody = [...body.matchAll(/<link [^>]*>/g)].map(([link]) => link);
    expect(inBody).toEqual([expect.stringMatching(/^<link rel="stylesheet" href="[./cn]*style\.css"\/>$/)]);
    expect(htmlViolations(body).filter((violation) => !ofFeedsOnly.test(violation))).toEqual([]);
    // Scripts are files of our own; none stands in a page, but for data that no browser runs.
    expect(html).not.toMatch(
      /<script(?! defer src="[.a-z/]+\.js"[^>]*><\/script>| type="application\/ld\+json">[{[][^<]*<\/script>)/,
    );
    expect(html).not.toMatch(/ on[a-z]+=/);
    expect(page.links.filter((link) => /^[a-z]+:/i.test(link) && !/^https?:/.test(link))).toEqual([]);
    expect(characterViolations(html)).toEqual([]);
  });

  it('links only to what is there', () => {
    const base = `${site.baseUrl}/${path}`;
    for (const link of page.links) {
      const url = new URL(link, base);
      if (!url.href.startsWith(`${site.baseUrl}/`)) {
        // Only the governments' sites, the operator's own address and the licence lie outside.
        expect(link).toMatch(
          /^https:\/\/(?:www\.qingyu\.example|minutes\.example\/report|creativecommons\.org\/licenses\/by\/4\.0\/$)/,
        );
        continue;
      }
      const target = url.href.slice(site.baseUrl.length + 1).replace(/#.*/, '');
      // Written by the build of the night (tests/publish/all), which this site has not had yet.
      if (OF_THE_NIGHT.has(target)) continue;
      expect(folder.has(target), `${link} on ${path}`).toBe(true);
      if (url.hash !== '')
        expect(read.get(target)?.ids, `${link} on ${path}`).toContain(decodeURI(url.hash.slice(1)));
    }
  });

  it('uses relative links, so that it works under any address and from a disk', () => {
    const own = page.elements.filter(
      ({ name, attributes }) =>
        attributes.href?.startsWith(site.baseUrl) &&
        !(name === 'link' && (attributes.rel === 'canonical' || attributes.hreflang !== undefined)),
    );
    expect(own.map(({ attributes }) => attributes.href)).toEqual(
      own.map(({ attributes }) => attributes.href).filter((href) => href?.startsWith(`${site.reportUrl}?`)),
    );
  });
});

describe('the page of a meeting', () => {
  const page = read.get('linlan-qingyu/meetings/2024/12.html');
  const html = folder.get('linlan-qingyu/meetings/2024/12.html') ?? '';
  const ids = new Set(page?.ids);
  const links = new Set(page?.links);

  it('stays as it is', async () => {
    await expect(html).toMatchFileSnapshot('../../golden/publish/qingyu-12.html');
  });

  it('links every fact with its place in the text, both ways', () => {
    const { decisions, attendance, items } = qingyuMeeting.document;
    const facts = page?.ids.filter((id) => /^(?:d|a|i|q)-/.test(id)) ?? [];
    expect(facts).toHaveLength(decisions.length + attendance.length + items.length + 2);
    for (const fact of facts) {
      expect(links, fact).toContain(`#t-${fact}`);
      expect(ids, fact).toContain(`t-${fact}`);
      expect(links, fact).toContain(`#${fact}`);
    }
  });

  it('shows the text whole', () => {
    const sheet = html.slice(html.indexOf('class="sheet"'), html.indexOf('class="sources"'));
    const shown = readHtml(`<div ${sheet}`).text;
    const withoutMarks = shown.replace(/(?:议题|决定|注)\d+/g, '');
    expect(withoutMarks).toBe(qingyuMeeting.document.text.replaceAll('\n', ''));
  });

  it('offers its data and the feed of the decisions of its government', () => {
    const alternates = page?.elements.filter(({ attributes }) => attributes.rel === 'alternate') ?? [];
    expect(alternates.map(({ attributes }) => [attributes.type, attributes.href])).toEqual([
      ['application/rss+xml', '../../decisions.xml'],
      ['text/calendar', '../../calendar.ics'],
      ['application/json', '12.json'],
    ]);
  });

  it('says aloud what is in doubt', () => {
    expect(page?.text).toContain('存疑');
    expect(page?.text).toContain('姓名似被截断，也可能是秤公平');
  });
});

describe('overlapping facts', () => {
  const html = folder.get('yunze/meetings/2024/4.html') ?? '';

  it('are in the script of the page', () => {
    expect(html).toContain('class="sheet" aria-label="纪要全文" lang="zh-Hant"');
  });

  it('each have one place in the text', () => {
    const ids = readHtml(html).ids.filter((id) => id.startsWith('t-'));
    expect(ids).toHaveLength(6);
    expect(new Set(ids).size).toBe(6);
  });
});
