// The hub is a real server on this machine: what it is asked, and what happens when it does not answer.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hubAnnounce } from '../../functions/publish/announce.http.ts';
import { renderAtom } from '../../functions/publish/feeds/atom.ts';
import { decisionsFeed } from '../../functions/publish/feeds/feed.ts';
import { scopeFeed } from '../../functions/publish/feeds/feed-about.ts';
import { renderJsonFeed } from '../../functions/publish/feeds/json-feed.ts';
import { renderRss } from '../../functions/publish/feeds/rss.ts';
import { linkHeader } from '../../functions/publish/websub.ts';
import { undiciHttp } from '../../functions/shared/http/http.undici.ts';
import type { Log } from '../../functions/shared/log.ts';
import { atomViolations } from './feeds/atom-rules.ts';
import { jsonFeedViolations } from './feeds/json-feed-rules.ts';
import { rssViolations } from './feeds/rss-rules.ts';
import { openPipeline } from './pipeline.ts';
import { site, sources } from './settings.ts';
import { smallMeeting } from './small-meeting.ts';

interface Asked {
  readonly type: string | undefined;
  readonly form: URLSearchParams;
}

let hub: Server;
let asked: Asked[];
/** The statuses with which the hub answers, one after the other; then 204. */
let statuses: number[];
let complaints: unknown[];
const http = undiciHttp({ allowPrivate: true });
const log: Log = {
  info: () => {},
  warn: () => {},
  error: (_, facts) => {
    complaints.push(facts);
  },
};

beforeEach(async () => {
  [asked, statuses, complaints] = [[], [], []];
  hub = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString('utf8');
    });
    request.on('end', () => {
      asked.push({ type: request.headers['content-type'], form: new URLSearchParams(body) });
      response.statusCode = statuses.shift() ?? 204;
      response.end();
    });
  });
  await new Promise<void>((resolve) => hub.listen(0, '127.0.0.1', resolve));
});
afterEach(() => new Promise((resolve) => hub.close(resolve)));

const withHub = () => ({ ...site, hubUrl: `http://127.0.0.1:${(hub.address() as AddressInfo).port}/hub` });
const told = hubAnnounce({ http, log, sleep: async () => {} });
const announce = () => (written: readonly string[]) => told(written, withHub());

describe('the hub', () => {
  it('is told of the feeds that were written, and of nothing else', async () => {
    await announce()([
      'yunze/decisions.xml',
      'yunze/topics/transport.json',
      'yunze/topics/transport.html',
      'yunze/archive/decisions/2024.xml',
      'yunze/people/0123456789abcdef.json',
      'yunze/meetings/2024/1.json',
    ]);
    expect(asked).toHaveLength(1);
    expect(asked[0]?.type).toMatch(/^application\/x-www-form-urlencoded/);
    expect([...(asked[0]?.form ?? [])]).toEqual([
      ['hub.mode', 'publish'],
      ['hub.url', 'https://minutes.example/cn/yunze/decisions.xml'],
      ['hub.url', 'https://minutes.example/cn/yunze/topics/transport.json'],
    ]);
  });

  it('is left alone when no feed was written', async () => {
    await announce()(['yunze/index.html']);
    expect(asked).toEqual([]);
  });

  it('is asked again when it is overwhelmed', async () => {
    statuses = [503, 429];
    await announce()(['yunze/decisions.xml']);
    expect(asked).toHaveLength(3);
    expect(complaints).toEqual([]);
  });

  it('is not asked again when it refuses', async () => {
    statuses = [400];
    await announce()(['yunze/decisions.xml']);
    expect(asked).toHaveLength(1);
    expect(complaints).toMatchObject([{ reason: 'status 400' }]);
  });

  it('may be gone: that is said, and nothing fails', async () => {
    const gone = { ...site, hubUrl: 'http://127.0.0.1:1/hub' };
    await told(['yunze/decisions.xml'], gone);
    expect(complaints).toHaveLength(1);
  });
});

/** Decisions, meetings and what is new in three formats, attendance in one, and what a subject area has. */
const EVERY_FEED = 11;

describe('publishing', () => {
  it('tells the hub once the file is there, and not when its bytes are the same', async () => {
    const pipeline = await openPipeline({ site: withHub(), announce: told });
    try {
      await pipeline.commit(smallMeeting('yunze/2024/1', { publishedAt: '2024-03-05' }).document);
      await pipeline.build('yunze');
      expect(asked.map(({ form }) => form.getAll('hub.url').length)).toEqual([EVERY_FEED]);
      expect(Object.keys(await pipeline.folder())).toContain('yunze/decisions.xml');
      await pipeline.commit(smallMeeting('yunze/2024/1', { publishedAt: '2024-03-05' }).document);
      await pipeline.build('yunze');
      expect(asked).toHaveLength(1);
    } finally {
      await pipeline.close();
    }
  });

  it('goes on when the hub is gone', async () => {
    const gone = { ...site, hubUrl: 'http://127.0.0.1:1/hub' };
    const pipeline = await openPipeline({ site: gone, announce: told });
    try {
      await pipeline.commit(smallMeeting('yunze/2024/1').document);
      expect((await pipeline.build('yunze')).state).toBe('built');
      expect(Object.keys(await pipeline.folder())).toContain('yunze/decisions.xml');
    } finally {
      await pipeline.close();
    }
  });
});

describe('a feed of a site with a hub', () => {
  it('names the hub in every format, and breaks no rule', () => {
    const hubSite = { ...site, hubUrl: 'https://hub.example/' };
    const context = {
      site: hubSite,
      sources,
      about: scopeFeed({ site: hubSite, sources }, 'yunze', 'decisions'),
    };
    const model = decisionsFeed(context, []);
    const [rss, atom, json] = [renderRss(model), renderAtom(model), renderJsonFeed(model)];
    expect(rss).toContain('<atom:link href="https://hub.example/" rel="hub"/>');
    expect(atom).toContain('<link rel="hub" href="https://hub.example/"/>');
    expect(JSON.parse(json).hubs).toEqual([{ type: 'WebSub', url: 'https://hub.example/' }]);
    expect(rssViolations(rss, { url: `${model.address}.xml` })).toEqual([]);
    expect(atomViolations(atom, { url: `${model.address}.atom` })).toEqual([]);
    expect(jsonFeedViolations(json, { url: `${model.address}.json` })).toEqual([]);
  });

  it('is served with both links, and only what is subscribed to is', () => {
    const hubSite = { ...site, hubUrl: 'https://hub.example/' };
    expect(linkHeader(hubSite, 'yunze/decisions.xml')).toBe(
      '<https://hub.example/>; rel="hub", <https://minutes.example/cn/yunze/decisions.xml>; rel="self"',
    );
    expect(linkHeader(hubSite, 'yunze/archive/decisions/2024.xml')).toBeUndefined();
    expect(linkHeader(site, 'yunze/decisions.xml')).toBeUndefined();
  });
});
