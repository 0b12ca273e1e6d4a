/** What a selector looks at of an element. */
export interface Styled {
  readonly name: string;
  readonly classes: readonly string[];
  readonly attributes: Readonly<Record<string, string>>;
  /** Its place among the elements in the one around it, from 1. */
  readonly index: number;
}

export const NO_CLASSES: readonly string[] = [];

type Test = (element: Styled) => boolean;

interface Compound {
  readonly tests: readonly Test[];
  /** What stands right within the one before it. */
  readonly isChild: boolean;
  readonly weight: number;
}

/** From the outermost element to the element itself. */
export type Selector = readonly Compound[];

const NAME = '(?:[\\w-]|[^\\x00-\\x7f]|\\\\.)+';
/** `.a`, `#b`, `[c="d"]`, `:not(.e)`; a name or `*` before them. */
const PART = new RegExp(
  `(?<name>^(?:${NAME}|\\*))|\\.(?<class>${NAME})|#(?<id>${NAME})|\\[\\s*(?<attribute>[\\w-]+)\\s*(?:(?<operator>[~|^$*]?=)\\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<bare>[^\\]\\s]+))\\s*(?:[is]\\s*)?)?\\]|:(?<pseudo>[a-z-]+)(?:\\((?<inside>[^()]*)\\))?`,
  'iuy',
);

const HAS_VALUE: Readonly<Record<string, (own: string, wanted: string) => boolean>> = {
  '=': (own, wanted) => own === wanted,
  '~=': (own, wanted) => own.split(/\s+/u).includes(wanted),
  '|=': (own, wanted) => own === wanted || own.startsWith(`${wanted}-`),
  '^=': (own, wanted) => wanted !== '' && own.startsWith(wanted),
  '$=': (own, wanted) => wanted !== '' && own.endsWith(wanted),
  '*=': (own, wanted) => wanted !== '' && own.includes(wanted),
};

const bare = (name: string): string => name.replace(/\\(.)/gu, '$1');

const CLASS = 100;
const ID = 10_000;

interface Part {
  readonly test: Test;
  readonly weight: number;
}

type Groups = Readonly<Record<string, string | undefined>>;

function attributeTest({ attribute = '', operator, double, single, bare: value }: Groups): Test {
  const name = attribute.toLowerCase();
  const wanted = double ?? single ?? value ?? '';
  const has = operator === undefined ? undefined : HAS_VALUE[operator];
  return ({ attributes }) => {
    const own = attributes[name];
    return own !== undefined && (has === undefined || has(own, wanted));
  };
}

/** A condition on an element; undefined for one that only a program or a mouse brings about, or that is not understood. */
function pseudoOf({ pseudo = '', inside = '' }: Groups): Part | undefined {
  const name = pseudo.toLowerCase();
  if (name === 'root') return { test: (element) => element.name === 'html', weight: CLASS };
  const nth =
    name === 'first-child' ? 1 : name === 'nth-child' ? Number(inside.trim() || Number.NaN) : Number.NaN;
  if (Number.isInteger(nth)) return { test: ({ index }) => index === nth, weight: CLASS };
  if (name !== 'not' && name !== 'is' && name !== 'where') return undefined;
  const compounds = inside.split(',').map((one) => compoundOf(one.trim(), false));
  if (!compounds.every((one) => one !== undefined)) return undefined;
  const any: Test = (element) => compounds.some((one) => fits(one, element));
  return {
    test: name === 'not' ? (element) => !any(element) : any,
    weight: name === 'where' ? 0 : Math.max(...compounds.map(({ weight }) => weight)),
  };
}

function partOf(groups: Groups): Part | undefined {
  const { name, class: className, id } = groups;
  if (name === '*') return { test: () => true, weight: 0 };
  if (name !== undefined) return { test: (element) => element.name === name.toLowerCase(), weight: 1 };
  if (className !== undefined)
    return { test: ({ classes }) => classes.includes(bare(className)), weight: CLASS };
  if (id !== undefined) return { test: ({ attributes }) => attributes.id === bare(id), weight: ID };
  return groups.attribute !== undefined ? { test: attributeTest(groups), weight: CLASS } : pseudoOf(groups);
}

/** Parts of one compound; real ones have four. */
const MOST_PARTS = 16;

function compoundOf(text: string, isChild: boolean): Compound | undefined {
  const parts: Part[] = [];
  PART.lastIndex = 0;
  let at = 0;
  while (at < text.length) {
    PART.lastIndex = at;
    const match = PART.exec(text);
    const part = match?.groups && partOf(match.groups);
    if (match === null || part === undefined || parts.length >= MOST_PARTS) return undefined;
    parts.push(part);
    at += match[0].length;
  }
  if (parts.length === 0) return undefined;
  return {
    tests: parts.map(({ test }) => test),
    isChild,
    weight: parts.reduce((sum, { weight }) => sum + weight, 0),
  };
}

export const fits = ({ tests }: Compound, element: Styled): boolean => tests.every((test) => test(element));

/** What a sheet says of everything at once is no way to hide words. */
const OF_EVERYTHING = /^(?:\*|html|body|:root)$/iu;
const LONGEST = 400;

/**
 * The selector that a text is, if it is one of elements within each other by their names, classes, ids, attributes and
 * places: `.a`, `div#b > p`, `[class~="c"] i:not(.d)`. Others, of siblings and of what a mouse does, are passed over.
 */
export function selectorsOf(text: string): Selector[] {
  if (text.length > LONGEST || OF_EVERYTHING.test(text)) return [];
  // Spaces within brackets part nothing.
  const steps = text.replace(/\s{0,40}>\s{0,40}/gu, ' >').split(/\s+(?![^([]*[)\]])/u);
  const compounds: Compound[] = [];
  for (const step of steps) {
    const isChild = step.startsWith('>');
    const own = isChild ? step.slice(1) : step;
    // Pages leave these out, and everything stands within them.
    if (compounds.length === 0 && /^(?:html|body|:root)$/iu.test(own)) continue;
    const compound = compoundOf(own, isChild && compounds.length > 0);
    if (compound === undefined) return [];
    compounds.push(compound);
  }
  return compounds.length === 0 ? [] : [compounds];
}

export const weightOf = (selector: Selector): number => selector.reduce((sum, { weight }) => sum + weight, 0);
