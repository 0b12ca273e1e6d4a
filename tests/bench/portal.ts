import '../../cli/heap.ts';
import { setImmediate } from 'node:timers/promises';
import { governmentTargets } from '../../functions/publish/targets/government.ts';
import { indexOf, NOTHING_PUBLIC } from '../publish/government.ts';
import { inventYears } from '../publish/invented-years.ts';
import { exponent } from './measure.ts';
import { inOwnProcess } from './own-process.ts';
import type { Report } from './report.ts';

const SOURCE = 'gov-0';
/** Meetings of the one government. */
const MEETINGS = [250, 500, 1000, 2000] as const;
const ALLOWED_MB = 512;

interface Rendered {
  readonly files: number;
  readonly bytes: number;
  readonly heaviest: number;
  readonly seconds: number;
  /** The most that the process ever held. */
  readonly mostMemoryMb: number;
}

/** Renders everything that is published of a government, as its first build does, and keeps nothing of it. */
async function rendered(count: number): Promise<Rendered> {
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
  return {
    files,
    bytes,
    heaviest,
    seconds: (user + system) / 1e6,
    mostMemoryMb: process.resourceUsage().maxRSS / 1024,
  };
}

/** Everything of one government, rendered from nothing: how that grows with its meetings. */
export function portal(report: Report): void {
  report.section(
    `everything of one government of up to ${MEETINGS.at(-1)} invented meetings, rendered from nothing`,
  );
  const points: { x: number; y: number }[] = [];
  let mostMemoryMb = 0;
  for (const count of MEETINGS) {
    const one = inOwnProcess<Rendered>(import.meta.filename, String(count));
    const { files, bytes, heaviest, seconds } = one;
    mostMemoryMb = one.mostMemoryMb;
    points.push({ x: count, y: seconds });
    report.note(
      `${count} meetings: ${files} files, ${Math.round(bytes / 1e6)} MB, the heaviest page ${Math.round(heaviest / 1024)} KB, ${seconds.toFixed(1)} s of the processor, at most ${mostMemoryMb.toFixed(0)} MB`,
    );
  }
  report.add({
    what: 'time against meetings: the exponent (1 is linear)',
    value: exponent(points),
    unit: '',
    promised: { atMost: 1.1 },
  });
  report.add({
    what: 'the most memory of the largest',
    value: mostMemoryMb,
    unit: ' MB',
    promised: { atMost: ALLOWED_MB },
  });
}

if (import.meta.filename === process.argv[1]) {
  process.stdout.write(JSON.stringify(await rendered(Number(process.argv[2]))));
  process.exit(0);
}
