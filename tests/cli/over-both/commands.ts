// What every command does, the same in a data folder and on a stage. Each file of tests opens one of the two and hands it in.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { correct, withdraw } from '../../../cli/commands/amend.ts';
import { backfill } from '../../../cli/commands/backfill.ts';
import { backup } from '../../../cli/commands/backup.ts';
import { exportPublic } from '../../../cli/commands/export.ts';
import { ingest } from '../../../cli/commands/ingest.ts';
import { publish } from '../../../cli/commands/publish.ts';
import { reprocess } from '../../../cli/commands/reprocess.ts';
import { restore } from '../../../cli/commands/restore.ts';
import { approveWaiting, listWaiting, uniteTwo } from '../../../cli/commands/review.ts';
import { writeGolds } from '../../../cli/commands/review-serve.ts';
import { proposeRosterOf } from '../../../cli/commands/sources.ts';
import { listSources } from '../../../cli/commands/sources-list.ts';
import { switchSource } from '../../../cli/commands/sources-switch.ts';
import { status } from '../../../cli/commands/status.ts';
import { verify } from '../../../cli/commands/verify.ts';
import { storeSnapshot } from '../../../functions/record/snapshot.ts';
import { doubtfulPage, pageOfSeveral } from '../../doubtful-page.ts';
import { listening } from '../listening.ts';
import type { World } from './world.ts';

const SPRING = 'linlan-qingyu/2024/5';
const ONE_DAY = 'yunze/2024/31';
const decided = { by: '青屿区政务公开办', why: '编号登记有误' };

