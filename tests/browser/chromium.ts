import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { inject } from 'vitest';

/** Narrow as a phone, wide as a desk. */
export const WIDTHS = [360, 1280] as const;
export const THEMES = ['light', 'dark'] as const;
const HEIGHT = 800;

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

export interface Look extends BrowserContextOptions {
  readonly width?: number;
}

/** What went wrong while a page was open, and what it loaded. */
export interface Visit {
  readonly page: Page;
  /** Messages of the console, exceptions, and requests that failed or went elsewhere. */
  readonly faults: string[];
  close(): Promise<void>;
}

/** Opens a page of the portal in a window of its own, and waits until it has loaded. */
export async function visit(browser: Browser, path: string, look: Look = {}): Promise<Visit> {
  const { url } = inject('portal');
  const { width = 1280, ...options } = look;
  const context = await browser.newContext({ viewport: { width, height: HEIGHT }, ...options });
  const page = await context.newPage();
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
  await page.goto(`${url}/${path}`, { waitUntil: 'load' });
  return { page, faults, close: () => context.close() };
}
