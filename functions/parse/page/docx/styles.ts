import { Parser } from 'htmlparser2';
import type { Lists } from './numbering.ts';

/** Where a paragraph stands in a list. */
export interface ListPlace {
  readonly list: string;
  readonly level: number;
}

interface Style {
  basedOn?: string;
  list?: string;
  level?: number;
}

/** The place in a list that each style of paragraphs gives, by the style's id. */
export type Styles = ReadonlyMap<string, ListPlace>;

/** A style inherits from at most so many others; a longer chain is a circle. */
const LONGEST_CHAIN = 20;

/** Reads `word/styles.xml` (ISO/IEC 29500-1, section 17.7): which styles number their paragraphs, themselves or by what they are based on. */
export function readStyles(xml: string, lists: Lists): Styles {
  const styles = new Map<string, Style>();
  let style: Style | undefined;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const value = attributes['w:val'] ?? '';
        if (name === 'w:style') {
          style = {};
          styles.set(attributes['w:styleId'] ?? '', style);
        } else if (style === undefined) return;
        else if (name === 'w:basedOn') style.basedOn = value;
        else if (name === 'w:numId') style.list = value;
        else if (name === 'w:ilvl') style.level = Number(value);
      },
      onclosetag(name) {
        if (name === 'w:style') style = undefined;
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);

  const places = new Map<string, ListPlace>();
  for (const id of styles.keys()) {
    const place = placeOf(id, styles, lists);
    if (place !== undefined) places.set(id, place);
  }
  return places;
}

/** A style that names no level has the one that names it. */
function placeOf(id: string, styles: ReadonlyMap<string, Style>, lists: Lists): ListPlace | undefined {
  let list: string | undefined;
  let level: number | undefined;
  let at: string | undefined = id;
  for (let i = 0; at !== undefined && i < LONGEST_CHAIN; i++) {
    const style: Style | undefined = styles.get(at);
    list ??= style?.list;
    level ??= style?.level;
    at = style?.basedOn;
  }
  if (list === undefined) return undefined;
  const linked = [...(lists.get(list) ?? [])].find(([, one]) => one.style === id)?.[0];
  return { list, level: linked ?? level ?? 0 };
}
