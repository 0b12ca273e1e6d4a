// 文号 and 索引号: the two numbers that identify a government document.

const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** Brackets of the year in a 文号 as GB/T 9704-2012 section 7.2.5 wants them: 〔2023〕. */
export const normaliseDocumentNumber = (value: string): string =>
  value.replace(/[[［【（(〔](\d{4})(?:[\]］】）)〕]|(?=第?\d{1,4}号))/u, '〔$1〕').replace(/\s+/gu, '');

/** Check digit of an organisation code (GB 11714-1997): weights 3 7 9 10 5 8 4 2, modulus 11. */
function checkDigit(code: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number.parseInt(code[i] ?? '0', 36), 0);
  const rest = 11 - (sum % 11);
  return rest === 10 ? 'X' : rest === 11 ? '0' : String(rest);
}

/** What is wrong with a 索引号, in words; `undefined` when nothing is. */
export function faultOfIndexNumber(value: string, issuedOn: string | undefined): string | undefined {
  const parts = /^([0-9A-Z]{8})([0-9X])\/(\d{4})-\d{5}$/u.exec(value);
  if (parts === null)
    return 'it does not have the form of an organisation code, a year and a serial number of five digits';
  const [, code = '', digit = '', year = ''] = parts;
  if (checkDigit(code) !== digit) return 'the check digit of its organisation code is wrong (GB 11714)';
  if (issuedOn !== undefined && issuedOn.slice(0, 4) !== year)
    return `its year is not the year of issue, ${issuedOn.slice(0, 4)}`;
  return undefined;
}
