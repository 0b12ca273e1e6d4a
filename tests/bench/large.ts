import type { Step } from './load-run.ts';
import { callsOf, loadSteps } from './load-steps.ts';
import { median } from './measure.ts';
import type { Report } from './report.ts';

/** Meetings of the one government. */
const [FEW, MANY] = [250, 5000] as const;

/** What one more meeting costs in a large government: as much as in another, and the further pages of its query. */
export async function large(report: Report): Promise<void> {
  report.section(`one more meeting of a government of ${FEW}, and of one of ${MANY}, over cheap stores`);
  const [few, many] = [await measured(FEW), await measured(MANY)];
  for (const one of [few, many]) {
    report.note(
      `${one.calls} calls, of which ${one.pages} further pages of queries and ${one.written} files; ${(one.ms / 1000).toFixed(1)} s; ` +
        `a query gives ${one.queriedMb.toFixed(1)} MB; at most ${one.mostMemoryMb.toFixed(0)} MB, ${one.builtMb.toFixed(0)} MB when all was built`,
    );
  }
  report.add({
    what: 'calls more for each MB more',
    value: (many.calls - few.calls) / (many.queriedMb - few.queriedMb),
    unit: '',
    promised: { atMost: 1 },
  });
}

async function measured(meetings: number) {
  const steps: Step[] = [];
  for await (const step of loadSteps(String(meetings), ['1'])) steps.push(step);
  const [step] = steps;
  if (step === undefined) throw new Error('The run of the load has told nothing');
  const { more, builds, moreFiles, queriedMb } = step;
  const pages = more.map(({ calls, kinds }) => calls - sumOf(kinds, 'table.'));
  return {
    calls: median(more.map(callsOf)),
    pages: median(pages),
    written: moreFiles,
    ms: median(more.map(({ cpuMs }) => cpuMs)),
    mostMemoryMb: Math.max(...more.map((one) => one.mostMemoryMb)),
    builtMb: builds.mostMemoryMb,
    queriedMb,
  };
}

const sumOf = (kinds: Readonly<Record<string, number>>, prefix: string): number =>
  Object.entries(kinds).reduce((sum, [kind, count]) => sum + (kind.startsWith(prefix) ? count : 0), 0);
