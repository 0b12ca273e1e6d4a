import type { MinutesDocument } from '../../../schemas/generated/minutes.ts';
import { shardOf } from '../hash.ts';
import type { Head } from '../head.ts';
import { firstPublished, partitionOf } from '../publication.ts';
import { type Group, type GroupKind, groupsOf } from './groups.ts';
import { type RowKey, SHARDS } from './tables.ts';

/** A row that says: this meeting stands at this place of this list (docs/adr/0002). */
export interface Pointer {
  readonly list: string;
  readonly sk: string;
}

export const LISTS = {
  /** Every meeting, newest publication last; one list per shard. */
  meetings: (shard: number) => `meetings#${shard}`,
  /** Every meeting that took decisions, newest publication last; one list per shard. */
  deciding: (shard: number) => `deciding#${shard}`,
  sourceMeetings: (source: string) => `${source}/meetings`,
  sourceDeciding: (source: string) => `${source}/deciding`,
  /** The meetings of a downloads partition, by day held. */
  held: (source: string, year: string) => `${source}/held/${year}`,
  /** The meetings with decisions of a group, newest publication last. */
  group: (source: string, { kind, id }: Group) => `${source}/${kind}/${id}`,
  /** Ids of the groups of a kind that have decisions. */
  groups: (source: string, kind: GroupKind) => `${source}/${kind}`,
  /** Months in which minutes were first published, across all sources or at one. */
  months: () => 'months',
  sourceMonths: (source: string) => `${source}/months`,
  sources: () => 'sources',
  years: (source: string) => `${source}/years`,
  /** What waits for review, longest waiting first. */
  review: () => 'review',
} as const;

export const pointerKey = (pointer: Pointer): RowKey => ({ pk: `LIST#${pointer.list}`, sk: pointer.sk });

/**
 * The pointers that are this meeting's own, computed from its current document: `project` writes them, and every
 * reader verifies by them, so that a pointer which the document no longer yields is as good as none.
 */
export function pointersOf(document: MinutesDocument): Pointer[] {
  const { id, source } = document;
  const published = `${publicationInstant(document)}#${id}`;
  const shard = shardOf(id, SHARDS);
  const pointers: Pointer[] = [
    { list: LISTS.meetings(shard), sk: published },
    { list: LISTS.sourceMeetings(source), sk: published },
    { list: LISTS.held(source, partitionOf(document)), sk: `${document.heldOn ?? '0000'}#${id}` },
  ];
  if (document.decisions.length > 0) {
    pointers.push(
      { list: LISTS.deciding(shard), sk: published },
      { list: LISTS.sourceDeciding(source), sk: published },
    );
  }
  const groups = document.decisions.flatMap((decision) => groupsOf(document, decision));
  for (const list of new Set(groups.map((group) => LISTS.group(source, group)))) {
    pointers.push({ list, sk: published });
  }
  return pointers;
}

/**
 * The pointers that a meeting shares with others: that its source, its partition, its month, the organisations that
 * it charges and the subject areas that it decides in have meetings at all.
 * They are never deleted (another meeting may stand on them); readers verify them by looking for a meeting.
 */
export function sharedPointersOf(document: MinutesDocument): Pointer[] {
  const { source, decisions } = document;
  const month = monthOf(document);
  const groups = decisions.flatMap((decision) => groupsOf(document, decision));
  const idsOf = (kind: GroupKind) =>
    new Set(groups.filter((group) => group.kind === kind).map(({ id }) => id));
  const listed = (['organizations', 'topics'] as const).flatMap((kind) =>
    [...idsOf(kind)].map((sk) => ({ list: LISTS.groups(source, kind), sk })),
  );
  return [
    { list: LISTS.sources(), sk: source },
    { list: LISTS.years(source), sk: partitionOf(document) },
    { list: LISTS.months(), sk: month },
    { list: LISTS.sourceMonths(source), sk: month },
    ...listed,
  ];
}

/** What stands for the month of minutes without any date, and begins their place in every listing. */
const NO_MONTH = '0000';
/** Months are those of the calendar at the sources. */
const UTC_OFFSET = '+08:00';

/** Month of first publication in the sources' time zone, `2024-06`, else of the day held; `0000` without either. */
export function monthOf(document: MinutesDocument): string {
  const instant = publicationInstant(document);
  if (!instant.includes('T')) return instant.slice(0, 'YYYY-MM'.length);
  return new Date(Date.parse(instant) + OFFSET_MS).toISOString().slice(0, 'YYYY-MM'.length);
}

const OFFSET_MS = Date.parse('1970-01-01T00:00:00Z') - Date.parse(`1970-01-01T00:00:00${UTC_OFFSET}`);

/** Between which places the minutes of a month stand in a listing by publication. */
export function placesIn(month: string): readonly [from: string, to: string] {
  if (month === NO_MONTH) return [NO_MONTH, `${NO_MONTH}~`];
  const [year = 0, number = 1] = month.split('-').map(Number);
  const instantOf = (months: number) => new Date(Date.UTC(year, months) - OFFSET_MS).toISOString();
  return [instantOf(number - 1), instantOf(number)];
}

/** The pointer to what waits for review, from the head alone: it has nothing to do with what is published. */
export const reviewPointersOf = ({ meeting, waiting }: Pick<Head, 'meeting' | 'waiting'>): Pointer[] =>
  waiting === undefined ? [] : [{ list: LISTS.review(), sk: `${waiting.observedAt}#${meeting}` }];

/** The meeting that a pointer of a meetings list stands for. */
export const meetingOf = (pointer: Pointer): string => pointer.sk.slice(pointer.sk.indexOf('#') + 1);

/**
 * The instant by which listings are ordered: first publication in UTC, else the day held, else the beginning.
 * The day held is comparable with an instant because ISO 8601 orders as text.
 */
export function publicationInstant(document: MinutesDocument): string {
  const published = Date.parse(firstPublished(document) ?? '');
  if (!Number.isNaN(published)) return new Date(published).toISOString();
  return document.heldOn ?? '0000';
}
