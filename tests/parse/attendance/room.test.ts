import { expect, it } from 'vitest';
import { attendanceOf } from './measure.ts';

// The tables of the search serve one list after the other and grow with the longest. A list that just fits into a table
// as it is at first must be read as well as any other: this file reads nothing before it.

const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'];

it('reads a list of two hundred and more characters first', () => {
  for (const people of [26, 28, 30, 24]) {
    const names = SURNAMES.slice(0, people).map((surname) => `${surname}志强`);
    const list = `列席：${names.map((name) => `区财政局${name}`).join('，')}`;
    expect(attendanceOf(list).map(({ name }) => name)).toEqual(names);
  }
});
