import { existsSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import {
  type Browser,
  type BrowserContextOptions,
  chromium,
  type Page,
  type Response,
} from 'playwright-core';
import { inject } from 'vitest';

/** A window and the reader's taste. */
export interface Look {
  readonly width: number;
  readonly theme: 'light' | 'dark';
}

const HEIGHT = 800;
const AT_A_DESK: Look = { width: 1280, theme: 'light' };

/** Starts Chromium. It asks nobody but the portal. */
export async function startChromium(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  if (!existsSync(executablePath)) {
    throw new Error(`There is no Chromium at ${executablePath}: install one, or say where in CHROMIUM`);
  }
  return await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A page of the portal in a window of its own. */
export interface Visit {
  readonly page: Page;
  /** Messages of the console, exceptions, and requests that failed or went elsewhere. */
  readonly faults: readonly string[];
  /** What opening it took: bytes, compressed as they are on the way, and what had to be there before anything showed. */
  load(): Promise<{ readonly bytes: number; readonly blocking: readonly string[] }>;
  /** Changes the window, and what the reader prefers. */
  show(look: Look): Promise<void>;
  /** Takes a picture of the whole page. */
  picture(file: string): Promise<void>;
  /** Goes there again, as if for the first time. */
  again(): Promise<void>;
  /** Whether the page brings scripts along; data for programs is none. */
  hasScripts(): Promise<boolean>;
  /** What the page's text says; forms ask, and may be there for scripts alone. */
  words(): Promise<ReadonlySet<string>>;
  /** Buttons and fields that do nothing without a script. */
  deadControls(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Opens a page, and waits until it has loaded. */
export async function visit(
  browser: Browser,
  path: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const { url } = inject('portal');
  const context = await browser.newContext({ viewport: windowOf(AT_A_DESK), ...options });
  const page = await context.newPage();
  const faults = faultsOf(page, url);
  const responses: Response[] = [];
  page.on('response', (response) => responses.push(response));
  await page.goto(`${url}/${path}`);
  const bodies = await Promise.all(responses.map((response) => response.body()));
  const bytes = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
  return {
    page,
    faults,
    load: async () => ({
      bytes,
      blocking: await page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .filter((entry) => 'renderBlockingStatus' in entry && entry.renderBlockingStatus === 'blocking')
          .map((entry) => new URL(entry.name).pathname),
      ),
    }),
    show: async (look) => {
      await page.setViewportSize(windowOf(look));
      await page.emulateMedia({ media: 'screen', colorScheme: look.theme });
    },
    again: async () => {
      await page.goto('about:blank');
      await page.goto(`${url}/${path}`);
    },
    hasScripts: async () => (await page.locator('script:not([type="application/ld+json"])').count()) > 0,
    picture: async (file) => {
      await page.screenshot({ path: file, fullPage: true });
    },
    words: async () => {
      const [text, asked] = await Promise.all([
        // How far off a deadline is, and how many are past, only the reader's clock knows.
        page.locator('main').evaluate((main: HTMLElement): string => {
          const added = [...main.querySelectorAll<HTMLElement>('.due-told, details:has(> .due) > summary')];
          for (const element of added) element.style.display = 'none';
          const text = main.innerText;
          for (const element of added) element.style.display = '';
          return text;
        }),
        page.locator('main form, main .filter').allInnerTexts(),
      ]);
      const words = new Set(text.split(/\s+/));
      for (const word of asked.flatMap((form) => form.split(/\s+/))) words.delete(word);
      return words;
    },
    deadControls: async () => {
      const dead: string[] = [];
      for (const control of await page.locator('button, input, select, textarea').all()) {
        const inForm = await control.locator('xpath=ancestor::form[@action]').count();
        if (inForm === 0 && (await control.isVisible()))
          dead.push(await control.evaluate((element) => element.outerHTML));
      }
      return dead;
    },
    close: () => context.close(),
  };
}

const windowOf = ({ width }: Look) => ({ width, height: HEIGHT });

function faultsOf(page: Page, url: string): string[] {
  const faults: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`exception: ${error.message}`));
  page.on('dialog', async (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(`${url}/`))
      faults.push(`asks elsewhere: ${request.url()}`);
  });
  page.on('requestfailed', (request) =>
    faults.push(`failed: ${request.url()}: ${request.failure()?.errorText}`),
  );
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`);
  });
  return faults;
}
