const DIGITS = '〇一二三四五六七八九';
const FORMAL = { simplified: '零壹贰叁肆伍陆柒捌玖', traditional: '零壹貳參肆伍陸柒捌玖' };
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';

/** 1 to 9999 in Chinese numerals, with the digits and the words for ten, hundred and thousand; others in digits. */
function counted(
  n: number,
  digits: string,
  [ten = '', hundred = '', thousand = '']: readonly string[],
): string {
  if (n < 0 || n > 9999) return String(n);
  if (n === 0) return digits.charAt(0);
  let text = '';
  let gap = false;
  for (const [unit, word] of [
    [1000, thousand],
    [100, hundred],
    [10, ten],
    [1, ''],
  ] as const) {
    const digit = Math.floor(n / unit) % 10;
    if (digit === 0) gap = text !== '';
    else {
      text += (gap ? digits.charAt(0) : '') + digits.charAt(digit) + word;
      gap = false;
    }
  }
  // Eleven is 十一, not 一十一.
  return n < 20 && digits === DIGITS ? text.replace(/^一十/u, ten) : text;
}

const byDigits = (n: number, digits: string): string =>
  n < 0 ? String(n) : [...String(n)].map((digit) => digits.charAt(Number(digit))).join('');

function roman(n: number): string {
  if (n < 1 || n > 3999) return String(n);
  const units = 'M CM D CD C XC L XL X IX V IV I'.split(' ');
  const values = [1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1];
  let left = n;
  let text = '';
  for (const [i, value] of values.entries()) for (; left >= value; left -= value) text += units[i];
  return text;
}

/** 1 is A, 27 is AA, 53 is AAA, as Word counts. */
const letter = (n: number): string =>
  n < 1 || n > 780 ? String(n) : String.fromCharCode(0x41 + ((n - 1) % 26)).repeat(Math.ceil(n / 26));

/** One of a row of characters that Unicode has from a first one on. */
const nth = (n: number, first: number, last: number): string =>
  n >= 1 && n <= last ? String.fromCodePoint(first + n - 1) : String(n);

type Numeral = (n: number) => string;
const chinese: Numeral = (n) => counted(n, DIGITS, ['十', '百', '千']);

/** How numbers are shown, by the beginning of the format's name (ISO/IEC 29500-1, 17.18.59); digits by default. */
const FORMATS: readonly (readonly [RegExp, Numeral])[] = [
  [/^(?:bullet|none)$/u, () => ''],
  [/^chineseLegalSimplified$/u, (n) => counted(n, FORMAL.simplified, ['拾', '佰', '仟'])],
  [/^ideographLegalTraditional$/u, (n) => counted(n, FORMAL.traditional, ['拾', '佰', '仟'])],
  [/^ideographTraditional$/u, (n) => (n >= 1 && n <= 10 ? STEMS.charAt(n - 1) : String(n))],
  [/^ideographZodiac$/u, (n) => (n >= 1 && n <= 12 ? BRANCHES.charAt(n - 1) : String(n))],
  [/^ideographEnclosedCircle$/u, String],
  [/^(?:ideograph|japanese|taiwanese|korean)Digital/u, (n) => byDigits(n, DIGITS)],
  [/^(?:chinese|japanese|taiwanese|korean|ideograph)/u, chinese],
  [/^decimalEnclosedParen$/u, (n) => nth(n, 0x2474, 20)],
  [/^decimalEnclosedFullstop$/u, (n) => nth(n, 0x2488, 20)],
  [/^decimalEnclosed/u, (n) => nth(n, 0x2460, 20)],
  [/^decimalFullWidth/u, (n) => byDigits(n, '０１２３４５６７８９')],
  [/^decimalZero$/u, (n) => String(n).padStart(2, '0')],
  [/^upperRoman$/u, roman],
  [/^lowerRoman$/u, (n) => roman(n).toLowerCase()],
  [/^upperLetter$/u, letter],
  [/^lowerLetter$/u, (n) => letter(n).toLowerCase()],
];

/** A number as Word shows it in a format. */
export const numeralIn = (format: string, n: number): string =>
  (FORMATS.find(([name]) => name.test(format))?.[1] ?? String)(n);
