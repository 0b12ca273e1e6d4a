import type { PublicationId } from '../shared/publication.ts';
import type { TableFacts } from './downloads/table-files.ts';

/** A file as it was last written. */
export interface WrittenFile {
  readonly sha256: string;
  readonly bytes: number;
  /** Of a table of the downloads. */
  readonly table?: TableFacts;
}

/** Whether a file is known to lie there; else it is just being written, or was when a run was killed. */
export const isCertain = ({ sha256 }: WrittenFile): boolean => sha256 !== '';

/** What is known of a publication. */
export interface PublicationState {
  readonly id: PublicationId;
  /** Present while there is something to render; names the change up to which a rendering counts. */
  readonly dirty?: number;
  /** Each file as it was last written, by its path in the public store. */
  readonly files: WrittenFiles;
  /** Publications that become dirty once this one is written. */
  readonly followers: readonly PublicationId[];
  /** An operator has said that rows are rightly missing from what is rendered next. */
  readonly lossAccepted?: true;
}

/** By their paths in the public store. */
export type WrittenFiles = Readonly<Record<string, WrittenFile>>;

/** The state of publications. All reads but `due` are strongly consistent. */
export interface PublicationStore {
  /** Each of them has changed; once it is written, so have the followers. */
  markDirty(ids: readonly PublicationId[], followers?: readonly PublicationId[]): Promise<void>;
  /** What is rendered next may lack rows that are there now; it becomes dirty. */
  acceptLoss(id: PublicationId): Promise<void>;
  /** The state; of a publication never marked: clean and without files. */
  state(id: PublicationId): Promise<PublicationState>;
  /** The files of each of them as they were last written, in the order of the ids; many are read at once. */
  filesOf(ids: readonly PublicationId[]): Promise<WrittenFiles[]>;
  /**
   * Saves the files that were written and makes the publication clean, if no change came after `token`.
   * @returns false when one came: the files are saved, the publication stays dirty.
   */
  settle(id: PublicationId, token: number, files: WrittenFiles): Promise<boolean>;
  /** At most `limit` dirty publications, longest waiting first; may lag behind, so read the state. */
  due(limit: number): Promise<PublicationId[]>;
}
