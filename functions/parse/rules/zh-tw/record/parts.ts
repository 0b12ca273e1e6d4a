import type { Range } from '../../../text/range.ts';

/** What a label of the head says: 時間, 主席, 出席…. */
export interface Field {
  readonly says: 'time' | 'place' | 'chair' | 'recorder' | 'present' | 'observer' | 'absent' | 'other';
  readonly rule: string;
  /** A stretch for each line. */
  readonly values: readonly Range[];
}

/** What was dealt with: a report, a motion. */
export interface Matter {
  readonly rule: string;
  readonly section: 'reports' | 'discussions' | 'motions' | undefined;
  /** Its words, without number, proposers and closing mark. */
  readonly heading: Range;
  /** With all that stands below it. */
  readonly range: Range;
}

/** What was ruled: 決議, 主席裁示, 市長提示. */
export interface Ruling {
  readonly rule: string;
  /** The words of its label. */
  readonly label: string;
  /** Index of the matter that it is about. */
  readonly matter: number | undefined;
  /** A stretch for each point, without its number. */
  readonly points: readonly Range[];
  /** Where its label begins. */
  readonly start: number;
}

/** A record in its parts. */
export interface RecordParts {
  /** What stands above the first label or matter: the title among it. */
  readonly head: readonly Range[];
  readonly fields: readonly Field[];
  readonly matters: readonly Matter[];
  readonly rulings: readonly Ruling[];
}
