import type { Lists } from './numbering.ts';
import { isOn, readXml } from './xml.ts';

/** Where a paragraph stands in a list. */
export interface ListPlace {
  readonly list: string;
  readonly level: number;
}

/** What of a run's looks decides whether it is read; absent where nothing is said. */
export interface RunLook {
  hidden?: boolean;
  struck?: boolean;
  struckTwice?: boolean;
  /** Letters of no size that an eye sees. */
  tiny?: boolean;
  /** White letters, and a ground of their own that is none. */
  white?: boolean;
  shaded?: boolean;
}

/** What a style gives the paragraphs and runs that name it, with what it takes over from those that it is based on. */
export interface Style {
  readonly place: ListPlace | undefined;
  readonly look: Readonly<RunLook>;
}

interface DraftStyle {
  basedOn?: string;
  list?: string;
  level?: number;
  readonly look: RunLook;
}

/** The styles of a document. */
export interface Styles {
  readonly byId: ReadonlyMap<string, Style>;
  /** How text looks of which nothing is said. */
  readonly defaults: Readonly<RunLook>;
  /** The style of paragraphs that name none. */
  readonly ofParagraphs: string | undefined;
}

export const NO_STYLES: Styles = { byId: new Map(), defaults: {}, ofParagraphs: undefined };

/** A style inherits from at most so many others; a longer chain is a circle. */
const LONGEST_CHAIN = 20;

/** Half points up to which letters are none to the eye. */
const TINY = 3;
const NO_GROUND = /^(?:auto|f{6}|none)?$/iu;

/** Takes over what a property of a run says (ISO/IEC 29500-1, 17.3.2): text that is hidden, or crossed out once or twice. */
export function readRunLook(
  look: RunLook,
  name: string,
  attribute: (name: string) => string | undefined,
): void {
  const value = attribute('w:val');
  if (name === 'w:vanish') look.hidden = isOn(value);
  else if (name === 'w:strike') look.struck = isOn(value);
  else if (name === 'w:dstrike') look.struckTwice = isOn(value);
  else if (name === 'w:sz') look.tiny = Number(value) <= TINY;
  else if (name === 'w:color') look.white = /^f{6}$/iu.test(value ?? '');
  else if (name === 'w:shd') look.shaded = !NO_GROUND.test(attribute('w:fill') ?? '');
  else if (name === 'w:highlight') look.shaded = !/^(?:none|white)$/u.test(value ?? '');
}

/**
 * The look of a run by the styles around it, from the outermost: what two of them cross out or hide is shown again
 * (17.7.3), but for what the run says itself.
 */
export function togetherOf(looks: readonly Readonly<RunLook>[]): RunLook {
  const together: RunLook = Object.assign({}, ...looks);
  const isOdd = (property: 'hidden' | 'struck'): boolean =>
    looks.filter((look) => look[property] === true).length % 2 === 1;
  return { ...together, hidden: isOdd('hidden'), struck: isOdd('struck') };
}

/** Reads the styles part (ISO/IEC 29500-1, 17.7): which styles number their paragraphs, hide or cross out their text. */
export function readStyles(bytes: Uint8Array, lists: Lists): Styles {
  const drafts = new Map<string, DraftStyle>();
  const defaults: RunLook = {};
  let ofParagraphs: string | undefined;
  let inDefaults = false;
  let style: DraftStyle | undefined;
  readXml(bytes, {
    open(name, attribute) {
      const value = attribute('w:val');
      if (name === 'w:style') {
        const id = attribute('w:styleId') ?? '';
        style = { look: {} };
        drafts.set(id, style);
        const isDefault = attribute('w:default') !== undefined && isOn(attribute('w:default'));
        if (isDefault && attribute('w:type') === 'paragraph') ofParagraphs = id;
      } else if (name === 'w:rPrDefault') inDefaults = true;
      else if (inDefaults) readRunLook(defaults, name, attribute);
      else if (style === undefined) return;
      else if (name === 'w:basedOn') style.basedOn = value ?? '';
      else if (name === 'w:numId') style.list = value ?? '';
      else if (name === 'w:ilvl') style.level = Number(value);
      else readRunLook(style.look, name, attribute);
    },
    close(name) {
      if (name === 'w:style') style = undefined;
      if (name === 'w:rPrDefault') inDefaults = false;
    },
  });
  const byId = new Map([...drafts.keys()].map((id) => [id, styleOf(id, drafts, lists)]));
  return { byId, defaults, ofParagraphs };
}

/** A style that names no level has the one that names it. */
function styleOf(id: string, drafts: ReadonlyMap<string, DraftStyle>, lists: Lists): Style {
  let list: string | undefined;
  let level: number | undefined;
  let look: RunLook = {};
  let at: string | undefined = id;
  for (let i = 0; at !== undefined && i < LONGEST_CHAIN; i++) {
    const draft: DraftStyle | undefined = drafts.get(at);
    list ??= draft?.list;
    level ??= draft?.level;
    look = { ...draft?.look, ...look };
    at = draft?.basedOn;
  }
  if (list === undefined) return { place: undefined, look };
  const linked = [...(lists.get(list)?.levels ?? [])].find(([, one]) => one.style === id)?.[0];
  return { place: { list, level: linked ?? level ?? 0 }, look };
}
