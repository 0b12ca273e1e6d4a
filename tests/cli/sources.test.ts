// The operator's commands for sources, against a test server.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addSource } from '../../cli/commands/sources-add.ts';
import { checkOneSource } from '../../cli/commands/sources-check.ts';
import { listSources } from '../../cli/commands/sources-list.ts';
import { switchSource } from '../../cli/commands/sources-switch.ts';
import type { Terminal } from '../../cli/terminal.ts';
import { silentLog } from '../../functions/shared/log.ts';
import { readSources } from '../../functions/shared/sources.ts';
import type { List, Source } from '../../schemas/generated/source.ts';
import { entries, entry, listPage, minutesPage } from '../crawl/pages.ts';
import { type Replica, startReplica } from '../crawl/replica.ts';
import { sourceOn } from '../crawl/world.ts';

const ID = 'yunling-qingxi';
let replica: Replica;
let data: string;
let out: string;
let err: string;
const terminal: Terminal = {
  out: (text) => {
    out += text;
  },
  err: (text) => {
    err += text;
  },
  progress: { step: () => {}, clear: () => {} },
  log: silentLog,
};

beforeEach(async () => {
  replica = await startReplica();
  data = mkdtempSync(join(tmpdir(), 'open-minutes-sources-'));
  out = '';
  err = '';
});
afterEach(async () => {
  await replica.close();
  rmSync(data, { recursive: true, force: true });
});

const options = () => ({ data, allowPrivate: true });

/** Two pages of a list, and the minutes on them. */
function publish(): void {
  const all = entries(8, 1);
  replica.pages.set('/zwgk/cwhy/', listPage(all.slice(0, 5), '/zwgk/cwhy/index_2.html'));
  replica.pages.set('/zwgk/cwhy/index_2.html', listPage(all.slice(5)));
  for (const one of all) replica.pages.set(one.path, minutesPage(one));
}

function describeSource(list: Partial<List> & object = {}, more: Partial<Source> = {}): void {
  mkdirSync(join(data, 'sources'), { recursive: true });
  const { crawl, ...source } = sourceOn(replica, list, { limits: { spacingSeconds: 0, timeoutSeconds: 2 } });
  const written = { ...source, id: ID, crawl: { ...crawl, enabled: false }, hosts: [], ...more };
  writeFileSync(join(data, 'sources', `${ID}.json`), JSON.stringify(written));
}

describe('sources', () => {
  it('lists every source, also where there is no data folder yet', async () => {
    rmSync(data, { recursive: true });
    expect(await listSources({ data }, terminal)).toBe(0);
    const [head, ...lines] = out.trimEnd().split('\n');
    expect(head).toMatch(/^id +schedule +state +last success +next due +name$/);
    expect(lines.find((line) => line.startsWith('suzhou-gusu '))).toMatch(
      / off +- +- +- +苏州市姑苏区人民政府$/,
    );
    expect(lines.find((line) => line.startsWith('miluo '))).toMatch(/ none /);
    expect(existsSync(data)).toBe(false);
  });

  it('enable and disable write a copy into the data folder', async () => {
    describeSource();
    expect(await switchSource(ID, true, { data }, terminal)).toBe(0);
    await listSources({ data }, terminal);
    expect(out).toMatch(new RegExp(`^${ID} +on +-`, 'm'));
    await switchSource(ID, true, { data }, terminal);
    expect(out).toContain('already');
    await switchSource(ID, false, { data }, terminal);
    expect(readSources(join(data, 'sources'))[0]?.crawl?.enabled).toBe(false);
  });

  it('enable a source that comes with the code, without touching that', async () => {
    await switchSource('suzhou-gusu', true, { data }, terminal);
    expect(readSources(join(data, 'sources'))).toMatchObject([
      { id: 'suzhou-gusu', crawl: { enabled: true } },
    ]);
  });

  it.each([
    ['an id that is no source', 'nowhere', /there is no source "nowhere"/],
    ['one whose lists nobody has described', 'miluo', /sources add URL/],
  ])('enable refuses %s', async (_, id, message) => {
    await expect(switchSource(id, true, { data }, terminal)).rejects.toThrow(message);
    expect(readdirSync(data)).toEqual([]);
  });
});

