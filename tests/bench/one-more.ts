import type { Parse } from '../../functions/record/deps.ts';
import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import type { Source } from '../../schemas/generated/source.ts';
import { smallMeeting } from '../publish/small-meeting.ts';
import type { Report } from './report.ts';
import { isWrite, openSpine, openStores } from './spine.ts';

/** Stored before the one that is measured. The promise speaks of 100,000; these are what minutes of time allow. */
const STORED = [100, 1000] as const;
/** A government has so many; more stored means more governments. */
const MEETINGS_EACH = 20;

const sourceOf = (i: number): Source => ({
  id: `gov-${i}`,
  name: `云泽县第${i}人民政府`,
  timeZone: 'Asia/Shanghai',
  language: 'zh-Hans-CN',
  bodies: [`云泽县第${i}人民政府`],
  invented: true,
});

/** Each government publishes once a fortnight, and more of them publish on more days of it. */
function meeting(source: string, number: number): MinutesDocument {
  const day = 14 * number + (Number(source.slice('gov-'.length)) % 14);
  const publishedAt = new Date(Date.UTC(2025, 0, day)).toISOString().slice(0, 'YYYY-MM-DD'.length);
  return smallMeeting(`${source}/2025/${number}`, { number, heldOn: '2025-01-01', publishedAt }).document;
}

const delivered = (document: MinutesDocument) => ({
  bytes: Buffer.from(JSON.stringify(document)),
  contentType: 'text/plain',
  url: `https://www.example.org/${document.id}.html`,
});

/** The page of these is the document that is to come out of it. */
const parse: Parse = ({ bytes, ...snapshot }) => {
  const document = JSON.parse(Buffer.from(bytes).toString('utf8')) as MinutesDocument;
  const { sha256, url } = snapshot;
  return { ...document, provenance: { ...document.provenance, sha256, ...(url !== undefined && { url }) } };
};

async function costWith(stored: number) {
  const stores = await openStores();
  const governments = Math.ceil(stored / MEETINGS_EACH);
  const spine = openSpine(
    stores,
    Array.from({ length: governments }, (_, i) => sourceOf(i)),
    parse,
  );
  for (let i = 0; i < stored; i++) {
    await spine.record(delivered(meeting(`gov-${i % governments}`, Math.floor(i / governments) + 1)));
  }
  await spine.publish();

  const before = spine.calls.length;
  const started = performance.now();
  await spine.record(delivered(meeting('gov-0', MEETINGS_EACH + 1)));
  await spine.publish();
  const time = performance.now() - started;
  const calls = spine.calls.length - before;

  const afterwards = spine.calls.length;
  await spine.record(delivered(meeting('gov-0', MEETINGS_EACH + 1)));
  await spine.publish();
  const idle = spine.calls.slice(afterwards);
  const idleWrites = idle.filter((call) => isWrite(call) && call.store === 'publicStore').length;
  await stores.close();
  return { time, calls, idleWrites };
}

/** What one more meeting costs with few and with many stored, and what it costs to be told the same again. */
export async function oneMore(report: Report): Promise<void> {
  const [few, many] = STORED;
  report.section(`publishing one more meeting, with ${few} and with ${many} meetings stored`);
  const [small, large] = [await costWith(few), await costWith(many)];
  report.add({
    what: 'calls of the stores',
    value: large.calls / small.calls,
    unit: '×',
    promised: { atMost: 1.2 },
  });
  report.note(`${small.calls} and ${large.calls} calls`);
  report.add({ what: 'time', value: large.time / small.time, unit: '×', promised: { atMost: 1.2 } });
  report.note(`${small.time.toFixed(0)} and ${large.time.toFixed(0)} ms, each measured once`);
  report.add({
    what: 'files written when the same meeting comes again',
    value: small.idleWrites + large.idleWrites,
    unit: ' calls',
    promised: { atMost: 0 },
  });
}
