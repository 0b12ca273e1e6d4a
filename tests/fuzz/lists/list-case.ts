import type { WebList } from '../../../functions/discover/lists/read-list.ts';
import type { Outcome } from '../../parse/rules.ts';
import type { Case } from '../kind.ts';
import { readListing, tryListing } from './rules.ts';

/** An answer, and how it was before it was changed in ways that nobody sees. */
export interface ListInput {
  readonly list: WebList;
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly story: readonly string[];
  readonly size?: number;
  readonly sameAs?: Uint8Array | undefined;
}

/** A case of a list: the rules of lists hold, and it has the entries it had where nobody sees what was changed. */
export function listCase({ list, bytes, contentType, story, size = bytes.length, sameAs }: ListInput): Case {
  const answer = (body: Uint8Array) => ({ bytes: body, contentType, url: list.url });
  const run = (): Outcome => {
    const { outcome, page, broken } = tryListing(answer(bytes), list);
    if (sameAs === undefined) return { outcome, broken };
    const before = readListing(answer(sameAs), list);
    const [was, is] = [before.page?.entries ?? [], page?.entries ?? []];
    const at = Array.from({ length: Math.max(was.length, is.length, 1) }, (_, i) => i).find(
      (i) => JSON.stringify(was[i]) !== JSON.stringify(is[i]),
    );
    if (at === undefined) return { outcome, broken };
    const difference = `what nobody sees changes the list：${JSON.stringify(was[at])} became ${JSON.stringify(is[at])}`;
    return { outcome, broken: [...broken, difference] };
  };
  return { story, size, input: { bytes, contentType }, run };
}
