import type { MinutesDocument } from '../../../schemas/generated/minutes.ts';
import type { Head } from '../head.ts';
import { partitionOf, publicationInstant } from '../publication.ts';
import { type Group, type GroupKind, groupsOf } from './groups.ts';
import type { RowKey } from './tables.ts';

/** A row that says: this meeting stands at this place of this list (docs/adr/0002). */
export interface Pointer {
  readonly list: string;
  readonly sk: string;
}

export const LISTS = {
  /** Every meeting, newest publication last. */
  meetings: () => 'meetings',
  /** Every meeting that took decisions, newest publication last. */
  deciding: () => 'deciding',
  sourceMeetings: (source: string) => `${source}/meetings`,
  sourceDeciding: (source: string) => `${source}/deciding`,
  /** The meetings of a downloads partition, by day held. */
  held: (source: string, year: string) => `${source}/held/${year}`,
  /** The meetings with decisions of a group, newest publication last. */
  group: (source: string, { kind, id }: Group) => `${source}/${kind}/${id}`,
  /** Ids of the groups of a kind that have decisions. */
  groups: (source: string, kind: GroupKind) => `${source}/${kind}`,
  sources: () => 'sources',
  years: (source: string) => `${source}/years`,
  /** What was withdrawn, across all sources or of one, newest withdrawal last. */
  withdrawn: () => 'withdrawn',
  sourceWithdrawn: (source: string) => `${source}/withdrawn`,
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
  const pointers: Pointer[] = [
    { list: LISTS.meetings(), sk: published },
    { list: LISTS.sourceMeetings(source), sk: published },
    { list: LISTS.held(source, partitionOf(document)), sk: `${document.heldOn ?? '0000'}#${id}` },
  ];
  if (document.decisions.length > 0) {
    pointers.push(
      { list: LISTS.deciding(), sk: published },
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
 * The pointers that a meeting shares with others: that its source, its partition, the organisations that it
 * charges and the subject areas that it decides in have meetings at all.
 * They are never deleted (another meeting may stand on them); readers verify them by looking for a meeting.
 */
export function sharedPointersOf(document: MinutesDocument): Pointer[] {
  const { source, decisions } = document;
  const groups = decisions.flatMap((decision) => groupsOf(document, decision));
  const idsOf = (kind: GroupKind) =>
    new Set(groups.filter((group) => group.kind === kind).map(({ id }) => id));
  const listed = (['organizations', 'topics'] as const).flatMap((kind) =>
    [...idsOf(kind)].map((sk) => ({ list: LISTS.groups(source, kind), sk })),
  );
  return [
    { list: LISTS.sources(), sk: source },
    { list: LISTS.years(source), sk: partitionOf(document) },
    ...listed,
  ];
}

/** What stands for the period of minutes without any date, and begins their place in every listing. */
export const UNDATED = '0000';
/** Periods are those of the calendar at the sources. */
const UTC_OFFSET = '+08:00';
const OFFSET_MS = Date.parse('1970-01-01T00:00:00Z') - Date.parse(`1970-01-01T00:00:00${UTC_OFFSET}`);

const DAY = 'YYYY-MM-DD'.length;
const MONTH = 'YYYY-MM'.length;

/**
 * The stretch of time by which what one source published is put together, the month `2024-06`, or what all of them
 * published, the day `2024-06-21`: by first publication in the sources' time zone, else by the day held; `0000`
 * without either.
 */
export const periodOf = (document: MinutesDocument, scope: string): string =>
  periodAt(publicationInstant(document), scope);

/** The period of a place in a listing by publication. */
export function periodAt(place: string, scope: string): string {
  const instant = place.split('#')[0] ?? '';
  const length = scope === 'all' ? DAY : MONTH;
  if (!instant.includes('T')) return instant.slice(0, length);
  return new Date(Date.parse(instant) + OFFSET_MS).toISOString().slice(0, length);
}

/** Between which places the minutes of a period stand in a listing by publication. */
export function placesIn(period: string): readonly [from: string, to: string] {
  if (period === UNDATED) return [UNDATED, `${UNDATED}~`];
  const [year = 0, month = 1, day] = period.split('-').map(Number);
  const instantOf = (months: number, days: number) =>
    new Date(Date.UTC(year, months, days) - OFFSET_MS).toISOString();
  return day === undefined
    ? [instantOf(month - 1, 1), instantOf(month, 1)]
    : [instantOf(month - 1, day), instantOf(month - 1, day + 1)];
}

/** The pointer to what waits for review, from the head alone: it has nothing to do with what is published. */
export const reviewPointersOf = ({
  meeting,
  waiting,
  unitedWith,
}: Pick<Head, 'meeting' | 'waiting' | 'unitedWith'>): Pointer[] =>
  waiting === undefined || unitedWith !== undefined
    ? []
    : [{ list: LISTS.review(), sk: `${waiting.observedAt}#${meeting}` }];

/** The pointers to a meeting that is withdrawn, from the head alone. */
export function withdrawalPointersOf({
  meeting,
  source,
  withdrawal,
  unitedWith,
}: Pick<Head, 'meeting' | 'source' | 'withdrawal' | 'unitedWith'>): Pointer[] {
  if (withdrawal?.withdrawn !== true || unitedWith !== undefined) return [];
  const sk = `${withdrawal.at}#${meeting}`;
  return [LISTS.withdrawn(), LISTS.sourceWithdrawn(source)].map((list) => ({ list, sk }));
}

/** The meeting that a pointer of a meetings list stands for. */
export const meetingOf = (pointer: Pointer): string => pointer.sk.slice(pointer.sk.indexOf('#') + 1);
