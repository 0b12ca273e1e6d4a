import { randomUUID } from 'node:crypto';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { beforeAll } from 'vitest';
import { s3ObjectStore } from '../../functions/shared/object-store/object-store.s3.ts';
import { objectStoreContract } from '../shared/object-store/contract.ts';

const bucket = `open-minutes-contract-${randomUUID()}`;

beforeAll(async () => {
  await new S3Client({}).send(new CreateBucketCommand({ Bucket: bucket }));
});

objectStoreContract('S3', async () => ({ store: s3ObjectStore(bucket), place: `${randomUUID()}/` }));
