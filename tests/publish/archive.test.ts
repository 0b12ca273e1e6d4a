// What feeds tell of meetings that go and change, on the whole way from the record on.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPipeline, type Pipeline } from './pipeline.ts';
import { smallMeeting } from './small-meeting.ts';

const meetingOf = (number: number, publishedAt: string) =>
  smallMeeting(`yunze/2024/${number}`, { number, publishedAt }).document;

const MARCH = meetingOf(1, '2024-03-05');
const MAY = meetingOf(2, '2024-05-05');

let pipeline: Pipeline;
beforeEach(async () => {
  pipeline = await openPipeline();
});
afterEach(() => pipeline.close());

/** The archives of tables, whose names are made of their hashes. */
const tablesIn = async (): Promise<string[]> =>
  Object.keys(await pipeline.folder()).filter((path) => /\/tables-[0-9a-f]{16}\.zip$/.test(path));

describe('a withdrawn meeting', () => {
  it('is named in the feeds that showed it, with the time, and in no page any more', async () => {
    await pipeline.commit(MARCH);
    await pipeline.commit(MAY);
    await pipeline.publish();
    expect(await pipeline.text('yunze/decisions.atom')).not.toContain('deleted-entry');
    const { items: before } = JSON.parse(await pipeline.text('yunze/decisions.json'));
    await pipeline.withdraw(MAY.id);
    await pipeline.publish();
    for (const folder of ['yunze', 'feeds']) {
      expect(await pipeline.text(`${folder}/decisions.atom`)).toContain(
        `<at:deleted-entry ref="${before[0].id}"`,
      );
      expect(await pipeline.text(`${folder}/decisions.xml`)).toContain(
        `<at:deleted-entry ref="${before[0].id}"`,
      );
      const { items, _minutes } = JSON.parse(await pipeline.text(`${folder}/decisions.json`));
      expect(_minutes.withdrawn).toEqual([{ id: before[0].id, at: expect.any(String) }]);
      expect(items).toHaveLength(1);
    }
    expect(JSON.parse(await pipeline.text('data/yunze/manifest.json')).withdrawn).toEqual([MAY.id]);
  });

  it('takes with it at once whatever only it was on, also the tables under the name of their hash', async () => {
    await pipeline.commit(MARCH);
    await pipeline.commit({ ...MAY, heldOn: '2022-05-01' });
    await pipeline.publish();
    const [tables = ''] = await tablesIn();
    expect(tables).toMatch(/^data\/yunze\//);
    expect(await pipeline.text('yunze/meetings/2022/index.html')).toContain('<h1>');

    await pipeline.withdraw(MAY.id);
    await pipeline.publish();

    const after = await pipeline.folder();
    expect(Object.keys(after)).not.toContain('yunze/meetings/2022/index.html');
    expect(Object.keys(after).filter((path) => path.startsWith('search/yunze/2022'))).toEqual([]);
    expect(Object.keys(after)).not.toContain(tables);

    await pipeline.withdraw(MAY.id, false);
    await pipeline.publish();
    expect(await pipeline.text('yunze/meetings/2022/index.html')).toContain('<h1>');
  });
});

describe('the tables under the name of their hash', () => {
  it('stay a week after they were replaced', async () => {
    await pipeline.commit(MARCH);
    await pipeline.publish();
    const [old = ''] = await tablesIn();
    await pipeline.commit(MAY);
    await pipeline.publish();
    await pipeline.later(6);
    expect(await pipeline.folder()).toHaveProperty([old]);
    await pipeline.later(2);
    expect(await pipeline.folder()).not.toHaveProperty([old]);
  });
});

describe('a changed meeting', () => {
  it('is told apart from a new one', async () => {
    await pipeline.commit(MARCH);
    await pipeline.commit(MAY);
    await pipeline.commit({
      ...MAY,
      decisions: MAY.decisions.map((decision) => ({ ...decision, deadline: { text: '年底前' } })),
    });
    await pipeline.publish();
    const { items } = JSON.parse(await pipeline.text('yunze/decisions.json'));
    expect(items.map((item: { _minutes: { change: string } }) => item._minutes.change)).toEqual([
      'updated',
      'new',
    ]);
    expect(await pipeline.text('yunze/decisions.xml')).toContain('#change">有更新<');
  });
});
