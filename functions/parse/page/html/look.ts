/** What declarations of CSS say about whether an element's text is seen; absent where they say nothing. */
export interface Look {
  readonly isDisplayed?: boolean;
  readonly isVisible?: boolean;
  /** False for letters of no size; those within may have one again. */
  readonly hasSize?: boolean;
  readonly isStruck?: boolean;
  /** Transparent, off the page, cut away, or in a box without height. */
  readonly isOutOfSight?: boolean;
  /** False for letters of no colour, or of that of their ground; those within may have one again. */
  readonly hasColor?: boolean;
}

/** Nothing is said. */
export const NO_LOOK: Look = {};
/** What the attribute `hidden` says. */
export const HIDDEN: Look = { isDisplayed: false };

/** How the text of an element looks, with what it takes over from the elements around it. */
export interface Appearance {
  /** It or an element around it is not displayed, or out of sight: nothing within is seen. */
  readonly gone: boolean;
  readonly visible: boolean;
  readonly sized: boolean;
  readonly colored: boolean;
  readonly struck: boolean;
}

export const PLAIN: Appearance = { gone: false, visible: true, sized: true, colored: true, struck: false };

const ZERO = /^[-+]?0*(?:\.0*)?(?:px|pt|em|rem|ex|%)?$/u;
/** Letters of a point and less, and what shows through so little, are no letters to the eye. */
const TINY = /^(?:0?\.\d+|1(?:\.0+)?)(?:px|pt)$/u;
const SEE_THROUGH = /^0*\.0[0-4]\d*$|^[0-4]?(?:\.\d+)?%$/u;
/** `em` and `%` are of the size around: of nothing they are nothing. */
const RELATIVE = /(?:em|ex|%)$/u;
/** Boxes are centred by half their width to the left: only what is farther is off the page. */
const FAR_OFF = /^-(?:9\d\d|\d{4,})(?:\.\d+)?(?:px|pt)?$|^-\d{3,}(?:\.\d+)?r?em$|^-\d{3,}v[wh]$/u;
const NO_COLOR =
  /^transparent$|^(?:rgb|hsl)a?\([^)]{0,60}[,/]\s{0,8}0{0,8}(?:\.0{0,8})?%?\s{0,8}\)$|^#(?:[\da-f]{3}0|[\da-f]{6}00)$/u;
