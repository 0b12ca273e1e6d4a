// The review desk over a data folder: what there is to decide, what becomes of decisions, and what can be undone.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { status } from '../../cli/commands/status.ts';
import { type Folder, openFolder } from '../../cli/folder.ts';
import { recordDepsOf, sourcesIn } from '../../cli/installation.ts';
import { publishFolder } from '../../cli/publish-folder.ts';
import { failuresOf } from '../../cli/published.ts';
import type { Decided } from '../../cli/review/decision.ts';
import { Desk, type Pace } from '../../cli/review/desk.ts';
import { siteOf } from '../../cli/site.ts';
import { decisionAnchor } from '../../functions/publish/addresses.ts';
import { correctMeeting } from '../../functions/record/amend.ts';
import { ingest } from '../../functions/record/ingest.ts';
import { storeSnapshot } from '../../functions/record/snapshot.ts';
import { currentDocument } from '../../functions/shared/documents.ts';
import { isHeld } from '../../functions/shared/head.ts';
import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import { pageOfSeveral } from '../doubtful-page.ts';
import { doubtfulMeeting, type Page, pageParser, springMeeting } from '../record/minutes.ts';
import { type Listening, listening } from './listening.ts';

/** Nothing happens by itself. */
const PATIENT: Pace = { hold: 3_600_000, idle: 3_600_000, tick: 3_600_000 };
const AT_ONCE: Pace = { hold: 0, idle: 0, tick: 10 };
const signed = { by: '青石县公开办', why: '与原文核对无误' };

let data: string;
let terminal: Listening['terminal'];
let embedded: Folder;
let desk: Desk;
let published: number;
beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'open-minutes-desk-'));
  ({ terminal } = listening());
  embedded = await openFolder(data);
  published = 0;
});
afterEach(async () => {
  await desk.close();
  await embedded.close();
  rmSync(data, { recursive: true, force: true });
});

const doubted = (document: MinutesDocument): MinutesDocument => ({
  ...document,
  decisions: document.decisions.map((one) => ({ ...one, confidence: 0.7 })),
  attendance: document.attendance.map((one, index) =>
    index === 0 ? { ...one, confidence: 0.5, flags: ['name-uncertain'] } : one,
  ),
  quality: {
    ...document.quality,
    issues: [{ code: 'number-repaired', severity: 'warning', message: 'The number lost a digit.' }],
  },
});

async function record(page: Page | string, url: string, revise = (document: MinutesDocument) => document) {
  const bytes = Buffer.from(typeof page === 'string' ? page : JSON.stringify(page));
  const sha256 = await storeSnapshot(embedded.store, bytes);
  const { parse: _, ...deps } = recordDepsOf(embedded, terminal);
  const parse = pageParser('1.0.0', revise);
  return ingest(
    { sha256, contentType: 'text/plain', fetchedAt: '2024-03-16T00:00:00Z', url },
    typeof page === 'string' ? deps : { ...deps, parse },
  );
}
const spring = () => record(springMeeting, 'https://www.qingshi.example/3.html', doubted);
const doubtful = () => record(doubtfulMeeting, 'https://www.yunpu.example/2.html');

/** What is recorded says enough in most tests; publishing takes its time. */
async function open(
  pace: Pace = PATIENT,
  publishes = false,
  meanwhile: () => Promise<void> = async () => {},
): Promise<Desk> {
  desk = await Desk.open(
    {
      record: recordDepsOf(embedded, terminal),
      rows: embedded.rows,
      sources: () => sourcesIn(embedded),
      waiting: () => embedded.waiting(),
      publish: async () => {
        published += 1;
        await meanwhile();
        return publishes ? failuresOf(await publishFolder(embedded, siteOf({ data }), terminal)) : '';
      },
    },
    pace,
  );
  return desk;
}
/** Ends the session, and begins another one. */
async function again(): Promise<Desk> {
  await desk.close();
  return open();
}
const idOf = (text: string): string => {
  const found = desk.cases.find(({ id, name }) => id.includes(text) || name.includes(text));
  if (found === undefined) throw new Error(`no case ${text} among ${desk.cases.map(({ name }) => name)}`);
  return found.id;
};
const names = () => desk.cases.map(({ name }) => name);
const decide = (act: Decided['act'], text: string, more: Partial<Decided> = {}) =>
  desk.decide({ case: idOf(text), act, ...signed, ...more });
