import { addTo, declarationsOf, mattersToLook, type Properties } from './look.ts';
import { applies, mediaOf } from './media.ts';
import { fits, type Selector, type Styled, selectorsOf, weightOf } from './selectors.ts';

interface Rule {
  readonly selector: Selector;
  readonly weight: number;
  readonly properties: Properties;
}

/** Rules beyond so many are not read: the style sheets of pages about meetings have a few dozen that matter here. */
const MOST_RULES = 500;
const LONGEST_SHEET = 512 * 1024;
/** Elements around an element that are looked at for all rules of a page together; beyond, none is believed any more. */
const MOST_STEPS = 5_000_000;
/** Rules within rules; real sheets have three. */
const DEEPEST = 16;

const TOKEN =
  /\/\*|"(?:[^"\\\n]|\\.){0,2000}"|'(?:[^'\\\n]|\\.){0,2000}'|url\([^)"']{0,500}\)|<!--|-->|[{};]/gsu;

/** A block that is open: what its rules hold for, and the declarations that stand in it. */
interface Block {
  /** The selectors of a rule; of a group of rules those of the rule around it. */
  readonly selectors: readonly string[];
  /** It holds for no screen, or no element. */
  readonly isPassedOver: boolean;
  readonly declarations: string[];
}

/** The selectors of a rule within those of the rule that it stands in: `&` or the descendants of them. */
function nested(outer: readonly string[], prelude: string): string[] {
  const own = selectorsIn(prelude);
  if (outer.length === 0) return own;
  const most = Math.ceil(MOST_RULES / outer.length);
  return outer.flatMap((around) =>
    own.slice(0, most).map((one) => (one.includes('&') ? one.replaceAll('&', around) : `${around} ${one}`)),
  );
}

/** Parts a list of selectors at its commas; those within brackets part none: :is(.a, .b). */
function selectorsIn(prelude: string): string[] {
  const selectors: string[] = [];
  let from = 0;
  let depth = 0;
  for (const { 0: sign, index } of prelude.matchAll(/[(),]/gu)) {
    if (sign === '(') depth++;
    else if (sign === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) {
      selectors.push(prelude.slice(from, index).trim());
      from = index + 1;
      if (selectors.length >= MOST_RULES) return selectors;
    }
  }
  return [...selectors, prelude.slice(from).trim()];
}

/** True for a group whose rules hold for a screen as people have it: `@media screen`, `@supports`, `@layer`. */
function holds(prelude: string): boolean {
  if (/^@(?:layer|scope)\b/iu.test(prelude)) return true;
  if (/^@supports\b/iu.test(prelude)) return !/^@supports\s+not\b/iu.test(prelude);
  const media = mediaOf(prelude);
  return media !== undefined && applies(media);
}

/** The rules of a sheet that hold for a screen, in their order, those within others among them. */
function* blocksOf(css: string): Generator<readonly [selectors: readonly string[], declarations: string]> {
  const open: Block[] = [{ selectors: [], isPassedOver: false, declarations: [] }];
  let from = 0;
  let pieces: string[] = [];
  const take = (to: number): string => {
    pieces.push(css.slice(from, to));
    const words = pieces.join('').trim();
    pieces = [];
    return words;
  };
  const close = function* (): Generator<readonly [readonly string[], string]> {
    const block = open.length > 1 ? open.pop() : undefined;
    if (block !== undefined && !block.isPassedOver && block.declarations.length > 0)
      yield [block.selectors, block.declarations.join(';')];
  };
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(css); match !== null; match = TOKEN.exec(css)) {
    const [token] = match;
    const outer = open.at(-1);
    if (token === '/*' || token === '<!--' || token === '-->') {
      // Without comments; one that is never closed goes to the end.
      pieces.push(css.slice(from, match.index), token === '/*' ? '' : ' ');
      const end = token === '/*' ? css.indexOf('*/', match.index + 2) : match.index + token.length - 2;
      from = end < 0 ? css.length : end + 2;
      TOKEN.lastIndex = from;
    } else if (token === '{') {
      const prelude = take(match.index);
      from = match.index + 1;
      const around = outer?.selectors ?? [];
      const isGroup = prelude.startsWith('@');
      const isPassedOver =
        outer?.isPassedOver === true || open.length > DEEPEST || (isGroup && !holds(prelude));
      open.push({
        selectors: isGroup || isPassedOver ? around : nested(around, prelude).slice(0, MOST_RULES),
        isPassedOver,
        declarations: [],
      });
    } else if (token === '}' || token === ';') {
      const words = take(match.index);
      from = match.index + 1;
      if (words !== '' && open.length > 1) outer?.declarations.push(words);
      if (token === '}') yield* close();
    }
  }
  // A sheet that ends in the middle of a rule closes it.
  const words = take(css.length);
  if (words !== '' && open.length > 1) open.at(-1)?.declarations.push(words);
  while (open.length > 1) yield* close();
}

