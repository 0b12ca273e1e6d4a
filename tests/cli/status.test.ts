import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { status } from '../../cli/commands/status.ts';
import { openFolder } from '../../cli/folder.ts';
import { recordDepsOf } from '../../cli/installation.ts';
import { serviceInWords, serviceOf } from '../../cli/stage/service.ts';
import { type Depth, QUEUES, type Queue, type Stage } from '../../cli/stage/stage.ts';
import { ingest } from '../../functions/record/ingest.ts';
import { quarantine } from '../../functions/record/quarantine.ts';
import { storeSnapshot } from '../../functions/record/snapshot.ts';
import { systemClock } from '../../functions/shared/clock.ts';
import { permanent, transient } from '../../functions/shared/errors.ts';
import { sha256 } from '../../functions/shared/hash.ts';
import { mapParallel } from '../../functions/shared/parallel.ts';
import type { SourceStatus } from '../../schemas/generated/status.ts';
import { doubtfulMeeting, pageParser } from '../record/minutes.ts';
import { type Listening, listening } from './listening.ts';

const GOVERNMENTS = 3_200;
/** Of which something is to be built; of more than are looked through. */
const TO_BE_BUILT = 120;
const PUT_ASIDE = 1_500;
/** People who look wait so long and no longer, also on a machine that does other things. */
const SOON_MS = 10_000;

let data: string;
let said: Listening['said'];
let terminal: Listening['terminal'];
beforeEach(() => {
  ({ said, terminal } = listening());
});

const government = (n: number) => `county-${String(n).padStart(4, '0')}`;
const statusOf = (n: number): SourceStatus => ({
  id: government(n),
  name: `第${n}县`,
  state: n % 1_000 === 7 ? 'failing' : 'well',
  meetings: 10,
  problems: n % 1_000 === 7 ? [{ code: 'failing', message: '无法读取', messageEn: 'It answers 500' }] : [],
  gaps: [],
  quarantined: { count: 0, pages: [] },
  waitingForReview: 0,
});

describe(`of ${GOVERNMENTS} governments, when much is wrong`, () => {
  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'open-minutes-status-'));
    ({ terminal } = listening());
    const folder = await openFolder(data);
    try {
      const all = Array.from({ length: GOVERNMENTS }, (_, n) => n);
      await mapParallel(all, 32, async (n) => {
        const counts = { meetings: 10, decisions: 30, ...(n % 4 === 0 && { waiting: 2 }) };
        await folder.summaries.put({ source: government(n), generation: 1, recent: [], ...counts });
        await folder.statuses.put({ status: statusOf(n) });
        if (n < TO_BE_BUILT) await folder.builds.mark(government(n), '2026-11-30T08:00:00.000Z');
      });
      const page = await storeSnapshot(folder.store, Buffer.from(JSON.stringify(doubtfulMeeting)));
      await ingest(
        { sha256: page, contentType: 'text/plain', fetchedAt: '2026-11-29T00:00:00Z' },
        { ...recordDepsOf(folder, terminal), sources: [], parse: pageParser() },
      );
      const pages = Array.from({ length: PUT_ASIDE }, (_, n) => n);
      await mapParallel(pages, 32, (n) =>
        quarantine(
          folder.store,
          {
            sha256: sha256(`page ${n}`),
            contentType: 'text/html',
            fetchedAt: '2026-11-30T00:00:00Z',
            source: government(n % 3),
          },
          permanent(n % 5 === 0 ? 'too-large' : 'not-minutes', `Page ${n} is none.`),
          systemClock(),
        ),
      );
    } finally {
      await folder.close();
    }
  }, 300_000);
  afterAll(() => rmSync(data, { recursive: true, force: true }));

  it('tells in few lines and within seconds what there is, and what was left out', async () => {
    const began = performance.now();
    expect(await status({ data }, terminal)).toBe(0);
    const took = performance.now() - began;
    const { out } = said;

    expect(took).toBeLessThan(SOON_MS);
    expect(out.split('\n').length).toBeLessThan(80);
    expect(out).toContain(
      `${GOVERNMENTS * 10} meetings of ${GOVERNMENTS} governments; --all counts them by government.\n`,
    );
    expect(out).toMatch(/^To be published, since \S+: county-\S+(?:, \S+){19} and \d+ more$/m);
    expect(out).toMatch(
      /^Sources\n(?: {2}county-\d007: failing.*\n {4}It answers 500\n){4} {2}All others: 3196 well; --all names them\.$/m,
    );
    expect(out).toMatch(/^Of 2[01] governments that wait to be built, .* --all does: county-/m);
    expect(out).toMatch(/^ {2}and \d+ of \d+ further governments$/m);
    expect(out).toContain(
      'Put aside: 1500 pages, of which 1000 were looked at; --all looks at all of them\n  not-minutes: ',
    );
    expect(out).toMatch(/^ {2}too-large: \d+ \(county-000\d \d+, /m);
    expect(out).toMatch(
      /^The newest of them\n(?: {2}\S+raw\/\S+ \(county-000\d\): Page \d+ is none\.\n){5}$/m,
    );
    console.info(`status of ${GOVERNMENTS} governments: ${Math.round(took)} ms`);
  }, 60_000);

  it('leaves nothing out with --all', async () => {
    expect(await status({ data, all: true, json: true }, terminal)).toBe(0);
    const found = JSON.parse(said.out);
    expect(found).toMatchObject({
      review: [{ meeting: doubtfulMeeting.id, reason: doubtfulMeeting.doubt }],
      reviewFurther: {},
      reviewUnasked: [],
      quarantineUnread: 0,
    });
    expect(found.quarantine).toHaveLength(PUT_ASIDE);
    expect(found.sources).toHaveLength(GOVERNMENTS);
  }, 120_000);
});

describe('the parts of a stage', () => {
  const depth: Depth = { waiting: 2, underWay: 1 };
  const queue = (name: Queue['name'], asked: () => Promise<Depth>): Queue => {
    const never = () => Promise.reject(new Error('nobody asks for that'));
    return {
      name,
      fullName: name,
      deadLettersName: `${name}-dead`,
      depth: asked,
      deadLetters: asked,
      send: never,
      receiveDead: never,
      sendBack: never,
      remove: never,
      release: never,
    };
  };
  const queues = Object.fromEntries(
    QUEUES.map((name) => [
      name,
      queue(name, async () => {
        if (name === 'heavy') throw transient('store-unavailable', 'SQS does not answer');
        return depth;
      }),
    ]),
  ) as Stage['queues'];

  it('are told as far as they can be asked for', async () => {
    const service = await serviceOf({
      queues,
      watched: () => Promise.reject(transient('store-unavailable', 'Looking at the alarms: Throttled')),
      runs: () => Promise.reject(transient('store-unavailable', 'Listing runs: TimeoutError')),
    });

    const words = serviceInWords(service);
    expect(words).toContain('  parse: 2 waiting, 1 under way; 3 dead letters\n');
    expect(words).toContain('Could not be asked for: alarms. Looking at the alarms: Throttled\n');
    expect(words).toContain('Could not be asked for: runs. Listing runs: TimeoutError\n');
    expect(words).toContain('Could not be asked for: queue heavy. SQS does not answer\n');
    expect(words).not.toContain('No alarm rings');
  });
});
