import type { NeitherKind } from '../../../functions/parse/rules/facts.ts';
import type { MinutesDocument } from '../../../schemas/generated/minutes.ts';
import { formOf, type Gold } from '../gold.ts';
import { Tally } from '../tally.ts';

/** Why there is no document. */
export interface Refusal {
  readonly message: string;
  /** What the page is instead, where it was refused for that. */
  readonly neither?: NeitherKind;
  /** Whether the parser failed on the page, instead of refusing it. */
  readonly failed: boolean;
}

/**
 * What the page is: minutes, the report of a meeting, or neither and therefore refused, as the kind of page that it is. Where the
 * gold does not say which form a page of a meeting has, only its refusal counts.
 */
export function compareForm(gold: Gold, got: Partial<MinutesDocument>, refusal?: Refusal): Tally {
  const tally = new Tally();
  const want = formOf(gold);
  if (want === 'neither') {
    if (refusal === undefined) tally.invented(`form: want neither, got ${got.form}: accepted`);
    else if (refusal.neither === undefined) tally.missed(`form: want neither, got ${refusal.message}`);
    else if (gold.neither === undefined || gold.neither === refusal.neither) tally.right();
    else tally.mistaken(`form: want ${gold.neither}, got ${refusal.neither}: refused as another kind`);
  } else if (refusal !== undefined)
    tally.missed(`form: want ${want ?? 'a meeting'}, refused: ${refusal.message}`);
  else if (want === undefined) return tally;
  else if (want === got.form) tally.right('form');
  else tally.mistaken(`form: want ${want}, got ${got.form}`, 'form');
  return tally;
}
