import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkHealth } from '../../functions/health/check.ts';
import type { HealthDeps } from '../../functions/health/deps.ts';
import { dynamoStatusStore } from '../../functions/health/status-store.dynamo.ts';
import type { StatusStore } from '../../functions/health/status-store.ts';
import { dynamoPublicationStore } from '../../functions/publish/publication-store.dynamo.ts';
import type { PublicationStore } from '../../functions/publish/publication-store.ts';
import type { SourceState } from '../../functions/shared/crawl/source-state.ts';
import { type LocalRecords, openLocalRecords } from '../../functions/shared/records/dynalite.ts';
import type { Source } from '../../schemas/generated/source.ts';

let records: LocalRecords;
beforeAll(async () => {
  records = await openLocalRecords();
});
afterAll(() => records.close());

class Killed extends Error {}

const source: Pick<Source, 'id' | 'name' | 'timeZone' | 'crawl'> = {
  id: 'yunling-qingxi',
  name: '云岭市青溪区人民政府',
  timeZone: 'Asia/Shanghai',
  crawl: { enabled: true, lists: [{ kind: 'html', url: 'https://qingxi.example/zwgk/' }] },
};
const now = new Date('2024-09-02T08:00:00Z');
const state = (moment: string): SourceState => ({
  ...{ source: source.id, lists: {}, failures: 0, version: 1 },
  ...{ lastRunAt: moment, lastSuccessAt: moment, nextDueAt: now.toISOString() },
});
const none = async function* () {};

/** What a check needs, with a source that is in this state, or with none. */
function depsOf(
  statuses: StatusStore,
  publications: Pick<PublicationStore, 'markDirty'>,
  of: SourceState | undefined,
): HealthDeps {
  return {
    sources: of === undefined ? [] : [source as Source],
    states: { read: async () => of, change: async () => {} },
    ledger: { all: none },
    library: {
      sources: async () => [],
      newestMeetings: async () => [],
      meetingIds: none,
      tombstone: async () => undefined,
      moved: async () => undefined,
    },
    waiting: none,
    store: { get: async () => undefined, list: none },
    statuses,
    publications,
    clock: () => now,
    log: { info: () => {}, warn: () => {}, error: () => {} },
  };
}

it.each([
  ['changes', state('2024-09-01T08:00:00Z'), state('2024-09-02T07:00:00Z')],
  ['is left out', state('2024-09-01T08:00:00Z'), undefined],
])(
  'a source %s: killed before and after every write, the status page comes to know of it',
  async (_, before, after) => {
    const statuses = dynamoStatusStore(records.table);
    const publications = dynamoPublicationStore(records.table);
    /** The page as it would be rendered now. */
    const render = async (): Promise<string> => {
      const { dirty } = await publications.state('page/status');
      if (dirty !== undefined) await publications.settle('page/status', dirty, {});
      return JSON.stringify((await statuses.all()).map(({ status }) => status));
    };
    let deaths = 0;
    for (const when of ['before', 'after'] as const) {
      for (let n = 1; ; n++) {
        await checkHealth(depsOf(statuses, publications, before));
        let shown = await render();
        let writes = 0;
        const mortal =
          <A extends unknown[], R>(call: (...args: A) => Promise<R>) =>
          async (...args: A): Promise<R> => {
            const dies = ++writes === n;
            if (dies && when === 'before') throw new Killed();
            const result = await call(...args);
            if (dies) throw new Killed();
            return result;
          };
        const dying: StatusStore = {
          ...statuses,
          put: mortal(statuses.put),
          remove: mortal(statuses.remove),
          beginChange: mortal(statuses.beginChange),
          endChange: mortal(statuses.endChange),
        };
        const died = await checkHealth(
          depsOf(dying, { markDirty: mortal(publications.markDirty) }, after),
        ).then(
          () => false,
          (error) => error instanceof Killed || Promise.reject(error),
        );
        const { changed } = await checkHealth(depsOf(statuses, publications, after));
        // Whoever publishes renders what is dirty, and nothing else.
        if ((await publications.state('page/status')).dirty !== undefined) shown = await render();
        else expect(changed).toBe(false);
        const there = JSON.stringify((await statuses.all()).map(({ status }) => status));
        expect(shown, `killed ${when} write ${n}`).toBe(there);
        if (!died) break;
        deaths++;
      }
    }
    expect(deaths).toBe(8);
  },
);
