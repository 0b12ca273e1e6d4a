import type { MeetingRecord } from '../head.ts';

/** The records of meetings, as publish, review and health read them. */
export interface MeetingRows {
  /**
   * Every meeting of a government, in the order of their ids: a query of its partition, consistent unless said otherwise.
   * @param options.isEventual At half the price; may lack what was written a moment ago.
   */
  of(source: string, options?: { readonly isEventual?: boolean }): AsyncIterable<MeetingRecord>;
  /** Consistent; undefined for a meeting that was never recorded. */
  read(id: string): Promise<MeetingRecord | undefined>;
  /**
   * Of these, those that were recorded, by their ids; consistent.
   * @param broken Hears of a row that cannot be read.
   */
  readMany(
    ids: readonly string[],
    broken: (id: string, error: unknown) => void,
  ): Promise<ReadonlyMap<string, MeetingRecord>>;
  /**
   * `<instant>#<id>` of what was published in a month, newest first; may lag behind the records.
   * @param month `2024-06`, or `0000` for what bears no date.
   */
  publishedIn(month: string): AsyncIterable<string>;
}
