import { isDeepStrictEqual } from 'node:util';
import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import { withChecked } from './checked.ts';
import { isKind, permanent } from './errors.ts';
import type { Correction, MinutesFacts } from './head.ts';
import { asMinutesDocument, asMinutesFacts } from './minutes-contract.ts';

/** What a meeting is called, what the page says and where it came from is not a matter of opinion. */
const FIXED = ['id', 'schemaVersion', 'source', 'text', 'provenance', 'corrections'] as const;

/** The part of a list that a key of a patch stands for. */
const KEYS: Readonly<Record<string, string>> = { decisions: 'id', attendance: 'name', items: 'number' };

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A document, or the facts of one, with its corrections, one after the other. Each is a JSON Merge Patch (RFC 7396): what it names is
 * replaced, `null` takes away. RFC 7396 can replace lists only as a whole; here the lists of a document may also be
 * patched with an object that names their parts: decisions by id, attendance by name, items by number. Several entries
 * of one name are patched alike. A part that is not there is added where the patch says where it stands on the page (`span`), in the
 * order of the page: what a reading missed.
 *
 * What a correction finds right is no longer in doubt while it is said; that alone is not listed among the corrections.
 *
 * A correction that does not fit any more (the decision is gone, the result would break the contract) is left out,
 * and said so in an issue `correction-unapplied`.
 * @param misfits What is known not to fit, by its place in the corrections: facts alone do not tell what stands on the page.
 */
export function corrected<T extends MinutesFacts>(
  document: T,
  corrections: readonly Correction[],
  misfits: Readonly<Record<string, string>> = {},
): T {
  let current = document;
  for (const [place, correction] of corrections.entries()) {
    const misfit = misfits[place];
    if (misfit !== undefined) {
      current = withIssue(current, correction, misfit);
      continue;
    }
    try {
      const { corrections: before = [] } = current;
      const { at, by, why } = correction;
      const after = applied(current, correction);
      current = changes(correction) ? { ...after, corrections: [...before, { at, by, why }] } : after;
    } catch (error) {
      if (!isKind(error, 'permanent')) throw error;
      current = withIssue(current, correction, error.message);
    }
  }
  return current;
}

/** Why corrections do not fit a document, by their place among them. */
export function misfitsOf(
  document: MinutesDocument,
  corrections: readonly Correction[],
): Readonly<Record<string, string>> {
  const misfits: Record<string, string> = {};
  let current = document;
  for (const [place, correction] of corrections.entries()) {
    try {
      current = applied(current, correction);
    } catch (error) {
      if (!isKind(error, 'permanent')) throw error;
      misfits[place] = error.message;
    }
  }
  return misfits;
}

/** Whether a correction changes anything of what the page was read to say, or only finds it right. */
export const changes = ({ patch }: Pick<Correction, 'patch'>): boolean => Object.keys(patch).length > 0;

/**
 * One correction applied. What it says of the characters of the page must hold, where they are at hand: spans lie on the
 * page, and the text of a decision and of its deadline stand there.
 * @throws OpenMinutesError `permanent`, code `bad-correction`, that says what does not fit.
 */
export function applied<T extends MinutesFacts>(
  document: T,
  { patch, confirms = [] }: Pick<Correction, 'patch' | 'confirms'>,
): T {
  return withChecked(changes({ patch }) ? patched(document, patch) : document, confirms);
}

function patched<T extends MinutesFacts>(document: T, patch: Correction['patch']): T {
  const fixed = FIXED.filter((name) => name in patch);
  if (fixed.length > 0) throw permanent('bad-correction', `A correction cannot change ${fixed.join(', ')}`);
  const result: Record<string, unknown> = { ...document };
  for (const [name, change] of Object.entries(patch)) {
    const key = KEYS[name];
    const list = result[name];
    const value =
      key !== undefined && isObject(change) ? patchedList(name, key, list, change) : merged(list, change);
    if (value === undefined) delete result[name];
    else result[name] = name === 'decisions' ? withoutFormerDocuments(list, value) : value;
  }
  let after: T;
  try {
    after = (hasText(document) ? asMinutesDocument(result) : asMinutesFacts(result)) as T;
  } catch (error) {
    if (!isKind(error, 'permanent')) throw error;
    throw permanent(
      'bad-correction',
      `The corrected document would break its contract: ${error.message}`,
      error,
    );
  }
  const fault = hasText(document) && hasText(after) ? faultOf(document, after) : undefined;
  if (fault !== undefined) throw permanent('bad-correction', fault);
  return after;
}

/**
 * Documents are read from the subjects: where those are other ones, what was read from the former is taken away, unless the
 * correction states documents of its own.
 */
function withoutFormerDocuments(before: unknown, after: unknown): unknown {
  if (!Array.isArray(before) || !Array.isArray(after)) return after;
  const parts: readonly unknown[] = before;
  return after.map((part: unknown) => {
    if (!isObject(part) || part.documents === undefined) return part;
    const former = parts.find((one) => isObject(one) && one.id === part.id);
    if (!isObject(former) || isDeepStrictEqual(former.subjects, part.subjects)) return part;
    const { documents, ...rest } = part;
    return isDeepStrictEqual(former.documents, documents) ? rest : part;
  });
}

