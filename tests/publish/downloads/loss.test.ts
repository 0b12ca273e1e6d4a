import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tableArchive } from '../../../functions/publish/addresses.ts';
import { acceptLoss } from '../../../functions/publish/downloads/loss.ts';
import { publishedDownloads } from '../../../functions/publish/downloads/published.ts';
import { openPipeline, type Pipeline } from '../pipeline.ts';
import { smallMeeting } from '../small-meeting.ts';

/** Meetings with so many decisions that nobody takes the loss of all of them for a correction. */
const meetingOf = (number: number, decisions: number) =>
  smallMeeting(`yunze/2024/${number}`, {
    number,
    heldOn: `2024-0${number}-01`,
    decisions: Array.from({ length: decisions }, (_, index) => ({ subjects: [`事项${index}`] })),
  }).document;

let pipeline: Pipeline;
beforeEach(async () => {
  pipeline = await openPipeline();
  for (const number of [1, 2, 3]) await pipeline.commit(meetingOf(number, 30));
  await pipeline.publish();
});
afterEach(() => pipeline.close());

const decisions = async (): Promise<number> =>
  (await pipeline.text('data/yunze/decisions.csv')).split('\r\n').length - 2;

async function refused(): Promise<string> {
  const { failed } = await pipeline.publish();
  expect(failed.map(({ target }) => target)).toEqual(['downloads/yunze']);
  return failed[0]?.reason ?? '';
}

describe('tables that would lose many rows', () => {
  it('are not replaced, and the reason says which and how many', async () => {
    await pipeline.commit(meetingOf(1, 1));
    expect(await refused()).toContain('decisions would have 61 rows instead of 90');
    expect(await decisions()).toBe(90);
  });

  it('let the pages of the government say what is so, and the descriptions what lies there', async () => {
    await pipeline.commit(meetingOf(1, 1));
    await refused();
    expect(await pipeline.text('yunze/meetings/2024/1.html')).toContain('决定1');
    expect(await pipeline.text('yunze/meetings/2024/1.html')).not.toContain('决定2');
    expect(JSON.parse(await pipeline.text('data/latest.json')).rows).toMatchObject({ decisions: 90 });
  });

  it('are replaced once an operator has said that it is right, and only then', async () => {
    await pipeline.commit(meetingOf(1, 1));
    await refused();
    const published = await publishedDownloads('yunze', pipeline.publicStore);
    if (published === undefined) throw new Error('there are no downloads');
    await acceptLoss(published, { by: 'editor', at: '2024-09-03T00:00:00Z' }, pipeline.store);
    expect((await pipeline.publish()).failed).toEqual([]);
    expect(await decisions()).toBe(61);
    await pipeline.commit(meetingOf(2, 1));
    await refused();
    expect(await decisions()).toBe(61);
  });

  it('are replaced where the rows come back', async () => {
    await pipeline.commit(meetingOf(1, 1));
    await refused();
    await pipeline.commit(meetingOf(1, 29));
    expect((await pipeline.publish()).failed).toEqual([]);
    expect(await decisions()).toBe(89);
  });

  it('are replaced where their meetings were withdrawn', async () => {
    await pipeline.withdraw('yunze/2024/1');
    await pipeline.withdraw('yunze/2024/2');
    expect((await pipeline.publish()).failed).toEqual([]);
    expect(await decisions()).toBe(30);
  });

  it('do not keep public what is taken down meanwhile, nor its archive', async () => {
    await pipeline.commit(meetingOf(2, 1));
    await refused();
    await pipeline.withdraw('yunze/2024/1');
    expect((await pipeline.publish()).failed).toEqual([]);
    expect(await decisions()).toBe(31);
    expect(await pipeline.text('data/yunze/decisions.csv')).not.toContain('yunze/2024/1');
    const archives = Object.keys(await pipeline.folder()).filter((path) =>
      path.startsWith('data/yunze/tables-'),
    );
    const published = await publishedDownloads('yunze', pipeline.publicStore);
    expect(archives).toEqual([tableArchive('yunze', published?.archive.hash ?? '')]);
  });

  it('are not replaced once what was taken down has gone', async () => {
    await pipeline.withdraw('yunze/2024/1');
    await pipeline.publish();
    await pipeline.commit(meetingOf(2, 1));
    await refused();
    expect(await decisions()).toBe(60);
  });

  it('go with a correction that came while they were refused', async () => {
    await pipeline.commit(meetingOf(2, 1));
    await refused();
    await pipeline.correct('yunze/2024/1', { title: '更正后的标题' });
    expect((await pipeline.publish()).failed).toEqual([]);
    expect(await decisions()).toBe(61);
    expect(await pipeline.text('data/yunze/meetings.csv')).toContain('更正后的标题');
  });
});
