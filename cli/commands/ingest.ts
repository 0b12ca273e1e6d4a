import type { Embedded } from '../embedded.ts';
import { openEmbedded } from '../embedded.ts';
import { type Ingested, ingestAll, pagesOf, statusOf, tellRefusal } from '../ingest-all.ts';
import { findInputs } from '../inputs.ts';
import { pagesRead } from '../pages-read.ts';
import { checkSource, sourcesOf } from '../sources.ts';
import { stopOnSignals } from '../stop.ts';
import { summaryOf } from '../summary.ts';
import type { Terminal } from '../terminal.ts';

export interface IngestOptions {
  readonly data: string;
  readonly source?: string;
}

/** `ingest PATH…`: stores, parses and records; `publish` shows it. Exit status 1 when anything was refused. */
export async function ingest(
  paths: readonly string[],
  options: IngestOptions,
  terminal: Terminal,
): Promise<number> {
  checkSource(options.source, sourcesOf(options.data));
  const stop = stopOnSignals();
  const embedded = await openEmbedded(options.data);
  try {
    const results = await ingestPaths(paths, options.source, embedded, terminal, stop.signal);
    terminal.out(await summaryOf(results, embedded));
    return stop.status() ?? statusOf(results);
  } finally {
    await embedded.close();
    stop.dispose();
  }
}

/** Records everything under the paths, and says what became of each file. */
export async function ingestPaths(
  paths: readonly string[],
  source: string | undefined,
  embedded: Embedded,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<Ingested[]> {
  const { files, refusals } = await findInputs(paths);
  for (const refusal of refusals) tellRefusal(refusal, terminal);
  const read = await pagesRead(embedded);
  const results = await ingestAll(pagesOf(files, source), embedded, terminal, signal, read);
  return [...refusals.map((refusal): Ingested => ({ ...refusal, kind: 'refused' })), ...results];
}
