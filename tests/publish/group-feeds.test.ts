// The whole way into the feeds of what belongs together: from the commit of a meeting to the files.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nameId } from '../../functions/publish/index/name-id.ts';
import { childrenOf, parseXml, textOfChild } from './feeds/xml-tree.ts';
import { openPipeline, type Pipeline } from './pipeline.ts';
import { smallMeeting } from './small-meeting.ts';

/** Without the level, which belongs to the government. */
const FOLDER = `yunze/organizations/${nameId('水利局')}`;

const charging = (number: number, publishedAt: string, responsible = '县水利局') =>
  smallMeeting(`yunze/2024/${number}`, {
    number,
    publishedAt,
    decisions: [
      {
        text: `会议原则同意《云泽县渡口管理办法》，由${responsible}牵头，${number}月底前印发。`,
        responsible: [{ name: responsible, role: 'lead' }],
        deadline: { text: `${number}月底前` },
      },
      { responsible: [], subjects: ['其他事项'] },
    ],
  }).document;

const FIRST = charging(1, '2024-03-05');
const SECOND = charging(2, '2024-04-05', '水利局');
const THIRD = charging(3, '2024-05-05', '云泽县水利局');

let pipeline: Pipeline;
beforeEach(async () => {
  pipeline = await openPipeline();
});
afterEach(() => pipeline.close());

const pathsIn = async (folder: string): Promise<string[]> =>
  Object.keys(await pipeline.folder())
    .filter((path) => path.startsWith(folder) && !path.endsWith('/index.html'))
    .sort();

async function tasks(): Promise<string[]> {
  const text = await pipeline.text(`${FOLDER}.xml`);
  if (text === '') return [];
  const [channel] = childrenOf(parseXml(text), 'channel');
  return channel === undefined
    ? []
    : childrenOf(channel, 'item').map((item) => String(textOfChild(item, 'title')));
}

describe('the feed of an organisation', () => {
  it('has what it was told to do under all its names, newest first, with its part and the deadline', async () => {
    for (const document of [SECOND, FIRST, THIRD]) await pipeline.commit(document);
    await pipeline.publish();
    expect(await tasks()).toEqual([
      '云泽县政府原则同意《云泽县渡口管理办法》（云泽县水利局牵头，限3月底前）',
      '云泽县政府原则同意《云泽县渡口管理办法》（水利局牵头，限2月底前）',
      '云泽县政府原则同意《云泽县渡口管理办法》（县水利局牵头，限1月底前）',
    ]);
    expect(await pathsIn('yunze/organizations/')).toEqual([`${FOLDER}.html`, `${FOLDER}.xml`]);
    expect(await pipeline.text(`${FOLDER}.html`)).toMatch(/也写作：[^<]*云泽县水利局/);
    expect(await pipeline.text('yunze/decisions.xml')).toMatch(
      /#organization">(水利局|县水利局|云泽县水利局)</,
    );
  });

  it('is without what a meeting says no longer', async () => {
    for (const document of [FIRST, SECOND, THIRD]) await pipeline.commit(document);
    await pipeline.publish();
    await pipeline.commit(charging(2, '2024-04-05', '县林业局'));
    await pipeline.publish();
    expect(await tasks()).toHaveLength(2);
  });

  it('is without a withdrawn meeting, and goes at once with the last but one', async () => {
    for (const document of [FIRST, SECOND, THIRD]) await pipeline.commit(document);
    await pipeline.publish();
    await pipeline.withdraw(SECOND.id);
    await pipeline.publish();
    expect(await tasks()).toHaveLength(2);
    await pipeline.withdraw(FIRST.id);
    await pipeline.publish();
    expect(await pathsIn('yunze/organizations/')).toEqual([]);
  });

  it('does not exist for a person, whatever meeting names them, nor for who was charged once only', async () => {
    await pipeline.commit(charging(1, '2024-03-05', '文渊'));
    await pipeline.commit({ ...charging(2, '2024-04-05', '文渊'), attendance: [] });
    await pipeline.commit(THIRD);
    await pipeline.publish();
    expect(await pathsIn('yunze/organizations/')).toEqual([]);
    expect(await pipeline.text('data/yunze/organizations.csv')).not.toContain('文渊');
  });

  it('does not exist for whoever is meant together', async () => {
    await pipeline.commit(charging(1, '2024-03-05', '各乡镇'));
    await pipeline.commit(charging(2, '2024-04-05', '各乡镇'));
    await pipeline.publish();
    expect(await pathsIn('yunze/organizations/')).toEqual([]);
  });
});

describe('the feeds of subject areas', () => {
  const on = (subject: string) =>
    smallMeeting('yunze/2024/1', { decisions: [{ subjects: [subject] }] }).document;

  it('follow what decisions are about, and go when nothing is left', async () => {
    await pipeline.commit(on('《云泽县渡口管理办法》'));
    await pipeline.publish();
    expect(await pathsIn('yunze/topics/')).toEqual([
      'yunze/topics/transport.html',
      'yunze/topics/transport.xml',
    ]);
    await pipeline.commit(on('《云泽县学校管理办法》'));
    await pipeline.publish();
    await pipeline.later();
    expect(await pathsIn('yunze/topics/')).toEqual([
      'yunze/topics/education.html',
      'yunze/topics/education.xml',
    ]);
    const opml = await pipeline.text('yunze/feeds.opml');
    expect(opml).toMatch(/topics\/education\.xml/);
    expect(opml).not.toMatch(/topics\/transport/);
  });
});
