import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { drainPublications } from '../../functions/publish/drain.ts';
import { type PublishDeps, publish } from '../../functions/publish/publish.ts';
import type { PublicationId } from '../../functions/shared/publication.ts';
import { listLibrary } from './list-library.ts';
import { openPipeline, type Pipeline, publicationsOf } from './pipeline.ts';
import { smallMeeting } from './small-meeting.ts';

const documentOf = (...args: Parameters<typeof smallMeeting>) => smallMeeting(...args).document;

const FIRST = documentOf('yunze/2024/1', { number: 1, heldOn: '2024-03-01', publishedAt: '2024-03-05' });
const SECOND = documentOf('yunze/2024/2', { number: 2, heldOn: '2024-04-01', publishedAt: '2024-04-05' });
const ALL = publicationsOf('yunze', ['2024'], [FIRST.id, SECOND.id]);

let pipeline: Pipeline;
beforeEach(async () => {
  pipeline = await openPipeline();
});
afterEach(() => pipeline.close());

/** The same stores, with every call of them counted, and an end of everything after so many calls. */
function watched(deps: PublishDeps, lastCall = Number.POSITIVE_INFINITY) {
  const calls: string[] = [];
  const watch = <T extends object>(port: T, name: string): T =>
    new Proxy(port, {
      get(target, property, receiver) {
        const member: unknown = Reflect.get(target, property, receiver);
        if (typeof member !== 'function') return member;
        return async (...args: readonly unknown[]) => {
          if (calls.length >= lastCall) throw new Error('killed');
          calls.push(`${name}.${String(property)} ${String(args[0])}`);
          return member.apply(target, args);
        };
      },
    });
  return {
    calls,
    written: () =>
      calls
        .filter((call) => call.startsWith('public.put '))
        .map((call) => call.slice(11))
        .sort(),
    deps: {
      ...deps,
      publications: watch(deps.publications, 'state'),
      publicStore: watch(deps.publicStore, 'public'),
    },
  };
}

