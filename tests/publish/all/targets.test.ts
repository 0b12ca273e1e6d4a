// The inputs of what is published of all governments: what a target shows is in them.
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { planner } from '../../../functions/publish/plan.ts';
import { nightlyScopes } from '../../../functions/publish/targets/all/tables.ts';
import { sha256 } from '../../../functions/shared/hash.ts';
import { ALL } from '../../../functions/shared/records/tables.ts';
import type { SourceStatus } from '../../../schemas/generated/status.ts';
import { sources } from '../settings.ts';
import { FIELDS, type ShownField, withFields } from '../sources.ts';
import { AllWorld } from './world.ts';

const DAY_MS = 86_400_000;
const CHANGED = 'yunze/2024/4';

const status: SourceStatus = {
  id: 'yunze',
  name: '云泽县人民政府',
  state: 'well',
  problems: [],
  meetings: 3,
  gaps: [],
  quarantined: { count: 0, pages: [] },
  waitingForReview: 0,
};

type Change = ShownField | 'title' | 'decision' | 'day' | 'new' | 'withdrawn' | 'gone' | 'later' | 'status';

const sketch = (n: number) => ({
  title: `云泽县人民政府第${n}次常务会议纪要`,
  issuedOn: `2024-05-0${n}`,
  heldOn: `2024-05-0${n}`,
  number: n,
});

async function happen(world: AllWorld, change: Change): Promise<void> {
  switch (change) {
    case 'title':
      return world.publish(CHANGED, { ...sketch(4), title: '云泽县人民政府第4次常务会议纪要（更正）' });
    case 'decision':
      return world.publish(CHANGED, { ...sketch(4), decisions: [{ subjects: ['另一件事'] }] });
    case 'day':
      return world.publish(CHANGED, { ...sketch(4), heldOn: '2023-05-04' });
    case 'new':
      return world.publish('yunze/2024/8', sketch(8));
    case 'withdrawn':
      return world.withdraw(CHANGED);
    case 'gone':
      world.records.delete(CHANGED);
      return world.set(world.record('yunze/2024/2'));
    case 'later':
      world.now += 40 * DAY_MS;
      return;
    case 'status':
      world.statuses = [{ ...status, state: 'silent', meetings: 4 }];
      return;
    default:
      world.sources = withFields(world.sources, 'yunze', [change]);
  }
}

interface Seen {
  readonly inputs: string;
  readonly bytes: string;
}

/** Every target of all governments after these changes, those of the night among them. */
async function seen(changes: readonly Change[]): Promise<Map<string, Seen>> {
  const world = new AllWorld();
  world.sources = sources;
  world.statuses = [status];
  for (const n of [1, 2, 3, 4, 5, 6])
    await world.publish(`${n % 2 === 0 ? 'yunze' : 'linlan-qingyu'}/2024/${n}`, sketch(n));
  for (const change of changes) await happen(world, change);
  await world.settle();
  const found = new Map<string, Seen>();
  const scopes = [ALL, ...nightlyScopes([...world.summaries.rows.values()])];
  for (const scope of scopes) {
    await world.builds.mark(scope, world.time());
    await world.settle();
    const { targets } = await planner(world.planDeps())(scope);
    for (const { id, inputs, takenDown, render } of targets) {
      const files = [...(await render())].map(([path, file]) => [path, file.order, sha256(file.bytes)]);
      found.set(id, {
        inputs: canonicalize([inputs, takenDown ?? false]) ?? '',
        bytes: JSON.stringify(files),
      });
    }
  }
  return found;
}

const CHANGES: readonly Change[] = [
  ...FIELDS,
  ...(['title', 'decision', 'day', 'new', 'withdrawn', 'gone', 'later', 'status'] as const),
];

const expectNamed = (one: ReadonlyMap<string, Seen>, other: ReadonlyMap<string, Seen>): void => {
  for (const [id, { inputs, bytes }] of one) {
    const after = other.get(id);
    if (after?.inputs === inputs) expect([id, after.bytes]).toEqual([id, bytes]);
  }
};

const before = seen([]);

it.each(CHANGES)('what shows a changed %s has other inputs', async (change) => {
  expectNamed(await before, await seen([change]));
});

it('with equal inputs has equal bytes, whatever has changed', async () => {
  const changes = fc.uniqueArray(fc.constantFrom(...CHANGES.filter((change) => change !== 'gone')), {
    maxLength: 3,
  });
  await fc.assert(
    fc.asyncProperty(changes, changes, async (some, others) => {
      expectNamed(await seen(some), await seen([...new Set([...some, ...others])]));
    }),
    { numRuns: 8 },
  );
}, 120_000);

it('is rendered again where what is said of a government beforehand is shown', async () => {
  const [one, other] = [await before, await seen(['name', 'nameEn', 'homepage', 'bodies'])];
  const changed = [...one].flatMap(([id, { bytes }]) => (other.get(id)?.bytes === bytes ? [] : [id]));
  expect(changed).toEqual(
    expect.arrayContaining(['catalogue', 'database', 'governments', 'home', 'latest', 'search', 'status']),
  );
});
