// What the search needs of a portal, rendered as it is published: the files of each government, the routing of all, the pages.

import type { AllIndex } from '../../../functions/publish/index/all-index.ts';
import { governmentIndex } from '../../../functions/publish/index/government-index.ts';
import { searchVersion } from '../../../functions/publish/search/names-file.ts';
import { targetsOf as assets } from '../../../functions/publish/targets/all/assets.ts';
import { targetsOf as home } from '../../../functions/publish/targets/all/home.ts';
import { targetsOf as portal } from '../../../functions/publish/targets/all/portal.ts';
import { routingTargets } from '../../../functions/publish/targets/all/search.ts';
import { targetsOf as searchTargets } from '../../../functions/publish/targets/search.ts';
import type { Target } from '../../../functions/publish/targets/target.ts';
import { permanent } from '../../../functions/shared/errors.ts';
import type { GovernmentSummary } from '../../../functions/shared/records/summaries.ts';
import { recordOf } from '../government.ts';
import { site } from '../settings.ts';
import type { InventedGovernment } from './governments.ts';

/** Path → text. */
export type SearchPortal = Map<string, string>;

async function render(targets: readonly Target[], into: SearchPortal): Promise<void> {
  for (const target of targets)
    for (const [path, { bytes }] of await target.render()) into.set(path, Buffer.from(bytes).toString());
}

/** What a government's own build writes for the search, and what it says of itself to the build of all. */
export async function searchFilesOf(
  { source, meetings }: InventedGovernment,
  into: SearchPortal = new Map(),
): Promise<{ files: SearchPortal; summary: GovernmentSummary }> {
  const index = await governmentIndex(
    source.id,
    meetings.map((meeting) => recordOf(meeting).record),
    {
      load: () => Promise.reject(permanent('document-missing', 'nothing here asks for a document')),
      sources: [source],
    },
  );
  await render(searchTargets(index), into);
  const newest = meetings.at(-1)?.firstSeenAt;
  const summary = {
    source: source.id,
    generation: 1,
    meetings: meetings.length,
    decisions: 0,
    recent: [],
    search: searchVersion(index),
    ...(newest !== undefined && { changedAt: newest }),
  };
  return { files: into, summary };
}

/** Everything that a search may load, of these governments. */
export async function searchPortal(governments: readonly InventedGovernment[]): Promise<SearchPortal> {
  const files: SearchPortal = new Map();
  const summaries: GovernmentSummary[] = [];
  for (const government of governments) summaries.push((await searchFilesOf(government, files)).summary);
  const sources = governments.map(({ source }) => source);
  const context = { site, sources };
  const publicStore = {
    get: async (path: string) => {
      const text = files.get(path);
      return text === undefined ? undefined : { body: Buffer.from(text), etag: '"1"' };
    },
  };
  await render(routingTargets(summaries, publicStore, context, new Map()), files);
  const all: AllIndex = {
    summaries,
    governments: summaries,
    meetings: [],
    decisions: [],
    arrived: [],
    withdrawn: [],
    lags: false,
  };
  const pages = [...home(all, context), ...portal(all, { ...context, nightly: [] }), ...assets(all, context)];
  await render(
    pages.filter(({ id }) => ['home', 'search', 'assets'].includes(id)),
    files,
  );
  return files;
}
