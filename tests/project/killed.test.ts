import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { memoryStore } from '../../functions/shared/object-store/memory.ts';
import type { ObjectStore } from '../../functions/shared/object-store/object-store.ts';
import type { Item } from '../../functions/shared/records/table.ts';
import { doubtfulMeeting, pageParser, quietMeeting, springMeeting } from '../record/minutes.ts';
import {
  approve,
  type Delivery,
  deliver,
  drain,
  keysIn,
  openTables,
  type TestTable,
  type World,
  worldOver,
} from '../record/world.ts';
import { type Break, Faults, faultyStore, faultyTable } from './faults.ts';

let tables: Awaited<ReturnType<typeof openTables>>;
beforeAll(async () => {
  tables = await openTables();
});
afterAll(() => tables.close());

const url = 'https://www.qingshi.example/jiyao/3.html';
const came: Delivery = { page: springMeeting, url, fetchedAt: '2024-03-16T00:00:00.000Z' };
const [kept] = springMeeting.decisions ?? [];
/** One decision has gone, another has come, and the meeting was held in another year. */
const edited: Delivery = {
  page: {
    ...springMeeting,
    heldOn: '2023-12-29',
    decisions: [...(kept === undefined ? [] : [kept]), { subject: '《青石县集市章程》' }],
  },
  url,
  fetchedAt: '2024-03-20T00:00:00.000Z',
  parse: pageParser('1.1.0'),
};
const elsewhere: Delivery = {
  page: { ...springMeeting, present: [...(springMeeting.present ?? []), { name: '柳依岸' }] },
  url: 'https://www.qingshi.example/files/3.pdf',
  contentType: 'application/pdf',
  fetchedAt: '2024-03-17T00:00:00.000Z',
};
const impostor: Delivery = {
  page: { ...quietMeeting, id: springMeeting.id },
  url: 'https://www.qingshi.example/jiyao/33.html',
  fetchedAt: '2024-03-21T00:00:00.000Z',
};

const garbled: Delivery = {
  page: { ...springMeeting, doubt: 'Garbled.' },
  url,
  fetchedAt: '2024-03-22T00:00:00.000Z',
};
const doubtful: Delivery = {
  page: doubtfulMeeting,
  url: 'https://www.yunpu.example/2',
  fetchedAt: '2024-02-21T00:00:00.000Z',
};

/** A page that comes, or one that a person approves. */
type Event = Delivery | { readonly approve: Delivery; readonly meeting: string };

const happen = (world: World, event: Event) =>
  'approve' in event ? approve(world, event.approve, event.meeting) : deliver(world, event);

interface State {
  readonly rows: readonly Item[];
  readonly objects: ReadonlyMap<string, string>;
}
const NOTHING: State = { rows: [], objects: new Map() };

/** Delivers and drains from that state on; whenever something breaks, a new process begins anew. */
async function run(before: State, events: readonly Event[], faults: Faults): Promise<State> {
  const store = memoryStore();
  for (const [key, text] of before.objects) await store.put(key, new TextEncoder().encode(text));
  const table = await tables.fresh();
  await table.write(before.rows, []);
  let world = worldOver(faultyStore(store, faults), faultyTable(table, faults));
  for (;;) {
    try {
      for (const event of events) await happen(world, event);
      await drain(world);
      return await stateOf(store, table);
    } catch {
      world = worldOver(store, table);
    }
  }
}

async function stateOf(store: ObjectStore, table: TestTable): Promise<State> {
  const objects = new Map<string, string>();
  for (const key of await keysIn(store)) {
    objects.set(key, new TextDecoder().decode((await store.get(key))?.body));
  }
  return { rows: await table.everything(), objects };
}

/**
 * How often something was done does not matter: versions, how many changes a publication has seen, and with which
 * revision of the meeting an unchanged decision was written last.
 */
const withoutCounters = ({ rows, objects }: State) => ({
  objects,
  rows: rows.map(({ version: _, projected: __, changes: ___, rev, ...row }) =>
    row.sk.startsWith('DECISION#') ? row : { ...row, rev },
  ),
});

const unbroken = () => new Faults('dies-before', 0);

describe.each<[string, Event[], Event[]]>([
  ['a meeting comes', [], [came]],
  ['it is edited', [came], [edited]],
  ['it is found at a second address', [came], [elsewhere]],
  ['another meeting comes that claims its id', [came], [impostor]],
  ['a meeting comes that waits for review', [], [doubtful]],
  ['it is approved', [doubtful], [{ approve: doubtful, meeting: doubtfulMeeting.id }]],
  ['a published meeting is edited, and that waits for review', [came], [garbled]],
  ['that is approved', [came, garbled], [{ approve: garbled, meeting: springMeeting.id }]],
])('%s, with every single call broken in turn', (_, earlier, events) => {
  test.each<[Break, string[]]>([
    // One that dies before a read leaves what one leaves that dies before the next write.
    ['dies-before', ['write', 'batch']],
    ['dies-halfway', ['batch']],
    ['answer-lost', ['write', 'batch']],
  ])(
    '%s: the same rows and documents',
    async (how, kinds) => {
      const before = await run(NOTHING, earlier, unbroken());
      const faults = unbroken();
      const undisturbed = withoutCounters(await run(before, events, faults));

      expect(faults.calls.length).toBeGreaterThan(10);
      for (const [index, kind] of faults.calls.entries()) {
        if (!kinds.includes(kind)) continue;
        const broken = await run(before, events, new Faults(how, index + 1));
        expect(withoutCounters(broken), `broken at call ${index + 1}, a ${kind}`).toEqual(undisturbed);
      }
    },
    60_000,
  );
});
