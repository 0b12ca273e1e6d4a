import { type Ingested, pagesOf, statusOf, tellRefusal } from '../ingest-all.ts';
import { findInputs } from '../inputs.ts';
import { type Installation, type Where, working } from '../installation.ts';
import { checkSource, sourcesOf } from '../sources.ts';
import { stopOnSignals } from '../stop.ts';
import { summaryOf } from '../summary.ts';
import type { Terminal } from '../terminal.ts';

export interface IngestOptions extends Where {
  readonly source?: string;
}

/** `ingest PATH…`: stores, parses and records; `publish` shows it. Exit status 1 when anything was refused. */
export async function ingest(
  paths: readonly string[],
  options: IngestOptions,
  terminal: Terminal,
): Promise<number> {
  // Before a data folder is made.
  if (options.stage === undefined) checkSource(options.source, sourcesOf(options.data));
  const stop = stopOnSignals();
  try {
    return await working(options, async (installation) => {
      checkSource(options.source, installation.sources);
      const results = await ingestPaths(paths, options.source, installation, terminal, stop.signal);
      terminal.out(await summaryOf(results, installation));
      return stop.status() ?? statusOf(results);
    });
  } finally {
    stop.dispose();
  }
}

/** Records everything under the paths, and says what became of each file. */
export async function ingestPaths(
  paths: readonly string[],
  source: string | undefined,
  installation: Pick<Installation, 'take'>,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<Ingested[]> {
  const { files, refusals } = await findInputs(paths);
  for (const refusal of refusals) tellRefusal(refusal, terminal);
  const results = await installation.take(pagesOf(files, source), { terminal, signal });
  return [...refusals.map((refusal): Ingested => ({ ...refusal, kind: 'refused' })), ...results];
}
