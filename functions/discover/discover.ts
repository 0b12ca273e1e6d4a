import type { List } from '../../schemas/generated/source.ts';
import type { Found } from '../shared/crawl/ledger.ts';
import type { ListState, SourceState } from '../shared/crawl/source-state.ts';
import { isKind, OpenMinutesError, permanent } from '../shared/errors.ts';
import { sha256 } from '../shared/hash.ts';
import { type Answer, retryAt } from '../shared/http/polite.ts';
import { normaliseUrl } from '../shared/normalise-url.ts';
import type { DiscoverDeps, Discovered } from './deps.ts';
import { readDrop } from './drop.ts';
import type { Listed } from './lists/list-page.ts';
import { firstRequest, readList, type WebList } from './lists/read-list.ts';
import { minutesFilter } from './minutes-filter.ts';
import { type Crawled, nextDueAt } from './schedule.ts';
import { advance, fingerprintOf, UNREAD } from './walk.ts';

const PAGES_PER_RUN = 200;
/** Due addresses that are woken in one run; the next run wakes the others. */
const WOKEN = 500;

const BACKDATED_MS = 7 * 24 * 3600 * 1000;

/** True when the entries give days, and all of them lie before that one. */
function isBefore(entries: readonly Listed[], day: string | undefined): boolean {
  const days = entries.flatMap(({ listedOn }) => (listedOn === undefined ? [] : [listedOn]));
  return day !== undefined && days.length > 0 && days.every((one) => one < day);
}

/** Name of a list's state: a list that is configured anew starts anew. */
const stateKey = (list: List): string => sha256(JSON.stringify(list)).slice(0, 16);

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
      if (!(error instanceof OpenMinutesError) || isKind(error, 'conflict') || isOurs(error)) throw error;
      failure ??= error;
    }
  }
  await run.finish(failure);
  return {
    added: run.added,
    pages: run.pages,
    ...(failure && { error: { code: failure.code, message: failure.message } }),
  };
}

const fresh = (source: string): SourceState => ({ source, lists: {}, failures: 0, version: 0 });

/** Errors of our own stores, by their codes; those of the source's hosts have others. */
const isOurs = ({ code }: OpenMinutesError): boolean => code.startsWith('store-') || code.startsWith('file-');

/** One look at the lists of one source. */
class Run {
  readonly #source: Crawled;
  readonly #deps: DiscoverDeps;
  readonly #isMinutes: (entry: Listed) => boolean;
  #state: SourceState;
  added = 0;
  pages = 0;

  constructor(source: Crawled, state: SourceState, deps: DiscoverDeps) {
    this.#source = source;
    this.#state = state;
    this.#deps = deps;
    this.#isMinutes = minutesFilter(source.crawl.minutes);
  }

  /** Reads the first page of a list, and as many further ones as there is a need and leave for. */
  async read(list: WebList): Promise<void> {
    const first = firstRequest(list);
    const before = this.#state.lists[stateKey(list)] ?? UNREAD;
    const answer = await this.#ask(first, before.validators);
    if (answer.kind === 'page') await this.#take(list, before, first, answer);
    const most = this.#source.crawl.limits?.pagesPerRun ?? PAGES_PER_RUN;
    for (let pages = 1; pages < most; pages++) {
      const state = this.#state.lists[stateKey(list)] ?? UNREAD;
      const [next] = state.toRead;
      if (next === undefined || this.#isOver()) return;
      const further = await this.#ask(next, undefined, state.complete || next.page > 2);
      if (further.kind === 'page') await this.#take(list, state, next, further);
      // Counted on beyond the last page: the list ends here.
      else await this.#save(list, { ...state, toRead: state.toRead.slice(1), complete: true });
    }
  }

  /** @param mayEnd Whether the page may be one too many, so that its absence is no fault. */
  async #ask(
    { url, form }: { url: string; form?: string },
    validators: ListState['validators'],
    mayEnd = false,
  ): Promise<Exclude<Answer, { kind: 'gone' }> | { readonly kind: 'end' }> {
    const request = { url, ...(form !== undefined && { form }), ...(validators && { validators }) };
    const answer = await this.#deps.ask(request, this.#source);
    this.pages++;
    if (answer.kind !== 'gone') return answer;
    if (mayEnd) return { kind: 'end' };
    throw permanent('list-gone', `The list ${url} is not there any more (${answer.status})`);
  }

  async #take(
    list: WebList,
    state: ListState,
    request: { url: string; page: number },
    answer: Extract<Answer, { kind: 'page' }>,
  ): Promise<void> {
    const page = readList(answer, list, request, this.#source, state.seen);
    if (request.page === 1 && page.entries.length === 0 && page.next.length === 0 && state.usualEntries > 0) {
      throw permanent(
        'list-changed',
        `${request.url} names nothing any more; it used to name ${state.usualEntries} things`,
      );
    }
    const validators = request.page === 1 ? { validators: answer.validators } : {};
    if (request.page === 1 && state.firstPage === fingerprintOf(page.entries)) {
      return this.#save(list, { ...state, ...validators });
    }
    const minutes = page.entries.filter(this.#isMinutes);
    const { since } = this.#source.crawl;
    const wanted = minutes.filter(
      ({ listedOn }) => since === undefined || listedOn === undefined || listedOn >= since,
    );
    const added = await this.#enter(wanted);
    const entered = {
      minutes: wanted.length,
      added,
      tooOld: isBefore(page.entries, since),
      stale: isBefore(page.entries, this.#dayOfLastRun()),
    };
    await this.#save(list, { ...advance(state, request, page, entered), ...validators });
  }

  #isUnfinished(): boolean {
    return Object.values(this.#state.lists).some(({ toRead }) => toRead.length > 0);
  }

  #isOver(): boolean {
    const { until, clock } = this.#deps;
    return until !== undefined && clock() >= until;
  }

  /** Some days before the lists were read last: sites publish under an earlier date than today's. */
  #dayOfLastRun(): string | undefined {
    const { lastSuccessAt } = this.#state;
    if (lastSuccessAt === undefined) return undefined;
    return new Date(Date.parse(lastSuccessAt) - BACKDATED_MS).toISOString().slice(0, 10);
  }

  async #enter(entries: readonly Listed[]): Promise<number> {
    const found = new Map<string, Found>();
    for (const entry of entries) {
      const url = normaliseUrl(entry.url);
      if (!found.has(url)) found.set(url, { ...entry, url });
    }
    const at = this.#deps.clock().toISOString();
    const added = await this.#deps.ledger.enter(this.#source.id, [...found.values()], at);
    await this.#deps.wake(this.#source, added);
    this.added += added.length;
    return added.length;
  }

  async #save(list: WebList, state: ListState): Promise<void> {
    await this.#change({ lists: { ...this.#state.lists, [stateKey(list)]: state } });
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
    const failures = failure === undefined ? 0 : this.#state.failures + 1;
    const { lastError: _, ...state } = this.#state;
    this.#state = failure === undefined ? state : this.#state;
    await this.#change({
      lastRunAt: at,
      failures,
      // What is still to be read is not left for another day.
      nextDueAt:
        failure === undefined && this.#isUnfinished()
          ? at
          : nextDueAt(this.#source, failures, retryAt(failure), clock),
      ...(failure === undefined
        ? { lastSuccessAt: at }
        : { lastError: { at, code: failure.code, message: failure.message } }),
      ...(this.added > 0 && { lastNewAt: at }),
    });
    const fields = { source: this.#source.id, pages: this.pages, added: this.added };
    if (failure === undefined) log.info('discovered', fields);
    else log.warn('source failed', { ...fields, code: failure.code, reason: failure.message });
  }
}
