import { describe, expect, it } from 'vitest';
import { renderAtom } from '../../../functions/publish/feeds/atom.ts';
import { feedModel } from '../../../functions/publish/feeds/feed.ts';
import { scopeFeed } from '../../../functions/publish/feeds/feed-about.ts';
import { renderJsonFeed } from '../../../functions/publish/feeds/json-feed.ts';
import { renderRss } from '../../../functions/publish/feeds/rss.ts';
import { qingyuMeeting } from '../qingyu-meeting.ts';
import { site, sources } from '../settings.ts';
import { smallMeeting } from '../small-meeting.ts';
import { atomViolations } from './atom-rules.ts';
import { attendanceOf, decisionsOf, meetingsOf, tasksOf, topicOfMeetings } from './feeds-of.ts';
import { type Json, jsonFeedViolations } from './json-feed-rules.ts';
import { rssViolations } from './rss-rules.ts';
import { childrenOf, parseXml, textOfChild } from './xml-tree.ts';

const yunze = smallMeeting('yunze/2024/3', {
  number: 3,
  series: '常务会议',
  heldOn: '2024-05-08',
  publishedAt: '2024-05-20',
  modifiedAt: '2024-08-30T03:04:05.000Z',
});
const undated = smallMeeting('yunze/5f3a9c20');
const meetings = [qingyuMeeting, yunze, undated];

const golden = (name: string) => `../../golden/publish/${name}`;

describe.each([
  ['decisions of all', decisionsOf(meetings), 'feeds-decisions'],
  ['meetings of all', meetingsOf(meetings), 'feeds-meetings'],
  ['decisions of one government', decisionsOf([qingyuMeeting], 'linlan-qingyu'), 'qingyu-decisions'],
  ['meetings of one government', meetingsOf([qingyuMeeting], 'linlan-qingyu'), 'qingyu-meetings'],
  ['tasks of one organisation', tasksOf([qingyuMeeting], '区水务局'), 'qingyu-tasks'],
  ['one subject area', topicOfMeetings([qingyuMeeting], 'housing'), 'qingyu-housing'],
  ['a feed without items', decisionsOf([], 'yunze'), 'empty'],
])('%s', (_, model, name) => {
  const rss = renderRss(model);
  const atom = renderAtom(model);
  const json = renderJsonFeed(model);

  it('is Atom without a violation, and stays as it is', async () => {
    expect(atomViolations(atom, { url: `${model.address}.atom` })).toEqual([]);
    await expect(atom).toMatchFileSnapshot(golden(`${name}.atom`));
  });

  it('is RSS without a violation, and stays as it is', async () => {
    expect(rssViolations(rss, { url: `${model.address}.xml` })).toEqual([]);
    await expect(rss).toMatchFileSnapshot(golden(`${name}.xml`));
  });

  it('is JSON Feed without a violation, and stays as it is', async () => {
    expect(jsonFeedViolations(json, { url: `${model.address}.json` })).toEqual([]);
    await expect(json).toMatchFileSnapshot(golden(`${name}.json`));
  });

  it('says the same in all', () => {
    expect(asSeenInRss(rss)).toEqual(asSeenInJson(json));
    expect(asSeenInAtom(atom)).toEqual(asSeenInJson(json));
  });

  it('has the same bytes whenever it is rendered', () => {
    expect(renderRss(model)).toBe(rss);
    expect(renderAtom(model)).toBe(atom);
    expect(renderJsonFeed(model)).toBe(json);
  });
});

