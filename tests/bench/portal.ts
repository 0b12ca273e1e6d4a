import { setImmediate } from 'node:timers/promises';
import { governmentTargets } from '../../functions/publish/targets/government.ts';
import { indexOf, NOTHING_PUBLIC } from '../publish/government.ts';
import { inventYears } from '../publish/invented-years.ts';
import { exponent } from './measure.ts';
import type { Report } from './report.ts';

const SOURCE = 'gov-0';
/** Meetings of the one government. */
const MEETINGS = [250, 500, 1000, 2000] as const;
const ALLOWED_MB = 512;

/** Renders everything that is published of a government, as its first build does, and keeps nothing of it. */
async function rendered(count: number) {
  const meetings = inventYears({ source: SOURCE, meetings: count, daysBetween: 5 });
  const started = process.cpuUsage();
  const index = await indexOf(SOURCE, meetings);
  let [files, bytes, heaviest] = [0, 0, 0];
  for (const target of governmentTargets(index, NOTHING_PUBLIC)) {
    for (const [path, file] of await target.render()) {
      files += 1;
      bytes += file.bytes.byteLength;
      if (path.endsWith('.html')) heaviest = Math.max(heaviest, file.bytes.byteLength);
    }
    // What the package `rss` leaves to the next tick is let go of only then; real stores wait for one all the time.
    await setImmediate();
  }
  const { user, system } = process.cpuUsage(started);
  return { files, bytes, heaviest, seconds: (user + system) / 1e6 };
}

/** Everything of one government, rendered from nothing: how that grows with its meetings. */
export async function portal(report: Report): Promise<void> {
  report.section(
    `everything of one government of up to ${MEETINGS.at(-1)} invented meetings, rendered from nothing`,
  );
  const points: { x: number; y: number }[] = [];
  for (const count of MEETINGS) {
    const { files, bytes, heaviest, seconds } = await rendered(count);
    points.push({ x: count, y: seconds });
    report.note(
      `${count} meetings: ${files} files, ${Math.round(bytes / 1e6)} MB, the heaviest page ${Math.round(heaviest / 1024)} KB, ${seconds.toFixed(1)} s of the processor`,
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
}
