import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { buildSync } from 'esbuild';
import { besidePackages, digestOf, IN_USE, isOurs, keptAs, sourcesOf, stampOf, temporary } from './find.mjs';

/** A bundle that nobody has said to use for so long is cleared away, in milliseconds. */
const UNUSED = 3 * IN_USE;
/** Why a folder cannot be written, so that another one is tried. */
const UNWRITABLE = new Set(['EACCES', 'EPERM', 'EROFS']);
/** How the name of a bundle begins that is not ready. */
const UNFINISHED = 'unfinished-';

/**
 * The bundle of the sources as they are. It bears the name of their bytes; what they look like without being read leads
 * there next time. Files that were only copied or checked out again find the bundle that they had.
 *
 * @param {string} root Folder of the project.
 * @returns {string} Folder of the bundle.
 * @throws Error that says what esbuild finds wrong with the sources, or that nothing can be written.
 */
export function makeBundle(root) {
  for (;;) {
    const stamp = stampOf(root);
    const name = digestOf([root, ...sourcesOf(root).flatMap((file) => [file, bytesOf(join(root, file))])]);
    const kept = keptAs(root, name);
    if (kept !== undefined) return remember(kept, stamp);
    const cache = writableCache(root);
    const made = build(root, cache);
    // What somebody saves meanwhile may be half in it.
    if (stampOf(root) === stamp) return remember(moveTo(join(cache, name), made), stamp);
    rmSync(made, { recursive: true });
  }
}

/** Of a file that has just gone, none: then the sources are looked at again. */
function bytesOf(path) {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error.code === 'ENOENT') return '';
    throw error;
  }
}

/** Lets what was seen of the sources lead to the bundle of their bytes. */
function remember(bundle, stamp) {
  try {
    symlinkSync(basename(bundle), join(dirname(bundle), stamp));
  } catch (error) {
    // Another process was faster; or the bundle came with an image that only its maker could write.
    if (error.code !== 'EEXIST' && !UNWRITABLE.has(error.code)) throw error;
  }
  return bundle;
}

/** Gives a bundle its name, all at once. Whoever may read the sources may run it: another user than made an image does. */
function moveTo(bundle, made) {
  chmodSync(made, 0o755);
  try {
    renameSync(made, bundle);
  } catch (error) {
    // Another process was faster.
    if (!existsSync(bundle)) throw error;
    rmSync(made, { recursive: true });
  }
  return bundle;
}

/** The first folder for bundles that can be written. */
function writableCache(root) {
  const cache = besidePackages(root);
  try {
    mkdirSync(cache, { recursive: true });
    accessSync(cache, constants.W_OK);
    clearUnused(cache);
    return cache;
  } catch (error) {
    if (!UNWRITABLE.has(error.code)) throw error;
  }
  mkdirSync(temporary, { recursive: true, mode: 0o700 });
  if (!isOurs(temporary)) throw new Error(`${temporary} belongs to somebody else`);
  clearUnused(temporary);
  return temporary;
}

function clearUnused(cache) {
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    // What leads to a bundle is as old as that; where it leads nowhere, it goes too.
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined || Date.now() - stats.mtimeMs > UNUSED)
      rmSync(path, { recursive: true, force: true });
  }
}

/** Packages of many files that the reader of a page needs; the others are loaded from where they are. */
const INLINED = new Set(['ajv', 'ajv-formats', 'htmlparser2', 'opencc-js']);

/** Bundles the sources into a new folder. */
function build(root, cache) {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const outdir = mkdtempSync(join(cache, UNFINISHED));
  try {
    // Packages are loaded from where they are, also from afar.
    symlinkSync(join(root, 'node_modules'), join(outdir, 'node_modules'), 'dir');
    buildSync({
      absWorkingDir: root,
      entryPoints: { index: 'cli/main.ts', thread: 'functions/parse/bounded/thread.ts' },
      outdir,
      outExtension: { '.js': '.mjs' },
      chunkNames: 'parts/[name]-[hash]',
      bundle: true,
      // A command loads what it needs and no more.
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      external: Object.keys(dependencies).filter((name) => !INLINED.has(name)),
      charset: 'utf8',
      minifyWhitespace: true,
      minifySyntax: true,
      define: { PROJECT_ROOT: JSON.stringify(root) },
      sourcemap: true,
      sourcesContent: false,
      logLevel: 'silent',
    });
    return outdir;
  } catch (error) {
    rmSync(outdir, { recursive: true });
    throw error;
  }
}
