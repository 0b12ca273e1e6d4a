import { parseAnyFormat } from '../../functions/parse/parse.ts';
import type { RecordDeps } from '../../functions/record/deps.ts';
import type { QuarantineEntry } from '../../functions/record/quarantine.ts';
import { readSnapshot } from '../../functions/record/snapshot.ts';
import { applied } from '../../functions/shared/corrections.ts';
import { asShown, currentDocument, loadDocument, underMeeting } from '../../functions/shared/documents.ts';
import { isKind, permanent } from '../../functions/shared/errors.ts';
import type { MeetingRecord } from '../../functions/shared/head.ts';
import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import type { Case } from './cases.ts';
import type { Order } from './decision.ts';

/** A document as it is, or would be, published, with what is decided of it and not recorded yet. */
export interface Seen {
  readonly document: MinutesDocument;
  /** Of a page that belongs to no meeting yet there is none. */
  readonly record?: MeetingRecord;
  readonly isWithdrawn: boolean;
}

/** Documents that are kept at hand: the case at hand and its neighbours are mostly of a few meetings. */
const KEPT = 16;

/**
 * Loads what a case is about.
 * @throws OpenMinutesError `permanent`, as `loadDocument`; `no-such-meeting`; what `parse` refuses a page with.
 */
export class Sight {
  readonly #deps: RecordDeps;
  readonly #heldOf: (meeting: string) => readonly Order[];
  readonly #kept = new Map<string, Promise<Omit<Seen, 'isWithdrawn'>>>();

  constructor(deps: RecordDeps, heldOf: (meeting: string) => readonly Order[]) {
    this.#deps = deps;
    this.#heldOf = heldOf;
  }

  async of({ id, ask, meeting }: Case): Promise<Seen> {
    if (ask.kind === 'government')
      return {
        document: await this.#keep(id, () => this.#asked(ask.entry)).then(documentIn),
        isWithdrawn: false,
      };
    if (meeting === undefined) throw permanent('no-such-meeting', 'That is about no meeting');
    const isWaiting = ask.kind === 'publish';
    const { document, record } = await this.#keep(`${meeting}${isWaiting ? ' waiting' : ''}`, () =>
      this.#stored(meeting, isWaiting),
    );
    return {
      document: withHeld(document, this.#heldOf(meeting)),
      ...(record !== undefined && { record }),
      isWithdrawn: this.#heldOf(meeting).reduce(
        (before, order) => (order.kind === 'withdraw' ? order.request.withdrawn : before),
        record?.withdrawal?.withdrawn === true,
      ),
    };
  }

  /** Something of the meeting was recorded. */
  forget(meeting: string): void {
    this.#kept.delete(meeting);
    this.#kept.delete(`${meeting} waiting`);
  }

  #keep(key: string, load: () => Promise<Omit<Seen, 'isWithdrawn'>>): Promise<Omit<Seen, 'isWithdrawn'>> {
    const kept = this.#kept.get(key) ?? load();
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    kept.catch(() => this.#kept.delete(key));
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= KEPT) break;
      this.#kept.delete(oldest);
    }
    return kept;
  }

  async #stored(meeting: string, isWaiting: boolean): Promise<Omit<Seen, 'isWithdrawn'>> {
    const { store, records } = this.#deps;
    const record = await records.find(meeting);
    if (record === undefined) throw permanent('no-such-meeting', `There is no meeting ${meeting}`);
    if (!isWaiting || record.waiting === undefined)
      return { record, document: await currentDocument(store, record) };
    const { misfits: _, ...fresh } = record;
    const waiting = underMeeting(await loadDocument(store, record.waiting.documentKey), record.meeting);
    return { record, document: asShown(waiting, fresh) };
  }

  /** A page that waits for its government is stored as it came, and read anew. */
  async #asked({ sha256, contentType, fetchedAt, url }: QuarantineEntry): Promise<Omit<Seen, 'isWithdrawn'>> {
    const { store, sources, parse = parseAnyFormat } = this.#deps;
    const bytes = await readSnapshot(store, sha256);
    const snapshot = { bytes, sha256, contentType, fetchedAt, ...(url !== undefined && { url }) };
    return { document: await parse(snapshot, sources) };
  }
}

const documentIn = ({ document }: Pick<Seen, 'document'>): MinutesDocument => document;

/** The corrections were checked when they were decided; one that no longer fits is told of when it is carried out. */
function withHeld(document: MinutesDocument, orders: readonly Order[]): MinutesDocument {
  return orders.reduce((current, order) => {
    if (order.kind !== 'correct') return current;
    try {
      return applied(current, order.request);
    } catch (error) {
      if (!isKind(error, 'permanent')) throw error;
      return current;
    }
  }, document);
}
