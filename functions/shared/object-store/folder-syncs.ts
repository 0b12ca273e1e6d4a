import { open } from 'node:fs/promises';

/**
 * Makes changes of folders last, where the system lets a folder be opened (Windows does not). Whoever asks while a
 * folder is being synced is served by the next sync, together with all who ask until that begins.
 */
export function folderSyncs(): (folder: string) => Promise<void> {
  const running = new Map<string, Promise<void>>();
  const next = new Map<string, Promise<void>>();

  return async (folder) => {
    if (process.platform === 'win32') return;
    let sync = next.get(folder);
    if (sync === undefined) {
      sync = begin(folder, running.get(folder));
      next.set(folder, sync);
    }
    await sync;
  };

  async function begin(folder: string, before: Promise<void> | undefined): Promise<void> {
    await before?.catch(() => undefined);
    next.delete(folder);
    const sync = syncFolder(folder);
    running.set(folder, sync);
    try {
      await sync;
    } finally {
      if (running.get(folder) === sync) running.delete(folder);
    }
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
