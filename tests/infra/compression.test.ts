// Whether what is published reaches readers compressed: by CloudFront, which does it for certain types and sizes only, or
// because the format itself is.
import { brotliCompressSync, constants } from 'node:zlib';
import { expect, it } from 'vitest';
import { storedTypeOf } from '../../functions/publish/content-type.ts';
import { nightlyScopes } from '../../functions/publish/targets/all/tables.ts';
import { ALL } from '../../functions/shared/records/tables.ts';
import { AllWorld } from '../publish/all/world.ts';
import { inventYears } from '../publish/invented-years.ts';
import { COMPRESSED_BY_CLOUDFRONT } from './cloudfront.ts';

/** Compressed by themselves, or read by ranges, which no encoding may stand in the way of. */
const LEFT_AS_IT_IS = /\.(?:parquet|xlsx|zip|png|sqlite)$/;
/** Bytes between which CloudFront compresses. */
const SMALLEST = 1_000;
const LARGEST = 10_000_000;
/** Meetings of a government up to which everything of it is compressed; most hold 469 in ten years (docs/cost.md). */
const MEETINGS = 2_500;
const PUBLISHED = 60;

async function publishedFiles(): Promise<ReadonlyMap<string, Buffer>> {
  const world = new AllWorld();
  for (const { document, firstSeenAt } of inventYears({ meetings: PUBLISHED, daysBetween: 7 }))
    await world.publish(document.id, { ...document, firstSeenAt });
  for (const scope of [ALL, ...nightlyScopes([...world.summaries.rows.values()])])
    await world.builds.mark(scope, world.time());
  await world.settle();
  const files = new Map<string, Buffer>();
  for (const path of await world.paths())
    files.set(path, Buffer.from((await world.publicStore.get(path))?.body ?? ''));
  return files;
}

it('reaches readers compressed, whatever is larger than a kilobyte', async () => {
  const files = [...(await publishedFiles())];
  const extensions = new Set(files.map(([path]) => path.slice(path.lastIndexOf('.') + 1)));
  expect(extensions.size).toBeGreaterThan(10);
  const text = files.filter(([path, { length }]) => !LEFT_AS_IT_IS.test(path) && length >= SMALLEST);

  const uncompressed = text.filter(
    ([path]) => !COMPRESSED_BY_CLOUDFRONT.includes(storedTypeOf(path).replace(/;.*/, '')),
  );
  expect(uncompressed.map(([path]) => path)).toEqual([]);

  // What grows with the meetings, grows no faster than they do.
  const tooLarge = text.filter(([, { length }]) => (length * MEETINGS) / PUBLISHED > LARGEST);
  expect(tooLarge.map(([path]) => path)).toEqual([]);

  const bytes = text.reduce((sum, [, { length }]) => sum + length, 0);
  const sent = text.reduce((sum, [, file]) => sum + brotliOf(file), 0);
  // 0.144 when it was measured.
  expect(sent / bytes).toBeLessThan(0.2);
}, 120_000);

/** Bytes that a file takes on its way, compressed about as much as CloudFront does. */
const brotliOf = (file: Buffer): number =>
  brotliCompressSync(file, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length;
