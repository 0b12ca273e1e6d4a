import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import type { MinutesDocument } from '../../../schemas/generated/minutes.ts';
import type { Source } from '../../../schemas/generated/source.ts';
import { type ErrorKind, OpenMinutesError } from '../../shared/errors.ts';
import type { RawPage } from '../page/raw-page.ts';
import type { Origin } from '../read-document.ts';
import { passOverStrayRejections } from './stray-rejections.ts';

/** What a thread can be asked: a page as lines, or a document of such lines. */
export interface Requests {
  readonly page: {
    readonly of: { readonly bytes: Uint8Array; readonly contentType: string };
    readonly answer: RawPage;
  };
  readonly document: {
    readonly of: {
      readonly raw: RawPage;
      readonly origin: Origin;
      readonly sources: readonly Source[];
      readonly sourceId: string | undefined;
    };
    readonly answer: MinutesDocument;
  };
}

/** A request; without anything to read, the thread makes ready for one. */
export type Request = {
  readonly [Kind in keyof Requests]: { readonly kind: Kind; readonly of?: Requests[Kind]['of'] };
}[keyof Requests];

/** What the thread answers: what was asked for, that it is ready, or why the page is refused. */
export type Answer =
  | { readonly value: unknown }
  | { readonly error: { readonly kind: ErrorKind; readonly code: string; readonly message: string } };

/** What a thread is given that is to read pages. */
export const READER = 'open-minutes: read pages';

/**
 * Where a thread begins: in a bundle, with the bundle itself, which then reads pages besides: there is no second file
 * that could be forgotten or be of another version. From the sources, with this file.
 */
export const threadUrl = import.meta.url.endsWith('.ts')
  ? new URL('./from-sources.mjs', import.meta.url)
  : new URL(import.meta.url);

async function readFor(request: Request): Promise<unknown> {
  if (request.kind === 'page') {
    const { readBytesHere } = await import('../page/read-bytes.ts');
    return request.of && readBytesHere(request.of.bytes, request.of.contentType);
  }
  const { documentOf } = await import('../read-document.ts');
  return request.of && documentOf(request.of.raw, request.of.origin, request.of.sources, request.of.sourceId);
}

if (!isMainThread && workerData === READER && parentPort !== null) {
  const port = parentPort;
  passOverStrayRejections();
  port.on('message', async (request: Request) => {
    try {
      port.postMessage({ value: await readFor(request) } satisfies Answer);
    } catch (error) {
      // A defect of a reader ends the thread, and comes out where the page was asked for.
      if (!(error instanceof OpenMinutesError)) throw error;
      const { kind, code, message } = error;
      port.postMessage({ error: { kind, code, message } } satisfies Answer);
    }
  });
}
