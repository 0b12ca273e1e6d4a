// A source on a test server is followed in a data folder, and what is published says how it fares.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCrawler } from '../../cli/crawl.ts';
import { type Folder, openFolder } from '../../cli/folder.ts';
import { healthDepsOf } from '../../cli/health.ts';
import { publishFolder } from '../../cli/publish-folder.ts';
import { DEFAULT_PORT, localBaseUrl } from '../../cli/server.ts';
import type { Terminal } from '../../cli/terminal.ts';
import { checkHealth } from '../../functions/health/check.ts';
import { trialSite } from '../../functions/publish/identity.ts';
import type { Log, LogFields } from '../../functions/shared/log.ts';
import { validator } from '../../functions/shared/validate.ts';
import type { SourceStatus, Status } from '../../schemas/generated/status.ts';
import schema from '../../schemas/status.schema.json' with { type: 'json' };
import { entry, listPage, minutesPage } from '../crawl/pages.ts';
import { type Replica, startReplica } from '../crawl/replica.ts';
import { sourceOn } from '../crawl/world.ts';

const ID = 'yunling-qingxi';
const asStatus = validator<Status>(schema, 'status');
const numbers = [1, 2, 3, 4, 6, 7, 8, 9];

let replica: Replica;
let data: string;
let embedded: Folder;
let told: { message: string; fields: LogFields | undefined }[];
let terminal: Terminal;

beforeEach(async () => {
  replica = await startReplica();
  data = mkdtempSync(join(tmpdir(), 'open-minutes-health-'));
  mkdirSync(join(data, 'sources'));
  const source = {
    ...sourceOn(replica, {}, { everyMinutes: 1, limits: { spacingSeconds: 0, timeoutSeconds: 20 } }),
    id: ID,
    hosts: [],
  };
  writeFileSync(join(data, 'sources', `${ID}.json`), JSON.stringify(source));
  embedded = await openFolder(data);
  told = [];
  const tell = (message: string, fields?: LogFields) => {
    told.push({ message, fields });
  };
  const log: Log = { info: tell, warn: tell, error: tell };
  terminal = { out: () => {}, err: () => {}, progress: { step: () => {}, clear: () => {} }, log };
});
afterEach(async () => {
  await embedded.close();
  await replica.close();
  rmSync(data, { recursive: true, force: true });
});

function publish(which: readonly number[]): void {
  const listed = [...which].reverse().map(entry);
  replica.pages.set('/zwgk/cwhy/', listPage(listed));
  for (const one of listed) replica.pages.set(one.path, minutesPage(one));
}

/** A look at the source whether it is due or not, and everything that follows. */
async function follow(): Promise<SourceStatus> {
  const crawler = openCrawler(embedded, { allowPrivate: true });
  try {
    const until = new Date(Date.now() + 30_000);
    await crawler.round(until, new AbortController().signal, terminal, new Set([ID]));
  } finally {
    await crawler.close();
  }
  await publishFolder(embedded, trialSite(localBaseUrl(DEFAULT_PORT)), terminal);
  const status = published().sources.find(({ id }) => id === ID);
  if (status === undefined) throw new Error('the source has no status');
  return status;
}

const published = (): Status => asStatus(JSON.parse(readFileSync(join(data, 'public/status.json'), 'utf8')));
const page = (): string => readFileSync(join(data, 'public/status.html'), 'utf8');

describe('a followed source', () => {
  it('has a status that says what was found, and what is missing', async () => {
    publish(numbers);
    const status = await follow();
    // Its minutes are of 2024, one a week: nothing has come for years.
    expect(status).toMatchObject({
      state: 'silent',
      meetings: 8,
      listedOn: entry(9).day,
      cadenceDays: 7,
      newest: { meeting: `${ID}/2024/9`, heldOn: entry(9).day },
      addresses: { waiting: 0, fetched: 8, gone: 0, missing: 0, refused: 0 },
      gaps: [{ of: 'meeting-number', series: '常务会议', sequence: '2024', missing: '5', count: 1 }],
      history: { complete: true },
    });
    expect(page()).toContain('常务会议2024年缺第5次');
    expect(page()).toContain('久无新纪要');
    expect(told).toContainEqual({
      message: 'source unwell',
      fields: expect.objectContaining({ source: ID, state: 'silent' }),
    });
  });

  it('fails when its list is gone, and is said to have recovered', async () => {
    publish(numbers);
    const { state } = await follow();
    replica.pages.delete('/zwgk/cwhy/');
    const failing = await follow();
    expect(failing).toMatchObject({
      state: 'failing',
      before: state,
      lastError: { code: 'list-gone', failures: 1 },
    });
    expect(page()).toContain('列表页已不存在');
    publish(numbers);
    const recovered = await follow();
    expect(recovered).toMatchObject({ state, before: 'failing' });
    expect(recovered.lastError).toBeUndefined();
  });

  it('names what could not be fetched, with the reason', async () => {
    publish(numbers);
    replica.pages.delete(entry(3).path);
    replica.pages.set('/robots.txt', `User-agent: *\nDisallow: ${entry(4).path}\n`);
    const status = await follow();
    expect(status.addresses).toMatchObject({ fetched: 6, refused: 1 });
    expect(status.unfetched?.map(({ code, count }) => [code, count])).toContainEqual(['disallowed', 1]);
    expect(status.unfetched?.flatMap(({ examples }) => examples.map(({ title }) => title))).toContain(
      entry(4).title,
    );
    expect(page()).toContain('没有取到的网页');
  });

  it('names pages that were put aside', async () => {
    publish(numbers);
    replica.pages.set(entry(3).path, '<html><body><p>系统维护中。</p></body></html>');
    const status = await follow();
    expect(status.quarantined).toMatchObject({
      count: 1,
      pages: [{ url: `${replica.origin}${entry(3).path}` }],
    });
    expect(page()).toContain('没有读懂的网页1个');
  });

  it('is written only when something has happened', async () => {
    publish(numbers);
    await follow();
    const [first, html] = [JSON.stringify(published()), page()];
    const { changed } = await checkHealth(healthDepsOf(embedded, terminal));
    expect(changed).toBe(false);
    await follow();
    expect(JSON.stringify(published())).toBe(first);
    expect(page()).toBe(html);
  });

  it('has no status any more when it is switched off and holds nothing', async () => {
    publish([]);
    replica.pages.set('/zwgk/cwhy/', listPage([{ path: '/a.html', title: '通知', day: '2024-01-01' }]));
    expect((await follow()).state).toBe('well');
    await checkHealth({ ...healthDepsOf(embedded, terminal), sources: [] });
    expect(await embedded.statuses.all()).toEqual([]);
  });
});
