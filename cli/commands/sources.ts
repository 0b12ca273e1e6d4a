import { currentDocument, currentFacts } from '../../functions/shared/documents.ts';
import { isHeld, type MinutesFacts } from '../../functions/shared/head.ts';
import { type Where, working } from '../installation.ts';
import { proposeRoster } from '../roster.ts';
import { checkSource } from '../sources.ts';
import type { Terminal } from '../terminal.ts';

/**
 * `sources roster ID`: prints who sits in the meetings of a source, by the minutes of the data folder, as a proposal
 * for its `roster`. Nothing is changed.
 *
 * @throws OpenMinutesError `refused` for an id that is no source.
 */
export const proposeRosterOf = (id: string, options: Where, terminal: Terminal): Promise<number> =>
  working(options, async ({ sources, rows, store }) => {
    checkSource(id, sources);
    const source = sources.find((one) => one.id === id) ?? { id };
    const documents: MinutesFacts[] = [];
    for await (const record of rows.of(id)) {
      if (isHeld(record)) continue;
      documents.push(currentFacts(record) ?? (await currentDocument(store, record)));
    }
    terminal.out(`${JSON.stringify(proposeRoster(source, documents), null, 2)}\n`);
    return 0;
  });
