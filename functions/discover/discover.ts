import type { List } from '../../schemas/generated/source.ts';
import { DAY_MS } from '../shared/clock.ts';
import type { Found } from '../shared/crawl/ledger.ts';
import type { ListRequest, ListState, SourceState } from '../shared/crawl/source-state.ts';
import { isKind, isOfStore, isOfSystem, OpenMinutesError, permanent, stackOf } from '../shared/errors.ts';
import { sha256 } from '../shared/hash.ts';
import type { Answer } from '../shared/http/polite.ts';
import type { DiscoverDeps, Discovered } from './deps.ts';
import { readDrop } from './drop.ts';
import type { Listed, ListPage } from './lists/list-page.ts';
import { believable, firstRequest, readList, type WebList } from './lists/read-list.ts';
import { entryFilter, isTaken, passedOver, type Verdict } from './minutes-filter.ts';
import { type Crawled, nextDueAt } from './schedule.ts';
import { advance, endBefore, fingerprintOf, UNREAD, untilOf } from './walk.ts';

const PAGES_PER_RUN = 200;
/** Due addresses that are woken in one run; the next run wakes the others. */
const WOKEN = 500;
/** After so many days, and when something is new, a list is read to its end once more. */
const REREAD_DAYS = 30;
/** What a list dates further back is no news. */
const NEWS_MS = 3 * DAY_MS;
/** What a row of the ledger holds of an address at most: a row has its bounds. */
const LONGEST_URL = 2000;

/** Name of a list's state: a list that is configured anew starts anew. */
export const stateKey = (list: List): string => sha256(JSON.stringify(list)).slice(0, 16);

/**
 * Looks at the lists of a source and enters what is new into the ledger. What has been read is written down page by
 * page, so that a run that is killed is taken up where it stopped. What goes wrong with the source is written into its
 * state, in words; the next run tries again.
 * @throws OpenMinutesError `conflict` when another run of the same source is under way; what the stores throw.
 */
export async function discover(source: Crawled, deps: DiscoverDeps): Promise<Discovered> {
  const run = new Run(source, (await deps.states.read(source.id)) ?? fresh(source.id), deps);
  let failure: OpenMinutesError | undefined;
  for (const list of source.crawl.lists) {
    try {
      if (list.kind === 'folder') run.added += await readDrop(source, list.prefix, deps);
      else await run.read(list);
    } catch (error) {
      // One list that fails does not keep the others from being read. What the stores say is not the source's fault.
      if (isKind(error, 'conflict') || isOfStore(error) || isOfSystem(error)) throw error;
      failure ??= error instanceof OpenMinutesError ? error : failedOn(list, error);
      if (!(error instanceof OpenMinutesError))
        deps.log.error('failed on a list', { source: source.id, error: stackOf(error) });
    }
  }
  await run.finish(failure);
  return {
    added: run.added,
    pages: run.pages,
    ...(failure && { error: { code: failure.code, message: failure.message } }),
  };
}

const failedOn = (list: List, error: unknown): OpenMinutesError =>
  permanent(
    'failed',
    `We failed on the list ${'url' in list ? list.url : list.prefix}: ${String(error)}`,
    error,
  );

const fresh = (source: string): SourceState => ({ source, lists: {}, failures: 0, version: 0 });

/** One look at the lists of one source. */
class Run {
  readonly #source: Crawled;
  readonly #deps: DiscoverDeps;
  readonly #verdictOn: (entry: Listed) => Verdict;
  /** What this run has found to be new. */
  readonly #entered = new Set<string>();
  #state: SourceState;
  added = 0;
  pages = 0;

  constructor(source: Crawled, state: SourceState, deps: DiscoverDeps) {
    this.#source = source;
    this.#state = state;
    this.#deps = deps;
    this.#verdictOn = entryFilter(source.crawl.minutes);
  }