/** What is to be published of a meeting, as it is recorded. */
async function recorded(meeting: string): Promise<MinutesDocument> {
  const found = await embedded.records.find(meeting);
  if (found === undefined) throw new Error(`no meeting ${meeting}`);
  expect(isHeld(found)).toBe(false);
  return currentDocument(embedded.store, found);
}
async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 500 && !holds(); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 20));
  expect(holds()).toBe(true);
}

describe('what is asked', () => {
  it('is what waits, which government a page is of, and every doubtful fact in the order of its page', async () => {
    await spring();
    await doubtful();
    await record(pageOfSeveral.text, 'https://minutes.example/gulou.html');
    await open();

    expect(desk.cases.map(({ group, ask }) => [group, ask.kind])).toEqual([
      ['waiting', 'publish'],
      ['waiting', 'government'],
      ...Array.from({ length: 4 }, () => ['doubtful', 'fact']),
    ]);
    expect(names().slice(2)).toEqual([
      'number-repaired',
      '《青石县茶园灌溉办法》',
      '《青石县古桥修缮方案》',
      '柏青山',
    ]);
  });

  it('is seen with the text, the fact and what else the page says', async () => {
    await spring();
    await open();
    const { document, fact, facts, record } = await desk.view(idOf('柏青山'));

    expect(record?.meeting).toBe(springMeeting.id);
    expect(document.text.slice(...(fact?.span ?? [0, 0]))).toBe('柏青山');
    expect(fact?.doubts.map(({ kind }) => kind)).toEqual(['confidence', 'flag']);
    expect(facts.map(({ kind }) => kind)).toEqual([
      'meeting',
      'decision',
      'decision',
      'attendance',
      'attendance',
      'issue',
    ]);
  });
});

describe('a doubtful fact', () => {
  beforeEach(async () => {
    await spring();
    await open();
  });

  it('that is right is off the queue at once, and does not come back', async () => {
    expect(await decide('right', '柏青山')).toHaveLength(1);
    expect(names()).not.toContain('柏青山');
    await again();

    expect(names()).not.toContain('柏青山');
    expect((await recorded('qingshi/2024/3')).attendance[0]).toMatchObject({ confidence: 1 });
    expect((await recorded('qingshi/2024/3')).attendance[0]).not.toHaveProperty('flags');
  });

  it('that is wrong is corrected by a form, with who and why', async () => {
    await decide('correct', '柏青山', { values: { organization: '县林业局' }, why: '单位有误' });
    await again();

    expect(names()).not.toContain('柏青山');
    expect(await recorded('qingshi/2024/3')).toMatchObject({
      attendance: [{ name: '柏青山', organization: '县林业局', confidence: 1 }, {}],
      corrections: [{ by: '青石县公开办', why: '单位有误' }],
    });
  });

  it('that is none is taken away; of an issue, the meeting is corrected', async () => {
    await decide('remove', '古桥');
    await decide('correct', 'number-repaired', { values: { number: '13' } });
    await again();

    expect(names()).toEqual(['《青石县茶园灌溉办法》', '柏青山']);
    expect(await recorded('qingshi/2024/3')).toMatchObject({
      number: 13,
      decisions: [{ subjects: ['《青石县茶园灌溉办法》'] }],
      quality: { issues: [{ code: 'number-repaired', severity: 'info' }] },
    });
  });

  it('may lead to another one beside it: then it stays to be decided', async () => {
    const { facts } = await desk.view(idOf('柏青山'));
    const anchor =
      facts.find(({ kind, doubts }) => kind === 'attendance' && doubts.length === 0)?.anchor ?? '';
    await decide('correct', '柏青山', { anchor, values: { post: '局长' } });

    expect(names()).toContain('柏青山');
    const { document } = await desk.view(idOf('柏青山'));
    expect(document.attendance[1]).toMatchObject({ name: '竹清和', post: '局长' });
  });

  it('is refused where the form does not fit, and then nothing is decided', async () => {
    const before = names();
    await expect(decide('correct', '茶园', { values: { 'deadline.text': '明年' } })).rejects.toMatchObject({
      code: 'bad-correction',
    });
    expect(names()).toEqual(before);
    expect(desk.state()).toMatchObject({ held: 0, decided: 0 });
  });

  it('is decided once', async () => {
    const id = idOf('柏青山');
    await decide('right', '柏青山');
    await expect(desk.decide({ case: id, act: 'right', ...signed })).rejects.toMatchObject({
      code: 'no-such-case',
    });
  });
});

