import { join } from 'node:path';
import { projectRoot } from '../functions/shared/project-root.ts';

/** The minutes of the bundled sample, and the invented governments that they are of. */
export const sampleMinutes = join(projectRoot, 'samples/minutes');
export const sampleSources = join(projectRoot, 'samples/sources');
