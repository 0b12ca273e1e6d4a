import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isCrawled } from '../../functions/discover/schedule.ts';
import { sourceOf } from '../../functions/parse/lexicon/governments.ts';
import { INDEX_PAGE } from '../../functions/publish/addresses.ts';
import type { SiteSettings } from '../../functions/publish/site-settings.ts';
import { linkHeader } from '../../functions/publish/websub.ts';
import { type Folder, openFolder } from '../folder.ts';
import { follow } from '../follow.ts';
import { type Ingested, statusOf } from '../ingest-all.ts';
import { sourcesIn } from '../installation.ts';
import { sampleMinutes } from '../project-root.ts';
import { publishFolder } from '../publish-folder.ts';
import { failuresOf } from '../published.ts';
import { localBaseUrl, servePublic } from '../server.ts';
import { siteOf } from '../site.ts';
import { checkSource, sourcesOf } from '../sources.ts';
import { type Stop, stopOnSignals } from '../stop.ts';
import { summaryOf } from '../summary.ts';
import type { Terminal } from '../terminal.ts';
import { ingestPaths } from './ingest.ts';

export interface StartOptions {
  readonly data: string;
  readonly port?: number;
  readonly host?: string;
  readonly baseUrl?: string;
  readonly source?: string;
  readonly once?: boolean;
  readonly allowPrivate?: boolean;
}

/**
 * `start`: the whole way on this machine. Ingests what is named (the bundled sample where nothing is), publishes it,
 * and serves it until told to stop; with `--once` it prints a summary instead and is done.
 * @returns the exit status: 1 when anything was refused or could not be published.
 */
export async function start(
  paths: readonly string[],
  options: StartOptions,
  terminal: Terminal,
): Promise<number> {
  checkSource(options.source, sourcesOf(options.data));
  // Before a byte is read: what may not be published is not begun.
  const trial = siteOf(options);
  const stop = stopOnSignals();
  const folder = await openFolder(options.data);
  try {
    if (options.once === true) {
      const status = await run(paths, options, trial, folder, stop, terminal);
      const { failed } = await follow(folder, trial, { ...options, once: true }, stop, terminal);
      return stop.status() ?? (failed ? 1 : status);
    }
    // The port comes first: what is published carries it.
    const siteAt = (port: number) => siteOf({ ...options, port });
    const server = await servePublic(folder.publicFolder, {
      ...options,
      baseUrl: trial.baseUrl,
      linkOf: (path, port) => linkHeader(siteAt(port), path),
    });
    try {
      const site = siteAt(server.port);
      const status = await run(paths, options, site, folder, stop, terminal);
      if (stop.signal.aborted) return status;
      terminal.out(await welcome(folder, localBaseUrl(server.port)));
      await follow(folder, site, options, stop, terminal);
      await stop.requested;
      return 0;
    } finally {
      await server.close();
    }
  } finally {
    await folder.close();
    stop.dispose();
  }
}

/** Ingests and publishes, and says what came of it. What an earlier run left behind is finished on the way. */
async function run(
  paths: readonly string[],
  { source, once }: StartOptions,
  site: SiteSettings,
  folder: Folder,
  stop: Stop,
  terminal: Terminal,
): Promise<number> {
  const wanted = paths.length > 0 ? paths : await sampleUnlessOthers(folder);
  if (wanted.length === 0) {
    terminal.out(`${folder.folder} holds other minutes or follows sources, so the sample is left out.\n`);
  }
  const results = await ingestPaths(wanted, source, folder, terminal, stop.signal);
  if (stop.signal.aborted) return stop.status() ?? 1;
  if (once === true && (await isStillEmpty(folder, results))) {
    terminal.err(`None of these pages could be read, so nothing was published in ${folder.publicFolder}.\n`);
    return 1;
  }
  const outcome = await publishFolder(folder, site, terminal);
  const { written, removed, failed } = outcome;
  if (results.length > 0) terminal.out(await summaryOf(results, folder));
  terminal.err(failuresOf(outcome));
  const gone = removed === 0 ? '' : ` and removed ${removed}`;
  terminal.out(`Wrote ${written} files${gone} in ${folder.publicFolder} for ${site.baseUrl}\n`);
  return stop.status() ?? (failed.length > 0 ? 1 : statusOf(results));
}

/** Whether whatever was to be read was refused, where nothing was published before and nothing else will come. */
async function isStillEmpty(folder: Folder, results: readonly Ingested[]): Promise<boolean> {
  if (results.length === 0 || results.some(({ kind }) => kind !== 'refused')) return false;
  if (folder.sources.some(isCrawled) || existsSync(join(folder.publicFolder, INDEX_PAGE))) return false;
  return (await sourcesIn(folder)).length === 0;
}

/** The sample, but not into a folder that somebody keeps real minutes in, or means to. */
async function sampleUnlessOthers(folder: Folder): Promise<string[]> {
  const { sources } = folder;
  const invented = new Set(sources.flatMap((source) => (source.invented === true ? [source.id] : [])));
  const others = sources.some(isCrawled) || (await sourcesIn(folder)).some((source) => !invented.has(source));
  return others ? [] : [sampleMinutes];
}

/** Which addresses to open. */
async function welcome(folder: Folder, baseUrl: string): Promise<string> {
  const sources = await sourcesIn(folder);
  const lines: (readonly [string, string])[] = [
    ['Portal', '/'],
    ['Decisions, RSS 2.0', '/feeds/decisions.xml'],
    ['Decisions, JSON Feed', '/feeds/decisions.json'],
  ];
  for (const source of sources.slice(0, 3)) {
    lines.push([sourceOf(source, folder.sources)?.name ?? source, `/${source}/`]);
    lines.push(['Downloads', `/data/${source}/decisions.csv`]);
  }
  const list = lines.map(([name, path]) => `  ${baseUrl}${path}  ${name}\n`).join('');
  return `\nOpen:\n${list}\nThe same files lie in ${folder.publicFolder}. Ctrl-C ends it.\n`;
}
