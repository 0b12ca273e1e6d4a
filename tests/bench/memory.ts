import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { growths } from './grown.ts';
import type { Report } from './report.ts';

/** What one page may take. The deployed recorder is given far more, for the processor that comes with it. */
const ALLOWED = 512;
/** What the engine may keep of it for objects, as in a function of so much memory: else it lets garbage lie while it can. */
const HEAP = 320;

const peakOf = (kilobytes: number, name: string): number =>
  Number(
    execFileSync(
      process.execPath,
      [
        ...process.execArgv,
        `--max-old-space-size=${HEAP}`,
        join(import.meta.dirname, 'memory-of.ts'),
        String(kilobytes),
        name,
      ],
      {
        encoding: 'utf8',
      },
    ),
  );

/** The most memory that a process holds while it parses one page, each in a process of its own. */
export function memory(report: Report): void {
  report.section('memory: the most that a process holds at any time (resident set), the code included');
  const [usual = ''] = Object.keys(growths);
  report.add({ what: `${usual}, 4 KB`, value: peakOf(4, usual), unit: ' MB', promised: 'nothing' });
  for (const name of Object.keys(growths))
    report.add({
      what: `${name}, 1 MB`,
      value: peakOf(1024, name),
      unit: ' MB',
      promised: { atMost: ALLOWED },
    });
}
