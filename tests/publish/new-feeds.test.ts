// The feeds of what is new here, on the whole way from the record on.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPipeline, type Pipeline } from './pipeline.ts';
import { smallMeeting } from './small-meeting.ts';

const meetingOf = (number: number, publishedAt: string) =>
  smallMeeting(`yunze/2024/${number}`, { number, publishedAt, heldOn: publishedAt }).document;

const MARCH = meetingOf(1, '2024-03-05');
const MAY = meetingOf(2, '2024-05-05');

let pipeline: Pipeline;
beforeEach(async () => {
  pipeline = await openPipeline();
});
afterEach(() => pipeline.close());

interface Item {
  readonly id: string;
  readonly date_published: string;
  readonly date_modified?: string;
}
const itemsOf = async (path: string): Promise<Item[]> => JSON.parse(await pipeline.text(path)).items;
const numbersOf = async (path: string): Promise<string[]> =>
  (await itemsOf(path)).map(({ id }) => id.slice(id.lastIndexOf('/') + 1));

describe('a decision that a changed page words otherwise', () => {
  const meeting = smallMeeting('yunze/2024/7', {
    number: 7,
    publishedAt: '2024-05-05',
    decisions: [{ subjects: ['《渡口管理办法》'] }, { subjects: ['《渔港管理办法》'] }],
  }).document;
  const [first, second] = meeting.decisions;

  it('is stamped, and its siblings are not', async () => {
    if (first === undefined || second === undefined) throw new Error('two decisions');
    await pipeline.commit(meeting);
    await pipeline.publish();
    await pipeline.later();
    await pipeline.commit({ ...meeting, decisions: [first, { ...second, deadline: { text: '年底前' } }] });
    await pipeline.publish();
    const items = await itemsOf('yunze/decisions.json');
    expect(items.map(({ date_modified }) => date_modified)).toEqual([undefined, expect.any(String)]);
    const { _minutes } = JSON.parse(await pipeline.text('yunze/decisions.json')).items[0];
    expect(_minutes.change).toBe('new');
  });
});

describe.each(['yunze/new.json', 'feeds/new.json'])('%s', (path) => {
  it('has late minutes above those that came before them, dated by when they came', async () => {
    await pipeline.commit(MAY);
    await pipeline.publish();
    await pipeline.later();
    await pipeline.commit(MARCH);
    await pipeline.publish();
    expect(await numbersOf(path)).toEqual(['1', '2']);
    expect(await numbersOf(path.replace('new', 'meetings'))).toEqual(['2', '1']);
    const dates = (await itemsOf(path)).map(({ date_published }) => Date.parse(date_published));
    expect(dates).toEqual([...dates].sort((a, b) => b - a));
  });

  it('follows when files came to us, whatever the disk says of their age, once something is published', async () => {
    await pipeline.commit(MARCH, '2024-05-09T00:00:00.000Z');
    await pipeline.publish();
    await pipeline.later();
    await pipeline.commit(MAY, '2024-05-06T00:00:00.000Z');
    await pipeline.publish();
    expect(await numbersOf(path)).toEqual(['2', '1']);
    const before = await pipeline.text(path);
    await pipeline.later();
    await pipeline.commit(MARCH, '2024-05-09T00:00:00.000Z');
    await pipeline.publish();
    expect(await pipeline.text(path)).toBe(before);
  });

  it('tells of what a first run brings as its files are dated, whenever that run is', async () => {
    await pipeline.commit(MAY, '2024-05-06T00:00:00.000Z');
    await pipeline.commit(MARCH, '2024-05-09T00:00:00.000Z');
    await pipeline.publish();
    expect(await numbersOf(path)).toEqual(['1', '2']);
    const dates = (await itemsOf(path)).map(({ date_published }) => Date.parse(date_published));
    expect(dates).toEqual([Date.parse('2024-05-09T00:00:00Z'), Date.parse('2024-05-06T00:00:00Z')]);
  });

  it('has no meeting again that is read otherwise or corrected', async () => {
    await pipeline.commit(MARCH);
    await pipeline.later();
    await pipeline.commit(MAY);
    await pipeline.publish();
    const before = await itemsOf(path);
    await pipeline.later();
    await pipeline.commit({ ...MARCH, title: '云泽县人民政府第1次常务会议纪要（更正）' });
    await pipeline.publish();
    const after = await itemsOf(path);
    expect(await numbersOf(path)).toEqual(['2', '1']);
    expect(after.map(({ date_published }) => date_published)).toEqual(
      before.map(({ date_published }) => date_published),
    );
    expect(after[1]?.date_modified).toBeDefined();
  });
});
