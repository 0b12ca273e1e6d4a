import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What lies beside a bundle that holds packages of others: their licences ask that their notices go with them. */
export const NOTICES = 'THIRD-PARTY-LICENCES.txt';

/** Files that a package tells its licence by. */
const TELLS_LICENCE = /^(?:licen[cs]e|notice|copying)(?:[.-].{0,40})?$/iu;
/** The folder of the package that a file belongs to. */
const PACKAGE = /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/u;

/** What lies beside tables that were made of others' work, and says whose. */
const TELLS_ORIGIN = /^SOURCES\.md$|\.LICENSE$/u;

const textsIn = (folder: string, telling: RegExp): string =>
  readdirSync(folder)
    .filter((file) => telling.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').trim())
    .join('\n\n');

/** The notice of a package, and by which name it is passed on. */
function noticeOf(folder: string): readonly [text: string, name: string] {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const text = textsIn(folder, TELLS_LICENCE) || `Its package holds no text of its licence (${license}).`;
  return [text, `${name} ${version} (${license})`];
}

/**
 * The notices of what files were taken from: of packages, and of tables in this project that others' work went into. A text
 * that several packages have stands once.
 * @param root Folder of the project,.
 * @param files Paths from there.
 */
export function noticesOf(root: string, files: readonly string[]): string {
  const packages = new Set(files.flatMap((file) => PACKAGE.exec(file)?.[0] ?? []));
  const namesOf = new Map<string, string[]>();
  for (const folder of [...packages].sort()) {
    const [text, name] = noticeOf(join(root, folder));
    namesOf.set(text, [...(namesOf.get(text) ?? []), name]);
  }
  const own = new Set(files.filter((file) => !PACKAGE.test(file)).map((file) => dirname(file)));
  for (const folder of [...own].sort()) {
    const text = textsIn(join(root, folder), TELLS_ORIGIN);
    if (text !== '') namesOf.set(text, [`Tables of ${folder}`]);
  }
  return [...namesOf]
    .map(([text, names]) => `${names.join('\n')}\n\n${text}\n`)
    .join(`\n${'-'.repeat(80)}\n\n`);
}
