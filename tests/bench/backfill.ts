import { mapParallel } from '../../functions/shared/parallel.ts';
import { generate } from '../generator/generate.ts';
import { sources } from './pages.ts';
import type { Report } from './report.ts';
import { type Call, isWrite, openSpine, openStores, type Stores } from './spine.ts';

const PAGES = 100;
const IN_PARALLEL = 8;

/** Repeats a write, without what must hold for it where that can be left out. */
async function repeat({ store, method, given }: Call, stores: Stores): Promise<void> {
  if (store === 'table') {
    const { table } = stores;
    const [first, second] = given as [never, never];
    if (method === 'put') await table.put(first);
    if (method === 'update') await table.update(first, second);
    if (method === 'write') await table.write(first, second);
  } else {
    const [key, body] = given as [string, Uint8Array];
    if (method === 'put') await stores[store].put(key, body);
    else await stores[store].delete(key);
  }
}

/** Backfill (parse → record → project → publish) against the same stores taking the same writes and nothing else. */
export async function backfill(report: Report): Promise<void> {
  report.section(`backfill of ${PAGES} generated pages, against the bare stores taking the same writes`);
  const pages = Array.from({ length: PAGES }, (_, i) => ({
    ...generate(`backfill-${i}`).page,
    url: `https://www.example.org/${i}.html`,
  }));
  const ours = await openStores();
  const spine = openSpine(ours, sources);
  const started = performance.now();
  for (const page of pages) await spine.record(page);
  await spine.publish();
  const spent = performance.now() - started;
  await ours.close();

  const writes = spine.calls.filter(isWrite);
  const bare = await openStores();
  let refused = 0;
  const startedBare = performance.now();
  await mapParallel(writes, IN_PARALLEL, async (call) => {
    await repeat(call, bare).catch(() => {
      // A condition that does not hold in this order: the store has done its work all the same.
      refused += 1;
    });
  });
  const spentBare = performance.now() - startedBare;
  await bare.close();

  report.add({
    what: 'rate, of that of the bare stores',
    value: (100 * spentBare) / spent,
    unit: '%',
    promised: { atLeast: 70 },
  });
  report.note(
    `${PAGES} pages in ${spent.toFixed(0)} ms; ${writes.length} writes bare, ${IN_PARALLEL} at a time, in ${spentBare.toFixed(0)} ms` +
      ` (${refused} refused by their own condition); ${spine.calls.length - writes.length} reads besides`,
  );
}