const CUT_AWAY =
  /^rect\(\s{0,8}(?:[01](?:\.\d{1,4})?(?:px)?[\s,]{0,8}){4}\)$|^inset\(\s{0,8}(?:[5-9]\d|100)(?:\.\d{1,4})?%|^(?:circle|ellipse)\(\s{0,8}0/u;
const SHRUNK = /scale[xy]?\(\s{0,8}0{0,8}(?:\.0{0,8})?\s{0,8}[,)]|translate(?:[xyz]|3d)?\([^)]{0,60}-\d{4,}/u;

/** Declarations by the names of their properties, in lower case. */
export type Properties = ReadonlyMap<string, string>;

/** Of two declarations the later one counts, unless the former alone is important (CSS Cascading, 6.1). */
export function addTo(properties: Map<string, string>, more: Properties): void {
  for (const [name, value] of more) {
    if (isImportant(properties.get(name)) && !isImportant(value)) continue;
    properties.set(name, value);
  }
}

const IMPORTANT = /\s{0,8}!\s{0,8}important\s{0,8}$/u;
const isImportant = (value: string | undefined): boolean => value !== undefined && IMPORTANT.test(value);

/** Without comments, which mean nothing wherever they stand. One that is never closed goes to the end. */
function withoutComments(block: string): string {
  const [first = '', ...pieces] = block.split('/*');
  return (
    first + pieces.map((piece) => (piece.includes('*/') ? piece.slice(piece.indexOf('*/') + 2) : '')).join('')
  );
}

/** The declarations of a block. */
export function declarationsOf(block: string): Properties {
  const found = new Map<string, string>();
  for (const declaration of withoutComments(block).split(';')) {
    const colon = declaration.indexOf(':');
    if (colon < 0) continue;
    const name = declaration.slice(0, colon).trim().toLowerCase();
    const value = declaration
      .slice(colon + 1)
      .trim()
      .toLowerCase();
    addTo(found, new Map([[name, value]]));
  }
  return found;
}

/** Size of the letters in the shorthand `font`: 0/0 a, bold 12px/1.5 serif. */
const SIZE_IN_FONT = /(?:^|\s)((?:\d+(?:\.\d*)?|\.\d+)(?:px|pt|em|rem|ex|%)?)(?:\s{0,8}\/|\s|$)/u;

/** What the properties say of whether text is seen. */
export function lookOf(properties: Properties): Look {
  const value = (name: string): string | undefined => properties.get(name)?.replace(IMPORTANT, '');
  const display = value('display');
  const visibility = value('visibility');
  const content = value('content-visibility');
  const size = value('font-size') ?? SIZE_IN_FONT.exec(value('font') ?? '')?.[1];
  const line = value('text-decoration-line') ?? value('text-decoration');
  const color = value('-webkit-text-fill-color') ?? value('color');
  const isNothing = size !== undefined && (ZERO.test(size) || TINY.test(size));
  const isAbsolute = size !== undefined && (isNothing || !RELATIVE.test(size) || /rem$/u.test(size));
  return {
    ...(display !== undefined && { isDisplayed: display !== 'none' }),
    ...(content === 'hidden' && { isDisplayed: false }),
    ...(visibility !== undefined && { isVisible: visibility !== 'hidden' && visibility !== 'collapse' }),
    ...(isAbsolute && { hasSize: !isNothing }),
    ...(line !== undefined && { isStruck: /line-through/u.test(line) }),
    ...(color !== undefined && { hasColor: !NO_COLOR.test(color) && color !== groundOf(value) }),
    ...(isOutOfSight(value) && { isOutOfSight: true }),
  };
}

type Value = (name: string) => string | undefined;

/** The colour that an element gives its own ground. */
const groundOf = (value: Value): string | undefined =>
  value('background-color') ?? /^\S+$/u.exec(value('background') ?? '')?.[0];

const IS_FLAT = /^(?:[01](?:px|pt)?|0r?em|0%)$/u;
/** What appears by and by is seen in the end. */
const MOVES = ['transition', 'animation', 'animation-name', '-webkit-animation', '-webkit-transition'];
const OFFSETS = ['left', 'top', 'right', 'bottom', 'text-indent', 'margin-left', 'margin-top'];

function isOutOfSight(value: Value): boolean {
  const isCut = /hidden|clip/u.test(value('overflow') ?? '');
  const isFlat =
    isCut && ['height', 'max-height', 'width', 'max-width'].some((name) => IS_FLAT.test(value(name) ?? ''));
  const isPlaced = /absolute|fixed/u.test(value('position') ?? '');
  const opacity = MOVES.some((name) => value(name) !== undefined) ? '' : (value('opacity') ?? '');
  return (
    isFlat ||
    OFFSETS.some((name) => FAR_OFF.test(value(name) ?? '')) ||
    (opacity !== '' && (ZERO.test(opacity) || SEE_THROUGH.test(opacity))) ||
    (isPlaced && CUT_AWAY.test(value('clip') ?? '')) ||
    CUT_AWAY.test(value('clip-path') ?? '') ||
    SHRUNK.test(value('transform') ?? '') ||
    /^0*(?:\.0*)?%?$/u.test(value('zoom') ?? '-')
  );
}

const MATTERS =
  /display|visibility|font|text-decoration|text-fill|opacity|(?<!line-)height|width|color|clip|transform|zoom|(?:left|top|right|bottom|text-indent)\s{0,8}:\s{0,8}-/iu;

/** False for declarations that say nothing of whether text is seen, as most do. */
export const mattersToLook = (style: string): boolean => MATTERS.test(style);

/** Elements that cross out their text, unless a style says otherwise (HTML, 15.3.4). */
const STRUCK: ReadonlySet<string> = new Set(['del', 's', 'strike']);

/** How an element looks within another one. */
export function appearanceOf(name: string, look: Look, around: Appearance): Appearance {
  if (look === NO_LOOK && !STRUCK.has(name)) return around;
  const struck = around.struck || (look.isStruck ?? STRUCK.has(name));
  // Scripts show the body of a page that begins hidden; to take that at its word is to read nothing.
  if (name === 'body' || name === 'html') return { ...PLAIN, struck };
  return {
    gone: around.gone || look.isDisplayed === false || look.isOutOfSight === true,
    visible: look.isVisible ?? around.visible,
    sized: look.hasSize ?? around.sized,
    colored: look.hasColor ?? around.colored,
    struck,
  };
}
