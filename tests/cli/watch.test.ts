// How a command waits for builds that others do: here over a data folder, and by the same code as on a stage.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { compare } from '../../cli/commands/verify.ts';
import { type Folder, openFolder } from '../../cli/folder.ts';
import { ingestAll, pagesOf } from '../../cli/ingest-all.ts';
import { findInputs } from '../../cli/inputs.ts';
import { recordDepsOf } from '../../cli/installation.ts';
import { tellPublished } from '../../cli/published.ts';
import { publishOnStage, settleOnStage } from '../../cli/stage/publish.ts';
import { Watch } from '../../cli/stage/watch.ts';
import { build } from '../../functions/publish/build.ts';
import { buildDeps } from '../../functions/publish/build-parts.ts';
import { drain, turnOf } from '../../functions/publish/drain.ts';
import { nightlyScopes } from '../../functions/publish/targets/all/tables.ts';
import { withdrawMeeting } from '../../functions/record/amend.ts';
import { systemClock } from '../../functions/shared/clock.ts';
import { silentLog } from '../../functions/shared/log.ts';
import { everySummary } from '../../functions/shared/records/summaries.ts';
import { listening } from './listening.ts';

const MEETING = 'yunze/2024/31';
const { terminal, said } = listening();
let data: string;
let folder: Folder;
let watch: Watch;
beforeEach(async () => {
  Object.assign(said, { out: '', err: '' });
  data = mkdtempSync(join(tmpdir(), 'open-minutes-watch-'));
  folder = await openFolder(data);
  const { files } = await findInputs(['samples/minutes/yunze/2024-31.txt']);
  await ingestAll(pagesOf(files), folder, terminal, new AbortController().signal);
  await built();
  watch = new Watch(folder.builds, folder.store);
});
afterEach(async () => {
  await folder.close();
  rmSync(data, { recursive: true, force: true });
});

const deps = () =>
  buildDeps({ ...folder, site: folder.site(), clock: systemClock, log: silentLog, timeoutMs: 60_000 });
/** Builds what is due, as the functions of a stage do. */
const built = () => drain(deps());

/** A build of the government that has read its records when something happens, and publishes them as they were. */
async function buildBeside(happens: () => Promise<unknown>): Promise<void> {
  await folder.builds.mark('yunze', systemClock().toISOString());
  await build('yunze', {
    ...deps(),
    async plan(...args) {
      const plan = await deps().plan(...args);
      await happens();
      return plan;
    },
  });
}

async function meetingsShown(): Promise<number> {
  const feed = await folder.publicStore.get('yunze/meetings.json');
  return JSON.parse(new TextDecoder().decode(feed?.body)).items.length;
}

async function withdraw(): Promise<void> {
  const record = await folder.records.read(MEETING);
  await withdrawMeeting(
    {
      withdraw: MEETING,
      withdrawn: true,
      by: 'x',
      why: 'y',
      at: '2026-12-01T08:00:00Z',
      answers: record?.rev ?? 0,
    },
    recordDepsOf({ ...folder, builds: watch.builds }, terminal),
  );
}
const settle = (wait: number, wake: Folder['wake'] = folder.wake) =>
  settleOnStage({ builds: watch.builds, wake }, { wait }, watch, terminal);

it('waits for what it has marked, wakes what is shown of all, and says what was written', async () => {
  await withdraw();
  const woken: string[] = [];
  const settled = settle(60, async (scopes) => void woken.push(...scopes));
  const [outcome, done] = await Promise.all([settled, built()]);

  expect(outcome).toMatchObject({ failed: [], unfinished: [] });
  expect(outcome.written).toBeGreaterThan(10);
  // What the takedown makes anew of the night's tables is begun at once, and nobody waits for that.
  expect(outcome.written).toBeLessThanOrEqual(done.written);
  expect(outcome.removed).toBeGreaterThan(10);
  expect(outcome.removed).toBeLessThanOrEqual(done.removed);
  expect(await folder.publicStore.get('yunze/meetings/2024/31.html')).toBeDefined();
  expect(woken.every((scope) => scope === 'all' || scope.startsWith('all/'))).toBe(true);
});

