// Where a thread of a test or a benchmark begins, from the TypeScript sources: Node 20 knows them by tsx only, and
// threads do not have it from their parent.
import { register } from 'tsx/esm/api';

register();
await import('./thread.ts');
