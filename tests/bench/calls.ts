// What AWS would be asked for, by room: the figures that docs/cost.md multiplies with prices.
import { parseAnyFormat } from '../../functions/parse/parse.ts';
import { parsePublication } from '../../functions/publish/publications.ts';
import { publish, publishTogether } from '../../functions/publish/publish.ts';
import type { Parse } from '../../functions/record/deps.ts';
import { underMeeting } from '../../functions/shared/documents.ts';
import { memoryStore } from '../../functions/shared/object-store/memory.ts';
import { openLocalRecords } from '../../functions/shared/records/dynalite.ts';
import type { Source } from '../../schemas/generated/source.ts';
import { entries, publishList } from '../crawl/pages.ts';
import { startReplica } from '../crawl/replica.ts';
import { openWorld, sourceOn } from '../crawl/world.ts';
import { generate } from '../generator/generate.ts';
import { meteredStore, meteredTable, minus, NOTHING, over, spending, type Units } from './meter.ts';
import type { Report } from './report.ts';
import { openSpine } from './spine.ts';

/** Meetings of the one government that is measured, one a week. */
const MEETINGS = 100;
/** Meetings that come one by one when all that is published already. */
const MORE = 4;
const ADDRESSES = 60;

const government: Source = {
  id: 'gov-1',
  name: '云泽县人民政府',
  timeZone: 'Asia/Shanghai',
  language: 'zh-Hans-CN',
  bodies: ['云泽县人民政府'],
  invented: true,
};

/** Minutes number n of the government: read from a generated page, whoever's that is. */
const pageOf = (n: number) => ({ ...generate(`calls-${n}`).page, url: `https://www.example.org/${n}.html` });

const dayOf = (days: number): string => new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10);

const parse: Parse = async (snapshot, sources) => {
  const read = await parseAnyFormat(snapshot, sources);
  const n = Number(/(\d+)\.html$/.exec(snapshot.url ?? '')?.[1]);
  const heldOn = dayOf(7 * n);
  const named = underMeeting(read, `${government.id}/${heldOn.slice(0, 4)}/${n + 1}`);
  const { publishedAt: _, issuedOn: __, ...document } = named;
  return { ...document, source: government.id, heldOn, issuedOn: dayOf(7 * n + 5) };
};

/** Prints what AWS would be asked for when a government's history is taken in, and when one more meeting comes. */
export async function calls(report: Report): Promise<void> {
  report.section(`what AWS would be asked for: ${MEETINGS} generated pages of one government`);
  await ofCrawling(report);

  const records = await openLocalRecords();
  const units: Units = { ...NOTHING };
  const spine = openSpine(
    {
      store: meteredStore(memoryStore(), units),
      publicStore: meteredStore(memoryStore(), units),
      table: meteredTable(records.table, units),
    },
    [government],
    parse,
  );
  const next = spending(units);
  next();
  try {
    for (let n = 0; n < MEETINGS; n++) await spine.record(pageOf(n));
    report.note(line('record, a page', over(next(), MEETINGS)));
    await spine.project();
    report.note(line('project, a meeting', over(next(), MEETINGS)));

    const deps = spine.publishDeps();
    const due = await deps.publications.due(MEETINGS * 10);
    next();
    await publishTogether(due, deps);
    report.note(line("publish, a meeting's own page", over(next(), MEETINGS)));
    report.note('what follows all of them, rendered once:');
    const once: Spent = new Map();
    await renderFollowers(deps, next, once);
    for (const [kind, { count, spent }] of once) {
      report.note(line(`  ${count} × ${kind}, each`, over(spent, count)));
    }

    const kinds: Spent = new Map();
    for (let n = MEETINGS; n < MEETINGS + MORE; n++) {
      await spine.record(pageOf(n));
      await spine.project();
      await publishTogether(await deps.publications.due(1), deps);
      next();
      await renderFollowers(deps, next, kinds);
    }
    report.note(`what follows one more meeting, of ${MORE} that came one by one:`);
    for (const [kind, { count, spent }] of kinds) {
      report.note(line(`  ${figure(count / MORE)} × ${kind}, each`, over(spent, count)));
    }
  } finally {
    await records.close();
  }
}

type Spent = Map<string, { count: number; spent: Units }>;

/** Renders what is dirty, one publication after the other, and tells by kind what it took. */
async function renderFollowers(
  deps: ReturnType<ReturnType<typeof openSpine>['publishDeps']>,
  next: () => Units,
  kinds: Spent,
): Promise<void> {
  for (;;) {
    const due = await deps.publications.due(1000);
    next();
    if (due.length === 0) return;
    // The catalogue is made dirty by every partition, and rendered after the last.
    const rest = due.filter((id) => parsePublication(id).turn !== 'last');
    for (const id of rest.length > 0 ? rest : due) {
      await publish(id, deps);
      const { kind } = parsePublication(id);
      const { count, spent } = kinds.get(kind) ?? { count: 0, spent: NOTHING };
      kinds.set(kind, { count: count + 1, spent: minus(next(), minus(NOTHING, spent)) });
    }
  }
}

/** Discover and fetch, over a replica of a site. */
async function ofCrawling(report: Report): Promise<void> {
  const records = await openLocalRecords();
  const units: Units = { ...NOTHING };
  const replica = await startReplica();
  const world = await openWorld({ ...records, sources: meteredTable(records.sources, units) });
  const next = spending(units);
  next();
  try {
    publishList(replica, entries(ADDRESSES, 1), { size: 20 });
    const source = sourceOn(replica, {});
    await world.discover(source);
    report.note(line('discover, an address', over(next(), ADDRESSES)));
    await world.fetchAll(source);
    report.note(line('fetch, an address', over(next(), ADDRESSES)));
    world.advance(6);
    await world.discover(source);
    report.note(line('discover, a look that finds nothing', next()));
  } finally {
    await world.close();
    await replica.close();
    await records.close();
  }
}

const figure = (value: number): string => (value < 10 ? value.toFixed(1) : value.toFixed(0));

const line = (what: string, { writes, reads, puts, gets, putBytes, calls, cpuMs }: Units): string =>
  `${what}: ${figure(writes)} write and ${figure(reads)} read units in ${figure(calls)} calls, ` +
  `${figure(puts)} objects written (${figure(putBytes / 1024)} KiB), ${figure(gets)} read, ${figure(cpuMs)} ms`;
