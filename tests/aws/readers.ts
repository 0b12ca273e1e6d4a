import { expect } from 'vitest';
import { sha256 } from '../../functions/shared/hash.ts';
import { feed, json, publicStore, site } from './world.ts';

interface DownloadsManifest {
  readonly files: readonly { readonly path?: string; readonly url?: string; readonly sha256?: string }[];
}

/**
 * What a reader may rely on at any moment, also in the middle of a build that was killed: a checksum is that of the file
 * that it names, and no feed leads to a page that is not there.
 * @returns how many checksums and links there were.
 */
export async function readersAreServed(): Promise<{ readonly checksums: number; readonly links: number }> {
  let checksums = 0;
  let links = 0;
  const keys: string[] = [];
  for await (const key of publicStore.list('')) keys.push(key);
  for (const key of keys) {
    if (/^data\/[^/]+\/manifest\.json$/.test(key)) {
      const { files = [] } = ((await json(key)) ?? {}) as Partial<DownloadsManifest>;
      for (const file of files) {
        const address = file.url ?? file.path ?? '';
        if (file.sha256 === undefined) continue;
        const named = await publicStore.get(pathOf(address, key));
        expect([key, address, named && sha256(named.body)]).toEqual([key, address, file.sha256]);
        checksums += 1;
      }
    }
    if (/^[^/]+\/decisions\.json$/.test(key) && !key.startsWith('data/')) {
      for (const { url } of (await feed(key))?.items ?? []) {
        expect([key, url, (await publicStore.head(pathOf(url, key))) !== undefined]).toEqual([
          key,
          url,
          true,
        ]);
        links += 1;
      }
    }
  }
  return { checksums, links };
}

/** The path of a file that another one names. */
function pathOf(address: string, from: string): string {
  const { origin, pathname } = new URL(address, `${site.baseUrl}/${from}`);
  expect(origin).toBe(new URL(site.baseUrl).origin);
  return decodeURIComponent(pathname.slice(1));
}
