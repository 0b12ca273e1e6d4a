// The search page: what is typed is looked for in the files of the search, newest first, until there is enough to show.
import type { SearchNames } from '../../../../../schemas/generated/search-names.ts';
import type { SearchQuarter } from '../../../../../schemas/generated/search-quarter.ts';
import type { SearchRouting } from '../../../../../schemas/generated/search-routing.ts';
import {
  type Candidate,
  type Candidates,
  candidatesAt,
  candidatesOf,
  NAMES_FILE,
  type Searched,
} from '../../../search/candidates.ts';
import { findIn, findNames, type Group, type Hit } from '../../../search/find.ts';
import { type Fold, foldWith } from '../../../search/fold.ts';
import { type Sought, soughtAt, type Word, wordsOf } from '../../../search/query.ts';
import { loaderOf } from './load.ts';
import { element, type FoundAt, type PageWords, say, sections } from './show.ts';

/** A query loads no more than this, with the page itself; the reader may ask for as much again. */
const MOST_BYTES = 280_000;
/** Kept for the next file to be larger than the ones before. */
const SPARE_BYTES = 12_000;
/** Headings and sentences that are enough. */
const ENOUGH = 20;
const AT_ONCE = 4;
/** Governments whose names are looked into before their meetings are. */
const MOST_NAMES = 10;
/** Governments that a search can be narrowed to. */
const MOST_NARROWER = 24;

const find = <E extends Element>(selector: string): E => {
  const found = document.querySelector<E>(selector);
  if (found === null) throw new Error(`no ${selector}`);
  return found;
};
const form = find<HTMLFormElement>('#search-form');
const field = find<HTMLInputElement>('#q');
const state = find('#search-state');
const list = find('#results');
const root = form.dataset.root ?? '';
const words: PageWords = JSON.parse(form.dataset.words ?? '{}');
const loader = loaderOf(root);

let fold: Promise<Fold> | undefined;
const folding = (): Promise<Fold> => {
  fold ??= loader.text('search/scripts.txt').then((scripts = '') => foldWith(scripts));
  fold.catch(() => {
    fold = undefined;
  });
  return fold;
};

/** Of a search that was given up because another one began, nothing is shown. */
let turn = 0;

async function search(): Promise<void> {
  const own = ++turn;
  const { searchParams: given } = new URL(location.href);
  const [query, source] = [given.get('q') ?? '', given.get('source') ?? ''];
  list.replaceChildren();
  state.textContent = '';
  try {
    const folded = await folding();
    const sought = wordsOf(query, folded);
    const names = source === '' ? undefined : await namesOf(source);
    if (own === turn) showScope(names, query);
    if (sought.length === 0) {
      // Nothing but marks was typed: 《》.
      if (query.trim() !== '' && own === turn) state.textContent = say(words.none);
      return;
    }
    state.textContent = say(words.busy);
    const routing = await loader.json<SearchRouting>('search/all/index.json');
    const runOf = async (isNear: boolean): Promise<Run> => {
      const run = new Run(sought, isNear, folded);
      await run.begin(await candidates(sought, source, names, routing, isNear, folded));
      return run;
    };
    let run = await runOf(false);
    const isNowhere = run.found.length === 0 && run.left === 0;
    if (isNowhere && sought.some(({ nearTokens }) => nearTokens.length > 0)) run = await runOf(true);
    if (own === turn) show(run, routing, source, own);
  } catch (error) {
    if (own !== turn) return;
    state.textContent = say(words.failed);
    console.info(error);
  }
}

const namesOf = (source: string): Promise<SearchNames | undefined> =>
  /^[a-z0-9-]+$/.test(source)
    ? loader.json<SearchNames>(`search/${source}/index.json`)
    : Promise.resolve(undefined);

/** Of one government everything, unless the tokens of all are of the same state; else of all what the tokens lead to. */
async function candidates(
  sought: readonly Word[],
  source: string,
  names: SearchNames | undefined,
  routing: SearchRouting | undefined,
  isNear: boolean,
  folded: Fold,
): Promise<Candidates> {
  const none = { governments: [], names: [], quarters: [] };
  if (source !== '' && names === undefined) return none;
  const isRouted =
    names === undefined ||
    routing?.governments.some((one) => one.source === source && one.version === names.version);
  if (routing === undefined && names === undefined) throw new Error('There is no index of all');
  if (routing === undefined || !isRouted)
    return names === undefined ? none : candidatesAt(source, names, folded);
  const found = await candidatesOf(sought, routing, isNear, loader, folded);
  if (source === '') return found;
  const isOwn = ({ government }: Candidate) => government.source === source;
  return {
    governments: found.governments.filter((one) => one.source === source),
    names: found.names.filter(isOwn),
    quarters: found.quarters.filter(isOwn),
  };
}

/** One search: what is found so far, and the files that are left. */
class Run {
  found: FoundAt[] = [];
  near: string | undefined;
  readonly narrower = new Map<Searched, number>();
  readonly #words: readonly Word[];
  readonly #isNear: boolean;
  readonly #fold: Fold;
  #names: Candidate[] = [];
  #quarters: Candidate[] = [];
  readonly #sought = new Map<Searched, Sought>();

  constructor(sought: readonly Word[], isNear: boolean, folded: Fold) {
    this.#words = sought;
    this.#isNear = isNear;
    this.#fold = folded;
  }

  /** Files that may have more. */
  get left(): number {
    return this.#names.length + this.#quarters.length;
  }

