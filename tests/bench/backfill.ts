import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from '../generator/generate.ts';
import type { AloneOutcome, RunOutcome } from './backfill-run.ts';
import { inOwnProcess } from './own-process.ts';
import type { Report } from './report.ts';

const PAGES = 300;

const run = <T>(mode: 'publish' | 'alone', data: string, pages: string): T =>
  inOwnProcess(join(import.meta.dirname, 'backfill-run.ts'), mode, data, pages);

/** Generated pages of one government, from nothing to a published folder; the same again; parsing and rendering alone. */
export function backfill(report: Report): void {
  report.section(`${PAGES} generated pages, from nothing to a published folder`);
  const folder = mkdtempSync(join(tmpdir(), 'open-minutes-backfill-'));
  try {
    const [data, pages] = [join(folder, 'data'), join(folder, 'pages')];
    mkdirSync(pages);
    for (let i = 0; i < PAGES; i += 1) {
      const { name, bytes } = generate(`backfill-${i}`).page;
      writeFileSync(join(pages, name), bytes);
    }
    const first = run<RunOutcome>('publish', data, pages);
    const alone = run<AloneOutcome>('alone', data, pages);
    const again = run<RunOutcome>('publish', data, pages);
    tell(first, alone, again, report);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function tell(first: RunOutcome, alone: AloneOutcome, again: RunOutcome, report: Report): void {
  const { cpuMs, calls, meetings, files, bytes } = first;
  const sum = Object.values(calls).reduce((total, count) => total + count, 0);
  report.add({
    what: 'processor time, of parsing and rendering alone',
    value: cpuMs / (alone.parseMs + alone.renderMs),
    unit: '×',
    promised: { atMost: 3 },
  });
  report.note(
    `${(cpuMs / 1000).toFixed(1)} s (reading and recording ${(first.recordMs / 1000).toFixed(1)} s) against ` +
      `${(alone.parseMs / 1000).toFixed(1)} s of parsing and ${(alone.renderMs / 1000).toFixed(1)} s of rendering; ` +
      `loading the code takes another ${(first.loadMs / 1000).toFixed(1)} s`,
  );
  report.add({
    what: 'calls of the stores a page',
    value: sum / PAGES,
    unit: '',
    promised: { atMost: 12 },
  });
  report.note(
    Object.entries(calls)
      .sort(([, a], [, b]) => b - a)
      .map(([call, count]) => `${call} ${(count / PAGES).toFixed(2)}`)
      .join(', '),
  );
  report.add({
    what: 'the most memory',
    value: first.mostMemoryMb[2],
    unit: ' MB',
    promised: { atMost: 350 },
  });
  const [loaded, recorded] = first.mostMemoryMb.map(Math.round);
  report.note(`${loaded} MB with the code loaded, ${recorded} MB when all was recorded`);
  report.add({
    what: 'published a meeting',
    value: bytes / meetings / 1000,
    unit: ' KB',
    promised: { atMost: 90 },
  });
  report.add({ what: 'files a meeting', value: files / meetings, unit: '', promised: { atMost: 6 } });
  report.note(`${meetings} meetings, ${files} files, ${(bytes / 1e6).toFixed(1)} MB`);
  report.add({
    what: 'the same again: processor time, of the first time',
    value: again.cpuMs / cpuMs,
    unit: '×',
    promised: { atMost: 0.1 },
  });
  report.add({
    what: 'the same again: files written',
    value: again.filesWritten,
    unit: ' calls',
    promised: { atMost: 0 },
  });
}
