// What AWS would be asked for, by room: the figures that docs/cost.md multiplies with prices.
import { parseAnyFormat } from '../../functions/parse/parse.ts';
import type { Parse } from '../../functions/record/deps.ts';
import { SOURCES_TABLE } from '../../functions/shared/crawl/tables.ts';
import { underMeeting } from '../../functions/shared/documents.ts';
import { memoryStore } from '../../functions/shared/object-store/memory.ts';
import { openLocalRecords } from '../../functions/shared/records/dynalite.ts';
import { ALL, RECORDS_TABLE } from '../../functions/shared/records/tables.ts';
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

const dayOf = (days: number): string => new Date(Date.UTC(2022, 0, 1 + days)).toISOString().slice(0, 10);

const parse: Parse = async (snapshot, sources) => {
  const read = await parseAnyFormat(snapshot, sources, government.id);
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
      table: meteredTable(records.table, RECORDS_TABLE.indexes, units),
    },
    [government],
    parse,
  );
  const next = spending(units);
  next();
  const mark = (scope: string) => spine.builds.mark(scope, spine.clock().toISOString());
  try {
    for (let n = 0; n < MEETINGS; n++) {
      const { kind } = await spine.record(pageOf(n));
      if (kind !== 'committed') throw new Error(`Page ${n} is ${kind}`);
    }
    report.note(line('record, a page', over(next(), MEETINGS)));
    await spine.build(government.id);
    report.note(line(`build, a government of ${MEETINGS} from nothing, a meeting`, over(next(), MEETINGS)));
    await spine.build(ALL);
    report.note(line('build of all, from nothing', next()));

    const spent = { record: NOTHING, build: NOTHING, all: NOTHING };
    for (let n = MEETINGS; n < MEETINGS + MORE; n++) {
      await spine.record(pageOf(n));
      spent.record = plus(spent.record, next());
      await spine.build(government.id);
      spent.build = plus(spent.build, next());
      await spine.build(ALL);
      spent.all = plus(spent.all, next());
    }
    report.note(`one more meeting, of ${MORE} that came one by one:`);
    report.note(line('  record', over(spent.record, MORE)));
    report.note(line('  build of its government', over(spent.build, MORE)));
    report.note(line('  build of all', over(spent.all, MORE)));

    await spine.record(pageOf(0));
    report.note(line('the same page again', next()));
    await spine.build(government.id);
    report.note(line('build that changes nothing', next()));
    await spine.build(ALL);
    report.note(line('build of all that changes nothing', next()));
    await mark(government.id);
    await spine.verify(government.id);
    report.note(line('a night: verify, a government', next()));
    for await (const _ of spine.builds.due(spine.clock().toISOString())) {
      // Only asked for.
    }
    report.note(line('a sweep', next()));
  } finally {
    await records.close();
  }
}

const plus = (one: Units, other: Units): Units => minus(one, minus(NOTHING, other));

/** Discover and fetch, over a replica of a site. */
async function ofCrawling(report: Report): Promise<void> {
  const records = await openLocalRecords();
  const units: Units = { ...NOTHING };
  const replica = await startReplica();
  const world = await openWorld({
    ...records,
    sources: meteredTable(records.sources, SOURCES_TABLE.indexes, units),
  });
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
