import { describe, expect, it } from 'vitest';
import { OPENING, parseText } from '../invented.ts';

const FIRST = [
  '青溪区人民政府第21次常务会议纪要',
  OPENING,
  '一、研究防汛工作',
  '会议同意区水利局的防汛方案。',
];
const SECOND_OPENING = '2024年3月22日上午，区长林知远主持召开青溪区人民政府第22次常务会议。';

describe('a page with the minutes of two meetings', () => {
  const document = parseText(
    [
      ...FIRST,
      '青溪区人民政府',
      '第22次常务会议纪要',
      SECOND_OPENING,
      '一、研究招商工作',
      '会议同意区商务局的招商方案。',
    ].join('\n'),
  );

  it('gives the first one, and nothing of the second in text or facts', () => {
    expect(document).toMatchObject({ number: 21, heldOn: '2024-03-08' });
    expect(document.items).toHaveLength(1);
    expect(document.decisions).toHaveLength(1);
    expect(document.text).not.toContain('招商');
  });

  it('says so', () => {
    expect(document.quality.issues).toContainEqual(
      expect.objectContaining({ code: 'several-meetings', severity: 'error' }),
    );
  });
});

it('leaves out the meeting that followed the one of the report', () => {
  const page = [
    '2024年3月8日上午，区长林知远主持召开区政府第21次常务会议。',
    '会议听取了春耕工作情况汇报。会议强调，要抓好落实。',
    '常务会议结束后，林知远随即主持召开区安委会第四次全体会议，听取三季度安全生产形势分析汇报，周启明等参加会议。',
  ].join('\n');
  expect(parseText(page).items.map(({ heading }) => heading)).toEqual(['听取了春耕工作情况汇报']);
});

it.each([
  ['a sentence', '会议原则同意。随后，3月9日，林知远主持召开区政府党组会议，听取安全生产情况汇报。'],
  [
    'a sentence with the whole day',
    '会议原则同意。随后于2024年3月9日召开区政府党组会议，听取安全生产情况汇报。',
  ],
])('leaves out the meeting that %s of the same paragraph goes on to', (_what, rest) => {
  const document = parseText(
    `青溪区政府召开第21次常务会议\n近日，区长林知远主持召开区政府第21次常务会议，审议《甲办法》。${rest}`,
  );
  expect(document.heldOn).toBeUndefined();
  expect(document.items.map(({ heading }) => heading)).toEqual(['审议《甲办法》']);
  expect(document.text).toMatch(/会议原则同意。$/u);
});

it('takes no day from the meeting that the sentence of the opening goes on to', () => {
  const page =
    '区长林知远主持召开区政府第21次常务会议，审议《甲办法》，随后于2024年3月9日召开区政府党组会议。会议原则同意《甲办法》。';
  expect(parseText(page).heldOn).toBeUndefined();
});

it('does not take a meeting that is studied for a second one', () => {
  const page = [
    ...FIRST,
    '二、传达市政府常务会议精神',
    SECOND_OPENING.replace('青溪区', '云岭市'),
    '会议要求抓好落实。',
  ];
  const document = parseText(page.join('\n'));
  expect(document.items).toHaveLength(2);
  expect(document.text).toContain('抓好落实');
});

it('takes an earlier one of the same body for a second one, without any title of its own', () => {
  const page = [
    ...FIRST,
    '2024年2月22日上午，区长林知远主持召开青溪区人民政府第20次常务会议。',
    '一、研究招商工作',
    '会议同意区商务局的招商方案。',
  ];
  const document = parseText(page.join('\n'));
  expect(document.number).toBe(21);
  expect(document.text).not.toContain('招商');
  expect(document.quality.issues).toContainEqual(expect.objectContaining({ code: 'several-meetings' }));
});

it.each([
  ['of another kind', '2024年3月8日下午，区长林知远主持召开区政府党组会议。'],
  ['of the same day, later', '随后，区长林知远主持召开区政府专题会议。'],
])('takes a meeting %s for a second one', (_what, opening) => {
  const document = parseText([...FIRST, opening, '一、研究招商工作', '会议同意招商方案。'].join('\n'));
  expect(document.number).toBe(21);
  expect(document.text).not.toContain('招商');
});
