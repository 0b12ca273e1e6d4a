import type { PublicationId } from '../../shared/publication.ts';
import { archivePath, type FeedName } from '../addresses.ts';
import { archiveDocuments } from '../feeds/archive.ts';
import { feedFiles, feedPaths } from './feed-files.ts';
import { defineKind, type RenderDeps, type Rendering, SLUG } from './kind.ts';

const NO_PERIOD = '0000';

/** The archive documents of a day of all governments. */
export const overallArchiveKind = defineKind({
  kind: 'overall-archive',
  id: new RegExp(`^archive/all/(\\d{4}-\\d{2}-\\d{2}|${NO_PERIOD})$`),
  parts: ['period'],
  paths: ({ period }) => pathsOf('all', period),
  render: ({ period }, deps) => renderArchive('all', period, deps),
});

/** The archive documents of a month of one government. */
export const sourceArchiveKind = defineKind({
  kind: 'source-archive',
  id: new RegExp(`^archive/(${SLUG})/(\\d{4}-\\d{2}|${NO_PERIOD})$`),
  parts: ['source', 'period'],
  paths: ({ source, period }) => pathsOf(source, period),
  render: ({ source, period }, deps) => renderArchive(source, period, deps),
});

const feedsOf = (scope: string): readonly FeedName[] =>
  scope === 'all' ? ['decisions', 'meetings'] : ['decisions', 'meetings', 'attendance'];

const isJsonOnly = (feed: FeedName): boolean => feed === 'attendance';

/** Where each feed has its first page of the period; how many follow is known once it is rendered. */
const pathsOf = (scope: string, period: string) =>
  feedsOf(scope).flatMap((feed) => feedPaths(archivePath(scope, feed, period, 1), isJsonOnly(feed)));

async function renderArchive(scope: string, period: string, deps: RenderDeps): Promise<Rendering> {
  const { library, sources, site } = deps;
  const files = new Map<string, Uint8Array>();
  const neighbours = new Set<PublicationId>();
  for (const feed of feedsOf(scope)) {
    const archive = await archiveDocuments({ library, sources, site, scope, feed }, period);
    for (const { path, model } of archive.documents) {
      for (const [name, bytes] of feedFiles(path, model, isJsonOnly(feed))) files.set(name, bytes);
    }
    for (const neighbour of archive.neighbours) neighbours.add(`archive/${scope}/${neighbour}`);
  }
  return { files, tables: new Map(), neighbours: [...neighbours] };
}
