import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import type { Source } from '../../schemas/generated/source.ts';
import type { Clock } from '../shared/clock.ts';
import type { Log } from '../shared/log.ts';
import type { ObjectStore } from '../shared/object-store/object-store.ts';
import type { BuildRows, Wake } from '../shared/records/build-rows.ts';
import type { RecordStore } from './record-store.ts';

/** The bytes of a page as they were received, and what is known of them. */
export interface Snapshot {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly sha256: string;
  readonly url?: string;
  readonly fetchedAt?: string;
}

/** What `functions/parse` does: a page in, a document out. */
export type Parse = (
  snapshot: Snapshot,
  sources: readonly Source[],
  sourceId?: string,
) => MinutesDocument | Promise<MinutesDocument>;

/** What `record` needs from outside. */
export interface RecordDeps {
  /** The private store: raw/, documents/, decisions/, quarantine/. */
  readonly store: ObjectStore;
  readonly records: RecordStore;
  readonly builds: BuildRows;
  readonly wake: Wake;
  /** How long a government may rest that is built again and again (docs/adr/0030); never where absent. */
  readonly restMs?: number;
  readonly sources: readonly Source[];
  readonly clock: Clock;
  readonly log: Log;
  /** The parser; `functions/parse` where none is given. */
  readonly parse?: Parse;
}

/** What became of a snapshot. */
export type IngestOutcome =
  | {
      readonly kind: 'committed';
      readonly meeting: string;
      readonly rev: number;
      readonly document: MinutesDocument;
      /** Why the document waits for review, where it does. */
      readonly review?: string;
    }
  | { readonly kind: 'unchanged'; readonly meeting: string; readonly review?: string }
  /** It belongs to no meeting yet: a person has to say first which government it is of. */
  | { readonly kind: 'asked'; readonly page: string; readonly question: string }
  | { readonly kind: 'quarantined'; readonly code: string; readonly message: string };