it('names what nobody has built in time, and says that it goes on', async () => {
  await withdraw();
  const outcome = await settle(0);

  expect(outcome).toMatchObject({ written: 0, removed: 0, unfinished: ['yunze'] });
  const stage = { name: 'prod' } as never;
  expect(tellPublished(outcome, { ...folder, stage }, terminal)).toBe(1);
  expect(said.err).toBe(
    'Not built yet: yunze. That goes on without this command; `open-minutes status --stage prod` tells how far it is.\n',
  );
  expect((await folder.builds.read('yunze'))?.dirtySince).toBeDefined();
});

it('does not take a build that began before the mark for the one that holds its change', async () => {
  await buildBeside(withdraw);

  expect(await meetingsShown()).toBe(1);
  expect((await settle(0)).unfinished).toContain('yunze');
});

it('ends with the build that holds its change, whatever others mark meanwhile', async () => {
  await withdraw();
  await buildBeside(() => folder.builds.mark('yunze', systemClock().toISOString()));

  expect(await meetingsShown()).toBe(0);
  const { written, unfinished } = await settle(0);
  expect(unfinished).not.toContain('yunze');
  expect(written).toBeGreaterThan(10);
});

it('does not believe a clock that is behind to be ahead of its own mark', async () => {
  await folder.builds.mark('yunze', systemClock().toISOString());
  await watch.builds.mark('yunze', '2020-01-01T00:00:00.000Z');

  expect((await settle(0)).unfinished).toContain('yunze');
});

it('does not wait for a build that failed and is put off: it says when it is tried again', async () => {
  await withdraw();
  const { token = 0 } = (await folder.builds.read('yunze')) ?? {};
  await folder.builds.postpone('yunze', token, '2099-01-01T00:00:00.000Z');

  expect((await settle(60)).failed).toEqual([
    { scope: 'yunze', reason: 'its build failed, and is tried again at 2099-01-01T00:00:00.000Z' },
  ]);
});

it('tells when that follows which is gathered of all governments', async () => {
  await watch.builds.mark('yunze', systemClock().toISOString());
  await folder.builds.mark('all', systemClock().toISOString(), { wakeAt: '2099-01-01T00:00:00.000Z' });
  const { token = 0 } = (await folder.builds.read('yunze')) ?? {};
  await folder.builds.clear('yunze', token);

  expect(await settle(60)).toMatchObject({ unfinished: [], followsAt: '2099-01-01T00:00:00.000Z' });
});

it('fills a lost bucket again, though tables of all were made before those of the government were back', async () => {
  const scopes = ['yunze', 'all', ...nightlyScopes(await everySummary(folder.summaries))];
  for (const scope of scopes) await folder.builds.mark(scope, systemClock().toISOString());
  await built();
  const lost: string[] = [];
  for await (const path of folder.publicStore.list('')) lost.push(path);
  for (const path of lost) await folder.publicStore.delete(path);
  const found = await compare(scopes, { ...folder, builds: watch.builds }, terminal, {});
  expect(found.every(({ state }) => state === 'marked')).toBe(true);
  // A queue of their own has them built whenever they are marked.
  const ofTables = scopes.filter((scope) => ['tables', 'list'].includes(turnOf(scope)));
  for (const scope of ofTables) await build(scope, deps());

  const queue: string[] = [];
  const installation = {
    ...folder,
    builds: watch.builds,
    wake: async (woken: readonly string[]) => void queue.push(...woken),
  };
  let isSettled = false;
  const settled = publishOnStage(installation, { wait: 60 }, watch, terminal).finally(() => {
    isSettled = true;
  });
  while (!isSettled) {
    // What is woken together is built in any order.
    const scope = queue.pop();
    if (scope !== undefined) await build(scope, deps());
    await setTimeout(20);
  }
  const outcome = await settled;

  expect(outcome).toMatchObject({ failed: [], unfinished: [] });
  expect(outcome.written).toBeGreaterThanOrEqual(lost.length);
  const mended = await compare(scopes, folder, terminal, {});
  expect(mended.filter(({ state }) => state !== 'as-recorded')).toEqual([]);
});
