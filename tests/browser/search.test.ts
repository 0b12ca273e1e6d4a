// The search of a portal of a hundred governments as a reader has it: twelve searches, what comes first, and what each loads.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser, Page, Response } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PublicServer, servePublic } from '../../cli/server.ts';
import { type InventedGovernment, inventGovernment } from '../publish/search/governments.ts';
import { searchFilesOf, searchPortal } from '../publish/search/search-portal.ts';
import { axeViolations } from './accessibility.ts';
import { startChromium } from './chromium.ts';
import { tooWide } from './fit.ts';

const GOVERNMENTS = 100;
const MEETINGS = 40;
/** All that a query loads, the page with its style and its script among it, as it comes over the wire. */
const MOST_BYTES = 300_000;

const governments = Array.from({ length: GOVERNMENTS }, (_, i) => inventGovernment(i, MEETINGS));
const county = at(41);
const newest = county.meetings.at(-1)?.document;
const place = county.source.name.replace('人民政府', '');
const chair = newest?.attendance[0]?.name ?? '';
const title = newest?.decisions[0]?.documents?.[0]?.title ?? '';
const sentence = newest?.decisions[0]?.text ?? '';

function at(i: number): InventedGovernment {
  const found = governments[i];
  if (found === undefined) throw new Error(`no government ${i}`);
  return found;
}

const folder = mkdtempSync(join(tmpdir(), 'open-minutes-search-'));
let server: PublicServer;
let browser: Browser;
beforeAll(async () => {
  for (const [path, text] of await searchPortal(governments)) write(path, text);
  server = await servePublic(folder, { port: 0 });
  browser = await startChromium();
}, 400_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

interface Shown {
  readonly state: string;
  /** What it says of another word than the one that was typed. */
  readonly notice: string;
  /** A heading with the lines under it. */
  readonly groups: readonly (readonly [heading: string, lines: readonly string[]])[];
  /** Where the first line leads. */
  readonly href: string;
  readonly marks: readonly string[];
}

async function opened(path: string, width = 1280): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  const page = await context.newPage();
  await page.goto(`http://localhost:${server.port}/${path}`);
  return page;
}

async function shownOn(page: Page): Promise<Shown> {
  await page.waitForFunction(() => {
    const state = document.querySelector('#search-state')?.textContent ?? '';
    return state !== '' && !/^(?:正在|Searching)/.test(state);
  });
  return await page.evaluate(() => ({
    state: document.querySelector('#search-state')?.textContent ?? '',
    notice: document.querySelector('#results .notice')?.textContent ?? '',
    groups: [...document.querySelectorAll('#results section')].map((section): [string, string[]] => [
      section.querySelector('h2')?.textContent ?? '',
      [...section.querySelectorAll('li')].map((item) =>
        [...item.childNodes]
          .map((node) => node.textContent?.trim() ?? '')
          .filter((text) => text !== '')
          .join(' '),
      ),
    ]),
    href: document.querySelector('#results li a')?.getAttribute('href') ?? '',
    marks: [
      ...new Set([...document.querySelectorAll('#results mark')].map((mark) => mark.textContent ?? '')),
    ],
  }));
}

const addressOf = (query: string, source?: string): string =>
  `search.html?${new URLSearchParams({ q: query, ...(source !== undefined && { source }) })}`;

const report: string[] = [];
afterAll(() => console.log(report.join('\n')));

/** What a response takes on its way, and when it is unpacked, in bytes. */
const sizeOf = async (response: Response): Promise<readonly [onTheWire: number, whole: number]> => [
  (await response.request().sizes()).responseBodySize,
  (await response.body()).length,
];

