import type { Listed, ListPage } from '../../functions/discover/lists/list-page.ts';
import {
  believable,
  firstRequest,
  readList,
  type WebList,
} from '../../functions/discover/lists/read-list.ts';
import { entryFilter, isTaken, passedOver } from '../../functions/discover/minutes-filter.ts';
import { continuationOf } from '../../functions/fetch/attachments.ts';
import { parseAnyFormat } from '../../functions/parse/parse.ts';
import { systemClock } from '../../functions/shared/clock.ts';
import type { ListRequest } from '../../functions/shared/crawl/source-state.ts';
import { OpenMinutesError, refused } from '../../functions/shared/errors.ts';
import { sha256 } from '../../functions/shared/hash.ts';
import type { Answer } from '../../functions/shared/http/polite.ts';
import type { Source } from '../../schemas/generated/source.ts';
import { type Asking, openAsking } from '../asking.ts';
import { type Configuration, configured } from '../configuration.ts';
import type { Where } from '../installation.ts';
import { reasonOf } from '../reasons.ts';
import { checkSource } from '../sources.ts';
import type { Terminal } from '../terminal.ts';

/** Pages of minutes that are parsed on trial. */
const TRIALS = 2;
const EXAMPLES = 3;

/**
 * `sources check ID`: reads the first pages of a source's lists and its newest minutes, as politely as a run would,
 * stores nothing, and says in words what it found.
 * @returns the exit status: 1 when something is wrong.
 * @throws OpenMinutesError `refused` for an id that is no source, or for one without lists.
 */
export const checkOneSource = (
  id: string,
  options: Where & { readonly allowPrivate?: boolean },
  terminal: Terminal,
): Promise<number> =>
  configured(options, (configuration) =>
    checkAs(
      id,
      { ...configuration, allowPrivate: options.allowPrivate ?? configuration.allowPrivate },
      terminal,
    ),
  );

async function checkAs(id: string, configuration: Configuration, terminal: Terminal): Promise<number> {
  const { sources } = configuration;
  checkSource(id, sources);
  const source = sources.find((one) => one.id === id);
  if (source?.crawl === undefined)
    throw refused('no-lists', `nobody has described where ${id} lists its minutes`);
  const asking = openAsking(configuration);
  const trial = new Trial(source, sources, asking, terminal);
  try {
    terminal.out(`${source.name} (${id}), schedule switched ${source.crawl.enabled ? 'on' : 'off'}\n`);
    for (const list of source.crawl.lists) {
      if (list.kind === 'folder')
        terminal.out(`\nFolder drop/${list.prefix}: nothing to try over the web.\n`);
      else await trial.list(list);
    }
    await trial.newest();
    return trial.conclude();
  } finally {
    await asking.close();
  }
}

/** One try of a source, telling as it goes. */
class Trial {
  readonly #source: Source;
  readonly #sources: readonly Source[];
  readonly #asking: Asking;
  readonly #terminal: Terminal;
  readonly #minutes = new Map<string, Listed>();
  readonly #problems: string[] = [];

  constructor(source: Source, sources: readonly Source[], asking: Asking, terminal: Terminal) {
    this.#source = source;
    this.#sources = sources;
    this.#asking = asking;
    this.#terminal = terminal;
  }

