import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** The minutes of the bundled sample, and the invented governments that they are of. */
export const sampleMinutes = join(root, 'samples/minutes');
export const sampleSources = join(root, 'samples/sources');
