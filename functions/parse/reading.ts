import { Converter } from 'opencc-js/t2cn';
import type { Span } from '../../schemas/generated/minutes.ts';

/** A half-open range of {@link Reading.plain}, in UTF-16 units. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export type Script = 'hans' | 'hant';

/**
 * A document text prepared for matching. Rules match on `plain`; what is published is taken back from
 * `text` through `span` and `value`, so that no rule can put a character on the page that is not there.
 */
export interface Reading {
  /** The document's text: the page's own characters in its own script. */
  readonly text: string;
  /**
   * The matching form: simplified script, letters, digits and brackets folded to one width, white space and
   * control characters left out. Lines are separated by one `\n`. One unit here is one unit of `text`.
   */
  readonly plain: string;
  readonly script: Script;
  /** The lines of `plain`, without their line ends. */
  readonly lines: readonly Range[];
  /** Where a range of `plain` stands in `text`. Trailing white space is not part of it. */
  span(range: Range): Span;
  /** The published form of a range: the page's characters in simplified script, without padding. */
  value(range: Range): string;
  /** The characters on the page in a range, without padding, in the page's own script. */
  asPublished(range: Range): string;
  /** Width of the white space before a unit of `plain`, in columns: an ideographic space counts 2, a tab 4. */
  gapBefore(index: number): number;
}

const toSimplified = Converter({ from: 't', to: 'cn' });

/** Folded on purpose to the Chinese form, because minutes mix both within one sentence. */
const FOLDED: ReadonlyMap<string, string> = new Map([
  ['(', '（'],
  [')', '）'],
  [',', '，'],
  [':', '：'],
  [';', '；'],
  ['?', '？'],
  ['!', '！'],
  ['「', '“'],
  ['」', '”'],
  ['『', '‘'],
  ['』', '’'],
  ['﹕', '：'],
  ['∶', '：'],
  ['︰', '：'],
  ['﹐', '，'],
  ['﹑', '、'],
  ['､', '、'],
  ['｡', '。'],
  ['－', '-'],
  ['–', '-'],
  ['—', '-'],
  ['─', '-'],
  ['━', '-'],
  ['‐', '-'],
  ['‑', '-'],
  ['−', '-'],
  ['~', '-'],
  ['～', '-'],
]);

const SPACE = /[\s\p{Z}\p{Cc}\p{Cf}]/u;
const WIDE_ASCII = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff05\uff0e\uff0f]/;

function fold(unit: string): string {
  const folded = FOLDED.get(unit);
  if (folded !== undefined) return folded;
  if (WIDE_ASCII.test(unit)) return unit.normalize('NFKC');
  // Kangxi radicals and compatibility ideographs, as PDF extraction leaves them.
  if ((unit >= '\u2e80' && unit <= '\u2fdf') || (unit >= '\uf900' && unit <= '\ufaff')) {
    const normal = unit.normalize('NFKC');
    return normal.length === 1 ? normal : unit;
  }
  return unit;
}

function columns(unit: string): number {
  if (unit === '\u3000') return 2;
  if (unit === '\t') return 4;
  return /[\p{Cc}\p{Cf}]/u.test(unit) ? 0 : 1;
}

/** Simplified script, unit by unit: where the conversion of a line changes its length, its characters go one by one. */
function simplify(line: string): string {
  const whole = toSimplified(line);
  if (whole.length === line.length) return whole;
  let out = '';
  for (const character of line) {
    const converted = toSimplified(character);
    out += converted.length === character.length ? converted : character;
  }
  return out;
}

/** More than one Han character in fifty that exists in traditional script only: the page is in traditional script. */
export function detectScript(text: string): Script {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (han === 0) return 'hans';
  const simplified = simplify(text);
  let changed = 0;
  for (let i = 0; i < text.length; i++) if (text[i] !== simplified[i]) changed++;
  return changed / han > 0.02 ? 'hant' : 'hans';
}

const LATIN = /[A-Za-z]/;

/** Prepares a text for matching. Linear in the length of the text. */
export function read(text: string, script: Script = detectScript(text)): Reading {
  const simplified = script === 'hant' ? text.split('\n').map(simplify).join('\n') : text;
  const offsets: number[] = [];
  const gaps: number[] = [];
  const lines: Range[] = [];
  let plain = '';
  let gap = 0;
  let lineStart = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = simplified[i] as string;
    if (unit === '\n') {
      lines.push({ start: lineStart, end: plain.length });
      offsets.push(i);
      gaps.push(0);
      plain += '\n';
      lineStart = plain.length;
      gap = 0;
    } else if (SPACE.test(unit)) {
      gap += columns(unit);
    } else {
      offsets.push(i);
      gaps.push(gap);
      plain += fold(unit);
      gap = 0;
    }
  }
  lines.push({ start: lineStart, end: plain.length });

  const join = (from: string, range: Range): string => {
    let out = '';
    for (let i = range.start; i < range.end; i++) {
      if (plain[i] === '\n') continue;
      const unit = from[offsets[i] as number] as string;
      const separated = (gaps[i] as number) > 0 && i > range.start;
      if (separated && LATIN.test(unit) && LATIN.test(out.at(-1) ?? '')) out += ' ';
      out += unit;
    }
    return out;
  };

  return {
    text,
    plain,
    script,
    lines,
    span: ({ start, end }) => {
      const from = offsets[start] ?? text.length;
      return end > start ? [from, (offsets[end - 1] as number) + 1] : [from, from];
    },
    value: (range) => join(simplified, range),
    asPublished: (range) => join(text, range),
    gapBefore: (index) => gaps[index] ?? 0,
  };
}
