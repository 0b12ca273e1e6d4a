import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { counted, tables } from '../../../tools/lexicon/build.ts';

const TABLES = new URL('../../../functions/parse/lexicon/zh/', import.meta.url);
const COUNTED = new URL('../../../tools/lexicon/counted/', import.meta.url);
/** A folder with the texts that tools/lexicon/texts.ts names; without it their counts are taken as they are. */
const texts = process.env.OPEN_MINUTES_LEXICON_TEXTS;
const LARGEST = 600_000;

describe('tables of the lexicon', () => {
  it.each([...tables()])('%s is what npm run lexicon writes', (file, text) => {
    expect(readFileSync(new URL(file, TABLES), 'utf8') === text).toBe(true);
  });

  it.runIf(texts)('counts are those of the texts', () => {
    for (const [file, text] of counted(texts ?? ''))
      expect(readFileSync(new URL(file, COUNTED), 'utf8') === text, file).toBe(true);
  });

  it('are small enough to be loaded with the parser', () => {
    const bytes = [...tables().keys()].map((file) => statSync(new URL(file, TABLES)).size);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(LARGEST);
  });
});
