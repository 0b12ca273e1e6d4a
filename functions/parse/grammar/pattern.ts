import { NUMERAL_UNITS, SERIAL_NUMERAL } from '../text/numerals.ts';
import type { Range } from '../text/range.ts';
import type { Lexicon } from './lexicon.ts';
import { MENTION_UNITS, type Surface } from './surface.ts';

/**
 * The pattern language. A pattern is a sequence of elements with spaces between:
 *
 *     lead* principle manner* verb:approve 了? object:rest
 *
 * | element | what it matches |
 * |---|---|
 * | 了, 《, 2024 | these characters (anything that is neither a space, ASCII letters nor an operator) |
 * | `approve` | a word of this class of the lexicon, a phrase of it (a pattern of its own, captures among them), or a mention: `person`, `organization`, `post`, `document`, `date`, `amount`, `unnamed` |
 * | `..`, `..8` | up to 40 (8) units, as few as possible, none of them a mark that parts clauses |
 * | `...`, `...80` | up to 160 (80) units, as few as possible, within the sentence |
 * | `rest` | all that is left of the stretch |
 * | `han` `digit` `numeral` `serial` | one Han character; one digit; a numeral with or without 第; all that stands for a serial number |
 * | `^` `$` | the beginning and the end of the stretch |
 * | `(a b \| c)` | one of several sequences |
 * | `!x` `<!x` | x does not follow, does not stand before |
 * | `x?` `x*` `x+` `x{2,4}` | as in regular expressions |
 * | `name:x` | x, captured under a name |
 *
 * A pattern matches anywhere in its stretch unless it begins with `^`.
 */
type Node =
  | { readonly type: 'word'; readonly source: string; readonly begins: readonly string[] }
  | { readonly type: 'free'; readonly source: string }
  | { readonly type: 'sequence'; readonly nodes: readonly Node[] }
  | { readonly type: 'choice'; readonly nodes: readonly Node[] }
  | { readonly type: 'repeat'; readonly node: Node; readonly quantifier: string }
  | { readonly type: 'capture'; readonly node: Node; readonly name: string }
  | { readonly type: 'look'; readonly node: Node; readonly behind: boolean };

const ENDS_CLAUSE = '，。；：！？\\n';
const ENDS_SENTENCE = '。；！？\\n';
const DIGITS = '0-9〇零一二两三四五六七八九十百千廿卅';

const BUILT_IN: Readonly<Record<string, string>> = {
  rest: '[^]*',
  han: '\\p{Script=Han}',
  digit: '[0-9]',
  numeral: `第?[${DIGITS}]+`,
  serial: `(?<![${NUMERAL_UNITS}])${SERIAL_NUMERAL}`,
};
const GAP = { clause: 40, sentence: 160 } as const;

const TOKEN =
  /\s*(?:(?<gap>\.{2,3})(?<limit>\d*)|(?<operator><!|[()|!^$])|(?<name>[a-z][a-z-]*)(?<capture>:?)|(?<quantifier>[?*+]|\{\d+(?:,\d*)?\})|(?<text>[^\sA-Za-z()|!^$?*+{}<:]+))/uy;

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');

class Parser {
  #at = 0;
  readonly #source: string;
  readonly #lexicon: Lexicon;
  /** The phrases that this one stands in. */
  readonly #above: readonly string[];

  constructor(source: string, lexicon: Lexicon, above: readonly string[] = []) {
    this.#source = source;
    this.#lexicon = lexicon;
    this.#above = above;
  }

  parse(): Node {
    const node = this.#choice();
    if (this.#peek() !== undefined) this.#fail('something is left over');
    return node;
  }

  #fail(why: string): never {
    throw new Error(`The pattern “${this.#source}” cannot be read at ${this.#at}: ${why}.`);
  }

  #peek(): RegExpExecArray | undefined {
    TOKEN.lastIndex = this.#at;
    const token = TOKEN.exec(this.#source);
    if (token === null && this.#source.slice(this.#at).trim() !== '') this.#fail('no element begins there');
    return token ?? undefined;
  }

  #take(token: RegExpExecArray): void {
    this.#at = token.index + token[0].length;
  }

