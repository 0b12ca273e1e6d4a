import { type Generated, generate } from '../generator/generate.ts';
import type { Random } from '../generator/random.ts';

const DRAWN_FOR_ONE = 4;

/** Invented minutes in forms drawn from these, the shortest of several: hundreds of thousands of them are read. */
export function shortPages(random: Random, forms: readonly string[], count: number): Generated[] {
  return Array.from({ length: count * DRAWN_FOR_ONE }, (_, at) =>
    generate(`${random.seed}/${at}`, { page: random.pick(forms) }),
  )
    .sort((a, b) => a.page.bytes.length - b.page.bytes.length)
    .slice(0, count);
}

/** A sentence of minutes that says what would be a decision, and names somebody who would be in the room. */
export const TEMPTING =
  '会议原则同意《云岭市桥梁管理办法》，由市交通局牵头于2031年3月底前完成。出席：钱不在、孙未到。';
