/** So often a group may be repeated that could be read in several ways each time: 2⁵ is no matter. */
const FEW = 5;

interface Repeat {
  readonly from: number;
  readonly to: number;
  /** `+?`, `{2,8}`. */
  readonly length: number;
  readonly least: number;
  readonly most: number;
}

const QUANTIFIER = /(?:([*+])|\{(\d+)(,?)(\d*)\})\??/uy;

/** What is repeated more than once in an expression, with its quantifiers. `?` repeats nothing. */
function repeatsIn(source: string): readonly Repeat[] {
  const repeats: Repeat[] = [];
  const open: number[] = [];
  let from = 0;
  const take = (to: number): number => {
    QUANTIFIER.lastIndex = to;
    const [whole, sign, least = '', comma, most = ''] = QUANTIFIER.exec(source) ?? [];
    if (whole === undefined) return to;
    const endless = sign !== undefined || (comma === ',' && most === '');
    repeats.push({
      from,
      to,
      length: whole.length,
      least: sign === '*' ? 0 : sign === '+' ? 1 : Number(least),
      most: endless ? Number.POSITIVE_INFINITY : Number(most === '' ? least : most),
    });
    return to + whole.length;
  };
  for (let at = 0; at < source.length; ) {
    const unit = source.charAt(at);
    if (unit === '(') {
      open.push(at++);
      continue;
    }
    from = at;
    if (unit === ')') from = open.pop() ?? at;
    if (unit === '[') while (source.charAt(at) !== ']') at += source.charAt(at) === '\\' ? 2 : 1;
    if (unit === '\\') {
      const braced = /^\\[pPuxk](?:\{[^}]*\}|<[^>]*>)/u.exec(source.slice(at));
      at += (braced?.[0].length ?? 2) - 1;
    }
    at = take(at + 1);
  }
  return repeats;
}

/** The place behind the unit, the class or the escape at a place. */
function behind(source: string, at: number): number {
  let end = at;
  if (source.charAt(end) === '[')
    while (source.charAt(end) !== ']') end += source.charAt(end) === '\\' ? 2 : 1;
  else if (source.charAt(end) === '\\') end++;
  return end + 1;
}

/** Whether nothing is tried behind a place, but other ways in its stead, and the end of the text. */
function isLast(source: string, from: number): boolean {
  let at = from;
  while (at < source.length) {
    const unit = source.charAt(at);
    if (unit === '|')
      for (
        let depth = 0;
        at < source.length && (depth > 0 || source.charAt(at) !== ')');
        at = behind(source, at)
      )
        depth += source.charAt(at) === '(' ? 1 : source.charAt(at) === ')' ? -1 : 0;
    else if (unit === ')' || (unit === '$' && at === source.length - 1)) at++;
    else return false;
  }
  return true;
}

const REST = '[^]*';

/** Without what takes all that is left, at the very end: it takes its text at one go, and nothing is tried behind it. */
function withoutRest(source: string): string {
  for (let at = source.indexOf(REST); at >= 0; at = source.indexOf(REST, at + 1))
    if (isLast(source, at + REST.length))
      return withoutRest(source.slice(0, at) + source.slice(at + REST.length));
  return source;
}

/** Whether an expression repeats nothing without end: all that it does at one place of a text has a bound. */
export const isBounded = (source: string): boolean =>
  repeatsIn(withoutRest(source)).every(({ most }) => most < Number.POSITIVE_INFINITY);

/** The same without what only looks at the text around, which is never taken. */
function withoutLooks(source: string): string {
  const at = source.search(/\(\?<?[=!]/u);
  if (at < 0) return source;
  let depth = 0;
  let end = at;
  do {
    const unit = source.charAt(end);
    if (unit === '\\') end++;
    else if (unit === '[') while (source.charAt(end) !== ']') end += source.charAt(end) === '\\' ? 2 : 1;
    else if (unit === '(') depth++;
    else if (unit === ')') depth--;
    end++;
  } while (depth > 0 && end < source.length);
  return withoutLooks(source.slice(0, at) + source.slice(end));
}

/** The same with everything repeated without end that is repeated often. */
function withoutBounds(source: string): string {
  let text = source;
  for (const { to, length, least, most } of [...repeatsIn(source)].sort((a, b) => b.to - a.to))
    if (most > FEW) text = `${text.slice(0, to)}${least === 0 ? '*' : '+'}${text.slice(to + length)}`;
  return text;
}

/** A group that is repeated often, as an expression of a whole text of nothing but it. */
export interface RepeatedGroup {
  /** As it stands there. */
  readonly written: string;
  /** The same without bounds and looks: whether such a text can be read in several ways is asked of this one. */
  readonly endless: string;
  readonly most: number;
}

/** The groups that are repeated often. Where a text of them can be read in several ways, failing takes all of them. */
export const repeatedGroups = (source: string): readonly RepeatedGroup[] =>
  repeatsIn(source)
    .filter(({ from, most }) => source.charAt(from) === '(' && most > FEW)
    .map(({ from, to, length, most }) => {
      const group = source.slice(from, to);
      return {
        written: `^${group}${source.slice(to, to + length)}$`,
        endless: `^(?:${withoutBounds(withoutLooks(group))})*$`,
        most,
      };
    });