describe('a decision', () => {
  beforeEach(async () => {
    await spring();
    await doubtful();
  });

  it('can be undone, one after the other, and then nothing of it is recorded', async () => {
    await open();
    const before = desk.cases;
    const [first, second] = [idOf('茶园'), idOf('yunpu/2024/2')];
    await desk.decide({ case: first, act: 'correct', values: { kind: 'reject' }, ...signed });
    await desk.decide({ case: second, act: 'approve', ...signed });

    expect(await desk.undo()).toBe(second);
    expect(await desk.undo()).toBe(first);
    expect(await desk.undo()).toBeUndefined();
    expect(desk.cases).toEqual(before);

    await desk.close();
    expect(published).toBe(0);
    const kept: string[] = [];
    for await (const key of embedded.store.list('decisions/')) kept.push(key);
    expect(kept).toEqual([]);
  });

  it('is seen by those after it, although it is not recorded yet', async () => {
    await open();
    await decide('correct', '茶园', { values: { 'responsible.0.name': '县林业局' } });

    const { document } = await desk.view(idOf('古桥'));
    expect(document.decisions[0]?.responsible).toEqual([{ name: '县林业局', role: 'owner' }]);
  });

  it('is recorded after a while, and published when nothing more is asked', async () => {
    await open(AT_ONCE, true);
    await decide('right', '柏青山');

    await until(() => desk.state().publishedAt !== undefined);
    expect(desk.state()).toMatchObject({ held: 0, decided: 1, isUnpublished: false, faults: [] });
    expect(await desk.undo()).toBeUndefined();
    const path = join(data, 'public/qingshi/meetings/2024/3.json');
    expect(JSON.parse(readFileSync(path, 'utf8')).attendance[0]).toMatchObject({ confidence: 1 });
  });

  it('is taken also while something is being published', async () => {
    let isDone = () => {};
    const publishing = new Promise<void>((resolve) => {
      isDone = resolve;
    });
    await open(AT_ONCE, false, () => publishing);
    await decide('right', '柏青山');
    await until(() => desk.state().isPublishing);

    expect(await decide('right', '茶园')).toHaveLength(1);
    expect(desk.state()).toMatchObject({ held: 1, isPublishing: true });
    isDone();
    await until(() => published === 2);
  });

  it('that publishes what waited brings up what is doubtful in it', async () => {
    await record(
      { ...doubtfulMeeting, id: 'yunpu/2024/8', heldOn: '2024-08-06' },
      'https://www.yunpu.example/8.html',
      doubted,
    );
    await open({ ...AT_ONCE, idle: 3_600_000 });
    const before = desk.cases.length;
    const [version, id] = [desk.state().version, idOf('yunpu/2024/8')];
    await desk.decide({ case: id, act: 'approve', ...signed });

    await until(() => desk.cases.some(({ id: one }) => one.startsWith('fact:yunpu/2024/8')));
    expect(desk.cases).toHaveLength(before - 1 + 2);
    expect(desk.state().version).toBeGreaterThan(version);
  });

  it('that cannot be carried out after all brings its case back, and says why', async () => {
    await open({ ...AT_ONCE, hold: 300, idle: 3_600_000 });
    await decide('remove', '古桥');
    // Another hand was faster.
    await correctMeeting(
      {
        correct: springMeeting.id,
        patch: { decisions: [] },
        at: '2024-01-01T00:00:00.000Z',
        ...signed,
      },
      recordDepsOf(embedded, terminal),
    );

    await until(() => desk.state().faults.length > 0);
    expect(desk.state().faults[0]).toMatch(/^《青石县古桥修缮方案》: There is nothing in decisions/u);
    expect(names()).toContain('《青石县古桥修缮方案》');
  });
});

