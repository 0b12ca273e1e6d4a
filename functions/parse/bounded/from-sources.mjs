// Where a thread begins that runs from the TypeScript sources: Node 20 knows them by tsx only, and threads do not have
// it from their parent.
import { register } from 'tsx/esm/api';

register();
await import('./thread.ts');