/** Searches in a window of its own, and notes what that has loaded. */
async function search(query: string, source?: string): Promise<Shown> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const bodies: Promise<readonly [onTheWire: number, whole: number]>[] = [];
  const faults: string[] = [];
  page.on('response', (response) => {
    if (response.ok()) bodies.push(sizeOf(response));
    else faults.push(`${response.status()}: ${response.url()}`);
  });
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(`http://localhost:${server.port}/${addressOf(query, source)}`);
  const shown = await shownOn(page);
  const loaded = await Promise.all(bodies);
  const bytes = loaded.reduce((sum, [onTheWire]) => sum + onTheWire, 0);
  const whole = loaded.reduce((sum, [, size]) => sum + size, 0);
  const [heading = '', lines] = shown.groups[0] ?? [];
  report.push(
    `${query}${source === undefined ? '' : ` (${source})`}: ${Math.round(bytes / 1000)} KB, ${Math.round(whole / 1000)} KB unpacked, ${loaded.length} files. ${shown.state}${shown.notice} ${heading}: ${lines?.[0]?.slice(0, 100) ?? ''}`,
  );
  expect(faults).toEqual([]);
  expect(bytes).toBeLessThan(MOST_BYTES);
  await context.close();
  return shown;
}

/** The names of the groups, in their order. */
const named = ({ groups }: Shown): string[] => groups.map(([heading]) => heading.replace(/ \d+\+?$/, ''));
const firstOf = ({ groups }: Shown): string => groups[0]?.[1][0] ?? '';
/** The lines of a group. */
const linesOf = ({ groups }: Shown, name: string): readonly string[] =>
  groups.find(([heading]) => heading.startsWith(name))?.[1] ?? [];

