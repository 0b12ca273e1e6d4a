import { describe, expect, test } from 'vitest';
import { type Scenario, scenarios } from './scenarios.ts';
import { breaks, type Fault, SCOPE, World, wanted } from './world.ts';

/** `TRIALS=all` breaks the second builder at every call, too; tests take each sixth. */
const STRIDE = process.env.TRIALS === 'all' ? 1 : 6;

/** A world in which the scenario's beginning is public, and its first commit is made. */
async function begun({ before, commits: [first = {}], shown = [] }: Scenario): Promise<World> {
  const world = new World();
  await world.commit(before);
  await world.rest();
  await world.commit(first, shown[0]);
  return world;
}

/** What is committed while the first commit is being built. */
const laterIn = ({ commits, shown = [] }: Scenario) =>
  commits.slice(1).map((commit, index) => [commit, shown[index + 1]] as const);

async function commitLater(world: World, scenario: Scenario): Promise<void> {
  for (const next of laterIn(scenario)) await world.commit(...next);
}

async function callsOf(scenario: Scenario): Promise<number> {
  const world = await begun(scenario);
  await world.build();
  return world.calls;
}

/** What must be public is, and nothing that was taken down; what has become obsolete may be there still. */
async function expectRightAtOnce(world: World): Promise<void> {
  const files = await world.publicFiles();
  for (const [path, text] of wanted(world)) expect([path, files.get(path)]).toEqual([path, text]);
  for (const [id, meeting] of world.records)
    if (meeting === 'withdrawn') expect([...files.keys()]).not.toContain(`${SCOPE}/meetings/${id}.txt`);
}

/** Only at rest: in between, obsolete files stay for those who still hold a page that links them. */
async function expectRest(world: World): Promise<void> {
  await world.rest();
  expect(await world.publicFiles()).toEqual(wanted(world));
  expect(await world.verify({ bytes: 'all' })).toBe('as-recorded');
}

async function trial(scenario: Scenario, fault: Fault, meanwhile: (world: World) => Promise<unknown>) {
  const world = await begun(scenario);
  await world.build(fault);
  for (const next of laterIn(scenario)) {
    await world.commit(...next);
    await meanwhile(world);
  }
  await meanwhile(world);
  await world.arrive();
  await expectRest(world);
}

describe.each(scenarios)('$name', (scenario) => {
  test.each(breaks)('%s at every call, while others build', async (how) => {
    const calls = await callsOf(scenario);
    expect(calls).toBeGreaterThan(8);
    for (let at = 1; at <= calls; at += 1) await trial(scenario, { at, how }, (world) => world.build());
  });

  test.each(['dies-before', 'dies-after'] as const)(
    '%s at every call: the next build is right at once',
    async (how) => {
      const calls = await callsOf(scenario);
      for (let at = 1; at <= calls; at += 1) {
        const world = await begun(scenario);
        await world.build({ at, how });
        await commitLater(world, scenario);
        await world.mark();
        expect(await world.build()).toBe('built');
        await expectRightAtOnce(world);
      }
    },
  );

  test.each(breaks)('%s at every call, and others break at every call', async (how) => {
    const calls = await callsOf(scenario);
    for (let at = 1; at <= calls; at += 1) {
      for (let other = 1 + (at % STRIDE); other <= calls + 4; other += STRIDE)
        await trial(scenario, { at, how }, (world) => world.build({ at: other, how: 'dies-late' }));
    }
  });

  test('two builders that stall at every call', async () => {
    const calls = await callsOf(scenario);
    for (let at = 1; at <= calls; at += 1) {
      for (let other = 1 + (at % STRIDE); other <= calls + 4; other += STRIDE) {
        await trial(scenario, { at, how: 'stalls' }, async (world) => {
          await world.build({ at: other, how: 'stalls' });
          await world.resume();
        });
      }
    }
  });

  test('is delivered ten times', async () => {
    const world = await begun(scenario);
    for (const next of [[{}, {}] as const, ...laterIn(scenario)]) {
      await world.commit(...next);
      for (let time = 0; time < 10; time += 1) {
        await world.mark();
        await world.build();
      }
    }
    await expectRest(world);
  });

  test('the public files are lost', async () => {
    const world = await begun(scenario);
    await world.rest();
    for (const path of (await world.publicFiles()).keys()) await world.publicStore.delete(path);

    expect(await world.verify()).toBe('marked');
    await expectRest(world);
  });

  test('the manifest is lost', async () => {
    const world = await begun(scenario);
    await world.build();
    await world.dropManifest();
    await commitLater(world, scenario);
    await world.mark();

    await expectRest(world);
    expect((await world.manifests.get(`builds/${SCOPE}.json`))?.etag).toBeDefined();
  });
});

describe.each([
  {
    name: 'corrected, then withdrawn',
    before: { a: { says: 'one' } },
    commits: [{ a: { says: 'two' } }, { a: 'withdrawn' }],
  },
  {
    name: 'withdrawn, then corrected',
    before: { a: { says: 'one' } },
    commits: [{ a: 'withdrawn' }, { a: { says: 'two' } }],
  },
] satisfies Scenario[])('$name: where no state comes back', (scenario) => {
  test.each(['dies-late', 'dies-all-late', 'stalls'] as const)(
    'what takes effect late does no harm, not even for a moment: %s',
    async (how) => {
      const calls = await callsOf(scenario);
      for (let at = 1; at <= calls; at += 1) {
        const world = await begun(scenario);
        await world.build({ at, how });
        await commitLater(world, scenario);
        expect(await world.build()).toBe('built');
        await world.resume();
        await world.arrive();
        await expectRightAtOnce(world);
      }
    },
  );
});
