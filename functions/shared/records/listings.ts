import type { MinutesDocument } from '../../../schemas/generated/minutes.ts';
import { shardOf } from '../hash.ts';
import type { Head } from '../head.ts';
import { firstPublished, partitionOf } from '../publication.ts';
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
  return pointers;
}

/**
 * The pointers that a meeting shares with others: that its source, and its partition, have meetings at all.
 * They are never deleted (another meeting may stand on them); readers verify them by looking for a meeting.
 */
export function sharedPointersOf(document: MinutesDocument): Pointer[] {
  return [
    { list: LISTS.sources(), sk: document.source },
    { list: LISTS.years(document.source), sk: partitionOf(document) },
  ];
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