const hasText = (document: MinutesFacts): document is MinutesDocument => 'text' in document;

/** What a correction says of the characters of the page that does not hold. */
function faultOf(before: MinutesDocument, after: MinutesDocument): string | undefined {
  const known = new Set(claimsOf(before).map(({ said }) => said));
  const wrong = claimsOf(after).find(({ said, fault }) => fault !== undefined && !known.has(said));
  return wrong?.fault ?? misplaced(before, after);
}

/** A name without what pages set between its characters. */
const bare = (name: string): string => name.replace(/[\s\p{P}\p{Z}\p{Cf}]+/gu, '');

/** Why a place that a correction gives a person is not theirs: the page has other characters there. */
function misplaced(
  before: MinutesDocument,
  { text, attendance, provenance }: MinutesDocument,
): string | undefined {
  const places = new Set(before.attendance.map(({ span }) => span.join()));
  for (const { name, asPublished, span } of attendance) {
    const [start = 0, end = 0] = span;
    const own = asPublished?.name ?? (provenance.script === 'hans' ? name : undefined);
    const there = text.slice(start, end);
    // A name that was read wrongly stands where it stood.
    if (own !== undefined && !places.has(span.join()) && bare(there) !== bare(own))
      return `${name} is not what the page has at [${start}, ${end}): ${JSON.stringify(there.slice(0, 60))}`;
  }
  return undefined;
}

/** What a part of a document says of the characters of its page. */
interface Claim {
  /** The part's place and words: what a document says already is not held against a correction. */
  readonly said: string;
  /** Why it does not hold. */
  readonly fault: string | undefined;
}

/** A fact stays traceable to its characters: places lie on the page, and words stand at their places as the page has them. */
function claimsOf({ text, items, decisions, attendance }: MinutesDocument): readonly Claim[] {
  const claim = (what: string, span: readonly number[], words?: string, limit?: string): Claim => {
    const [start = 0, end = 0] = span;
    const there = text.slice(start, end);
    const fault = (): string | undefined => {
      if (start >= end || end > text.length)
        return `The span [${start}, ${end}) of ${what} is no stretch of the page, which has ${text.length} characters`;
      if (words !== undefined && words !== there)
        return `The text of ${what} is not what the page has at [${start}, ${end}): ${JSON.stringify(there.slice(0, 60))}`;
      if (limit !== undefined && !text.includes(limit))
        return `The deadline ${JSON.stringify(limit)} of ${what} does not stand on the page`;
      return undefined;
    };
    return { said: JSON.stringify([what, span, words, limit]), fault: fault() };
  };
  return [
    ...items.map(({ number, span }) => claim(`item ${number}`, span)),
    ...decisions.map(({ id, span, text: words, deadline }) =>
      claim(`decision ${id}`, span, words, deadline?.text),
    ),
    ...attendance.map(({ name, span }) => claim(name, span)),
  ];
}

/** RFC 7396, section 2; undefined stands for what is taken away. */
function merged(target: unknown, patch: unknown): unknown {
  if (patch === null) return undefined;
  if (!isObject(patch)) return patch;
  const result: Record<string, unknown> = isObject(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    const after = merged(result[name], value);
    if (after === undefined) delete result[name];
    else result[name] = after;
  }
  return result;
}

function patchedList(name: string, key: string, list: unknown, patch: Json): unknown[] {
  let parts: unknown[] = Array.isArray(list) ? [...list] : [];
  for (const [id, change] of Object.entries(patch)) {
    const isMeant = (part: unknown): boolean => isObject(part) && String(part[key]) === id;
    if (!parts.some(isMeant)) {
      if (isObject(change) && Array.isArray(change.span)) {
        parts = withPart(parts, { [key]: key === 'number' ? Number(id) : id, ...change });
        continue;
      }
      throw permanent('bad-correction', `There is nothing in ${name} with the ${key} ${JSON.stringify(id)}`);
    }
    parts = parts.flatMap((part) => {
      const after = isMeant(part) ? merged(part, change) : part;
      return after === undefined ? [] : [after];
    });
  }
  return parts;
}

/** The parts with one more, before the first that stands behind it on the page. */
function withPart(parts: readonly unknown[], added: Json): unknown[] {
  const startOf = (part: unknown): number =>
    isObject(part) && Array.isArray(part.span) ? Number(part.span[0]) : 0;
  const next = parts.findIndex((part) => startOf(part) > startOf(added));
  return next < 0 ? [...parts, added] : parts.toSpliced(next, 0, added);
}

function withIssue<T extends MinutesFacts>(document: T, { why, at }: Correction, reason: string): T {
  const message = `The correction of ${at} (${why}) does not fit this reading of the page and was left out: ${reason}`;
  const issue = { code: 'correction-unapplied', severity: 'warning' as const, message };
  return { ...document, quality: { ...document.quality, issues: [...document.quality.issues, issue] } };
}
