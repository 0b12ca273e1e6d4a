import { meetingPage } from '../../functions/publish/addresses.ts';
import type { Parse } from '../../functions/record/deps.ts';
import type { Item } from '../../functions/shared/records/table.ts';
import { meetingKey, summaryKey } from '../../functions/shared/records/tables.ts';
import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import type { Source } from '../../schemas/generated/source.ts';
import { inventYears } from '../publish/invented-years.ts';
import { smallMeeting } from '../publish/small-meeting.ts';
import type { Report } from './report.ts';
import { type Call, memoryStores, openSpine, writesFile } from './spine.ts';

/** Governments beside each other, and meetings of each. */
const GOVERNMENTS = [4, 400] as const;
const MEETINGS_EACH = 250;
/** Meetings of its government, when the files are counted that one more changes. */
const STORED = [50, 200] as const;
/** Meetings that come one after the other; the median of what they take counts. */
const MORE = 5;

const sourceOf = (i: number): Source => ({
  id: `gov-${i}`,
  name: `云泽县第${i}人民政府`,
  timeZone: 'Asia/Shanghai',
  language: 'zh-Hans-CN',
  bodies: [`云泽县第${i}人民政府`],
  invented: true,
});

/** Of the first government, which publishes once a week. */
function meeting(number: number): MinutesDocument {
  const day = (days: number) => new Date(Date.UTC(2020, 0, 7 * number + days)).toISOString().slice(0, 10);
  return smallMeeting(`gov-0/${day(0).slice(0, 4)}/${number}`, {
    number,
    heldOn: day(0),
    publishedAt: day(5),
  }).document;
}

const delivered = (document: MinutesDocument) => ({
  bytes: Buffer.from(JSON.stringify(document)),
  contentType: 'text/plain',
  url: `https://www.example.org/${document.id}.html`,
});

/** The page of these is the document that is to come out of it. */
const parse: Parse = ({ bytes, ...page }) => {
  const document = JSON.parse(Buffer.from(bytes).toString('utf8')) as MinutesDocument;
  return { ...document, provenance: { ...document.provenance, ...page } };
};

type Stores = Awaited<ReturnType<typeof memoryStores>>;

/** A value with every name of the first government put into that of another one. */
const renamed = <T>(value: T, source: string): T =>
  JSON.parse(JSON.stringify(value).replaceAll('gov-0', source));

/**
 * Lets further governments be there that are like the first one: their summaries, and of each the newest meetings, which
 * is all that is looked at when another government is built.
 */
async function multiply({ table, publicStore }: Stores, governments: number): Promise<void> {
  const summary = await table.get(summaryKey('gov-0'));
  if (summary === undefined) throw new Error('The first government was not built');
  const newest = (summary.recent as readonly string[]).map((entry) => entry.slice(entry.indexOf('#') + 1));
  const rows = await table.getMany(newest.map(meetingKey));
  const page = new TextEncoder().encode('a page');
  for (let i = 1; i < governments; i += 1) {
    const source = `gov-${i}`;
    const copies: Item[] = [summary, ...rows].map((row) => renamed(row, source));
    await table.write(copies, []);
    for (const id of newest) await publicStore.put(meetingPage(renamed(id, source)), page);
  }
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

async function costAmong(governments: number) {
  const stores = await memoryStores();
  const sources = Array.from({ length: governments }, (_, i) => sourceOf(i));
  const spine = openSpine(stores, sources, parse);
  for (let i = 0; i < MEETINGS_EACH; i += 1) await spine.record(delivered(meeting(i + 1)));
  await spine.publish();
  await multiply(stores, governments);
  // What is shown of all follows the governments that have come.
  await spine.publish();

  const calls: number[] = [];
  const times: number[] = [];
  const next = MEETINGS_EACH + MORE;
  for (let i = MEETINGS_EACH; i < next; i += 1) {
    const before = spine.calls.length;
    const started = process.cpuUsage();
    await spine.record(delivered(meeting(i + 1)));
    await spine.publish();
    const { user, system } = process.cpuUsage(started);
    times.push((user + system) / 1000);
    calls.push(spine.calls.length - before);
  }
  const last: readonly Call[] = spine.calls.slice(-(calls.at(-1) ?? 0));

  const before = spine.calls.length;
  await spine.record(delivered(meeting(next)));
  await spine.publish();
  const again = spine.calls.slice(before);
  await stores.close();
  return {
    calls: median(calls),
    time: median(times),
    kinds: countsOf(last),
    again: again.length,
    idleWrites: again.filter(writesFile).length,
  };
}

function countsOf(calls: readonly Call[]): string {
  const counts = new Map<string, number>();
  for (const { store, method } of calls) {
    const name = `${store}.${method}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => `${name} ${count}`).join(', ');
}

/** Files that are written, and that go, when one more meeting comes to a government with so many, by where they lie. */
async function filesOfOneMore(stored: number) {
  const stores = await memoryStores();
  const spine = openSpine(stores, [sourceOf(0)], parse);
  const documents = inventYears({ source: 'gov-0', meetings: stored + 1, from: '2016-01-12' }).map(
    ({ document }) => document,
  );
  const record = async (document: MinutesDocument) => {
    const { kind } = await spine.record(delivered(document));
    if (kind !== 'committed') throw new Error(`${document.id} is ${kind}`);
  };
  for (const document of documents.slice(0, -1)) await record(document);
  await spine.publish();
  const before = spine.calls.length;
  for (const document of documents.slice(-1)) await record(document);
  await spine.publish();
  const paths = spine.calls
    .slice(before)
    .filter(writesFile)
    .map(({ given }) => String(given[0]));
  await stores.close();
  const groups = new Map<string, number>();
  for (const path of paths) {
    const group =
      /\/(meetings|organizations|topics|documents|people)\//.exec(path)?.[1] ??
      (path.startsWith('data/') ? 'tables' : path.includes('archive') ? 'archives' : 'others');
    groups.set(group, (groups.get(group) ?? 0) + 1);
  }
  return { files: paths.length, groups: [...groups].map(([name, count]) => `${name} ${count}`).join(', ') };
}

/** What one more meeting costs among few and among many, and what it costs to be told the same again. */
export async function oneMore(report: Report): Promise<void> {
  const [few, many] = GOVERNMENTS;
  report.section(
    `one more meeting of a government of ${MEETINGS_EACH}, among ${few} and among ${many} governments`,
  );
  const [small, large] = [await costAmong(few), await costAmong(many)];
  report.add({
    what: 'calls of the stores',
    value: large.calls / small.calls,
    unit: '×',
    promised: { atMost: 1.2 },
  });
  report.note(`${small.calls} and ${large.calls} calls: ${large.kinds}`);
  report.add({
    what: 'processor time',
    value: large.time / small.time,
    unit: '×',
    promised: { atMost: 1.2 },
  });
  report.note(`${small.time.toFixed(0)} and ${large.time.toFixed(0)} ms, medians of ${MORE}`);
  report.add({
    what: 'files written when the same meeting comes again',
    value: small.idleWrites + large.idleWrites,
    unit: ' calls',
    promised: { atMost: 0 },
  });
  report.note(`${large.again} calls for that`);
  for (const stored of STORED) {
    const { files, groups } = await filesOfOneMore(stored);
    report.add({
      what: `files that are written with ${stored} stored`,
      value: files,
      unit: ' calls',
      promised: stored === STORED[0] ? { atMost: 90 } : 'nothing',
    });
    report.note(groups);
  }
}
