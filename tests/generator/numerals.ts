const DIGITS = '〇一二三四五六七八九';

/** A number from 0 to 99 in Chinese numerals: 十七, 四十七. */
export function chinese(value: number): string {
  if (value < 10) return DIGITS.charAt(value);
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  return `${tens > 1 ? DIGITS.charAt(tens) : ''}十${ones ? DIGITS.charAt(ones) : ''}`;
}

/** Digit by digit, as in years: 二〇二三. */
export const chineseDigits = (digits: string): string =>
  digits.replace(/\d/g, (d) => DIGITS.charAt(Number(d)));

/** 2023-08-18 → 2023年8月18日 */
export function chineseDate(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** 2023-08-18 → 二〇二三年八月十八日 */
export function chineseNumeralDate(iso: string): string {
  const [year = '', month, day] = iso.split('-');
  return `${chineseDigits(year)}年${chinese(Number(month))}月${chinese(Number(day))}日`;
}

/** The day so many days after another. */
export function daysAfter(iso: string, days: number): string {
  return new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
