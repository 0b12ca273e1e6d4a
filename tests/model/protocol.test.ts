/**
 * The protocol of docs/adr/0020, tried in every order: what holds within the stated bounds, and what goes wrong without each
 * of its rules (`counterexamples.md`). `MODEL=large` tries larger bounds, for some minutes, and prints sizes.
 */
import { expect, it } from 'vitest';
import { type Exploration, explore } from './explore.ts';
import { protocol } from './protocol.ts';
import { everyRule, type Rule, type Rules } from './rules.ts';
import { onePage, pageAndHome, textAndPage, twoPages } from './scenarios.ts';
import { story } from './story.ts';
import { variants } from './variants.ts';
import type { Scenario, World } from './world.ts';

const isLarge = process.env.MODEL === 'large';

/** Two builders; a third may begin when one of them is dead. */
const scenarios: Scenario[] = [
  // A page, what becomes of it, and states that come back.
  onePage('TPT', { kills: 1, stalls: 1 }),
  onePage('TPT', { kills: 2 }),
  onePage('TPT', { stalls: 1, redeliveries: 1 }),
  onePage('PTP', { kills: 1, redeliveries: 1 }),
  onePage('QPQ', { stalls: 2 }),
  onePage('P-P', { kills: 2 }),
  onePage('-P-', { stalls: 1 }),
  onePage('PQPT', { kills: 1 }),
  onePage('TPT', { kills: 1, lostAnswers: 1 }),
  twoPages('TPT', { kills: 1 }),
  twoPages('TPT', { kills: 1, batch: 1 }),
  // No state comes back: right when the build ends.
  onePage('PQT', { kills: 2, rightAtOnce: true }),
  onePage('PQT', { stalls: 1, rightAtOnce: true }),
  // What readers meet.
  pageAndHome('-P-', { kills: 2 }),
  pageAndHome('PQR', { kills: 1 }),
  pageAndHome('-PT', { kills: 1 }),
  pageAndHome('P-P', { kills: 2, nothingLate: true }),
  pageAndHome('-P-', { kills: 2, batch: 1 }),
  textAndPage('PTQ', { kills: 1 }),
  textAndPage('PTQ', { kills: 1, batch: 1 }),
  textAndPage('PTP', { kills: 2, nothingLate: true }),
  // Releases, all governments, stalls that only verify finds.
  onePage('PQP', { kills: 2, releases: true }),
  onePage('-P-', { kills: 1, all: true }),
  onePage('PQPQ', { kills: 1, all: true }),
  onePage('-PQ', { stalls: 1, all: true }),
  onePage('TPT', { sleeps: 1 }),
  onePage('TPT', { losses: 1, kills: 1 }),
];

const largeScenarios: Scenario[] = [
  onePage('TPT', { kills: 2, stalls: 1 }),
  onePage('P-P', { kills: 2, stalls: 1 }),
  onePage('PQPT', { kills: 1, stalls: 1, redeliveries: 1 }),
  onePage('TPT', { kills: 1, stalls: 2 }),
  pageAndHome('P-P', { kills: 1, stalls: 1 }),
  pageAndHome('-P-P', { kills: 3, nothingLate: true }),
  pageAndHome('-P-', { kills: 3 }),
  pageAndHome('PQR', { kills: 1, stalls: 1, batch: 1 }),
  textAndPage('PTQ', { kills: 3 }),
  twoPages('TPT', { kills: 2 }),
  twoPages('TPT', { stalls: 1 }),
  onePage('PQPQ', { kills: 1, stalls: 1, all: true }),
  onePage('TPT', { kills: 1, sleeps: 1 }),
  onePage('TPT', { kills: 1, stalls: 1, lostAnswers: 1 }),
];

it.each(scenarios)('holds: $name', (scenario) => {
  expect(told(explore(protocol(scenario)), scenario)).toBe('holds');
});

it.runIf(isLarge).each(largeScenarios)(
  'holds in larger bounds: $name',
  { timeout: 3_600_000 },
  (scenario) => {
    const start = process.cpuUsage();
    const exploration = explore(protocol(scenario));
    const seconds = process.cpuUsage(start).user / 1e6;
    const { states, quiescent, depth } = exploration;
    process.stdout.write(
      `${scenario.name}: ${states} states, ${quiescent} at rest, depth ${depth}, ${seconds.toFixed(0)} s\n`,
    );
    expect(told(exploration, scenario)).toBe('holds');
  },
);

it('needs each of its rules', async () => {
  const stories = variants.map(({ without, breaks, scenario }) => {
    const rules = { ...everyRule, ...Object.fromEntries(without.map((rule) => [rule, false])) };
    const exploration = explore(protocol(scenario, rules));
    expect(exploration.counterexample?.property, without.join()).toMatch(new RegExp(`^${breaks}`));
    return `## Without: ${without.join('; ')}\n${scenario.name}\n\`\`\`\n${told(exploration, scenario)}\n\`\`\`\n`;
  });
  const title = '# What goes wrong without each rule\nShortest traces, written by `protocol.test.ts`.\n';
  await expect([title, ...stories].join('\n')).toMatchFileSnapshot('counterexamples.md');
});

it('leaves out every rule in some variant', () => {
  const rules = Object.keys(everyRule) as Rule[];
  expect(
    rules.filter((rule) => !variants.some(({ without }) => without.length === 1 && without[0] === rule)),
  ).toEqual([]);
});

it.each([onePage('TPT', { kills: 2 }), onePage('P-P', { stalls: 1 })])(
  'is right in the end without ETags of files, by suspects alone: $name',
  (scenario) => {
    const rules: Rules = {
      ...everyRule,
      'files are put If-Match': false,
      'files are deleted If-Match': false,
      'the files of a foreign intent are looked at': false,
      'foreign bytes are adopted only while the manifest is mine': false,
    };
    expect(told(explore(protocol(scenario, rules)), scenario)).toBe('holds');
  },
);

it('has one gap that a recheck closes: a late deletion of what is wanted again, byte for byte', () => {
  const scenario = pageAndHome('P-P', { kills: 1 });
  expect(explore(protocol(scenario)).counterexample?.property).toBe(
    'readers: a public file links one that is absent',
  );
});

function told(exploration: Exploration<World>, scenario: Scenario): string {
  return exploration.counterexample === undefined ? 'holds' : story(exploration.counterexample, scenario);
}