export function describeCommands(what: string, openWorld: () => Promise<World>): void {
  describe(`on ${what}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'open-minutes-both-'));
    const { terminal, said } = listening();
    let world: World;
    beforeAll(async () => {
      world = await openWorld();
    });
    afterAll(async () => {
      await world.close();
      rmSync(folder, { recursive: true, force: true });
    });
    beforeEach(() => {
      Object.assign(said, { out: '', err: '' });
    });

    const file = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const page = (meeting: string, ending: string): string => {
      const [source = '', year = '', number = ''] = meeting.split('/');
      return `${source}/meetings/${year}/${number}.${ending}`;
    };
    const documentOf = async (meeting: string): Promise<unknown> =>
      JSON.parse((await world.read(page(meeting, 'json'))) ?? 'null');
    /** Sees to it that what was decided is public. */
    const shown = async () => {
      if (!world.publishesAtOnce) expect(await publish(world.where, terminal)).toBe(0);
    };

    it('ingest says what became of each page', async () => {
      const pages = [
        'samples/minutes/linlan-qingyu/2024-05.html',
        'samples/minutes/yunze/2024-31.txt',
        file('notice.html', '<html><body><h1>停水通知</h1><p>明日上午九时起停水两小时。</p></body></html>'),
        file('doubtful.txt', doubtfulPage.text),
        file('several.txt', pageOfSeveral.text),
      ];
      expect(await ingest(pages, world.where, terminal)).toBe(1);

      expect(said.out).toMatch(/^new +linlan-qingyu\/2024\/5 +2024-03-\d\d .*2024-05\.html$/m);
      expect(said.out).toMatch(/^new +yunze\/2024\/31 /m);
      expect(said.out).toContain(
        '5 files: 2 new, 0 updated, 0 unchanged, 2 waiting for review, 1 refused.\n',
      );
      expect(said.err).toMatch(/^refused .*notice\.html: .{10,}$/m);

      Object.assign(said, { out: '', err: '' });
      expect(await ingest(pages.slice(0, 1), world.where, terminal)).toBe(0);
      expect(said.out).toContain('1 file: 0 new, 0 updated, 1 unchanged, 0 refused.\n');
    });

    it('publish says how much was written, and where', async () => {
      expect(await publish(world.where, terminal)).toBe(0);

      const [, written = '0'] =
        /^Wrote (\d+) files and removed 0 in \S+ for https?:\S+$/m.exec(said.out) ?? [];
      expect(Number(written)).toBeGreaterThan(50);
      expect(await documentOf(SPRING)).toMatchObject({ id: SPRING, number: 5 });
      expect(await world.read('feeds/decisions.json')).toContain(SPRING);
      expect(await world.read(page(doubtfulPage.meeting, 'json'))).toBeUndefined();

      Object.assign(said, { out: '', err: '' });
      expect(await publish(world.where, terminal)).toBe(0);
      expect(said.out).toMatch(/^Wrote [0-9] files and removed 0 /m);
    });

    it('status tells what there is and what waits, in words and as JSON', async () => {
      expect(await status(world.where, terminal)).toBe(0);
      expect(said.out).toContain('  linlan-qingyu: 1\n');
      expect(said.out).toContain(`Waiting for review\n  ${doubtfulPage.meeting}: `);
      expect(said.out).toMatch(/^Put aside\n {2}\S+raw\/[0-9a-f]{64}: .{10,}$/m);

      Object.assign(said, { out: '', err: '' });
      await status({ ...world.where, json: true }, terminal);
      expect(JSON.parse(said.out)).toMatchObject({
        meetings: { 'linlan-qingyu': 1 },
        review: expect.arrayContaining([{ meeting: doubtfulPage.meeting, reason: expect.any(String) }]),
        quarantine: [{ code: expect.any(String) }],
        failed: [],
      });
    });

    it('review lists what waits; approved, it is public', async () => {
      expect(await listWaiting(world.where, terminal)).toBe(0);
      expect(said.out).toContain(`${doubtfulPage.meeting}  2025-09-02 `);
      expect(said.out).toContain('question: ');
      expect(said.out).toMatch(/^2 waiting\.$/m);
      const [, question = ''] = /^([0-9a-f]{12}) {2}/m.exec(said.out) ?? [];

      Object.assign(said, { out: '', err: '' });
      expect(await approveWaiting([doubtfulPage.meeting, 'yunze/1999/1'], world.where, terminal)).toBe(1);
      expect(said.out).toContain(`approved ${doubtfulPage.meeting}\n`);
      expect(said.err).toContain('refused yunze/1999/1: There is no meeting yunze/1999/1\n');
      expect(await approveWaiting([question], { ...world.where, source: 'nanjing-gulou' }, terminal)).toBe(0);
      expect(said.out).toContain(`approved ${question} as nanjing-gulou/2024/3\n`);
      await shown();

      expect(await documentOf(doubtfulPage.meeting)).toMatchObject({ id: doubtfulPage.meeting });
      expect(await documentOf('nanjing-gulou/2024/3')).toMatchObject({ source: 'nanjing-gulou' });
      Object.assign(said, { out: '', err: '' });
      await listWaiting(world.where, terminal);
      expect(said.out).toBe('Nothing waits for review.\n');
    });

    it('correct is public with its reason, and refuses what does not fit', async () => {
      const patch = file('patch.json', JSON.stringify({ validity: '废止' }));
      expect(await correct(SPRING, patch, { ...world.where, ...decided }, terminal)).toBe(0);
      expect(said.out).toContain(`corrected ${SPRING}\n`);
      await shown();

      expect(await documentOf(SPRING)).toMatchObject({
        validity: '废止',
        corrections: [{ why: decided.why }],
      });
      const { id } = JSON.parse((await world.read(page(SPRING, 'json'))) ?? '').decisions[0];
      const bad = file('bad.json', JSON.stringify({ decisions: { [id]: { text: '市长同意一切' } } }));
      expect(await correct(SPRING, bad, { ...world.where, ...decided }, terminal)).toBe(1);
      expect(said.err).toMatch(/^open-minutes: .{10,}\n$/);
    });

    it('withdraw takes a meeting out of everything, and back again', async () => {
      expect(await withdraw(ONE_DAY, { ...world.where, ...decided }, terminal)).toBe(0);
      expect(said.out).toContain(`withdrew ${ONE_DAY}\n`);
      await shown();
      expect(await documentOf(ONE_DAY)).toMatchObject({ withdrawn: { by: decided.by } });
      expect(await world.read('feeds/meetings.json')).not.toContain(`/${page(ONE_DAY, 'html')}`);
      expect(await withdraw(ONE_DAY, { ...world.where, ...decided }, terminal)).toBe(1);
      expect(said.err).toBe(`open-minutes: ${ONE_DAY} is withdrawn already\n`);

      Object.assign(said, { out: '', err: '' });
      expect(await withdraw(ONE_DAY, { ...world.where, ...decided, undo: true }, terminal)).toBe(0);
      await shown();
      expect(await documentOf(ONE_DAY)).toMatchObject({ id: ONE_DAY, number: 31 });
    });

    it('unite says what cannot be one', async () => {
      expect(await uniteTwo(SPRING, 'linlan-qingyu/1999/1', world.where, terminal)).toBe(1);
      expect(said.err).toBe('open-minutes: There is no meeting linlan-qingyu/1999/1\n');
    });

    it('sources are switched on and off, for here alone', async () => {
      const scheduleOf = async (id: string): Promise<string | undefined> => {
        Object.assign(said, { out: '', err: '' });
        expect(await listSources(world.where, terminal)).toBe(0);
        return new RegExp(`^${id} +(\\S+) `, 'm').exec(said.out)?.[1];
      };
      const installation = await world.open();
      const { id = '', crawl: { enabled = false } = {} } =
        installation.sources.find(({ crawl }) => crawl) ?? {};
      await installation.close();
      const word = (isOn: boolean) => (isOn ? 'on' : 'off');

      expect(await switchSource(id, !enabled, world.where, terminal)).toBe(0);
      expect(said.out).toContain(`${id} is switched ${word(!enabled)}, `);
      expect(await scheduleOf(id)).toBe(word(!enabled));
      expect(await switchSource(id, !enabled, world.where, terminal)).toBe(0);
      expect(said.out).toContain(`${id} is switched ${word(!enabled)} already, `);
      expect(await switchSource(id, enabled, world.where, terminal)).toBe(0);
      expect(await scheduleOf(id)).toBe(word(enabled));
      await expect(switchSource('nowhere', true, world.where, terminal)).rejects.toThrow(
        /there is no source "nowhere"/,
      );
    });

    it('a roster is proposed of what is recorded, and golds of what was reviewed', async () => {
      await proposeRosterOf('linlan-qingyu', world.where, terminal);
      expect(JSON.parse(said.out)).toMatchObject({ source: 'linlan-qingyu', meetings: 1 });

      const golds = join(folder, 'golds');
      expect(await writeGolds(golds, world.where, terminal)).toBe(0);
      expect(readdirSync(golds)).toContain('linlan-qingyu-2024-5.gold.json');
    });

    it('verify says what is missing, foreign or nobody’s, and mends it', async () => {
      await publish(world.where, terminal);
      expect(await verify(['linlan-qingyu', 'yunze'], world.where, terminal)).toBe(0);
      expect(said.out).toMatch(/^Compared \d+ files of 2 parts: all are as they were published\.$/m);
      const before = await world.read(page(SPRING, 'html'));

      const { publicStore, close } = await world.open();
      await publicStore.delete(page(SPRING, 'html'));
      await publicStore.put('linlan-qingyu/decisions.json', Buffer.from('{}'));
      await publicStore.put('linlan-qingyu/stray.txt', Buffer.from('?'));
      await close();
      Object.assign(said, { out: '', err: '' });
      expect(await verify(['linlan-qingyu'], world.where, terminal)).toBe(0);

      expect(said.out).toContain(`    1 missing: ${page(SPRING, 'html')}\n`);
      expect(said.out).toContain('    1 with other bytes: linlan-qingyu/decisions.json\n');
      expect(said.out).toContain('    1 that nobody published: linlan-qingyu/stray.txt\n');
      expect(said.out).toMatch(/^Wrote [2-9] files/m);
      expect(said.out).toContain('\nAll is as it should be now.\n');
      expect(await world.read(page(SPRING, 'html'))).toBe(before);
      expect(await world.read('linlan-qingyu/decisions.json')).toContain(SPRING);
    });

    it('what is public can be lost, and is there again with the same bytes', async () => {
      const kept = [
        page(SPRING, 'html'),
        page(ONE_DAY, 'json'),
        'feeds/decisions.json',
        'linlan-qingyu/index.html',
      ];
      const before = await Promise.all(kept.map(world.read));
      await world.losePublic();
      expect(await world.read(page(SPRING, 'html'))).toBeUndefined();

      expect([await publish({ ...world.where, all: true }, terminal), said.err]).toEqual([0, '']);

      expect(await Promise.all(kept.map(world.read))).toEqual(before);
    });

    it('export copies what is public, and later what has changed', async () => {
      const copy = join(folder, 'copy');
      expect(await exportPublic(copy, world.where, terminal)).toBe(0);
      const [, copied = '0'] =
        /^Copied (\d+) files of \S+ into \S+, left 0 as they were, removed 0\.$/m.exec(said.out) ?? [];
      expect(Number(copied)).toBeGreaterThan(100);
      expect(readFileSync(join(copy, page(SPRING, 'html')), 'utf8')).toBe(
        await world.read(page(SPRING, 'html')),
      );

      writeFileSync(join(copy, 'style.css'), 'changed by hand');
      rmSync(join(copy, page(SPRING, 'json')));
      Object.assign(said, { out: '', err: '' });
      expect(await exportPublic(copy, world.where, terminal)).toBe(0);
      expect(said.out).toContain(`Copied 2 files`);
      expect(readFileSync(join(copy, 'style.css'), 'utf8')).toBe(await world.read('style.css'));
    });

    it('the records can be lost, and are made anew with everything that people have decided', async () => {
      expect(await withdraw(ONE_DAY, { ...world.where, ...decided }, terminal)).toBe(0);
      await shown();
      const before = await Promise.all([page(SPRING, 'json'), page(ONE_DAY, 'json')].map(world.read));
      await world.loseRecords();
      Object.assign(said, { out: '', err: '' });

      expect(await restore(world.where, terminal)).toBe(0);
      expect(said.out).toMatch(/^Restored 4 meetings\.$/m);
      await shown();

      expect(await Promise.all([page(SPRING, 'json'), page(ONE_DAY, 'json')].map(world.read))).toEqual(
        before,
      );
      expect(await documentOf(ONE_DAY)).toMatchObject({ withdrawn: { by: decided.by } });
    });

    it('backup is a data folder from which a working one is made', async () => {
      const copy = join(folder, 'backup');
      expect(await backup(copy, world.where, terminal)).toBe(0);
      expect(said.out).toMatch(/^Copied \d+ objects of .* into \S+, which had 0 already\.$/m);
      Object.assign(said, { out: '', err: '' });
      expect(await backup(copy, world.where, terminal)).toBe(0);
      expect(said.out).toContain('Copied 0 objects ');

      expect(await restore({ data: copy }, terminal)).toBe(0);
      expect(await publish({ data: copy }, terminal)).toBe(0);
      const document = (meeting: string) =>
        JSON.parse(readFileSync(join(copy, 'public', page(meeting, 'json')), 'utf8'));
      expect(document(SPRING)).toEqual(await documentOf(SPRING));
      expect(document(ONE_DAY)).toMatchObject({ id: ONE_DAY, withdrawn: { by: decided.by } });
      await expect(backup(copy, world.where, terminal)).rejects.toMatchObject({ code: 'in-use' });
      expect(existsSync(join(copy, 'public'))).toBe(true);
    });

    it('a history is taken in, and everything that is stored is read again', async () => {
      expect(await backfill(['samples/minutes/yunze/2025-46.html'], world.where, terminal)).toBe(0);
      expect(said.out).toMatch(/1 (?:file: 1 )?new/);

      Object.assign(said, { out: '', err: '' });
      expect(await reprocess({ ...world.where, source: 'yunze' }, terminal)).toBe(0);
      expect(said.out).toMatch(/\d unchanged/);
      expect(await publish(world.where, terminal)).toBe(0);
      expect(await documentOf('yunze/2025/46')).toMatchObject({ number: 46 });
    });

    it('a page that was fetched and lost on its way is found and read', async () => {
      const lost = readFileSync('samples/minutes/linlan-qingyu/2024-11.html');
      const [url, fetchedAt] = ['https://qingyu.example/zwgk/2024/11.html', '2026-11-01T08:00:00.000Z'];
      const source = 'linlan-qingyu';
      const installation = await world.open();
      try {
        await installation.ledger.enter(source, [{ url, title: '常务会议纪要' }], fetchedAt);
        const entry = await installation.ledger.read(source, url);
        if (entry === undefined) throw new Error('nothing was entered');
        const { dueAt: _, ...rest } = entry;
        const sha256 = await storeSnapshot(installation.store, lost);
        const version = entry.version + 1;
        await installation.ledger.change({ ...rest, fate: 'fetched', sha256, fetchedAt, version });
      } finally {
        await installation.close();
      }

      const again = { ...world.where, source, unread: true };
      expect(await reprocess(again, terminal)).toBe(0);
      expect(said.out).toContain('1 file: 1 new, 0 updated, 0 unchanged, 0 refused.');
      expect(said.out).toContain('linlan-qingyu/2024/11');

      Object.assign(said, { out: '', err: '' });
      expect(await reprocess(again, terminal)).toBe(0);
      expect(said.out).not.toContain('linlan-qingyu/2024/11');
    });
  });
}