  #isNext(operator: string): boolean {
    return this.#peek()?.groups?.operator === operator;
  }

  #choice(): Node {
    const nodes = [this.#sequence()];
    while (this.#isNext('|')) {
      this.#take(this.#peek() as RegExpExecArray);
      nodes.push(this.#sequence());
    }
    return nodes.length === 1 && nodes[0] !== undefined ? nodes[0] : { type: 'choice', nodes };
  }

  #sequence(): Node {
    const nodes: Node[] = [];
    for (let node = this.#item(); node !== undefined; node = this.#item()) nodes.push(node);
    return { type: 'sequence', nodes };
  }

  #item(): Node | undefined {
    const atom = this.#atom();
    if (atom === undefined) return undefined;
    const token = this.#peek();
    const quantifier = token?.groups?.quantifier;
    // A quantifier stands right behind what it repeats.
    if (token === undefined || quantifier === undefined || /^\s/u.test(token[0])) return atom;
    this.#take(token);
    if (atom.type === 'capture') return { ...atom, node: { type: 'repeat', node: atom.node, quantifier } };
    return { type: 'repeat', node: atom, quantifier };
  }

  #atom(): Node | undefined {
    const token = this.#peek();
    const groups = token?.groups;
    if (token === undefined || groups === undefined) return undefined;
    const { gap, limit, operator, name, capture, text } = groups;
    if (operator === ')' || operator === '|') return undefined;
    this.#take(token);
    if (gap !== undefined) {
      const [marks, most] = gap === '..' ? [ENDS_CLAUSE, GAP.clause] : [ENDS_SENTENCE, GAP.sentence];
      return { type: 'free', source: `[^${marks}]{0,${limit || most}}?` };
    }
    if (operator === '^' || operator === '$') return { type: 'free', source: operator };
    if (operator === '(') {
      const node = this.#choice();
      if (!this.#isNext(')')) this.#fail('a bracket is not closed');
      this.#take(this.#peek() as RegExpExecArray);
      return node;
    }
    if (operator === '!' || operator === '<!') {
      const node = this.#atom() ?? this.#fail('nothing follows !');
      return { type: 'look', node, behind: operator === '<!' };
    }
    if (name !== undefined && capture === ':') {
      const node = this.#atom() ?? this.#fail(`nothing follows ${name}:`);
      return { type: 'capture', node, name: name.replaceAll('-', '_') };
    }
    if (name !== undefined) return this.#word(name);
    if (text !== undefined) return { type: 'word', source: `(?:${escaped(text)})`, begins: [text.charAt(0)] };
    return this.#fail('a quantifier stands alone');
  }

  #word(name: string): Node {
    const unit = (MENTION_UNITS as Readonly<Record<string, string>>)[name];
    if (unit !== undefined) return { type: 'word', source: unit, begins: [unit] };
    const builtIn = BUILT_IN[name];
    if (builtIn !== undefined) return { type: 'free', source: `(?:${builtIn})` };
    const phrase = this.#lexicon.phraseOf(name);
    if (phrase !== undefined) {
      if (this.#above.includes(name)) this.#fail(`the phrase “${name}” holds itself`);
      return new Parser(phrase, this.#lexicon, [...this.#above, name]).parse();
    }
    if (!this.#lexicon.has(name)) this.#fail(`there is no word class “${name}”`);
    const begins = [...new Set(this.#lexicon.wordsOf(name).map((word) => word.charAt(0)))];
    return { type: 'word', source: this.#lexicon.sourceOf(name), begins };
  }
}

/** Every match holds a unit of each of these sets: derived from the pattern, never declared. */
type Needs = readonly ReadonlySet<string>[];

function needsOf(node: Node): Needs {
  switch (node.type) {
    case 'word':
      return [new Set(node.begins)];
    case 'sequence':
      return node.nodes.flatMap(needsOf);
    case 'choice': {
      // Of each way the set that rules out most; a way without any makes all of them possible.
      const tightest = node.nodes.map((way) => [...needsOf(way)].sort((a, b) => a.size - b.size)[0]);
      const known = tightest.filter((need) => need !== undefined);
      return known.length < tightest.length ? [] : [new Set(known.flatMap((need) => [...need]))];
    }
    case 'repeat':
      return /^(?:\+|\{[1-9])/u.test(node.quantifier) ? needsOf(node.node) : [];
    case 'capture':
      return needsOf(node.node);
    default:
      return [];
  }
}

/** `names`: takes the name of each capture in the order of the groups; without it, nothing is captured. */
function sourceOf(node: Node, names: string[] | undefined): string {
  switch (node.type) {
    case 'word':
    case 'free':
      return node.source;
    case 'sequence':
      return node.nodes.map((one) => sourceOf(one, names)).join('');
    case 'choice':
      return `(?:${node.nodes.map((one) => sourceOf(one, names)).join('|')})`;
    case 'repeat':
      return `(?:${sourceOf(node.node, names)})${node.quantifier}`;
    case 'capture':
      names?.push(node.name);
      return `(${names === undefined ? '?:' : ''}${sourceOf(node.node, names)})`;
    case 'look':
      return `(?${node.behind ? '<!' : '!'}${sourceOf(node.node, names)})`;
  }
}

/** Where a pattern stands, and what it captured, in units of the surface. */
export interface Match {
  readonly from: number;
  readonly to: number;
  readonly range: Range;
  /** The captures that took part. Of a repeated one, the last. */
  readonly captures: Readonly<Record<string, { readonly from: number; readonly to: number }>>;
}

/** A pattern ready to be matched. */
export class Pattern {
  readonly source: string;
  /** Every match holds a unit of each of these sets, the smallest first. */
  readonly needs: Needs;
  /** Says whether there is a match at all: several times as quick as {@link #expression}, which tells where its parts are. */
  readonly #probe: RegExp;
  readonly #expression: RegExp;
  /** The name of each group; a name may stand in several ways of a choice. */
  readonly #names: readonly string[];

  /** @throws Error when the source cannot be read: a defect of the rule, found when its module is loaded. */
  constructor(source: string, lexicon: Lexicon) {
    this.source = source;
    const node = new Parser(source, lexicon).parse();
    this.needs = [...needsOf(node)].sort((a, b) => a.size - b.size);
    const names: string[] = [];
    this.#expression = new RegExp(sourceOf(node, names), 'dgu');
    this.#probe = new RegExp(sourceOf(node, undefined), 'u');
    this.#names = names;
  }

  /** Whether it can match at all: one look at the characters of the surface. */
  canMatch({ units }: Surface): boolean {
    return this.needs.every((need) => {
      for (const unit of need) if (units.has(unit)) return true;
      return false;
    });
  }

  /** The first match in the units from `from` up to `to`; `^` and `$` stand for these two. */
  matchIn(surface: Surface, from = 0, to = surface.text.length): Match | undefined {
    if (!this.canMatch(surface)) return undefined;
    const text = surface.text.slice(from, to);
    return this.#probe.test(text) ? this.#next(surface, text, from, 0) : undefined;
  }

  /** All matches one behind the other. */
  matchesIn(surface: Surface, from = 0, to = surface.text.length): readonly Match[] {
    if (!this.canMatch(surface)) return [];
    const text = surface.text.slice(from, to);
    if (!this.#probe.test(text)) return [];
    const found: Match[] = [];
    for (let at = 0; at <= text.length; ) {
      const match = this.#next(surface, text, from, at);
      if (match === undefined) break;
      found.push(match);
      at = Math.max(match.to - from, match.from - from + 1);
    }
    return found;
  }

  #next(surface: Surface, text: string, offset: number, at: number): Match | undefined {
    this.#expression.lastIndex = at;
    const found = this.#expression.exec(text);
    if (found === null) return undefined;
    const captures: Record<string, { from: number; to: number }> = {};
    for (const [i, name] of this.#names.entries()) {
      const indices = found.indices?.[i + 1];
      if (indices !== undefined) captures[name] = { from: offset + indices[0], to: offset + indices[1] };
    }
    const from = offset + found.index;
    const to = from + found[0].length;
    return { from, to, range: surface.rangeOf(from, to), captures };
  }
}
