import {
  type AsyncCommand,
  assert,
  asyncModelRun,
  asyncProperty,
  commands,
  constantFrom,
  nat,
  option,
  record,
} from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Break, breaks, bytes, type Fault, type Meeting, MINUTE_MS, World, wanted } from './world.ts';

/** `HISTORIES=500` runs that many; tests run some tens. */
const HISTORIES = Number(process.env.HISTORIES ?? 100);
const LONGEST = 40;

/** What the records say is all that decides what must be public; the rest is how far the world may be from it. */
interface Reference {
  /** Nothing has stalled or come late since the last rest: a build that ends is right at once, also after kills. */
  isCalm: boolean;
  /** Somebody else has changed the stores: what only `verify` finds. */
  isHarmed: boolean;
}

const NOTHING_LATE: ReadonlySet<Break> = new Set(['dies-before', 'dies-after', 'answer-lost']);

class Step implements AsyncCommand<Reference, World> {
  readonly #name: string;
  readonly #work: (world: World, reference: Reference) => Promise<unknown>;

  constructor(name: string, work: (world: World, reference: Reference) => Promise<unknown>) {
    this.#name = name;
    this.#work = work;
  }
  check = () => true;
  async run(reference: Reference, world: World): Promise<void> {
    await this.#work(world, reference);
  }
  toString = () => this.#name;
}

async function expectWanted(world: World): Promise<void> {
  expect(await world.publicFiles()).toEqual(wanted(world));
}

/** Whatever else is there still was public and is obsolete, and holds nothing that was taken down. */
async function expectRight(world: World): Promise<void> {
  const files = await world.publicFiles();
  for (const [path, text] of wanted(world)) expect([path, files.get(path)]).toEqual([path, text]);
  for (const [id, meeting] of world.records)
    if (meeting === 'withdrawn') expect(files.has(`g/meetings/${id}.txt`)).toBe(false);
}

async function rest(world: World, reference: Reference): Promise<void> {
  await world.rest();
  for (let rounds = 0; reference.isHarmed; rounds += 1) {
    expect(rounds).toBeLessThan(5);
    reference.isHarmed = (await world.verify({ bytes: 'all' })) !== 'as-recorded';
    await world.rest();
  }
  await expectWanted(world);
  expect(await world.verify()).toBe('as-recorded');
  reference.isCalm = true;
}

async function pathAt(world: World, index: number): Promise<string | undefined> {
  const paths = [...(await world.publicFiles()).keys()];
  return paths[index % Math.max(paths.length, 1)];
}

const meetings = constantFrom<Meeting | undefined>({ says: 'one' }, { says: 'two' }, 'withdrawn', undefined);
const faults = record<Fault>({ at: nat(28).map((at) => at + 1), how: constantFrom(...breaks) });

const usual = [
  record({ id: constantFrom('a', 'a', 'b'), meeting: meetings }).map(
    ({ id, meeting }) =>
      new Step(`commit ${id}: ${JSON.stringify(meeting) ?? 'gone'}`, (world) =>
        world.commit({ [id]: meeting }),
      ),
  ),
  option(faults, { freq: 2 }).map(
    (fault) =>
      new Step(`build${fault === null ? '' : `, ${fault.how} at ${fault.at}`}`, async (world, reference) => {
        if (fault !== null && !NOTHING_LATE.has(fault.how)) reference.isCalm = false;
        const end = await world.build(fault ?? undefined);
        if (end === 'built' && reference.isCalm) await expectRight(world);
      }),
  ),
  constantFrom(
    new Step('what was stalled goes on', (world) => world.resume()),
    new Step('late requests take effect', (world) => world.arrive()),
    new Step('delivered again', (world) => world.mark()),
  ),
  constantFrom(MINUTE_MS, 20 * MINUTE_MS, 31 * MINUTE_MS, 25 * 60 * MINUTE_MS, 8 * 24 * 60 * MINUTE_MS).map(
    (ms) => new Step(`${ms / MINUTE_MS} minutes pass`, (world) => world.pass(ms)),
  ),
  constantFrom(new Step('verify', (world) => world.verify({ bytes: 'all' })), new Step('rest', rest)),
];

/** What others do to the stores: `rest` verifies after it, which would mend also what a build has left wrong. */
const harm = [
  nat(50).map(
    (index) =>
      new Step(`file ${index} is lost`, async (world, reference) => {
        const path = await pathAt(world, index);
        if (path !== undefined) await world.publicStore.delete(path);
        Object.assign(reference, { isCalm: false, isHarmed: true });
      }),
  ),
  nat(50).map(
    (index) =>
      new Step(`file ${index} gets foreign bytes`, async (world, reference) => {
        const path = await pathAt(world, index);
        if (path !== undefined) await world.publicStore.put(path, bytes('foreign'));
        Object.assign(reference, { isCalm: false, isHarmed: true });
      }),
  ),
  constantFrom(
    new Step('all files are lost', async (world, reference) => {
      for (const path of (await world.publicFiles()).keys()) await world.publicStore.delete(path);
      Object.assign(reference, { isCalm: false, isHarmed: true });
    }),
    new Step('a foreign file appears', async (world, reference) => {
      await world.publicStore.put('g/meetings/a.txt', bytes('text of one'));
      Object.assign(reference, { isCalm: false, isHarmed: true });
    }),
    new Step('the manifest is lost', async (world, reference) => {
      await world.dropManifest();
      Object.assign(reference, { isCalm: false, isHarmed: true });
    }),
    new Step('the manifest is damaged', async (world, reference) => {
      await world.manifests.put('builds/g.json', bytes('{"version":1'));
      Object.assign(reference, { isCalm: false, isHarmed: true });
    }),
  ),
];

describe.each([
  ['commits, builds, kills, stalls and late requests', usual],
  ['these, lost files, foreign bytes and lost manifests', [...usual, ...harm]],
] as const)('%s', (_, steps) => {
  test(
    `${HISTORIES} histories end with what the records say`,
    async () => {
      await assert(
        asyncProperty(commands([...steps], { maxCommands: LONGEST, size: 'max' }), async (history) => {
          const world = new World();
          await world.mark();
          const reference: Reference = { isCalm: true, isHarmed: false };
          await asyncModelRun(
            () => ({ model: reference, real: world }),
            [...history, new Step('rest', rest)],
          );
        }),
        { numRuns: HISTORIES },
      );
    },
    HISTORIES * 1_000 + 30_000,
  );
});