  /** Whether one of them may have more of a group. */
  mayHaveMore = (group: Group): boolean => {
    if (group === 'government') return false;
    return (group === 'person' || group === 'organization' ? this.#names : this.#quarters).length > 0;
  };

  async begin({ governments, names, quarters }: Candidates): Promise<void> {
    for (const government of governments) this.#lookAtName(government);
    this.#names = [...names];
    this.#quarters = [...quarters];
    for (const { government } of quarters)
      this.narrower.set(government, (this.narrower.get(government) ?? 0) + 1);
    await this.goOn(MOST_BYTES - loader.bytes());
  }

  /** Looks into more files, while there is not enough and it loads no more than so many bytes. */
  async goOn(most: number): Promise<void> {
    const until = loader.bytes() + most;
    const before = this.#sentences();
    let names = Math.min(this.#names.length, MOST_NAMES);
    while (this.left > 0) {
      const isNames = names > 0;
      if (!isNames && this.#quarters.length === 0) return;
      if (!isNames && this.#sentences() - before >= ENOUGH) return;
      const from = isNames ? this.#names : this.#quarters;
      let room = until - loader.bytes() - SPARE_BYTES;
      const next: Candidate[] = [];
      for (const candidate of from.slice(0, isNames ? Math.min(AT_ONCE, names) : AT_ONCE)) {
        room -= loader.expected(candidate.kilobytes * 1024);
        if (room < 0) break;
        next.push(candidate);
      }
      if (next.length === 0) return;
      from.splice(0, next.length);
      if (isNames) names -= next.length;
      await Promise.all(next.map((one) => this.#lookInto(one)));
    }
  }

  #sentences(): number {
    return this.found.filter(({ hit }) => hit.group === 'item' || hit.group === 'decision').length;
  }

  #lookAtName({ source, name, otherNames, place }: Searched): void {
    const texts = [place.name, ...place.areas, ...otherNames.map((one) => this.#fold(one).text), source];
    if (this.#isNear || !this.#words.every(({ folded }) => texts.some((text) => text.includes(folded))))
      return;
    const isExact = this.#words.every(({ folded }) => texts.includes(folded));
    this.#add(
      { group: 'government', page: `${source}/index.html`, title: [{ text: name, isMarked: true }], isExact },
      name,
    );
  }

  async #lookInto({ government, file }: Candidate): Promise<void> {
    const content = await loader.json<SearchNames & SearchQuarter>(
      `search/${government.source}/${file}.json`,
    );
    // What was taken down since is gone from here.
    if (content === undefined) return;
    const known = this.#sought.get(government) ?? soughtAt(this.#words, government.place, this.#isNear);
    this.#sought.set(government, known);
    const hits =
      file === NAMES_FILE ? findNames(content, known, this.#fold) : findIn(content, known, this.#fold);
    for (const hit of hits) this.#add(hit, government.name);
  }

  #add(hit: Hit, government: string): void {
    // A document that came to several meetings is one, under the newest of them.
    const isKnown = ({ hit: other }: FoundAt) =>
      other.group === 'document' && hit.group === 'document' && textOf(other) === textOf(hit);
    if (this.found.some((one) => one.government === government && isKnown(one))) return;
    this.near ??= this.#isNear ? hit.found : undefined;
    this.found.push({ hit, government });
  }
}

const textOf = ({ title }: Hit): string => title.map(({ text }) => text).join('');

function show(run: Run, routing: SearchRouting | undefined, source: string, own: number): void {
  const { found, left } = run;
  const children: Node[] = sections(found, run.mayHaveMore, root, words);
  if (run.near !== undefined)
    children.unshift(
      element('p', { class: 'notice' }, say(words.near, { query: field.value.trim(), found: run.near })),
    );
  if (left > 0) {
    const button = element('button', { type: 'button', class: 'button' }, say(words.further));
    button.addEventListener('click', async () => {
      state.textContent = say(words.busy);
      await run.goOn(MOST_BYTES);
      if (own === turn) show(run, routing, source, own);
    });
    children.push(element('p', {}, button));
  }
  if (source === '' && run.narrower.size > 1) children.push(narrower(run));
  if (routing !== undefined && source === '')
    children.push(element('p', { class: 'note' }, say(words.asOf, { day: routing.asOf })));
  list.replaceChildren(...children);
  const message =
    found.length === 0 ? (left > 0 ? words.notYet : words.none) : left > 0 ? words.partly : words.found;
  state.textContent = say(message, { n: found.length, left });
}

/** The governments that may have it, each as a search of its own. */
function narrower({ narrower: governments }: Run): HTMLElement {
  const links = [...governments]
    .sort((one, other) => other[1] - one[1])
    .slice(0, MOST_NARROWER)
    .map(([{ source, name }]) =>
      element('li', {}, element('a', { href: addressOf(field.value, source), lang: 'zh-Hans' }, name)),
    );
  return element(
    'details',
    {},
    element('summary', {}, say(words.narrower)),
    element('ul', { class: 'governments' }, ...links),
  );
}

/** Says where is searched, and leads back to everywhere. */
function showScope(names: SearchNames | undefined, query: string): void {
  const scope = find('#search-scope');
  scope.toggleAttribute('hidden', names === undefined);
  if (names === undefined) return;
  scope.replaceChildren(
    say(words.within, { government: names.name }),
    ' ',
    element('a', { href: addressOf(query, '') }, say(words.everywhere)),
  );
}

const addressOf = (query: string, source: string): string =>
  `?${new URLSearchParams({ q: query, ...(source !== '' && { source }) })}`;

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const source = new URL(location.href).searchParams.get('source') ?? '';
  history.pushState(null, '', addressOf(field.value.trim(), source));
  void search();
});
function begin(): void {
  field.value = new URL(location.href).searchParams.get('q') ?? '';
  void search();
}
addEventListener('popstate', begin);
form.hidden = false;
begin();