describe('publishing', () => {
  it('writes the folder that the meetings make, and settles', async () => {
    await pipeline.commit(FIRST);
    await pipeline.commit(SECOND);
    await pipeline.publish();
    expect(await pipeline.folder()).toEqual(await pipeline.expected(ALL));
    expect(await pipeline.publishDeps.publications.due(100)).toEqual([]);
  });

  it('writes nothing when nothing has changed', async () => {
    await pipeline.commit(FIRST);
    await pipeline.publish();
    const { deps, written } = watched(pipeline.publishDeps);
    await drainPublications(deps);
    expect(written()).toEqual([]);
    // Not even when everything is rendered anew.
    await deps.publications.markDirty(ALL);
    const outcome = await drainPublications(deps);
    expect(written()).toEqual([]);
    expect(outcome).toEqual({ written: 0, removed: 0 });
  });

  it('writes for a new meeting only what shows it', async () => {
    await pipeline.commit(FIRST);
    await pipeline.commit(documentOf('linlan-qingyu/2024/1', { heldOn: '2024-01-01' }));
    await pipeline.publish();
    await pipeline.commit(SECOND);
    const { deps, written } = watched(pipeline.publishDeps);
    await drainPublications(deps);
    const files = written();
    expect(files.filter((path) => path.includes('linlan-qingyu'))).toEqual([]);
    expect(files.filter((path) => path.includes('meetings/2024/'))).toEqual([
      'yunze/meetings/2024/2.html',
      'yunze/meetings/2024/2.json',
      'yunze/meetings/2024/index.html',
    ]);
    const downloads = files.filter((path) => path.startsWith('data/'));
    expect(files.length - downloads.length).toBe(59);
    // Of both sets of tables what has changed (no table of items or documents has a row), and what describes them.
    expect(downloads).toHaveLength(56);
    expect(new Set(files).size).toBe(files.length);
  });

  it('removes the files of a year in which no meeting is left', async () => {
    await pipeline.commit(FIRST);
    await pipeline.publish();
    await pipeline.commit({ ...FIRST, heldOn: '2023-03-01' });
    const { removed } = await pipeline.publish();
    expect(removed).toBe(42);
    const folder = await pipeline.folder();
    expect(folder).toEqual(await pipeline.expected(publicationsOf('yunze', ['2023', '2024'], [FIRST.id])));
    expect(Object.keys(folder).filter((path) => path.startsWith('data/yunze/2024/'))).toEqual([]);
  });

  it('is done at once with what is not dirty, whatever the work list says', async () => {
    await pipeline.commit(FIRST);
    const { publishDeps } = pipeline;
    await pipeline.publish();
    const nothing = { rendered: false, written: [], unchanged: 0, removed: [] };
    expect(await publish('meeting/yunze/2024/1', publishDeps)).toEqual(nothing);
    const due = async () => ['meeting/yunze/2024/1', 'feed/meetings'] as PublicationId[];
    const publications = { ...publishDeps.publications, due };
    expect(await drainPublications({ ...publishDeps, publications })).toEqual({ written: 0, removed: 0 });
  });

  it('makes what follows a page dirty only once the page is there', async () => {
    await pipeline.commit(FIRST);
    const { deps, calls } = watched(pipeline.publishDeps);
    const woken: PublicationId[] = [];
    const wake = async (ids: readonly PublicationId[]) => {
      woken.push(...ids);
    };
    expect(await deps.publications.due(100)).toEqual(['meeting/yunze/2024/1']);
    await publish('meeting/yunze/2024/1', { ...deps, wake });
    const marked = calls.findIndex((call) => call.startsWith('state.markDirty'));
    const lastPut = calls.findLastIndex((call) => call.startsWith('public.put'));
    expect(marked).toBeGreaterThan(lastPut);
    expect(woken).toContain('feed/yunze/decisions');
    expect(await deps.publications.due(100)).not.toContain('meeting/yunze/2024/1');
  });

  it('does not lose a change that comes while it renders', async () => {
    await pipeline.commit(FIRST);
    const { publications, publicStore } = pipeline.publishDeps;
    let changed = false;
    const changingStore: PublishDeps['publicStore'] = {
      get: publicStore.get,
      list: publicStore.list,
      delete: publicStore.delete,
      async put(...args) {
        if (!changed) {
          changed = true;
          await pipeline.commit({ ...FIRST, title: '云泽县人民政府第1次常务会议纪要（更正）' });
        }
        return publicStore.put(...args);
      },
    };
    await publish('meeting/yunze/2024/1', { ...pipeline.publishDeps, publicStore: changingStore });
    expect((await publications.state('meeting/yunze/2024/1')).dirty).toBeDefined();
    await pipeline.publish();
    expect(await pipeline.folder()).toEqual(
      await pipeline.expected(publicationsOf('yunze', ['2024'], [FIRST.id])),
    );
  });

  it('leaves the newest bytes when a slow run ends after a later one', async () => {
    await pipeline.commit(FIRST);
    const { publicStore } = pipeline.publishDeps;
    let overtaken = false;
    const slowStore: PublishDeps['publicStore'] = {
      get: publicStore.get,
      list: publicStore.list,
      delete: publicStore.delete,
      async put(...args) {
        if (!overtaken) {
          overtaken = true;
          await pipeline.commit({ ...FIRST, title: '云泽县人民政府第1次常务会议纪要（更正）' });
          await publish('meeting/yunze/2024/1', pipeline.publishDeps);
        }
        return publicStore.put(...args);
      },
    };
    await publish('meeting/yunze/2024/1', { ...pipeline.publishDeps, publicStore: slowStore });
    await pipeline.publish();
    expect(await pipeline.folder()).toEqual(
      await pipeline.expected(publicationsOf('yunze', ['2024'], [FIRST.id])),
    );
  });

  it('does the rest when one fails, says so, and makes up for it', async () => {
    await pipeline.commit(FIRST);
    await pipeline.commit(SECOND);
    const { publicStore } = pipeline.publishDeps;
    const failingStore: PublishDeps['publicStore'] = {
      get: publicStore.get,
      list: publicStore.list,
      delete: publicStore.delete,
      async put(path, ...rest) {
        if (path === 'yunze/meetings/2024/1.html') throw new Error('no space left');
        return publicStore.put(path, ...rest);
      },
    };
    const failing = { ...pipeline.publishDeps, publicStore: failingStore };
    await expect(drainPublications(failing)).rejects.toMatchObject({ kind: 'transient' });
    expect(Object.keys(await pipeline.folder())).toContain('yunze/meetings/2024/2.html');
    await pipeline.publish();
    expect(await pipeline.folder()).toEqual(await pipeline.expected(ALL));
  });

  it('says of every file what it is and how long it keeps', async () => {
    await pipeline.commit(FIRST);
    const { publicStore } = pipeline.publishDeps;
    const served: Record<string, unknown> = {};
    const recordingStore: PublishDeps['publicStore'] = {
      get: publicStore.get,
      list: publicStore.list,
      delete: publicStore.delete,
      async put(path, body, options) {
        served[path] = options;
        return publicStore.put(path, body, options);
      },
    };
    await drainPublications({ ...pipeline.publishDeps, publicStore: recordingStore });
    expect(served['feeds/decisions.xml']).toEqual({
      contentType: 'application/rss+xml; charset=utf-8',
      cacheControl: 'public, max-age=300',
    });
    expect(served['data/yunze/2024/meetings.ndjson.gz']).toEqual({
      contentType: 'application/gzip',
      cacheControl: 'public, max-age=3600',
    });
  });
});

describe('killed and run again', () => {
  const MOVED = { ...FIRST, heldOn: '2023-03-01' };

  // A partition appears, disappears and appears again with the same bytes, and its publication dies at every point.
  it('a publication ends in the same bytes, also when a change leads back to the old ones', async () => {
    const ids = ['data/yunze/2023', 'data/yunze/2024'] as const;
    const holding = (...documents: readonly (typeof FIRST)[]) => {
      const library = listLibrary(
        documents.map((document) => ({ document, firstSeenAt: '2024-09-01T00:00:00Z' })),
      );
      return { ...pipeline.publishDeps, library };
    };
    const [before, after] = [holding(SECOND, FIRST), holding(SECOND, MOVED)];
    const publishAll = async (deps: PublishDeps) => {
      await pipeline.publishDeps.publications.markDirty(ids);
      return Promise.allSettled(ids.map((id) => publish(id, deps)));
    };
    await publishAll(before);
    const expected = await pipeline.folder();

    let alive = false;
    for (let lastCall = 1; !alive; lastCall += 1) {
      const attempts = await publishAll(watched(after, lastCall).deps);
      alive = attempts.every(({ status }) => status === 'fulfilled');
      await publishAll(before);
      expect(await pipeline.folder(), `killed after ${lastCall} calls`).toEqual(expected);
    }
  });

  it.each([3, 10, 20, 45])('everything ends in the same bytes (after %i calls)', async (lastCall) => {
    await pipeline.commit(FIRST);
    await pipeline.publish();
    await pipeline.commit(SECOND);
    await pipeline.commit(MOVED);
    const { deps } = watched(pipeline.publishDeps, lastCall);
    await expect(drainPublications(deps)).rejects.toThrow();
    await pipeline.publish();
    const ids = publicationsOf('yunze', ['2023', '2024'], [FIRST.id, SECOND.id]);
    expect(await pipeline.folder()).toEqual(await pipeline.expected(ids));
  });
});
