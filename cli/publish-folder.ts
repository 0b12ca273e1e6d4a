import { checkHealth } from '../functions/health/check.ts';
import { hubAnnounce } from '../functions/publish/announce.http.ts';
import type { BuildDeps } from '../functions/publish/build.ts';
import { buildDeps } from '../functions/publish/build-parts.ts';
import { type DrainOutcome, drain } from '../functions/publish/drain.ts';
import { RENDERING_VERSION } from '../functions/publish/rendering-version.ts';
import { nightly } from '../functions/publish/schedule.ts';
import type { SiteSettings } from '../functions/publish/site-settings.ts';
import { ALL_SEARCH } from '../functions/publish/targets/all/search.ts';
import { verify } from '../functions/publish/verify.ts';
import { systemClock } from '../functions/shared/clock.ts';
import { sha256 } from '../functions/shared/hash.ts';
import { undiciHttp } from '../functions/shared/http/http.undici.ts';
import type { Log } from '../functions/shared/log.ts';
import { ALL } from '../functions/shared/records/tables.ts';
import type { Folder } from './folder.ts';
import { healthDepsOf } from './health.ts';
import { PUBLISHED_WITH } from './published-with.ts';
import { everyScope } from './scopes.ts';
import type { Terminal } from './terminal.ts';

/** Key in the private store of the day on which everything was gone over last. */
const GONE_OVER = 'gone-over.json';

/** A process that has ended sends nothing any more; what it was killed in is looked at again after this. */
const TIMEOUT_MS = 60_000;

/**
 * Writes everything into public/ that has changed, until nothing is due. Once a day everything is gone over without being
 * asked, as on AWS every night.
 */
export async function publishFolder(
  folder: Folder,
  site: SiteSettings,
  terminal: Terminal,
): Promise<DrainOutcome> {
  const { table, store, publicStore, sources, builds } = folder;
  const log = counting('Publishing pages and files', terminal);
  // The hub is the operator's own word, and may well be on this machine.
  const http = undiciHttp({ allowPrivate: true });
  try {
    const deps = buildDeps({
      table,
      store,
      publicStore,
      sources,
      site,
      clock: systemClock,
      log,
      timeoutMs: TIMEOUT_MS,
      announce: hubAnnounce({ http, log }),
    });
    await markIfShownOtherwise(folder, site);
    await builds.mark(ALL, systemClock().toISOString());
    const beforeAll = async () => {
      await checkHealth(healthDepsOf(folder, terminal), { afresh: true });
    };
    const outcome = await drain(deps, { isImpatient: true, beforeAll });
    // On AWS the search of all is made at night. Here whoever has just published looks for it.
    if (outcome.written > 0) await builds.mark(ALL_SEARCH, systemClock().toISOString());
    if (!(await goOver(folder, deps)) && outcome.written === 0) return outcome;
    const more = await drain(deps);
    return {
      written: outcome.written + more.written,
      removed: outcome.removed + more.removed,
      failed: [...outcome.failed, ...more.failed],
    };
  } finally {
    await http.close();
    terminal.progress.clear();
  }
}

/** Marks everything where settings, sources or the release are not those with which public/ was last published. */
async function markIfShownOtherwise(folder: Folder, site: SiteSettings): Promise<void> {
  const { store, builds, sources } = folder;
  const shown = Buffer.from(
    JSON.stringify({ site, renderingVersion: RENDERING_VERSION, sources: sha256(JSON.stringify(sources)) }),
  );
  const before = await store.get(PUBLISHED_WITH);
  if (before !== undefined && Buffer.compare(before.body, shown) === 0) return;
  const now = systemClock().toISOString();
  for (const scope of await everyScope(folder)) await builds.mark(scope, now);
  // Noted only once everything is marked, so that a run killed in between marks it all again.
  await store.put(PUBLISHED_WITH, shown);
}

/**
 * What is done every night on AWS, on the first run of a day. The very first one has just written whatever there is.
 * @returns whether it was.
 */
async function goOver({ store, builds, summaries }: Folder, deps: BuildDeps): Promise<boolean> {
  const today = Buffer.from(JSON.stringify({ day: systemClock().toISOString().slice(0, 10) }));
  const before = await store.get(GONE_OVER);
  if (before !== undefined && Buffer.compare(before.body, today) === 0) return false;
  if (before !== undefined) {
    await nightly({
      builds,
      summaries,
      clock: systemClock,
      log: deps.log,
      async send(messages) {
        for (const { scope } of messages) await verify(scope, deps, { bytes: 'thirtieth' });
      },
    });
  }
  await store.put(GONE_OVER, today);
  return before !== undefined;
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