describe('sources check', () => {
  it('says what it found, and stores nothing', async () => {
    publish();
    describeSource();
    expect(await checkOneSource(ID, options(), terminal)).toBe(0);
    expect(out).toContain('It names 7 things; by the filter 5 are minutes.');
    expect(out).toContain(`The next page is ${replica.origin}/zwgk/cwhy/index_2.html.`);
    expect(out).toContain(`${entry(8).day}  ${entry(8).title}`);
    expect(out).toContain(`Held ${entry(8).day}, number 8;`);
    expect(out).toContain('All is well.');
    expect(readdirSync(data)).toEqual(['sources']);
    // robots.txt, two pages of the list and two of minutes.
    expect(replica.requests).toHaveLength(5);
  });

  it.each([
    [
      'a page that is no feed',
      '<html><body>维护中</body></html>',
      '! %s cannot be read as a feed: it has no element rss, RDF or feed.',
    ],
    [
      'a feed that names nothing',
      '<rss><channel/></rss>',
      '! Nothing can be read from this feed: it names no page.',
    ],
    [
      'a feed whose items name no page',
      '<rss><channel><item><title>甲</title></item></channel></rss>',
      'Of its 1 items 1 cannot be read: no address stands in them.',
    ],
  ])('has a problem with %s', async (_what, body, says) => {
    describeSource({ kind: 'feed', url: `${replica.origin}/rss.xml` });
    replica.pages.set('/rss.xml', body);
    expect(await checkOneSource(ID, options(), terminal)).toBe(1);
    expect(out).toContain(says.replace('%s', `${replica.origin}/rss.xml`));
  });

  it('names what the filter passes over, where it passes over everything', async () => {
    publish();
    describeSource();
    replica.pages.set(
      '/zwgk/cwhy/',
      listPage([{ path: '/a.html', title: '关于放假的通知', day: '2024-01-02' }]),
    );
    expect(await checkOneSource(ID, options(), terminal)).toBe(1);
    expect(out).toContain('关于放假的通知');
    expect(out).toContain('! No minutes were found in any list.');
  });

  it('says in words that a program opens the entries, and which interface the page asks', async () => {
    describeSource();
    replica.pages.set(
      '/zwgk/cwhy/',
      `<html><body><ul><li><a href="javascript:;" onclick="detail('8a7')">区人民政府第17次常务会议纪要</a></li></ul>
<script>$.ajax({ url: '/api/list', type: 'post' })</script></body></html>`,
    );
    expect(await checkOneSource(ID, options(), terminal)).toBe(1);
    expect(out).toContain(
      "1 entries are opened by a program that does not say where they are (detail('8a7'))",
    );
    expect(out).toContain(`perhaps from ${replica.origin}/api/list`);
  });

  it('reads a list that stands in a script, and follows a page that leads on', async () => {
    describeSource();
    const one = entry(3);
    const rows = JSON.stringify([{ title: one.title, url: one.path, date: `${one.day} 10:00:00` }]);
    replica.pages.set('/zwgk/cwhy/', `<html><body><script>var rows = ${rows};</script></body></html>`);
    replica.pages.set(one.path, '<html><body><iframe src="/real.html"></iframe></body></html>');
    replica.pages.set('/real.html', minutesPage(one));
    expect(await checkOneSource(ID, options(), terminal)).toBe(0);
    expect(out).toContain('1 entries stand as data in a script of the page and were read there.');
    expect(out).toContain(`${one.day}  ${one.title}`);
    expect(out).toContain(`its text is in ${replica.origin}/real.html.`);
    expect(out).toContain(`Held ${one.day}, number 3;`);
  });

  it.each<[what: string, break_: () => void, says: string]>([
    ['a list that is gone', () => replica.pages.delete('/zwgk/cwhy/'), 'is not there.'],
    [
      'a part of the page that is not there',
      () => describeSource({ within: 'ul.gone' }),
      'has no part "ul.gone"',
    ],
    [
      'a next page that repeats the first',
      () => replica.pages.set('/zwgk/cwhy/index_2.html', listPage(entries(8, 1).slice(0, 5))),
      'The next page names the same things as the first',
    ],
    [
      'minutes that cannot be read',
      () => replica.pages.set(entry(8).path, '<html><body><p>系统维护中。</p></body></html>'),
      'It could not be read as minutes',
    ],
    [
      'a list that robots.txt keeps for itself',
      () => replica.pages.set('/robots.txt', 'User-agent: *\nDisallow: /zwgk/\n'),
      'robots.txt does not allow',
    ],
  ])('tells of %s', async (_, break_, says) => {
    publish();
    describeSource();
    break_();
    expect(await checkOneSource(ID, options(), terminal)).toBe(1);
    expect(out).toContain(says);
    expect(out).toMatch(/\d problems?\.\n$/);
  });

  it('does not reach into private networks unless it is told to', async () => {
    publish();
    describeSource();
    expect(await checkOneSource(ID, { data }, terminal)).toBe(1);
    expect(out).toContain('is not fetched');
    expect(replica.requests).toEqual([]);
  });
});

