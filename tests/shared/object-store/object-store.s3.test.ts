import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { s3ObjectStore } from '../../../functions/shared/object-store/object-store.s3.ts';

// The contract itself runs against a real S3 API in tests/aws; here, what the adapter sends and how it takes answers.

interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: string;
}
interface Request {
  method: string;
  path: string;
  headers: Record<string, string>;
}

const errorBody = (code: string) =>
  `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`;

/** A store whose requests end here; the answer may also be an error of the connection. */
function storeAnswering(given: Answer | Error | (() => Answer), maxAttempts = 1) {
  const requests: Request[] = [];
  const store = s3ObjectStore('minutes', {
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts,
    requestHandler: {
      handle: async (request: Request) => {
        requests.push(request);
        if (given instanceof Error) throw given;
        const answer = typeof given === 'function' ? given() : given;
        const { status: statusCode, headers = {}, body = '' } = answer;
        return { response: { statusCode, headers, body: Readable.from([Buffer.from(body)]) } };
      },
    },
  });
  return { store, requests };
}

const body = new TextEncoder().encode('{}');

describe('the S3 store', () => {
  test('sends condition, media type and caching with the object', async () => {
    const { store, requests } = storeAnswering({ status: 200, headers: { etag: '"e1"' } });

    const { etag } = await store.put('feeds/decisions.json', body, {
      contentType: 'application/feed+json; charset=utf-8',
      cacheControl: 'public, max-age=300',
      ifMatch: '"e0"',
    });

    expect(etag).toBe('"e1"');
    expect(requests[0]).toMatchObject({
      method: 'PUT',
      path: '/feeds/decisions.json',
      headers: {
        'content-type': 'application/feed+json; charset=utf-8',
        'cache-control': 'public, max-age=300',
        'if-match': '"e0"',
      },
    });
  });

  test('sends If-None-Match for an object that must be new', async () => {
    const { store, requests } = storeAnswering({ status: 200, headers: { etag: '"e1"' } });

    await store.put('raw/x', body, { ifNoneMatch: '*' });

    expect(requests[0]?.headers['if-none-match']).toBe('*');
    expect(requests[0]?.headers['if-match']).toBeUndefined();
  });

  test.each([
    [412, 'PreconditionFailed', 'conflict'],
    [409, 'ConditionalRequestConflict', 'conflict'],
    [404, 'NoSuchKey', 'conflict'],
    [403, 'AccessDenied', 'permanent'],
    [404, 'NoSuchBucket', 'permanent'],
    [503, 'SlowDown', 'transient'],
    [500, 'InternalError', 'transient'],
    [400, 'RequestTimeout', 'transient'],
  ])('takes %i %s on a conditional write for %s', async (status, code, kind) => {
    const { store } = storeAnswering({ status, body: errorBody(code) });

    await expect(store.put('raw/x', body, { ifMatch: '"e0"' })).rejects.toMatchObject({ kind });
  });

  test('takes a broken connection for transient, and says what it was doing', async () => {
    const { store } = storeAnswering(Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }));

    await expect(store.get('raw/x')).rejects.toMatchObject({
      kind: 'transient',
      message: expect.stringContaining('s3://minutes/raw/x'),
    });
  });

  test('finds nothing under a key that does not exist, but does not take a missing bucket for that', async () => {
    const missing = storeAnswering({ status: 404, body: errorBody('NoSuchKey') });
    const bucketless = storeAnswering({ status: 404, body: errorBody('NoSuchBucket') });

    expect(await missing.store.get('raw/x')).toBeUndefined();
    await expect(bucketless.store.get('raw/x')).rejects.toMatchObject({ kind: 'permanent' });
  });

  test('sends the condition of a deletion, and takes 404 for done', async () => {
    const gone = storeAnswering({ status: 404, body: errorBody('NoSuchKey') });
    const changed = storeAnswering({ status: 412, body: errorBody('PreconditionFailed') });
    const bucketless = storeAnswering({ status: 404, body: errorBody('NoSuchBucket') });

    expect(await gone.store.delete('a', { ifMatch: '"e0"' })).toEqual({});
    await expect(changed.store.delete('a', { ifMatch: '"e0"' })).rejects.toMatchObject({ kind: 'conflict' });
    await expect(bucketless.store.delete('a', { ifMatch: '"e0"' })).rejects.toMatchObject({
      kind: 'permanent',
    });

    expect(gone.requests[0]).toMatchObject({ method: 'DELETE', headers: { 'if-match': '"e0"' } });
  });

  test('says that a request was sent again, since the first may still take effect', async () => {
    const answers: Answer[] = [
      { status: 503, body: errorBody('SlowDown') },
      { status: 200, headers: { etag: '"e1"' } },
    ];
    const { store } = storeAnswering(() => answers.shift() ?? { status: 500 }, 2);

    expect(await store.put('a', body)).toEqual({ etag: '"e1"', sentAgain: true });
  });

  test('looks with HEAD', async () => {
    const there = storeAnswering({ status: 200, headers: { etag: '"e1"' } });
    const missing = storeAnswering({ status: 404 });

    expect(await there.store.head('a')).toBe('"e1"');
    expect(await missing.store.head('a')).toBeUndefined();
    expect(there.requests[0]?.method).toBe('HEAD');
  });
});
