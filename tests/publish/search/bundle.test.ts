// The scripts that are published are those of the sources, and light enough for every reader.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { bundled, bundleOf, SCRIPTS } from '../../../tools/browser-scripts.ts';

const MOST_BYTES = 9_000;

it.each(SCRIPTS)('%s is bundled from its source as it is now', async (name) => {
  const text = await bundled(name);
  expect(readFileSync(bundleOf(name), 'utf8')).toBe(text);
  expect(gzipSync(text).length).toBeLessThan(MOST_BYTES);
});
