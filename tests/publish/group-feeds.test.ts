// The whole way into the feeds of what belongs together: from the commit of a meeting to the files.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nameId } from '../../functions/shared/records/groups.ts';
import { openPipeline, type Pipeline } from './pipeline.ts';
import { smallMeeting } from './small-meeting.ts';

const WATERS = '县水利局';
const FOLDER = `yunze/organizations/${nameId(WATERS)}`;

const charging = (number: number, publishedAt: string, responsible = WATERS) =>
  smallMeeting(`yunze/2024/${number}`, {
    number,
    publishedAt,
    decisions: [
      { responsible: [{ name: responsible, role: 'lead' }], deadline: { text: `${number}月底前` } },
      { responsible: [] },
    ],
  }).document;

const FIRST = charging(1, '2024-03-05');
const SECOND = charging(2, '2024-04-05');

let pipeline: Pipeline;
beforeEach(async () => {
  pipeline = await openPipeline();
});
afterEach(() => pipeline.close());

async function areasOf(source: string): Promise<string[]> {
  const paths = Object.keys(await pipeline.folder());
  return paths.filter((path) => path.startsWith(`${source}/topics/`) && path.endsWith('.json'));
}

async function tasks(): Promise<{ id: string; title: string }[]> {
  const file = await pipeline.publishDeps.publicStore.get(`${FOLDER}.json`);
  return file === undefined ? [] : JSON.parse(Buffer.from(file.body).toString('utf8')).items;
}

const files = async () => Object.keys(await pipeline.folder()).filter((path) => path.startsWith(FOLDER));

describe('the feed of an organisation', () => {
  it('has what it was told to do, newest first, with its part and the deadline', async () => {
    await pipeline.commit(SECOND);
    await pipeline.commit(FIRST);
    await pipeline.publishOnly(/^(?:organization|topic|opml)\//);
    expect((await tasks()).map(({ title }) => title)).toEqual([
      '原则同意《云泽县渡口管理办法》（牵头；期限：2月底前）',
      '原则同意《云泽县渡口管理办法》（牵头；期限：1月底前）',
    ]);
    expect(await files()).toEqual([`${FOLDER}.atom`, `${FOLDER}.html`, `${FOLDER}.json`, `${FOLDER}.xml`]);
  });

  it('is without what a meeting says no longer', async () => {
    await pipeline.commit(FIRST);
    await pipeline.commit(SECOND);
    await pipeline.publishOnly(/^(?:organization|topic|opml)\//);
    await pipeline.commit(charging(2, '2024-04-05', '县林业局'));
    await pipeline.publishOnly(/^(?:organization|topic|opml)\//);
    expect(await tasks()).toHaveLength(1);
  });

  it('is without a withdrawn meeting, and goes with the last one', async () => {
    await pipeline.commit(FIRST);
    await pipeline.commit(SECOND);
    await pipeline.publishOnly(/^(?:organization|topic|opml)\//);
    await pipeline.withdraw(SECOND.id);
    await pipeline.publishOnly(/^(?:organization|topic|opml)\//);
    expect(await tasks()).toHaveLength(1);
    await pipeline.withdraw(FIRST.id);
    await pipeline.publishOnly(/^(?:organization|topic|opml)\//);
    expect(await files()).toEqual([]);
  });

  it('does not exist for a person, nor for who is charged with nothing', async () => {
    await pipeline.commit(charging(1, '2024-03-05', '文渊'));
    await pipeline.publishOnly(/^(?:organization|topic|opml)\//);
    const folder = Object.keys(await pipeline.folder());
    expect(folder.filter((path) => path.startsWith('yunze/organizations'))).toEqual([]);
  });
});

describe('the feeds of subject areas', () => {
  const on = (subject: string) =>
    smallMeeting('yunze/2024/1', { decisions: [{ subjects: [subject] }] }).document;

  it('follow what decisions are about, and go when nothing is left', async () => {
    await pipeline.commit(on('《云泽县渡口管理办法》'));
    await pipeline.publishOnly(/^(?:organization|topic|opml)\//);
    expect(await areasOf('yunze')).toEqual(['yunze/topics/transport.json']);
    expect(await pipeline.publishDeps.library.topics('yunze')).toEqual(['transport']);
    await pipeline.commit(on('《云泽县学校管理办法》'));
    await pipeline.publishOnly(/^(?:organization|topic|opml)\//);
    expect(await areasOf('yunze')).toEqual(['yunze/topics/education.json']);
    // The list of feeds has followed, though nothing but a feed that came and one that went told it to.
    const opml = await pipeline.publishDeps.publicStore.get('yunze/feeds.opml');
    expect(Buffer.from(opml?.body ?? '').toString('utf8')).toMatch(/topics\/education\.xml/);
    expect(Buffer.from(opml?.body ?? '').toString('utf8')).not.toMatch(/topics\/transport/);
    expect(await pipeline.publishDeps.library.topics('yunze')).toEqual(['education']);
  });
});
