import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { type ErrorKind, OpenMinutesError } from '../../../shared/errors.ts';
import type { RawPage } from '../raw-page.ts';
import { passOverStrayRejections } from './stray-rejections.ts';

/** A page as a thread is asked to read it. */
export interface PageRequest {
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

/** What the thread answers: the page, or why it is refused. */
export type PageAnswer =
  | { readonly page: RawPage }
  | { readonly error: { readonly kind: ErrorKind; readonly code: string; readonly message: string } };

/** What a thread is given that is to read pages. */
export const PAGE_THREAD = 'open-minutes: read pages';

/**
 * Where a thread begins: in a bundle, with the bundle itself, which then reads pages besides: there is no second file
 * that could be forgotten or be of another version. From the sources, with this file.
 */
export const threadUrl = import.meta.url.endsWith('.ts')
  ? new URL('./from-sources.mjs', import.meta.url)
  : new URL(import.meta.url);

if (!isMainThread && workerData === PAGE_THREAD && parentPort !== null) {
  const port = parentPort;
  passOverStrayRejections();
  port.on('message', async ({ bytes, contentType }: PageRequest) => {
    const { readBytesHere } = await import('../read-bytes.ts');
    try {
      port.postMessage({ page: await readBytesHere(bytes, contentType) } satisfies PageAnswer);
    } catch (error) {
      // A defect of a reader ends the thread, and comes out where the page was asked for.
      if (!(error instanceof OpenMinutesError)) throw error;
      const { kind, code, message } = error;
      port.postMessage({ error: { kind, code, message } } satisfies PageAnswer);
    }
  });
  port.postMessage('ready');
}
