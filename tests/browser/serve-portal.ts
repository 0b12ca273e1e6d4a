import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { servePublic } from '../../cli/server.ts';
import { runCommand } from '../end-to-end/command-line.ts';
import { filesOf } from '../end-to-end/published-folder.ts';
import { kindsOfPages, type PageKind } from './page-kinds.ts';

/** The portal as the tests find it. */
export interface Portal {
  /** Where it is served, without a slash at the end. */
  readonly url: string;
  /** The address that is written into it. */
  readonly publishedAs: string;
  readonly folder: string;
  /** Every kind of page, with the page that stands for it. */
  readonly kinds: readonly PageKind[];
  /** Where the pictures of the pages go, if any are wanted. */
  readonly screenshots: string | undefined;
}

declare module 'vitest' {
  interface ProvidedContext {
    portal: Portal;
  }
}

const BASE_URL = 'http://localhost:8080';

/** Publishes the bundled sample (or the minutes in the folder MINUTES), and serves it as `npm start` does. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const data = mkdtempSync(join(tmpdir(), 'open-minutes-portal-'));
  const minutes = process.env.MINUTES === undefined ? [] : [process.env.MINUTES];
  const { status, stderr } = await runCommand('start', '--once', '--data', data, ...minutes);
  if (status !== 0) throw new Error(`The minutes were not published (status ${status}): ${stderr}`);
  const folder = join(data, 'public');
  const server = await servePublic(folder, { port: 0 });
  const { SCREENSHOTS, CI } = process.env;
  // Where nobody looks at them, none are taken.
  const screenshots =
    SCREENSHOTS ?? (CI === undefined ? mkdtempSync(join(tmpdir(), 'open-minutes-screenshots-')) : undefined);
  const sources = readdirSync(join(folder, 'data'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  project.provide('portal', {
    url: `http://localhost:${server.port}`,
    publishedAs: BASE_URL,
    folder,
    kinds: kindsOfPages(folder, filesOf(folder), sources),
    screenshots,
  });
  return async () => {
    await server.close();
    rmSync(data, { recursive: true, force: true });
  };
}
