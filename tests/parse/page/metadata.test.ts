import { describe, expect, it } from 'vitest';
import { OPENING, parseHtml, parseText } from '../invented.ts';

const TITLE = '青溪区人民政府第21次常务会议纪要';
const BODY = [OPENING, '一、研究防汛工作', '会议同意区水利局的意见。'];
const html = (head: string, title = TITLE): string =>
  `<html><body>${head}<h1>${title}</h1><div>${BODY.map((line) => `<p>${line}</p>`).join('')}</div></body></html>`;

const FACTS = {
  indexNumber: '990001052/2024-00031',
  documentNumber: '青政会纪〔2024〕5号',
  issuedOn: '2024-03-20',
};
const ENTRIES = [
  ['索引号', FACTS.indexNumber],
  ['文号', FACTS.documentNumber],
  ['生成日期', FACTS.issuedOn],
  ['发布机构', '青溪区人民政府办公室'],
] as const;
const cell = (text: string, name = 'td'): string => `<${name}>${text}</${name}>`;
const row = (...cells: string[]): string => `<tr>${cells.join('')}</tr>`;

describe('the table of a disclosure catalogue', () => {
  it.each<[string, string]>([
    ['a row an entry', ENTRIES.map(([label, value]) => row(cell(label, 'th'), cell(value))).join('')],
    [
      'two entries a row',
      [0, 2]
        .map((i) =>
          row(...ENTRIES.slice(i, i + 2).flatMap(([label, value]) => [cell(`${label}：`), cell(value)])),
        )
        .join(''),
    ],
    [
      'labels above their values, with one empty',
      row(...ENTRIES.map(([label]) => cell(label, 'th')), cell('有效性', 'th')) +
        row(...ENTRIES.map(([, value]) => cell(value)), cell('')),
    ],
    [
      'letter-spaced labels in another order',
      [...ENTRIES]
        .reverse()
        .map(([label, value]) => row(cell([...label].join('&nbsp;&nbsp;')), cell(value)))
        .join(''),
    ],
  ])('is read with %s', (_name, rows) => {
    expect(parseHtml(html(`<table>${rows}</table>`))).toMatchObject({
      ...FACTS,
      issuer: '青溪区人民政府办公室',
    });
  });

  it('gives a number nothing of what stands behind it', () => {
    const page = `索引号：${FACTS.indexNumber}　公开目录：政府常务会议\n${TITLE}\n${BODY.join('\n')}`;
    expect(parseText(page)).toMatchObject({ indexNumber: FACTS.indexNumber, categories: ['政府常务会议'] });
  });
});

describe('the moment of publication in the head', () => {
  it.each([
    '<meta name="PubDate" content="2024-03-20T16:30:00Z">',
    '<meta name="PubDate" content="2024-03-21 00:30:00 GMT+8">',
    '<meta name="publishdate" content="1710952200000">',
    '<meta property="article:published_time" content="2024-03-20T16:30:00+00:00">',
    '<meta itemprop="datePublished" content="2024-03-21T00:30:00+08:00">',
    '<script type="application/ld+json">{"@type":"Article","datePublished":"2024-03-20T16:30:00Z"}</script>',
  ])('%s', (head) => {
    expect(parseHtml(html(head)).publishedAt).toBe('2024-03-21T00:30:00+08:00');
  });
});

describe('the day of publication', () => {
  it.each([
    '时间：2024-03-25 17:20　　来源：区政府办　　作者：　　点击：',
    '[日期：2024-03-25] 来源：区政府办公室 [字体：大 中 小]',
    '来源：青溪区人民政府 发布时间：2024-03-25 00:00 访问量：',
    '时间: 2024-03-25 10:15',
    '2024-03-25 来源：青溪发布',
    '【信息来源：区政府办】 【信息时间：2024-03-25 09:18】 【阅读次数：12】',
  ])('is read from “%s”, which is no part of the minutes', (byline) => {
    const document = parseText([TITLE, byline, ...BODY].join('\n'));
    expect(document.publishedAt?.slice(0, 10)).toBe('2024-03-25');
    expect(document.text).not.toContain('来源');
    expect(document.text).toContain(TITLE);
  });
});

