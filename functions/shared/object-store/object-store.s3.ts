import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type PutObjectCommandOutput,
  paginateListObjectsV2,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';
import { fromAws, statusOf } from '../aws-errors.ts';
import { conflict, permanent } from '../errors.ts';
import { assertKey, assertPrefix } from './keys.ts';
import type { Listed, ObjectStore, Sent } from './object-store.ts';

/**
 * Objects in an S3 bucket. Compare-and-swap is S3's own: `If-Match` and `If-None-Match` on PutObject and
 * DeleteObject, answered with 412 when the condition does not hold and with 409 when another writer is under way.
 */
export function s3ObjectStore(bucket: string, config: S3ClientConfig = {}): ObjectStore {
  const client = new S3Client(config);
  const where = (key: string) => `s3://${bucket}/${key}`;

  return {
    async get(key) {
      assertKey(key);
      try {
        const answer = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
        if (answer.Body === undefined || answer.ETag === undefined) {
          throw permanent('store-refused', `${where(key)} came back without body or etag`);
        }
        return { body: await answer.Body.transformToByteArray(), etag: answer.ETag };
      } catch (error) {
        if (error instanceof Error && error.name === 'NoSuchKey') return undefined;
        throw fromAws(error, `Reading ${where(key)}`);
      }
    },
    async put(key, body, { contentType, cacheControl, ifMatch, ifNoneMatch } = {}) {
      assertKey(key);
      try {
        const answer = await client.send(
          new PutObjectCommand({
            Bucket: bucket,
            Key: key,
            Body: body,
            ContentType: contentType,
            CacheControl: cacheControl,
            IfMatch: ifMatch,
            IfNoneMatch: ifNoneMatch,
          }),
        );
        if (answer.ETag === undefined)
          throw permanent('store-refused', `${where(key)} was written without etag`);
        return { etag: answer.ETag, ...sending(answer) };
      } catch (error) {
        // With If-Match, S3 answers 404 where there is no object to match.
        if (ifMatch !== undefined && error instanceof Error && error.name === 'NoSuchKey') {
          throw conflict('condition-failed', `Writing ${where(key)}: there is no object to match`, error);
        }
        throw fromAws(error, `Writing ${where(key)}`);
      }
    },
    async head(key) {
      assertKey(key);
      try {
        return (await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }))).ETag;
      } catch (error) {
        // Without a body, S3 does not say what is missing; a missing bucket shows with the next write.
        if (statusOf(error) === 404) return undefined;
        throw fromAws(error, `Looking at ${where(key)}`);
      }
    },
    async *list(prefix) {
      for await (const { key } of listed(prefix)) yield key;
    },
    listed,
    async delete(key, { ifMatch } = {}) {
      assertKey(key);
      try {
        return sending(
          await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key, IfMatch: ifMatch })),
        );
      } catch (error) {
        // With If-Match, S3 answers 404 where there is nothing to delete.
        if (ifMatch !== undefined && error instanceof Error && error.name === 'NoSuchKey') return {};
        throw fromAws(error, `Deleting ${where(key)}`);
      }
    },
  };

  async function* listed(prefix: string, { shallow = false } = {}): AsyncGenerator<Listed> {
    assertPrefix(prefix);
    const request = { Bucket: bucket, Prefix: prefix, Delimiter: shallow ? '/' : undefined };
    try {
      for await (const page of paginateListObjectsV2({ client }, request)) {
        for (const { Key: key, ETag: etag } of page.Contents ?? [])
          if (key !== undefined && etag !== undefined) yield { key, etag };
      }
    } catch (error) {
      throw fromAws(error, `Listing ${where(prefix)}`);
    }
  }
}

/** The SDK sends again what got no answer, or one that asks for it. */
const sending = ({ $metadata: { attempts = 1 } }: Pick<PutObjectCommandOutput, '$metadata'>): Sent =>
  attempts > 1 ? { sentAgain: true } : {};
