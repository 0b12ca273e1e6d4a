import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { BUNDLING } from '../../infra/bundle.ts';

const ROOT = join(import.meta.dirname, '../..');

/**
 * A module of the project, bundled as infra/bundle.ts bundles it for Lambda: what runs from the sources through
 * tsx also writes down the name of every function that it makes, which is a tenth of the time of a page.
 *
 * @param path of the module, from the root of the project
 */
export async function bundled<Module>(path: string): Promise<Module> {
  const folder = mkdtempSync(join(tmpdir(), 'open-minutes-bench-'));
  try {
    const outfile = join(folder, 'bundle.mjs');
    await build({
      ...BUNDLING,
      entryPoints: [join(ROOT, path)],
      outfile,
      target: `node${process.versions.node}`,
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
