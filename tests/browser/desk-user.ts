import type { Page } from 'playwright-core';

/** A decision: what was pressed for it, and how long the machine took. */
interface Decided {
  readonly act: string;
  readonly keystrokes: number;
  /** From the last key until the next case was painted, in milliseconds. */
  readonly seen: number;
  /** From the last key until the desk had checked and taken the decision, in milliseconds. */
  readonly taken: number;
}

/** Notes in the page when keys go down, when another case is painted, and when decisions are taken. */
function clock() {
  const times = { key: 0, painted: 0, taken: 0 };
  Object.assign(window, { deskTimes: times });
  addEventListener(
    'keydown',
    () => {
      times.key = performance.now();
    },
    true,
  );
  const pane = document.getElementById('case');
  new MutationObserver(() =>
    requestAnimationFrame(() =>
      setTimeout(() => {
        times.painted = performance.now();
      }),
    ),
  ).observe(pane ?? document.body, { childList: true, attributes: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      if (/\/decide$/u.test(entry.name)) times.taken = (entry as PerformanceResourceTiming).responseEnd;
  }).observe({ type: 'resource' });
}

/** Who works at the review desk, by the keyboard alone, as fast as the machine allows. */
export class DeskUser {
  readonly #page: Page;
  readonly #decided: Decided[] = [];
  readonly #begun = Date.now();
  /** The cases that were decided and not undone. */
  readonly settled = new Set<string>();

  private constructor(page: Page) {
    this.#page = page;
  }

  static async at(page: Page, name: string): Promise<DeskUser> {
    await page.evaluate(clock);
    await page.focus('#by');
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    return new DeskUser(page);
  }

  /** Presses keys, the last of which decides; waits until another case is there, and the decision is taken. */
  async decides(act: string, keys: readonly string[], typed = 0): Promise<void> {
    const page = this.#page;
    const before = await page.getAttribute('#case', 'data-case');
    for (const [index, key] of keys.entries()) {
      const isForm = index < keys.length - 1;
      await page.keyboard.press(key);
      if (isForm) await page.waitForSelector('form.act');
    }
    const { key, painted, taken } = await this.#until(before);
    if (before !== null) this.settled.add(before);
    this.#decided.push({ act, keystrokes: keys.length + typed, seen: painted - key, taken: taken - key });
  }

  /** Changes the first field of the form that can be changed without breaking anything. */
  async corrects(): Promise<void> {
    const page = this.#page;
    await page.keyboard.press('e');
    await page.waitForSelector('form.act');
    const field = page.locator('form.act :is([name=post], [name=item], [name=series])').first();
    const value = (await field.getAttribute('name')) === 'item' ? '1' : '副职';
    const stops = await page.evaluate(() => {
      const all = [...document.querySelectorAll('form.act :is(input, select, textarea)')];
      const wanted = document.querySelector('form.act :is([name=post], [name=item], [name=series])');
      return all.indexOf(wanted as Element) - all.indexOf(document.activeElement as Element);
    });
    for (let stop = 0; stop < stops; stop += 1) await page.keyboard.press('Tab');
    if ((await field.inputValue()) === value) await page.keyboard.type('2');
    else {
      await page.keyboard.press('Control+a');
      await page.keyboard.type(value);
    }
    await this.decides('correct', ['Control+Enter'], 2 + stops + value.length);
  }

  /** Takes the last decision back, and is at its case again. */
  async undoes(): Promise<void> {
    const before = await this.#page.getAttribute('#case', 'data-case');
    await this.#page.keyboard.press('u');
    await this.#until(before, false);
    const back = await this.#page.getAttribute('#case', 'data-case');
    if (back !== null) this.settled.delete(back);
  }

  async takesIn(pasted: string): Promise<void> {
    const page = this.#page;
    const before = await page.getAttribute('#case', 'data-case');
    await page.keyboard.press('r');
    await page.keyboard.insertText(pasted);
    await page.keyboard.press('Control+Enter');
    await this.#until(before, false);
  }

  async #until(
    before: string | null,
    decides = true,
  ): Promise<{ key: number; painted: number; taken: number }> {
    const handle = await this.#page.waitForFunction(
      ([id, isDecision]) => {
        const times = (window as unknown as { deskTimes: Record<'key' | 'painted' | 'taken', number> })
          .deskTimes;
        const isOther = document.getElementById('case')?.dataset.case !== id && times.painted > times.key;
        return isOther && (!isDecision || times.taken > times.key) ? { ...times } : false;
      },
      [before, decides] as const,
      { polling: 'raf', timeout: 30_000 },
    );
    const times = await handle.jsonValue();
    if (times === false) throw new Error('the desk did not go on');
    return times;
  }

  percentile(of: 'seen' | 'taken', share: number, act?: string): number {
    const values = this.#decided
      .filter((one) => act === undefined || one.act === act)
      .map((one) => one[of])
      .sort((one, other) => one - other);
    return values[Math.min(Math.ceil(values.length * share), values.length) - 1] ?? Number.NaN;
  }

  /** What the machine took, act by act. How long a person reads before a key is no part of it. */
  report(): string {
    const acts = [...new Set(this.#decided.map(({ act }) => act))];
    const line = (name: string, act?: string) => {
      const own = this.#decided.filter((one) => act === undefined || one.act === act);
      const keys = own.reduce((sum, { keystrokes }) => sum + keystrokes, 0) / own.length;
      const ms = (of: 'seen' | 'taken', share: number) =>
        this.percentile(of, share, act).toFixed(0).padStart(5);
      return `${name.padEnd(12)}${String(own.length).padStart(5)}${keys.toFixed(1).padStart(8)}  ${ms('seen', 0.5)}${ms('seen', 0.95)}   ${ms('taken', 0.5)}${ms('taken', 0.95)}`;
    };
    return [
      'Milliseconds of the machine a decision; reading time of a person is not in it.',
      '                 n    keys   next case p50 p95   taken p50 p95',
      ...acts.map((act) => line(act, act)),
      line('all'),
      `The whole run took ${((Date.now() - this.#begun) / 1000).toFixed(0)} s.`,
    ].join('\n');
  }
}
