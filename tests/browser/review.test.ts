// The review desk as the person has it who works there: by the keyboard alone, at three widths, for an hour's worth of
// doubtful facts. What is timed is the machine; how long a person reads is another matter.
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { doubtfulPage, pageOfSeveral } from '../doubtful-page.ts';
import { projectRoot, type Running, runCommand, startCommand } from '../end-to-end/command-line.ts';
import { axeViolations } from './accessibility.ts';
import { startChromium } from './chromium.ts';
import { DeskUser } from './desk-user.ts';
import { tabFaults } from './keyboard.ts';

const FIXTURES = join(projectRoot, 'tests/fixtures/first-reading');
/** Milliseconds for what takes a hundred pages. */
const LONG = 600_000;
const FACTS = 60;
/** Milliseconds within which a change is felt as one with the key, mostly; and within which nobody loses the thread, always. */
const FAST = { median: 100, most: 1_000 };

const { screenshots } = inject('portal');
const folder = mkdtempSync(join(tmpdir(), 'open-minutes-review-desk-'));
const data = join(folder, 'data');
let browser: Browser;
let desk: Running;
let url: string;

beforeAll(async () => {
  const [pages, doubtful] = [join(folder, 'pages'), join(folder, 'doubtful')];
  for (const made of [pages, doubtful]) mkdirSync(made);
  for (const file of readdirSync(FIXTURES).filter((name) => /^[a-f]-\d+\.(?:txt|html)$/u.test(name)))
    copyFileSync(join(FIXTURES, file), join(doubtful, file));
  writeFileSync(join(pages, 'doubtful.txt'), doubtfulPage.text);
  writeFileSync(join(pages, 'several.txt'), pageOfSeveral.text);
  // The pages of invented governments, as if they were of one: they are doubtful in every way there is.
  await runCommand('ingest', '--data', data, '--source', 'yunze', doubtful);
  await runCommand('ingest', '--data', data, pages);
  desk = startCommand(['review', '--serve', '--data', data, '--golds', join(folder, 'golds')]);
  await desk.says('Ctrl-C records');
  url = /http:\S+/u.exec(desk.stdout())?.[0] ?? '';
  browser = await startChromium();
}, LONG);
afterAll(async () => {
  await browser.close();
  desk.process.kill('SIGKILL');
  await desk.ended;
  rmSync(folder, { recursive: true, force: true });
});

async function open(width: number, theme: 'light' | 'dark' = 'light', locale = 'zh-CN'): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme: theme, locale });
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForSelector('#case[data-case]');
  return page;
}
const picture = async (page: Page, name: string) => {
  if (screenshots !== undefined) await page.screenshot({ path: join(screenshots, `review-${name}.png`) });
};
/** What sticks out of the window, or of its pane. */
const tooWide = (page: Page) =>
  page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('main > *, .bar, .keys')]
      .filter((pane) => pane.scrollWidth > pane.clientWidth + 1)
      .map((pane) => `${pane.tagName} ${pane.id}: ${pane.scrollWidth} > ${pane.clientWidth}`),
  );

describe.each([
  [1280, 'light'],
  [1280, 'dark'],
  [1024, 'light'],
  [360, 'light'],
] as const)('at %d px, %s', (width, theme) => {
  it.each([
    ['a case', ''],
    ['a case that asks which government', 'j'],
    ['a form of a decision', 'j j e'],
    ['a choice of governments', 'j g'],
    ['the reports', 'r'],
    ['the keys', '?'],
  ])('%s fits, and axe has nothing against it', async (name, keys) => {
    const page = await open(width, theme);
    for (const key of keys.split(' ').filter((one) => one !== '')) {
      await page.keyboard.press(key);
      await page.waitForTimeout(150);
    }
    await picture(page, `${name.replaceAll(' ', '-')}-${width}-${theme}`);
    expect(await tooWide(page)).toEqual([]);
    expect(await axeViolations(page)).toEqual([]);
    await page.context().close();
  });
});

it('can be walked through with the tabulator, and every stop is seen', async () => {
  const page = await open(1280);
  // From the top, not from the case that is open.
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
  });
  expect(await tabFaults(page)).toEqual([]);
  await page.context().close();
});

it('speaks English to who asks for it', async () => {
  const page = await open(1280, 'light', 'en-GB');
  expect(await page.locator('h1').innerText()).toBe('Review desk');
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await page.context().close();
});

it('lets single keys be switched off, and writes in its fields what is typed', async () => {
  const page = await open(1280);
  await page.focus('#by');
  await page.keyboard.type('jake');
  expect(await page.inputValue('#by')).toBe('jake');
  await page.keyboard.press('Enter');
  await page.keyboard.press('?');
  await page.uncheck('#single-keys');
  await page.keyboard.press('Escape');
  const before = await page.getAttribute('#case', 'data-case');
  await page.keyboard.press('j');
  await page.waitForTimeout(200);
  expect(await page.getAttribute('#case', 'data-case')).toBe(before);
  await page.context().close();
});

