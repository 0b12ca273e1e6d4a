// The archive of the feeds on the whole way: documents link to each other, whichever came first and whatever goes.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PublicationId } from '../../functions/shared/publication.ts';
import { openPipeline, type Pipeline } from './pipeline.ts';
import { smallMeeting } from './small-meeting.ts';

const meetingOf = (number: number, publishedAt: string) =>
  smallMeeting(`yunze/2024/${number}`, { number, publishedAt }).document;

const MARCH = meetingOf(1, '2024-03-05');
const MAY = meetingOf(2, '2024-05-05');
const JULY = meetingOf(3, '2024-07-05');

const ARCHIVES: readonly PublicationId[] = [
  ...['2024-03', '2024-05', '2024-07'].map((month): PublicationId => `archive/yunze/${month}`),
  ...['2024-03-05', '2024-05-05', '2024-07-05'].map((day): PublicationId => `archive/all/${day}`),
];

const FEEDS = /^(?:archive|feed)\//;

let pipeline: Pipeline;
beforeEach(async () => {
  pipeline = await openPipeline();
});
afterEach(() => pipeline.close());

const archiveFiles = async () =>
  Object.fromEntries(Object.entries(await pipeline.folder()).filter(([path]) => path.includes('/archive/')));

const textOf = async (path: string) =>
  Buffer.from((await pipeline.publishDeps.publicStore.get(path))?.body ?? '').toString('utf8');

describe('the archive', () => {
  it.each([
    ['in the order of publication', [MARCH, MAY, JULY]],
    ['newest first', [JULY, MAY, MARCH]],
    ['the one between two last', [MARCH, JULY, MAY]],
  ])('is linked throughout when meetings come %s', async (_, order) => {
    for (const document of order) {
      await pipeline.commit(document);
      await pipeline.publishOnly(FEEDS);
    }
    expect(await archiveFiles()).toEqual(await pipeline.expected(ARCHIVES));
    expect(Object.keys(await archiveFiles())).toHaveLength(3 * (2 * 3 + 7));
  });

  it('closes the gap that a withdrawn meeting leaves', async () => {
    for (const document of [MARCH, MAY, JULY]) await pipeline.commit(document);
    await pipeline.publishOnly(FEEDS);
    await pipeline.withdraw(MAY.id);
    await pipeline.publishOnly(FEEDS);
    expect(await archiveFiles()).toEqual(await pipeline.expected(ARCHIVES));
    expect(await textOf('yunze/archive/decisions/2024-07.json')).toContain('decisions/2024-03.json"');
    expect(await textOf('yunze/archive/decisions/2024-05.json')).toBe('');
  });

  it('follows a meeting whose date of publication is put right', async () => {
    await pipeline.commit(MARCH);
    await pipeline.commit(JULY);
    await pipeline.publishOnly(FEEDS);
    await pipeline.commit({ ...MARCH, publishedAt: '2024-05-05' });
    await pipeline.publishOnly(FEEDS);
    expect(await archiveFiles()).toEqual(await pipeline.expected(ARCHIVES));
  });
});

describe('a withdrawn meeting', () => {
  it('is named in the feeds that showed it, with the time', async () => {
    await pipeline.commit(MARCH);
    await pipeline.commit(MAY);
    await pipeline.publishOnly(FEEDS);
    expect(await textOf('yunze/decisions.atom')).not.toContain('deleted-entry');
    await pipeline.withdraw(MAY.id);
    await pipeline.publishOnly(FEEDS);
    const tag = 'tag:minutes.example,2026:decisions/yunze/2024/2/1-00000000';
    for (const folder of ['yunze', 'feeds']) {
      expect(await textOf(`${folder}/decisions.atom`)).toContain(
        `<at:deleted-entry ref="${tag}" when="2024-09-02T00:00:00.000Z"/>`,
      );
      const { items, _minutes } = JSON.parse(await textOf(`${folder}/decisions.json`));
      expect(_minutes.withdrawn).toEqual([{ id: tag, at: '2024-09-02T00:00:00.000Z' }]);
      expect(items).toHaveLength(1);
    }
  });
});

describe('a changed meeting', () => {
  it('is told apart from a new one', async () => {
    await pipeline.commit(MARCH);
    await pipeline.commit(MAY);
    await pipeline.commit({ ...MAY, title: '云泽县人民政府第2次常务会议纪要' });
    await pipeline.publishOnly(FEEDS);
    const { items } = JSON.parse(await textOf('yunze/decisions.json'));
    expect(items.map((item: { _minutes: { change: string } }) => item._minutes.change)).toEqual([
      'updated',
      'new',
    ]);
    expect(await textOf('yunze/decisions.xml')).toContain('#change"><![CDATA[有更新]]>');
  });
});
