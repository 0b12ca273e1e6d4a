import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a bundle is made of, and what says which packages make it; from the root of the project. */
const FOLDERS = ['cli', 'functions', 'schemas'];
const FILES = ['package.json', 'tsconfig.json', 'node_modules/.package-lock.json'];

/** How often a process says that it uses its bundle, of which it may load a part at any time; in milliseconds. */
export const IN_USE = 10 * 60 * 1000;

/** Where bundles are kept: beside the packages, */
export const besidePackages = (root) => join(root, 'node_modules/.cache/open-minutes');
/** or, where nothing may be written there, in a folder of one's own among what is temporary. */
export const temporary = join(tmpdir(), `open-minutes-${process.getuid?.() ?? 0}`);

/** Whether nobody else can have put a bundle there: everybody may write beside what is temporary. */
export function isOurs(folder) {
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  return (
    stats?.isDirectory() === true && stats.uid === (process.getuid?.() ?? 0) && (stats.mode & 0o022) === 0
  );
}

/**
 * The folder of a bundle that is kept under a name.
 * @param {string} root
 * @param {string} name
 * @returns {string | undefined}
 */
export function keptAs(root, name) {
  const bundle = join(besidePackages(root), name);
  if (existsSync(bundle)) return bundle;
  const elsewhere = join(temporary, name);
  return existsSync(elsewhere) && isOurs(temporary) ? elsewhere : undefined;
}

/** Written for speed: what Node has for it takes three times as long, at each start. */
function filesIn(root, folder) {
  const files = [];
  for (const entry of readdirSync(`${root}/${folder}`, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) files.push(...filesIn(root, path));
    else if (entry.isFile()) files.push(path);
  }
  return files.sort();
}

/**
 * Paths of the sources, from the root of the project.
 * @param {string} root
 * @returns {string[]}
 */
export function sourcesOf(root) {
  return FOLDERS.flatMap((folder) => filesIn(root, folder)).concat(
    FILES.filter((file) => existsSync(`${root}/${file}`)),
  );
}

/** @param {Iterable<string | Uint8Array>} parts */
export function digestOf(parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex').slice(0, 32);
}

/**
 * What tells, without reading them, that no source was touched: the time of change that nobody can set (ctime).
 * @param {string} root
 * @returns {string}
 */
export function stampOf(root) {
  const files = sourcesOf(root).map((file) => {
    // Editors make files for a moment.
    const stats = statSync(`${root}/${file}`, { throwIfNoEntry: false });
    return `${file} ${stats?.size} ${stats?.ctimeMs}`;
  });
  return digestOf([root, files.join('\n')]);
}

/**
 * Says that a bundle is used, now and as long as this process lives.
 * @param {string} bundle
 */
export function keepBundle(bundle) {
  const say = () => {
    try {
      const now = new Date();
      utimesSync(bundle, now, now);
    } catch {
      // Whoever may not write it does not clear it away either.
    }
  };
  say();
  setInterval(say, IN_USE).unref();
}
