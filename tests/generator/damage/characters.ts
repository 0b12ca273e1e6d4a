import { Converter } from 'opencc-js/cn2t';
import { isMark } from '../marks.ts';
import type { Block } from '../minutes.ts';
import { mapBlock, mapSheet, type Sheet } from '../page/sheet.ts';
import type { Random } from '../random.ts';
import type { Damage, Patient } from './damage.ts';

const inMinutes = (
  sheet: Sheet,
  roles: readonly Block['role'][],
  change: (text: string) => string,
): Sheet => ({
  ...sheet,
  blocks: sheet.blocks.map((block) => (roles.includes(block.role) ? mapBlock(block, change) : block)),
});

const DAY = 86_400_000;
const READABLE_WITHIN_DAYS = 60;

/** Whether the digits of a date alone, e.g. 2023818, still say only one day, given the dates elsewhere on the page. */
export function datesRemainReadable({ meeting, shown }: Pick<Patient, 'meeting' | 'shown'>): boolean {
  const [year = '', month, day] = meeting.heldOn.split('-');
  const digits = `${Number(month)}${Number(day)}`;
  const bound = shown.has('issuedOn')
    ? meeting.issuedOn
    : shown.has('publishedOn')
      ? meeting.publishedOn
      : undefined;
  const readings = [1, 2].flatMap((length) => {
    const [m, d] = [Number(digits.slice(0, length)), Number(digits.slice(length))];
    if (digits.length === length || digits.charAt(length) === '0' || m < 1 || m > 12 || d < 1 || d > 31)
      return [];
    const at = Date.UTC(Number(year), m - 1, d);
    if (new Date(at).getUTCDate() !== d) return [];
    if (bound === undefined) return [at];
    const before = Date.parse(bound) - at;
    return before >= 0 && before <= READABLE_WITHIN_DAYS * DAY ? [at] : [];
  });
  return readings.length === 1 && readings[0] === Date.parse(meeting.heldOn);
}

/** 2023年8月18日上午 → 2023818上午, 第17次 → 17次, 2023年1-6月 → 20231-6月: as when a page loses characters beside digits. */
export const droppedBesideDigits: Damage = (patient) => {
  if (!datesRemainReadable(patient)) return patient.sheet;
  return inMinutes(patient.sheet, ['title', 'heading', 'body'], (text) =>
    text.replace(/(?<=\d)[年月](?=\d)|(?<=\d月?\d{1,2})日|第(?=\d)/g, ''),
  );
};

/** 第17次 → 17次 alone. */
export const droppedOrdinal: Damage = ({ sheet }) =>
  inMinutes(sheet, ['title', 'body'], (text) => text.replace(/第(?=\d+次)/g, ''));

function sprinkled(random: Random, rate: number, pick: () => string): (text: string) => string {
  return (text) => {
    let out = '';
    for (const character of text) {
      out += character;
      if (!isMark(character) && random.chance(rate)) out += pick();
    }
    return out;
  };
}

/** 202 6 年 1 月, 原则 同意: spaces inside words and numbers, as word processors leave between fonts. */
export const padded: Damage = ({ sheet, random }) => {
  const around = (text: string): string =>
    text.replace(/(\d{2,})/g, (digits) =>
      random.chance(0.3) ? ` ${digits.slice(0, -1)} ${digits.slice(-1)} ` : ` ${digits} `,
    );
  const inside = sprinkled(random, 0.015, () => ' ');
  return inMinutes(sheet, ['title', 'heading', 'body'], (text) => inside(around(text)));
};

const CONTROLS = ['\u200b', '\ufeff', '\u00ad', '\u0007', '\u200e'];

/** Control and format characters anywhere, inside names too. */
export const controlCharacters: Damage = ({ sheet, random }) =>
  inMinutes(
    sheet,
    ['title', 'heading', 'body', 'attendance', 'table'],
    sprinkled(random, 0.008, () => random.pick(CONTROLS)),
  );

const HALF: ReadonlyMap<string, string> = new Map([
  ['，', ','],
  ['：', ':'],
  ['；', ';'],
  ['（', '('],
  ['）', ')'],
]);

/** Full-width and half-width forms side by side. */
export const mixedWidths: Damage = ({ sheet, random }) => {
  const wideDigits = random.chance(0.5);
  const halved = random.sample([...HALF.keys()], 3);
  return inMinutes(sheet, ['title', 'heading', 'body', 'attendance'], (text) => {
    let out = '';
    for (const character of text) {
      if (wideDigits && /\d/.test(character)) out += String.fromCharCode(character.charCodeAt(0) + 0xfee0);
      else if (halved.includes(character) && random.chance(0.6)) out += HALF.get(character) ?? character;
      else out += character;
    }
    return out;
  });
};

const toTraditional = Converter({ from: 'cn', to: 't' });

/** The whole page in traditional script, as mirrors convert it. */
export const traditionalScript: Damage = ({ sheet }) => mapSheet(sheet, toTraditional);