  /** Reads the first page of a list, and as many further ones as there is a need and leave for. */
  async read(list: WebList): Promise<void> {
    await this.#readFirst(list);
    const most = this.#source.crawl.limits?.pagesPerRun ?? PAGES_PER_RUN;
    for (let pages = 1; pages < most; pages++) {
      const state = this.#listState(list);
      const [next] = state.toRead;
      if (next === undefined || this.#isOver()) return;
      await this.#readFurther(list, state, next);
    }
  }

  async #readFirst(list: WebList): Promise<void> {
    const state = this.#listState(list);
    const { clock } = this.#deps;
    const until = untilOf(state, clock(), this.#source.crawl.revisitDays ?? REREAD_DAYS);
    const request: ListRequest = { ...firstRequest(list), ...(until !== undefined && { until }) };
    const answer = await this.#ask(request, state.validators);
    if (answer.kind === 'gone') {
      throw permanent('list-gone', `The list ${request.url} is not there any more (${answer.status})`);
    }
    if (answer.kind === 'unchanged') return;
    const page = this.#pageOf(answer, list, request);
    assertStillAList(page, page.entries.map(this.#verdictOn).some(isTaken), state, request);
    // Sitemaps that give no day of their last change must be asked, whether their index has changed or not.
    const tells = page.sitemaps?.every(({ changedOn }) => changedOn !== undefined) ?? true;
    const validators = tells ? answer.validators : {};
    if (tells && state.firstPage === fingerprintOf(page)) await this.#save(list, { ...state, validators });
    else await this.#save(list, { ...(await this.#take(page, state, request)), validators });
  }

  async #readFurther(list: WebList, state: ListState, request: ListRequest): Promise<void> {
    const { clock, log } = this.#deps;
    const answer = await this.#ask(request);
    if (answer.kind === 'page') {
      return this.#save(list, await this.#take(this.#pageOf(answer, list, request), state, request));
    }
    // Pages are counted on beyond the last one, and lists grow shorter: that is no fault, but worth a line.
    const { url, page } = request;
    log.info('list ends before', { source: this.#source.id, url, page });
    await this.#save(list, endBefore(state, request, clock().toISOString()));
  }

  #pageOf(answer: Extract<Answer, { kind: 'page' }>, list: WebList, request: ListRequest): ListPage {
    const { clock } = this.#deps;
    return believable(readList(answer, list, request, this.#source), clock(), this.#source.timeZone);
  }

  async #ask({ url, form }: ListRequest, validators?: ListState['validators']): Promise<Answer> {
    const request = { url, ...(form !== undefined && { form }), ...(validators && { validators }) };
    const answer = await this.#deps.ask(request, this.#source);
    this.pages++;
    return answer;
  }

  /** Enters what a page names, and says how the list stands then. */
  async #take(page: ListPage, state: ListState, request: ListRequest): Promise<ListState> {
    const { since } = this.#source.crawl;
    const verdicts = page.entries.map(this.#verdictOn);
    const others = passedOver(verdicts);
    if (others !== '')
      this.#deps.log.info('passed over', { source: this.#source.id, url: request.url, others });
    const minutes = page.entries.filter(
      (entry, index) =>
        isTaken(verdicts[index] ?? { is: 'other' }) &&
        (since === undefined || entry.listedOn === undefined || entry.listedOn >= since),
    );
    const added = await this.#enter(minutes);
    const at = this.#deps.clock().toISOString();
    // Of a history, which waits for its turn for hours, nothing is followed.
    if (state.complete) await this.#follow(minutes, added, at);
    return advance(state, request, page, { minutes: minutes.length, added: added.length }, { at, since });
  }

  /** Lets one of the pages be followed that were published a moment ago. */
  async #follow(minutes: readonly Listed[], added: readonly string[], listedAt: string): Promise<void> {
    const { followed } = this.#deps;
    const source = this.#source.id;
    const recent = new Date(Date.parse(listedAt) - NEWS_MS).toISOString().slice(0, 10);
    const news = minutes.find(({ url, listedOn = recent }) => listedOn >= recent && added.includes(url));
    if (news !== undefined) await followed?.offer({ source, url: news.url, listedAt });
  }

  /** @returns the addresses that are new. */
  async #enter(entries: readonly Listed[]): Promise<string[]> {
    const { clock, ledger, log, wake } = this.#deps;
    const source = this.#source.id;
    const found = new Map<string, Found>();
    for (const entry of entries) {
      const { url } = entry;
      if (url.length > LONGEST_URL) log.warn('address too long', { source, url: url.slice(0, LONGEST_URL) });
      else found.set(url, entry);
    }
    // What was seen since the last run that came to its end is new, also where this is not the run that saw it first.
    const news = await ledger.enter(
      source,
      [...found.values()],
      clock().toISOString(),
      this.#state.lastRunAt ?? '',
    );
    const added = news.filter((url) => !this.#entered.has(url));
    for (const url of added) this.#entered.add(url);
    for (const url of added) log.info('listed', { source, url });
    await wake(this.#source, added);
    this.added += added.length;
    return added;
  }

  #isOver(): boolean {
    const { until, clock } = this.#deps;
    return until !== undefined && clock() >= until;
  }

  #listState(list: WebList): ListState {
    return this.#state.lists[stateKey(list)] ?? UNREAD;
  }

  async #save(list: WebList, state: ListState): Promise<void> {
    const lists = { ...this.#state.lists, [stateKey(list)]: state };
    await this.#change({ lists, ...(this.added > 0 && { lastNewAt: this.#deps.clock().toISOString() }) });
  }

  async #change(change: Partial<SourceState>): Promise<void> {
    const changed = { ...this.#state, ...change, version: this.#state.version + 1 };
    await this.#deps.states.change(changed);
    this.#state = changed;
  }

  /** Wakes what is due once more (another try, another look), and writes down how the run went. */
  async finish(failure: OpenMinutesError | undefined): Promise<void> {
    const { clock, ledger, log, wake } = this.#deps;
    const at = clock().toISOString();
    const due: string[] = [];
    for await (const url of ledger.due(this.#source.id, at)) if (due.push(url) >= WOKEN) break;
    await wake(this.#source, due);
    const lists = this.#configuredLists();
    const failures = failure === undefined ? 0 : this.#state.failures + 1;
    const isDone = Object.values(lists).every(({ toRead }) => toRead.length === 0);
    const { lastError: _, ...state } = this.#state;
    this.#state = failure === undefined ? state : this.#state;
    await this.#change({
      lists,
      lastRunAt: at,
      failures,
      // What is left of a long history is read with the next run, at once.
      nextDueAt: failure === undefined && !isDone ? at : nextDueAt(this.#source, failures, failure, clock),
      ...(failure === undefined
        ? { lastSuccessAt: at }
        : { lastError: { at, code: failure.code, message: failure.message } }),
      ...(this.added > 0 && { lastNewAt: at }),
    });
    const fields = { source: this.#source.id, pages: this.pages, added: this.added };
    if (failure === undefined) log.info('discovered', fields);
    else log.warn('source failed', { ...fields, code: failure.code, reason: failure.message });
  }

  /** Without the states of lists that are configured no more. */
  #configuredLists(): SourceState['lists'] {
    const keys = new Set(this.#source.crawl.lists.map(stateKey));
    return Object.fromEntries(Object.entries(this.#state.lists).filter(([key]) => keys.has(key)));
  }
}

/**
 * A first page that names nothing any more, or no minutes and nothing with a day where everything had one, is what a
 * redesign, a sign of maintenance or a wall against robots leaves of a list.
 * @throws OpenMinutesError `permanent`, code `list-changed`.
 */
function assertStillAList(page: ListPage, hasMinutes: boolean, state: ListState, { url }: ListRequest): void {
  if (hasMinutes || page.sitemaps !== undefined || state.usualEntries === 0) return;
  const used = `it used to name ${state.usualEntries} things`;
  if (page.entries.length === 0) throw permanent('list-changed', `${url} names nothing any more; ${used}`);
  if (state.dated === true && page.entries.every(({ listedOn }) => listedOn === undefined)) {
    throw permanent('list-changed', `${url} names no minutes any more, and nothing with a day; ${used}`);
  }
}
