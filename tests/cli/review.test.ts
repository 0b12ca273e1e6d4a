import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { publish } from '../../cli/commands/publish.ts';
import { approveWaiting, listWaiting, uniteTwo } from '../../cli/commands/review.ts';
import { status } from '../../cli/commands/status.ts';
import { openFolder } from '../../cli/folder.ts';
import { recordDepsOf } from '../../cli/installation.ts';
import { summaryOf } from '../../cli/summary.ts';
import { ingest } from '../../functions/record/ingest.ts';
import { storeSnapshot } from '../../functions/record/snapshot.ts';
import { doubtfulMeeting, type Page, pageParser } from '../record/minutes.ts';
import { type Listening, listening } from './listening.ts';

let data: string;
let said: Listening['said'];
let terminal: Listening['terminal'];
beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'open-minutes-review-'));
  ({ said, terminal } = listening());
  await recordDoubtful();
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

/** Records a meeting that waits, as `ingest` does with a page that the parser finds fault with. */
async function recordDoubtful(meeting: Page = doubtfulMeeting): Promise<void> {
  const embedded = await openFolder(data);
  try {
    const sha256 = await storeSnapshot(embedded.store, Buffer.from(JSON.stringify(meeting)));
    const deps = { ...recordDepsOf(embedded, terminal), sources: [], parse: pageParser() };
    await ingest({ sha256, contentType: 'text/plain', fetchedAt: '2024-02-21T00:00:00Z' }, deps);
  } finally {
    await embedded.close();
  }
}

const page = () => join(data, 'public/yunpu/meetings/2024/2.html');

it('what waits is listed with its reason, by `review` and by `status`', async () => {
  expect(await listWaiting({ data }, terminal)).toBe(0);
  expect(said.out).toMatch(/^yunpu\/2024\/2 {2}2024-02-06 /);
  expect(said.out).toMatch(/why: Half of the page is missing\.\n {2}page: .*\/store\/raw\/[0-9a-f]{64}\n/);
  expect(said.out).toContain('nothing of it is published');
  expect(said.out).toMatch(/1 waiting\.\n$/);

  said.out = '';
  await status({ data }, terminal);
  expect(said.out).toContain('Waiting for review\n  yunpu/2024/2: Half of the page is missing.\n');
});

it('what waits is published after its approval, and not before', async () => {
  await publish({ data }, terminal);
  expect(existsSync(page())).toBe(false);

  expect(await approveWaiting(['yunpu/2024/2'], { data }, terminal)).toBe(0);
  expect(said.out).toContain('approved yunpu/2024/2\n');
  await publish({ data }, terminal);

  expect(existsSync(page())).toBe(true);
  said.out = '';
  await listWaiting({ data }, terminal);
  expect(said.out).toBe('Nothing waits for review.\n');
});

it('what cannot be approved is refused by name, and the rest is approved', async () => {
  expect(await approveWaiting(['yunpu/1999/1', 'yunpu/2024/2'], { data }, terminal)).toBe(1);

  expect(said.err).toBe('refused yunpu/1999/1: There is no meeting yunpu/1999/1\n');
  expect(said.out).toContain('approved yunpu/2024/2\n');

  said.err = '';
  expect(await approveWaiting(['yunpu/2024/2'], { data }, terminal)).toBe(1);
  expect(said.err).toBe('refused yunpu/2024/2: Nothing of yunpu/2024/2 waits for review\n');
});

it('two meetings are made one, and what cannot be one is refused', async () => {
  const { doubt: _, ...again } = doubtfulMeeting;
  await recordDoubtful({ ...again, id: 'yunpu/2024/3', form: 'report' });

  expect(await uniteTwo('yunpu/2024/3', 'yunpu/1999/1', { data }, terminal)).toBe(1);
  expect(said.err).toBe('open-minutes: There is no meeting yunpu/1999/1\n');
  expect(await uniteTwo('yunpu/2024/2', 'yunpu/2024/3', { data }, terminal)).toBe(0);
  expect(said.out).toContain('yunpu/2024/2 and yunpu/2024/3 are yunpu/2024/3\n');
  expect(await uniteTwo('yunpu/2024/2', 'yunpu/2024/3', { data }, terminal)).toBe(1);
});

it('a run says how many wait, and why', async () => {
  const embedded = await openFolder(data);
  try {
    const summary = await summaryOf(
      [
        {
          input: 'page.txt',
          kind: 'waiting',
          meeting: 'yunpu/2024/2',
          reason: 'Half of the page is missing.',
        },
      ],
      embedded,
    );
    expect(summary).toMatch(/^1 file: 0 new, 0 updated, 0 unchanged, 1 waiting for review, 0 refused\.\n/);
    expect(summary).toContain('  yunpu/2024/2: Half of the page is missing. (page.txt)\n');
  } finally {
    await embedded.close();
  }
});
