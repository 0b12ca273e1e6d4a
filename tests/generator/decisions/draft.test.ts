import { expect, it } from 'vitest';
import { saysOneDay } from './draft.ts';

it.each([
  ['2023年12月1日前', true],
  ['20231231前', true],
  ['2023121前', false],
  ['121前', false],
  ['1216前', true],
  ['63前', true],
  ['1122前', true],
  ['１２１前', false],
  ['20236月底前', true],
  ['年底前', true],
])('%s', (deadline, one) => {
  expect(saysOneDay(deadline)).toBe(one);
});
