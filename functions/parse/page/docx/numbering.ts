import { numeralIn } from './numerals.ts';
import { isOn, readXml } from './xml.ts';

/** How Word numbers the paragraphs of one level of a list. */
interface Level {
  start: number;
  /** `w:numFmt`, e.g. `chineseCounting`. */
  format: string;
  /** `w:lvlText`: the numeral with its punctuation, `%1、`. */
  text: string;
  /** The style whose paragraphs stand on this level. */
  style?: string;
  /** `w:lvlRestart`: it begins anew behind this level or one further out, counted from 1; 0 for never. */
  restart?: number | undefined;
  /** `w:isLgl`: all its numbers are shown in digits. */
  legal?: boolean;
  /** Its numeral counts and is not shown. */
  hidden?: boolean;
}

/** A list as paragraphs name it (`w:num`). */
interface List {
  /** What counts: lists that were made from one abstract list count on where the other stopped. */
  readonly counter: string;
  readonly levels: ReadonlyMap<number, Readonly<Level>>;
  /** Levels that begin anew with the first paragraph of this list, and the number that they begin with. */
  readonly starts: ReadonlyMap<number, number>;
}

/** The lists of a document by the id that paragraphs name. */
export type Lists = ReadonlyMap<string, List>;

interface AbstractList {
  readonly levels: Map<number, Level>;
  /** The style that it is the list of, and the style whose list it stands for. */
  styleLink?: string;
  numStyleLink?: string;
}

interface DraftList extends AbstractList {
  of: string;
  readonly starts: Map<number, number>;
}

/** Levels that a list has (17.9.6), counted from 0. */
const LEVELS = 9;

/** A whole number (17.18.10); what is none says nothing. */
const wholeNumber = (value: string | undefined): number | undefined =>
  /^[-+]?\d{1,9}$/u.test(value ?? '') ? Number(value) : undefined;

/** The number of a level; `undefined` for one that no list has. */
function levelNumber(value: string | undefined): number | undefined {
  const level = wholeNumber(value);
  return level !== undefined && level >= 0 && level < LEVELS ? level : undefined;
}

/** The list that a style of lists stands for, by its id: for documents whose lists do not name their style. */
export function listsOfStyles(bytes: Uint8Array): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let style: string | undefined;
  readXml(bytes, {
    open(name, attribute) {
      if (name === 'w:style')
        style = attribute('w:type') === 'numbering' ? attribute('w:styleId') : undefined;
      else if (name === 'w:numId' && style !== undefined) found.set(style, attribute('w:val') ?? '');
    },
  });
  return found;
}

/**
 * Reads the numbering part (ISO/IEC 29500-1, 17.9).
 *
 * @param ofStyles what {@link listsOfStyles} found
 */
export function readLists(bytes: Uint8Array, ofStyles: ReadonlyMap<string, string> = new Map()): Lists {
  const abstracts = new Map<string, AbstractList>();
  const drafts = new Map<string, DraftList>();
  let abstract: AbstractList | undefined;
  let draft: DraftList | undefined;
  let at: number | undefined;
  let level: Level | undefined;
  readXml(bytes, {
    open(name, attribute) {
      const value = attribute('w:val') ?? '';
      switch (name) {
        case 'w:abstractNum':
          abstract = { levels: new Map() };
          abstracts.set(attribute('w:abstractNumId') ?? '', abstract);
          break;
        case 'w:num':
          draft = { of: '', levels: new Map(), starts: new Map() };
          drafts.set(attribute('w:numId') ?? '', draft);
          break;
        case 'w:abstractNumId':
          if (draft) draft.of = value;
          break;
        case 'w:styleLink':
          if (abstract) abstract.styleLink = value;
          break;
        case 'w:numStyleLink':
          if (abstract) abstract.numStyleLink = value;
          break;
        case 'w:lvlOverride':
          at = levelNumber(attribute('w:ilvl'));
          break;
        case 'w:startOverride': {
          const start = wholeNumber(value);
          if (at !== undefined && start !== undefined) draft?.starts.set(at, start);
          break;
        }
        case 'w:lvl': {
          level = { start: 1, format: 'decimal', text: '' };
          const own = attribute('w:ilvl');
          const place = own === undefined ? at : levelNumber(own);
          if (place !== undefined) (draft ?? abstract)?.levels.set(place, level);
          break;
        }
        default:
          if (level !== undefined) readLevel(level, name, value);
      }
    },
    close(name) {
      if (name === 'w:lvl') level = undefined;
      if (name === 'w:num') draft = undefined;
      if (name === 'w:abstractNum') abstract = undefined;
    },
  });
  const byStyle = new Map([...abstracts].map(([id, { styleLink }]) => [styleLink, id] as const).reverse());
  const abstractOf = (style: string): string | undefined =>
    byStyle.get(style) ?? drafts.get(ofStyles.get(style) ?? '')?.of;
  return new Map([...drafts].map(([id, list]) => [id, listOf(list, abstracts, abstractOf)]));
}

function readLevel(level: Level, name: string, value: string): void {
  if (name === 'w:start') level.start = wholeNumber(value) ?? 1;
  else if (name === 'w:numFmt') level.format = value;
  else if (name === 'w:lvlText') level.text = value;
  else if (name === 'w:pStyle') level.style = value;
  else if (name === 'w:lvlRestart') level.restart = wholeNumber(value) ?? level.restart;
  else if (name === 'w:isLgl') level.legal = isOn(value);
  else if (name === 'w:vanish') level.hidden = isOn(value);
}

/** A list with the levels of its abstract list, but for those that it has of its own. */
function listOf(
  { of, levels, starts }: DraftList,
  abstracts: ReadonlyMap<string, AbstractList>,
  abstractOf: (style: string) => string | undefined,
): List {
  const style = abstracts.get(of)?.numStyleLink;
  const counter = (style === undefined ? undefined : abstractOf(style)) ?? of;
  return { counter, levels: new Map([...(abstracts.get(counter)?.levels ?? []), ...levels]), starts };
}

/** Counts the paragraphs of the lists as they come, and gives each its numeral as Word shows it. */
export class ListCounter {
  readonly #lists: Lists;
  /** By counter, the number of the last paragraph of each level. */
  readonly #counts = new Map<string, (number | undefined)[]>();
  /** Lists and levels whose own start was used. */
  readonly #started = new Set<string>();

  constructor(lists: Lists) {
    this.#lists = lists;
  }

  /** The numeral of the next paragraph of a list; empty where the list is unknown or has bullets. */
  next(id: string, at: number): string {
    const list = this.#lists.get(id);
    const level = list?.levels.get(at);
    if (list === undefined || level === undefined) return '';
    const counts = this.#counts.get(list.counter) ?? [];
    this.#counts.set(list.counter, counts);
    for (let deeper = at + 1; deeper < counts.length; deeper++) {
      const restart = list.levels.get(deeper)?.restart ?? deeper;
      if (at < restart) counts[deeper] = undefined;
    }
    const last = counts[at];
    const key = `${id} ${at}`;
    const own = this.#started.has(key) ? undefined : list.starts.get(at);
    this.#started.add(key);
    counts[at] = own ?? (last === undefined ? level.start : last + 1);
    if (level.format === 'bullet' || level.hidden) return '';
    return level.text.replace(/%(\d)/gu, (_, digit: string) => {
      const outer = list.levels.get(Number(digit) - 1);
      const format = level.legal ? 'decimal' : (outer?.format ?? 'decimal');
      return numeralIn(format, counts[Number(digit) - 1] ?? outer?.start ?? 1);
    });
  }
}
