import { Parser } from 'htmlparser2';

/** How Word numbers the paragraphs of one level of a list. */
interface Level {
  start: number;
  /** `w:numFmt`, e.g. `chineseCounting`. */
  format: string;
  /** `w:lvlText`: the numeral with its punctuation, `%1、`. */
  text: string;
  /** The style whose paragraphs stand on this level. */
  style?: string;
}

type Levels = Map<number, Level>;

/** The lists of a document: by the id that paragraphs name, their levels. */
export type Lists = ReadonlyMap<string, ReadonlyMap<number, Readonly<Level>>>;

/** Reads `word/numbering.xml` (ISO/IEC 29500-1, section 17.9). */
export function readLists(xml: string): Lists {
  const kinds = new Map<string, Levels>();
  const lists = new Map<string, ReadonlyMap<number, Level>>();
  let levels: Levels = new Map();
  let level: Level | undefined;
  let list = '';
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const value = attributes['w:val'] ?? '';
        if (name === 'w:abstractNum') {
          levels = new Map();
          kinds.set(attributes['w:abstractNumId'] ?? '', levels);
        } else if (name === 'w:num') {
          list = attributes['w:numId'] ?? '';
        } else if (name === 'w:abstractNumId') {
          lists.set(list, kinds.get(value) ?? new Map());
        } else if (name === 'w:lvl') {
          level = { start: 1, format: 'decimal', text: '' };
          levels.set(Number(attributes['w:ilvl']), level);
        } else if (level === undefined) return;
        else if (name === 'w:start') level.start = Number(value);
        else if (name === 'w:numFmt') level.format = value;
        else if (name === 'w:lvlText') level.text = value;
        else if (name === 'w:pStyle') level.style = value;
      },
      onclosetag(name) {
        if (name === 'w:lvl') level = undefined;
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return lists;
}

const DIGITS = '〇一二三四五六七八九';

/** 1 to 99 in Chinese numerals; beyond that no agenda goes. */
function chinese(n: number): string {
  if (n > 99) return String(n);
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  return `${tens > 1 ? DIGITS[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 || n === 0 ? DIGITS[ones] : ''}`;
}

function numeral(n: number, format: string): string {
  if (/^(?:chinese|japanese|taiwanese|korean|ideograph)/u.test(format)) {
    return format === 'ideographEnclosedCircle' ? String(n) : chinese(n);
  }
  if (/^(?:bullet|none)$/u.test(format)) return '';
  if (/^decimalEnclosed/u.test(format) && n <= 20) return String.fromCodePoint(0x245f + n);
  return String(n);
}

/** Counts the paragraphs of the lists as they come, and gives each its numeral as Word shows it. */
export class ListCounter {
  readonly #lists: Lists;
  readonly #counts = new Map<string, number[]>();

  constructor(lists: Lists) {
    this.#lists = lists;
  }

  /** The numeral of the next paragraph of a list; empty where the list is unknown or has bullets. */
  next(list: string, at: number): string {
    const levels = this.#lists.get(list);
    const level = levels?.get(at);
    if (levels === undefined || level === undefined) return '';
    const counts = this.#counts.get(list) ?? [];
    this.#counts.set(list, counts);
    counts.length = Math.min(counts.length, at + 1);
    counts[at] = counts[at] === undefined ? level.start : counts[at] + 1;
    if (level.format === 'bullet') return '';
    return level.text.replace(/%(\d)/gu, (_, digit: string) => {
      const other = Number(digit) - 1;
      const format = levels.get(other)?.format ?? 'decimal';
      return numeral(counts[other] ?? levels.get(other)?.start ?? 1, format);
    });
  }
}