it('takes a later day below the title for that of issue', () => {
  const page = [TITLE, '（2024年3月12日）', ...BODY].join('\n');
  expect(parseText(page)).toMatchObject({ heldOn: '2024-03-08', issuedOn: '2024-03-12' });
});

it('counts 昨日 from the day of publication, and nothing from 近日', () => {
  const report = (day: string): string =>
    [
      '青溪区政府召开第21次常务会议',
      '2024-03-25 来源：青溪发布',
      `本报讯（记者 王磊）${day}，区长林知远主持召开青溪区政府第21次常务会议，研究防汛工作。`,
      ...BODY.slice(1),
    ].join('\n');
  expect(parseText(report('昨日'))).toMatchObject({ heldOn: '2024-03-24', publishedAt: '2024-03-25' });
  expect(parseText(report('近日')).heldOn).toBeUndefined();
});

it('takes the year of a day without one from the day below the title', () => {
  const page = [TITLE, '（2024年3月12日）', OPENING.replace('2024年', ''), ...BODY.slice(1)].join('\n');
  expect(parseText(page)).toMatchObject({ heldOn: '2024-03-08', issuedOn: '2024-03-12' });
});

describe('the head of a record with lost characters', () => {
  const page = [
    '青溪区人民政府常务会议纪要',
    '〔20245号',
    '青溪区人民政府办公室      2024312日',
    '38日下午，区长林知远主持召开青溪区人民政府第21次常务会议。',
    ...BODY.slice(1),
  ].join('\n');
  const document = parseText(page.replace('38日', '308日'));
  it('gives its numbers and days, and says that they were repaired', () => {
    expect(document).toMatchObject({
      documentNumber: '〔2024〕5号',
      issuedOn: '2024-03-12',
      heldOn: '2024-03-08',
    });
    expect(document.quality.issues.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['document-number-normalised', 'date-repaired']),
    );
  });
  it('gives no day where one number can be the day alone', () => {
    expect(parseText(page).heldOn).toBeUndefined();
  });
});

describe('the body that met', () => {
  const opening = '2024年3月8日上午，区长林知远主持召开2024年第3次区长办公会议。';
  it.each([
    ['the government whose office writes', ['青溪区人民政府办公室', '区长办公会议纪要']],
    ['the government above the kind of record', ['青溪区人民政府', '区长办公会议纪要', '〔2024〕3号']],
  ])('is %s', (_, head) => {
    expect(parseText([...head, opening, ...BODY.slice(1)].join('\n')).body).toBe('青溪区人民政府');
  });
});

it('finds the number of a document between its title and the line of the page', () => {
  const page = [TITLE, '青政会纪〔2024〕5号', '时间: 2024-03-25 10:15', ...BODY].join('\n');
  expect(parseText(page)).toMatchObject({
    documentNumber: '青政会纪〔2024〕5号',
    publishedAt: '2024-03-25T10:15:00+08:00',
  });
});

it('leaves out the readings that a mirror put behind the characters', () => {
  const page = [TITLE, ...BODY]
    .join('\n')
    .replace(/会议/gu, '會(huì)議')
    .replace(/区/gu, '區(qū)')
    .replace(/长/gu, '長(zhǎng)');
  const document = parseText(page);
  expect(document.title).toBe(TITLE);
  expect(document.text).not.toMatch(/[a-z]/u);
  expect(document.quality.issues.map(({ code }) => code)).toContain('injected-text');
  expect(parseText([TITLE, ...BODY, '会议听取了妙(miào)峰山镇的汇报。'].join('\n')).text).toContain('(miào)');
});