describe('sources add', () => {
  it('proposes a configuration that works', async () => {
    publish();
    expect(
      await addSource(`${replica.origin}/zwgk/cwhy/`, { ...options(), id: ID, write: true }, terminal),
    ).toBe(0);
    const [source] = readSources(join(data, 'sources'));
    expect(source).toMatchObject({
      id: ID,
      crawl: {
        enabled: false,
        lists: [{ kind: 'html', url: `${replica.origin}/zwgk/cwhy/`, within: 'ul.list' }],
      },
    });
    expect(source?.crawl?.minutes).toBeUndefined();
    expect(err).toContain('5 of them look like minutes or reports');
    writeFileSync(
      join(data, 'sources', `${ID}.json`),
      JSON.stringify({ ...source, crawl: { ...source?.crawl, limits: { spacingSeconds: 0 } } }),
    );
    expect(await checkOneSource(ID, options(), terminal)).toBe(0);
  });

  it('prints it, and writes nothing', async () => {
    publish();
    await addSource(`${replica.origin}/zwgk/cwhy/`, options(), terminal);
    expect(JSON.parse(out)).toMatchObject({ id: '127-0-0-1', crawl: { enabled: false } });
    expect(readdirSync(data)).toEqual([]);
  });

  it('does not take a name that an address already has', async () => {
    publish();
    const add = addSource(
      `${replica.origin}/zwgk/cwhy/`,
      { ...options(), id: 'status', write: true },
      terminal,
    );
    await expect(add).rejects.toThrow(/the name is taken/);
    expect(readdirSync(data)).toEqual([]);
  });

  it('does not write over a source', async () => {
    publish();
    const add = () =>
      addSource(`${replica.origin}/zwgk/cwhy/`, { ...options(), id: ID, write: true }, terminal);
    await add();
    const before = readFileSync(join(data, 'sources', `${ID}.json`), 'utf8');
    await expect(add()).rejects.toThrow(/already/);
    await expect(
      addSource(`${replica.origin}/zwgk/cwhy/`, { ...options(), id: 'miluo', write: true }, terminal),
    ).rejects.toThrow(/already/);
    expect(readFileSync(join(data, 'sources', `${ID}.json`), 'utf8')).toBe(before);
  });

  it.each([
    ['something that is no address', 'nowhere', /is no address/],
    ['a page that is not there', '/gone/', /is not there/],
  ])('refuses %s', async (_, url, message) => {
    const address = url.startsWith('/') ? `${replica.origin}${url}` : url;
    await expect(addSource(address, options(), terminal)).rejects.toThrow(message);
  });
});