describe('a decision', () => {
  const [item] = decisionsOf([qingyuMeeting], 'linlan-qingyu').items.slice(2);

  it('says in its title what was decided and who carries it out', () => {
    expect(item?.title).toBe(
      '青屿区政府原则同意《青屿区老旧小区加装电梯补助办法（修订稿）》（区住房城乡建设局负责）',
    );
  });

  it('also says who decided where governments are mixed', () => {
    const [mixed] = decisionsOf([qingyuMeeting]).items;
    expect(mixed?.title).toBe(
      '临澜市青屿区政府就全市防汛防台风工作视频会议精神，交办：完成低洼易涝点全面排查，逐点落实责任人和转移路线',
    );
  });

  it('names a government that no file describes by the table of governments', () => {
    const [undescribed] = decisionsOf([smallMeeting('nanjing-gulou/2024/3', { body: '区政府' })]).items;
    expect(undescribed?.title).toMatch(/^南京市鼓楼区政府原则同意/);
  });

  it('links to its place on the page of the meeting', () => {
    expect(item?.url).toBe('https://minutes.example/cn/linlan-qingyu/meetings/2024/12.html#d-3-c4e9f310');
    expect(item?.id).toBe('tag:minutes.example,2026:decisions/linlan-qingyu/2024/12/3-c4e9f310');
  });

  it('says aloud that it may be wrong', () => {
    const [doubtful] = decisionsOf([qingyuMeeting]).items.filter(({ id }) => id.endsWith('9be03c5d'));
    expect(doubtful?.summary).toContain('存疑');
  });
});

describe('dates', () => {
  it('are first publication in Chinese time, whatever happened later', () => {
    const rss = renderRss(meetingsOf([yunze]));
    expect(rss).toContain('<pubDate>Mon, 20 May 2024 00:00:00 +0800</pubDate>');
    expect(rss).toContain('<lastBuildDate>Fri, 30 Aug 2024 11:04:05 +0800</lastBuildDate>');
  });

  it('are those of the first sight where the page gives none: neither the day held nor the present', () => {
    const model = meetingsOf([smallMeeting('yunze/2024/9', { heldOn: '2024-05-08' })]);
    expect(renderRss(model)).toContain('<pubDate>Sun, 01 Sep 2024 09:00:00 +0800</pubDate>');
    expect(renderAtom(model)).toContain('<published>2024-09-01T01:00:00.000Z</published>');
    expect(JSON.parse(renderJsonFeed(model)).items[0].date_published).toBe('2024-09-01T01:00:00.000Z');
  });

  it.each(['2203-08-18', '1923-08-18', '2024-09-02', '2024-02-31T09:00:00+08:00'])(
    'that cannot be true (%s, seen on 2024-09-01) give way to the first sight',
    (publishedAt) => {
      const model = meetingsOf([smallMeeting('yunze/2024/9', { publishedAt })]);
      expect(renderRss(model)).toContain('<pubDate>Sun, 01 Sep 2024 09:00:00 +0800</pubDate>');
      expect(JSON.parse(renderJsonFeed(model)).items[0].date_published).toBe('2024-09-01T01:00:00.000Z');
    },
  );

  it('are those of the first publication here where feeds follow it', () => {
    const [waited] = meetingsOf([{ ...yunze, enteredAt: '2024-10-01T08:00:00.000Z' }], 'yunze', 'new').items;
    expect(waited?.published).toBe('2024-10-01T08:00:00.000Z');
    const [seen] = meetingsOf([yunze], 'yunze', 'new').items;
    expect(seen?.published).toBe('2024-09-01T01:00:00.000Z');
    expect(seen?.id).toBe(meetingsOf([yunze]).items[0]?.id);
  });
});

describe('a feed', () => {
  it('keeps its id and its language wherever it lies, in every format', () => {
    const model = decisionsOf([yunze], 'yunze');
    const moved = feedModel(
      {
        site: { ...site, baseUrl: 'https://elsewhere.example' },
        sources,
        about: scopeFeed({ site, sources }, 'yunze', 'decisions'),
      },
      { items: model.items },
    );
    expect(renderAtom(moved)).toContain('<id>tag:minutes.example,2026:feeds/yunze/decisions</id>');
    expect(moved.id).toBe(model.id);
    expect(renderRss(model)).toContain('<language>zh-CN</language>');
    expect(renderAtom(model)).toContain('xml:lang="zh-CN"');
    expect(JSON.parse(renderJsonFeed(model)).language).toBe('zh-CN');
  });
});

