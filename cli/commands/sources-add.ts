import { propose } from '../../functions/discover/propose.ts';
import { RESERVED_SOURCE_IDS } from '../../functions/publish/addresses.ts';
import { refused } from '../../functions/shared/errors.ts';
import type { Source } from '../../schemas/generated/source.ts';
import { openAsking } from '../asking.ts';
import { hasOwnSource, writeOwnSource } from '../own-sources.ts';
import { rememberedSite } from '../site.ts';
import { sourcesOf } from '../sources.ts';
import type { Terminal } from '../terminal.ts';

export interface AddOptions {
  readonly data: string;
  readonly id?: string;
  readonly write?: boolean;
  readonly allowPrivate?: boolean;
}

/**
 * `sources add URL`: proposes a source file from a list page, on standard output or with `--write` into the data folder.
 * @throws OpenMinutesError `refused` when the page is not there, or a source of that id is; what asking throws.
 */
export async function addSource(url: string, options: AddOptions, terminal: Terminal): Promise<number> {
  if (!URL.canParse(url) || !/^https?:$/u.test(new URL(url).protocol)) {
    throw refused('bad-address', `${JSON.stringify(url)} is no address of a web page`);
  }
  const asking = openAsking({
    publisher: rememberedSite(options.data),
    allowPrivate: options.allowPrivate === true,
  });
  try {
    const answer = await asking.ask({ url }, asker(url));
    if (answer.kind !== 'page') throw refused('list-gone', `${url} is not there`);
    const { source: proposed, entries, minutes, remarks } = propose(answer);
    const source = { ...proposed, ...(options.id !== undefined && { id: options.id }) };
    terminal.err(`${url} names ${entries} things; ${minutes.length} of them look like minutes or reports.\n`);
    for (const { title, listedOn } of minutes.slice(0, 5))
      terminal.err(`  ${listedOn ?? 'no day    '}  ${title}\n`);
    for (const remark of remarks) terminal.err(`- ${remark}\n`);
    if (RESERVED_SOURCE_IDS.has(source.id)) {
      throw refused(
        'reserved-source',
        `a source may not be called ${source.id}: the name is taken; give it another --id`,
      );
    }
    if (options.write !== true) {
      terminal.out(`${JSON.stringify(source, null, 2)}\n`);
      return 0;
    }
    if (hasOwnSource(options.data, source.id) || sourcesOf(options.data).some(({ id }) => id === source.id)) {
      throw refused('source-exists', `there is a source ${source.id} already; give the new one another --id`);
    }
    const path = writeOwnSource(options.data, source);
    terminal.out(`${path}\n`);
    terminal.err(`Look through it, then try it: open-minutes sources check ${source.id}\n`);
    return 0;
  } finally {
    await asking.close();
  }
}

/** Nothing is known of the source yet but the host of the page. */
const asker = (url: string): Source => ({
  id: 'new',
  name: new URL(url).hostname,
  timeZone: 'Asia/Shanghai',
  language: 'zh-Hans-CN',
  bodies: [new URL(url).hostname],
  // Two requests in all: robots.txt and the page.
  crawl: { enabled: false, lists: [{ kind: 'html', url }], limits: { spacingSeconds: 1 } },
});
