const DIGITS: ReadonlyMap<string, number> = new Map(
  [...'〇一二三四五六七八九']
    .map((digit, value) => [digit, value] as const)
    .concat([
      ['零', 0],
      ['○', 0],
      ['两', 2],
    ]),
);

function isDigits(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x30 || code > 0x39) return false;
  }
  return text.length <= 9;
}

/** Reads 47, 四十七, 一百零三, 二〇二六; `undefined` when the text is no numeral. */
export function readNumeral(text: string): number | undefined {
  if (text === '') return undefined;
  if (isDigits(text)) return Number(text);
  if (!text.includes('十') && !text.includes('百')) {
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
