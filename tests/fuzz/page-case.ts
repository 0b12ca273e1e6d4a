import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import { brokenRules, charactersOf, type Outcome, readAny } from '../parse/rules.ts';
import type { Case } from './kind.ts';

/** A page as it was before it was changed. */
export interface Original {
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

/** What a document says, without what tells of the bytes and of what was left out. */
const saidBy = ({
  provenance: _,
  quality: __,
  ...said
}: MinutesDocument): Readonly<Record<string, unknown>> => said;

const known = new WeakMap<Original, ReturnType<typeof readAny>>();

function readOnce(original: Original): ReturnType<typeof readAny> {
  const before = known.get(original);
  if (before !== undefined) return before;
  const read = readAny(original.bytes, original.contentType);
  known.set(original, read);
  return read;
}

/** In which of its fields a document differs from what it was. */
function differences(before: MinutesDocument, after: MinutesDocument): string[] {
  const [was, is] = [saidBy(before), saidBy(after)];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((field) => {
    const [a, b] = [JSON.stringify(was[field]) ?? 'nothing', JSON.stringify(is[field]) ?? 'nothing'];
    if (a === b) return [];
    let at = 0;
    while (a[at] === b[at]) at++;
    const around = (text: string): string => text.slice(Math.max(0, at - 20), at + 20);
    return [`what nobody sees changes ${field}：…${around(a)}… became …${around(b)}…`];
  });
}

/** Reasons that speak of time and memory: no page of these sizes may give them. */
const EXHAUSTED: ReadonlySet<string> = new Set(['too-slow', 'too-large']);

/** A case of a page: the rules of the contract hold, and it says what it said where nobody sees what was changed. */
export function pageCase(
  { bytes, contentType }: Original,
  how: {
    readonly story: readonly string[];
    readonly size?: number;
    /** It unpacks to far more than it may. */
    readonly isBomb?: boolean;
    /** What it must still say. */
    readonly sameAs?: Original | undefined;
  },
): Case {
  const { story, size = bytes.length, isBomb = false, sameAs } = how;
  const run = async (): Promise<Outcome> => {
    const { outcome, document } = await readAny(bytes, contentType);
    const broken = document === undefined ? [] : brokenRules(document, charactersOf(bytes, contentType));
    if (EXHAUSTED.has(outcome) && !isBomb) broken.push(`is refused as ${outcome}`);
    if (sameAs === undefined) return { outcome, broken };
    const before = await readOnce(sameAs);
    if (before.outcome !== outcome) broken.push(`what nobody sees makes of ${before.outcome} ${outcome}`);
    else if (before.document !== undefined && document !== undefined)
      broken.push(...differences(before.document, document));
    return { outcome, broken };
  };
  return { story, size, input: { bytes, contentType }, run };
}