describe('an hour at the desk', () => {
  let user: DeskUser;
  let page: Page;
  const before: number[] = [];
  const counts = async () => (await page.locator('.count').allInnerTexts()).map(Number);
  beforeAll(async () => {
    page = await open(1280);
    user = await DeskUser.at(page, '复核员');
    before.push(...(await counts()));
  });
  afterAll(() => page.context().close());

  it('begins with enough to do', () => {
    expect(before).toEqual([0, 2, expect.any(Number)]);
    expect(before[2]).toBeGreaterThanOrEqual(FACTS + 10);
  });

  it('publishes what waits, and says which government a page is of', async () => {
    await user.decides('approve', ['a']);
    await user.decides('government', ['g', '1', 'Enter']);
    expect((await counts())[1]).toBe(0);
  });

  it(`decides ${FACTS} doubtful facts by the keyboard, and waits for nothing`, async () => {
    for (let count = 0; count < FACTS; count += 1) {
      if (count % 20 === 19) {
        await user.decides('right', ['a']);
        await user.undoes();
      }
      const canBeRemoved = (await page.locator('button[data-act=remove]').count()) > 0;
      if (count % 10 === 4 && canBeRemoved) await user.decides('remove', ['x', 'Control+Enter']);
      else if (count % 5 === 2) await user.corrects();
      else await user.decides('right', ['a']);
    }
    expect(user.settled.size).toBeGreaterThanOrEqual(FACTS);
    console.log(user.report());
    expect(user.percentile('seen', 0.5)).toBeLessThan(FAST.median);
    expect(user.percentile('seen', 0.95)).toBeLessThan(FAST.most);
  });

  it('adds a person by the words of the page, and a decision by those that are selected', async () => {
    const listed = () => page.locator('#case .facts button').allInnerTexts();
    const before = await listed();
    const line = page.locator('#text .sheet p', { hasText: /.{8,}/u }).last();
    const words = (await line.innerText()).trim();
    await page.keyboard.press('p');
    await page.waitForSelector('form.act [name=words]');
    await page.keyboard.type(words.slice(0, 4));
    await page.keyboard.press('Control+Enter');
    await page.waitForFunction(
      (count) => document.querySelectorAll('#case .facts button').length === count + 1,
      before.length,
    );
    expect((await listed()).filter((one) => one.includes(words.slice(0, 4)))).not.toEqual([]);
    await page.keyboard.press('u');
    await page.waitForFunction(
      (count) => document.querySelectorAll('#case .facts button').length === count,
      before.length,
    );

    await line.selectText();
    await page.keyboard.press('n');
    await page.waitForSelector('form.act [name=subjects]');
    expect(await page.inputValue('form.act [name=words]')).toBe(words);
    await picture(page, 'a-decision-that-is-added');
    expect(await axeViolations(page)).toEqual([]);
    await page.fill('form.act [name=subjects]', '补上的事项');
    await page.keyboard.press('Control+Enter');
    await page.waitForFunction(
      (count) => document.querySelectorAll('#case .facts button').length === count + 1,
      before.length,
    );
    expect((await listed()).filter((one) => one.includes('补上的事项'))).toHaveLength(1);
    await page.keyboard.press('u');
  });

  it('takes a report in, and opens it where it belongs', async () => {
    await user.takesIn(
      `责任单位不对 https://minutes.example.org/${doubtfulPage.meeting.replace('/', '/meetings/')}.html`,
    );
    expect((await counts())[0]).toBe(1);
    expect(await page.locator('#case blockquote').innerText()).toContain('责任单位不对');
    await user.decides('dismiss', ['d']);
    expect((await counts())[0]).toBe(0);
  });

  it(
    'ends with everything recorded and published',
    async () => {
      desk.process.kill('SIGINT');
      const { status, stdout, stderr } = await desk.ended;
      expect(stderr).toBe('');
      expect(status).toBe(0);
      const [, decided = '0'] = /(\d+) decided\.\n$/u.exec(stdout) ?? [];
      expect(Number(decided)).toBeGreaterThanOrEqual(FACTS);

      const golds = await runCommand('review', 'golds', join(folder, 'golds'), '--data', data);
      expect(golds.stdout).toMatch(/^[1-9]\d* meetings that were reviewed are golds/u);
      desk = startCommand(['review', '--serve', '--data', data]);
      await desk.says('Ctrl-C records');
      url = /http:\S+/u.exec(desk.stdout())?.[0] ?? '';
      const later = await open(1280);
      const asked = await later.$$eval('[data-case]', (all) =>
        all.map((one) => one.getAttribute('data-case') ?? ''),
      );
      expect(asked.length).toBeGreaterThan(20);
      expect(asked.filter((id) => user.settled.has(id))).toEqual([]);
      await later.context().close();
    },
    LONG,
  );
});
