// What is used of dynalite 4.0.0, which has no types: what lies behind its HTTP server.

declare module 'dynalite/db/index.js' {
  /** Its database: LevelDB in a folder, or in memory where no path is given. */
  export interface Store {
    readonly db: { open(): Promise<void>; close(): Promise<void> };
  }
  export function create(options: { path?: string; createTableMs?: number }): Store;
}

declare module 'dynalite/validations/index.js' {
  import type { Store } from 'dynalite/db/index.js';

  export function checkTypes(input: unknown, types: object): object;
  export function checkValidations(input: object, types: object, custom: unknown, store: Store): void;
}
