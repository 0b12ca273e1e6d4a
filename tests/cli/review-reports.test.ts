// Reports of readers, in the forms in which they come.
import { describe, expect, it } from 'vitest';
import { keepReport, placeAt, readReports, settleReport, storedReports } from '../../cli/review/reports.ts';
import { meetingPage } from '../../functions/publish/addresses.ts';
import { memoryStore } from '../../functions/shared/object-store/memory.ts';

const page = 'https://minutes.example.org/open/suzhou-gusu/meetings/2023/17.html';

describe('the place that an address leads to', () => {
  it.each([
    [`${page}#d-3f9a2c1b`, 'suzhou-gusu/2023/17', 'd-3f9a2c1b'],
    [`${page}#a-5d41402a-2`, 'suzhou-gusu/2023/17', 'a-5d41402a-2'],
    [page, 'suzhou-gusu/2023/17', undefined],
    ['suzhou-gusu/meetings/2023/17.json', 'suzhou-gusu/2023/17', undefined],
    [`https://x.example/${meetingPage('yunze/331a067bc956')}`, 'yunze/331a067bc956', undefined],
    ['suzhou-gusu/2023/17', 'suzhou-gusu/2023/17', undefined],
    [` <${page}#d-1a2b3c4d> `, 'suzhou-gusu/2023/17', 'd-1a2b3c4d'],
  ])('%s', (address, meeting, anchor) => {
    expect(placeAt(address)).toEqual({ meeting, ...(anchor !== undefined && { anchor }) });
  });

  it.each(['https://minutes.example.org/index.html', 'hello', '', 'https://a.example/meetings/.html'])(
    '%j leads nowhere',
    (address) => {
      expect(placeAt(address)).toBeUndefined();
    },
  );
});

describe('reports', () => {
  const said = (pasted: string) =>
    readReports(pasted).reports.map(({ meeting, anchor, said: words, from }) => ({
      meeting,
      anchor,
      words,
      from,
    }));
  const meant = { meeting: 'suzhou-gusu/2023/17', anchor: 'd-3f9a2c1b' };

  it('are a mail with an address in it, with its words', () => {
    const mail = `你好，责任单位不是区司法局。\n${page}#d-3f9a2c1b\n谢谢`;
    expect(said(mail)).toEqual([{ ...meant, words: mail, from: undefined }]);
  });

  it('are several, one a line', () => {
    const lines = `${page}#d-3f9a2c1b 单位错了\n\n${page} 日期错了`;
    expect(said(lines)).toEqual([
      { ...meant, words: `${page}#d-3f9a2c1b 单位错了`, from: undefined },
      { meeting: meant.meeting, anchor: undefined, words: `${page} 日期错了`, from: undefined },
    ]);
  });

  it.each([
    ['CSV', `address,said,from\n${page}#d-3f9a2c1b,"单位错了，\n应为区民政局",王\n`],
    [
      'CSV with a mark and semicolons',
      `\uFEFFURL;Comment;Email\r\n${page}#d-3f9a2c1b;"单位错了，\n应为区民政局";王\r\n`,
    ],
    [
      'JSON lines',
      JSON.stringify({ url: `${page}#d-3f9a2c1b`, text: '单位错了，\n应为区民政局', author: '王' }),
    ],
    [
      'what a tracker exports',
      JSON.stringify([
        {
          html_url: 'https://code.example/issues/7',
          body: `单位错了 ${page}#d-3f9a2c1b`,
          author: '王',
        },
      ]),
    ],
  ])('are %s', (_, pasted) => {
    expect(readReports(pasted).reports).toMatchObject([
      { ...meant, from: '王', said: expect.stringContaining('单位错了') },
    ]);
  });

  it('that lead to no meeting are counted', () => {
    expect(readReports(`address,said\nhttps://elsewhere.example/,x\n${page},y`)).toMatchObject({
      reports: [{ said: 'y' }],
      unread: 1,
    });
    expect(readReports('什么都没有')).toEqual({ reports: [], unread: 1 });
  });

  it('are kept once, and stay settled when they come again', async () => {
    const store = memoryStore();
    const [report] = readReports(`${page} 日期错了`).reports;
    if (report === undefined) throw new Error('no report');
    await keepReport(store, report);
    await settleReport(store, report, { as: 'dismiss', by: '王', at: '2024-06-01T00:00:00.000Z' });

    expect(await keepReport(store, report)).toMatchObject({ settled: { as: 'dismiss' } });
    const kept: unknown[] = [];
    for await (const one of storedReports(store)) kept.push(one);
    expect(kept).toHaveLength(1);
  });
});
