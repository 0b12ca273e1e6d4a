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

/** The styles of a document by their ids. */
export type Styles = ReadonlyMap<string, Style>;

/** A style inherits from at most so many others; a longer chain is a circle. */
const LONGEST_CHAIN = 20;

/** Takes over what a property of a run says (ISO/IEC 29500-1, 17.3.2): hidden text, text crossed out once or twice. */
export function readRunLook(look: RunLook, name: string, value: string | undefined): void {
  if (name === 'w:vanish') look.hidden = isOn(value);
  else if (name === 'w:strike') look.struck = isOn(value);
  else if (name === 'w:dstrike') look.struckTwice = isOn(value);
}

/** Reads the styles part (ISO/IEC 29500-1, 17.7): which styles number their paragraphs, hide or cross out their text. */
export function readStyles(bytes: Uint8Array, lists: Lists): Styles {
  const drafts = new Map<string, DraftStyle>();
  let style: DraftStyle | undefined;
  readXml(bytes, {
    open(name, attribute) {
      const value = attribute('w:val');
      if (name === 'w:style') {
        style = { look: {} };
        drafts.set(attribute('w:styleId') ?? '', style);
      } else if (style === undefined) return;
      else if (name === 'w:basedOn') style.basedOn = value ?? '';
      else if (name === 'w:numId') style.list = value ?? '';
      else if (name === 'w:ilvl') style.level = Number(value);
      else readRunLook(style.look, name, value);
    },
    close(name) {
      if (name === 'w:style') style = undefined;
    },
  });
  return new Map([...drafts.keys()].map((id) => [id, styleOf(id, drafts, lists)]));
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
