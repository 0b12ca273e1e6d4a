import { type AnyNode, type Element, hasChildren, isTag, isText } from 'domhandler';
import { textsIn, tidy, wordsOfLink } from '../../shared/markup/words.ts';
import { type Calendar, dayAlone, type EntryDay, lastDayIn } from './days.ts';

/** What holds one entry of a list, however many links stand in it. */
const ROWS = new Set(['li', 'tr', 'dd', 'article']);
/** What holds an entry where it holds nothing but the links of one. */
const ENTRIES = new Set([...ROWS, 'dl', 'p', 'div', 'section']);
/** How far above its link the rest of an entry is looked for. */
const HIGHEST_ENTRY = 4;
/** Nodes of an element that are looked at to see whether it holds a day alone. */
const MOST_NODES = 24;
/** Words of an entry besides its link that are searched for a day, in UTF-16 units. */
const MOST_WORDS = 2000;

/** The day of an entry, and the words of its link without it. */
export interface Beside {
  readonly day?: EntryDay;
  readonly words: string;
}

/** What stands beside the links of one page. */
export class BesideLinks {
  readonly #calendar: Calendar;
  readonly #isLink: (node: AnyNode) => boolean;
  readonly #addressesIn: (element: Element) => number;
  readonly #aroundLinks = new Map<Element, readonly Found[]>();
  readonly #amongWords = new Map<Element, EntryDay | undefined>();

  /** @param addressesIn how many different addresses the links in an element lead to; any number above one is many */
  constructor(
    calendar: Calendar,
    isLink: (node: AnyNode) => boolean,
    addressesIn: (element: Element) => number,
  ) {
    this.#calendar = calendar;
    this.#isLink = isLink;
    this.#addressesIn = addressesIn;
  }

  /**
   * The day that stands beside a link: in a box of its own in the entry around it, else in a box of its own inside the
   * link, else the last one among the other words of the entry. Never one in the title: that is the day of the meeting.
   */
  read(link: Element): Beside {
    const isOther = (node: AnyNode) => node !== link && isTag(node) && node.name === link.name;
    const inside = link.children.flatMap((child) => daysAloneIn(child, this.#calendar, isOther));
    const isDay = new Set(inside.map(({ node }) => node));
    const words = wordsOfLink(link, (node) => isDay.has(node)) || wordsOfLink(link);
    const entries = this.#entriesAround(link);
    const day =
      this.#dayAround(entries) ?? inside.at(-1)?.day ?? this.#dayAmong(entries) ?? this.#dayOnLine(link);
    return { words, ...(day !== undefined && { day }) };
  }

  /** The day on the line of a link, where lines are parted by nothing but <br>, and no other link stands on it. */
  #dayOnLine(link: Element): EntryDay | undefined {
    const words: string[] = [];
    for (const side of ['prev', 'next'] as const) {
      let node = link[side];
      for (let nodes = 0; node !== null && !isBreak(node); node = node[side]) {
        if (++nodes > MOST_NODES || this.#isLink(node) || this.#holdsLink(node)) return undefined;
        words.push(...textsIn(node));
      }
      if (node === null && link.parent !== null && !isTag(link.parent)) return undefined;
    }
    return lastDayIn(words.join(' ').slice(0, MOST_WORDS));
  }

  #holdsLink(node: AnyNode): boolean {
    return isTag(node) && this.#addressesIn(node) > 0;
  }

  /** The elements around a link that hold nothing of another entry, and the row that it stands in with other links. */
  #entriesAround(link: Element): Element[] {
    const entries: Element[] = [];
    let { parent } = link;
    for (let height = 0; height < HIGHEST_ENTRY && parent !== null && isTag(parent); height++) {
      const isAlone = this.#addressesIn(parent) <= 1;
      if (ENTRIES.has(parent.name) && (isAlone || ROWS.has(parent.name))) entries.push(parent);
      if (!isAlone) break;
      parent = parent.parent;
    }
    return entries;
  }

  #dayAround(entries: readonly Element[]): EntryDay | undefined {
    for (const entry of entries) {
      const known = this.#aroundLinks.get(entry);
      const days = known ?? daysAloneIn(entry, this.#calendar, this.#isLink);
      this.#aroundLinks.set(entry, days);
      // Of several days among several links nobody knows which is whose.
      if (days.length === 1 || this.#addressesIn(entry) <= 1) {
        const last = days.at(-1)?.day;
        if (last !== undefined) return last;
      }
      const term = entry.name === 'dd' ? termOf(entry, this.#calendar) : undefined;
      if (term !== undefined) return term;
    }
    return undefined;
  }

  #dayAmong(entries: readonly Element[]): EntryDay | undefined {
    for (const entry of entries) {
      if (this.#addressesIn(entry) > 1) continue;
      if (!this.#amongWords.has(entry)) {
        const others = textsIn(entry, this.#isLink).join(' ');
        this.#amongWords.set(entry, lastDayIn(others.slice(-MOST_WORDS)));
      }
      const day = this.#amongWords.get(entry);
      if (day !== undefined) return day;
    }
    return undefined;
  }
}

/** A node that stands for nothing but a day. */
interface Found {
  readonly node: AnyNode;
  readonly day: EntryDay;
}

const isBreak = (node: AnyNode): boolean => isTag(node) && (node.name === 'br' || node.name === 'hr');
const isNone = (): boolean => false;

/** The nodes below one that are nothing but a day, in the order of the page; links are passed over. */
function daysAloneIn(top: AnyNode, calendar: Calendar, isLink: (node: AnyNode) => boolean): Found[] {
  const found: Found[] = [];
  const visit = (node: AnyNode): void => {
    if (isLink(node) && node !== top) return;
    const words = isText(node) ? tidy(node.data) : isTag(node) ? wordsOrMoment(node, isLink) : undefined;
    const day = words === undefined || words === '' ? undefined : dayAlone(words, calendar);
    if (day !== undefined) found.push({ node, day });
    else if (hasChildren(node)) node.children.forEach(visit);
  };
  visit(top);
  return found;
}

function wordsOrMoment(element: Element, isLink: (node: AnyNode) => boolean): string | undefined {
  if (element.name === 'time' && element.attribs.datetime !== undefined) return element.attribs.datetime;
  return boxedWords(element, isLink);
}

/** The words of a small element without links, in the order of its boxes. */
function boxedWords(element: Element, isLink: (node: AnyNode) => boolean): string | undefined {
  const words: string[] = [];
  let nodes = 0;
  const isSmall = (node: AnyNode): boolean => {
    if (++nodes > MOST_NODES || isLink(node)) return false;
    if (isText(node)) words.push(node.data);
    return !hasChildren(node) || node.children.every(isSmall);
  };
  return isSmall(element) ? tidy(words.join(' ')) : undefined;
}

/** The day of the term that a description stands under: <dt>2024-01-08</dt><dd>…</dd>. */
function termOf(description: Element, calendar: Calendar): EntryDay | undefined {
  let before = description.prev;
  while (before !== null && !isTag(before)) before = before.prev;
  if (before === null || before.name !== 'dt') return undefined;
  const words = boxedWords(before, isNone);
  return words === undefined ? undefined : dayAlone(words, calendar);
}
