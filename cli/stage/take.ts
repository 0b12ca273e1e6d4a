import { randomUUID } from 'node:crypto';
import { receiptsGiven, takeReceipt } from '../../functions/record/receipts.ts';
import { keepSnapshot } from '../../functions/record/snapshot.ts';
import type { ParseRequest } from '../../schemas/generated/parse-request.ts';
import { type Ingested, type Pending, refusedAs, takenIn, tellRefusal, told } from '../ingest-all.ts';
import type { Installation, TakeOptions } from '../installation.ts';
import type { Stage } from './stage.ts';

/** Pages that are asked for and not answered yet: as many as functions read at a time, and a few that wait for them. */
const AT_ONCE = 200;
const PAUSE_MS = 500;

/** A page that was asked for. */
interface Asked {
  readonly input: string;
  readonly place: number;
}

/**
 * Lets a stage read pages: each is stored, asked for through the queue, and answered by a receipt. What is not answered in
 * time goes on without the command.
 */
export async function takeOnStage(
  pages: readonly Pending[],
  { terminal, signal }: TakeOptions,
  { store }: Pick<Installation, 'store'>,
  stage: Pick<Stage, 'queues' | 'wait' | 'name'>,
): Promise<readonly Ingested[]> {
  const run = randomUUID();
  const results = new Map<number, Ingested>();
  const asked = new Map<string, Asked>();
  const left = [...pages.entries()];
  let until = Date.now() + stage.wait * 1000;

  function end(place: number, result: Ingested): void {
    results.set(place, result);
    if (result.kind === 'refused') tellRefusal(result, terminal);
    terminal.progress.step('Reading minutes', results.size, pages.length);
  }

  async function ask(most: number): Promise<void> {
    const requests: ParseRequest[] = [];
    while (requests.length < most && left.length > 0 && !signal.aborted) {
      const [place, page] = left.shift() ?? [0, undefined];
      if (page === undefined) break;
      try {
        const { request, bytes } = await page.request();
        const kept = bytes && (await keepSnapshot(store, bytes));
        requests.push({ ...takenIn(request, kept), receipt: `${run}/${place}` });
        asked.set(String(place), { input: page.input, place });
      } catch (error) {
        end(place, refusedAs(page.input, error));
      }
    }
    const bodies = requests.map((request) => JSON.stringify(request));
    if (bodies.length > 0) await stage.queues.parse.send(bodies, 'pages');
  }

  for (;;) {
    if (asked.size < AT_ONCE) await ask(AT_ONCE - asked.size);
    if (asked.size === 0) break;
    for await (const name of receiptsGiven(store, `${run}/`)) {
      const page = asked.get(name);
      if (page === undefined) continue;
      end(page.place, told(page.input, await takeReceipt(store, `${run}/${name}`)));
      asked.delete(name);
      until = Date.now() + stage.wait * 1000;
    }
    if (asked.size === 0) continue;
    if (signal.aborted || Date.now() >= until) break;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  // Nobody waits any more: whatever is left goes into the queue as well.
  while (left.length > 0 && !signal.aborted) await ask(AT_ONCE);
  terminal.progress.clear();
  if (left.length > 0) terminal.err(`${left.length} pages were not taken in.\n`);
  for (const { input, place } of asked.values()) results.set(place, { input, kind: 'under-way' });
  if (asked.size > 0)
    terminal.err(
      `${asked.size} pages are not read yet. They wait in the queue, and are read without this command; \`open-minutes status --stage ${stage.name}\` tells how many there are.\n`,
    );
  return [...results].sort(([one], [other]) => one - other).map(([, result]) => result);
}
