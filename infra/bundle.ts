import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, buildSync } from 'esbuild';
import { BUNDLED_SOURCES, readSources } from '../functions/shared/sources.ts';
import { NOTICES, noticesOf } from './notices.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** How what runs on Lambda is made of the sources; the benchmarks bundle alike. */
export const BUNDLING = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  mainFields: ['module', 'main'],
  // Names stay as they are written, for the stack traces. `keepNames` would write down the name of every function
  // whenever one is made, which is a tenth of the time that reading a page takes.
  minifySyntax: true,
  minifyWhitespace: true,
  // CommonJS packages in an ES module bundle still call `require` for what Node brings along.
  banner: {
    js: "import { createRequire as bundleRequire } from 'node:module'; const require = bundleRequire(import.meta.url);",
  },
  logLevel: 'error',
} as const satisfies BuildOptions;

/**
 * Writes a bundle for Lambda: `index.mjs`, and `parts/` with what is loaded only when it is asked for, as the reader of PDF
 * files; and the notices of the packages in it.
 * @param entry Path of the module that exports the handler.
 * @param outdir Folder that the bundle is written into.
 * @throws Error of esbuild when the code does not hold together.
 */
export function bundle(entry: string, outdir: string, options: Pick<BuildOptions, 'nodePaths'> = {}): void {
  const { metafile } = buildSync({
    ...BUNDLING,
    ...options,
    metafile: true,
    target: 'node24',
    entryPoints: { index: entry },
    outdir,
    outExtension: { '.js': '.mjs' },
    splitting: true,
    chunkNames: 'parts/[name]-[hash]',
    sourcemap: true,
    sourcesContent: false,
    absWorkingDir: root,
  });
  writeFileSync(join(outdir, NOTICES), noticesOf(root, Object.keys(metafile.inputs)));
}

/**
 * Writes the bundle of a room: its handler with the SDK that package-lock.json names, and the sources as one file, so that
 * thousands of them are no thousands of reads at each cold start.
 * @param sources Folder of the sources' configuration, from the root of the project.
 * @throws OpenMinutesError `permanent` that names a source that is wrong.
 */
export function bundleRoom(room: string, outdir: string, sources?: string): void {
  bundle(join(root, 'functions', room, 'handler.ts'), outdir);
  if (sources !== undefined) bundleSources(outdir, sources);
}

/**
 * Writes all sources as one file.
 * @param folder Of the source files, from the root of the project.
 * @throws OpenMinutesError `permanent` that names a source that is wrong.
 */
export function bundleSources(outdir: string, folder: string): void {
  writeFileSync(join(outdir, BUNDLED_SOURCES), JSON.stringify(readSources(join(root, folder))));
}
