// Raises a counter in a folder store by compare-and-swap; run as a process of its own.
import { isKind } from '../../../functions/shared/errors.ts';
import { folderStore } from '../../../functions/shared/object-store/folder.ts';

const [root = '', key = '', times = '0'] = process.argv.slice(2);
const store = folderStore(root);
for (let raised = 0; raised < Number(times); ) {
  const object = await store.get(key);
  const next = Number(new TextDecoder().decode(object?.body)) + 1;
  try {
    await store.put(key, new TextEncoder().encode(String(next)), { ifMatch: object?.etag ?? '' });
    raised += 1;
  } catch (error) {
    if (!isKind(error, 'conflict')) throw error;
  }
}
