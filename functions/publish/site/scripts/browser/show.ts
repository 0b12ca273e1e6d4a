// The results as the page shows them.
import type { Part } from '../../../search/excerpt.ts';
import { type Group, groupsInOrder, type Hit, inOrder } from '../../../search/find.ts';

/** The words of the page, in its language; `{n}` and the like are filled in. */
export interface PageWords {
  readonly groups: Readonly<Record<Group, string>>;
  readonly counts: Readonly<Partial<Record<Group, string>>>;
  readonly kinds: Readonly<Record<string, string>>;
  readonly [message: string]: string | Readonly<Record<string, string>>;
}

export interface FoundAt {
  readonly hit: Hit;
  /** Name of the government. */
  readonly government: string;
}

/** Of names are shown at first, and of everything else. */
const MOST: Readonly<Partial<Record<Group, number>>> = {
  government: 6,
  person: 6,
  organization: 6,
  document: 6,
  meeting: 6,
  item: 8,
};
const MOST_SENTENCES = 20;

/** A message with its values. */
export const say = (message: unknown, values: Readonly<Record<string, string | number>> = {}): string =>
  String(message).replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));

export function element(
  tag: string,
  facts: Readonly<Record<string, string>> = {},
  ...children: (Node | string)[]
): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(facts)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** What was found is marked, and behind a text whose digits are damaged that is said, as on the pages. */
const marked = (parts: readonly Part[], { damaged, damagedDigits }: PageWords): (Node | string)[] => [
  ...parts.map(({ text, isMarked }) => (isMarked ? element('mark', {}, text) : text)),
  ...(new RegExp(String(damagedDigits), 'u').test(parts.map(({ text }) => text).join(''))
    ? [element('span', { class: 'damaged' }, element('span', { class: 'told' }, say(damaged)))]
    : []),
];

/**
 * One section a group, each with its count.
 * @param mayHaveMore Whether files are left that may have more of a group: its count is what is known so far.
 */
export function sections(
  found: readonly FoundAt[],
  mayHaveMore: (group: Group) => boolean,
  root: string,
  words: PageWords,
): HTMLElement[] {
  return groupsInOrder(found.map(({ hit }) => hit)).flatMap((group) => {
    const own = found
      .filter(({ hit }) => hit.group === group)
      .sort((one, other) => inOrder(one.hit, other.hit));
    if (own.length === 0) return [];
    const list = element('ol', { class: 'register' }, ...own.map((one) => itemOf(one, root, words)));
    const most = MOST[group] ?? MOST_SENTENCES;
    const heading = element(
      'h2',
      { id: `found-${group}` },
      words.groups[group],
      ' ',
      element('span', { class: 'note' }, `${own.length}${mayHaveMore(group) ? '+' : ''}`),
    );
    const section = element('section', { 'aria-labelledby': heading.id, class: 'found' }, heading, list);
    if (own.length > most) section.append(moreOf([...list.children].slice(most), own.length, words));
    return [section];
  });
}

/** Shows the rest of a list. */
function moreOf(rest: readonly Element[], count: number, words: PageWords): HTMLElement {
  for (const item of rest) item.toggleAttribute('hidden', true);
  const button = element('button', { type: 'button', class: 'button' }, say(words.all, { n: count }));
  button.addEventListener('click', () => {
    for (const item of rest) item.removeAttribute('hidden');
    button.remove();
    rest[0]?.querySelector('a')?.focus();
  });
  return button;
}

function itemOf({ hit, government }: FoundAt, root: string, words: PageWords): HTMLElement {
  const { group, page, title, excerpt, kind, meeting, day, note, count } = hit;
  const notes = [
    group === 'government' ? '' : government,
    group === 'meeting' ? '' : (meeting ?? ''),
    day ?? '',
    note ?? '',
  ].filter((one) => one !== '');
  const item = element('li');
  if (kind !== undefined)
    item.append(element('span', { class: `stamp stamp-${kind}` }, words.kinds[kind] ?? kind), ' ');
  item.append(element('a', { href: root + page, lang: 'zh-Hans' }, ...marked(title, words)));
  if (excerpt !== undefined)
    item.append(element('span', { class: 'note', lang: 'zh-Hans' }, ...marked(excerpt, words)));
  if (notes.length === 0) return item;
  const line = element('span', { class: 'note' }, element('span', { lang: 'zh-Hans' }, notes.join(' · ')));
  if (count !== undefined) line.append(` · ${say(words.counts[group], { n: count })}`);
  item.append(line);
  return item;
}
