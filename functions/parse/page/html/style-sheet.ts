import { declarationsOf, type Look, lookOf } from './look.ts';

/** What a selector looks at of an element. */
export interface Styled {
  readonly name: string;
  readonly id: string | undefined;
  readonly classes: readonly string[];
}

export const NO_CLASSES: readonly string[] = [];

interface Compound {
  readonly name: string | undefined;
  readonly ids: readonly string[];
  readonly classes: readonly string[];
}

interface Rule {
  /** From the outermost to the element itself. */
  readonly compounds: readonly Compound[];
  readonly weight: number;
  readonly look: Look;
}

/** Rules beyond so many are not read: the style sheets of pages about meetings have a few dozen that matter here. */
const MOST_RULES = 500;
const LONGEST_SHEET = 512 * 1024;
/** Elements around an element that are looked at for all rules of a page together; beyond, none is believed any more. */
const MOST_STEPS = 5_000_000;

const MATTERS = /display|visibility|font-size|text-decoration/iu;
const COMPOUND = /^([a-z][\w-]*)?((?:[.#][^\s.#>:[\]+~*()&\\]+)*)$/iu;

function compoundOf(text: string): Compound | undefined {
  const [, name, rest] = COMPOUND.exec(text) ?? [];
  if (rest === undefined || text === '') return undefined;
  const parts = rest.match(/[.#][^.#]+/gu) ?? [];
  return {
    name: name?.toLowerCase(),
    ids: parts.filter((part) => part.startsWith('#')).map((part) => part.slice(1)),
    classes: parts.filter((part) => part.startsWith('.')).map((part) => part.slice(1)),
  };
}

/** `.a`, `div#b`, `.a .b p`: selectors of names, classes and ids, one within the other. Others are passed over. */
function selectorOf(text: string): readonly Compound[] | undefined {
  const compounds = text
    .trim()
    .split(/[\s>]+/u)
    .map(compoundOf);
  if (!compounds.every((compound) => compound !== undefined)) return undefined;
  // Pages leave these out, and everything stands within them.
  const within = compounds.findIndex(
    ({ name, ids, classes }) => !/^(?:html|body)$/u.test(name ?? '') || ids.length + classes.length > 0,
  );
  return compounds.slice(Math.max(0, within));
}

const weightOf = (compounds: readonly Compound[]): number =>
  compounds.reduce(
    (sum, { name, ids, classes }) =>
      sum + ids.length * 10_000 + classes.length * 100 + Number(name !== undefined),
    0,
  );

/** True for `@media` of a screen as people have it; not for print or for a screen of some width. */
const isForScreen = (prelude: string): boolean => /^@media\s+(?:only\s+)?(?:screen|all)\s*$/iu.test(prelude);

/** Without comments. One that is never closed goes to the end. */
function withoutComments(css: string): string {
  const pieces: string[] = [];
  let at = 0;
  while (at < css.length) {
    const open = css.indexOf('/*', at);
    if (open < 0) break;
    pieces.push(css.slice(at, open), ' ');
    const close = css.indexOf('*/', open + 2);
    at = close < 0 ? css.length : close + 2;
  }
  return pieces.join('') + css.slice(at);
}

/** The rules of a sheet: prelude and block of each that stands by itself or within `@media screen`. */
function* blocksOf(css: string): Generator<readonly [prelude: string, block: string]> {
  const open: { readonly prelude: string; readonly from: number; isGroup: boolean }[] = [];
  let from = 0;
  let passedOver = 0;
  for (const { 0: brace, index } of css.matchAll(/[{}]/gu)) {
    if (brace === '{') {
      const outer = open.at(-1);
      const prelude = css.slice(from, index).split(';').at(-1)?.trim() ?? '';
      const isGroup = prelude.startsWith('@');
      // A rule within a rule: the outer one is not simple.
      if (outer !== undefined) outer.isGroup = true;
      if (isGroup && !isForScreen(prelude)) passedOver++;
      open.push({ prelude, from: index + 1, isGroup });
    } else {
      const rule = open.pop();
      if (rule !== undefined && !rule.isGroup && passedOver === 0)
        yield [rule.prelude, css.slice(rule.from, index)];
      if (rule?.prelude.startsWith('@') && !isForScreen(rule.prelude)) passedOver--;
    }
    from = index + 1;
  }
}

function rulesOf(css: string): Rule[] {
  const rules: Rule[] = [];
  for (const [prelude, block] of blocksOf(withoutComments(css))) {
    if (!MATTERS.test(block)) continue;
    const look = lookOf(declarationsOf(block));
    const important = /!\s*important/iu.test(block) ? 1_000_000 : 0;
    for (const selector of prelude.split(',')) {
      const compounds = selectorOf(selector);
      if (compounds !== undefined) rules.push({ compounds, weight: weightOf(compounds) + important, look });
      if (rules.length >= MOST_RULES) return rules;
    }
  }
  return rules;
}

const fits = (compound: Compound, element: Styled): boolean =>
  (compound.name === undefined || compound.name === element.name) &&
  compound.ids.every((id) => id === element.id) &&
  compound.classes.every((name) => element.classes.includes(name));

/** The rules of a page's own `style` elements that hide, show or cross out elements by name, class and id. */
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

  /** What the rules say of an element; `around` are the elements that it stands in, the outermost first. */
  lookOf(element: Styled, around: readonly Styled[]): Look {
    let look: Look = {};
    for (const rule of this.#rules)
      if (this.#applies(rule, element, around)) look = { ...look, ...rule.look };
    return look;
  }

  #applies({ compounds }: Rule, element: Styled, around: readonly Styled[]): boolean {
    let wanted = compounds.length - 1;
    const last = compounds[wanted];
    if (last === undefined || !fits(last, element)) return false;
    wanted--;
    for (let at = around.length - 1; at >= 0 && wanted >= 0; at--) {
      if (++this.#steps > MOST_STEPS) return false;
      const [outer, compound] = [around[at], compounds[wanted]];
      if (outer !== undefined && compound !== undefined && fits(compound, outer)) wanted--;
    }
    return wanted < 0;
  }
}

/** The style sheets within a page, one after the other; not those for print. */
export function styleSheetOf(html: string): StyleSheet {
  const sheets: string[] = [];
  let length = 0;
  const closing = /<\/style/giu;
  for (const { 0: tag, index } of html.matchAll(/<style\b[^>]{0,500}>/giu)) {
    const from = index + tag.length;
    if (from < closing.lastIndex) continue;
    closing.lastIndex = from;
    const end = closing.exec(html)?.index ?? html.length;
    if (!/media\s{0,8}=\s{0,8}["']?\s{0,8}print/iu.test(tag)) sheets.push(html.slice(from, end));
    length += end - from;
    if (end === html.length || length > LONGEST_SHEET) break;
  }
  return new StyleSheet(sheets.join('\n').slice(0, LONGEST_SHEET));
}
