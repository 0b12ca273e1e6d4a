import { canonical } from '../shared/documents.ts';
import { isKind } from '../shared/errors.ts';
import { sha256 } from '../shared/hash.ts';
import type { Correction, Withdrawal } from '../shared/head.ts';
import type { ObjectStore } from '../shared/object-store/object-store.ts';
import { mapParallel } from '../shared/parallel.ts';
import { parseJson } from '../shared/parse-json.ts';
import { validator } from '../shared/validate.ts';
import type { Known } from './known.ts';

/** What is said of a meeting. */
export type Statement =
  /** A person approved the page with this SHA-256. */
  | { readonly approved: string }
  | { readonly corrected: Correction }
  | { readonly withdrawal: Withdrawal }
  /** A person answered of which government the page with this SHA-256 is. */
  | { readonly government: string; readonly page: string }
  /** A person says that nothing is to become of the page with this SHA-256, which was put aside. */
  | { readonly dismissed: string; readonly by: string; readonly why: string }
  /** The page of a place, by the hash of that, was not there at that moment. */
  | { readonly absent: string; readonly seenAt: string }
  /** What stands at the address with this hash may be about another meeting. */
  | { readonly doubted: string }
  /** A further identifier leads to the meeting. */
  | { readonly alias: string }
  /** The meeting turned out to be this one, which is withdrawn by that, as one of the two was. */
  | { readonly unitedWith: string; readonly carries?: Withdrawal }
  /** Decisions that were published and that no reading has any more. */
  | { readonly goneDecisions: readonly string[] };

/**
 * Something that is known of a meeting and that none of its documents tells: what people decided, and what came to light.
 * Kept beside the documents for ever, so that all rows can be made anew from objects.
 */
export interface Note {
  readonly meeting: string;
  /** When it was decided or came to light, ISO 8601 in UTC. */
  readonly at: string;
  readonly statement: Statement;
}

const PREFIX = 'decisions/';
const HASH_LENGTH = 16;

const text = { type: 'string' };
const says = (properties: Record<string, object>, optional: Record<string, object> = {}) => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(properties),
  properties: { ...properties, ...optional },
});
const withdrawal = says({
  withdrawn: { type: 'boolean' },
  by: text,
  why: text,
  at: text,
  answers: { type: 'integer', minimum: 0 },
});
const asNote = validator<Note>(
  says({
    meeting: text,
    at: text,
    statement: {
      oneOf: [
        says({ approved: text }),
        says({
          corrected: says(
            { patch: { type: 'object' }, by: text, why: text, at: text },
            { confirms: { type: 'array', items: text } },
          ),
        }),
        says({ withdrawal }),
        says({ government: text, page: text }),
        says({ dismissed: text, by: text, why: text }),
        says({ absent: text, seenAt: text }),
        says({ doubted: text }),
        says({ alias: text }),
        says({ unitedWith: text }, { carries: withdrawal }),
        says({ goneDecisions: { type: 'array', items: text } }),
      ],
    },
  }),
  'note',
);

/** `decisions/<meeting>/<instant>-<hash>.json`; the instant without colons, which are not allowed in names everywhere. */
function keyOf(note: Note): string {
  const instant = new Date(note.at).toISOString().replace(/[-:.]/gu, '');
  return `${PREFIX}${note.meeting}/${instant}-${sha256(canonical(note)).slice(0, HASH_LENGTH)}.json`;
}

/** Keeps a note, before the row says what it says. Done again, it changes nothing. */
export async function storeNote(store: ObjectStore, note: Note): Promise<void> {
  try {
    await store.put(keyOf(note), new TextEncoder().encode(canonical(note)), {
      contentType: 'application/json',
      ifNoneMatch: '*',
    });
  } catch (error) {
    if (!isKind(error, 'conflict')) throw error;
  }
}

const READ_IN_PARALLEL = 32;

/**
 * All notes that are kept, those of a meeting in the order in which they were decided.
 * @throws OpenMinutesError `permanent`, code `invalid-note`.
 */
export async function* storedNotes(store: ObjectStore): AsyncGenerator<Note> {
  let keys: string[] = [];
  for await (const key of store.list(PREFIX)) {
    if (keys.push(key) < READ_IN_PARALLEL) continue;
    yield* await readNotes(keys, store);
    keys = [];
  }
  yield* await readNotes(keys, store);
}

/**
 * The notes of one meeting, in the order in which they were decided.
 * @throws OpenMinutesError `permanent`, code `invalid-note`.
 */
export async function notesOf(meeting: string, store: ObjectStore): Promise<readonly Note[]> {
  const keys: string[] = [];
  // The identifier of another meeting may begin as that of this one does.
  for await (const { key } of store.listed(`${PREFIX}${meeting}/`, { shallow: true })) keys.push(key);
  return readNotes(keys, store);
}

async function readNotes(keys: readonly string[], store: ObjectStore): Promise<readonly Note[]> {
  const objects = await mapParallel(keys, READ_IN_PARALLEL, (key) => store.get(key));
  return objects.flatMap((object) =>
    object === undefined ? [] : [asNote(parseJson(new TextDecoder().decode(object.body), 'note'))],
  );
}

/** What a note adds to what is known of its meeting. */
export function knownBy({ statement, at }: Note): Partial<Known> {
  if ('approved' in statement)
    return { approved: [statement.approved], approvedAt: { [statement.approved]: at } };
  if ('corrected' in statement) return { corrections: [statement.corrected] };
  if ('withdrawal' in statement) return { withdrawals: [statement.withdrawal] };
  if ('absent' in statement) return { absences: { [statement.absent]: statement.seenAt } };
  if ('doubted' in statement) return { doubted: [statement.doubted] };
  if ('alias' in statement) return { aliases: [statement.alias] };
  if ('unitedWith' in statement) return { unitedWith: statement.unitedWith };
  return {};
}
