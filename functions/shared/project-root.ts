import { join } from 'node:path';

/** Said by whoever bundles the command line (cli/launch/make.mjs): a bundle lies elsewhere. */
declare const PROJECT_ROOT: string | undefined;

/** The folder of the project, for the files that are read when they are needed. On Lambda there is none. */
export const projectRoot =
  typeof PROJECT_ROOT === 'string' ? PROJECT_ROOT : join(import.meta.dirname, '../..');
