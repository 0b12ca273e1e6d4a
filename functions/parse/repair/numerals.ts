const DIGITS: ReadonlyMap<string, number> = new Map(
  [...'〇一二三四五六七八九']
    .map((digit, value) => [digit, value] as const)
    .concat([
      ['零', 0],
      ['○', 0],
      ['两', 2],
    ]),
);

/** Reads 47, 四十七, 一百零三, 二〇二六; `undefined` when the text is no numeral. */
export function readNumeral(text: string): number | undefined {
  if (/^\d{1,9}$/u.test(text)) return Number(text);
  if (text === '') return undefined;
  if (!/[十百]/u.test(text)) {
    let value = 0;
    for (const unit of text) {
      const digit = DIGITS.get(unit);
      if (digit === undefined) return undefined;
      value = value * 10 + digit;
    }
    return value;
  }
  let total = 0;
  let digit: number | undefined;
  for (const unit of text) {
    if (unit === '百' || unit === '十') {
      total += (digit ?? 1) * (unit === '百' ? 100 : 10);
      digit = undefined;
    } else {
      digit = DIGITS.get(unit);
      if (digit === undefined) return undefined;
    }
  }
  return total + (digit ?? 0);
}
