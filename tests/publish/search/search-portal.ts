// What the search needs of a portal, rendered as it is published: the files of each government, the routing of all, the pages.

import type { AllIndex } from '../../../functions/publish/index/all-index.ts';
import { governmentIndex } from '../../../functions/publish/index/government-index.ts';
import { searchVersion } from '../../../functions/publish/search/names-file.ts';
import { targetsOf as assets } from '../../../functions/publish/targets/all/assets.ts';
import { targetsOf as home } from '../../../functions/publish/targets/all/home.ts';
import { targetsOf as portal } from '../../../functions/publish/targets/all/portal.ts';
import { routingTargets } from '../../../functions/publish/targets/all/search.ts';
import type { TargetContext } from '../../../functions/publish/targets/rendering.ts';
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

/** Everything that a search may load, of these governments. */
export async function searchPortal(governments: Iterable<InventedGovernment>): Promise<SearchPortal> {
  const files: SearchPortal = new Map();
  const summaries: GovernmentSummary[] = [];
  const sources: TargetContext['sources'][number][] = [];
  for (const { source, meetings } of governments) {
    sources.push(source);
    const index = await governmentIndex(
      source.id,
      meetings.map((meeting) => recordOf(meeting).record),
      {
        load: () => Promise.reject(permanent('document-missing', 'nothing here asks for a document')),
        sources: [source],
      },
    );
    await render(searchTargets(index, { site, sources: [source] }), files);
    const newest = meetings.at(-1)?.firstSeenAt;
    summaries.push({
      source: source.id,
      generation: 1,
      meetings: meetings.length,
      decisions: 0,
      recent: [],
      search: searchVersion(index),
      ...(newest !== undefined && { changedAt: newest }),
    });
  }
  const context = { site, sources };
  const publicStore = {
    get: async (path: string) => {
      const text = files.get(path);
      return text === undefined ? undefined : { body: Buffer.from(text), etag: '"1"' };
    },
  };
  await render(routingTargets(summaries, publicStore, context), files);
  const all: AllIndex = {
    summaries,
    governments: summaries,
    meetings: [],
    decisions: [],
    arrived: [],
    withdrawn: [],
    lags: false,
  };
  const pages = [...home(all, context), ...portal(all, context), ...assets(all, context)];
  await render(
    pages.filter(({ id }) => ['home', 'search', 'assets'].includes(id)),
    files,
  );
  return files;
}
