import type { PublicationId } from '../shared/publication.ts';

/** What is known of a publication. */
export interface PublicationState {
  readonly id: PublicationId;
  /** Present while there is something to render; names the change up to which a rendering counts. */
  readonly dirty?: number;
  /** SHA-256 of each file as it was last written, by its path in the public store. */
  readonly files: Readonly<Record<string, string>>;
  /** Publications that become dirty once this one is written. */
  readonly followers: readonly PublicationId[];
}

/** The state of publications. All reads but `due` are strongly consistent. */
export interface PublicationStore {
  /** Each of them has changed; once it is written, so have the followers. */
  markDirty(ids: readonly PublicationId[], followers?: readonly PublicationId[]): Promise<void>;
  /** The state; of a publication never marked: clean and without files. */
  state(id: PublicationId): Promise<PublicationState>;
  /**
   * Saves the files that were written and makes the publication clean, if no change came after `token`.
   * @returns false when one came: the files are saved, the publication stays dirty.
   */
  settle(id: PublicationId, token: number, files: Readonly<Record<string, string>>): Promise<boolean>;
  /** At most `limit` dirty publications, longest waiting first; may lag behind, so read the state. */
  due(limit: number): Promise<PublicationId[]>;
}
