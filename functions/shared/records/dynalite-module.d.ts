declare module 'dynalite' {
  import type { Server } from 'node:http';

  interface Options {
    /** Folder of the LevelDB; in memory where none is given. */
    path?: string;
    createTableMs?: number;
  }

  export default function dynalite(options?: Options): Server;
}