describe('a search over a hundred governments', () => {
  it('for a person: first the person, with post and government', async () => {
    const shown = await search(chair);
    expect(named(shown)[0]).toBe('人员');
    expect(firstOf(shown)).toContain(`${chair} ${place}人民政府 · 县长`);
    expect(shown.href).toMatch(/^county-\d+\/people\/[0-9a-f]{16}\.html$/);
    expect(shown.marks).toEqual([chair]);
  });

  it('for a department: first the departments of that name, then what they are to do', async () => {
    const shown = await search('财政局');
    expect(named(shown)).toEqual(['部门和单位', '决定']);
    // There are more of both, and the counts say so.
    expect(shown.groups.map(([heading]) => /\+$/.test(heading))).toEqual([true, true]);
    for (const line of linesOf(shown, '部门和单位')) expect(line).toContain('财政局');
    expect(shown.href).toMatch(/^county-\d+\/organizations\/[0-9a-f]{16}\.html$/);
    expect(shown.marks).toEqual(['财政局']);
  });

  it('for a department under the name of its county: that one alone', async () => {
    const body = newest?.decisions[0]?.responsible[0]?.name.replace(/^县/, '') ?? '';
    const shown = await search(`${place}${body}`);
    expect(named(shown)[0]).toBe('部门和单位');
    const organizations = linesOf(shown, '部门和单位');
    expect(organizations).toHaveLength(1);
    expect(organizations[0]).toContain(`${place}人民政府`);
    expect(linesOf(shown, '决定').length).toBeGreaterThan(0);
    for (const line of linesOf(shown, '决定')) expect(line).toContain(`${place}人民政府`);
  });

  it('for the word of a topic: documents, headings and sentences that have it, newest first', async () => {
    const shown = await search('垃圾分类');
    expect(named(shown)).toEqual(['文件', '议题', '决定']);
    const days = linesOf(shown, '决定').map((line) => /\d{4}-\d\d-\d\d$/.exec(line)?.[0] ?? '');
    expect(days).toEqual(days.toSorted().reverse());
    for (const [, lines] of shown.groups) for (const line of lines) expect(line).toContain('垃圾分类');
    expect(shown.marks).toEqual(['垃圾分类']);
  });

  it('in traditional characters: the same', async () => {
    const [hant, hans] = [await search('養老服務'), await search('养老服务')];
    expect(hant.groups).toEqual(hans.groups);
    expect(hant.groups.length).toBeGreaterThan(0);
    expect(hant.marks).toEqual(['养老服务']);
  });

  it('with one wrong character: says so, and finds what was meant', async () => {
    const shown = await search('渡囗管理');
    expect(shown.notice).toBe('没有“渡囗管理”。下面是只差一个字的“渡口管理”。');
    expect(shown.marks).toEqual(['渡口管理']);
    const wrong = `${chair.charAt(0)}囗${chair.slice(2)}`;
    const person = await search(wrong);
    expect(person.notice).toContain(`“${chair}”`);
    expect(firstOf(person)).toContain(chair);
  });

  it('for two words: only what has both', async () => {
    const shown = await search('渡口管理 水利局');
    expect(linesOf(shown, '决定').length).toBeGreaterThan(0);
    for (const line of linesOf(shown, '决定')) expect(line).toMatch(/渡口管理.*水利局/);
    expect([...shown.marks].sort()).toEqual(['水利局', '渡口管理']);
  });

  it('for a number: the meetings of that number, and no other', async () => {
    const shown = await search('第17次');
    expect(named(shown)).toEqual(['会议']);
    for (const line of linesOf(shown, '会议')) expect(line).toMatch(/^第17次常务会议/);
    expect((await search('第十七次')).groups).toEqual(shown.groups);
  });

  it('for a day, however it is written: the meetings of that day, then deadlines', async () => {
    const shown = await search('2024年8月18日');
    expect(named(shown)).toEqual(['会议', '决定']);
    for (const line of linesOf(shown, '会议')) expect(line).toContain('2024-08-18');
    for (const line of linesOf(shown, '决定')) expect(line).toContain('2024年8月18日');
    expect((await search('2024-08-18')).groups).toEqual(shown.groups);
  });

  it('for a document: first the document', async () => {
    const shown = await search(`《${title}》`);
    expect(named(shown)[0]).toBe('文件');
    expect(firstOf(shown)).toContain(title);
  });

  it('for a sentence: that sentence', async () => {
    const shown = await search(sentence);
    expect(named(shown)).toEqual(['决定']);
    expect(shown.groups[0]?.[1]).toHaveLength(1);
    expect(shown.href).toBe(
      `${county.source.id}/meetings/2024/${newest?.number}.html#d-${newest?.decisions[0]?.id.split('/').at(-1)}`,
    );
  });

  it('for a government: the government', async () => {
    const shown = await search(place);
    expect(named(shown)[0]).toBe('政府');
    expect(shown.href).toBe(`${county.source.id}/index.html`);
  });

  it('for what there is not: says so', async () => {
    const shown = await search('空间站对接');
    expect(shown.state).toContain('没有找到');
    expect(shown.groups).toEqual([]);
  });

  it('goes on where the reader asks for more, and says what is left', async () => {
    const page = await opened(addressOf('财政局'));
    const before = await shownOn(page);
    const left = ({ state }: Shown): number => Number(/还有(\d+)份/.exec(state)?.[1]);
    expect(left(before)).toBeGreaterThan(100);
    await page.getByRole('button', { name: '继续往前查' }).click();
    await expect.poll(async () => left(await shownOn(page))).toBeLessThan(left(before));
    const after = await shownOn(page);
    expect(linesOf(after, '决定').length).toBeGreaterThan(linesOf(before, '决定').length);
    await page.context().close();
  });
});

