import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Report } from './report.ts';

/** What one page may take. The deployed recorder is given far more, for the processor that comes with it. */
const ALLOWED = 512;

const peakOf = (kilobytes: number): number =>
  Number(
    execFileSync(
      process.execPath,
      [...process.execArgv, join(import.meta.dirname, 'memory-of.ts'), String(kilobytes)],
      {
        encoding: 'utf8',
      },
    ),
  );

/** The most memory that a process holds while it parses one page, each in a process of its own. */
export function memory(report: Report): void {
  report.section('memory: the most that a process holds at any time (resident set)');
  report.add({
    what: 'a page of 4 KB, the code included',
    value: peakOf(4),
    unit: ' MB',
    promised: 'nothing',
  });
  report.add({
    what: 'a page of 1 MB, the code included',
    value: peakOf(1024),
    unit: ' MB',
    promised: { atMost: ALLOWED },
  });
}
