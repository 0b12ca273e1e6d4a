import { checkHealth } from '../functions/health/check.ts';
import { drainOutbox } from '../functions/project/drain.ts';
import { hubAnnounce } from '../functions/publish/announce.http.ts';
import { drainPublications } from '../functions/publish/drain.ts';
import type { SiteSettings } from '../functions/publish/site-settings.ts';
import { sha256 } from '../functions/shared/hash.ts';
import { undiciHttp } from '../functions/shared/http/http.undici.ts';
import type { Log } from '../functions/shared/log.ts';
import type { PublicationId } from '../functions/shared/publication.ts';
import { periodOf } from '../functions/shared/records/listings.ts';
import packageJson from '../package.json' with { type: 'json' };
import type { Embedded } from './embedded.ts';
import { healthDepsOf } from './health.ts';
import type { Terminal } from './terminal.ts';

/** Key in the private store of what public/ was last published with. */
const PUBLISHED_WITH = 'published-with.json';

/** Nobody is to be woken: the work lists are drained in this process until they are empty. */
const wake = async () => {};

/** Derives the rows of every meeting that has changed since, also of those that an earlier run left behind. */
export async function project(embedded: Embedded, terminal: Terminal): Promise<void> {
  const { store, heads, projections, publications } = embedded;
  const log = counting('Indexing meetings', terminal);
  await drainOutbox({ store, heads, projections, publications, wake, log });
  terminal.progress.clear();
}

/** Writes everything into public/ that has changed. */
export async function publishFolder(
  embedded: Embedded,
  site: SiteSettings,
  terminal: Terminal,
  options: { readonly all?: boolean } = {},
): Promise<{ written: number; removed: number }> {
  const { library, publications, publicStore } = embedded;
  const settings = Buffer.from(
    JSON.stringify({ site, version: packageJson.version, sources: sha256(JSON.stringify(embedded.sources)) }),
  );
  const before = await embedded.store.get(PUBLISHED_WITH);
  const sameSettings = before !== undefined && Buffer.compare(before.body, settings) === 0;
  const all = options.all === true || !sameSettings;
  // The stylesheet and the like come with the code; no meeting makes them dirty.
  await publications.markDirty(all ? await allPublications(library) : ['static']);
  // Noted only once everything is marked, so that a run killed in between marks it all again.
  if (!sameSettings) await embedded.store.put(PUBLISHED_WITH, settings);
  await checkHealth(healthDepsOf(embedded, terminal), { afresh: true });
  const log = counting('Publishing pages and files', terminal);
  // The hub is the operator's own word, and may well be on this machine.
  const http = undiciHttp({ allowPrivate: true });
  try {
    return await drainPublications({
      publications,
      library,
      publicStore,
      sources: embedded.sources,
      site,
      wake,
      announce: hubAnnounce({ http, log }),
      log,
    });
  } finally {
    await http.close();
    terminal.progress.clear();
  }
}

/** The use cases log each piece of work that is done: that is progress. */
function counting(what: string, { log, progress }: Terminal): Log {
  let done = 0;
  return {
    ...log,
    info: () => {
      done += 1;
      progress.step(what, done);
    },
  };
}

/** Everything that is published of what the library holds. */
async function allPublications(library: Embedded['library']): Promise<PublicationId[]> {
  const all: PublicationId[] = [
    'static',
    'page/index',
    'page/status',
    'feed/decisions',
    'feed/meetings',
    'opml/all',
    'data/catalog',
  ];
  const periods = new Set<PublicationId>();
  for (const source of await library.sources()) {
    all.push(
      `page/${source}`,
      `listing/${source}`,
      `people/${source}`,
      `feed/${source}/decisions`,
      `feed/${source}/meetings`,
      `feed/${source}/attendance`,
      `calendar/${source}`,
      `opml/${source}`,
      `data/${source}/all`,
      `data/${source}/catalog`,
    );
    for (const { id } of await library.chargedOrganizations(source)) all.push(`organization/${source}/${id}`);
    for (const code of await library.topics(source)) all.push(`topic/${source}/${code}`);
    for (const year of await library.years(source)) {
      all.push(`data/${source}/${year}`, `search/${source}/${year}`);
      for await (const { document } of library.heldIn(source, year)) {
        all.push(`meeting/${document.id}`);
        for (const scope of ['all', source]) periods.add(`archive/${scope}/${periodOf(document, scope)}`);
      }
    }
  }
  return [...all, ...periods];
}
