// What the publish room measures: that its schedules ended well, and what of all governments it could not render.
import { describe, expect, it } from 'vitest';
import { type PublishDeps, type PublishEvent, receive } from '../../functions/publish/receive.ts';
import { transient } from '../../functions/shared/errors.ts';
import type { Log, LogFields } from '../../functions/shared/log.ts';
import type { Measures } from '../../functions/shared/metrics.ts';
import { oneScope, target } from './build/one-scope.ts';

interface Line {
  readonly event: string;
  readonly fields: LogFields | undefined;
  readonly measures: Measures | undefined;
}

function world(scope: string) {
  const one = oneScope(scope);
  const lines: Line[] = [];
  const say: Log['info'] = (event, fields, measures) => lines.push({ event, fields, measures });
  const log: Log = { info: say, warn: say, error: say };
  const deps: PublishDeps = {
    ...one.deps,
    log,
    summaries: { all: async function* () {} },
    send: async () => {},
  };
  return { one, lines, deps, measured: () => lines.flatMap(({ measures }) => measures ?? []) };
}

describe.each<[string, PublishEvent, Measures]>([
  ['a sweep', { sweep: true }, { SweepSucceeded: 1 }],
  ['a night', { nightly: true }, { NightSucceeded: 1 }],
])('%s', (_what, event, beat) => {
  it('says that it ended well', async () => {
    const { deps, measured } = world('g');
    await receive(event, deps, () => 600_000);
    expect(measured()).toEqual([beat]);
  });

  it('says nothing of the kind where its messages cannot be sent, or its rows not be read', async () => {
    const { deps, measured } = world('g');
    const away = transient('store-unavailable', 'The queue is away');
    await expect(
      receive(event, { ...deps, send: () => Promise.reject(away) }, () => 600_000),
    ).rejects.toThrow(away);
    const builds = {
      ...deps.builds,
      mark: () => Promise.reject(away),
      read: () => Promise.reject(away),
      // biome-ignore lint/correctness/useYield: it fails before it could.
      due: async function* () {
        throw away;
      },
    };
    await expect(receive(event, { ...deps, builds }, () => 600_000)).rejects.toThrow(away);
    expect(measured()).toEqual([]);
  });
});

const broken = target(
  'feed/all/decisions',
  {},
  {
    render: () => {
      throw new Error('it cannot be rendered');
    },
  },
);

describe('a build', () => {
  it('of what is shown of all governments says how much of it could not be rendered: nothing, too', async () => {
    const { one, deps, measured } = world('all');
    one.targets = [target('home', { 'all/index.html': 'home' }), broken];
    await one.build({ log: deps.log });
    one.targets = [target('home', { 'all/index.html': 'home' })];
    one.now += 3_600_000;
    await one.build({ log: deps.log });
    expect(measured()).toEqual([{ FeedTargetsFailed: 1 }, { FeedTargetsFailed: 0 }]);
  });

  it('of a government measures nothing: its status says what is wrong with it', async () => {
    const { one, deps, lines, measured } = world('g');
    one.targets = [broken];
    await one.build({ log: deps.log });
    expect(lines.map(({ event }) => event)).toEqual(['target failed', 'built']);
    expect(measured()).toEqual([]);
  });

  it('names each page of a meeting once, when its files are there, by its address, bytes and meeting', async () => {
    const { one, deps, lines } = world('g');
    const about = { meeting: 'g/2024/1', url: 'https://g.example/1.html', sha256: 'a'.repeat(64) };
    one.targets = [
      target('meeting/g/2024/1', { 'g/1.html': 'page', 'g/1.json': '{}' }, { about }),
      target('home', { 'g/index.html': 'home' }),
    ];
    await one.build({ log: deps.log });
    await one.build({ log: deps.log });
    const published = lines.filter(({ event }) => event === 'published').map(({ fields }) => fields);
    expect(published).toEqual([
      { ...about, scope: 'g', target: 'meeting/g/2024/1', path: expect.stringMatching(/^g\/1\./) },
    ]);
  });
});
