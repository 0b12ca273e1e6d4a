import { expect, it } from 'vitest';
import { readEnvironment } from '../../functions/shared/environment.ts';

it('gives the variables that are asked for', () => {
  const environment = readEnvironment(['BUCKET', 'TABLE'], { BUCKET: 'b', TABLE: 't', OTHER: 'o' });

  expect([environment.BUCKET, environment.TABLE]).toEqual(['b', 't']);
});

it('names every variable that is missing or empty', () => {
  expect(() => readEnvironment(['BUCKET', 'TABLE', 'QUEUE'], { TABLE: '', QUEUE: 'q' })).toThrow(
    /^The environment lacks BUCKET, TABLE$/,
  );
});
