import { openInstallation, recordDepsOf, sourcesIn, type Where, working } from '../installation.ts';
import { failuresOf } from '../published.ts';
import { Desk } from '../review/desk.ts';
import { exportGolds } from '../review/export-golds.ts';
import { answering } from '../review/routes.tsx';
import { serveDesk } from '../review/server.ts';
import { stopOnSignals } from '../stop.ts';
import type { Terminal } from '../terminal.ts';

/**
 * `review --serve`: the review desk, on this machine, until it is told to stop. A folder it has to itself; what was
 * decided is recorded and published before it ends.
 * @returns the exit status: 1 when something could not be carried out or published.
 */
export async function serveReview(
  options: Where & { readonly by?: string; readonly golds?: string },
  terminal: Terminal,
): Promise<number> {
  // The port is that of the desk.
  const { by = '', golds, port, ...where } = options;
  const stop = stopOnSignals();
  const installation = await openInstallation(where);
  try {
    installation.site();
    const sources = () => sourcesIn(installation);
    const desk = await Desk.open({
      record: recordDepsOf(installation, terminal),
      rows: installation.rows,
      sources,
      waiting: () => installation.waiting(),
      publish: async () => failuresOf(await installation.publish(terminal)),
    });
    const server = await serveDesk(
      answering(desk, {
        sources: installation.sources,
        by,
        ...(golds !== undefined && {
          golds: {
            folder: golds,
            export: () => exportGolds(golds, { store: installation.store, rows: installation.rows, sources }),
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
    await installation.close();
    stop.dispose();
  }
}

/** `review golds FOLDER`: what was reviewed, as golds of `npm run eval`. */
export const writeGolds = (folder: string, options: Where, terminal: Terminal): Promise<number> =>
  working(options, async (installation) => {
    const { store, rows } = installation;
    const count = await exportGolds(folder, { store, rows, sources: () => sourcesIn(installation) });
    terminal.out(`${count} meetings that were reviewed are golds in ${folder} now.\n`);
    return 0;
  });
