import { writeFileSync } from 'node:fs';
import type { Spent, Step } from './load-run.ts';
import { callsOf, loadSteps } from './load-steps.ts';
import { exponent, median } from './measure.ts';
import { plot } from './plot.ts';
import type { Report } from './report.ts';

/** Governments at the end of each step. */
const STEPS = (process.env.LOAD_STEPS ?? '4 20 80 400').split(/[ ,]+/);
/** Of each government. */
const MEETINGS = process.env.LOAD_MEETINGS ?? '250';
/** Where the plot goes, if anywhere. */
const { LOAD_SVG } = process.env;
/** Among so few governments as among many, one more meeting takes the same. */
const ALLOWED = 1.2;
const MOST_MEMORY_MB = 1769;

/** Invented meetings of ever more governments. Stopped by SIGTERM, it measures what it has come to. */
export async function load(report: Report): Promise<void> {
  report.section(
    `${MEETINGS} invented meetings of each of up to ${STEPS.at(-1)} governments, over cheap stores`,
  );
  const steps: Step[] = [];
  for await (const step of loadSteps(MEETINGS, STEPS)) {
    steps.push(step);
    tell(step, report);
  }
  compare(steps, report);
  if (LOAD_SVG !== undefined) writeFileSync(LOAD_SVG, plotOf(steps));
}

const millions = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
const moreOf = ({ more }: Step, pick: (one: Spent) => number): number => median(more.map(pick));

function tell(step: Step, report: Report): void {
  const { governments, meetings, newMeetings, record, builds, all, night, tables } = step;
  const each = (ms: number) => `${(ms / newMeetings).toFixed(1)} ms`;
  report.note(
    `${governments} governments, ${meetings} meetings: ${step.files} files, ${millions(step.bytes)}; ` +
      `a meeting ${each(record.cpuMs)} recorded and ${each(builds.cpuMs)} built, at most ${builds.mostMemoryMb.toFixed(0)} MB, ` +
      `of which ${step.heldMb.toFixed(0)} MB lie in objects when nothing is done`,
  );
  const line = (what: string, one: Spent) =>
    report.note(
      `  ${what}: ${(one.cpuMs / 1000).toFixed(1)} s, ${callsOf(one)} calls, ${one.puts} objects ` +
        `(${millions(one.putBytes)}), ${one.writes} write and ${one.reads.toFixed(0)} read units` +
        (one.mostMemoryMb === 0 ? '' : `, ${one.mostMemoryMb.toFixed(0)} MB`),
    );
  line('recorded in this step', record);
  line('built in this step', builds);
  line('build of all', all);
  for (const one of step.more) line('one more meeting', one);
  line('verify of one government', night);
  line(`tables of all (${step.scopes} scopes)`, tables);
}

function compare(steps: readonly Step[], report: Report): void {
  const [first, last] = [steps[0], steps.at(-1)];
  if (first === undefined || last === undefined || first === last) return;
  const among = `among ${last.governments} governments, of among ${first.governments}`;
  report.add({
    what: `calls of one more meeting ${among}`,
    value: moreOf(last, callsOf) / moreOf(first, callsOf),
    unit: '×',
    promised: { atMost: ALLOWED },
  });
  report.add({
    what: `processor time of one more meeting ${among}`,
    value: moreOf(last, ({ cpuMs }) => cpuMs) / moreOf(first, ({ cpuMs }) => cpuMs),
    unit: '×',
    promised: 'nothing',
  });
  report.add({
    what: 'time of the builds against meetings: the exponent (1 is linear)',
    value: exponent(sums(steps, ({ builds }) => builds.cpuMs)),
    unit: '',
    promised: { atMost: 1.1 },
  });
  report.add({
    what: 'the most memory that a build took, with what the stores hold of it',
    value: Math.max(...steps.map(({ builds }) => builds.mostMemoryMb)),
    unit: ' MB',
    promised: { atMost: MOST_MEMORY_MB },
  });
}

/** By meetings, of all steps until then. */
function sums(steps: readonly Step[], pick: (step: Step) => number): { x: number; y: number }[] {
  let sum = 0;
  return steps.map((step) => {
    sum += pick(step);
    return { x: step.meetings, y: sum };
  });
}

function plotOf(steps: readonly Step[]): string {
  const of = (pick: (step: Step) => number) => steps.map((step) => ({ x: step.meetings, y: pick(step) }));
  return plot('meetings stored', [
    {
      title: 'all of them: seconds of the processor',
      lines: [
        { name: 'builds', points: sums(steps, ({ builds }) => builds.cpuMs / 1000) },
        { name: 'recording', points: sums(steps, ({ record }) => record.cpuMs / 1000) },
      ],
    },
    {
      title: 'one more: calls',
      lines: [
        { name: 'one more meeting', points: of((step) => moreOf(step, callsOf)) },
        { name: 'build of all alone', points: of(({ all }) => callsOf(all)) },
      ],
    },
    {
      title: 'one more: seconds of the processor',
      lines: [
        { name: 'one more meeting', points: of((step) => moreOf(step, ({ cpuMs }) => cpuMs / 1000)) },
        { name: 'build of all alone', points: of(({ all }) => all.cpuMs / 1000) },
      ],
    },
    {
      title: 'the most memory, MB',
      lines: [
        { name: 'builds', points: of(({ builds }) => builds.mostMemoryMb) },
        { name: 'one more', points: of((step) => Math.max(...step.more.map((one) => one.mostMemoryMb))) },
        { name: 'objects held at rest', points: of(({ heldMb }) => heldMb) },
      ],
    },
  ]);
}
