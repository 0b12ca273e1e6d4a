import type { LineClass } from '../../../functions/parse/lines/line.ts';
import { type ReadPage, readLines } from '../../../functions/parse/lines/lines.ts';

export const OPENING = '2024年3月8日上午，区长林知远主持召开青溪区人民政府第21次常务会议。';
export const TITLE = '青溪区人民政府第21次常务会议纪要';
export const ITEM = ['一、审议《青溪区桥梁养护办法》', '会议原则同意《青溪区桥梁养护办法》。'] as const;

/** What is read of lines of text. */
export const readText = (...lines: readonly string[]): ReadPage =>
  readLines({ lines, metadata: {}, issues: [] });

/** The lines of each class, in matching form. */
export function classed(...lines: readonly string[]): Partial<Record<LineClass, readonly string[]>> {
  const found: Partial<Record<LineClass, string[]>> = {};
  for (const line of readText(...lines).lines) {
    const known = found[line.class] ?? [];
    known.push(line.plain);
    found[line.class] = known;
  }
  return found;
}