describe('the search of one government', () => {
  it('finds there alone, all of it', async () => {
    const { id } = county.source;
    const shown = await search('局', id);
    expect(shown.groups.length).toBeGreaterThan(1);
    for (const [, lines] of shown.groups)
      for (const line of lines) expect(line).toContain(`${place}人民政府`);
    const body = newest?.decisions[0]?.responsible[0]?.name.replace(/^县/, '') ?? '';
    const named = await search(body, id);
    const all = county.meetings.flatMap(({ document }) => document.decisions);
    expect(linesOf(named, '决定')).toHaveLength(all.filter(({ text }) => text.includes(body)).length);
  });

  it('shows nothing any more of what was taken down, whatever the index of all still says', async () => {
    const gone = at(60);
    const [last] = gone.meetings.slice(-1);
    const decided = last?.document.decisions[0]?.text ?? '';
    expect((await search(decided)).groups).toHaveLength(1);
    const { files } = await searchFilesOf({ ...gone, meetings: gone.meetings.slice(0, -1) });
    for (const [path, text] of files) write(path, text);
    for (const source of [undefined, gone.source.id])
      expect((await search(decided, source)).groups).toEqual([]);
  });

  it('finds what came after the index of all was made', async () => {
    const late = at(70);
    const more = inventGovernment(70, MEETINGS + 1).meetings.at(0);
    if (more === undefined) throw new Error('no meeting');
    const decided = '另行研究月球基地用地';
    const meeting = {
      ...more,
      version: 'one more',
      document: {
        ...more.document,
        id: `${late.source.id}/2025/1`,
        heldOn: '2025-01-08',
        decisions: more.document.decisions.slice(0, 1).map((decision) => ({ ...decision, text: decided })),
      },
    };
    const { files } = await searchFilesOf({ ...late, meetings: [...late.meetings, meeting] });
    for (const [path, text] of files) write(path, text);
    expect((await search('月球基地', late.source.id)).groups).toHaveLength(1);
  });
});

describe('the search for whoever', () => {
  it('has a keyboard: from the field of the home page to the first result', async () => {
    const page = await opened('index.html');
    await page.getByRole('searchbox').first().focus();
    await page.keyboard.type(place);
    await page.keyboard.press('Enter');
    await page.waitForURL(/search\.html\?q=/);
    const shown = await shownOn(page);
    await page.locator('#q').focus();
    for (let i = 0; i < 6; i++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement?.closest('#results') !== null)) break;
    }
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe(shown.href);
    await page.goBack();
    await page.waitForURL(/index\.html/);
    await page.context().close();
  });

  it('goes back and forth: each search has its address', async () => {
    const page = await opened(addressOf('垃圾分类'));
    const first = await shownOn(page);
    await page.fill('#q', '空间站对接');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await shownOn(page)).groups).toEqual([]);
    await page.goBack();
    await expect.poll(async () => (await shownOn(page)).groups).toEqual(first.groups);
    expect(await page.inputValue('#q')).toBe('垃圾分类');
    await page.context().close();
  });

  it('has no scripts: no field, a page that says so and has every government', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    for (const path of ['index.html', 'search.html', 'en/search.html']) {
      await page.goto(`http://localhost:${server.port}/${path}`);
      expect(await page.locator('input:visible, button:visible').count()).toBe(0);
    }
    await page.goto(`http://localhost:${server.port}/search.html`);
    expect(await page.locator('.notice').innerText()).toContain('JavaScript');
    expect(await page.locator('.governments a').count()).toBe(GOVERNMENTS);
    await context.close();
  });

  it.each([360, 1280])(
    'has a window %i px wide: it fits, and axe has nothing to object to',
    async (width) => {
      for (const query of ['财政局', '渡囗管理', `《${title}》`]) {
        const page = await opened(addressOf(query), width);
        await shownOn(page);
        expect(await tooWide(page)).toEqual([]);
        expect(await axeViolations(page)).toEqual([]);
        await page.context().close();
      }
    },
  );

  it.each(['hant', 'en'])('reads another language (%s): the page says it in that', async (edition) => {
    const page = await opened(`${edition}/${addressOf('渡囗管理')}`);
    const { notice, groups, href } = await shownOn(page);
    expect(notice).toContain('渡口管理');
    expect(groups.map(([heading]) => heading.replace(/ \d+\+?$/, ''))).toEqual(
      edition === 'en' ? ['Documents', 'Agenda items', 'Decisions'] : ['檔案', '議題', '決定'],
    );
    expect(href).toMatch(/^\.\.\/county-/);
    await page.context().close();
  });
});
