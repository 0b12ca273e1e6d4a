import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** The packages that are loaded with these modules, before anything is asked for. */
function loadedWith(entries: readonly string[]): readonly string[] {
  const { metafile } = buildSync({
    absWorkingDir: root,
    entryPoints: [...entries],
    outdir: 'unwritten',
    write: false,
    metafile: true,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
  });
  const packages = new Set<string>();
  const met = new Set(entries);
  for (const file of met)
    for (const { path, kind, external } of metafile.inputs[file]?.imports ?? []) {
      if (kind !== 'import-statement') continue;
      if (external !== true) met.add(path);
      else if (!path.startsWith('node:')) packages.add(path);
    }
  return [...packages].sort();
}

describe('open-minutes parse', () => {
  it('waits for no package but what reads a page and a command line', () => {
    expect(loadedWith(['cli/main.ts', 'cli/commands/parse.ts'])).toEqual([
      'ajv-formats/dist/formats.js',
      'ajv/dist/runtime/equal.js',
      'ajv/dist/runtime/ucs2length.js',
      'commander',
      'htmlparser2',
      'opencc-js/t2cn',
    ]);
  });
});
