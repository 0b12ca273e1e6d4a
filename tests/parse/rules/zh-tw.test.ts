import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBytesOfAnyFormat } from '../../../functions/parse/bounded/bounded.ts';
import { compose } from '../../../functions/parse/document/assemble.ts';
import { readLines } from '../../../functions/parse/lines/lines.ts';
import { knownOf } from '../../../functions/parse/mentions/known.ts';
import { readPage } from '../../../functions/parse/reader.ts';
import { peopleOf } from '../../../functions/parse/rules/zh-tw/attendance/lists.ts';
import { dayIn, dayOfNews } from '../../../functions/parse/rules/zh-tw/days.ts';
import { limitOf } from '../../../functions/parse/rules/zh-tw/decisions/limits.ts';
import { recordOf } from '../../../functions/parse/rules/zh-tw/record/record.ts';
import { zhTw } from '../../../functions/parse/rules/zh-tw/zh-tw.ts';
import { type Range, rangeOf } from '../../../functions/parse/text/range.ts';
import { type Reading, read } from '../../../functions/parse/text/reading.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures/minutes-tw');
const MAINLAND = join(import.meta.dirname, '../../fixtures/minutes');

const rawOf = (file: string) => readBytesOfAnyFormat(readFileSync(file), 'text/plain');
const linesOf = async (text: string) =>
  readLines(await readBytesOfAnyFormat(new TextEncoder().encode(text), 'text/plain'));

interface Gold {
  readonly meeting: { readonly number: number | null; readonly heldOn: string | null };
  readonly decisions: readonly { readonly kind: string }[];
  readonly attendance: readonly { readonly name: string; readonly role: string }[];
}

const golds = readdirSync(FIXTURES)
  .filter((file) => file.endsWith('.gold.json'))
  .map((file): [string, Gold] => [
    file.replace('.gold.json', ''),
    JSON.parse(readFileSync(join(FIXTURES, file), 'utf8')),
  ]);

describe('records and news invented after those of Taiwan', () => {
  it.each(golds.filter(([, { attendance, decisions }]) => attendance.length + decisions.length > 0))(
    '%s',
    async (name, gold) => {
      const page = readPage(await rawOf(join(FIXTURES, `${name}.txt`)), {});
      expect(page.language).toBe('zh-TW');
      const document = compose({
        page,
        provenance: { sha256: '0'.repeat(64), script: 'hant' } as never,
      });
      expect(document.number ?? null).toBe(gold.meeting.number);
      expect(document.heldOn ?? null).toBe(gold.meeting.heldOn);
      const people = (all: Gold['attendance']) => all.map((one) => `${one.role} ${one.name}`).sort();
      expect(people(document.attendance ?? [])).toEqual(people(gold.attendance));
      expect((document.decisions ?? []).map(({ kind }) => kind).sort()).toEqual(
        gold.decisions.map(({ kind }) => kind).sort(),
      );
    },
  );

  it('refuses the call to a meeting', async () => {
    const raw = await rawOf(join(FIXTURES, 'songtao-call.txt'));
    expect(() => readPage(raw, {})).toThrow(/call to a coming meeting/);
  });
});

it('leaves pages of the mainland in traditional script to their own rules', async () => {
  for (const name of ['dongxu-58', 'suilan-69', 'yunlu-19']) {
    const { reading, lines, metadata } = readLines(await rawOf(join(MAINLAND, `${name}.txt`)));
    expect(reading.script, name).toBe('hant');
    expect(zhTw.recognises({ reading, lines }, metadata), name).toBe(false);
  }
});

