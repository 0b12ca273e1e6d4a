import { openEmbedded, recordDepsOf, sourcesIn } from '../embedded.ts';
import { failuresOf, publishFolder } from '../publish-folder.ts';
import { Desk } from '../review/desk.ts';
import { exportGolds } from '../review/export-golds.ts';
import { answering } from '../review/routes.tsx';
import { serveDesk } from '../review/server.ts';
import { type Place, siteOf } from '../site.ts';
import { stopOnSignals } from '../stop.ts';
import type { Terminal } from '../terminal.ts';

/**
 * `review --serve`: the review desk, on this machine, until it is told to stop. It has the folder to itself; what was
 * decided is recorded and published before it ends.
 * @returns the exit status: 1 when something could not be carried out or published.
 */
export async function serveReview(
  options: Place & { readonly by?: string; readonly golds?: string },
  terminal: Terminal,
): Promise<number> {
  const { data, by = '', golds, port, ...place } = options;
  const site = siteOf({ data, ...place });
  const stop = stopOnSignals();
  const embedded = await openEmbedded(data);
  try {
    const sources = () => sourcesIn(embedded);
    const desk = await Desk.open({
      record: recordDepsOf(embedded, terminal),
      rows: embedded.rows,
      sources,
      waiting: () => embedded.waiting(),
      publish: async () => failuresOf(await publishFolder(embedded, site, terminal)),
    });
    const server = await serveDesk(
      answering(desk, {
        sources: embedded.sources,
        by,
        ...(golds !== undefined && {
          golds: {
            folder: golds,
            export: () => exportGolds(golds, { store: embedded.store, rows: embedded.rows, sources }),
          },
        }),
      }),
      port,
    ).catch(async (error: unknown) => {
      await desk.close();
      throw error;
    });
    terminal.out(
      `${desk.cases.length} to decide. Open ${server.url}\nWho has this address can decide: keep it to yourself. Ctrl-C records and publishes what was decided, and ends it.\n`,
    );
    await stop.requested;
    await server.close();
    await desk.close();
    const { decided, faults } = desk.state();
    terminal.out(`${decided} decided.\n`);
    terminal.err(faults.map((fault) => `not done: ${fault}\n`).join(''));
    return faults.length === 0 ? 0 : 1;
  } finally {
    await embedded.close();
    stop.dispose();
  }
}

/** `review golds FOLDER`: what was reviewed, as golds of `npm run eval`. */
export async function writeGolds(
  folder: string,
  { data }: { readonly data: string },
  terminal: Terminal,
): Promise<number> {
  const embedded = await openEmbedded(data);
  try {
    const { store, rows } = embedded;
    const count = await exportGolds(folder, { store, rows, sources: () => sourcesIn(embedded) });
    terminal.out(`${count} meetings that were reviewed are golds in ${folder} now.\n`);
    return 0;
  } finally {
    await embedded.close();
  }
}
