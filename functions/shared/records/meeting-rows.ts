import type { MeetingRecord } from '../head.ts';

/** Hears of a meeting whose row breaks its schema: it is left out, and harms nobody else. */
export type Broken = (meeting: string, error: unknown) => void;

export interface ReadOptions {
  /** At half the price; may lack what was written a moment ago. */
  readonly isEventual?: boolean;
  readonly broken?: Broken;
}

/** The records of meetings, as publish, review and health read them. */
export interface MeetingRows {
  /**
   * Every meeting of a government, in the order of their ids: a query of its partition, consistent unless said otherwise.
   */
  of(source: string, options?: ReadOptions): AsyncIterable<MeetingRecord>;
  /**
   * Consistent; undefined for a meeting that was never recorded.
   * @throws OpenMinutesError `permanent` when its row breaks its schema.
   */
  read(id: string): Promise<MeetingRecord | undefined>;
  /** Of these, those that were recorded, by their ids; consistent. */
  readMany(ids: readonly string[], broken?: Broken): Promise<ReadonlyMap<string, MeetingRecord>>;
  /**
   * `<instant>#<id>` of what was published in a month, newest first; may lag behind the records.
   * @param month `2024-06`, or `0000` for what bears no date.
   */
  publishedIn(month: string): AsyncIterable<string>;
}
