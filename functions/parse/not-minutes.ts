import { OpenMinutesError } from '../shared/errors.ts';
import type { NeitherKind } from './rules/facts.ts';

/** Refused: the page is neither minutes nor the report of a meeting. The message says what it is. */
export class NotMinutes extends OpenMinutesError {
  readonly neither: NeitherKind;

  constructor(neither: NeitherKind, reason: string) {
    super('refused', 'not-minutes', reason);
    this.neither = neither;
  }
}