describe('the parts of a record', () => {
  const partsOf = async (text: string) => {
    const { reading, lines } = await linesOf(text);
    const words = (range: Range): string => reading.plain.slice(range.start, range.end);
    const { fields, matters, rulings } = recordOf({ reading, lines });
    return {
      fields: fields.map(({ says, values }) => [says, ...values.map(words)]),
      matters: matters.map(({ heading }) => words(heading)),
      rulings: rulings.map(({ matter, points }) => [matter, ...points.map(words)]),
    };
  };

  it('are told by labels, headings and numbers', async () => {
    const parts = await partsOf(
      '甲市政府第12次市政會議紀錄\n時間：民國110年7月13日\n主席：乙某某　　紀錄：丙某某\n壹、宣讀第11次會議紀錄。\n主席裁示：紀錄確定。\n貳、討論事項\n一、「甲辦法」草案，提請審議。（交通局）\n決議：\n（一）照案通過。\n（二）請交通局公告。\n參、臨時動議：無',
    );
    expect(parts.fields).toEqual([
      ['time', '民国110年7月13日'],
      ['chair', '乙某某'],
      ['recorder', '丙某某'],
    ]);
    expect(parts.matters).toEqual(['宣读第11次会议纪录', '“甲办法”草案，提请审议']);
    expect(parts.rulings).toEqual([
      [0, '纪录确定。'],
      [1, '照案通过。', '请交通局公告。'],
    ]);
  });

  it('take what 說明 numbers for no matters', async () => {
    const parts = await partsOf(
      '甲縣政府第2次縣務會議紀錄\n主席：乙縣長某某\n提案討論：\n第一案\n案由：甲案，提請審議。\n說明：\n一、依規定辦理。\n二、附對照表。\n決議：照案通過。\n第二案\n案由：乙案，提請審議。\n決議：緩議。',
    );
    expect(parts.matters).toEqual(['甲案，提请审议', '乙案，提请审议']);
    expect(parts.rulings).toEqual([
      [0, '照案通过。'],
      [1, '缓议。'],
    ]);
  });
});

describe('lists of people', () => {
  const peopleIn = (text: string): string[] => {
    const reading: Reading = read(text, 'hant');
    const valuesOf = reading.lines.map(({ start, end }) => rangeOf(start, end));
    return peopleOf(reading, valuesOf, knownOf({})).map(({ name, posts, bodies, absent }) => {
      const own = [...reading.plain.slice(name.start, name.end)]
        .filter((_, i) => !posts.some(({ start, end }) => start <= name.start + i && name.start + i < end))
        .join('');
      const body = bodies.map(({ start, end }) => reading.plain.slice(start, end)).join('');
      return `${body}${body && '/'}${own}${absent ? ' absent' : ''}`;
    });
  };

  it.each([
    ['鍾局長文彬、社會處歐陽處長靖', ['钟文彬', '社会处/欧阳靖']],
    ['副局長汪明慧、主任秘書 喬志遠', ['汪明慧', '乔志远']],
    ['薄志堅（請假）、管承翰（唐雅玲代）', ['薄志坚 absent', '唐雅玲']],
    ['財政處殷處長佩如（由羅副處長明輝代理）', ['财政处/罗明辉']],
    ['江委員彥良 陳委員永安（王大偉代）', ['江彦良', '王大伟']],
    ['財政處殷處長佩如（由郭副處長代理）', []],
    ['國產局：      文山區公所：桑銘德', ['文山区公所/桑铭德']],
    ['瞿  淵    明中岳    屈大年李默代', ['瞿渊', '明中岳', '李默']],
    ['林局長、各單位主管、詳如簽到簿', []],
  ])('%s', (text, expected) => expect(peopleIn(text)).toEqual(expected));
});

describe('days', () => {
  it.each([
    ['中華民國八十六年五月六日上午九時', '1997-05-06'],
    ['110年10月5日（星期二）', '2021-10-05'],
    ['第287次市政會議紀錄112/03/21', '2023-03-21'],
    ['90-11-07', '2001-11-07'],
    ['2021-06-15 09:00:00', '2021-06-15'],
  ])('%s', (words, day) => expect(dayIn(read(words, 'hant').plain)?.day).toBe(day));

  it('of the news are counted from the day on which it was written', () => {
    expect(dayOfNews('市政府今（18）日召开', '2025-02-18')).toBe('2025-02-18');
    expect(dayOfNews('县府昨召开', '2024-06-12')).toBe('2024-06-11');
    expect(dayOfNews('县府30日召开', '2024-06-02')).toBe('2024-05-30');
    expect(dayOfNews('县府昨召开', undefined)).toBeUndefined();
  });

  it.each([
    ['于3月底前公布', '2023-03-31'],
    ['于明年2月底前完成', '2024-02-29'],
    ['年底前完成', '2023-12-31'],
    ['于十二月十日前完成', '2023-12-10'],
    ['114年6月30日前完成', '2025-06-30'],
    ['于2个月内完成', undefined],
    ['于暑假前完成', undefined],
  ])('as a limit: %s', (words, day) => {
    const reading = { plain: words };
    const limit = limitOf({ reading, tracer: undefined }, rangeOf(0, words.length), '2023-03-21');
    expect(limit).toBeDefined();
    expect(limit?.date).toBe(day);
  });
});
