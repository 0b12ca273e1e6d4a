import { setImmediate } from 'node:timers/promises';
import type { Library, PublishedMeeting } from '../../functions/publish/library.ts';
import { parsePublication } from '../../functions/publish/publications.ts';
import { partitionOf } from '../../functions/shared/publication.ts';
import { inventYears } from '../publish/invented-years.ts';
import { listLibrary } from '../publish/list-library.ts';
import { site } from '../publish/settings.ts';
import { exponent } from './measure.ts';
import type { Report } from './report.ts';

/** Meetings stored; each government has a hundred, so that more meetings mean more governments. */
const STORED = [1000, 2500, 5000, 10_000] as const;
const MEETINGS_EACH = 100;
const ALLOWED_MB = 512;

const sourceOf = (index: number): string => `gov-${index}`;

/** Newest first. */
const meetingsOf = (index: number, meetings = MEETINGS_EACH): PublishedMeeting[] =>
  inventYears({ source: sourceOf(index), meetings }).reverse();

/** A library of many governments in which each is looked for among its own meetings only. */
function libraryOf(governments: readonly Library[], newest: readonly PublishedMeeting[]): Library {
  const [first] = governments;
  if (first === undefined) throw new Error('there are no governments');
  const own = (source: string): Library => governments[Number(source.slice('gov-'.length))] ?? first;
  const sourceIn = (meeting: string) => meeting.slice(0, meeting.indexOf('/'));
  return {
    ...first,
    meeting: (id) => own(sourceIn(id)).meeting(id),
    newestMeetings: async (scope, limit) =>
      scope === 'all' ? newest.slice(0, limit) : own(scope).newestMeetings(scope, limit),
    groupDecisions: (source, group, limit) => own(source).groupDecisions(source, group, limit),
    chargedOrganizations: (source) => own(source).chargedOrganizations(source),
    topics: (source) => own(source).topics(source),
    heldIn: (source, year) => own(source).heldIn(source, year),
    years: (source) => own(source).years(source),
    sources: async () => governments.map((_, index) => sourceOf(index)),
  };
}

/** Everything of the portal that shows the meetings of a government; what is downloaded is not of the portal. */
async function publicationsOf(library: Library, source: string, meetings: readonly PublishedMeeting[]) {
  const years = await library.years(source);
  return [
    `page/${source}`,
    `listing/${source}`,
    `people/${source}`,
    ...years.map((year) => `search/${source}/${year}`),
    ...(await library.chargedOrganizations(source)).map(({ id }) => `organization/${source}/${id}`),
    ...(await library.topics(source)).map((code) => `topic/${source}/${code}`),
    ...meetings.map(({ document }) => `meeting/${document.id}`),
  ];
}

/** Files by path, one publication after the other; those for downloading left out. */
async function* rendered(library: Library, ids: readonly string[]): AsyncGenerator<[string, Uint8Array]> {
  for (const id of ids) {
    const { files } = await parsePublication(id).render({ library, sources: [], site });
    for (const file of files) if (!file[0].startsWith('data/')) yield file;
    // What the package `rss` leaves to the next tick is let go of only then; real stores wait for one all the time.
    await setImmediate();
  }
}

async function built(stored: number) {
  const count = stored / MEETINGS_EACH;
  const started = process.cpuUsage();
  let [files, bytes, heaviest] = [0, 0, 0];
  const tally = async (rendering: AsyncIterable<[string, Uint8Array]>) => {
    for await (const [path, content] of rendering) {
      files += 1;
      bytes += content.byteLength;
      if (path.endsWith('.html')) heaviest = Math.max(heaviest, content.byteLength);
    }
  };
  const newest = meetingsOf(0).slice(0, 60);
  const shells = Array.from({ length: count }, () => listLibrary([]));
  // One government after the other, as the queue brings them: nothing is held of the ones before.
  for (let index = 0; index < count; index++) {
    const meetings = meetingsOf(index);
    const library = libraryOf(
      shells.map((shell, at) => (at === index ? listLibrary(meetings) : shell)),
      newest,
    );
    await tally(rendered(library, await publicationsOf(library, sourceOf(index), meetings)));
  }
  await tally(rendered(libraryOf(shells, newest), ['page/index', 'static']));
  const used = process.cpuUsage(started);
  return { files, bytes, heaviest, seconds: (used.user + used.system) / 1e6 };
}

/** Files whose bytes one new meeting changes, of its government that has so many. */
async function changedByOneMore(stored: number): Promise<{ changed: number; of: number; groups: string }> {
  const renderAll = async (meetings: PublishedMeeting[]) => {
    const library = libraryOf([listLibrary(meetings)], meetings);
    const years = [...new Set(meetings.map(({ document }) => partitionOf(document)))];
    const ids = await publicationsOf(library, sourceOf(0), meetings);
    const all = new Map<string, Uint8Array>();
    const yearPages = years.map((year) => `data/${sourceOf(0)}/${year}`);
    // What is downloaded lies below data/, the page of the year does not.
    for await (const [path, bytes] of rendered(library, [...ids, ...yearPages, 'page/index'])) {
      all.set(path, bytes);
    }
    return all;
  };
  const after = meetingsOf(0, stored + 1);
  const [old, now] = [await renderAll(after.slice(1)), await renderAll(after)];
  const changed = [...now].filter(([path, bytes]) => {
    const before = old.get(path);
    return before === undefined || Buffer.compare(before, bytes) !== 0;
  });
  const counts = new Map<string, number>();
  for (const [path] of changed) {
    const group = /\/(meetings|organizations|topics|documents|people)\//.exec(path)?.[1] ?? 'first pages';
    counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  const groups = [...counts].map(([group, count]) => `${group} ${count}`).join(', ');
  return { changed: changed.length, of: now.size, groups };
}

/** The portal out of up to ten thousand meetings, and what one more meeting changes of it. */
export async function portal(report: Report): Promise<void> {
  report.section(`the portal of up to ${STORED.at(-1)} invented meetings, and what one more changes`);
  const points: { x: number; y: number }[] = [];
  for (const stored of STORED) {
    const { files, bytes, heaviest, seconds } = await built(stored);
    points.push({ x: stored, y: seconds });
    report.note(
      `${stored} meetings: ${files} files, ${Math.round(bytes / 1e6)} MB, the heaviest page ${Math.round(heaviest / 1024)} KB, ${seconds.toFixed(1)} s of the processor`,
    );
  }
  report.add({
    what: 'time against meetings: the exponent (1 is linear)',
    value: exponent(points),
    unit: '',
    promised: { atMost: 1.1 },
  });
  report.add({
    what: 'the most memory that the process ever held',
    value: process.resourceUsage().maxRSS / 1024,
    unit: ' MB',
    promised: { atMost: ALLOWED_MB },
  });
  for (const stored of [50, 200]) {
    const { changed, of, groups } = await changedByOneMore(stored);
    report.note(
      `with ${stored} meetings of its government, one more changes ${changed} of ${of} files: ${groups}`,
    );
  }
}
