import { NUMERAL_UNITS, SERIAL_NUMERAL } from '../text/numerals.ts';
import type { Lexicon } from './lexicon.ts';
import { MENTION_UNITS } from './surface.ts';

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
 * | `（ ..8 ）` | a gap behind `（` holds no bracket |
 * | `span` | up to 800 units within the sentence, as many as possible |
 * | `rest` | all that is left of the stretch |
 * | `han` `digit` `numeral` `serial` | one Han character; one digit; a numeral with or without 第; all that stands for a serial number |
 * | `^` `$` | the beginning and the end of the stretch |
 * | `(a b \| c)` | one of several sequences |
 * | `!x` `<!x` | x does not follow, does not stand before |
 * | `x?` `x*` `x+` `x{2,4}` | as in regular expressions, but at most 24 times: no pattern takes longer than in proportion to its stretch |
 * | `name:x` | x, captured under a name |
 *
 * A pattern matches anywhere in its stretch unless it begins with `^`.
 */
export type Node =
  | { readonly type: 'word'; readonly source: string; readonly words: readonly string[] }
  | { readonly type: 'edge'; readonly source: '^' | '$' }
  | { readonly type: 'free'; readonly source: string }
  | { readonly type: 'sequence'; readonly nodes: readonly Node[] }
  | { readonly type: 'choice'; readonly nodes: readonly Node[] }
  | { readonly type: 'repeat'; readonly node: Node; readonly quantifier: string }
  | { readonly type: 'capture'; readonly node: Node; readonly name: string }
  | { readonly type: 'look'; readonly node: Node; readonly behind: boolean };

const ENDS_CLAUSE = '，。；：！？\\n';
const ENDS_SENTENCE = '。；！？\\n';
const DIGITS = '0-9〇零一二两三四五六七八九十百千廿卅';

const GAP = { clause: 40, sentence: 160, span: 800 } as const;
const MOST_REPEATS = 24;

/** What repeats without end is bounded, so that no stretch makes a pattern work without end. */
const bounded = (quantifier: string): string =>
  quantifier === '*'
    ? `{0,${MOST_REPEATS}}`
    : quantifier === '+'
      ? `{1,${MOST_REPEATS}}`
      : quantifier.replace(/,\}$/u, `,${MOST_REPEATS}}`);

const BUILT_IN: Readonly<Record<string, string>> = {
  rest: '[^]*',
  han: '\\p{Script=Han}',
  digit: '[0-9]',
  numeral: `第?[${DIGITS}]{1,${MOST_REPEATS}}`,
  span: `[^${ENDS_SENTENCE}]{0,${GAP.span}}`,
  serial: `(?<![${NUMERAL_UNITS}])${SERIAL_NUMERAL}`,
};

const TOKEN =
  /\s*(?:(?<gap>\.{2,3})(?<limit>\d*)|(?<operator><!|[()|!^$])|(?<name>[a-z][a-z-]*)(?<capture>:?)|(?<quantifier>[?*+]|\{\d+(?:,\d*)?\})|(?<text>[^\sA-Za-z()|!^$?*+{}<:]+))/uy;

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');

const opensBracket = (node: Node | undefined): boolean =>
  node?.type === 'word' && node.words.every((word) => word.endsWith('（'));

/**
 * A gap behind a bracket stays in it: （甲）、乙（丙） are two brackets, and could be read as one as well. Among a list of so many,
 * reading would take all combinations.
 */
const withinBracket = <N extends { readonly source: string }>(gap: N): N => ({
  ...gap,
  source: gap.source.replace(/^\[\^/u, '[^（）'),
});

class Parser {
  #at = 0;
  /** The token that begins there; null at the end, undefined where nobody has looked. */
  #next: RegExpExecArray | null | undefined;
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
    if (this.#next !== undefined) return this.#next ?? undefined;
    TOKEN.lastIndex = this.#at;
    this.#next = TOKEN.exec(this.#source);
    if (this.#next === null && this.#source.slice(this.#at).trim() !== '')
      this.#fail('no element begins there');
    return this.#next ?? undefined;
  }

  #take(token: RegExpExecArray): void {
    this.#at = token.index + token[0].length;
    this.#next = undefined;
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
    for (let node = this.#item(); node !== undefined; node = this.#item())
      nodes.push(node.type === 'free' && opensBracket(nodes.at(-1)) ? withinBracket(node) : node);
    return { type: 'sequence', nodes };
  }

  #item(): Node | undefined {
    const atom = this.#atom();
    if (atom === undefined) return undefined;
    const token = this.#peek();
    const written = token?.groups?.quantifier;
    // A quantifier stands right behind what it repeats.
    if (token === undefined || written === undefined || /^\s/u.test(token[0])) return atom;
    this.#take(token);
    const quantifier = bounded(written);
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
    if (operator === '^' || operator === '$') return { type: 'edge', source: operator };
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
    if (text !== undefined) return { type: 'word', source: `(?:${escaped(text)})`, words: [text] };
    return this.#fail('a quantifier stands alone');
  }

  #word(name: string): Node {
    const unit = (MENTION_UNITS as Readonly<Record<string, string>>)[name];
    if (unit !== undefined) return { type: 'word', source: unit, words: [unit] };
    const builtIn = BUILT_IN[name];
    if (builtIn !== undefined) return { type: 'free', source: `(?:${builtIn})` };
    const phrase = this.#lexicon.phraseOf(name);
    if (phrase !== undefined) {
      if (this.#above.includes(name)) this.#fail(`the phrase “${name}” holds itself`);
      return this.#phrase(name, phrase);
    }
    if (!this.#lexicon.has(name)) this.#fail(`there is no word class “${name}”`);
    return { type: 'word', source: this.#lexicon.sourceOf(name), words: this.#lexicon.wordsOf(name) };
  }

  #phrase(name: string, source: string): Node {
    const read = PHRASES.get(this.#lexicon) ?? new Map<string, Node>();
    PHRASES.set(this.#lexicon, read);
    const node = read.get(name) ?? new Parser(source, this.#lexicon, [...this.#above, name]).parse();
    read.set(name, node);
    return node;
  }
}

/** The phrases of a lexicon that were read already: hundreds of patterns hold the same few. */
const PHRASES = new WeakMap<Lexicon, Map<string, Node>>();

/** @throws Error when the source of a pattern cannot be read. */
export const parsePattern = (source: string, lexicon: Lexicon): Node => new Parser(source, lexicon).parse();

/** A pattern as the source of a regular expression. `names`: takes the name of each capture in the order of the groups; without it, nothing is captured. */
export function sourceOf(node: Node, names: string[] | undefined): string {
  switch (node.type) {
    case 'word':
    case 'free':
    case 'edge':
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
