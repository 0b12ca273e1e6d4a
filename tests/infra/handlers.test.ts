import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const handlers = readdirSync(join(root, 'functions'))
  .map((room) => `functions/${room}/handler.ts`)
  .filter((path) => existsSync(join(root, path)));

it('every room that is deployed has a handler', () => {
  expect(handlers).toEqual(
    expect.arrayContaining(['record', 'publish', 'health'].map((room) => `functions/${room}/handler.ts`)),
  );
});

it.each(handlers)('%s only puts things together, in 30 lines', (path) => {
  const source = readFileSync(join(root, path), 'utf8');

  expect(source.trimEnd().split('\n').length).toBeLessThanOrEqual(30);
  expect(source).not.toMatch(/\b(try|if|for|while|switch) ?[({]/);
});
