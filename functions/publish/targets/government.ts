import { sourceOf } from '../../parse/lexicon/governments.ts';
import type { GovernmentIndex } from '../index/government-index.ts';
import * as calendar from './calendar.ts';
import type { GovernmentContext } from './context.ts';
import * as document from './document.ts';
import * as downloads from './downloads.ts';
import * as feeds from './feeds.ts';
import * as listings from './listings.ts';
import * as meeting from './meeting.ts';
import * as opml from './opml.ts';
import * as organization from './organization.ts';
import * as partFeeds from './part-feeds.ts';
import * as person from './person.ts';
import * as popolo from './popolo.ts';
import * as search from './search.ts';
import * as sitemap from './sitemap.ts';
import * as sourcePage from './source-page.ts';
import { goneTarget, type Target } from './target.ts';
import * as topic from './topic.ts';
import * as yearPage from './year-page.ts';

interface Thing {
  targetsOf(index: GovernmentIndex, context: GovernmentContext): Target[];
}

/** Everything that is published of a government. */
const THINGS: readonly Thing[] = [
  meeting,
  sourcePage,
  yearPage,
  feeds,
  calendar,
  opml,
  organization,
  topic,
  partFeeds,
  listings,
  document,
  person,
  search,
  sitemap,
  downloads,
  popolo,
];

/**
 * The targets of a government; none where nothing of it was ever public.
 * @param asIfNotWithdrawn The same government with its withdrawn meetings, where it has any: what it would publish of
 *   them and no longer does goes at once.
 */
export function governmentTargets(
  index: GovernmentIndex,
  context: GovernmentContext,
  asIfNotWithdrawn?: GovernmentIndex,
): Target[] {
  if (!hasPublic(index)) return [];
  const targets = targetsIn(index, context);
  if (asIfNotWithdrawn === undefined) return targets;
  const ids = new Set(targets.map(({ id }) => id));
  const gone = targetsIn(asIfNotWithdrawn, context).filter(({ id }) => !ids.has(id));
  return [...targets, ...gone.map(goneTarget)];
}

const hasPublic = ({ published, tombstones, moved, damaged }: GovernmentIndex): boolean =>
  published.length + tombstones.length + moved.length + damaged.size > 0;

/** What is known of a government beforehand is shown on most of its pages: it is an input of all. */
function targetsIn(index: GovernmentIndex, context: GovernmentContext): Target[] {
  const { name, nameEn, homepage, administrativeCode, invented } =
    sourceOf(index.source, context.sources) ?? {};
  const government = [name, nameEn, homepage, administrativeCode, invented].map((value) => value ?? null);
  return THINGS.flatMap(({ targetsOf }) => targetsOf(index, context)).map((target) => ({
    ...target,
    inputs: [government, target.inputs],
  }));
}
