/** What declarations of CSS say about whether an element's text is seen; absent where they say nothing. */
export interface Look {
  readonly isDisplayed?: boolean;
  readonly isVisible?: boolean;
  /** False for letters of no size; those within may have one again. */
  readonly hasSize?: boolean;
  readonly isStruck?: boolean;
  /** Out of sight in a way that style sheets use for other ends as well: transparent, off the page, a box without height. */
  readonly isOutOfSight?: boolean;
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
  readonly struck: boolean;
}

export const PLAIN: Appearance = { gone: false, visible: true, sized: true, struck: false };

const ZERO = /^[-+]?0*(?:\.0*)?(?:px|pt|em|rem|ex|%)?$/u;
/** `em` and `%` are of the size around: of nothing they are nothing. */
const RELATIVE = /(?:em|ex|%)$/u;
const FAR_OFF = /^-\d{3,}/u;

type Properties = ReadonlyMap<string, string>;

/** The declarations of a block by their names, in lower case; of two, the later one. */
export function declarationsOf(block: string): Properties {
  const found = new Map<string, string>();
  for (const declaration of block.split(';')) {
    const colon = declaration.indexOf(':');
    if (colon < 0) continue;
    const value = declaration
      .slice(colon + 1)
      .trim()
      .toLowerCase();
    found.set(declaration.slice(0, colon).trim().toLowerCase(), value);
  }
  return found;
}

const bare = (value: string | undefined): string | undefined =>
  value?.replace(/\s{0,8}!\s{0,8}important$/u, '');

/** What the properties say that hide or strike text by themselves, wherever they stand. */
export function lookOf(properties: Properties): Look {
  const display = bare(properties.get('display'));
  const visibility = bare(properties.get('visibility'));
  const size = bare(properties.get('font-size'));
  const line = bare(properties.get('text-decoration-line') ?? properties.get('text-decoration'));
  return {
    ...(display !== undefined && { isDisplayed: display !== 'none' }),
    ...(visibility !== undefined && { isVisible: visibility !== 'hidden' && visibility !== 'collapse' }),
    ...(size !== undefined && (ZERO.test(size) || !RELATIVE.test(size) || /rem$/u.test(size))
      ? { hasSize: !ZERO.test(size) }
      : {}),
    ...(line !== undefined && { isStruck: /line-through/u.test(line) }),
  };
}

const MATTERS =
  /display|visibility|font-size|text-decoration|opacity|(?<!-)height|(?:left|top|text-indent)\s{0,8}:\s{0,8}-/iu;

/** False for a `style` attribute that says nothing of whether its text is seen, as most do. */
export const mattersToLook = (style: string): boolean => MATTERS.test(style);

/** What an element's own `style` attribute says. */
export function ownLookOf(style: string): Look {
  const properties = declarationsOf(style);
  const value = (name: string): string => bare(properties.get(name)) ?? '';
  const isFlat = /^[01](?:px)?$/u.test(value('height')) && value('overflow') === 'hidden';
  const isOff = ['left', 'top', 'text-indent', 'margin-left'].some((name) => FAR_OFF.test(value(name)));
  const isOutOfSight = isFlat || isOff || (value('opacity') !== '' && ZERO.test(value('opacity')));
  return { ...lookOf(properties), ...(isOutOfSight && { isOutOfSight }) };
}

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
    struck,
  };
}