describe('size', () => {
  it('stays below 250 KB, newest first', () => {
    const many = Array.from({ length: 50 }, (_, index) => ({
      ...qingyuMeeting,
      document: { ...qingyuMeeting.document, id: `linlan-qingyu/2024/${50 - index}` },
    }));
    const model = attendanceOf(many);
    const json = renderJsonFeed(model);
    expect(Buffer.byteLength(json)).toBeLessThan(250_000);
    expect(Buffer.byteLength(json)).toBeGreaterThan(180_000);
    expect(model.items[0]?.id).toMatch(/2024\/50$/);
  });
});

describe('attendance', () => {
  const model = attendanceOf([qingyuMeeting]);
  const json = renderJsonFeed(model);

  it('is JSON Feed without a violation, and stays as it is', async () => {
    expect(
      jsonFeedViolations(json, { url: 'https://minutes.example/cn/linlan-qingyu/attendance.json' }),
    ).toEqual([]);
    await expect(json).toMatchFileSnapshot(golden('qingyu-attendance.json'));
  });

  it('carries every entry for programs and a list for people', () => {
    const [item] = JSON.parse(json).items;
    expect(item._minutes.attendance).toHaveLength(50);
    expect(item._minutes.attendance[9]).toEqual({
      name: '蔺书白',
      role: 'observer',
      organization: '区人大常委会',
      post: '副主任',
      confidence: 0.97,
    });
    expect(item.content_text).toContain('\n请假：祝融（因公出差）、共工（病假）\n');
  });
});

interface Seen {
  readonly feed: readonly unknown[];
  readonly items: readonly unknown[];
}

const instant = (date: string | undefined) => (date === undefined ? undefined : Date.parse(date));

function asSeenInRss(xml: string): Seen {
  const [channel] = childrenOf(parseXml(xml), 'channel');
  if (channel === undefined) throw new Error('no channel');
  return {
    feed: ['title', 'description', 'link'].map((name) => textOfChild(channel, name)),
    items: childrenOf(channel, 'item').map((item) => ({
      id: textOfChild(item, 'guid'),
      url: textOfChild(item, 'link'),
      title: textOfChild(item, 'title'),
      summary: textOfChild(item, 'description'),
      html: textOfChild(item, 'content:encoded'),
      published: instant(textOfChild(item, 'pubDate')),
      creator: textOfChild(item, 'dc:creator'),
      terms: childrenOf(item, 'category').map(({ text }) => text),
    })),
  };
}

function asSeenInAtom(xml: string): Seen {
  const feed = parseXml(xml);
  const link = (element: typeof feed, rel: string) =>
    childrenOf(element, 'link').find(({ attributes }) => attributes.rel === rel)?.attributes.href;
  return {
    feed: [textOfChild(feed, 'title'), textOfChild(feed, 'subtitle'), link(feed, 'alternate')],
    items: childrenOf(feed, 'entry').map((entry) => {
      const [author] = childrenOf(entry, 'author');
      return {
        id: textOfChild(entry, 'id'),
        url: link(entry, 'alternate'),
        title: textOfChild(entry, 'title'),
        summary: textOfChild(entry, 'summary'),
        html: textOfChild(entry, 'content'),
        published: instant(textOfChild(entry, 'published')),
        creator: author && textOfChild(author, 'name'),
        terms: childrenOf(entry, 'category').map(({ attributes }) => attributes.term),
      };
    }),
  };
}

function asSeenInJson(json: string): Seen {
  const feed: Json = JSON.parse(json);
  const items = feed.items as Record<string, string>[];
  return {
    feed: [feed.title, feed.description, feed.home_page_url],
    items: items.map((item) => ({
      id: item.id,
      url: item.url,
      title: item.title,
      summary: item.summary,
      html: item.content_html,
      published: instant(item.date_published),
      creator: (item.authors as unknown as { name: string }[])[0]?.name,
      terms: item.tags,
    })),
  };
}
