import type { Installation, Where } from '../../../cli/installation.ts';

/** A data folder or a stage, empty, for commands to be tried on. */
export interface World {
  /** As options of the command line say it. */
  readonly where: Where;
  /** Decisions are published by the command itself; else `publish` does it. */
  readonly publishesAtOnce: boolean;
  /** A published file as text; undefined where there is none. */
  read(path: string): Promise<string | undefined>;
  /** Opens it as a command does, to look at it or to put something in. */
  open(): Promise<Installation>;
  /** Loses everything that is public. */
  losePublic(): Promise<void>;
  /** Loses the records, as whoever deletes a table. */
  loseRecords(): Promise<void>;
  close(): Promise<void>;
}
