/** When a file is written within a build, so that nothing public links what is not there yet: leaves first, `latest.json` last. */
export type Order = 'leaf' | 'page' | 'feed' | 'table' | 'checksum' | 'latest';

/** The orders as a build goes through them; the next begins when all requests of the one before have been answered. */
export const orders: readonly Order[] = ['leaf', 'page', 'feed', 'table', 'checksum', 'latest'];

export interface RenderedFile {
  readonly bytes: Uint8Array;
  /** Unless said, its target's. */
  readonly order?: Order;
  /** Days that it stays public once its target renders it no more; 1 unless said. */
  readonly keepDays?: number;
  /** Unless its target is of another edition then: so it goes at once, also where more than one build lies between. */
  readonly edition?: string;
}

/** Path in the public store → file. */
export type Files = ReadonlyMap<string, RenderedFile>;

/** Something public that is rendered as a whole: a meeting's page with its siblings, a feed, the tables of a government. */
export interface Target {
  /** `meeting/suzhou-gusu/2023/17`, `downloads/suzhou-gusu`: unique within a plan, the same from build to build. */
  readonly id: string;
  readonly order: Order;
  /** A JSON value: all that it shows, with versions in the place of what is large. It is rendered again when this, the settings or the rendering version differ. */
  readonly inputs: unknown;
  /** A tombstone: what this target published before and renders no more goes at once, in the same build. */
  readonly takenDown?: true;
  /** What it is of, by which the log finds it in every room (functions/shared/log.ts). */
  readonly about?: { readonly meeting: string; readonly url?: string; readonly sha256?: string };
  /** Another whenever something was taken out of what it shows, see {@link RenderedFile.edition}; no input of its own. */
  readonly edition?: string;
  /** Paths that a taken down target may have published, for builds that find files and no manifest that says whose they are. */
  readonly formerly?: readonly string[];
  /** What the files lack that it has rendered: they are written, and yet it counts as failed and is tried again. */
  readonly lacks?: () => Error | undefined;
  /** Pure but for loading documents; what it throws fails this target alone. */
  readonly render: () => Promise<Files> | Files;
}

/** In the place of a target that shows nothing any more: what it has published goes at once. */
export const goneTarget = ({ id, order }: Pick<Target, 'id' | 'order'>): Target => ({
  id,
  order,
  inputs: null,
  takenDown: true,
  render: () => new Map(),
});

export interface FailedTarget {
  readonly target: string;
  /** Code of the error, `ENOSPC`, or its name. */
  readonly code: string;
  readonly message: string;
  /** Instant of the first of `tries` failures in a row. */
  readonly since: string;
  readonly tries: number;
}

/** What a build has done, for those who tell others of it. */
export interface Done {
  /** Of the manifest that the build has left. */
  readonly generation: number;
  /** Nothing was published of the scope before, as far as its manifest and its summary tell. */
  readonly isFirst: boolean;
  readonly failed: readonly FailedTarget[];
  /** Paths that the build has written. */
  readonly written: readonly string[];
  /** Path → ETag of every file that is public. */
  readonly files: ReadonlyMap<string, string>;
}

/** Where files of a scope lie: below a folder, or directly in it. Each path belongs to one scope. */
export interface Place {
  /** Ends in a slash; empty for the root. */
  readonly prefix: string;
  /** Only files directly in it. */
  readonly shallow?: true;
  /** Only this path. */
  readonly only?: string;
  /** A path in it that belongs to another scope. */
  readonly except?: string;
}

/** All that is public of a scope, a government or `all`. */
export interface Plan {
  readonly targets: readonly Target[];
  /** Steps 8 and 9 of ADR 0020, once the manifest is written: the summary, the mark of the build of all. Runs also when nothing changed. */
  readonly finish?: (done: Done) => Promise<void>;
  /** When the scope is to be built once more, ISO 8601 in UTC, though nothing marks it: what the plan is from may be behind. */
  readonly lookAgainAt?: string;
}