  #say(text: string): void {
    this.#terminal.out(`  ${text}\n`);
  }

  #problem(text: string): void {
    this.#problems.push(text);
    this.#say(`! ${text}`);
  }

  async list(list: WebList): Promise<void> {
    this.#terminal.out(`\nList (${list.kind}) ${list.url}\n`);
    const first = firstRequest(list);
    const page = await this.#page(list, first);
    if (page === undefined) return;
    const next = page.next ?? page.sitemaps?.[0];
    if (page.entries.length === 0 && page.sitemaps === undefined)
      this.#problem(
        `Nothing can be read from this ${list.kind === 'feed' ? 'feed' : 'list'}: it names no page.`,
      );
    this.#tell(page);
    if (next === undefined) {
      this.#say('There is no further page.');
      return;
    }
    this.#say(`The next page is ${next.url}${next.form === undefined ? '' : ` (${next.form})`}.`);
    const second = await this.#page(list, next);
    if (second === undefined) return;
    const known = new Set(page.entries.map(({ url }) => url));
    const fresh = second.entries.filter(({ url }) => !known.has(url));
    if (second.entries.length > 0 && fresh.length === 0) {
      this.#problem('The next page names the same things as the first: its address is not right.');
    } else this.#tell(second);
  }

  async #page(list: WebList, request: ListRequest): Promise<ListPage | undefined> {
    const answer = await this.#ask(request);
    if (answer === undefined) return undefined;
    try {
      return believable(readList(answer, list, request, this.#source), systemClock(), this.#source.timeZone);
    } catch (error) {
      if (!(error instanceof OpenMinutesError)) throw error;
      this.#problem(`${error.message}.`);
      return undefined;
    }
  }

  async #ask({
    url,
    form,
  }: Pick<ListRequest, 'url' | 'form'>): Promise<Extract<Answer, { kind: 'page' }> | undefined> {
    try {
      const answer = await this.#asking.ask({ url, ...(form !== undefined && { form }) }, this.#source);
      if (answer.kind === 'page') return answer;
      this.#problem(`${url} is not there.`);
    } catch (error) {
      if (!(error instanceof OpenMinutesError)) throw error;
      this.#problem(`${error.message}.`);
    }
    return undefined;
  }

  #tell({ entries, total, remarks = [] }: ListPage): void {
    const verdicts = entries.map(entryFilter(this.#source.crawl?.minutes));
    const minutes = entries.filter((_, index) => isTaken(verdicts[index] ?? { is: 'other' }));
    const reports = verdicts.filter(({ is }) => is === 'report').length;
    for (const one of minutes) this.#minutes.set(one.url, one);
    const of = total === undefined ? '' : ` of the ${total} that the list says it has`;
    this.#say(
      `It names ${entries.length} things${of}; by the filter ${minutes.length} are minutes${reports === 0 ? '' : ` or reports (${reports})`}.`,
    );
    const none = passedOver(verdicts);
    if (none !== '') this.#say(`Passed over by their titles: ${none}.`);
    const dated = minutes.filter(({ listedOn }) => listedOn !== undefined);
    if (minutes.length > 0 && dated.length === 0) this.#say('It gives no days.');
    for (const remark of remarks) this.#say(remark);
    for (const { title, listedOn, url } of minutes.slice(0, EXAMPLES)) {
      this.#say(`  ${listedOn ?? '-'}  ${title || url}`);
    }
    const others = entries.filter((one) => !minutes.includes(one));
    if (minutes.length > 0 || others.length === 0) return;
    this.#say('What it names, and the filter passes over:');
    for (const { title, url } of others.slice(0, EXAMPLES)) this.#say(`  ${title || url}`);
  }

  /** Parses the newest minutes that the lists name, without keeping anything. */
  async newest(): Promise<void> {
    const newest = [...this.#minutes.values()].sort((a, b) =>
      (a.listedOn ?? '') < (b.listedOn ?? '') ? 1 : -1,
    );
    if (newest.length === 0) {
      this.#problem('No minutes were found in any list.');
      return;
    }
    for (const { url, title } of newest.slice(0, TRIALS)) {
      this.#terminal.out(`\nMinutes ${url}\n`);
      await this.#parse(url, title);
    }
  }

  async #parse(url: string, title: string): Promise<void> {
    const page = await this.#ask({ url });
    if (page === undefined) return;
    const further = continuationOf(page, title)?.found[0];
    if (further !== undefined) this.#say(`The page has no text of its own; its text is in ${further.url}.`);
    const { bytes, contentType } = further === undefined ? page : ((await this.#ask(further)) ?? page);
    try {
      const document = await parseAnyFormat(
        { bytes, contentType, sha256: sha256(bytes), url },
        this.#sources,
        this.#source.id,
      );
      const { heldOn, number, decisions, attendance, quality } = document;
      this.#say(document.title);
      this.#say(
        `Held ${heldOn ?? 'on an unknown day'}, number ${number ?? 'unknown'}; ${decisions.length} decisions, ${attendance.length} people; quality ${quality.score.toFixed(2)}.`,
      );
      for (const { severity, message } of quality.issues) if (severity !== 'info') this.#say(`  ${message}`);
      if (quality.review !== undefined) this.#problem(`It would wait for review: ${quality.review}`);
    } catch (error) {
      this.#problem(`It could not be read as minutes: ${reasonOf(error)}`);
    }
  }

  conclude(): number {
    const count = this.#problems.length;
    this.#terminal.out(
      count === 0 ? '\nAll is well.\n' : `\n${count} ${count === 1 ? 'problem' : 'problems'}.\n`,
    );
    return count === 0 ? 0 : 1;
  }
}
