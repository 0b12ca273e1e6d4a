// What was reviewed, as golds: `npm run eval` reads them, and finds in them what was decided.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ingest } from '../../cli/commands/ingest.ts';
import { approveWaiting } from '../../cli/commands/review.ts';
import { writeGolds } from '../../cli/commands/review-serve.ts';
import { openFolder } from '../../cli/folder.ts';
import { recordDepsOf, sourcesIn } from '../../cli/installation.ts';
import { correctMeeting } from '../../functions/record/amend.ts';
import { currentDocument } from '../../functions/shared/documents.ts';
import { doubtfulPage } from '../doubtful-page.ts';
import { folderCases, measure } from '../eval/cases.ts';
import { listening } from './listening.ts';

const folder = mkdtempSync(join(tmpdir(), 'open-minutes-golds-'));
const [data, golds] = [join(folder, 'data'), join(folder, 'golds')];
const { terminal, said } = listening();
const decided = { by: '青屿区政务公开办', why: '责任单位有误', at: '2024-06-01T00:00:00.000Z' };

beforeAll(async () => {
  const page = join(folder, 'page.txt');
  writeFileSync(page, doubtfulPage.text);
  await ingest([page, 'samples/minutes'], { data }, terminal);
  await approveWaiting([doubtfulPage.meeting], { data }, terminal);
  const embedded = await openFolder(data);
  const record = await embedded.records.find('linlan-qingyu/2024/5');
  if (record === undefined) throw new Error('the sample has another meeting now');
  const [decision] = (await currentDocument(embedded.store, record)).decisions;
  await correctMeeting(
    {
      correct: record.meeting,
      patch: { decisions: { [decision?.id ?? '']: { responsible: [{ name: '区民政局', role: 'lead' }] } } },
      ...decided,
    },
    recordDepsOf(embedded, terminal),
  );
  expect((await sourcesIn(embedded)).length).toBeGreaterThan(1);
  await embedded.close();
  await writeGolds(golds, { data }, terminal);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('are those meetings only that a person has looked at, each with its page as it came', () => {
  expect(said.out).toContain(`2 meetings that were reviewed are golds in ${golds} now.\n`);
  expect(readdirSync(golds).sort()).toEqual([
    'linlan-qingyu-2024-5.gold.json',
    'linlan-qingyu-2024-5.html',
    'yunze-2025-61.gold.json',
    'yunze-2025-61.txt',
  ]);
  expect(readFileSync(join(golds, 'linlan-qingyu-2024-5.html'), 'utf8')).toBe(
    readFileSync('samples/minutes/linlan-qingyu/2024-05.html', 'utf8'),
  );
});

it('are read by eval, in which the reader fails where a person has corrected it, and nowhere else', async () => {
  const [corrected, approved] = await measure(folderCases(golds));
  const wrong = (result: typeof corrected) =>
    Object.values(result?.fields ?? {}).flatMap(({ faults }) => faults);

  expect(approved?.name).toBe('yunze-2025-61');
  expect(wrong(approved)).toEqual([]);
  expect(wrong(corrected).length).toBeGreaterThan(0);
  expect(wrong(corrected).filter((fault) => !/^responsible/u.test(fault))).toEqual([]);
  expect(wrong(corrected).join()).toContain('responsible missed: 区民政局');
});

it('say who has decided', () => {
  const gold = JSON.parse(readFileSync(join(golds, 'linlan-qingyu-2024-5.gold.json'), 'utf8'));
  expect(gold.reviewed).toMatchObject({
    meeting: 'linlan-qingyu/2024/5',
    by: [decided.by],
    corrections: [decided],
  });
});