function rulesOf(css: string): Rule[] {
  const rules: Rule[] = [];
  for (const [selectors, block] of blocksOf(css)) {
    if (!mattersToLook(block)) continue;
    const properties = declarationsOf(block);
    for (const selector of selectors.flatMap(selectorsOf)) {
      rules.push({ selector, weight: weightOf(selector), properties });
      if (rules.length >= MOST_RULES) return rules;
    }
  }
  return rules;
}

/** The rules of a page's own `style` elements that may hide, show or cross out elements. */
export class StyleSheet {
  readonly #rules: readonly Rule[];
  #steps = 0;

  constructor(css: string) {
    // Of two rules that fit, the weightier one counts, else the later one: `sort` keeps their order.
    this.#rules = rulesOf(css).sort((a, b) => a.weight - b.weight);
  }

  get isEmpty(): boolean {
    return this.#rules.length === 0;
  }

  /** What the rules declare of an element; `around` are the elements that it stands in, the outermost first. */
  propertiesOf(element: Styled, around: readonly Styled[]): Map<string, string> | undefined {
    let properties: Map<string, string> | undefined;
    for (const rule of this.#rules) {
      if (!this.#applies(rule, element, around)) continue;
      properties ??= new Map();
      addTo(properties, rule.properties);
    }
    return properties;
  }

  #applies({ selector }: Rule, element: Styled, around: readonly Styled[]): boolean {
    let wanted = selector.length - 1;
    const last = selector[wanted];
    if (last === undefined || !fits(last, element)) return false;
    wanted--;
    for (let at = around.length - 1; at >= 0 && wanted >= 0; at--) {
      if (++this.#steps > MOST_STEPS) return false;
      const [outer, compound] = [around[at], selector[wanted]];
      if (outer === undefined || compound === undefined) return false;
      if (fits(compound, outer)) wanted--;
      // > asks for the element right around it.
      else if (selector[wanted + 1]?.isChild) return false;
    }
    return wanted < 0;
  }
}

/** What a browser takes for text and not for markup, and the elements whose sheets it does not use. */
const PASSED_OVER: Readonly<Record<string, string>> = {
  '!--': '-->',
  script: '</script',
  noscript: '</noscript',
  template: '</template',
  textarea: '</textarea',
  title: '</title',
};

/** In lower case, as long as before. */
function inLowerCase(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text.replace(/[A-Z]+/gu, (letters) => letters.toLowerCase());
}

/** The style sheets within a page, one after the other; not those for print, for narrow screens or in another language. */
export function styleSheetOf(html: string): StyleSheet {
  const lower = /<style\b/iu.test(html) ? inLowerCase(html) : '';
  const sheets: string[] = [];
  let length = 0;
  const opening = /<(!--|(?:script|noscript|template|textarea|title|style)\b[^>]{0,500}>)/gu;
  for (let match = opening.exec(lower); match !== null; match = opening.exec(lower)) {
    const tag = match[1] ?? '';
    const from = match.index + match[0].length;
    const name = /^(?:!--|[a-z]+)/u.exec(tag)?.[0] ?? '';
    const end = lower.indexOf(PASSED_OVER[name] ?? '</style', tag === '!--' ? match.index + 2 : from);
    const to = end < 0 ? lower.length : end;
    opening.lastIndex = to;
    if (name !== 'style') continue;
    const type = /\stype\s{0,8}=\s{0,8}["']?([^"'\s>]*)/u.exec(tag)?.[1] ?? '';
    const media = /\smedia\s{0,8}=\s{0,8}(?:"([^"]*)"|'([^']*)'|([^\s>]+))/u.exec(tag);
    const isUsed =
      (type === '' || type === 'text/css') && applies(media?.[1] ?? media?.[2] ?? media?.[3] ?? '');
    if (!isUsed) continue;
    sheets.push(html.slice(from, to));
    length += to - from;
    if (length > LONGEST_SHEET) break;
  }
  return new StyleSheet(sheets.join('\n').slice(0, LONGEST_SHEET));
}