describe('a meeting', () => {
  it('that waits is published by a yes, corrected before', async () => {
    await doubtful();
    await open();
    await decide('correct', 'yunpu/2024/2', { anchor: 'meeting', values: { heldOn: '2024-02-07' } });
    expect(idOf('yunpu/2024/2')).toBeDefined();
    await decide('approve', 'yunpu/2024/2');
    await desk.close();

    expect(await recorded('yunpu/2024/2')).toMatchObject({ heldOn: '2024-02-07' });
  });

  it('is withdrawn with all that is asked about it, and comes back', async () => {
    await spring();
    await open();
    await decide('withdraw', '柏青山');
    expect(desk.cases).toEqual([]);
    await again();
    expect((await embedded.records.find(springMeeting.id))?.withdrawal).toMatchObject({ withdrawn: true });

    const { first = '' } = await desk.takeIn(springMeeting.id);
    expect((await desk.view(first)).isWithdrawn).toBe(true);
    await desk.decide({ case: first, act: 'restore', ...signed });
    await again();
    expect((await embedded.records.find(springMeeting.id))?.withdrawal).toMatchObject({ withdrawn: false });
    expect(names()).toContain('柏青山');
  });

  it('gets the government that a person says', async () => {
    await record(pageOfSeveral.text, 'https://minutes.example/gulou.html');
    await open();
    const [{ id = '' } = {}] = desk.cases;
    expect((await desk.view(id)).document.text).toContain('鼓楼区');
    await expect(
      desk.decide({ case: id, act: 'government', source: 'gulou', ...signed }),
    ).rejects.toMatchObject({
      code: 'unknown-source',
    });
    await desk.decide({ case: id, act: 'government', source: 'nanjing-gulou', ...signed });
    await desk.close();

    expect(await recorded('nanjing-gulou/2024/3')).toMatchObject({ source: 'nanjing-gulou' });
  });

  it('is made one with another of its day, or kept apart', async () => {
    const held = { series: '常务会议', heldOn: '2024-03-08' };
    for (const number of [3, 4])
      await record(
        { ...held, id: `qingshi/2024/${number}`, number },
        `https://www.qingshi.example/${number}.html`,
      );
    for (const name of ['8', '9'])
      await record(
        { ...held, id: `qingshi/0123456789a${name}`, form: 'report', present: [{ name: '柏青山' }] },
        `https://www.qingshi.example/xinwen/${name}.html`,
      );
    await open();
    expect(desk.cases.map(({ ask }) => ask)).toEqual(
      Array.from({ length: 2 }, () => ({ kind: 'publish', isWhichMeeting: true })),
    );
    const others = await desk.others(idOf('789a8'));
    expect(others.map(({ meeting }) => meeting)).toEqual([
      'qingshi/0123456789a9',
      'qingshi/2024/3',
      'qingshi/2024/4',
    ]);
    await decide('unite', '789a8', { other: 'qingshi/2024/4' });
    await decide('approve', '789a9');
    await again();

    expect(desk.cases).toEqual([]);
    expect(await recorded('qingshi/2024/4')).toMatchObject({ number: 4 });
    expect((await embedded.records.find('qingshi/0123456789a8'))?.meeting).toBe('qingshi/2024/4');
    expect(await recorded('qingshi/0123456789a9')).toMatchObject({ form: 'report' });
  });
});

describe('what readers report', () => {
  const address = 'https://minutes.example.org/qingshi/meetings/2024/3.html';
  beforeEach(async () => {
    await spring();
    await open();
  });
  const anchorOf = async (text: string) => {
    const { document } = await desk.view(idOf('柏青山'));
    const decision = document.decisions.find(({ subjects }) => subjects[0]?.includes(text));
    return decisionAnchor(decision?.id ?? '');
  };

  it('opens at its fact, stands first, and waits in the next session, too', async () => {
    const anchor = await anchorOf('古桥');
    const { first = '', count } = await desk.takeIn(`责任单位不对 ${address}#${anchor}`);

    expect(count).toBe(1);
    expect(desk.cases[0]?.id).toBe(first);
    expect((await desk.view(first)).fact).toMatchObject({ kind: 'decision', anchor });
    await again();
    expect(desk.cases[0]?.id).toBe(first);
  });

  it('is settled by a correction, together with what was doubtful there', async () => {
    const { first = '' } = await desk.takeIn(`责任单位不对 ${address}#${await anchorOf('古桥')}`);
    await desk.decide({
      case: first,
      act: 'correct',
      values: { 'responsible.0.name': '县文旅局' },
      ...signed,
    });
    expect(names()).not.toContain('《青石县古桥修缮方案》');
    await again();

    expect(desk.cases.filter(({ group }) => group === 'reported')).toEqual([]);
    expect((await recorded('qingshi/2024/3')).decisions[1]?.responsible).toEqual([
      { name: '县文旅局', role: 'owner' },
    ]);
  });

  it('is dismissed for good, and nothing is published for it', async () => {
    const { first = '' } = await desk.takeIn(`没看懂 ${address}`);
    await desk.decide({ case: first, act: 'dismiss', ...signed });
    await desk.close();
    expect(published).toBe(0);

    await open();
    expect(await desk.takeIn(`没看懂 ${address}`)).toEqual({ count: 0, left: 1 });
  });

  it('that leads to no meeting here is counted', async () => {
    expect(await desk.takeIn('https://minutes.example.org/qingshi/meetings/1999/1.html 错了')).toEqual({
      count: 0,
      left: 1,
    });
  });
});

it('has the folder to itself: other commands are told so, and do not wait', async () => {
  await spring();
  await open();
  await expect(status({ data }, terminal)).rejects.toMatchObject({ code: 'data-folder-in-use' });
});
