import { memoryStore } from '../../../functions/shared/object-store/memory.ts';
import { objectStoreContract } from './contract.ts';

objectStoreContract('memory', async () => ({ store: memoryStore(), place: '' }));
