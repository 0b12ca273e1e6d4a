// What every feed item says about the meeting it comes from.

import type { Decision } from '../../../schemas/generated/minutes.ts';
import type { Source } from '../../../schemas/generated/source.ts';
import type { MinutesFacts } from '../../shared/head.ts';
import { firstPublished } from '../../shared/publication.ts';
import { topicOf, topicsOf } from '../../shared/topics.ts';
import { absolute, type Facet, facetUri, meetingDocument } from '../addresses.ts';
import type { OrganizationNames } from '../index/organizations.ts';
import { arrivalOf, type PublishedMeeting } from '../index/published-meeting.ts';
import { FORM, heldInWords, meetingName, UPDATED } from '../labels.ts';
import type { SiteSettings } from '../site-settings.ts';
import { sourceName } from '../source-name.ts';
import { clip, mapText, plainLine, webAddress } from '../text.ts';
import { plausibleDate } from './dates.ts';
import type { FeedAbout } from './feed-about.ts';
import type { FacetTerm, FeedItem } from './feed-model.ts';

/** What a feed is rendered for. */
export interface FeedContext {
  readonly site: SiteSettings;
  readonly sources: readonly Source[];
  readonly about: FeedAbout;
  /** The bodies of the government, where the feed is of one. */
  readonly names?: OrganizationNames;
}

/** A value longer than this is not a fact but an accident; the meeting's document has it whole. */
const FACT_LENGTH = 2_000;
const NAME_LENGTH = 60;
const OCCASION_LENGTH = 120;

/** Everything about an item that comes from its meeting alone. */
export function itemFrame(
  meeting: PublishedMeeting,
  { sources, about }: FeedContext,
): Pick<FeedItem, 'externalUrl' | 'published' | 'modified' | 'creator' | 'language'> {
  const { document, firstSeenAt, modifiedAt } = meeting;
  const externalUrl = webAddress(document.provenance.canonicalUrl ?? document.provenance.url);
  const names = [document.body, document.issuer, sourceName(sources, document.source)];
  const creator = names.map((name) => plainLine(name ?? '')).find((name) => name !== '') ?? document.source;
  return {
    ...(externalUrl !== undefined && { externalUrl }),
    published:
      about.isByArrival === true
        ? arrivalOf(meeting)
        : (plausibleDate(firstPublished(document), firstSeenAt) ?? firstSeenAt),
    ...(modifiedAt !== undefined && { modified: modifiedAt }),
    creator: clip(creator, NAME_LENGTH),
    language: document.provenance.script === 'hant' ? 'zh-Hant' : 'zh-Hans',
  };
}

/** The facts about the meeting that stand in the `_minutes` of each of its items. */
export function meetingFacts({ document, modifiedAt }: PublishedMeeting, { site, sources }: FeedContext) {
  return {
    change: modifiedAt === undefined ? 'new' : 'updated',
    meeting: document.id,
    form: document.form,
    source: {
      id: document.source,
      name: sourceName(sources, document.source),
      url: webAddress(document.provenance.canonicalUrl ?? document.provenance.url),
    },
    body: document.body,
    series: document.series,
    number: document.number,
    heldOn: document.heldOn,
    heldDuring: document.heldDuring,
    documentNumber: document.documentNumber,
    documentUrl: absolute(site, meetingDocument(document.id)),
  };
}

/** The facts with no string of unbounded length in them. */
export const bounded = (facts: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  mapText(facts, (text) => clip(text, FACT_LENGTH));

/** Which meeting, and when: `临澜市青屿区人民政府第17次常务会议（2023年8月18日上午）`. */
export function occasion(document: MinutesFacts): string {
  const held = heldInWords(document);
  const name =
    document.number === undefined ? document.title : `${document.body ?? ''}${meetingName(document)}`;
  return `${clip(plainLine(name), OCCASION_LENGTH)}${held === undefined ? '' : `（${held}）`}`;
}

/** The values of a facet, each once; a name of which nothing can be shown is none. */
export function facetTerms(site: SiteSettings, facet: Facet, names: readonly string[]): FacetTerm[] {
  const terms = new Set(names.map((name) => clip(plainLine(name), NAME_LENGTH)));
  return [...terms].filter((term) => term !== '').map((term) => ({ domain: facetUri(site, facet), term }));
}

/** Those who must carry a decision out: bodies under one name each, and no people, where the bodies are known. */
export const organizationFacet = (
  { responsible }: Pick<Decision, 'responsible'>,
  { site, names }: FeedContext,
): FacetTerm[] =>
  facetTerms(
    site,
    'organization',
    responsible.flatMap(({ name }) => (names === undefined ? name : (names.of(name)?.name ?? []))),
  );

/** Says of an item that what is published of its meeting has changed since it first appeared; nothing of a new one. */
export const changeFacet = ({ modifiedAt }: PublishedMeeting, site: SiteSettings): FacetTerm[] =>
  modifiedAt === undefined ? [] : facetTerms(site, 'change', [UPDATED]);

/** The subject areas of some decisions, by their Chinese names. */
export const topicFacet = (document: MinutesFacts, decisions: readonly Decision[], site: SiteSettings) =>
  facetTerms(
    site,
    'topic',
    decisions.flatMap((decision) => topicsOf(document, decision)).map((code) => topicOf(code)?.zh ?? code),
  );

/** The body that met, as a facet; nothing when the minutes do not name it. */
export const bodyFacet = (document: MinutesFacts, site: SiteSettings): FacetTerm[] =>
  facetTerms(site, 'body', document.body === undefined ? [] : [document.body]);

/** Whether the item comes from minutes or from a report. */
export const formFacet = ({ form }: MinutesFacts, site: SiteSettings): FacetTerm[] =>
  facetTerms(site, 'form', [FORM[form]]);
